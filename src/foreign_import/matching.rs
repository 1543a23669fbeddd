//! The people of a file matched with those of a book.

use std::collections::HashMap;

use crate::domain::{Book, Person, PersonId, Source, display_name, email_keys, label_key, profile_key};
use crate::foreign_import::fields::{Offers, is_made_key, offers};
use crate::formats::foreign::{FieldChange, MatchReason, Outcome};
use crate::insight::doubles::{Reason, is_doubtful, names_contradict};

/// A person of the file, matched.
#[derive(Debug)]
pub(super) struct Planned {
    /// The person's id in the book, or the one that a new person gets.
    pub(super) id: PersonId,
    /// The person of the book with the same name, if nothing else speaks for it.
    pub(super) namesake: Option<PersonId>,
    pub(super) source: Source,
    pub(super) offers: Offers,
    pub(super) outcome: Outcome,
}

/// What a matching needs beside the person.
pub(super) struct Matching<'a> {
    book: &'a Book,
    owner: &'a [String],
    /// How often each key occurred: two records of one key are two people.
    times: HashMap<String, usize>,
}

impl<'a> Matching<'a> {
    /// A matching with a book. `owner` are the names and addresses of the user in the file.
    pub(super) fn new(book: &'a Book, owner: &'a [String]) -> Self {
        Self { book, owner, times: HashMap::new() }
    }

    /// Matches a person of the file. `found` are the people of the book who look alike, the likeliest first.
    pub(super) fn planned(&mut self, person: &Person, source: Source, found: &[(PersonId, Vec<Reason>)]) -> Planned {
        let time = self.times.entry(source.key.clone()).or_default();
        *time += 1;
        let name = if *time > 1 { format!("{} {time}", source.key) } else { source.key.clone() };
        let new = PersonId::from_text(&name);
        // Kith's own export has the id as UID.
        let own = source.key.strip_prefix("vcard ").and_then(PersonId::parse);
        let is_here = |it: &PersonId| self.book.people.get(*it).is_some();
        let by_record = self.by_record(&source).or(own.filter(is_here)).or_else(|| Some(new).filter(is_here));
        let strong = found.iter().find_map(|(id, reasons)| Some((*id, strong_reason(reasons.first()?)?)));
        // A family may share an address or a number.
        let (strong, doubtful) = match strong {
            Some((id, reason)) if self.is_doubtful(id, person) => (None, Some((id, reason))),
            strong => (strong, None),
        };
        // A key that is made of a name and an address says no more than these.
        let (made, shared) = (is_made_key(&source.key), strong.clone());
        let reason = |id| shared.filter(|it| made && it.0 == id).map_or(MatchReason::Record, |it| it.1);
        let matched = by_record.map(|id| (id, reason(id))).or(strong);
        let namesake = doubtful.or_else(|| found.first().map(|it| (it.0, MatchReason::Name)));
        let planned =
            |id, outcome| Planned { id, namesake: None, source: source.clone(), offers: Offers::default(), outcome };
        let is_in_trash = self.book.view(new.into()).is_some_and(|it| it.has_value()) && !is_here(&new);
        // Somebody whom the user has brought in is a namesake.
        if by_record.is_none() && !is_in_trash && self.is_owner(person) {
            return planned(new, Outcome::Owner);
        }
        match (matched, namesake) {
            (Some((id, reason)), _) => self.matched(person, source, id, reason),
            (None, _) if is_in_trash => planned(new, Outcome::InTrash),
            (None, Some((namesake, reason))) => {
                let outcome = Outcome::Perhaps { name: self.name_of(namesake), reason };
                Planned { namesake: Some(namesake), ..planned(new, outcome) }
            }
            (None, None) => planned(new, Outcome::New),
        }
    }

    fn matched(&self, person: &Person, source: Source, id: PersonId, reason: MatchReason) -> Planned {
        let name = self.name_of(id);
        let known = self.book.people.get(id).and_then(|it| it.sources.iter().find(|it| it.key == source.key));
        let has_news = known.is_none_or(|it| it.digest != source.digest);
        let offers = if has_news { offers(self.book, id, person, &source.key) } else { Offers::default() };
        let shown = |all: &[crate::foreign_import::fields::Offer]| {
            all.iter().map(|it| it.shown.clone()).collect::<Vec<FieldChange>>()
        };
        let mut additions = shown(&offers.additions);
        // They come along for the way back, and say nothing to the user.
        additions.retain(|it| it.field != "card_lines");
        let changes = shown(&offers.changes);
        let outcome = if additions.is_empty() && changes.is_empty() {
            Outcome::Same { name, reason }
        } else {
            Outcome::Match { name, reason, additions, changes }
        };
        Planned { id, namesake: None, source, offers, outcome }
    }

    /// Whether the incoming person may be somebody else, although they share an address with the person of the book.
    fn is_doubtful(&self, id: PersonId, incoming: &Person) -> bool {
        self.book.people.get(id).is_some_and(|it| is_doubtful(it, incoming))
    }

    /// The person of a record. If the user said that a later version of it is somebody new, that one.
    fn by_record(&self, source: &Source) -> Option<PersonId> {
        let is_of = |person: &Person, is_it: &dyn Fn(&Source) -> bool| {
            person.sources.iter().any(|it| it.key == source.key && is_it(it))
        };
        let of_record: Vec<(PersonId, &Person)> = self.book.people.iter().filter(|it| is_of(it.1, &|_| true)).collect();
        let same = of_record.iter().find(|it| is_of(it.1, &|it| it.digest == source.digest));
        let other = other_id(source);
        let later = same.or_else(|| of_record.iter().find(|it| it.0 == other));
        later.or(of_record.first()).map(|it| it.0)
    }

    fn name_of(&self, id: PersonId) -> String {
        self.book.people.get(id).map(display_name).unwrap_or_default()
    }

    /// Whether a person is the user: one of the addresses, profiles or the name that the file gives its owner, or that
    /// is on the user's own card. The name on that card is enough: an old address of the user is more usual than a
    /// namesake, whom the user can bring in all the same.
    fn is_owner(&self, person: &Person) -> bool {
        let is_mine = |keys: Vec<String>, of: fn(&str) -> Vec<String>| {
            keys.iter().any(|key| self.owner.iter().any(|it| of(it).contains(key)))
        };
        let profiles = |text: &str| profile_key(text).into_iter().collect::<Vec<_>>();
        let has_contact = !person.emails.is_empty() || !person.profiles.is_empty();
        let name = label_key(&person.whole_name());
        let shares_address = is_mine(person.emails.iter().flat_map(|it| email_keys(&it.value)).collect(), email_keys);
        // A family may share an address: "Tio Costa" is not the user.
        (shares_address && !names_contradict(&self.book.settings().own_card(), person))
            || is_mine(person.profiles.iter().flat_map(|it| profiles(&it.value)).collect(), profiles)
            || (!has_contact && !name.is_empty() && self.owner.iter().any(|it| label_key(it) == name))
            || (!name.is_empty() && label_key(&self.book.settings().own_name) == name)
    }
}

/// The id of somebody new in place of the person whom a record was matched with.
pub(super) fn other_id(source: &Source) -> PersonId {
    PersonId::from_text(&format!("{} other", source.key))
}

/// The reason of a match, if it is more than a name.
fn strong_reason(reason: &Reason) -> Option<MatchReason> {
    match reason {
        Reason::Email(address) => Some(MatchReason::Email(address.clone())),
        Reason::Number(number) => Some(MatchReason::Number(number.clone())),
        Reason::Profile(address) => Some(MatchReason::Profile(address.clone())),
        Reason::NameAndOrganisation(organisation) => Some(MatchReason::NameAndOrganisation(organisation.clone())),
        _ => None,
    }
}
