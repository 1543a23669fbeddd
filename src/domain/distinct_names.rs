//! Short names of people who stand beside one another.

use crate::domain::{Person, display_name, label_key, short_name};

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
