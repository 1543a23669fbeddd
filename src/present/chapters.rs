//! The chapters of a relationship: a name that the book offers for one.

use chrono::NaiveDate;

use crate::domain::{Book, PersonId, VecMap, VecSet, label_key};

/// The name of the project or group with the most days with a person, among the exchanges in memory. None if there is
/// none, or if a chapter is called so already. It is offered and never taken by itself.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::chapters::offered_name;
///
/// let check = |chapters: &str, expected: Option<&str>| {
///     let book = read(&format!(
///         r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "n", "given": "Nadia"{chapters}}}],
///             "projects": [{{"id": "h", "name": "Harbour tender"}}, {{"id": "f", "name": "Ferry"}}],
///             "exchanges": [{{"when": "2018-05-05", "people": ["n"], "project": "h"}},
///                 {{"when": "2018-06-05", "people": ["n"], "project": "h"}},
///                 {{"when": "2018-07-05", "people": ["n"], "project": "f"}}]}}"#
///     ))
///     .unwrap()
///     .book;
///     let (nadia, _) = book.people.iter().next().unwrap();
///     assert_eq!(offered_name(&book, nadia).as_deref(), expected);
/// };
/// check("", Some("Harbour tender"));
/// check(r#", "chapters": [{"name": "harbour tender"}]"#, None);
/// ```
pub fn offered_name(book: &Book, person: PersonId) -> Option<String> {
    let mut days: VecMap<String, VecSet<NaiveDate>> = VecMap::default();
    for (_, exchange) in book.exchanges_with(person) {
        let project = exchange.project.and_then(|it| book.projects.get(it)).map(|it| it.name.clone());
        let groups = exchange.groups.iter().filter_map(|it| book.groups.get(*it)).map(|it| it.name.clone());
        for name in project.into_iter().chain(groups).filter(|it| !it.is_empty()) {
            days.slot(name).extend(exchange.when);
        }
    }
    // Of two with as many days the first by name.
    let (name, _) = days.iter().rev().max_by_key(|(_, days)| days.len())?;
    let is_known = |known: &str| label_key(known) == label_key(name);
    let chapters = &book.people.get(person)?.chapters;
    (!chapters.iter().any(|it| is_known(&it.name))).then(|| name.clone())
}
