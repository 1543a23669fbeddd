//! Google Contacts as CSV: the header to 2024, the one since then, and mixtures of both. Columns are found by name
//! only: the numbered ones grow to what the address book needs, and Google's own template has another order.

use super::card::{Card, Days, Envelope};
use super::dates::order_of;
use super::linkedin::slug;
use super::{Header, Row, Sheet, head};
use crate::domain::{DateOrder, normalize};
use crate::formats::foreign::{Incoming, Locale};

/// Between several values in a cell.
const BETWEEN: &str = ":::";
/// Groups of Google that say nothing about a person, without spaces.
const OWN_GROUPS: [&str; 4] = ["mycontacts", "othercontacts", "contacts", "allcontacts"];
/// Columns that become fields of the user's own, as they are.
const FACTS: [(&str, &str); 4] = [
    ("maiden name", "Maiden name"),
    ("hobby", "Hobby"),
    ("billing information", "Billing information"),
    ("organization 1 - job description", "Job description"),
];

/// Columns without a number that are read elsewhere in this file, and those that say nothing about a person.
const KNOWN: [&str; 44] = [
    "name",
    "given name",
    "additional name",
    "family name",
    "yomi name",
    "given name yomi",
    "additional name yomi",
    "family name yomi",
    "name prefix",
    "name suffix",
    "initials",
    "nickname",
    "short name",
    "maiden name",
    "birthday",
    "gender",
    "location",
    "billing information",
    "directory server",
    "mileage",
    "occupation",
    "hobby",
    "sensitivity",
    "priority",
    "subject",
    "notes",
    "language",
    "photo",
    "group membership",
    "first name",
    "middle name",
    "last name",
    "phonetic first name",
    "phonetic middle name",
    "phonetic last name",
    "file as",
    "organization name",
    "organization title",
    "organization department",
    "labels",
    "organization yomi name",
    "organization symbol",
    "organization location",
    "organization type",
];

fn is_known(name: &str) -> bool {
    KNOWN.contains(&name) || name.contains(" - ")
}

/// Whether a text is a CSV file of Google Contacts.
///
/// ```
/// # use kith::formats::foreign::table::google;
/// assert!(google::recognise("Name,Given Name,Family Name,Group Membership\n"));
/// assert!(google::recognise("First Name,Last Name,Labels,E-mail 1 - Value\n"));
/// assert!(!google::recognise("First Name,Last Name,E-mail Address\n"));
/// ```
pub fn recognise(text: &str) -> bool {
    Sheet::read(head(text)).table(is_header).is_some()
}

fn is_header(header: &Header) -> bool {
    let words = ["e-mail", "phone", "address", "organization", "website", "event", "relation", "custom field"];
    let is_numbered = |name: &String| {
        words.iter().any(|it| {
            let rest = name.strip_prefix(it).map(str::trim_start).unwrap_or_default();
            rest.starts_with(|it: char| it.is_ascii_digit()) && rest.contains(" - ")
        })
    };
    let has_name = header.has_any(&["name", "given name", "first name", "last name", "family name", "file as"]);
    let is_old = header.has("given name") && header.has_any(&["group membership", "yomi name"]);
    let is_new =
        header.has("first name") && header.has("labels") && header.count(&["file as", "organization name"]) > 0;
    has_name && (is_old || is_new || header.names().iter().any(is_numbered))
}

/// Reads the people. Labels and groups are labels; the star is that of a favourite. Links to pictures are not followed.
pub fn read(text: &str, locale: &Locale<'_>) -> Incoming {
    let sheet = Sheet::read(text);
    let mut read = Incoming::default();
    let Some(table) = sheet.table(is_header) else { return read };
    read.skipped = table.faults();
    let order = order_of(table.rows().map(|it| it.get("birthday")), DateOrder::MonthFirst);
    for row in table.rows() {
        person(row, Days { order, today: locale.today }).finish(&row.first_text(), &mut read);
    }
    read
}

fn person(row: Row<'_>, days: Days) -> Card {
    let mut card = Card::new(row.number);
    let one = |names: &[&str]| row.any(names);
    card.name([
        one(&["name prefix"]),
        one(&["given name", "first name"]),
        one(&["additional name", "middle name"]),
        one(&["family name", "last name"]),
        one(&["name suffix"]),
    ]);
    card.whole_name(one(&["name", "file as"]));
    let sound = [
        one(&["given name yomi", "phonetic first name"]),
        one(&["additional name yomi", "phonetic middle name"]),
        one(&["family name yomi", "phonetic last name"]),
    ];
    let sound = sound.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    card.person().say = card.line(if sound.is_empty() { one(&["yomi name"]) } else { &sound });
    card.person().nickname = card.line(one(&["nickname", "short name"]));
    work(row, &mut card);
    reached(row, &mut card);
    addresses(row, &mut card);
    days_and_ties(row, &mut card, days);
    for (column, label) in FACTS {
        card.fact(label, row.get(column));
    }
    card.others(row, is_known);
    card.note(row.get("notes"));
    for label in values(one(&["labels", "group membership"])).chain(values(row.get("group membership"))) {
        group(label, &mut card);
    }
    card
}

/// The values of a cell.
fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(BETWEEN).map(str::trim).filter(|it| !it.is_empty())
}

/// A label without its star, and whether it has one.
fn starred(label: &str) -> (&str, bool) {
    label.strip_prefix('*').map_or((label, false), |it| (it.trim(), true))
}

fn group(label: &str, card: &mut Card) {
    let label = starred(label).0;
    let key = normalize(label).replace(' ', "");
    match key.as_str() {
        "starred" | "starredinandroid" => card.incoming.is_starred = true,
        key if OWN_GROUPS.contains(&key) => (),
        _ => card.label(label),
    }
}

fn work(row: Row<'_>, card: &mut Card) {
    let first = |cell: &'static str| values(row.get(cell)).next().unwrap_or_default();
    let either =
        |new: &'static str, old: &'static str| Some(first(new)).filter(|it| !it.is_empty()).unwrap_or(first(old));
    card.person().organisation = card.line(either("organization name", "organization 1 - name"));
    card.person().department = card.line(either("organization department", "organization 1 - department"));
    let title = either("organization title", "organization 1 - title");
    card.person().role = card.line(if title.is_empty() { row.get("occupation") } else { title });
    let [names, titles] = ["name", "title"].map(|part| {
        let cells = (1..).map(|it| format!("organization {it} - {part}"));
        let cells = cells.take_while(|it| row.has(it)).map(|it| row.get(&it));
        cells.flat_map(values).collect::<Vec<_>>()
    });
    for (at, name) in names.iter().enumerate().skip(1) {
        let title = titles.get(at).copied().unwrap_or_default();
        card.fact("Organization", [title, name].join(" ").trim());
    }
}

/// The numbered columns of a word, each with its label, in the order of the numbers.
fn numbered<'a>(row: Row<'a>, word: &str, value: &str) -> Vec<(&'a str, &'a str)> {
    let columns = (1..).map(|it| format!("{word} {it} - "));
    let columns = columns.take_while(|it| row.has(&format!("{it}{value}")));
    columns
        .map(|it| {
            let label = row.any(&[&format!("{it}label"), &format!("{it}type")]);
            (label, row.get(&format!("{it}{value}")))
        })
        .filter(|it| !it.1.is_empty())
        .collect()
}

fn reached(row: Row<'_>, card: &mut Card) {
    for (label, cell) in numbered(row, "e-mail", "value") {
        let (label, is_first) = starred(label);
        values(cell).for_each(|it| card.email(label, it, is_first));
    }
    for (label, cell) in numbered(row, "phone", "value") {
        let (label, is_first) = starred(label);
        values(cell).for_each(|it| card.phone(label, it, is_first));
    }
    for (label, cell) in numbered(row, "website", "value") {
        for value in values(cell) {
            let kind = if slug(value).is_some() { "linkedin" } else { starred(label).0 };
            card.profile(kind, value);
        }
    }
    for (label, cell) in numbered(row, "im", "value") {
        let service = row.get("im 1 - service");
        values(cell).for_each(|it| card.profile(if service.is_empty() { starred(label).0 } else { service }, it));
    }
}

fn addresses(row: Row<'_>, card: &mut Card) {
    card.person().place = card.line(row.get("location"));
    for number in 1.. {
        let get = |part: &str| values(row.get(&format!("address {number} - {part}"))).next().unwrap_or_default();
        let names = ["formatted", "street", "city", "region", "country", "postal code"];
        if !names.iter().any(|it| row.has(&format!("address {number} - {it}"))) {
            break;
        }
        let envelope = Envelope {
            street: [get("street"), get("extended address"), ""],
            post_box: get("po box"),
            city: get("city"),
            region: get("region"),
            post_code: get("postal code"),
            country: get("country"),
        };
        let formatted = row.get(&format!("address {number} - formatted"));
        let label = row.any(&[&format!("address {number} - label"), &format!("address {number} - type")]);
        let label = starred(label).0;
        if formatted.is_empty() {
            card.address(label, &envelope.lines());
        } else {
            values(formatted).for_each(|it| card.address(label, it));
        }
        if card.person().place.is_empty() {
            card.person().place = card.line(&envelope.place());
        }
    }
}

fn days_and_ties(row: Row<'_>, card: &mut Card, days: Days) {
    card.day("birthday", row.get("birthday"), days);
    for (label, cell) in numbered(row, "event", "value") {
        values(cell).for_each(|it| card.day(starred(label).0, it, days));
    }
    for word in ["relation", "custom field"] {
        for (label, cell) in numbered(row, word, "value") {
            let label = starred(label).0;
            values(cell).for_each(|it| card.fact(if label.is_empty() { word } else { label }, it));
        }
    }
}
