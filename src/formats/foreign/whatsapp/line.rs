//! A line of a chat: when and who. Every language writes the date in its own way.

use chrono::{Datelike, NaiveDate};

use crate::domain::{DateOrder, digit_value};

/// The most characters before the end of a date and time (design decision: the longest seen has thirty).
const LONGEST_STAMP: usize = 45;
/// The most characters of a name (WhatsApp allows 25, an address book more; design decision).
const LONGEST_NAME: usize = 80;

/// A line that begins a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The three figures of the day, in the order of the file, each with its number of digits.
    pub(super) day: [(u32, usize); 3],
    /// The time of day.
    pub(super) time: (u32, u32),
    /// The sender; `None` for a line of the program: somebody joined, a number changed.
    pub(super) sender: Option<String>,
    /// Whether the text begins with an invisible mark, as the program's own words do.
    pub(super) is_marked: bool,
}

impl Line {
    /// Reads a line; `None` if it goes on with the message before.
    pub(super) fn read(line: &str) -> Option<Self> {
        let start = line.trim_start_matches(is_mark);
        let (stamp, rest) = match start.strip_prefix('[') {
            Some(inner) => split_near(inner, "]")?,
            None => split_near(start, " - ")
                .or_else(|| split_comma(start))
                .filter(|_| start.starts_with(|it| digit_value(it).is_some()))?,
        };
        let (day, time) = read_stamp(stamp)?;
        // Korean chats have a blank before the colon too.
        let (sender, text) = match rest.split_once(": ").or_else(|| Some((rest.trim_end().strip_suffix(':')?, ""))) {
            Some((name, text)) => (sender(name), text),
            None => (None, ""),
        };
        Some(Self { day, time, sender, is_marked: text.starts_with('\u{200e}') })
    }

    /// The day, in an order of its figures.
    pub(super) fn day(&self, order: DateOrder) -> Option<NaiveDate> {
        let [(a, first), (b, _), (c, last)] = self.day;
        let (year, month, day) = match (first, order) {
            (4, _) => (a, b, c),
            (_, DateOrder::DayFirst) => (c, b, a),
            (_, DateOrder::MonthFirst) => (c, a, b),
        };
        let year = if first != 4 && last <= 2 { 2000 + year } else { year };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|it| (2009..3000).contains(&it.year()))
    }
}

/// Marks without a width: the direction of the text, the order of the bytes.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Splits at a separator that stands near the beginning.
fn split_near<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let end = text.char_indices().nth(LONGEST_STAMP).map_or(text.len(), |it| it.0);
    let at = text[..end].find(separator)?;
    Some((&text[..at], &text[at + separator.len()..]))
}

/// Splits a line of an Android phone in Korean, `2023년 12월 31일 오후 10:15, Ana Silva : hi`, at the comma.
fn split_comma(text: &str) -> Option<(&str, &str)> {
    let (stamp, rest) = split_near(text, ", ")?;
    (stamp.contains('일') && stamp.contains(':')).then_some((stamp, rest))
}

type Stamp = ([(u32, usize); 3], (u32, u32));

/// The figures of a date and a time: `12/31/23, 10:15:32 PM`, `2023. 12. 31. 오후 10:15`.
fn read_stamp(stamp: &str) -> Option<Stamp> {
    let mut numbers: Vec<(u32, usize, char)> = Vec::new();
    let mut words = String::new();
    let mut before = ' ';
    let mut is_in_number = false;
    for c in stamp.chars().filter(|it| !is_mark(*it)) {
        match (digit_value(c), numbers.last_mut()) {
            (Some(digit), Some(last)) if is_in_number => {
                last.0 = last.0.checked_mul(10)?.checked_add(digit)?;
                last.1 += 1;
            }
            (Some(digit), _) => numbers.push((digit, 1, before)),
            _ => words.extend(c.to_lowercase().filter(|it| it.is_alphabetic())),
        }
        is_in_number = digit_value(c).is_some();
        before = c;
    }
    let is_day = numbers.iter().take(3).all(|it| it.1 <= 4 && it.0 > 0);
    let [a, b, c, hour, minute, ..] = numbers[..] else { return None };
    let is_time = numbers.len() <= 6 && [':', '.'].contains(&minute.2) && hour.1 <= 2 && minute.1 == 2;
    if !is_day || !is_time || b.1 > 2 || words.chars().count() > 12 || hour.0 > 24 || minute.0 > 59 {
        return None;
    }
    // Korean and Chinese dates have words for year, month and day before them.
    let is_half = |first: &[&str], anywhere: &[&str]| {
        first.iter().any(|it| words.starts_with(it)) || anywhere.iter().any(|it| words.contains(it))
    };
    let is_afternoon = is_half(&["p", "م", "μμ", "ch"], &["下午", "午後", "오후"]);
    let is_morning = is_half(&["a", "ص", "πμ", "sa"], &["上午", "午前", "오전"]);
    let hour = match hour.0 {
        12 if is_morning => 0,
        it if is_afternoon && it < 12 => it + 12,
        it => it % 24,
    };
    Some((([a, b, c].map(|it| (it.0, it.1))), (hour, minute.0)))
}

/// The sender's name or number; `None` if the words before the colon are no name.
fn sender(name: &str) -> Option<String> {
    let is_sign = |it: char| is_mark(it) || it.is_whitespace() || it == '~';
    let visible: String =
        name.chars().filter(|it| !is_mark(*it)).map(|it| if it.is_whitespace() { ' ' } else { it }).collect();
    let name = visible.trim_matches(is_sign);
    let is_name = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(['"', '“', '”', '«', '»', '„']);
    is_name.then(|| name.to_owned())
}
