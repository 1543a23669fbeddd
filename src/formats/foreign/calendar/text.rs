//! The text of a calendar file: its encoding and its line ends.

use std::borrow::Cow;

use crate::formats::foreign::charset::decode;

/// Decodes a file and gives its lines one kind of end, without blank lines. For calcard a carriage return is nothing,
/// so that a file with only those would be one line; and a blank line within a folded line (old Mozilla) would cut it.
pub(super) fn lines_of(bytes: &[u8], zone: &str) -> String {
    let text = decode(bytes, zone);
    let mut lines = String::with_capacity(text.len());
    for line in text.trim_start_matches('\u{feff}').split(['\r', '\n']).filter(|it| !it.is_empty()) {
        lines.push_str(&quoted_zone(line));
        lines.push('\n');
    }
    lines
}

/// Puts quotation marks around a zone with an offset in parentheses, whose colon would end the name.
fn quoted_zone(line: &str) -> Cow<'_, str> {
    const ZONE: &str = ";TZID=(";
    let parts = line.split_once(ZONE).and_then(|(name, rest)| Some((name, rest.rsplit_once(':')?)));
    match parts {
        Some((name, (zone, value))) if !zone.contains(['"', ';']) && !name.contains(':') => {
            format!("{name};TZID=\"({zone}\":{value}").into()
        }
        _ => line.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::lines_of;

    #[test]
    fn every_encoding_and_line_end_is_read() {
        #[track_caller]
        fn check(bytes: &[u8], expected: &str) {
            assert_eq!(lines_of(bytes, "Europe/Berlin"), expected);
        }
        check(b"", "");
        check(b"BEGIN:VEVENT\r\nEND:VEVENT", "BEGIN:VEVENT\nEND:VEVENT\n");
        check(b"BEGIN:VEVENT\rEND:VEVENT\r", "BEGIN:VEVENT\nEND:VEVENT\n");
        check(b"BEGIN:VEVENT\r\r\nEND:VEVENT", "BEGIN:VEVENT\nEND:VEVENT\n");
        check(b"A:\n\nB:", "A:\nB:\n");
        check(b"UID\n\n :1", "UID\n :1\n");
        check(b"DTSTART;TZID=(UTC+01:00) Here:20260101", "DTSTART;TZID=\"(UTC+01:00) Here\":20260101\n");
        check(b"SUMMARY:x;TZID=(a:b", "SUMMARY:x;TZID=(a:b\n");
        check("\u{feff}S:é".as_bytes(), "S:é\n");
        check(b"S:\xe9", "S:é\n");
        check(b"S\0:\0\xe9\0", "S:é\n");
        check(b"\xfe\xff\0S\0:\0\xe9", "S:é\n");
        // Cut within the last letter.
        check(b"S:\xc3\xa9 \xc3", "S:é \n");
    }
}
