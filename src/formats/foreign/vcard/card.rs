//! A card as a person: what each property becomes.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::cards::RawCard;
use super::draft::Draft;
use super::line::{self, Line};
use super::photo::{self, Picture};
use super::related;
use super::relation::bare_uid;
use super::{date, kind};
use crate::domain::ContactMethod;
use crate::formats::foreign::{Locale, WhySkipped};

/// Properties about the file and the program that wrote it. The export has its own.
const BOOKKEEPING: [&str; 8] = ["VERSION", "PRODID", "REV", "X-ABLABEL", "X-ABADR", "CLIENTPIDMAP", "BEGIN", "END"];
/// Handles of services in properties of their own.
const SERVICES: [&str; 22] = [
    "X-AIM",
    "X-ICQ",
    "X-MSN",
    "X-YAHOO",
    "X-JABBER",
    "X-SKYPE",
    "X-SKYPE-USERNAME",
    "X-QQ",
    "X-GOOGLE TALK",
    "X-GOOGLE-TALK",
    "X-GTALK",
    "X-GADUGADU",
    "X-GROUPWISE",
    "X-TWITTER",
    "X-MATRIX",
    "X-SIP",
    "X-SAMETIME",
    "X-WECHAT",
    "X-TELEGRAM",
    "X-SIGNAL",
    "X-MASTODON",
    "X-WHATSAPP",
];

/// Reads a card. `file` is the encoding of the lines that name none.
pub(super) fn read(card: &RawCard, file: &'static Encoding, locale: &Locale<'_>) -> Draft {
    let mut draft = Draft::default();
    let mut lines = Vec::new();
    let mut data: Option<usize> = None;
    for bytes in &card.lines {
        match line::read(bytes, file) {
            Some(line) => {
                data = line.is_base64.then_some(lines.len());
                lines.push(line);
            }
            None => draft.skip(WhySkipped::BrokenRow),
        }
    }
    if card.has_no_end {
        draft.skip(WhySkipped::NoEnd);
    }
    if card.is_cut {
        draft.skip(WhySkipped::Cut);
        // Half a picture is none.
        data.map(|it| lines.remove(it));
    }
    card.nested.iter().for_each(|_| draft.skip(WhySkipped::CardInCard));
    let labels = labels(&lines);
    for line in &lines {
        let label = labels.get(&line.group.to_ascii_lowercase()).filter(|_| !line.group.is_empty());
        take(&mut draft, line, label.map_or("", String::as_str), locale);
    }
    draft.finish();
    draft
}

/// The labels of the groups of a card.
fn labels(lines: &[Line]) -> BTreeMap<String, String> {
    let lines = lines.iter().filter(|it| it.name == "X-ABLABEL");
    lines.map(|it| (it.group.to_ascii_lowercase(), it.text())).collect()
}

fn take(draft: &mut Draft, line: &Line, label: &str, locale: &Locale<'_>) {
    if BOOKKEEPING.contains(&line.name.as_str()) || (line.value.trim_matches([';', ',', ' ']).is_empty()) {
        return;
    }
    let is_taken = take_name(draft, line)
        || take_reached(draft, line, label)
        || take_date(draft, line, label, locale)
        || take_links(draft, line, label)
        || take_rest(draft, line);
    if !is_taken {
        draft.keep(line, label);
    }
}

fn take_name(draft: &mut Draft, line: &Line) -> bool {
    match line.name.as_str() {
        "FN" => draft.shown(line),
        "N" => return draft.parts(line),
        "NICKNAME" | "X-NICKNAME" => {
            let names = line.list().join(", ");
            let known = draft.person().nickname.clone();
            let names = if known.is_empty() || known == names { names } else { format!("{known}, {names}") };
            draft.person().nickname = draft.line(&names);
        }
        "SORT-STRING" => draft.person().sort_name = draft.line(&line.text()),
        "X-PHONETIC-FIRST-NAME" => draft.say[0] = line.text(),
        "X-PHONETIC-MIDDLE-NAME" => draft.say[1] = line.text(),
        "X-PHONETIC-LAST-NAME" => draft.say[2] = line.text(),
        // Japanese phones: the reading of the name, family name first.
        "SOUND" if line.types().any(|it| it == "X-IRMC-N") => {
            let parts = line.parts(" ").into_iter().filter(|it| !it.is_empty());
            draft.say[2] = parts.collect::<Vec<_>>().join(" ");
        }
        "PRONOUNS" | "X-PRONOUNS" if draft.person().pronouns.is_empty() => {
            draft.person().pronouns = draft.line(&line.text());
        }
        "ORG" => return draft.organisation(line),
        "TITLE" if draft.title.is_empty() => draft.title = line.text(),
        "ROLE" | "X-ROLE" if draft.role.is_none() => draft.role = Some(line.clone()),
        _ => return false,
    }
    true
}

fn take_reached(draft: &mut Draft, line: &Line, label: &str) -> bool {
    let method =
        |value: String| ContactMethod { kind: kind::of(line, label), value, preferred: kind::is_preferred(line) };
    match line.name.as_str() {
        "EMAIL" | "X-EMAIL" => draft.email(method(email(&line.text()))),
        "TEL" | "X-TEL" => {
            let text = line.text();
            if text.to_ascii_lowercase().starts_with("sip:") {
                draft.profile(ContactMethod { kind: "sip".to_owned(), value: text, preferred: false });
            } else {
                draft.phone(method(number(&text)));
            }
        }
        "URL" | "X-URL" => draft.profile(method(line.text())),
        "IMPP" | "X-SOCIALPROFILE" | "SOCIALPROFILE" => {
            let service =
                [line.param("X-SERVICE-TYPE"), line.param("SERVICE-TYPE")].into_iter().find(|it| !it.is_empty());
            let mut method = method(line.text());
            let scheme = method.value.split_once(':').map_or("", |(scheme, _)| scheme).to_owned();
            if let Some(service) = service {
                method.kind = service.to_owned();
            } else if method.kind.is_empty() || (line.name == "IMPP" && label.is_empty()) {
                method.kind = scheme;
            }
            if let Some(user) = method.value.strip_prefix("x-apple:") {
                method.value = user.to_owned();
            }
            draft.profile(method);
        }
        name if SERVICES.contains(&name) => {
            let service = name.trim_start_matches("X-").to_ascii_lowercase();
            let service = service.trim_end_matches("-username").replace('-', " ");
            draft.profile(ContactMethod { kind: service, ..method(line.text()) });
        }
        "ADR" => draft.address(line, kind::of(line, label), kind::is_preferred(line)),
        "LABEL" => draft.letter_label(line, kind::of(line, label)),
        _ => return false,
    }
    true
}

fn take_date(draft: &mut Draft, line: &Line, label: &str, locale: &Locale<'_>) -> bool {
    let label = kind::label_text(label);
    let kind = match line.name.as_str() {
        "BDAY" | "X-BDAY" => "birthday",
        "X-ABDATE" if label.is_empty() => "date",
        "X-ABDATE" => &label,
        "DEATHDATE" | "X-DEATHDATE" => "",
        name if name.ends_with("ANNIVERSARY") && !label.is_empty() => &label,
        name if name.ends_with("ANNIVERSARY") => "anniversary",
        _ => return false,
    };
    let text = line.text();
    let when =
        date::read(&text, line.param("X-APPLE-OMIT-YEAR"), locale.date_order).or_else(|| date::in_words(&text, locale));
    match when {
        Some(when) if kind.is_empty() => draft.person().died = Some(when),
        Some(when) => return draft.date(kind, when),
        None => {
            // "circa 1800" is no wrong day, and stays a line of the card.
            let is_text = text.chars().any(char::is_alphabetic) && !text.contains(['T', 't', 'Z', 'z']);
            draft.skip(WhySkipped::NoSuchDay(text));
            return !is_text;
        }
    }
    true
}

fn take_links(draft: &mut Draft, line: &Line, label: &str) -> bool {
    match line.name.as_str() {
        "UID" if draft.uid.is_empty() => draft.uid = bare_uid(&line.text()).to_owned(),
        "UID" => (),
        "KIND" | "X-ADDRESSBOOKSERVER-KIND" => draft.kind = line.text().to_ascii_lowercase(),
        "X-ABSHOWAS" => draft.is_company |= line.value.eq_ignore_ascii_case("COMPANY"),
        "MEMBER" | "X-ADDRESSBOOKSERVER-MEMBER" => draft.members.push(bare_uid(&line.text()).to_owned()),
        "X-ANDROID-CUSTOM" => return related::android(draft, line),
        name => return related::take(draft, name, line, label),
    }
    true
}

fn take_rest(draft: &mut Draft, line: &Line) -> bool {
    match line.name.as_str() {
        "NOTE" => {
            let text = line.text();
            draft.note(&text);
        }
        "CATEGORIES" | "X-CATEGORIES" => line.list().iter().for_each(|it| draft.label(it)),
        // A field of the user's own has no level and no order: such a line stays one of the card.
        "HOBBY" | "X-HOBBY" | "INTEREST" | "X-INTEREST"
            if !line.param("LEVEL").is_empty() || !line.param("INDEX").is_empty() =>
        {
            return false;
        }
        "HOBBY" | "X-HOBBY" => draft.fact("Hobby", &line.text()),
        "INTEREST" | "X-INTEREST" => draft.fact("Interest", &line.text()),
        "EXPERTISE" | "X-EXPERTISE" => draft.expertise(&line.text(), line.param("LEVEL")),
        // A whole card, an address of one, or words: the person that it is about is another entry.
        "AGENT" => draft.skip(WhySkipped::CardInCard),
        "PHOTO" => match photo::read(line) {
            Picture::Image(picture) if draft.entry.photo.is_none() => draft.entry.photo = Some(picture),
            Picture::Image(_) => draft.skip(WhySkipped::OtherPicture),
            Picture::Address => return false,
            Picture::None(why) => draft.skip(why),
        },
        _ => return false,
    }
    true
}

/// The address in `"Ana" <ana@example.org>` and in `mailto:ana@example.org`.
fn email(text: &str) -> String {
    let text = text.trim();
    let inner = text.strip_suffix('>').and_then(|it| it.rsplit_once('<')).map_or(text, |(_, it)| it);
    let inner = if inner.contains('@') { inner } else { text };
    let is_mailto = inner.get(..7).is_some_and(|it| it.eq_ignore_ascii_case("mailto:"));
    if is_mailto { percent_decoded(inner.get(7..).unwrap_or_default()) } else { inner.to_owned() }
}

/// The number in a `tel:` URI (RFC 3966), with its extension; any other text as it is.
fn number(text: &str) -> String {
    let Some(uri) = text.get(..4).filter(|it| it.eq_ignore_ascii_case("tel:")).and_then(|_| text.get(4..)) else {
        return text.to_owned();
    };
    let mut parts = uri.trim().split(';');
    let number = percent_decoded(parts.next().unwrap_or_default());
    let extension = parts.find_map(|it| it.strip_prefix("ext=").or_else(|| it.strip_prefix("EXT=")));
    extension.map_or_else(|| number.clone(), |it| format!("{number} ext. {}", percent_decoded(it)))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let byte = code.filter(|_| *first == b'%').and_then(|it| u8::from_str_radix(it, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
