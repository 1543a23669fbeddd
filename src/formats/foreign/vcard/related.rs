//! Relations in cards: to other cards, and to names.

use super::draft::Draft;
use super::line::Line;
use super::relation::{Related, bare_uid};
use super::{date, kind};
use crate::domain::{DateOrder, MAX_ELEMENTS};
use crate::formats::foreign::WhySkipped;
use crate::formats::vcard::escape;

/// The relations of Android's contacts, by number (`ContactsContract.CommonDataKinds.Relation`).
const ANDROID: [&str; 14] = [
    "assistant",
    "brother",
    "child",
    "domestic partner",
    "father",
    "friend",
    "manager",
    "mother",
    "parent",
    "partner",
    "referred by",
    "relative",
    "sister",
    "spouse",
];

/// Takes a property about a relation. False for any other.
pub(super) fn take(draft: &mut Draft, name: &str, line: &Line, label: &str) -> bool {
    let word = match name {
        "RELATED" | "X-RELATED" => {
            let known = line.types().find(|it| kind::relation(it).is_some());
            known.or_else(|| line.types().next()).unwrap_or_else(|| "related".to_owned())
        }
        "X-ABRELATEDNAMES" if label.is_empty() => "related".to_owned(),
        "X-ABRELATEDNAMES" => kind::label_text(label),
        _ => match name.trim_start_matches("X-").trim_start_matches("EVOLUTION-").trim_start_matches("KADDRESSBOOK-X-")
        {
            "SPOUSE" | "SPOUSENAME" | "MS-SPOUSE" => "spouse".to_owned(),
            "MANAGER" | "MANAGERSNAME" | "MS-MANAGER" => "manager".to_owned(),
            "ASSISTANT" | "ASSISTANTSNAME" | "MS-ASSISTANT" => "assistant".to_owned(),
            "CHILD" | "MS-CHILD" => "child".to_owned(),
            _ => return false,
        },
    };
    let text = line.text();
    let text = text.strip_prefix("name:").or_else(|| text.strip_prefix("text:")).unwrap_or(&text);
    relate(draft, &word, text, line);
    true
}

fn relate(draft: &mut Draft, word: &str, to: &str, line: &Line) {
    let (word, to) = (draft.line(word), draft.line(to));
    let is_uid = bare_uid(&to).len() < to.len();
    let is_address = is_uid || to.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(' '));
    let raw = if is_address && line.name == "RELATED" { line.bare() } else { text_line(&word, &to) };
    let to = bare_uid(&to).to_owned();
    if draft.related.len() >= MAX_ELEMENTS {
        return draft.skip(WhySkipped::TooLong);
    }
    draft.related.push(Related { kind: kind::relation(&word), word, to, is_address, raw });
}

/// A relation to a name, as RFC 6350 writes it (section 6.6.6).
fn text_line(word: &str, name: &str) -> String {
    let token: String =
        word.to_ascii_lowercase().chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).collect();
    format!("RELATED;TYPE={token};VALUE=text:{}", escape(name))
}

/// Takes Android's own property: a nickname, a date or a relation. False for any other content.
pub(super) fn android(draft: &mut Draft, line: &Line) -> bool {
    let parts = line.parts(" ");
    let part = |at: usize| parts.get(at).map_or("", |it| it.trim());
    match part(0).rsplit('/').next().unwrap_or_default() {
        "nickname" if draft.person().nickname.is_empty() => draft.person().nickname = draft.line(part(1)),
        "contact_event" => {
            let kind = match part(2) {
                "1" => "anniversary",
                "3" => "birthday",
                _ if part(3).is_empty() => "date",
                _ => part(3),
            };
            match date::read(part(1), "", DateOrder::DayFirst) {
                Some(when) => return draft.date(kind, when),
                None => draft.skip(WhySkipped::NoSuchDay(part(1).to_owned())),
            }
        }
        "relation" => {
            let number = part(2).parse::<usize>().ok().and_then(|it| it.checked_sub(1));
            let word = number.and_then(|it| ANDROID.get(it)).copied();
            let word = word.unwrap_or(if part(3).is_empty() { "related" } else { part(3) });
            relate(draft, word, part(1), line);
        }
        _ => return false,
    }
    true
}
