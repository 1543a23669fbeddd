//! The words of a place, in the spellings that the user declared to mean the same, and whether somebody has left it.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Alias, PartialDate, normalize, tidy_line};

/// The most spellings of one place (design decision: nobody declares more).
const MAX_WORDINGS: usize = 8;

/// The words of a place, in each spelling.
pub(in crate::insight) struct Wordings(Vec<Vec<String>>);

impl Wordings {
    /// The words of a text, with each spelling that the user declared. One declaration may lead to the next.
    pub(super) fn of(text: &str, means: &[Alias]) -> Self {
        let mut wordings = vec![words(text)];
        let mut at = 0;
        while let Some(wording) = wordings.get(at).cloned() {
            for (from, to) in means.iter().flat_map(|it| [(&it.word, &it.same_as), (&it.same_as, &it.word)]) {
                let new = replaced(&wording, &words(from), &words(to));
                wordings.extend(new.filter(|it| wordings.len() < MAX_WORDINGS && !wordings.contains(it)));
            }
            at += 1;
        }
        Self(wordings)
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// Whether a text has all words of one spelling, anywhere and in any order. The beginning of a word is enough, so
    /// that the list fills while the user types.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let text = words(text);
        // Scripts without spaces write many words as one.
        let is_in = |word: &String| text.iter().any(|it| it.starts_with(word) || !word.is_ascii() && it.contains(word));
        self.0.iter().any(|it| !it.is_empty() && it.iter().all(is_in))
    }

    /// The key of the place: the same for all its spellings.
    pub(super) fn key(&self) -> String {
        self.0.iter().map(|it| it.join(" ")).min().unwrap_or_default()
    }
}

/// The words of a text in their normal form, without signs.
fn words(text: &str) -> Vec<String> {
    let normal = normalize(&tidy_line(text));
    let is_sign = |it: char| !it.is_alphanumeric();
    normal.split(is_sign).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// The words with `from` replaced by `to`, if they have it.
fn replaced(wording: &[String], from: &[String], to: &[String]) -> Option<Vec<String>> {
    if from.is_empty() || to.is_empty() {
        return None;
    }
    let at = wording.windows(from.len()).position(|it| it == from)?;
    let rest = wording.get(at + from.len()..).unwrap_or_default();
    Some([wording.get(..at).unwrap_or_default(), to, rest].concat())
}

/// A place as written in the field, read.
pub(super) struct Spot {
    /// Its name.
    pub(super) name: String,
    /// Whether the user wrote that the person has left.
    pub(super) has_left: bool,
}

impl Spot {
    /// Reads "Lisbon", "Lisbon (until 2023)", "Lisbon, left in 2024", "left Lisbon". An end that lies ahead, or that
    /// is no date, has not come.
    pub(super) fn read(text: &str, today: NaiveDate) -> Self {
        let text = tidy_line(text);
        let mut from = 0;
        for word in text.split(' ') {
            let bare = bare(word);
            let (before, after) = (&text[..from], &text[from + word.len()..]);
            // "Left Bank" is a place.
            let is_left =
                matches!(bare, "left" | "formerly") || word.starts_with('(') && bare.eq_ignore_ascii_case("left");
            if is_left || matches!(bare, "until" | "till") {
                let has_left = is_left || after.split(' ').any(|it| is_over(bare_date(it), today));
                return Self { name: name(before, after), has_left };
            }
            from += word.len() + 1;
        }
        Self { name: text, has_left: false }
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|it: char| !it.is_alphanumeric())
}

fn bare_date(word: &str) -> Option<PartialDate> {
    bare(word).parse().ok()
}

fn is_over(date: Option<PartialDate>, today: NaiveDate) -> bool {
    match date {
        Some(PartialDate::Year(year)) => year < today.year(),
        Some(PartialDate::Month(year, month)) => (year, month) < (today.year(), today.month()),
        Some(PartialDate::Day(day)) => day < today,
        Some(PartialDate::EveryYear { .. }) | None => false,
    }
}

/// The name before the word, or else the one after it: "left Lisbon in 2023".
fn name(before: &str, after: &str) -> String {
    let tidy =
        |it: &str| it.trim_matches(|it: char| it.is_whitespace() || matches!(it, '(' | ')' | ',' | ';')).to_owned();
    let before = tidy(before);
    if !before.is_empty() {
        return before;
    }
    let is_end = |it: &&str| *it != "in" && bare_date(it).is_none();
    tidy(&after.split(' ').filter(|it| !it.is_empty()).take_while(is_end).collect::<Vec<_>>().join(" "))
}
