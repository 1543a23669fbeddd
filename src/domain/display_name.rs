//! What to call a person.

use crate::domain::{Person, is_picture};

/// What somebody is called of whom nothing is known that could be a name.
pub const NAMELESS: &str = "Someone without a name";

/// The name to show: given and family, or where there is none the nickname, the organisation, an address or a number, or
/// [`NAMELESS`]. It is never empty.
///
/// ```
/// # use kith::domain::{Person, display_name};
/// let ana = Person { given: "Ana".into(), family: "Silva".into(), ..Person::default() };
/// assert_eq!(display_name(&ana), "Ana Silva");
/// assert_eq!(display_name(&Person { role: "Cook".into(), ..Person::default() }), "Someone without a name");
/// ```
pub fn display_name(person: &Person) -> String {
    person.name().unwrap_or_else(|| NAMELESS.to_owned())
}

impl Person {
    /// The picture, where there is one that may stand in the page.
    pub fn picture(&self) -> Option<&str> {
        Some(self.photo.as_str()).filter(|it| is_picture(it))
    }

    /// Whether there is anything to call them by.
    pub fn has_name(&self) -> bool {
        self.name().is_some()
    }

    fn name(&self) -> Option<String> {
        let whole = self.whole_name();
        let names = [whole.as_str(), &self.nickname, &self.other_script, &self.organisation].into_iter();
        let reached = self.emails.iter().chain(self.phones.iter()).map(|it| it.value.as_str());
        let known = names.chain(reached).chain(self.addresses.iter().filter_map(|it| it.value.lines().next()));
        known.map(str::trim).find(|it| !it.is_empty()).map(str::to_owned)
    }

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
