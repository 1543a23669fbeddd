//! The participants of meetings, as people of the file.

use std::collections::HashMap;

use crate::domain::{
    ContactMethod, Id, NameParts, Person, email_keys, is_phone_number, label_key, number_keys, profile_key,
};
use crate::formats::foreign::{Incoming, IncomingPerson, Participant};

/// Gives every participant the index of a person. Those who are no record of the file are added to its people, once
/// each; returns the index of the first of them.
pub(super) fn add_participants(incoming: &mut Incoming) -> usize {
    let first = incoming.people.len();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (index, person) in incoming.people.iter().enumerate() {
        keys_of(&person.person).into_iter().for_each(|key| _ = known.entry(key).or_insert(index));
    }
    for participant in incoming.meetings.iter_mut().flat_map(|it| &mut it.with) {
        if participant.index.is_some_and(|it| it < first) {
            continue;
        }
        let keys = keys(participant);
        let index = keys.iter().find_map(|it| known.get(it)).copied().unwrap_or_else(|| {
            incoming.people.push(person_of(participant));
            incoming.people.len() - 1
        });
        keys.into_iter().for_each(|key| _ = known.entry(key).or_insert(index));
        participant.index = Some(index);
    }
    first
}

/// The keys of a participant: the address and the profile, or the name if there is neither.
fn keys(participant: &Participant) -> Vec<String> {
    let mut keys = email_keys(&participant.email);
    keys.extend(profile_key(&participant.profile));
    if is_phone_number(&participant.name) {
        keys.extend(number_keys(&participant.name));
    }
    if keys.is_empty() {
        keys.push(format!("name {}", label_key(&participant.name)));
    }
    keys
}

/// The name under which a participant is remembered as somebody whom the user does not want to be offered: a checksum
/// of the first address, profile or else the name.
pub(super) fn forget_key(person: &Person) -> String {
    keys_of(person).first().map(|it| Id::<Person>::from_text(it).to_string()).unwrap_or_default()
}

fn keys_of(person: &Person) -> Vec<String> {
    let mut keys: Vec<String> = person.emails.iter().flat_map(|it| email_keys(&it.value)).collect();
    keys.extend(person.profiles.iter().filter_map(|it| profile_key(&it.value)));
    keys.extend(person.phones.iter().flat_map(|it| number_keys(&it.value)));
    keys.push(format!("name {}", label_key(&person.whole_name())));
    keys
}

fn person_of(participant: &Participant) -> IncomingPerson {
    let method = |value: &str| ContactMethod { value: value.to_owned(), ..ContactMethod::default() };
    let filled = |value: &str| (!value.is_empty()).then(|| method(value));
    let mut person = Person {
        emails: filled(&participant.email).into_iter().collect(),
        profiles: filled(&participant.profile).into_iter().collect(),
        ..Person::default()
    };
    // An address or a number in place of a name is no name.
    if is_phone_number(&participant.name) {
        person.phones = filled(&participant.name).into_iter().collect();
    } else if !participant.name.contains('@') {
        person.set_name(NameParts::read(&participant.name));
    }
    IncomingPerson { person, ..IncomingPerson::default() }
}
