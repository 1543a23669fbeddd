//! The kinds of addresses and numbers, the labels of address books, and the words for relations.

use super::line::Line;
use crate::domain::RelationKind;

/// Types that say nothing about the use of an address or number, and parameters that old programs wrote bare.
const SILENT: [&str; 19] = [
    "internet", "voice", "pref", "msg", "text", "video", "x400", "dom", "intl", "postal", "parcel", "uri", "sms",
    "inline", "vcard", "unknown", "url", "utf-8", "utf8",
];
/// Types and labels with another word in Kith.
const WORDS: [(&str, &str); 7] = [
    ("cell", "mobile"),
    ("homefax", "home fax"),
    ("workfax", "work fax"),
    ("otherfax", "other fax"),
    ("main-number", "main"),
    ("homepage", "home page"),
    ("telex", "telex"),
];

/// The words of `RELATED` and of address books for each relation.
const RELATIONS: [(RelationKind, &[&str]); 12] = [
    (
        RelationKind::Partner,
        &["spouse", "partner", "sweetheart", "domestic partner", "husband", "wife", "girlfriend", "boyfriend"],
    ),
    (RelationKind::Parent, &["parent", "mother", "father"]),
    (RelationKind::Child, &["child", "son", "daughter"]),
    (RelationKind::Sibling, &["sibling", "brother", "sister"]),
    (RelationKind::Family, &["kin", "relative", "family"]),
    (RelationKind::Friend, &["friend"]),
    (RelationKind::Colleague, &["colleague", "co-worker", "coworker"]),
    (RelationKind::Manager, &["manager", "boss", "supervisor"]),
    (RelationKind::Report, &["report", "subordinate"]),
    (RelationKind::Mentor, &["mentor"]),
    (RelationKind::Mentee, &["mentee"]),
    (RelationKind::Acquaintance, &["acquaintance", "met"]),
];

/// The kind of an address or number: the user's own label, or else the types, the place first ("work fax").
pub(super) fn of(line: &Line, label: &str) -> String {
    let label = label_text(label);
    if !label.is_empty() {
        return label;
    }
    let words: Vec<String> = line.types().map(|it| word(&it)).filter(|it| !it.is_empty()).collect();
    let is_place = |it: &&String| matches!(it.as_str(), "home" | "work" | "other");
    let mut kind: Vec<&String> = Vec::new();
    for word in words.iter().filter(is_place).chain(words.iter().filter(|it| !is_place(it))) {
        if !kind.contains(&word) {
            kind.push(word);
        }
    }
    kind.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Whether to use the address or number first.
pub(super) fn is_preferred(line: &Line) -> bool {
    line.types().any(|it| it.eq_ignore_ascii_case("pref")) || line.param("PREF") == "1"
}

/// The text of a label. Apple marks its own labels: `_$!<Mobile>!$_`.
pub(super) fn label_text(label: &str) -> String {
    let own = label.trim().strip_prefix("_$!<").and_then(|it| it.strip_suffix(">!$_"));
    own.map_or_else(|| label.trim().to_owned(), |it| word(&it.to_ascii_lowercase()))
}

/// The word for a type. Empty if the type says nothing.
fn word(kind: &str) -> String {
    let lower = kind.to_ascii_lowercase();
    let lower = lower.strip_prefix("x-").unwrap_or(&lower);
    // A bare language, as in `de-DE`.
    let is_language = lower.len() == 5 && lower.as_bytes().get(2) == Some(&b'-');
    if SILENT.contains(&lower) || is_language {
        return String::new();
    }
    let own = WORDS.iter().find(|(it, _)| *it == lower).map(|(_, word)| *word);
    let is_known = matches!(lower, "home" | "work" | "other" | "fax" | "pager" | "car" | "main" | "isdn" | "modem");
    let bare = kind.get(kind.len() - lower.len()..).unwrap_or(kind);
    own.unwrap_or(if is_known { lower } else { bare }).to_owned()
}

/// The relation that a word of another program names.
pub(super) fn relation(word: &str) -> Option<RelationKind> {
    let word = label_text(word).to_ascii_lowercase();
    let word = word.strip_prefix("x-").unwrap_or(&word);
    RELATIONS.iter().find(|(_, words)| words.contains(&word)).map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_8;

    use super::*;
    use crate::formats::foreign::vcard::line;

    #[test]
    fn kinds_are_one_word_or_two() {
        #[track_caller]
        fn check(text: &str, label: &str, expected: &str) {
            assert_eq!(of(&line::read(text.as_bytes(), UTF_8).unwrap(), label), expected, "{text} {label}");
        }
        check("TEL;CELL:1", "", "mobile");
        check("TEL;TYPE=cell,pref:1", "", "mobile");
        check("TEL;TYPE=\"voice,home\":1", "", "home");
        check("TEL;FAX;WORK;FAX:1", "", "work fax");
        check("EMAIL;TYPE=INTERNET;TYPE=WORK:a", "", "work");
        check("TEL;TYPE=WhatsApp:1", "", "WhatsApp");
        check("TEL;X-Iridium:1", "", "Iridium");
        check("TEL;TYPE=HOME,TYPE=VOICE:1", "", "home");
        check("TEL;WORK;VOICE;utf-8;de-DE;x-unknown:1", "", "work");
        check("TEL:1", "_$!<Mobile>!$_", "mobile");
        check("TEL:1", "_$!<HomeFAX>!$_", "home fax");
        check("TEL;TYPE=home:1", "Cabin", "Cabin");
        check("TEL:1", "", "");
    }
}
