//! Names that other fields would read first: "April called", "coffee with Will", a telephone number.
//!
//! These fields are read before the people. So the names are reserved for people first, from what stands around them.

use crate::domain::{is_email, is_phone_number};
use crate::quick_entry::lexicon::{ACTS, VERBS};
use crate::quick_entry::tokens::{State, Words};
use crate::quick_entry::when::{month, weekday};
use crate::quick_entry::who::calendar::is_dated;
use crate::quick_entry::who::lexicon::{CALENDAR, HEARING, JOINERS, SPEAKING};
use crate::quick_entry::who::names::Names;
use crate::quick_entry::who::place;
use crate::quick_entry::who::scan::{Phrase, Scan, Standing};

/// Reserves the words that name a person and would be read as a day, a promise, a topic or a length.
pub(in crate::quick_entry) fn reserve(words: &mut Words<'_>, names: &Names) {
    let mut reserved = Vec::new();
    let scan = Scan::of(words, names, &[]);
    let mut at = 0;
    while at < words.len() {
        let number = number_end(&scan, at);
        if let Some(end) = number {
            reserved.push(at..end);
            at = end;
            continue;
        }
        if is_calendar_name(&scan, at) || is_will(&scan, at) {
            reserved.push(at..at + 1);
        } else if let Some(end) = source_end(&scan, at) {
            reserved.push(at..end);
        }
        at += 1;
    }
    for range in reserved {
        words.claim(range, State::Named);
    }
}

/// The end of a telephone number or an address of the book, or of a number that was called.
fn number_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    if !scan.words.text(at..at + 1).contains(|it: char| it == '@' || it == '+' || it.is_numeric()) {
        return None;
    }
    let is_led = place::leads_to_anybody(scan, at);
    (at + 1..=scan.words.len().min(at + 6)).rev().find(|end| {
        let written = scan.words.text(at..*end);
        let is_one = (at..end - 1).all(|it| !scan.words.list[it].ends);
        let is_reach = (is_phone_number(written) && is_one) || (at + 1 == *end && is_email(written));
        is_reach && (!scan.names.reached(written).is_empty() || (is_led && is_email(written)))
    })
}

/// Whether a month, a weekday or a season is the name of a person here.
fn is_calendar_name(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.words.normalized(at);
    let (is_month, is_weekday) = (month(word).is_some(), weekday(word).is_some());
    if !(is_month || is_weekday || CALENDAR.contains(&word)) {
        return false;
    }
    let is_known = scan.names.knows(word);
    if !(word.len() > 3 || is_known) || is_dated(scan, at) {
        return false;
    }
    let list = &scan.words.list;
    let phrase = Phrase { range: at..at + 1, core: at..at + 1 };
    if place::is_subject(scan, &phrase) && (is_known || list[at].is_capital && is_month) {
        return true;
    }
    let before = scan.words.before(at);
    // "Met Friday with Luis" names the day.
    let is_led = place::leads_to_anybody(scan, at) && (scan.words.normalized(at + 1) != "with" || !is_weekday);
    if is_led {
        let is_list = JOINERS.contains(&before) || before == "with";
        return is_known
            || (is_month && list[at].is_capital && (is_list || VERBS.contains(&before) || ACTS.contains(&before)));
    }
    // "June: coffee with Luis" is a heading.
    if list[at].ends && !list[at].comma && at + 1 < list.len() {
        return false;
    }
    let follows = at > 0 && list[at - 1].comma && list[at - 1].is_capital && is_month;
    is_known && list[at].is_capital && (is_month || follows) && !before_is_name(scan, at)
}

/// "Called Luis May" is Luis in May, "Luis, May" are two.
fn before_is_name(scan: &Scan<'_>, at: usize) -> bool {
    let before = scan.words.before(at);
    !before.is_empty() && scan.names.knows(before)
}

/// Whether "will" is a person: "Will called", "coffee with Will", but not "Will call Luis" and "Ana will send it".
fn is_will(scan: &Scan<'_>, at: usize) -> bool {
    if scan.words.normalized(at) != "will" {
        return false;
    }
    let (word, next) = (&scan.words.list[at], scan.words.normalized(at + 1));
    let phrase = Phrase { range: at..at + 1, core: at..at + 1 };
    let before = scan.words.before(at);
    let is_act = ACTS.contains(&next) && !word.ends;
    if place::is_subject(scan, &phrase) {
        return word.is_capital || scan.names.knows("will");
    }
    let is_led = place::leads_to_anybody(scan, at) && !is_act && (word.is_capital || !JOINERS.contains(&before));
    let is_inside = word.is_capital && !before.is_empty() && scan.names.knows("will");
    let is_whole = word.is_capital
        && (1..3)
            .any(|it| at + 1 + it <= scan.words.len() && !scan.names.called(&scan.keys(at..at + 1 + it)).is_empty());
    is_led || is_inside || is_whole
}

/// The end of the name of whom something was heard about somebody else: "heard about Luis from Ana".
fn source_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let verbs = match scan.words.before(at) {
        "from" => HEARING,
        "to" => SPEAKING,
        _ => return None,
    };
    let about = (0..at).find(|it| matches!(scan.words.normalized(*it), "about" | "regarding" | "re"))?;
    let is_told = (0..about).any(|it| verbs.contains(&scan.words.normalized(it)));
    let is_one = (about..at - 1).all(|it| !scan.words.list[it].ends);
    let found = scan.name_at(at).filter(|it| is_told && is_one && it.standing == Standing::There)?;
    Some(found.range.end)
}
