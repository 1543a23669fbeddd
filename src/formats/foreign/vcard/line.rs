//! A line of a card: its group, name, parameters and decoded value.

use std::borrow::Cow;

use calcard::vcard::VCardValue;
use calcard::{Entry, Parser};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

use super::cards::head;
use crate::formats::foreign::charset;

/// A line of a card. Its value is in UTF-8 and has the escapes of RFC 6350.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// The group, as `item1` in `item1.TEL`; empty if there is none.
    pub(super) group: String,
    /// The name, in capitals.
    pub(super) name: String,
    /// The names, in capitals, and values of the parameters. A parameter without a name is a `TYPE`.
    pub(super) params: Vec<(String, String)>,
    /// The value.
    pub(super) value: String,
    /// Whether the value is base64.
    pub(super) is_base64: bool,
}

/// Reads a line. None if it has no colon or no name. `file` is the encoding of the bytes that name none.
pub(super) fn read(bytes: &[u8], file: &'static Encoding) -> Option<Line> {
    let head = head(bytes);
    let value = bytes.get(head.len() + 1..)?;
    let head = decoded(head, None, file);
    let mut parts = split_outside_quotes(&head, ';').into_iter();
    let (group, name) = name_of(parts.next()?.trim());
    let mut line = Line { group: group.to_owned(), name: name.to_ascii_uppercase(), ..Line::default() };
    if line.name.is_empty() {
        return None;
    }
    let (mut is_quoted, mut charset) = (false, None);
    for (name, value) in parts.filter_map(param) {
        match (name.as_str(), value.to_ascii_uppercase().as_str()) {
            ("CHARSET", _) => charset = charset::named(&value),
            ("ENCODING", "QUOTED-PRINTABLE" | "Q") => is_quoted = true,
            ("ENCODING", "BASE64" | "B") => line.is_base64 = true,
            ("ENCODING", _) => (),
            _ => line.params.push((name, value)),
        }
    }
    line.value = if line.is_base64 {
        value.iter().filter(|it| it.is_ascii_graphic()).map(|it| char::from(*it)).collect()
    } else if is_quoted {
        unquoted(value, charset, file)
    } else {
        tame_escapes(decoded(value, charset, file).trim())
    };
    Some(line)
}

impl Line {
    /// The types, as written.
    pub(super) fn types(&self) -> impl Iterator<Item = String> + '_ {
        let types = self.params.iter().filter(|(name, _)| name == "TYPE").flat_map(|(_, it)| it.split(','));
        // Some programs repeat the name: `TYPE=HOME,TYPE=VOICE`.
        let words = types.map(|it| it.rsplit('=').next().unwrap_or_default().trim().to_owned());
        words.filter(|it| !it.is_empty())
    }

    /// The value of a parameter. Empty if it is not there.
    pub(super) fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }

    /// The whole value as text, without escapes.
    pub(super) fn text(&self) -> String {
        let texts = self.parsed("NOTE").into_iter().flatten().collect::<Vec<_>>();
        texts.concat().trim().to_owned()
    }

    /// The parts of a value with semicolons, such as `N`. A list with commas within a part is joined.
    pub(super) fn parts(&self, joint: &str) -> Vec<String> {
        let has_lists = matches!(self.name.as_str(), "N" | "ADR");
        let parts = self.parsed(if has_lists { "N" } else { "ORG" });
        parts.into_iter().map(|it| it.join(joint).trim().to_owned()).collect()
    }

    /// The parts of a value with commas, such as `CATEGORIES`.
    pub(super) fn list(&self) -> Vec<String> {
        let parts = self.parsed("CATEGORIES").into_iter().flatten();
        parts.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
    }

    /// Lets calcard read the value as that of a property. No type is passed on, so that all values are texts.
    fn parsed(&self, property: &str) -> Vec<Vec<String>> {
        let card = format!("BEGIN:VCARD\nVERSION:3.0\n{property}:{}\nEND:VCARD\n", self.value);
        let Entry::VCard(card) = Parser::new(&card).entry() else { return Vec::new() };
        let values = card.entries.into_iter().nth(1).map(|it| it.values).unwrap_or_default();
        values
            .into_iter()
            .map(|it| match it {
                VCardValue::Text(text) => vec![text],
                VCardValue::Component(texts) => texts,
                _ => Vec::new(),
            })
            .collect()
    }

    /// The line as it stands in a file of version 4.0, unfolded and without a group.
    pub(super) fn bare(&self) -> String {
        let mut text = self.name.clone();
        for (name, value) in &self.params {
            let is_plain = !value.contains([';', ':', ',', '"']) || name == "TYPE";
            let value: String = value.chars().filter(|it| *it != '"' && !it.is_control()).collect();
            let mark = if is_plain { "" } else { "\"" };
            text.push_str(&format!(";{name}={mark}{value}{mark}"));
        }
        let data = if self.is_base64 { "data:application/octet-stream;base64," } else { "" };
        format!("{text}:{data}{}", self.value)
    }

    /// The line with its group.
    pub(super) fn raw(&self) -> String {
        if self.group.is_empty() { self.bare() } else { format!("{}.{}", self.group, self.bare()) }
    }
}

/// The group and the name. A name with a dot and no group does not exist.
fn name_of(text: &str) -> (&str, &str) {
    text.rsplit_once('.').map_or(("", text), |(group, name)| (group.trim(), name.trim()))
}

/// Reads a parameter. One without a name is an encoding, or else a type, as in version 2.1.
fn param(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let Some((name, value)) = text.split_once('=') else {
        let is_encoding = ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].iter().any(|it| text.eq_ignore_ascii_case(it));
        let name = if is_encoding { "ENCODING" } else { "TYPE" };
        return (!text.is_empty()).then(|| (name.to_owned(), text.to_owned()));
    };
    // RFC 6868: quotation marks and line feeds in parameters.
    let value = value.replace('"', "").replace("^n", "\n").replace("^N", "\n").replace("^'", "\"").replace("^^", "^");
    Some((name.trim().to_ascii_uppercase(), value.trim().to_owned()))
}

fn split_outside_quotes(text: &str, separator: char) -> Vec<&str> {
    let mut is_quoted = false;
    let is_end = |it: char| {
        is_quoted ^= it == '"';
        it == separator && !is_quoted
    };
    text.split(is_end).collect()
}

/// Decodes bytes. UTF-8 comes before an encoding of single bytes that the line names, because programs name those and
/// write UTF-8, and hardly any text in them is UTF-8 by chance.
fn decoded<'a>(bytes: &'a [u8], named: Option<&'static Encoding>, file: &'static Encoding) -> Cow<'a, str> {
    let encodings = match named {
        Some(it) if !it.is_single_byte() => [it, UTF_8],
        Some(it) => [UTF_8, it],
        None => [UTF_8, file],
    };
    let strict = encodings.into_iter().find_map(|it| charset::strictly(bytes, it));
    strict.unwrap_or_else(|| without_replacements(bytes, named.unwrap_or(file)))
}

/// Decodes bytes with a fault: the sound part, and the rest as windows-1252 if nothing fits.
fn without_replacements<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Cow<'a, str> {
    // A character that was cut at the end.
    let cut = (1..4).filter_map(|it| bytes.get(..bytes.len().checked_sub(it)?)).filter(|it| !it.is_empty());
    let sound = cut.into_iter().find_map(|it| charset::strictly(it, UTF_8).or_else(|| charset::strictly(it, encoding)));
    sound.unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0)
}

/// Decodes quoted-printable. The semicolons outside the code separate the parts; those within are text.
fn unquoted(value: &[u8], named: Option<&'static Encoding>, file: &'static Encoding) -> String {
    let mut parts: Vec<Vec<u8>> = vec![Vec::new()];
    let mut rest = value;
    while let [first, after @ ..] = rest {
        rest = after;
        let is_escaped = parts.last().is_some_and(|it| ends_with_escape(it, named.unwrap_or(file)));
        match (first, after) {
            (b'=', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                let digit = |it: &u8| char::from(*it).to_digit(16).unwrap_or_default() as u8;
                rest = after;
                push(&mut parts, digit(high) << 4 | digit(low));
            }
            // A soft break at the end of the value.
            (b'=', []) => (),
            (b';', _) if !is_escaped => parts.push(Vec::new()),
            _ => push(&mut parts, *first),
        }
    }
    let parts = parts.iter().map(|it| escape(&tame_escapes(decoded(it, named, file).trim())));
    parts.collect::<Vec<_>>().join(";")
}

/// Whether a text ends with a backslash. In the encodings of East Asia the second byte of a letter may look like one.
fn ends_with_escape(text: &[u8], encoding: &'static Encoding) -> bool {
    let has_pairs = [SHIFT_JIS, GBK, GB18030, BIG5].contains(&encoding);
    text.last() == Some(&b'\\')
        && !(has_pairs && encoding.decode_without_bom_handling(text).0.ends_with(|it| it != '\\'))
}

fn push(parts: &mut [Vec<u8>], byte: u8) {
    if let Some(part) = parts.last_mut() {
        part.push(byte);
    }
}

/// Escapes the semicolons that quoted-printable wrote as a code.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    let mut is_after_backslash = false;
    for it in text.chars() {
        if it == ';' && !is_after_backslash {
            escaped.push('\\');
        }
        is_after_backslash = it == '\\' && !is_after_backslash;
        escaped.push(it);
    }
    escaped
}

/// A value with line ends as `\n`, without other control characters, and with a doubled backslash where it escapes
/// nothing: version 2.1 has it as a letter.
fn tame_escapes(text: &str) -> String {
    let mut tame = String::new();
    let mut letters = text.chars().peekable();
    while let Some(it) = letters.next() {
        match it {
            '\r' => {
                letters.next_if_eq(&'\n');
                tame.push_str("\\n");
            }
            '\n' => tame.push_str("\\n"),
            '\\' => match letters.next_if(|it| "\\;,:nNrR\"".contains(*it)) {
                Some(escaped) => tame.extend(['\\', escaped]),
                None => tame.push_str("\\\\"),
            },
            it if it.is_control() && it != '\t' => (),
            it => tame.push(it),
        }
    }
    tame
}

#[cfg(test)]
mod tests {
    use encoding_rs::SHIFT_JIS;

    use super::*;

    #[track_caller]
    fn check(line: &[u8], expected: &str) {
        let read = read(line, SHIFT_JIS).map(|it| it.raw());
        assert_eq!(read.as_deref(), Some(expected).filter(|it| !it.is_empty()), "{}", String::from_utf8_lossy(line));
    }

    #[test]
    fn values_are_decoded() {
        check("FN:Zoë".as_bytes(), "FN:Zoë");
        check(b"fn;charset=iso-8859-1:Zo\xeb", "FN:Zoë");
        check("FN;CHARSET=ISO-8859-1:Zoë".as_bytes(), "FN:Zoë");
        check(b"N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Wei=C3=9F;Zo=C3=AB=3B;;", "N:Weiß;Zoë\\;;;");
        check(b"NOTE;QUOTED-PRINTABLE:a=0D=0Ab=0Ac=", "NOTE:a\\nb\\nc");
        check(b"ADR;SHIFT_JIS;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:;;=8F=61=92J", "ADR;TYPE=SHIFT_JIS:;;渋谷");
        check(b"FN:\x88\xc0\x93\xa1", "FN:安藤");
        check(b"FN:\xff\xfe", "FN:ÿþ");
        check(b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB=C3", "NOTE:Zoë");
        check(b"URL:C:\\Users\\new", "URL:C:\\\\Users\\new");
    }

    #[test]
    fn heads_are_read_in_all_their_forms() {
        check(b"Item1.TEL;type=CELL;TYPE=\"home,work\";PREF=1:1", "Item1.TEL;TYPE=CELL;TYPE=home,work;PREF=1:1");
        check(b"TEL;X-A=\"b:c;d\":1", "TEL;X-A=\"b:c;d\":1");
        check(b"EMAIL;INTERNET:\"Ana\" <ana@example.org>", "EMAIL;TYPE=INTERNET:\"Ana\" <ana@example.org>");
        check(b"TEL;X=\"open:1", "TEL;X=open:1");
        check(b"X-GOOGLE TALK:ana", "X-GOOGLE TALK:ana");
        check(b"PHOTO;ENCODING=b;TYPE=JPEG: AA AA", "PHOTO;TYPE=JPEG:data:application/octet-stream;base64,AAAA");
        check(b"no colon", "");
        check(b":no name", "");
    }
}
