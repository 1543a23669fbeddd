//! The way back: what the export writes of a person, the import reads.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::read;
use crate::domain::{
    Address, Book, Command, ContactMethod, Ctx, DateOrder, Depth, Device, Entropy, ImportantDate, Knows, PartialDate,
    Person, Source, apply, tidy_line,
};
use crate::formats::foreign::Locale;
use crate::formats::vcard::{Version, shown_name, write_chosen};

fn locale() -> Locale<'static> {
    Locale { today: "2026-11-22".parse().unwrap(), date_order: DateOrder::DayFirst, zone: "Europe/Berlin" }
}

/// A line with the characters that have a meaning in cards.
fn any_line() -> impl Strategy<Value = String> {
    "[a-zA-Zéßñ田;:,\\\\\"'^=%&<>#. /@-]{1,90}".prop_map(|it| tidy_line(&it)).prop_filter("empty", |it| !it.is_empty())
}

fn any_word() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["Ana", "Weber", "Zoë", "Núñez", "van der Berg", "Quay", "Kim", "Łucja"])
        .prop_map(str::to_owned)
}

fn maybe(words: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    option::of(words).prop_map(Option::unwrap_or_default)
}

fn any_method(value: impl Strategy<Value = String>) -> impl Strategy<Value = ContactMethod> {
    let kinds =
        ["", "home", "work", "mobile", "work fax", "home pager", "Cabin; by, the lake", "home, work", "other", "main"];
    (prop::sample::select(kinds.to_vec()), value, any::<bool>()).prop_map(|(kind, value, preferred)| ContactMethod {
        kind: kind.replace("by, ", "by "),
        value,
        preferred,
    })
}

fn any_date() -> impl Strategy<Value = PartialDate> {
    let text = (1700_i32..2100, 1_u32..13, 1_u32..29, 0..4).prop_map(|(year, month, day, form)| match form {
        0 => format!("{year:04}"),
        1 => format!("{year:04}-{month:02}"),
        2 => format!("--{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    });
    text.prop_map(|it| it.parse().unwrap())
}

fn any_dates() -> impl Strategy<Value = Vec<ImportantDate>> {
    let kinds = ["birthday", "anniversary", "wedding", "first, day; at work", "remember"];
    let kept = prop::sample::subsequence(kinds.to_vec(), 0..5);
    (kept, vec(any_date(), 5)).prop_map(|(kinds, dates)| {
        let date = |(kind, when): (&str, PartialDate)| ImportantDate {
            kind: kind.into(),
            when: Some(when),
            note: String::new(),
        };
        kinds.into_iter().zip(dates).map(date).collect()
    })
}

fn any_notes() -> impl Strategy<Value = String> {
    "[a-z,;:\\\\= \n\té田]{0,200}".prop_map(|it| it.trim().to_owned())
}

prop_compose! {
    fn any_name()(prefix in maybe(Just("Dr.".to_owned())), given in maybe(any_word()), middle in maybe(any_word()),
        family in any_word(), suffix in maybe(Just("PhD".to_owned())), nickname in maybe(any_line()),
        say in maybe(any_line()), pronouns in maybe(any_line()), is_other in any::<bool>(),
        organisation in maybe(any_line()), department in maybe(any_line()), role in maybe(any_line())) -> Person {
        let other_script = if is_other { "花子".to_owned() } else { String::new() };
        Person { prefix, given, middle, family, suffix, nickname, say, pronouns, other_script, organisation, department,
            role, ..Person::default() }
    }
}

prop_compose! {
    fn any_person()(name in any_name(), emails in vec(any_method(any_line().prop_map(|it| format!("a{}@b", it.replace(['<', '>', ' '], "")))), 0..3),
        phones in vec(any_method(any_line()), 0..3), profiles in vec(any_method(any_line()), 0..3),
        addresses in vec((any_notes(), any::<bool>()), 0..3), place in maybe(any_word()), dates in any_dates(),
        died in option::of(any_date()), notes in any_notes(), tags in vec(any_line(), 0..3),
        expertise in vec((any_line(), option::of(0..3_usize)), 0..3), has_photo in any::<bool>(), has_lines in any::<bool>()) -> Person {
        let photo = if has_photo { "data:image/jpeg;base64,/9j/wAALCAACAAIBAREA".to_owned() } else { String::new() };
        let address = |(value, preferred): (String, bool)| Address { kind: "home".into(), value, preferred };
        let lines = ["GENDER:F", "X-PET;X-A=b:Rex", "item2.X-HUT:Quay 1", "item2.X-ABLABEL:Hut"];
        Person {
            emails: emails.into_iter().collect(),
            phones: phones.into_iter().collect(),
            profiles: profiles.into_iter().collect(),
            addresses: addresses.into_iter().filter(|(it, _)| !it.is_empty()).map(address).collect(),
            place,
            dates: dates.into_iter().collect(),
            died,
            notes,
            tags: tags.into_iter().filter(|it| !it.starts_with('*')).collect(),
            expertise: expertise.into_iter().map(|(what, at)| Knows { depth: at.map(|it| Depth::ALL[it]), ..Knows::of(&what) }).collect(),
            photo,
            card_lines: lines.into_iter().filter(|_| has_lines).map(str::to_owned).collect(),
            sources: [Source { key: "vcard A:1;2".into(), digest: "x".into() }].into_iter().collect(),
            ..name
        }
    }
}

/// Writes a person and reads the card, with the picture back in its place.
fn back(person: &Person, version: Version) -> (Person, String) {
    let mut book = Book::default();
    let ctx = Ctx { now_millis: 1_795_348_800_000, today: locale().today, device: Device(1), entropy: Entropy::new(1) };
    apply(&mut book, Command::AddPerson(Box::new(person.clone())), &ctx).unwrap();
    let text = write_chosen(&book, version, &|_| true);
    // The year that stands for none in the cards of Apple. A day may have the same figures: 1816-04-01.
    assert!(!text.contains(":1604"));
    let incoming = read(text.as_bytes(), &locale());
    assert!(incoming.skipped.is_empty(), "{:?} of {text}", incoming.skipped);
    let entry = incoming.people.into_iter().next().unwrap();
    let photo = if entry.photo.is_some() { person.photo.clone() } else { String::new() };
    (Person { photo, sources: person.sources.clone(), ..entry.person }, entry.key)
}

proptest! {
    #[test]
    fn a_card_brings_back_the_person(person in any_person(), is_new in any::<bool>()) {
        let version = if is_new { Version::V4 } else { Version::V3 };
        let (read, key) = back(&person, version);
        let lines = |it: &Person| format!("{it:#?}").lines().map(str::to_owned).collect::<Vec<_>>();
        let (found, expected) = (lines(&read), lines(&person));
        let differ: Vec<_> = found.iter().zip(&expected).filter(|(a, b)| a != b).take(3).collect();
        prop_assert!(read == person, "{differ:?}");
        prop_assert_eq!(key, "vcard A:1;2");
    }

    #[test]
    fn any_name_stays_as_it_is_shown(given in any_line(), family in maybe(any_line()), is_new in any::<bool>()) {
        let person = Person { given, family, ..Person::default() };
        let version = if is_new { Version::V4 } else { Version::V3 };
        prop_assert_eq!(shown_name(&back(&person, version).0), shown_name(&person));
    }
}

#[test]
fn a_comma_as_a_given_name_does_not_cost_the_middle_name() {
    let check = |given: &str, family: &str| {
        let person = Person { given: given.into(), family: family.into(), ..Person::default() };
        for version in [Version::V3, Version::V4] {
            assert_eq!(shown_name(&back(&person, version).0), shown_name(&person));
        }
    };
    check(",", "a ,^,-");
    check("Weber,", "B. Ana, c, d");
    check(", ,", "J. , x, PhD");
}

#[test]
fn a_renamed_person_loses_the_name_of_the_old_card() {
    let lines = ["FN:Weber\\, Ana", "N:Weber;Ana;;;"].map(str::to_owned);
    let ana = Person {
        given: "Ana".into(),
        family: "Weber".into(),
        card_lines: lines.into_iter().collect(),
        ..Person::default()
    };
    let check = |person: &Person, expected: &str| assert_eq!(shown_name(&back(person, Version::V4).0), expected);
    check(&ana, "Weber, Ana");
    check(&Person { family: "Silva".into(), ..ana.clone() }, "Ana Silva");
}

#[test]
fn the_parts_of_an_address_go_back_until_the_address_is_changed() {
    let line = "ADR:;;Quay 1\\, left;Riga;;1010;Latvia";
    let address = |value: &str| Address { kind: "home".into(), value: value.into(), preferred: false };
    let ana = |value: &str| Person {
        given: "Ana".into(),
        addresses: std::iter::once(address(value)).collect(),
        card_lines: std::iter::once(line.to_owned()).collect(),
        ..Person::default()
    };
    let written = |person: &Person| {
        let mut book = Book::default();
        let ctx = Ctx { now_millis: 0, today: locale().today, device: Device(1), entropy: Entropy::new(1) };
        apply(&mut book, Command::AddPerson(Box::new(person.clone())), &ctx).unwrap();
        let text = write_chosen(&book, Version::V4, &|_| true);
        text.lines().filter(|it| it.contains("ADR")).map(|it| it.trim_end().to_owned()).collect::<Vec<_>>()
    };
    let same = ana("Quay 1, left\n1010 Riga\nLatvia");
    assert_eq!(written(&same), ["ADR;TYPE=home:;;Quay 1\\, left;Riga;;1010;Latvia"]);
    assert_eq!(back(&same, Version::V4).0, same);
    assert_eq!(written(&ana("Quay 2\nRiga")), ["ADR;TYPE=home:;;Quay 2\\nRiga;;;;"]);
}
