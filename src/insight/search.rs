//! Search for people in all text stored about them. Ignores accents, compares numbers by their digits and tolerates
//! typos in names. `query.rs` reads a query; `texts.rs` lists the texts about a person; `excerpt.rs` shows where a
//! query was found; `projects.rs` finds projects, groups, trips, aims and returns themselves.

mod excerpt;
#[cfg(test)]
mod found_tests;
mod projects;
mod query;
mod texts;

use std::ops::Range;

use strsim::osa_distance;

pub use excerpt::{Excerpt, excerpt};
pub use projects::{FoundWork, WorkId, find_work};
pub use texts::{LinePlace, Related};

use crate::domain::{Book, PersonId, VecMap, display_name, normalize, phone_numbers, sort_by_key};
use query::{Word, has_number, significant, words};
use texts::each_line;

/// The normalized text about each person. Filled person by person, so that a large book can be indexed in slices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    entries: VecMap<PersonId, Entry>,
    last: Option<Last>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Entry {
    /// The normalized display name.
    name: String,
    /// The normalized text about the person, one item per line.
    text: String,
    /// The significant digits of the telephone numbers in the text, one number per line.
    numbers: String,
}

/// The last search, for narrowing a query that extends it: a person without a match does not match the longer query
/// either, and in the text of a match the longer last word stands at the same position or later.
#[derive(Clone, Debug, PartialEq)]
struct Last {
    query: String,
    /// The matching people, each with the byte offset in the text from which the last word of the query can occur.
    hits: Vec<(PersonId, usize)>,
}

/// A search result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The person.
    pub id: PersonId,
    /// Smaller is better: 0 for a match in the name, 1 in the other text, 2 with a typo.
    pub rank: u8,
}

impl Index {
    /// Indexes a whole book.
    pub fn of(book: &Book) -> Self {
        let (mut index, related) = (Self::default(), Related::of(book));
        book.people.iter().for_each(|(id, _)| index.add(book, &related, id));
        index
    }

    /// Indexes or reindexes one person, or removes an entry without a person. Only exchanges in memory are included.
    /// `related` is of the same book.
    pub fn add(&mut self, book: &Book, related: &Related<'_>, id: PersonId) {
        self.last = None;
        match book.people.get(id) {
            Some(person) => {
                let mut entry = Entry { name: normalize(&display_name(person)), ..Entry::default() };
                each_line(book, id, person, &mut |_, line| entry.add(line));
                related.of_person(id).for_each(|line| entry.add(line));
                self.entries.insert(id, entry);
            }
            None => drop(self.entries.remove(&id)),
        }
    }

    /// Returns the people matching all words of a query, best first. An empty query matches no one.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    /// use kith::insight::search::Index;
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1, "people": [
    ///         {"given": "Lucía", "family": "Ferreyra"}, {"given": "Kenji", "notes": "Works with Lucia."}]}"#,
    /// )?
    /// .book;
    /// let mut index = Index::of(&book);
    /// let mut names = |query: &str| -> Vec<&str> {
    ///     index.find(query).iter().map(|found| book.people.get(found.id).unwrap().given.as_str()).collect()
    /// };
    /// assert_eq!(names("lucia"), ["Lucía", "Kenji"], "a match in the name comes first");
    /// assert_eq!(names("fereyra"), ["Lucía"], "a typo is forgiven");
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn find(&mut self, query: &str) -> Vec<Found> {
        let query = normalize(query);
        let words: Vec<Word<'_>> = words(&query);
        if words.is_empty() {
            return Vec::new();
        }
        let look = |id: PersonId, entry: &Entry, from: &[usize]| Some((id, entry.hit(&words, from)?));
        let is_exact = |(_, it): &(PersonId, Hit)| it.rank < SLIP;
        // A longer number may fit people that its beginning does not fit: with its country code. The sign of a tag is
        // searched as a text as long as no letter follows.
        let narrows = !has_number(&words) && !query.contains('#');
        let last = self.last.take().filter(|it| narrows && query.starts_with(&it.query));
        let narrowed = last.map(|Last { query, hits }| {
            let mut from = vec![0; query.split_whitespace().count()];
            let look = |(id, at): (PersonId, usize)| {
                from.last_mut().into_iter().for_each(|it| *it = at);
                look(id, self.entries.get(&id)?, &from)
            };
            hits.into_iter().filter_map(look).collect::<Vec<_>>()
        });
        // If only typo matches are left, search the whole index: typo matches dropped as noise by the shorter query
        // count again.
        let narrowed = narrowed.filter(|it| it.iter().any(is_exact));
        let all = || self.entries.iter().filter_map(|(id, entry)| look(*id, entry, &[])).collect();
        let mut hits: Vec<(PersonId, Hit)> = narrowed.unwrap_or_else(all);
        // Typo matches are noise if there is any exact match.
        if hits.iter().any(is_exact) {
            hits.retain(|(_, it)| it.rank < SLIP);
            // A typo in a shorter word may be none in a longer one, so only a search without typos narrows the next.
            self.last = narrows.then(|| Last { hits: hits.iter().map(|(id, it)| (*id, it.at)).collect(), query });
        }
        let mut found: Vec<Found> = hits.into_iter().map(|(id, it)| Found { id, rank: it.rank }).collect();
        sort_by_key(&mut found, |it| it.rank);
        found
    }
}

/// The rank of a match with a typo.
const SLIP: u8 = 2;

/// How a query matches a person.
struct Hit {
    rank: u8,
    /// Byte offset of the last word in the text; 0 if it matched in the name.
    at: usize,
}

impl Entry {
    /// Adds a line of text.
    fn add(&mut self, line: &str) {
        self.text.push_str(&normalize(line));
        self.text.push('\n');
        if has_digits(line) {
            for number in phone_numbers(line) {
                self.numbers.push_str(significant(&number.digits));
                self.numbers.push('\n');
            }
        }
    }

    /// Matches all words. `from` has, for the first words, the byte offset in the text at which the search may start;
    /// returns `None` if a word is missing.
    fn hit(&self, words: &[Word<'_>], from: &[usize]) -> Option<Hit> {
        let mut hit = Hit { rank: 0, at: 0 };
        for (index, word) in words.iter().enumerate() {
            hit.at = 0;
            if word.find_in(&self.name, 0).is_some() {
                continue;
            }
            let from = from.get(index).copied().unwrap_or_default();
            hit.rank = if word.is_number_in(&self.numbers) {
                hit.rank.max(1)
            } else if let Some(at) = word.find_in(&self.text, from) {
                hit.at = at;
                hit.rank.max(1)
            } else if is_near_any(&self.name, word.text()) {
                SLIP
            } else {
                return None;
            };
        }
        Some(hit)
    }
}

/// Whether a line may have a telephone number: a few digits, in any script.
fn has_digits(line: &str) -> bool {
    line.chars().filter(|it| it.is_numeric()).nth(query::LEAST_DIGITS - 1).is_some()
}

/// The byte ranges of the query words in a text, for highlighting: in order, without overlap.
///
/// # Examples
///
/// ```
/// # use kith::insight::search::marks;
/// assert_eq!(marks("Lucía Ferreyra", "lucia"), [0..6]);
/// assert!(marks("Ana", "zzz").is_empty());
/// ```
pub fn marks(text: &str, query: &str) -> Vec<Range<usize>> {
    let (query, whole) = (normalize(query), normalize(text));
    let words: Vec<Word<'_>> = words(&query).into_iter().filter(|it| it.find_in(&whole, 0).is_some()).collect();
    if words.is_empty() {
        return Vec::new();
    }
    // Normalizing character by character keeps the mapping back to byte offsets.
    let letters: Vec<(usize, String)> = text.char_indices().map(|(at, c)| (at, normalize(&c.to_string()))).collect();
    let normalized: String = letters.iter().map(|(_, it)| it.as_str()).collect();
    let mut bounds = Vec::with_capacity(normalized.len() + 1);
    for (at, letter) in &letters {
        bounds.extend(std::iter::repeat_n(*at, letter.len()));
    }
    bounds.push(text.len());
    let mut marks: Vec<Range<usize>> = Vec::new();
    for word in words {
        for (start, _) in normalized.match_indices(word.text()) {
            let range = bounds[start]..bounds[start + word.text().len()].max(bounds[start]);
            marks.push(range);
        }
    }
    sort_by_key(&mut marks, |it| (it.start, std::cmp::Reverse(it.end)));
    marks.dedup_by(|later, earlier| later.start < earlier.end);
    marks
}

fn is_near_any(text: &str, word: &str) -> bool {
    let slips = match word.chars().count() {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    text.split_whitespace().any(|it| osa_distance(it, word) <= slips)
}

#[cfg(test)]
mod tests {
    use super::{Index, SLIP};
    use crate::domain::Book;
    use crate::domain::tests::full::{check_texts, full_person};
    use crate::domain::tests::{add, ctx};

    /// The texts by which no person is found: how to say and address them, labels of addresses and dates, the picture,
    /// and the origin of an import.
    const LEFT_OUT: &[&str] = &[
        "say",
        "pronouns",
        "emails/0/kind",
        "phones/0/kind",
        "addresses/0/kind",
        "profiles/0/kind",
        "expertise/0/who_said",
        "dates/0/kind",
        "helps/0/words",
        "hushed/0/offer",
        "photo",
        "sources/0/digest",
        "sources/0/key",
        "card_lines/0",
    ];

    #[test]
    fn a_person_is_found_by_every_text_or_not_on_purpose() {
        let mut book = Book::default();
        add(&mut book, full_person(), &ctx(0, 1));
        let is_found = |text: &str| Index::of(&book).find(text).iter().any(|it| it.rank < SLIP);
        check_texts(is_found, LEFT_OUT);
    }
}
