//! A line ATTENDEE or ORGANIZER of a calendar event.

use calcard::icalendar::{ICalendarEntry, ICalendarParameterName, ICalendarValue};

use crate::domain::{is_email, tidy_line};
use crate::formats::foreign::Participant;

/// A line ATTENDEE or ORGANIZER.
pub(super) struct Guest {
    /// The e-mail address in lower case, or empty.
    pub(super) email: String,
    /// Whether the address is written with `mailto:`.
    pub(super) is_mailto: bool,
    /// The name, or empty.
    pub(super) name: String,
    /// Whether they said no, or sent somebody else.
    pub(super) is_absent: bool,
    /// A room, a device or a mailing list.
    pub(super) is_thing: bool,
}

impl Guest {
    /// Reads a line.
    pub(super) fn read(entry: &ICalendarEntry) -> Self {
        let text = |name| entry.parameter(&name).and_then(|it| it.as_text()).map(tidy_line).unwrap_or_default();
        let written = entry.values.first().and_then(ICalendarValue::as_text).unwrap_or_default();
        // Before iCalendar there was `Ana Silva <ana@northwind.example>`.
        let (before, written) = written.trim().split_once('<').unwrap_or(("", written));
        let address = [address(written), address(&text(ICalendarParameterName::Email))];
        let email = address.into_iter().flatten().next().unwrap_or_default();
        let name = Some(text(ICalendarParameterName::Cn)).filter(|it| !it.is_empty());
        let name = name.unwrap_or_else(|| tidy_line(before)).trim_matches(['"', '\'']).trim().to_owned();
        // "Schmidt, Eva (Purchasing)", as the directory of a company has it.
        let name = name.split_once(" (").filter(|it| it.0.contains(',')).map_or(name.as_str(), |it| it.0).to_owned();
        let kind = text(ICalendarParameterName::Cutype);
        let answer = text(ICalendarParameterName::Partstat);
        let is = |text: &str, words: &[&str]| words.iter().any(|it| text.eq_ignore_ascii_case(it));
        Self {
            is_mailto: is_mailto(written),
            is_absent: is(&answer, &["DECLINED", "DELEGATED"]),
            is_thing: is(&kind, &["ROOM", "RESOURCE", "GROUP"]) || is_calendar(&email),
            name: if name.eq_ignore_ascii_case(&email) { String::new() } else { name },
            email,
        }
    }

    /// The guest as a participant of a meeting.
    pub(super) fn participant(&self) -> Participant {
        // Exchange gives some guests their address as the name only.
        let email = if self.email.is_empty() { address(&self.name).unwrap_or_default() } else { self.email.clone() };
        let name = if address(&self.name).is_some() { String::new() } else { self.name.clone() };
        Participant { name, email, ..Participant::default() }
    }
}

/// An address with or without `mailto:`, in lower case. None for anything else, such as the path of an account.
pub(super) fn address(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '<', '>']).trim();
    let rest = text.get(..7).filter(|it| it.eq_ignore_ascii_case("mailto:")).and_then(|it| text.get(it.len()..));
    // What follows a question mark is the subject of a message.
    let address = rest.unwrap_or(text).split('?').next().unwrap_or_default().trim();
    // After the scheme, a host of one word is an address too.
    let is_address = if rest.is_some() { is_local(address) } else { is_email(address) };
    (is_address && !address.contains(['/', ':'])).then(|| address.to_lowercase())
}

fn is_mailto(text: &str) -> bool {
    text.trim_start_matches('"').get(..7).is_some_and(|it| it.eq_ignore_ascii_case("mailto:"))
}

fn is_local(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.split_once('@').is_some_and(|it| !it.0.is_empty() && !it.1.is_empty())
}

/// Whether an address of Google is a room or a calendar.
pub(super) fn is_calendar(email: &str) -> bool {
    email.ends_with("calendar.google.com")
}
