//! The syntax of a card: escapes, folded lines, dates.

use chrono::Datelike;

use crate::domain::PartialDate;

/// The version of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// 3.0 (RFC 2426), for programs that do not read the newer one.
    V3,
    /// 4.0 (RFC 6350).
    #[default]
    V4,
}

/// Escapes a value (RFC 6350, section 3.4).
pub(crate) fn escape(value: &str) -> String {
    value
        .replace('\\', "\\\\")
        .replace(',', "\\,")
        .replace(';', "\\;")
        .replace("\r\n", "\\n")
        .replace(['\r', '\n'], "\\n")
}

/// Writes one content line, folded at 75 octets (RFC 6350, section 3.2).
pub(super) fn write_line(text: &mut String, line: &str) {
    let mut room = 75;
    for c in line.chars().filter(|it| !it.is_control() || *it == '\t') {
        if c.len_utf8() > room {
            text.push_str("\r\n ");
            room = 74;
        }
        room -= c.len_utf8();
        text.push(c);
    }
    text.push_str("\r\n");
}

/// Formats a date; the year may be missing. Version 4.0 has the basic format (RFC 6350, section 4.3.1), version 3.0 the
/// extended one, which all its examples have.
pub(super) fn date(date: PartialDate, version: Version) -> String {
    match (version, date) {
        (Version::V3, date) => date.to_string(),
        (_, PartialDate::Year(year)) => format!("{year:04}"),
        (_, PartialDate::Month(year, month)) => format!("{year:04}-{month:02}"),
        (_, PartialDate::Day(day)) => format!("{:04}{:02}{:02}", day.year(), day.month(), day.day()),
        (_, PartialDate::EveryYear { month, day }) => format!("--{month:02}{day:02}"),
    }
}

/// The types for a kind of address or number, as in `TYPE=work,fax`: home or work, then one of the devices. None for a
/// kind that needs a label, and an empty list for no kind. `devices` has the words of Kith and of the card.
pub(super) fn types(kind: &str, devices: &[(&str, &'static str)]) -> Option<Vec<String>> {
    let mut words = kind.split(' ').filter(|it| !it.is_empty()).peekable();
    let mut types: Vec<String> = Vec::new();
    types.extend(words.next_if(|it| matches!(*it, "home" | "work")).map(str::to_owned));
    if let Some(word) = words.next() {
        types.push(devices.iter().find(|(it, _)| *it == word).map(|(_, it)| (*it).to_owned())?);
    }
    words.next().is_none().then_some(types)
}
