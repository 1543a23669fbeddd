//! Search for projects, groups, trips, aims and returns themselves, by their words. A book has a few of them, so they
//! need no index.

use crate::domain::{
    Aim, AimId, Book, Group, GroupId, Id, Outcome, Project, ProjectId, Trip, TripId, label_key, normalize, sort_by_key,
};
use crate::insight::search::query::words;

/// A project, a group, a trip, an aim or a return that has all words of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundWork {
    /// Which one.
    pub id: WorkId,
    /// The name of the project or the group, the place of the trip, the aim, or what came of knowing people.
    pub name: String,
    /// The text in which the words were found, if the name does not have them all.
    pub text: Option<String>,
}

/// The id of a project, a group, a trip, an aim or a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkId {
    /// A project.
    Project(ProjectId),
    /// A group.
    Group(GroupId),
    /// A trip.
    Trip(TripId),
    /// An aim.
    Aim(AimId),
    /// A return.
    Return(Id<Outcome>),
}

/// Returns the projects, groups, trips, own aims and returns that have all words of a query, those with the words in
/// the name first. An empty query finds nothing. What the user learned and the date are left out: the first is the
/// user's alone, and a date is no word.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::search::find_work;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///     "projects": [{"name": "The rocket", "what": "Small and loud.", "wants": [{"what": "Guidance"}]}],
///     "groups": [{"name": "Rowing", "purpose": "A walk in May"}],
///     "trips": [{"place": "Lisbon", "what": "The boat show"}],
///     "aims": [{"what": "Lead a team", "why": "I like to see others grow."},
///         {"what": "Rocket science", "whose": "theirs"}]}"#,
/// )?
/// .book;
/// let check = |query: &str, expected: &[(&str, Option<&str>)]| {
///     let found = find_work(&book, query);
///     let found: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.text.as_deref())).collect();
///     assert_eq!(found, expected, "{query}");
/// };
/// check("rocket", &[("The rocket", None)]);
/// check("loud", &[("The rocket", Some("Small and loud."))]);
/// check("rocket guidance", &[("The rocket", Some("Guidance"))]);
/// check("grow", &[("Lead a team", Some("I like to see others grow."))]);
/// check("may", &[("Rowing", Some("A walk in May"))]);
/// check("boat", &[("Lisbon", Some("The boat show"))]);
/// check("rocket grow", &[]);
/// check("", &[]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn find_work(book: &Book, query: &str) -> Vec<FoundWork> {
    let query = normalize(query);
    if words(&query).is_empty() {
        return Vec::new();
    }
    let projects = book.projects.iter().map(|(id, it)| (WorkId::Project(id), it.name.as_str(), texts_of_project(it)));
    let own = book.aims.iter().filter(|(_, it)| it.is_own());
    let aims = own.map(|(id, it)| (WorkId::Aim(id), it.what.as_str(), texts_of_aim(it)));
    let groups = book.groups.iter().map(|(id, it)| (WorkId::Group(id), it.name.as_str(), texts_of_group(it)));
    let trips = book.trips.iter().map(|(id, it)| (WorkId::Trip(id), it.place.as_str(), texts_of_trip(it)));
    let returns = book.returns.iter().map(|(id, it)| (WorkId::Return(id), it.what.as_str(), Vec::new()));
    let mut found: Vec<FoundWork> = projects
        .chain(groups)
        .chain(trips)
        .chain(aims)
        .chain(returns)
        .filter_map(|(id, name, texts)| found(&query, id, name, &texts))
        .collect();
    sort_by_key(&mut found, |it| (it.text.is_some(), label_key(&it.name), it.id));
    found
}

fn texts_of_project(it: &Project) -> Vec<&str> {
    let needs = it.wants.iter().map(|it| it.what.as_str()).chain(it.needs.iter().map(String::as_str));
    [it.what.as_str()].into_iter().chain(needs).chain([it.closing.came.as_str()]).collect()
}

fn texts_of_group(it: &Group) -> Vec<&str> {
    vec![&it.what, &it.purpose, &it.notes]
}

fn texts_of_trip(it: &Trip) -> Vec<&str> {
    vec![&it.what]
}

fn texts_of_aim(it: &Aim) -> Vec<&str> {
    vec![&it.why, &it.sign, &it.at_start, &it.now, &it.helped]
}

/// The name and the texts, if all words are somewhere in them.
fn found(query: &str, id: WorkId, name: &str, texts: &[&str]) -> Option<FoundWork> {
    let lines: Vec<&str> = texts.iter().flat_map(|it| it.lines()).filter(|it| !it.trim().is_empty()).collect();
    let normalized: Vec<String> = lines.iter().map(|it| normalize(it)).collect();
    let whole = normalize(name);
    let mut at = None;
    for word in words(query) {
        if word.find_in(&whole, 0).is_none() {
            at = Some(normalized.iter().position(|it| word.find_in(it, 0).is_some())?);
        }
    }
    let text = at.and_then(|it| lines.get(it)).map(|it| (*it).to_owned());
    Some(FoundWork { id, name: name.to_owned(), text })
}
