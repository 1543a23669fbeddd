//! The ties between the cards of a file: relations and groups.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::relation::Related;
use crate::domain::{Fact, MAX_ELEMENTS};
use crate::formats::foreign::IncomingPerson;

/// The ties that are known once all cards are read.
#[derive(Default)]
pub(super) struct Links {
    by_uid: BTreeMap<String, usize>,
    /// None for a name that several people have.
    by_name: BTreeMap<String, Option<usize>>,
    related: Vec<(usize, Related)>,
    groups: Vec<(String, Vec<String>)>,
}

impl Links {
    /// Adds a person, who is the next of the file.
    pub(super) fn add(&mut self, index: usize, draft: &mut Draft, name: &str) {
        if !draft.uid.is_empty() {
            self.by_uid.insert(draft.uid.to_lowercase(), index);
        }
        // A group may name its members by address (RFC 6350, section 6.6.5).
        for email in draft.person().emails.iter() {
            self.by_uid.entry(format!("mailto:{}", email.value.to_lowercase())).or_insert(index);
        }
        let is_double = self.by_name.contains_key(&name.to_lowercase());
        self.by_name.insert(name.to_lowercase(), Some(index).filter(|_| !is_double));
        self.related.extend(std::mem::take(&mut draft.related).into_iter().map(|it| (index, it)));
    }

    /// Adds a group and the UIDs of its members.
    pub(super) fn add_group(&mut self, name: String, members: Vec<String>) {
        if !name.is_empty() {
            self.groups.push((name, members));
        }
    }

    /// Adds the relations and the labels of groups to the people. A relation to nobody of the file is a fact, and a
    /// line of the card.
    pub(super) fn join(self, people: &mut [IncomingPerson]) {
        for (index, related) in &self.related {
            let to = self.find(related).filter(|it| it != index);
            let Some(person) = people.get_mut(*index) else { continue };
            match (related.kind, to) {
                (Some(kind), Some(to)) if !person.relations.contains(&(kind, to)) => person.relations.push((kind, to)),
                (Some(_), Some(_)) => (),
                _ => keep(person, related),
            }
        }
        for (name, members) in &self.groups {
            for index in members.iter().filter_map(|it| self.by_uid.get(&it.to_lowercase())) {
                let Some(person) = people.get_mut(*index) else { continue };
                if !person.labels.contains(name) {
                    person.person.tags.insert(name.clone());
                    person.labels.push(name.clone());
                }
            }
        }
    }

    fn find(&self, related: &Related) -> Option<usize> {
        let key = related.to.to_lowercase();
        let by_name = || self.by_name.get(&key).copied().flatten().filter(|_| !related.is_address);
        self.by_uid.get(&key).copied().or_else(by_name)
    }
}

/// Keeps a relation to nobody of the file. The most are far beyond any family.
fn keep(person: &mut IncomingPerson, related: &Related) {
    if person.person.card_lines.len() >= MAX_ELEMENTS || person.person.custom.len() >= MAX_ELEMENTS {
        return;
    }
    person.person.card_lines.insert(related.raw.clone());
    if !related.is_address && !related.to.is_empty() {
        let mut letters = related.word.chars();
        let label = letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default();
        person.person.custom.insert(Fact { label, text: related.to.clone() });
    }
}
