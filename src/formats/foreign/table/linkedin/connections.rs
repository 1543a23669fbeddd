//! `Connections.csv`.

use std::collections::BTreeMap;

use crate::domain::{DateOrder, Person, email_addresses};
use crate::formats::foreign::table::card::Card;
use crate::formats::foreign::table::dates::{Reading, day};
use crate::formats::foreign::table::{Header, Row, Table};
use crate::formats::foreign::{Incoming, Locale, SkippedEntry, WhySkipped};

use super::{is_closed, key, slug};

/// The names of a column in several languages. The English ones are LinkedIn's own; the others are a tolerance, for no
/// export with them was seen.
const GIVEN: [&str; 7] = ["first name", "vorname", "prenom", "nombre", "nome", "voornaam", "fornamn"];
const FAMILY: [&str; 8] =
    ["last name", "nachname", "nom", "apellidos", "cognome", "sobrenome", "achternaam", "efternamn"];
const PAGE: [&str; 2] = ["url", "profile url"];
const EMAIL: [&str; 9] = [
    "email address",
    "e-mail-adresse",
    "e-mail address",
    "adresse e-mail",
    "direccion de correo electronico",
    "indirizzo email",
    "endereco de e-mail",
    "e-mailadres",
    "email",
];
const COMPANY: [&str; 7] = ["company", "unternehmen", "entreprise", "empresa", "azienda", "bedrijf", "foretag"];
const POSITION: [&str; 7] = ["position", "poste", "cargo", "posizione", "functie", "befattning", "puesto"];
const SINCE: [&str; 8] = [
    "connected on",
    "verbunden am",
    "date de connexion",
    "fecha de conexion",
    "conectado el",
    "conectado em",
    "data di collegamento",
    "verbonden op",
];

pub(super) fn is_header(header: &Header) -> bool {
    header.has_any(&SINCE) && header.has_any(&GIVEN) && header.has_any(&FAMILY)
}

/// Reads the people. Two rows with one profile are one person.
pub(super) fn read(table: &Table<'_>, locale: &Locale<'_>, read: &mut Incoming) {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for row in table.rows() {
        let names = [row.any(&GIVEN), row.any(&FAMILY)];
        let page = row.any(&PAGE);
        let is_nobody = names.iter().all(|it| it.is_empty()) && page.is_empty() && row.any(&EMAIL).is_empty();
        if is_nobody || is_closed(&names.join(" ")) {
            let why = if row.is_empty() { WhySkipped::Empty } else { WhySkipped::Closed };
            read.skipped.push(SkippedEntry { row: row.number, name: String::new(), why, is_whole: true });
            continue;
        }
        let card = person(row, names, page, locale);
        let key = card.incoming.key.clone();
        if let Some(first) = known.get(&key).and_then(|it| read.people.get_mut(*it)) {
            complete(&mut first.person, card.incoming.person);
            continue;
        }
        if !key.is_empty() {
            known.insert(key, read.people.len());
        }
        card.finish(&row.first_text(), read);
    }
}

/// Adds to a person what a second row of the same profile knows beyond the first.
fn complete(first: &mut Person, second: Person) {
    for (own, other) in [(&mut first.organisation, second.organisation), (&mut first.role, second.role)] {
        if own.is_empty() {
            *own = other;
        }
    }
    for email in second.emails {
        first.emails.insert(email);
    }
    first.how_met.when = first.how_met.when.or(second.how_met.when);
}

fn person(row: Row<'_>, [given, family]: [&str; 2], page: &str, locale: &Locale<'_>) -> Card {
    let mut card = Card::new(row.number);
    card.name(["", given, "", family, ""]);
    if let Some(slug) = slug(page) {
        card.incoming.key = key(&slug);
        if given.is_empty() && family.is_empty() {
            card.person().nickname = card.line(&slug);
        }
    }
    card.profile("linkedin", page);
    let email = row.any(&EMAIL);
    if !email_addresses(email).is_empty() {
        card.email("", email, false);
    }
    card.person().organisation = card.line(row.any(&COMPANY));
    card.person().role = card.line(row.any(&POSITION));
    let since = row.any(&SINCE);
    match day(since, DateOrder::MonthFirst, locale.today) {
        Reading::Day(since) => card.person().how_met.when = Some(since),
        Reading::Wrong => card.leave_out(WhySkipped::NoSuchDay(since.chars().take(40).collect())),
        Reading::Nothing => (),
    }
    card
}
