//! Thunderbird's address book as CSV.

use super::card::{Card, Days, Envelope};
use super::sheet::name_key;
use super::{Header, Row, Sheet, head};
use crate::formats::foreign::{Incoming, Locale};

const PHONES: [(&str, &str); 5] = [
    ("mobile number", "mobile"),
    ("home phone", "home"),
    ("work phone", "work"),
    ("fax number", "fax"),
    ("pager number", "pager"),
];
const FACTS: [(&str, &str); 5] = [
    ("custom 1", "Custom 1"),
    ("custom 2", "Custom 2"),
    ("custom 3", "Custom 3"),
    ("custom 4", "Custom 4"),
    ("spouse name", "Spouse"),
];

/// Columns that are read elsewhere in this file.
const KNOWN: [&str; 40] = [
    "first name",
    "last name",
    "display name",
    "nickname",
    "organization",
    "company",
    "department",
    "job title",
    "primary email",
    "secondary email",
    "screen name",
    "web page 1",
    "web page 2",
    "birth year",
    "birth month",
    "birth day",
    "anniversary year",
    "anniversary month",
    "anniversary day",
    "notes",
    "home address",
    "home address 2",
    "home city",
    "home state",
    "home zipcode",
    "home country",
    "work address",
    "work address 2",
    "work city",
    "work state",
    "work zipcode",
    "work country",
    "category",
    "family name",
    "phonetic first name",
    "phonetic last name",
    "preferred mail format",
    "popularity index",
    "last modified date",
    "allow remote content",
];

/// The columns of an export in their order, which is the same in every language.
const ORDER: [&str; 37] = [
    "first name",
    "last name",
    "display name",
    "nickname",
    "primary email",
    "secondary email",
    "screen name",
    "work phone",
    "home phone",
    "fax number",
    "pager number",
    "mobile number",
    "home address",
    "home address 2",
    "home city",
    "home state",
    "home zipcode",
    "home country",
    "work address",
    "work address 2",
    "work city",
    "work state",
    "work zipcode",
    "work country",
    "job title",
    "department",
    "organization",
    "web page 1",
    "web page 2",
    "birth year",
    "birth month",
    "birth day",
    "custom 1",
    "custom 2",
    "custom 3",
    "custom 4",
    "notes",
];
/// The name of the column with the year of birth: German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish.
/// No other program has it in this place.
const BIRTH_YEAR: [&str; 8] = [
    "geburtsjahr",
    "annee de naissance",
    "ano de nacimiento",
    "anno di nascita",
    "ano de nascimento",
    "geboortejaar",
    "fodelsear",
    "rok urodzenia",
];

fn is_known(name: &str) -> bool {
    KNOWN.contains(&name) || PHONES.iter().chain(&FACTS).any(|it| it.0 == name)
}

/// Whether a text is a CSV file of Thunderbird, in English or in one of eight other languages.
///
/// ```
/// # use kith::formats::foreign::table::thunderbird;
/// assert!(thunderbird::recognise("First Name,Last Name,Display Name,Nickname,Primary Email\n"));
/// ```
pub fn recognise(text: &str) -> bool {
    let sheet = Sheet::read(head(text));
    sheet.table(is_header).is_some() || is_translated(&sheet)
}

/// Whether the first row is the header in another language.
fn is_translated(sheet: &Sheet) -> bool {
    let names: Vec<String> = sheet.cells(0).map(name_key).collect();
    let place = ORDER.iter().position(|it| *it == "birth year").unwrap_or_default();
    names.len() == ORDER.len() && names.get(place).is_some_and(|it| BIRTH_YEAR.contains(&it.as_str()))
}

fn is_header(header: &Header) -> bool {
    header.has("primary email") && header.has_any(&["display name", "first name", "last name"])
}

/// Reads the people.
pub fn read(text: &str, locale: &Locale<'_>) -> Incoming {
    let sheet = Sheet::read(text);
    let mut read = Incoming::default();
    let translated = is_translated(&sheet).then(|| sheet.from(1, ORDER.map(str::to_owned).into()));
    let Some(table) = sheet.table(is_header).or(translated) else { return read };
    read.skipped = table.faults();
    let days = Days { order: locale.date_order, today: locale.today };
    for row in table.rows() {
        person(row, days).finish(&row.first_text(), &mut read);
    }
    read
}

fn person(row: Row<'_>, days: Days) -> Card {
    let mut card = Card::new(row.number);
    card.name(["", row.get("first name"), "", row.get("last name"), ""]);
    card.whole_name(row.get("display name"));
    card.person().nickname = card.line(row.get("nickname"));
    card.person().organisation = card.line(row.any(&["organization", "company"]));
    card.person().department = card.line(row.get("department"));
    card.person().role = card.line(row.get("job title"));
    card.email("", row.get("primary email"), true);
    card.email("", row.get("secondary email"), false);
    for (column, kind) in PHONES {
        card.phone(kind, row.get(column), false);
    }
    for column in ["web page 1", "web page 2"] {
        card.profile("website", row.get(column));
    }
    card.profile("chat", row.get("screen name"));
    for kind in ["home", "work"] {
        address(row, kind, &mut card);
    }
    card.day("birthday", &date(row, "birth"), days);
    card.day("anniversary", &date(row, "anniversary"), days);
    for (column, label) in FACTS {
        card.fact(label, row.get(column));
    }
    card.label(row.get("category"));
    card.others(row, is_known);
    card.note(row.get("notes"));
    card
}

/// A date from its three columns. The year may be missing.
fn date(row: Row<'_>, word: &str) -> String {
    let [year, month, day] = ["year", "month", "day"].map(|it| row.get(&format!("{word} {it}")));
    match (year, month, day) {
        (_, "", "") => year.to_owned(),
        ("", month, day) => format!("--{month}-{day}"),
        (year, month, "") => format!("{year}-{month:0>2}"),
        (year, month, day) => format!("{year}-{month}-{day}"),
    }
}

fn address(row: Row<'_>, kind: &str, card: &mut Card) {
    let get = |part: &str| row.get(&format!("{kind} {part}"));
    let envelope = Envelope {
        street: [get("address"), get("address 2"), ""],
        city: get("city"),
        region: get("state"),
        post_code: get("zipcode"),
        country: get("country"),
        ..Envelope::default()
    };
    card.address(kind, &envelope.lines());
    if card.person().place.is_empty() {
        card.person().place = card.line(&envelope.place());
    }
}
