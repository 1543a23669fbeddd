//! The people of a place, by the words that the user wrote.
//!
//! Two spellings are never made one by a guess, because then nobody could trust the field. "Lisboa" and "Lisbon" are
//! one place only after the user declared it ([`Settings::means`](crate::domain::Settings::means)). There is no map and
//! no geocoder.

mod address;
mod names;
mod wording;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::domain::{
    Alias, Book, Labels, Person, PersonId, VecMap, display_name, into_set, label_key, normalize, sort_by, sort_by_key,
    tidy_line,
};
use crate::insight::rhythm::{Warmth, silence};

pub use self::names::PlaceNames;
use self::wording::{Spot, Wordings};

/// Somebody in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resident {
    /// The person.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// How warm the tie is.
    pub warmth: Option<Warmth>,
    /// The words by which they were found, as the user wrote them.
    pub words: String,
}

/// The people of a place. Each person is in one list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InPlace {
    /// Those who live there.
    pub lives: Vec<Resident>,
    /// Those who work there, and live elsewhere.
    pub works: Vec<Resident>,
    /// Those whom the user met there.
    pub met: Vec<Resident>,
    /// Those who have left.
    pub left: Vec<Resident>,
    /// Other words for the place, as declared.
    pub same: Vec<String>,
}

impl InPlace {
    /// Whether nobody was found.
    pub fn is_empty(&self) -> bool {
        [&self.lives, &self.works, &self.met, &self.left].into_iter().all(Vec::is_empty)
    }
}

/// A place in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceInUse {
    /// Its spellings, the most frequent first. More than one only if the user declared that they mean the same.
    pub spellings: Vec<String>,
    /// The number of people who live or work there.
    pub people: usize,
}

/// Why somebody is in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Lives,
    Works,
    Left,
    Met,
}

/// Finds the people of a place. Archived people and the dead are left out. Each list is in the order of names.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::places::who_is_in;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "place": "Lisbon"},
///         {"given": "Luis", "place": "Lisbon (until 2023)"},
///         {"given": "Noor", "place": "Porto", "how_met": {"place": "a fair in Lisbon"}}]}"#,
/// )?
/// .book;
/// let found = who_is_in(&book, "lisbon", "2026-11-22".parse().unwrap());
/// assert_eq!((found.lives[0].name.as_str(), found.left[0].name.as_str()), ("Ana", "Luis"));
/// assert_eq!(found.met[0].words, "a fair in Lisbon");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn who_is_in(book: &Book, query: &str, today: NaiveDate) -> InPlace {
    let wordings = Wordings::of(query, &book.settings().means);
    let mut found = InPlace { same: declared(query, &book.settings().means), ..InPlace::default() };
    if wordings.is_empty() {
        return found;
    }
    for (id, person) in book.people.iter().filter(|(_, it)| it.may_be_suggested()) {
        let Some((tie, words)) = tie(person, &wordings, today) else { continue };
        let warmth = silence(book, id, person, today).map(|it| it.1);
        let list = match tie {
            Tie::Lives => &mut found.lives,
            Tie::Works => &mut found.works,
            Tie::Left => &mut found.left,
            Tie::Met => &mut found.met,
        };
        list.push(Resident { id, name: display_name(person), warmth, words });
    }
    for list in [&mut found.lives, &mut found.works, &mut found.met, &mut found.left] {
        sort_by_key(list, |it| (normalize(&it.name), it.id));
    }
    found
}

/// Whether a person lives or works in a place now.
pub(super) fn is_there(person: &Person, wordings: &Wordings, today: NaiveDate) -> bool {
    matches!(tie(person, wordings, today), Some((Tie::Lives | Tie::Works, _)))
}

/// The words of a place, with those that mean the same.
pub(super) fn wordings(book: &Book, place: &str) -> Wordings {
    Wordings::of(place, &book.settings().means)
}

/// The first tie of a person to a place, and the words that say so.
fn tie(person: &Person, wordings: &Wordings, today: NaiveDate) -> Option<(Tie, String)> {
    let place = Spot::read(&person.place, today);
    let own = (if place.has_left { Tie::Left } else { Tie::Lives }, tidy_line(&person.place));
    let met = (Tie::Met, tidy_line(&person.how_met.place));
    let own_words = (wordings.are_in(&place.name)).then_some(own);
    let addresses = person.addresses.iter().filter_map(|it| {
        let city = address::city_line(&it.value);
        let tie = if it.kind == "work" { Tie::Works } else { Tie::Lives };
        wordings.are_in(&city).then_some((tie, city))
    });
    let met = wordings.are_in(&met.1).then_some(met);
    own_words.into_iter().chain(addresses).chain(met).min_by_key(|it| it.0)
}

/// The places in which people live or work, the one with the most people first.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::places::in_use;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "place": "Lisbon"}, {"given": "Luis", "place": "lisbon"},
///         {"given": "Noor", "place": "Lisboa"}]}"#,
/// )?
/// .book;
/// let places = in_use(&book, "2026-11-22".parse().unwrap());
/// assert_eq!((places[0].spellings[0].as_str(), places[0].people), ("Lisbon", 2));
/// assert_eq!((places[1].spellings[0].as_str(), places[1].people), ("Lisboa", 1));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn in_use(book: &Book, today: NaiveDate) -> Vec<PlaceInUse> {
    let (means, labels) = (&book.settings().means, Labels::of(book, Labels::PLACE));
    // Many people live in one place: the words of each spelling are compared once.
    let mut spellings = VecMap::<String, Vec<PersonId>>::default();
    for (id, person) in book.people.iter().filter(|(_, it)| it.may_be_suggested()) {
        names(person, &labels, today).into_iter().for_each(|name| spellings.slot(name).push(id));
    }
    let mut places = VecMap::<String, Vec<(String, Vec<PersonId>)>>::default();
    for (name, people) in spellings {
        places.slot(Wordings::of(&name, means).key()).push((name, people));
    }
    let mut all: Vec<PlaceInUse> =
        places.into_iter().filter(|(key, _)| !key.is_empty()).map(|(_, it)| place_in_use(it)).collect();
    sort_by(&mut all, |a, b| b.people.cmp(&a.people).then_with(|| a.spellings.cmp(&b.spellings)));
    all
}

/// A place as the book spells it: the one that is meant by these words, or their beginning. The words themselves if
/// none is, or several are.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::places::spelled;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "place": "Lisbon"}, {"given": "Bo", "place": "New York"},
///         {"given": "Cy", "place": "Newark"}]}"#,
/// )?
/// .book;
/// let check = |query, expected| assert_eq!(spelled(&book, query, "2026-11-22".parse().unwrap()), expected);
/// check("lisbon", "Lisbon");
/// check(" lis", "Lisbon");
/// check("new", "new");
/// check("rome", "rome");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn spelled(book: &Book, query: &str, today: NaiveDate) -> String {
    let (query, wordings) = (tidy_line(query), wordings(book, query));
    let all: Vec<String> = in_use(book, today).into_iter().flat_map(|it| it.spellings).collect();
    let same = all.iter().find(|it| label_key(it) == label_key(&query));
    let mut meant = all.iter().filter(|it| wordings.are_in(it));
    let only = meant.next().filter(|_| meant.next().is_none());
    same.or(only).cloned().unwrap_or(query)
}

/// The places of a person: the words of `place`, and the city lines of the addresses.
fn names(person: &Person, labels: &Labels, today: NaiveDate) -> Vec<String> {
    let place = Spot::read(&person.place, today);
    let place = (!place.has_left).then_some(place.name);
    let cities = person.addresses.iter().map(|it| address::city(&it.value));
    let all: Vec<String> = place.into_iter().chain(cities).filter(|it| !it.is_empty()).collect();
    labels.shown(&all)
}

/// A place with its spellings, each with its people.
fn place_in_use(mut spellings: Vec<(String, Vec<PersonId>)>) -> PlaceInUse {
    let people = into_set(spellings.iter().flat_map(|it| it.1.iter().copied())).len();
    sort_by(&mut spellings, |a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    PlaceInUse { spellings: spellings.into_iter().map(|it| it.0).collect(), people }
}

/// The declared words that mean the same as a place.
fn declared(query: &str, means: &[Alias]) -> Vec<String> {
    let own = Wordings::of(query, means).key();
    let is_other = |it: &&String| normalize(&tidy_line(it)) != normalize(&tidy_line(query));
    let words = means.iter().flat_map(|it| [&it.word, &it.same_as]);
    let mut same: Vec<String> =
        words.filter(|it| !own.is_empty() && Wordings::of(it, means).key() == own).filter(is_other).cloned().collect();
    sort_by(&mut same, Ord::cmp);
    same.dedup();
    same
}
