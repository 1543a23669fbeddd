//! The order of people by name.

use crate::domain::string_enum::string_enum;
use crate::domain::{Person, display_name, tidy_line};

string_enum! {
    /// The part of a name by which people are sorted.
    pub enum NameOrder {
        /// The given name.
        Given = "given",
        /// The family name.
        Family = "family",
    }
}

/// The languages in which the family name comes first, and is read so. Names in Hungarian and Vietnamese are in Latin
/// letters, and their first word is read as the given name: sorting by the first word is right for them.
const FAMILY_FIRST: [&str; 3] = ["ja", "zh", "ko"];

impl NameOrder {
    /// The usual order of a language, by a tag such as "ja-JP".
    ///
    /// ```
    /// # use kith::domain::NameOrder;
    /// assert_eq!(NameOrder::usual("ja-JP"), NameOrder::Family);
    /// assert_eq!(NameOrder::usual("en-GB"), NameOrder::Given);
    /// ```
    pub fn usual(language: &str) -> Self {
        let language = language.split(['-', '_']).next().unwrap_or_default();
        if FAMILY_FIRST.contains(&language) { Self::Family } else { Self::Given }
    }
}

/// The name by which a person is sorted: the one that the user wrote for it, or else the name without titles and
/// degrees, with the given or the family name first, or else the display name. The page compares it by the rules of the
/// user's language, and the core in the form of [`normalize`](crate::domain::normalize).
///
/// ```
/// # use kith::domain::{NameOrder, Person, sort_name};
/// let anton = Person { given: "Anton".into(), family: "Zeller".into(), ..Person::default() };
/// assert_eq!(sort_name(&anton, NameOrder::Family), "Zeller Anton");
/// assert_eq!(sort_name(&anton, NameOrder::Given), "Anton Zeller");
/// let doctor = Person { prefix: "Dr.".into(), ..anton.clone() };
/// assert_eq!(sort_name(&doctor, NameOrder::Given), "Anton Zeller");
/// let written = Person { sort_name: "Seller".into(), ..anton };
/// assert_eq!(sort_name(&written, NameOrder::Given), "Seller");
/// ```
pub fn sort_name(person: &Person, order: NameOrder) -> String {
    if !person.sort_name.is_empty() {
        return person.sort_name.clone();
    }
    let parts = person.name_parts();
    let name = match order {
        NameOrder::Given => parts.bare(),
        NameOrder::Family if parts.family.is_empty() => parts.bare(),
        NameOrder::Family => tidy_line(&[parts.family, parts.given, parts.middle].join(" ")),
    };
    if name.is_empty() { display_name(person) } else { name }
}
