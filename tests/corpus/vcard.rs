//! The vCards of the corpus: people, names, addresses, numbers, birthdays, and the way back.

use std::collections::BTreeSet;

use base64::Engine as _;
use kith::domain::{
    Book, Command, ContactMethod, Ctx, DateOrder, Device, Entropy, Person, PersonId, apply, is_picture,
};
use kith::formats::foreign::{Incoming, IncomingPerson, Locale, vcard as reader};
use kith::formats::vcard::{self, Version, shown_name};

use crate::{Entry, compare, entries};

fn locale() -> Locale<'static> {
    Locale { today: "2026-11-22".parse().unwrap(), date_order: DateOrder::MonthFirst, zone: "Europe/Berlin" }
}

/// The number of lines for these addresses or numbers: one for each kind.
fn lines(methods: &[ContactMethod]) -> usize {
    methods.iter().map(|it| it.kind.split(", ").count()).sum()
}

fn birthday(person: &Person) -> Option<String> {
    let birthday = person.dates.iter().find(|it| it.kind == "birthday")?;
    birthday.when.map(|it| it.to_string())
}

fn expect<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> Option<String> {
    (found != expected).then(|| format!("{what}: {found:?} and not {expected:?}"))
}

fn differences(entry: &Entry) -> Vec<String> {
    let incoming = reader::read(&entry.bytes, &locale());
    let people = &incoming.people;
    let mut found: Vec<String> = counts(entry, &incoming);
    let names: Vec<String> = people.iter().take(3).map(|it| shown_name(&it.person)).collect();
    let expected: Vec<&str> = entry.texts("names");
    let is_whole = expected.iter().all(|it| !it.is_empty());
    if is_whole {
        found.extend(expect("names", names, expected.into_iter().map(str::to_owned).collect()));
        let expected = entry.texts("birthdays").into_iter().map(|it| Some(it.to_owned()).filter(|it| !it.is_empty()));
        let birthdays: Vec<_> = people.iter().take(3).map(|it| birthday(&it.person)).collect();
        found.extend(expect("birthdays", birthdays, expected.collect()));
    }
    let emails = people.iter().map(|it| lines(&it.person.emails)).sum();
    found.extend(expect("emails", emails, entry.number("emails").unwrap()));
    let phones: usize = people.iter().map(|it| lines(&it.person.phones)).sum();
    let most = entry.number("phones").unwrap();
    let least = entry.number("phones_min").unwrap_or(most);
    found.extend(((phones < least) || (phones > most)).then(|| format!("phones: {phones} and not {most}")));
    found.extend(round_trip(people, Version::V4));
    found.extend(round_trip(people, Version::V3));
    found
}

/// Rule 1: everybody is there, or skipped with a reason.
fn counts(entry: &Entry, incoming: &Incoming) -> Vec<String> {
    let contacts = entry.number("contacts").unwrap();
    let empty = entry.number("empty_cards").unwrap_or_default();
    let least = entry.number("contacts_min").unwrap_or(contacts - empty);
    let most = entry.number("contacts_max").unwrap_or(contacts);
    let (people, skipped) = (incoming.people.len(), incoming.skipped.iter().filter(|it| it.is_whole).count());
    let range = (people < least || people > most).then(|| format!("people: {people}, not {least} to {most}"));
    let letters = |it: &IncomingPerson| format!("{:?}", it.person).contains('\u{fffd}');
    let broken = incoming.people.iter().any(letters).then(|| "a character is lost".to_owned());
    range.into_iter().chain(expect("people and skipped", people + skipped, contacts)).chain(broken).collect()
}

/// Rule 7: what is exported is what is read again.
fn round_trip(people: &[IncomingPerson], version: Version) -> Option<String> {
    let mut book = Book::default();
    let mut ids: Vec<PersonId> = Vec::new();
    for (minute, entry) in people.iter().enumerate() {
        let ctx = Ctx {
            now_millis: 1_795_348_800_000 + minute as u64,
            today: locale().today,
            device: Device(1),
            entropy: Entropy::new(minute as u64),
        };
        let change = apply(&mut book, Command::AddPerson(Box::new(with_photo(entry))), &ctx);
        ids.push(PersonId::from_uuid(change.map_err(|it| it.to_string()).ok()?.edits[0].entity.uuid));
    }
    let text = vcard::write_chosen(&book, version, &|_| true);
    let again = reader::read(text.as_bytes(), &locale());
    let facts =
        |people: &mut dyn Iterator<Item = Person>| -> BTreeSet<String> { people.map(|it| summary(&it)).collect() };
    let before = facts(&mut ids.iter().filter_map(|it| book.people.get(*it)).cloned());
    let after = facts(&mut again.people.iter().map(with_photo));
    expect("after the way back", after, before)
}

fn with_photo(entry: &IncomingPerson) -> Person {
    let mut person = entry.person.clone();
    if let Some(photo) = &entry.photo {
        let media = if photo.bytes.starts_with(b"\x89PNG") { "png" } else { "jpeg" };
        let data = base64::engine::general_purpose::STANDARD.encode(&photo.bytes);
        // A greater picture is scaled down before it is stored.
        person.photo =
            Some(format!("data:image/{media};base64,{data}")).filter(|it| is_picture(it)).unwrap_or_default();
    }
    person
}

/// What a card can say of a person.
fn summary(person: &Person) -> String {
    let methods = |it: &[ContactMethod]| it.iter().map(|it| format!("{} {}", it.kind, it.value)).collect::<Vec<_>>();
    format!(
        "{} {:?} {:?} {:?} {:?} {} {} {:?} {}",
        shown_name(person),
        person.name_parts(),
        methods(&person.emails),
        methods(&person.phones),
        person.dates,
        person.notes,
        person.organisation,
        person.addresses,
        person.photo.len(),
    )
}

/// The files that differ from the expectation, each with its reason in docs/formats.md.
const EXCEPTIONS: [&str; 1] = ["vcard/stalwartlabs-calcard__060.vcf"];

#[test]
fn vcards_of_the_corpus_are_read_and_written() {
    compare("vcard", &EXCEPTIONS, differences);
}

#[test]
fn the_same_file_gives_the_same_people() {
    for entry in entries("vcard").into_iter().flatten() {
        let mut slow = reader::Reader::new(entry.bytes.clone(), locale());
        while slow.read_some(1) {}
        assert_eq!(slow.finish(), reader::read(&entry.bytes, &locale()), "{}", entry.name);
    }
}

/// The number of mutations of each file: `KITH_FUZZ` for a long run.
fn rounds() -> usize {
    std::env::var("KITH_FUZZ").ok().and_then(|it| it.parse().ok()).unwrap_or(3)
}

#[test]
fn mutated_vcards_are_read_without_a_panic() {
    let mut random = fastrand::Rng::with_seed(25);
    for entry in entries("vcard").into_iter().flatten().filter(|it| it.bytes.len() < 10_000) {
        for _ in 0..rounds() {
            let incoming = reader::read(&mutated(&entry.bytes, &mut random), &locale());
            let whole = incoming.skipped.iter().filter(|it| it.is_whole).count();
            let last = incoming.people.iter().map(|it| it.row).chain(incoming.skipped.iter().map(|it| it.row)).max();
            assert_eq!(incoming.people.len() + whole, last.unwrap_or_default(), "{}", entry.name);
        }
    }
}

fn mutated(bytes: &[u8], random: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..random.usize(1..10) {
        let at = random.usize(..=bytes.len());
        let end = (at + random.usize(..30)).min(bytes.len());
        match random.u8(..5) {
            0 if random.bool() => bytes.truncate(at),
            1 => drop(bytes.splice(at..end, [random.u8(..)])),
            2 => drop(bytes.splice(at..end, [])),
            3 => {
                let copy = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, copy));
            }
            _ => bytes.insert(at, *random.choice(b":;,=\"\\\r\n .^%").unwrap_or(&b':')),
        }
    }
    bytes
}
