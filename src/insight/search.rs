//! Finding people by anything that is written about them: accent-blind, and forgiving of a slip.

use std::ops::Range;

use strsim::osa_distance;

use crate::domain::{Book, Exchange, Person, PersonId, display_name, fold, sort_by_key};

/// Everything that is written about everybody, folded once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
struct Entry {
    id: PersonId,
    name: String,
    /// What is written, a thing a line.
    text: String,
    /// The same lines, folded.
    folded: String,
}

/// A person found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub id: PersonId,
    /// Better is smaller: in the name, then in the rest, then with a slip.
    pub rank: u8,
    /// Where the text around the match can be shown: some words of a note or an exchange.
    pub excerpt: Option<String>,
}

impl Index {
    /// Folds a book.
    pub fn of(book: &Book) -> Self {
        let entries = book.people.iter().map(|(id, person)| {
            let mut text = person_text(person);
            book.exchanges_with(id).for_each(|(_, it)| push_exchange(&mut text, it));
            Entry { id, name: fold(&display_name(person)), folded: fold(&text), text }
        });
        Self { entries: entries.collect() }
    }

    /// Everybody who has all the words of a query, best first. An empty query finds nobody.
    pub fn find(&self, query: &str) -> Vec<Found> {
        let words: Vec<String> = fold(query).split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Found> = self.entries.iter().filter_map(|it| it.find(&words)).collect();
        // With something better at hand, slips are noise.
        if found.iter().any(|it| it.rank < 2) {
            found.retain(|it| it.rank < 2);
        }
        sort_by_key(&mut found, |it| it.rank);
        found
    }
}

impl Entry {
    fn find(&self, words: &[String]) -> Option<Found> {
        let mut rank = 0;
        let mut excerpt = None;
        for word in words {
            if starts_a_word(&self.name, word) || self.name.contains(word.as_str()) {
                continue;
            }
            if let Some(at) = self.folded.find(word.as_str()) {
                rank = rank.max(1);
                let line = self.folded[..at].matches('\n').count();
                excerpt = excerpt.or_else(|| self.text.lines().nth(line).map(|it| around(it, word)));
            } else if is_near_any(&self.name, word) {
                rank = 2;
            } else {
                return None;
            }
        }
        Some(Found { id: self.id, rank, excerpt })
    }
}

/// Where the words of a query stand in a text, for marking them: byte ranges, in order, without overlap.
///
/// ```
/// # use kith::insight::search::marks;
/// assert_eq!(marks("Lucía Ferreyra", "lucia"), [0..6]);
/// assert_eq!(marks("Ana", "zzz"), []);
/// ```
pub fn marks(text: &str, query: &str) -> Vec<Range<usize>> {
    // Folding letter by letter keeps the way back to the bytes.
    let letters: Vec<(usize, String)> = text.char_indices().map(|(at, c)| (at, fold(&c.to_string()))).collect();
    let folded: String = letters.iter().map(|(_, it)| it.as_str()).collect();
    let mut bounds = Vec::with_capacity(folded.len() + 1);
    for (at, letter) in &letters {
        bounds.extend(std::iter::repeat_n(*at, letter.len()));
    }
    bounds.push(text.len());
    let mut marks: Vec<Range<usize>> = Vec::new();
    for word in fold(query).split_whitespace() {
        for (start, _) in folded.match_indices(word) {
            let range = bounds[start]..bounds[start + word.len()].max(bounds[start]);
            marks.push(range);
        }
    }
    sort_by_key(&mut marks, |it| (it.start, std::cmp::Reverse(it.end)));
    marks.dedup_by(|later, earlier| later.start < earlier.end);
    marks
}

fn person_text(person: &Person) -> String {
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
    let words = person
        .tags
        .iter()
        .chain(person.groups.iter())
        .chain(person.expertise.iter())
        .chain(person.dos.iter())
        .chain(person.donts.iter());
    let facts = person.facts.iter().chain(person.custom.iter()).map(|it| format!("{}: {}", it.label, it.text));
    let addresses = person.addresses.iter().map(|it| it.value.replace('\n', ", "));
    let mut text = String::new();
    for line in
        lines.into_iter().chain(reaches).chain(words).cloned().chain(facts).chain(addresses).filter(|it| !it.is_empty())
    {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn push_exchange(text: &mut String, exchange: &Exchange) {
    let lines = [&exchange.notes, &exchange.next_time, &exchange.place];
    for line in lines.into_iter().chain(exchange.topics.iter()).chain(exchange.tags.iter()).filter(|it| !it.is_empty())
    {
        text.push_str(line);
        text.push('\n');
    }
}

fn starts_a_word(text: &str, start: &str) -> bool {
    text.split_whitespace().any(|it| it.starts_with(start))
}

fn is_near_any(text: &str, word: &str) -> bool {
    let slips = match word.chars().count() {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    text.split_whitespace().any(|it| osa_distance(it, word) <= slips)
}

/// Some words on both sides of a match.
fn around(line: &str, word: &str) -> String {
    const BEFORE: usize = 24;
    const AFTER: usize = 48;
    let Some(mark) = marks(line, word).into_iter().next() else { return line.chars().take(BEFORE + AFTER).collect() };
    let start = line[..mark.start].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let end = line[mark.end..].char_indices().nth(AFTER).map_or(line.len(), |(at, _)| mark.end + at);
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < line.len() { "…" } else { "" });
    format!("{before}{}{after}", line[start..end].trim())
}
