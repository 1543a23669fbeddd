//! Search for people in all text stored about them. Ignores accents and tolerates typos in names.

use std::ops::Range;

use memchr::memmem::Finder;
use strsim::osa_distance;

use crate::domain::{Book, Person, PersonId, VecMap, display_name, normalize, sort_by_key};

/// The normalized text about each person. Filled person by person, so that a large book can be indexed in slices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    entries: VecMap<PersonId, Entry>,
    last: Option<Last>,
}

#[derive(Clone, Debug, PartialEq)]
struct Entry {
    /// The normalized display name.
    name: String,
    /// The normalized text about the person, one item per line.
    text: String,
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
        let mut index = Self::default();
        book.people.iter().for_each(|(id, _)| index.add(book, id));
        index
    }

    /// Indexes or reindexes one person, or removes an entry without a person. Only exchanges in memory are included.
    pub fn add(&mut self, book: &Book, id: PersonId) {
        self.last = None;
        match book.people.get(id) {
            Some(person) => {
                let mut text = String::new();
                each_line(book, id, person, &mut |_, line| {
                    text.push_str(&normalize(line));
                    text.push('\n');
                });
                self.entries.insert(id, Entry { name: normalize(&display_name(person)), text });
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
        let words: Vec<Word<'_>> = query.split_whitespace().map(Word::new).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let look = |id: PersonId, entry: &Entry, from: &[usize]| Some((id, entry.hit(&words, from)?));
        let is_exact = |(_, it): &(PersonId, Hit)| it.rank < SLIP;
        let narrowed = self.last.take().filter(|it| query.starts_with(&it.query)).map(|Last { query, hits }| {
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
            self.last = Some(Last { hits: hits.iter().map(|(id, it)| (*id, it.at)).collect(), query });
        }
        let mut found: Vec<Found> = hits.into_iter().map(|(id, it)| Found { id, rank: it.rank }).collect();
        sort_by_key(&mut found, |it| it.rank);
        found
    }
}

/// The rank of a match with a typo.
const SLIP: u8 = 2;

/// A word of a query, with a finder that is built once and used on every text.
struct Word<'a> {
    text: &'a str,
    finder: Finder<'a>,
}

impl<'a> Word<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, finder: Finder::new(text) }
    }

    /// The byte offset of the word in `text`, searched from offset `from` on.
    fn find_in(&self, text: &str, from: usize) -> Option<usize> {
        Some(from + self.finder.find(text.as_bytes().get(from..)?)?)
    }
}

/// How a query matches a person.
struct Hit {
    rank: u8,
    /// Byte offset of the last word in the text; 0 if it matched in the name.
    at: usize,
}

impl Entry {
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
            hit.rank = if let Some(at) = word.find_in(&self.text, from) {
                hit.at = at;
                hit.rank.max(1)
            } else if is_near_any(&self.name, word.text) {
                SLIP
            } else {
                return None;
            };
        }
        Some(hit)
    }
}

/// A line in which a query was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The words around the match.
    pub text: String,
    /// Where the line stands.
    pub place: LinePlace,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinePlace {
    /// In the person or in an exchange.
    Anywhere,
    /// In what the user took along from a session, which only the user sees.
    Learned,
    /// In a mentorship with the person: the agreement, a topic, a goal, the ending.
    Mentorship,
}

/// An excerpt of a note, an exchange or a mentorship around the first query word that is not in the name.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::search::excerpt;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"given": "Ana", "notes": "Prefers a letter.\nGrows lemons."}]}"#,
/// )?
/// .book;
/// let (ana, _) = book.people.iter().next().unwrap();
/// assert_eq!(excerpt(&book, ana, "ana lemons").unwrap().text, "Grows lemons.");
/// assert_eq!(excerpt(&book, ana, "ana"), None, "the name is shown anyway");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn excerpt(book: &Book, id: PersonId, query: &str) -> Option<Excerpt> {
    let person = book.people.get(id)?;
    let (query, name) = (normalize(query), normalize(&display_name(person)));
    let searched = query.split_whitespace().find(|it| !name.contains(*it))?;
    let mut found = None;
    each_line(book, id, person, &mut |place, line| {
        if found.is_none() && normalize(line).contains(searched) {
            found = Some(Excerpt { text: around(line, searched), place });
        }
    });
    found
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
    // Normalizing character by character keeps the mapping back to byte offsets.
    let letters: Vec<(usize, String)> = text.char_indices().map(|(at, c)| (at, normalize(&c.to_string()))).collect();
    let normalized: String = letters.iter().map(|(_, it)| it.as_str()).collect();
    let mut bounds = Vec::with_capacity(normalized.len() + 1);
    for (at, letter) in &letters {
        bounds.extend(std::iter::repeat_n(*at, letter.len()));
    }
    bounds.push(text.len());
    let mut marks: Vec<Range<usize>> = Vec::new();
    for word in normalize(query).split_whitespace() {
        for (start, _) in normalized.match_indices(word) {
            let range = bounds[start]..bounds[start + word.len()].max(bounds[start]);
            marks.push(range);
        }
    }
    sort_by_key(&mut marks, |it| (it.start, std::cmp::Reverse(it.end)));
    marks.dedup_by(|later, earlier| later.start < earlier.end);
    marks
}

/// Calls `visit` with each line of text stored about a person.
fn each_line(book: &Book, id: PersonId, person: &Person, visit: &mut dyn FnMut(LinePlace, &str)) {
    let mut visit_all = |place, text: &str| text.lines().for_each(|it| visit(place, it));
    let mut visit = |text: &str| visit_all(LinePlace::Anywhere, text);
    let lines = [
        &person.other_script,
        &person.nickname,
        &person.organisation,
        &person.department,
        &person.role,
        &person.place,
        &person.notes,
        &person.how_met.place,
        &person.how_met.story,
    ];
    let reaches = person.emails.iter().chain(person.phones.iter()).chain(person.profiles.iter()).map(|it| &it.value);
    let words = [&person.tags, &person.groups, &person.expertise, &person.dos, &person.donts];
    lines.into_iter().chain(reaches).chain(words.into_iter().flat_map(|it| it.iter())).for_each(|it| visit(it));
    person.facts.iter().chain(person.custom.iter()).for_each(|it| visit(&format!("{}: {}", it.label, it.text)));
    person.addresses.iter().for_each(|it| visit(&it.value.replace('\n', ", ")));
    for (_, exchange) in book.exchanges_with(id) {
        [&exchange.notes, &exchange.next_time, &exchange.place].into_iter().for_each(|it| visit(it));
        exchange.topics.iter().chain(exchange.tags.iter()).for_each(|it| visit(it));
        let grow = &exchange.grow;
        [&exchange.brought, &grow.goal, &grow.reality, &grow.options, &grow.will].into_iter().for_each(|it| visit(it));
    }
    book.exchanges_with(id).for_each(|(_, it)| visit_all(LinePlace::Learned, &it.learned));
    each_line_of_mentorships(book, id, &mut visit_all);
}

/// Calls `visit` with the texts of the mentorships with a person, and of their goals.
fn each_line_of_mentorships(book: &Book, id: PersonId, visit_all: &mut dyn FnMut(LinePlace, &str)) {
    for (pair, it) in book.mentorships.iter().filter(|(_, it)| it.people.contains(&id)) {
        let (agreed, closing) = (&it.agreed, &it.closing);
        let lines = [&agreed.purpose, &agreed.place, &agreed.brings, &agreed.between, &agreed.privacy, &agreed.misfit];
        let endings = [&it.agreement, &it.ending, &closing.changed, &closing.thanks];
        visit_all(LinePlace::Learned, &closing.kept);
        let mut visit = |text: &str| visit_all(LinePlace::Mentorship, text);
        lines.into_iter().chain(endings).chain(it.agenda.iter().map(|it| &it.text)).for_each(|it| visit(it));
        it.goals.iter().for_each(|it| visit(&it.text));
        for (_, goal) in book.aims.iter().filter(|(_, it)| it.mentorship == Some(pair)) {
            [&goal.what, &goal.why, &goal.sign, &goal.helped].into_iter().for_each(|it| visit(it));
        }
    }
}

fn is_near_any(text: &str, word: &str) -> bool {
    let slips = match word.chars().count() {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    text.split_whitespace().any(|it| osa_distance(it, word) <= slips)
}

/// The line shortened to a few words on both sides of the match.
fn around(line: &str, word: &str) -> String {
    const BEFORE: usize = 16;
    const AFTER: usize = 48;
    let Some(mark) = marks(line, word).into_iter().next() else { return line.chars().take(BEFORE + AFTER).collect() };
    let start = line[..mark.start].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let end = line[mark.end..].char_indices().nth(AFTER).map_or(line.len(), |(at, _)| mark.end + at);
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < line.len() { "…" } else { "" });
    format!("{before}{}{after}", line[start..end].trim())
}

#[cfg(test)]
mod tests {
    use super::{Index, SLIP};
    use crate::domain::Book;
    use crate::domain::tests::full::{check_texts, full_person};
    use crate::domain::tests::{add, ctx};

    /// The texts by which no person is found: how to say and address them, labels of addresses and dates, and the
    /// picture.
    const LEFT_OUT: &[&str] = &[
        "say",
        "pronouns",
        "emails/0/kind",
        "phones/0/kind",
        "addresses/0/kind",
        "profiles/0/kind",
        "dates/0/kind",
        "dates/0/note",
        "helps/0/words",
        "hushed/0/offer",
        "photo",
    ];

    #[test]
    fn a_person_is_found_by_every_text_or_not_on_purpose() {
        let mut book = Book::default();
        add(&mut book, full_person(), &ctx(0, 1));
        let is_found = |text: &str| Index::of(&book).find(text).iter().any(|it| it.rank < SLIP);
        check_texts(is_found, LEFT_OUT);
    }
}
