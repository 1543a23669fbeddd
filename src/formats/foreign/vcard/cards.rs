//! The cards of a file, as bytes: line ends, folded lines, soft line breaks and cards within cards.
//!
//! Works on bytes, because the lines of one card may be in several encodings, and a line may be folded within a
//! character.

use memchr::memchr2;

/// How many cards the search for the end of an outer card passes (design decision: phones nest one or two).
const NESTED: usize = 16;
/// How many bytes that search reads (design decision).
const AHEAD: usize = 256 * 1024;
/// The longest head of a line, in bytes (design decision: a label of a whole address fits).
const HEAD: usize = 64 * 1024;
/// How deep cards may lie in one another (design decision).
const DEPTH: usize = 8;

/// The unfolded lines of a card.
#[derive(Debug, Default)]
pub(super) struct RawCard {
    /// The lines between BEGIN and END, without those of cards within.
    pub(super) lines: Vec<Vec<u8>>,
    /// Whether the file ends before the card does.
    pub(super) is_cut: bool,
    /// Whether the next card begins before this one ends.
    pub(super) has_no_end: bool,
    /// The cards within the card.
    pub(super) nested: Vec<Self>,
}

/// A position in a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    /// The number of bytes before the position.
    pub(super) at: usize,
    /// Whether a blank line follows every line, because a program doubled the line ends.
    is_doubled: bool,
}

impl<'a> Cursor<'a> {
    /// A position. `is_doubled` comes from [`is_doubled`].
    pub(super) const fn new(bytes: &'a [u8], at: usize, is_doubled: bool) -> Self {
        Self { bytes, at, is_doubled }
    }

    /// Reads the next line, without its end: CRLF, LF, CR or several CR before an LF.
    fn line(&mut self) -> Option<&'a [u8]> {
        let rest = self.bytes.get(self.at..).filter(|it| !it.is_empty())?;
        let length = memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
        let returns = rest[length..].iter().take_while(|it| **it == b'\r').count();
        let end = match rest.get(length + returns) {
            Some(b'\n') => returns + 1,
            _ => returns.min(1),
        };
        self.at += length + end;
        if self.is_doubled {
            let mut ahead = Self { is_doubled: false, ..*self };
            if ahead.line().is_some_and(<[u8]>::is_empty) {
                self.at = ahead.at;
            }
        }
        Some(&rest[..length])
    }

    /// Skips to the next card and reads it. None at the end of the file.
    pub(super) fn card(&mut self) -> Option<RawCard> {
        while let Some(line) = self.line() {
            if is_mark(line, b"BEGIN") {
                return Some(self.body(0));
            }
        }
        None
    }

    /// Reads a card after its first line.
    fn body(&mut self, depth: usize) -> RawCard {
        let mut card = RawCard { is_cut: true, ..RawCard::default() };
        loop {
            let before = *self;
            let Some(line) = self.line() else { break };
            if is_mark(line, b"END") {
                card.is_cut = false;
                break;
            } else if is_mark(line, b"BEGIN") {
                if depth >= DEPTH || !(card.ends_with_agent() || self.is_nested()) {
                    // The end of this card is missing: the next one begins.
                    *self = before;
                    (card.is_cut, card.has_no_end) = (false, true);
                    break;
                }
                card.nested.push(self.body(depth + 1));
            } else if depth < DEPTH && is_agent_mark(line) && !self.is_continued() {
                card.nested.push(self.body(depth + 1));
            } else if !line.trim_ascii().is_empty() {
                card.add(line);
            }
        }
        card
    }

    /// Whether the next line continues the one before.
    fn is_continued(&self) -> bool {
        matches!(self.bytes.get(self.at), Some(b' ' | b'\t'))
    }

    /// Whether the card that begins here lies within the one before it: after an end comes more of the outer card.
    fn is_nested(&self) -> bool {
        let (mut cursor, mut depth, mut cards) = (*self, 1, 1);
        while let Some(line) = cursor.line() {
            if is_mark(line, b"BEGIN") {
                (depth, cards) = (depth + 1, cards + 1);
            } else if is_mark(line, b"END") {
                if depth == 0 {
                    return true;
                }
                depth -= 1;
            } else if depth == 0 && line.contains(&b':') {
                return true;
            }
            if cards > NESTED || cursor.at - self.at > AHEAD {
                return false;
            }
        }
        false
    }
}

impl RawCard {
    /// Adds a line, or continues the last one.
    fn add(&mut self, line: &[u8]) {
        if let Some(last) = self.lines.last_mut() {
            if is_soft(last) {
                // The signs on both sides of a soft break belong to the value, also a space or a number sign. Blanks
                // after the sign of the break come from the transport (RFC 2045, section 6.7).
                last.truncate(last.trim_ascii_end().len() - 1);
                last.extend_from_slice(line);
                return;
            }
            if let [b' ' | b'\t', rest @ ..] = line {
                last.extend_from_slice(rest);
                return;
            }
            if is_base64_data(line) && is_base64(head(last)) {
                last.extend_from_slice(line);
                return;
            }
        }
        if line.first() != Some(&b'#') {
            self.lines.push(line.to_vec());
        }
    }

    fn ends_with_agent(&self) -> bool {
        self.lines.last().is_some_and(|it| it.trim_ascii().eq_ignore_ascii_case(b"AGENT:"))
    }
}

/// Whether a blank line follows each of the first lines of a file.
pub(super) fn is_doubled(bytes: &[u8]) -> bool {
    let mut cursor = Cursor::new(bytes, 0, false);
    let blank: Vec<bool> = (0..12).map_while(|_| cursor.line()).map(|it| it.trim_ascii().is_empty()).collect();
    blank.len() > 6 && blank.iter().enumerate().all(|(at, is_blank)| *is_blank == (at % 2 == 1))
}

/// Whether a line is `BEGIN:VCARD` or `END:VCARD`, in any case and with spaces.
fn is_mark(line: &[u8], word: &[u8]) -> bool {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    if line.len() > 32 {
        return false;
    }
    let Some(colon) = line.iter().position(|it| *it == b':') else { return false };
    line[..colon].trim_ascii_end().eq_ignore_ascii_case(word)
        && line[colon + 1..].trim_ascii_start().eq_ignore_ascii_case(b"VCARD")
}

/// Whether a line is `AGENT:BEGIN:VCARD`, with more lines to follow.
fn is_agent_mark(line: &[u8]) -> bool {
    let agent = line.get(..6).is_some_and(|it| it.eq_ignore_ascii_case(b"AGENT:"));
    agent && is_mark(&line[6..], b"BEGIN")
}

/// The name and the parameters of a line: everything before the first colon outside quotation marks, or before the
/// first colon of all if a mark has no end.
pub(super) fn head(line: &[u8]) -> &[u8] {
    let line = line.get(..HEAD).unwrap_or(line);
    let mut is_quoted = false;
    let outside = line.iter().position(|it| {
        is_quoted ^= *it == b'"';
        *it == b':' && !is_quoted
    });
    let colon = outside.or_else(|| line.iter().position(|it| *it == b':'));
    colon.and_then(|it| line.get(..it)).unwrap_or_default()
}

fn has_word(head: &[u8], word: &[u8]) -> bool {
    head.windows(word.len()).any(|it| it.eq_ignore_ascii_case(word))
}

/// Whether a line in quoted-printable goes on in the next one.
fn is_soft(line: &[u8]) -> bool {
    line.trim_ascii_end().last() == Some(&b'=') && has_word(head(line), b"QUOTED-PRINTABLE")
}

fn is_base64(head: &[u8]) -> bool {
    has_word(head, b"BASE64") || has_word(head, b"ENCODING=B")
}

/// Whether a line holds base64 and nothing else: old programs do not indent it.
fn is_base64_data(line: &[u8]) -> bool {
    let is_data = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/' | b'=');
    line.trim_ascii().iter().all(is_data)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(card: &RawCard) -> String {
        let lines = card.lines.iter().map(|it| String::from_utf8_lossy(it).into_owned());
        let nested = card.nested.iter().map(|it| format!("({})", shown(it)));
        let end = card.is_cut.then(|| "cut".to_owned());
        lines.chain(nested).chain(end).collect::<Vec<_>>().join("|")
    }

    #[track_caller]
    fn check(file: &str, expected: &[&str]) {
        let mut cursor = Cursor::new(file.as_bytes(), 0, is_doubled(file.as_bytes()));
        let cards: Vec<String> = std::iter::from_fn(|| cursor.card()).map(|it| shown(&it)).collect();
        assert_eq!(cards, expected, "{file:?}");
    }

    #[test]
    fn lines_end_and_continue_in_many_ways() {
        for end in ["\r\n", "\n", "\r", "\r\r\n", "\r\n\r\n", "\n\n"] {
            let file = "BEGIN:VCARD|VERSION:3.0|FN:Ana| Sil|\tva|N:Silva;Ana|TEL:1|EMAIL:a@b.example|END:VCARD|";
            check(&file.replace('|', end), &["VERSION:3.0|FN:AnaSilva|N:Silva;Ana|TEL:1|EMAIL:a@b.example"]);
        }
    }

    #[test]
    fn soft_breaks_keep_number_signs_and_spaces() {
        check(
            "begin:vcard\n# a remark\nNOTE;QUOTED-PRINTABLE:a=\n# b=\n c\nTITLE:x=\n y\nEND:vCard \n",
            &["NOTE;QUOTED-PRINTABLE:a# b c|TITLE:x=y"],
        );
        check("BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:a=\nEND:VCARD\n", &["NOTE;ENCODING=QUOTED-PRINTABLE:a="]);
    }

    #[test]
    fn data_without_indent_belongs_to_the_picture_before() {
        check(
            "BEGIN:VCARD\nPHOTO;ENCODING=BASE64:AAAA\nBBBB==\nX-A:1\nPHOTO;BASE64:\n AA\n\nEND:VCARD",
            &["PHOTO;ENCODING=BASE64:AAAABBBB==|X-A:1|PHOTO;BASE64:AA"],
        );
    }

    #[test]
    fn a_card_without_an_end_does_not_eat_the_next() {
        check("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C", &["FN:A", "FN:B", "FN:C|cut"]);
        check("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nTEL:1\nEND:VCARD", &["FN:A|TEL:1|(FN:B)"]);
        check("BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:B\nEND:VCARD\nEND:VCARD", &["AGENT:|(FN:B)"]);
        check("BEGIN:VCARD\nAGENT:BEGIN:VCARD\nFN:B\nEND:VCARD\nFN:A\nEND:VCARD", &["FN:A|(FN:B)"]);
        check("BEGIN:VCARD\nAGENT:BEGIN:VCARD\n FN:B\nFN:A\nEND:VCARD", &["AGENT:BEGIN:VCARDFN:B|FN:A"]);
        check("", &[]);
        check("END:VCARD\nFN:A\n", &[]);
    }
}
