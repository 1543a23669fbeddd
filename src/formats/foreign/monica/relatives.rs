//! Relations between the contacts of Monica.

use std::collections::BTreeSet;

use super::contact::{fact, has_contact_data, name};
use super::json::{Item, special_date};
use super::reader::Reader;
use crate::domain::RelationKind;

/// The types of Monica 4: the relation in Kith, and the words where Kith's is less exact or there is none. "Former" and
/// one-sided relations are words only.
const TYPES: [(&str, Option<RelationKind>, &str); 27] = [
    ("partner", Some(RelationKind::Partner), ""),
    ("spouse", Some(RelationKind::Partner), ""),
    ("date", None, "Dates"),
    ("lover", None, "Lover"),
    ("inlovewith", None, "In love with"),
    ("lovedby", None, "Loved by"),
    ("ex", None, "Former partner"),
    ("ex_husband", None, "Former spouse"),
    ("parent", Some(RelationKind::Parent), ""),
    ("child", Some(RelationKind::Child), ""),
    ("sibling", Some(RelationKind::Sibling), ""),
    ("stepparent", Some(RelationKind::Family), "Stepparent"),
    ("stepchild", Some(RelationKind::Family), "Stepchild"),
    ("grandparent", Some(RelationKind::Family), "Grandparent"),
    ("grandchild", Some(RelationKind::Family), "Grandchild"),
    ("uncle", Some(RelationKind::Family), "Uncle or aunt"),
    ("nephew", Some(RelationKind::Family), "Nephew or niece"),
    ("cousin", Some(RelationKind::Family), "Cousin"),
    ("godfather", Some(RelationKind::Family), "Godparent"),
    ("godson", Some(RelationKind::Family), "Godchild"),
    ("friend", Some(RelationKind::Friend), ""),
    ("bestfriend", Some(RelationKind::Friend), "Best friend"),
    ("colleague", Some(RelationKind::Colleague), ""),
    ("boss", Some(RelationKind::Manager), ""),
    ("subordinate", Some(RelationKind::Report), ""),
    ("mentor", Some(RelationKind::Mentor), ""),
    ("protege", Some(RelationKind::Mentee), ""),
];

/// The relation and the words of a type. A type that the user made is words only.
fn role(kind: &str) -> (Option<RelationKind>, String) {
    let lower = kind.to_lowercase();
    match TYPES.iter().find(|it| it.0 == lower) {
        Some((_, relation, words)) => (*relation, (*words).to_owned()),
        None => (None, kind.replace('_', " ")),
    }
}

/// The relations of the export: the first contact has the second as the given type. Monica writes
/// `{"contact_is": Ana, "type": "child", "of_contact": Tom}` if Tom is the child of Ana, as its pages show.
fn all(reader: &Reader<'_>) -> Vec<(usize, usize, String)> {
    let contact = |item: Item<'_>, name: &str| reader.by_uuid.get(item.get(name)?.as_str()?).copied();
    let relation = |item: Item<'_>| {
        let (from, to) = (contact(item, "contact_is")?, contact(item, "of_contact")?);
        (from != to).then(|| (from, to, item.line("type")))
    };
    reader.account.all("relationship").map(Item).filter_map(relation).collect()
}

impl Reader<'_> {
    /// The contacts who are only relatives of others, with nothing that would reach them. They become facts.
    pub(super) fn relatives(&self) -> BTreeSet<usize> {
        let is_only = |it: &usize| {
            let contact = self.contacts[*it];
            contact.is("is_partial") && !has_contact_data(contact)
        };
        let related = all(self).into_iter().filter(|(from, ..)| !is_only(from)).map(|(_, to, _)| to);
        related.filter(is_only).collect()
    }

    /// Adds the relations, the facts about relatives, and who introduced whom.
    pub(super) fn relate(&mut self) {
        let mut seen = BTreeSet::new();
        for (from, to, kind) in all(self) {
            let Some(place) = self.places[from] else { continue };
            let (relation, words) = role(&kind);
            let Some(other) = self.places[to] else {
                let label = if words.is_empty() { relation.map(spelled).unwrap_or_default() } else { words };
                let text = self.relative(to);
                self.incoming.people[place].person.facts.insert(fact(&label, &text));
                continue;
            };
            if let Some(relation) = relation {
                // Each relation is there once for each direction, and Kith stores it on one of the two.
                let pair = if place < other { (place, other, relation) } else { (other, place, relation.inverse()) };
                if seen.insert((pair.0, pair.1, pair.2.word())) {
                    self.incoming.people[place].relations.push((relation, other));
                }
            }
            if !words.is_empty() {
                let text = name(self.contacts[to]);
                self.incoming.people[place].person.facts.insert(fact(&words, &text));
            }
        }
        for index in 0..self.contacts.len() {
            let through = self.contacts[index].get("first_met_through").and_then(|it| it.as_str());
            let Some(through) = through.and_then(|it| self.by_uuid.get(it).copied()) else { continue };
            let Some(place) = self.places[index] else { continue };
            match self.places[through] {
                Some(other) if other != place => self.incoming.people[place].met_through = Some(other),
                Some(_) => (),
                None => {
                    let text = self.relative(through);
                    self.incoming.people[place].person.facts.insert(fact("Met through", &text));
                }
            }
        }
    }

    /// The name of a relative, with the birthday.
    fn relative(&self, index: usize) -> String {
        let contact = self.contacts[index];
        let born = contact.get("birthdate").and_then(special_date).and_then(Result::ok);
        let name = name(contact);
        match born {
            Some((when, true)) => format!("{name}, born about {when}"),
            Some((when, false)) => format!("{name}, born {}", when.to_string().trim_start_matches('-')),
            None => name,
        }
    }
}

/// A relation as the label of a fact.
fn spelled(kind: RelationKind) -> String {
    let word = kind.word();
    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
}
