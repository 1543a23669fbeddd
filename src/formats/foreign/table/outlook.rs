//! Outlook's CSV: of the desktop program, of Google in Outlook's form, and of live.com. The columns are found by name,
//! and a row may be longer than the header.

use super::card::{Card, Days, Envelope};
use super::dates::order_of;
use super::linkedin::slug;
use super::{Header, Row, Sheet, head};
use crate::formats::foreign::{Incoming, Locale};

/// Columns by which the file is recognised. Two of them are enough beside a name.
const OWN: [&str; 13] = [
    "e-mail address",
    "e-mail display name",
    "e-mail 2 address",
    "business phone",
    "mobile phone",
    "home phone",
    "business street",
    "home street",
    "business city",
    "web page",
    "categories",
    "job title",
    "home postal code",
];
const PHONES: [(&str, &str); 20] = [
    ("primary phone", "main"),
    ("mobile phone", "mobile"),
    ("home phone", "home"),
    ("home phone 2", "home"),
    ("business phone", "work"),
    ("business phone 2", "work"),
    ("company main phone", "main"),
    ("other phone", "other"),
    ("car phone", "car"),
    ("radio phone", "radio"),
    ("callback", "callback"),
    ("assistant's phone", "assistant"),
    ("pager", "pager"),
    ("home fax", "home fax"),
    ("business fax", "work fax"),
    ("other fax", "other fax"),
    ("isdn", "isdn"),
    ("telex", "telex"),
    ("tty/tdd phone", "text telephone"),
    ("mobile phone 2", "mobile"),
];
/// Columns that become fields of the user's own.
const FACTS: [(&str, &str); 16] = [
    ("spouse", "Spouse"),
    ("children", "Children"),
    ("manager's name", "Manager"),
    ("assistant's name", "Assistant"),
    ("hobby", "Hobby"),
    ("profession", "Profession"),
    ("office location", "Office"),
    ("referred by", "Referred by"),
    ("account", "Account"),
    ("billing information", "Billing information"),
    ("organizational id number", "Number in the organisation"),
    ("user 1", "User 1"),
    ("user 2", "User 2"),
    ("user 3", "User 3"),
    ("user 4", "User 4"),
    ("keywords", "Keywords"),
];

/// Columns that are read elsewhere in this file, and those that say nothing about a person.
const KNOWN: [&str; 48] = [
    "title",
    "first name",
    "middle name",
    "last name",
    "suffix",
    "given name yomi",
    "family name yomi",
    "nickname",
    "company",
    "company yomi",
    "department",
    "job title",
    "location",
    "e-mail address",
    "e-mail type",
    "e-mail display name",
    "e-mail 2 address",
    "e-mail 2 type",
    "e-mail 2 display name",
    "e-mail 3 address",
    "e-mail 3 type",
    "e-mail 3 display name",
    "web page",
    "birthday",
    "anniversary",
    "notes",
    "categories",
    "gender",
    "government id number",
    "initials",
    "internet free busy",
    "language",
    "mileage",
    "priority",
    "private",
    "sensitivity",
    "directory server",
    "home address po box",
    "business address po box",
    "other address po box",
    "home po box",
    "business po box",
    "other po box",
    "home address",
    "business address",
    "other address",
    "organizational id number",
    "yomi name",
];
/// The parts of an address behind "home", "business" and "other".
const PARTS: [&str; 9] =
    ["street", "street 2", "street 3", "city", "state", "postal code", "country", "country/region", "address"];

fn is_known(name: &str) -> bool {
    let part = ["home ", "business ", "other "].iter().find_map(|it| name.strip_prefix(it));
    KNOWN.contains(&name)
        || part.is_some_and(|it| PARTS.contains(&it))
        || PHONES.iter().chain(&FACTS).any(|it| it.0 == name)
}

/// Whether a text is a CSV file of Outlook with English headers. Others go through [`mapped`](super::mapped).
///
/// ```
/// # use kith::formats::foreign::table::outlook;
/// assert!(outlook::recognise("Title,First Name,Last Name,Company,E-mail Address,Business Phone\n"));
/// assert!(!outlook::recognise("First Name,Last Name,Email Address,Company,Position,Connected On\n"));
/// ```
pub fn recognise(text: &str) -> bool {
    Sheet::read(head(text)).table(is_header).is_some()
}

fn is_header(header: &Header) -> bool {
    header.has_any(&["first name", "last name"]) && header.count(&OWN) >= 2
}

/// Reads the people. Categories are labels. Days are in the order of the column, or else of the user.
pub fn read(text: &str, locale: &Locale<'_>) -> Incoming {
    let sheet = Sheet::read(text);
    let mut read = Incoming::default();
    let Some(table) = sheet.table(is_header) else { return read };
    read.skipped = table.faults();
    let cells = table.rows().flat_map(|it| [it.get("birthday"), it.get("anniversary")]);
    let order = order_of(cells, locale.date_order);
    for row in table.rows() {
        person(row, Days { order, today: locale.today }).finish(&row.first_text(), &mut read);
    }
    read
}

fn person(row: Row<'_>, days: Days) -> Card {
    let mut card = Card::new(row.number);
    let names = ["title", "first name", "middle name", "last name", "suffix"];
    card.name(names.map(|it| row.get(it)));
    let sound = [row.get("given name yomi"), row.get("family name yomi")].join(" ");
    card.person().say = card.line(&sound);
    card.person().nickname = card.line(row.get("nickname"));
    card.person().organisation = card.line(row.get("company"));
    card.person().department = card.line(row.get("department"));
    card.person().role = card.line(row.get("job title"));
    card.person().place = card.line(row.get("location"));
    for prefix in ["e-mail", "e-mail 2", "e-mail 3"] {
        card.email("", row.get(&format!("{prefix} address")), false);
    }
    for (column, kind) in PHONES {
        card.phone(kind, row.get(column), column == "primary phone");
    }
    let page = row.get("web page");
    card.profile(if slug(page).is_some() { "linkedin" } else { "website" }, page);
    for (word, kind) in [("home", "home"), ("business", "work"), ("other", "other")] {
        address(row, word, kind, &mut card);
    }
    card.day("birthday", row.get("birthday"), days);
    card.day("anniversary", row.get("anniversary"), days);
    for (column, label) in FACTS {
        card.fact(label, row.get(column));
    }
    card.others(row, is_known);
    card.note(row.get("notes"));
    row.get("categories").split([';', ',']).for_each(|it| card.label(it));
    // A display name alone: "Ana Silva (ana@example.org)".
    let shown = row.get("e-mail display name").split(" (").next().unwrap_or_default();
    if !shown.contains('@') {
        card.whole_name(shown);
    }
    card
}

fn address(row: Row<'_>, word: &str, kind: &str, card: &mut Card) {
    let get = |part: &str| row.get(&format!("{word} {part}"));
    let country = row.any(&[&format!("{word} country/region"), &format!("{word} country")]);
    let post_box = row.any(&[&format!("{word} address po box"), &format!("{word} po box")]);
    let envelope = Envelope {
        street: [get("street"), get("street 2"), get("street 3")],
        post_box,
        city: get("city"),
        region: get("state"),
        post_code: get("postal code"),
        country,
    };
    let lines = envelope.lines();
    card.address(kind, if lines.is_empty() { get("address") } else { &lines });
    if card.person().place.is_empty() {
        card.person().place = card.line(&envelope.place());
    }
}
