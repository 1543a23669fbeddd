//! Where the user knows people from: the sectors of the picture.

use chrono::NaiveDate;

use super::groups::Membership;
use super::{Known, first_met};
use crate::domain::{Person, VecMap, label_key, sort_by_key, tidy_line};

/// The number of people who open a sector of their own (design decision).
pub const OPENS: usize = 4;

/// The largest number of sectors, with the one for everybody else (design decision: a clock has twelve hours).
const MOST: usize = 12;

/// The people whom the user knows from one place: a group, an organisation or the place where they met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sector {
    /// The form in which places are compared. Empty for everybody else.
    pub key: String,
    /// The place, as it was written first. Empty for everybody else.
    pub name: String,
    /// The people by their numbers, those known longest first.
    pub people: Vec<usize>,
}

/// A place, those known longest first: the sorting key of sectors.
type Place = (Option<NaiveDate>, String, Vec<usize>);

/// The sectors, those with the earliest acquaintance first, and last the one for everybody else, which is there even if
/// it is empty: else the first person in it would move everybody.
pub(super) fn sectors(known: &[Known<'_>], memberships: &[Vec<Membership>]) -> Vec<Sector> {
    let words: Vec<String> = known.iter().enumerate().map(|(at, it)| origin(it.person, memberships.get(at))).collect();
    let mut places: VecMap<String, Vec<usize>> = VecMap::default();
    // Thousands share a few words, and the form in which words are compared takes a while to find.
    let mut keys: VecMap<&str, String> = VecMap::default();
    for word in &words {
        if !keys.contains_key(word.as_str()) {
            keys.insert(word, label_key(word));
        }
    }
    let key = |word: &String| keys.get(word.as_str()).cloned().unwrap_or_default();
    let mut keyed: Vec<(String, usize)> = words.iter().enumerate().map(|(at, it)| (key(it), at)).collect();
    sort_by_key(&mut keyed, |(key, at)| (key.clone(), first_met(&known[*at])));
    keyed.into_iter().for_each(|(key, at)| places.slot(key).push(at));
    let (large, small): (Vec<Place>, Vec<Place>) = places
        .into_iter()
        .map(|(key, people)| (people.first().and_then(|it| known[*it].since), key, people))
        .partition(|(_, key, people)| !key.is_empty() && people.len() >= OPENS);
    let mut large = large;
    // Nobody knows when a place without a day began, so it comes last.
    sort_by_key(&mut large, |(since, key, _)| (since.is_none(), *since, key.clone()));
    let beyond = large.split_off(large.len().min(MOST - 1));
    let mut rest: Vec<usize> = small.into_iter().chain(beyond).flat_map(|(_, _, people)| people).collect();
    sort_by_key(&mut rest, |at| first_met(&known[*at]));
    let name = |people: &[usize]| people.first().map(|it| words[*it].clone()).unwrap_or_default();
    let mut sectors: Vec<Sector> =
        large.into_iter().map(|(_, key, people)| Sector { name: name(&people), key, people }).collect();
    sectors.push(Sector { key: String::new(), name: String::new(), people: rest });
    sectors
}

/// Where the user knows somebody from: the group of the longest standing, else the organisation, else the place where
/// they met.
fn origin(person: &Person, groups: Option<&Vec<Membership>>) -> String {
    let group = groups.and_then(|it| it.iter().min_by_key(|it| (it.from.is_none(), it.from, it.key.as_str())));
    let words = [group.map_or("", |it| it.name.as_str()), &person.organisation, &person.how_met.place];
    words.into_iter().map(tidy_line).find(|it| !it.is_empty()).unwrap_or_default()
}
