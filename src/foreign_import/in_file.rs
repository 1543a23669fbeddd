//! The records of a file among themselves: the origin of each, and several records of one person.

use std::collections::HashMap;

use crate::domain::{Id, Person, Source, cells_of, display_name, email_keys, label_key, number_keys, profile_key};
use crate::foreign_import::fields::has_like;
use crate::formats::foreign::{FileSort, IncomingPerson};
use crate::insight::doubles::have_other_birthdays;

/// The origin of a person: the key of the record, and a checksum of its fields. A record without a key has one made of
/// the name and the first address or number.
pub(super) fn source(sort: FileSort, incoming: &IncomingPerson) -> Source {
    let person = &incoming.person;
    let contact = person.emails.iter().map(|it| &it.value).chain(person.phones.iter().map(|it| &it.value)).next();
    let made = || {
        let contact = contact.map(|it| label_key(it)).unwrap_or_default();
        let name = label_key(&display_name(person));
        // A key without a blank would be taken for the UID of a card.
        let contact = if contact.is_empty() && !name.contains(' ') { "-".to_owned() } else { contact };
        format!("{} {name} {contact}", sort.word()).trim_end().to_owned()
    };
    let key = if incoming.key.is_empty() { made() } else { incoming.key.clone() };
    let fields: String = cells_of(person).iter().map(|(name, value)| format!("{name} {value}\n")).collect();
    let digest = Id::<Person>::from_text(&fields).to_string();
    Source { key: key.chars().take(200).collect(), digest: digest[..8].to_owned() }
}

/// Moves the values of every double into the first record of the same person. Returns the index of the first for each
/// double.
pub(super) fn merge_doubles(people: &mut [IncomingPerson]) -> Vec<Option<usize>> {
    let mut first_with: HashMap<String, usize> = HashMap::new();
    let mut doubles = vec![None; people.len()];
    for index in 0..people.len() {
        let keys = double_keys(&people[index]);
        let own_key = &people[index].key;
        let first = keys.iter().find_map(|it| first_with.get(it)).copied();
        // A mother and her daughter may have one name and one address; one record twice is one person.
        let is_one = |it: &usize| {
            (!own_key.is_empty() && people[*it].key == *own_key)
                || !have_other_birthdays(&people[*it].person, &people[index].person)
        };
        let first = first.filter(is_one);
        if let Some(first) = first {
            doubles[index] = Some(first);
            let double = people[index].clone();
            merge_double(&mut people[first], double);
        }
        keys.into_iter().for_each(|it| _ = first_with.entry(it).or_insert(first.unwrap_or(index)));
    }
    doubles
}

/// The keys that two records of one person share: the record's own key, or the same initial and family name with the
/// same address, number or profile.
fn double_keys(incoming: &IncomingPerson) -> Vec<String> {
    let person = &incoming.person;
    let initial: String = label_key(&person.given).chars().take(1).collect();
    let has_both = !person.given.is_empty() && !person.family.is_empty();
    let name =
        if has_both { format!("{initial} {}", label_key(&person.family)) } else { label_key(&person.whole_name()) };
    let emails = person.emails.iter().flat_map(|it| email_keys(&it.value));
    let numbers = person.phones.iter().flat_map(|it| number_keys(&it.value));
    let profiles = person.profiles.iter().filter_map(|it| profile_key(&it.value));
    let mut keys: Vec<String> = emails.chain(numbers).chain(profiles).map(|it| format!("{name} {it}")).collect();
    if !incoming.key.is_empty() {
        keys.push(incoming.key.clone());
    }
    keys
}

fn merge_double(first: &mut IncomingPerson, double: IncomingPerson) {
    let known = cells_of(&first.person);
    for (cell, value) in cells_of(&double.person).iter().filter(|it| !known.contains_key(it.0)) {
        let (field, element) = crate::domain::split_cell(cell);
        if has_like(&first.person, &field, value) {
            continue;
        }
        if let Some(field) = crate::domain::Entity::field_mut(&mut first.person, &field) {
            field.put(element, Some(value));
        }
    }
    let labels = double.labels.into_iter().filter(|it| !first.labels.contains(it)).collect::<Vec<_>>();
    first.labels.extend(labels);
    first.photo = first.photo.take().or(double.photo);
    first.is_starred |= double.is_starred;
    first.is_invited &= double.is_invited;
    first.relations.extend(double.relations);
}
