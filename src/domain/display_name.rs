//! Display names of people.

use crate::domain::name_words::{is_initial, is_vietnamese_family};
use crate::domain::{NameParts, Person, is_picture, tidy_line};

/// The display name of a person with no name, address or number.
pub const NAMELESS: &str = "Someone without a name";

/// The display name: the parts of the name in one line, or else the nickname, the name in another script, the
/// organisation, an e-mail address, a telephone number, a postal address or [`NAMELESS`]. Never empty.
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
    /// The picture, if the text is a safe `data:` link.
    pub fn picture(&self) -> Option<&str> {
        Some(self.photo.as_str()).filter(|it| is_picture(it))
    }

    /// Whether any field can serve as the display name.
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
}

/// The name that a friend would use: the first word of the nickname or of the given name that is no initial, or else
/// the initials together, or else the display name. Never a title alone, and never the family name of a Vietnamese
/// name, which comes first.
///
/// # Examples
///
/// ```
/// # use kith::domain::{Person, short_name};
/// let ana = Person { given: "Ana Maria".into(), family: "Silva".into(), ..Person::default() };
/// assert_eq!(short_name(&ana), "Ana");
/// let ana = Person { given: "Dr.".into(), family: "Ana Weber".into(), ..Person::default() };
/// assert_eq!(short_name(&ana), "Ana");
/// let of = |name: &str| {
///     let mut person = Person::default();
///     person.set_name(kith::domain::NameParts::read(name));
///     short_name(&person)
/// };
/// assert_eq!(of("Lê Văn Tám"), "Tám");
/// assert_eq!(of("Trần Hưng"), "Hưng");
/// assert_eq!(of("J. R. Tolkien"), "J. R.");
/// ```
pub fn short_name(person: &Person) -> String {
    let parts = person.name_parts();
    let given = match person.nickname.is_empty() {
        false => person.nickname.clone(),
        // Of two words the order is not sure, but nobody is called by this one.
        true if is_vietnamese_family(&parts.given) && !parts.family.is_empty() => parts.family,
        true => parts.given,
    };
    if let Some(word) = given.split_whitespace().find(|it| !is_initial(it)) {
        return word.to_owned();
    }
    let initials = [given.as_str(), &parts.middle].join(" ");
    if given.is_empty() { display_name(person) } else { tidy_line(&initials) }
}

/// One or two initials of a name, without those of titles and degrees. Only ASCII letters are upper-cased.
///
/// # Examples
///
/// ```
/// # use kith::domain::initials;
/// assert_eq!(initials("Ana Maria Silva"), "AS");
/// assert_eq!(initials("Ana"), "A");
/// assert_eq!(initials("Dr. Ana Weber, PhD"), "AW");
/// ```
pub fn initials(name: &str) -> String {
    let name = NameParts::read(name).bare();
    let mut words = name.split_whitespace().filter_map(|it| it.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).map(|it| it.to_ascii_uppercase()).collect()
}
