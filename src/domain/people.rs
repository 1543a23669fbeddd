//! What to call a person.

use crate::domain::Person;

/// The name to show: given and family, or the nickname, the organisation or an address where there is no name.
///
/// ```
/// # use kith::domain::{Person, display_name};
/// let ana = Person { given: "Ana".into(), family: "Silva".into(), ..Person::default() };
/// assert_eq!(display_name(&ana), "Ana Silva");
/// ```
pub fn display_name(person: &Person) -> String {
    [person.whole_name().as_str(), &person.nickname, &person.other_script, &person.organisation]
        .into_iter()
        .chain(person.emails.iter().chain(person.phones.iter()).map(|it| it.value.as_str()))
        .find(|it| !it.trim().is_empty())
        .unwrap_or_default()
        .to_owned()
}

impl Person {
    /// Given and family name in one.
    pub fn whole_name(&self) -> String {
        [self.given.as_str(), self.family.as_str()]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// What a friend would say: the nickname, the given name, or else the whole name.
pub fn short_name(person: &Person) -> String {
    [&person.nickname, &person.given]
        .into_iter()
        .find(|it| !it.is_empty())
        .map_or_else(|| display_name(person), |it| it.split_whitespace().next().unwrap_or(it).to_owned())
}

/// One or two letters for a monogram. Letters beyond English ones stay as they are written.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|it| it.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).map(|it| it.to_ascii_uppercase()).collect()
}
