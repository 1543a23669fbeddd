//! Display names of people.

use crate::domain::name_words::{is_initial, is_vietnamese_family};
use crate::domain::{NameParts, Person, is_picture, label_key, tidy_line};

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

/// The short names of people who stand beside one another, in the same order, so that each can be told from the others.
/// Those who share a short name get the initial of the family name, or all of it if they share the initial too, or
/// else the display name. Only people with the same display name keep the same one.
///
/// # Examples
///
/// ```
/// # use kith::domain::{Person, distinct_names};
/// let of = |given: &str, family: &str| Person { given: given.into(), family: family.into(), ..Person::default() };
/// let people = [of("Ana", "Silva"), of("Ana", "Kerr"), of("Bo", "Silva")];
/// assert_eq!(distinct_names(&people.each_ref()), ["Ana S.", "Ana K.", "Bo"]);
/// ```
pub fn distinct_names(people: &[&Person]) -> Vec<String> {
    let keys: Vec<String> = people.iter().map(|it| label_key(&short_name(it))).collect();
    let name = |(at, person): (usize, &&Person)| {
        let others = people.iter().enumerate().filter(|(other, _)| *other != at && keys[*other] == keys[at]);
        let mut alike: Vec<&Person> = others.map(|it| *it.1).collect();
        for form in [short_name, with_initial, with_family] {
            let name = form(person);
            let key = label_key(&name);
            alike.retain(|it| label_key(&form(it)) == key);
            if alike.is_empty() {
                return name;
            }
        }
        display_name(person)
    };
    people.iter().enumerate().map(name).collect()
}

/// The short name with the initial of the family name, without its particles: "Ana B." for Ana van der Berg.
fn with_initial(person: &Person) -> String {
    let initial = |family: &str| {
        let capital = family.chars().find(|it| it.is_uppercase()).or_else(|| family.chars().next());
        capital.map(|it| format!("{}.", it.to_uppercase())).unwrap_or_default()
    };
    short_and(person, initial)
}

/// The short name with the family name.
fn with_family(person: &Person) -> String {
    short_and(person, str::to_owned)
}

/// The short name and a part of the family name. The display name if the short name is no part of the given name, or
/// in a script without capitals, in most of which the family name comes first.
fn short_and(person: &Person, part: impl Fn(&str) -> String) -> String {
    let (short, family) = (short_name(person), person.name_parts().family);
    let is_cased = family.chars().any(|it| it.is_lowercase() || it.is_uppercase());
    let is_given = !(person.given.is_empty() && person.nickname.is_empty()) && short != family;
    if is_cased && is_given { format!("{short} {}", part(&family)) } else { display_name(person) }
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
