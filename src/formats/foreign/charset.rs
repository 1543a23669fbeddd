//! The text of a file in any encoding that programs have written.
//!
//! The order of the evidence: a byte-order mark, the zero bytes of UTF-16, UTF-8 without a fault, and at last the
//! frequencies of letters that `chardetng` knows, with the country of the user as a hint between encodings that look
//! alike. The hint never outweighs letters that are plainly of another language.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes the detector reads: enough for a verdict, and a moment's work in a file of any size (design
/// decision).
const SAMPLE: usize = 256 * 1024;

/// Domains of countries by time zone, where the usual encoding of old files is not windows-1252.
const ZONES: [(&str, &str); 24] = [
    ("Asia/Tokyo", "jp"),
    ("Asia/Seoul", "kr"),
    ("Asia/Shanghai", "cn"),
    ("Asia/Taipei", "tw"),
    ("Asia/Hong_Kong", "hk"),
    ("Asia/Bangkok", "th"),
    ("Asia/Ho_Chi_Minh", "vn"),
    ("Asia/Jerusalem", "il"),
    ("Asia/Riyadh", "sa"),
    ("Africa/Cairo", "eg"),
    ("Europe/Athens", "gr"),
    ("Europe/Istanbul", "tr"),
    ("Europe/Moscow", "ru"),
    ("Europe/Kyiv", "ua"),
    ("Europe/Kiev", "ua"),
    ("Europe/Minsk", "by"),
    ("Europe/Sofia", "bg"),
    ("Europe/Warsaw", "pl"),
    ("Europe/Prague", "cz"),
    ("Europe/Bratislava", "sk"),
    ("Europe/Budapest", "hu"),
    ("Europe/Bucharest", "ro"),
    ("Europe/Vilnius", "lt"),
    ("Europe/Riga", "lv"),
];

/// Decodes a whole file, whatever its encoding. A byte-order mark is removed. `zone` is the user's time zone by its
/// IANA name.
///
/// # Examples
///
/// ```
/// use kith::formats::foreign::charset::decode;
///
/// let check = |bytes: &[u8], expected: &str| assert_eq!(decode(bytes, "Europe/Berlin"), expected);
/// check("\u{feff}Zoë".as_bytes(), "Zoë");
/// check(b"\xff\xfeZ\x00o\x00\xeb\x00", "Zoë");
/// check(b"\x00A\x00n\x00a\x00,", "Ana,");
/// // One byte of another program, and a cut within the last letter.
/// check(b"Zo\xc3\xab Ren\xe9, Jos\xc3\xa9 Beyonc\xc3\xa9", "Zoë René, José Beyoncé");
/// check(b"Zo\xc3\xab Dahl\xc3", "Zoë Dahl");
/// check(b"A\x07na,\0Silva\n", "Ana,Silva\n");
/// check(b"S\xf6ren T\xe4ve N\xfc\xdflebaum", "Sören Täve Nüßlebaum");
/// ```
pub fn decode<'a>(bytes: &'a [u8], zone: &str) -> Cow<'a, str> {
    let text = decoded(bytes, zone);
    // A stray sign of an old terminal or database is no part of a name.
    let is_stray = |it: char| it.is_control() && !matches!(it, '\t' | '\n' | '\r');
    if text.contains(is_stray) { Cow::Owned(text.replace(is_stray, "")) } else { text }
}

fn decoded<'a>(bytes: &'a [u8], zone: &str) -> Cow<'a, str> {
    if let Some(text) = utf16(bytes) {
        return Cow::Owned(text);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if is_iso_2022_jp(text) => ISO_2022_JP.decode_without_bom_handling(bytes).0,
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            mostly_utf8(bytes).map_or_else(|| guess(bytes, zone).decode_without_bom_handling(bytes).0, Cow::Owned)
        }
    }
}

/// The text of UTF-8 with a few wrong bytes, such as a line of another program, or a cut within the last letter. None
/// for a legacy encoding: of one, hardly any letters of several bytes are right by chance.
fn mostly_utf8(bytes: &[u8]) -> Option<String> {
    let (mut text, mut right, mut wrong) = (String::with_capacity(bytes.len()), 0, 0);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        right += chunk.valid().chars().filter(|it| !it.is_ascii()).count();
        text.push_str(chunk.valid());
        let is_cut =
            chunks.peek().is_none() && std::str::from_utf8(chunk.invalid()).is_err_and(|it| it.error_len().is_none());
        if !is_cut {
            wrong += chunk.invalid().len();
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
    }
    (right > 2 * wrong).then_some(text)
}

/// Decodes UTF-16, with a byte-order mark or without. None for other bytes. Half a unit at the end is dropped.
pub fn utf16(bytes: &[u8]) -> Option<String> {
    let (encoding, bytes) = match bytes {
        [0xff, 0xfe, rest @ ..] => (UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => (UTF_16BE, rest),
        // Without a mark: exports begin with ASCII letters.
        [1..=0x7f, 0, 1..=0x7f, 0, ..] => (UTF_16LE, bytes),
        [0, 1..=0x7f, 0, 1..=0x7f, ..] => (UTF_16BE, bytes),
        _ => return None,
    };
    let even = bytes.get(..bytes.len() & !1).unwrap_or(bytes);
    Some(encoding.decode_without_bom_handling(even).0.into_owned())
}

/// The likely encoding of bytes that are not UTF-8.
pub fn guess(bytes: &[u8], zone: &str) -> &'static Encoding {
    // Nothing but old programs of the Mac ends a line so, and they had their own letters.
    if bytes.contains(&b'\r') && !bytes.contains(&b'\n') {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Plain ASCII says nothing: read from the first other byte on.
    let from = bytes.iter().position(|it| !it.is_ascii()).unwrap_or_default().saturating_sub(SAMPLE / 16);
    let rest = bytes.get(from..).unwrap_or_default();
    detector.feed(rest.get(..SAMPLE).unwrap_or(rest), true);
    let country = ZONES.iter().find(|(it, _)| *it == zone).map(|(_, country)| country.as_bytes());
    detector.guess(country, Utf8Detection::Deny)
}

/// The encoding with this name, as in `CHARSET=SHIFT_JIS`. None for an unknown name.
pub fn named(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim().trim_matches('"').as_bytes())
}

/// Decodes bytes that are said to be in an encoding. None if they are not.
pub fn strictly<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Option<Cow<'a, str>> {
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
    }
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

/// Whether a text in ASCII switches to Japanese letters, as mail programs wrote them.
fn is_iso_2022_jp(text: &str) -> bool {
    (text.contains("\u{1b}$B") || text.contains("\u{1b}$@")) && text.is_ascii()
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GBK, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1253, WINDOWS_1254};

    use super::*;

    #[test]
    fn a_legacy_encoding_is_recognised_by_its_letters() {
        #[track_caller]
        fn check(text: &str, encoding: &'static Encoding, zone: &str) {
            let (bytes, _, is_lossy) = encoding.encode(text);
            assert!(!is_lossy);
            assert_eq!(decode(&bytes, zone), text, "{} in {zone}", encoding.name());
        }
        let far = "America/New_York";
        check("安藤ロイド,東京都渋谷区,デザイナー", SHIFT_JIS, far);
        check("田中 花子", SHIFT_JIS, "Asia/Tokyo");
        check("山田太郎,営業部,ひらがな", EUC_JP, far);
        check("Віталій Кличко, Київ, Хрещатик 36", WINDOWS_1251, far);
        check("Анна Иванова, Санкт-Петербург", WINDOWS_1251, far);
        check("Βαγγέλης Παπαθανασίου, Αθήνα", WINDOWS_1253, far);
        check("Jiří Dvořák, Plzeň, žlutý kůň", WINDOWS_1250, "Europe/Prague");
        check("Ayşe Yılmaz, İstanbul, Şişli", WINDOWS_1254, "Europe/Istanbul");
        check("王小明,北京市朝阳区,工程师", GBK, far);
        check("陳大文,台北市信義區,工程師", BIG5, "Asia/Taipei");
        check("김민수,서울특별시,디자이너", EUC_KR, far);
        check("Søren Ærø, Gøteborg", encoding_rs::WINDOWS_1252, far);
        check("René, “Café” – 5 €", encoding_rs::WINDOWS_1252, far);
        check("Name;Stadt\rZoë Ångström;Malmö\r", MACINTOSH, far);
    }

    #[test]
    fn text_in_iso_2022_jp_and_halves_of_characters() {
        assert_eq!(decode(b"\x1b$B;3ED\x1b(B", "Asia/Tokyo"), "山田");
        assert_eq!(decode(b"\xff\xfeA\x00n", ""), "A");
        assert_eq!(decode(b"", ""), "");
        assert_eq!(decode(b"\xff\xfe", ""), "");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_text(bytes: Vec<u8>) {
            decode(&bytes, "Asia/Tokyo");
        }
    }
}
