//! Tests of the values that the user reads: no id, no word of a file, no raw data.

use super::*;
use crate::domain::tests::full_entities;
use crate::domain::{CellEdit, Change, Edit, Mode, Timestamp, all_words, is_internal};
use crate::formats::backup::read;

/// A book with full entities under this id. All of them refer to the id 7.
fn full_book(id: u128) -> Book {
    let mut book = Book::default();
    let stamp = Timestamp::parse("01a2000000000000000000aa").unwrap();
    let edit = |(kind, entity): (Kind, Box<dyn Entity>)| {
        let uuid = if kind == Kind::Settings { Uuid::nil() } else { Uuid::from_u128(id) };
        let mut cells = Vec::new();
        for (field, it) in entity.fields() {
            it.each_cell(&mut |element, value| {
                let name = if element.is_empty() { field.to_owned() } else { format!("{field}/{element}") };
                let after = Cell { value: Some(value), stamp: Some(stamp) };
                cells.push(CellEdit { name, before: Cell::default(), after });
            });
        }
        Edit { entity: EntityRef { kind, uuid }, cells }
    };
    let edits = full_entities().into_iter().map(edit).collect();
    book.write(&Change { stamp, mode: Mode::Merge, edits, seen: Vec::new() }, 0);
    book
}

/// The texts that are shown as they are.
fn texts(value: &ConflictValue) -> Vec<String> {
    let of_name = |name: &ConflictName| match name {
        ConflictName::Text(name) => vec![name.clone()],
        ConflictName::Mentorship(names) | ConflictName::Exchange { people: names, .. } => names.clone(),
        ConflictName::Kind => Vec::new(),
    };
    let of_part = |it: &ConflictPart| match &it.value {
        PartValue::Text(text) => vec![text.clone()],
        PartValue::People { names, .. } => names.clone(),
        PartValue::Entity(_, name) => of_name(name),
        _ => Vec::new(),
    };
    match value {
        ConflictValue::Text(text) => vec![text.clone()],
        ConflictValue::Parts(parts) => parts.iter().flat_map(of_part).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn no_field_of_any_entity_is_shown_as_raw_data() {
    let words = all_words();
    let is_raw = |text: &str| {
        let has_id = text.split(|it: char| !it.is_ascii_hexdigit()).any(|it| it.len() == 32);
        has_id || words.contains(&text) || text.contains(['{', '}', '"', '/'])
    };
    // The ids stand for entities of the book, or for none.
    for id in [7, 8] {
        let book = full_book(id);
        let names = Names(vec![&book]);
        for entity in book.kinds().flat_map(|it| book.entities(it)) {
            for (name, cell) in book.view(entity).unwrap().cells() {
                // Kith shows the answered offers and the origin of an import nowhere.
                if is_internal(entity.kind, &name) {
                    continue;
                }
                let value = names.value(entity, &name, &cell);
                assert!(!matches!(value, ConflictValue::Nothing | ConflictValue::Unreadable), "{entity}/{name}");
                let raw: Vec<String> = texts(&value).into_iter().filter(|it| is_raw(it)).collect();
                assert!(raw.is_empty(), "{entity}/{name}: {raw:?}");
            }
        }
    }
}

/// The values of the cells of one project, in a book with Kenji, a mentorship and a need.
#[test]
fn each_part_of_a_value_says_what_it_is() {
    let book = read(
        r#"{"format": "kith-backup", "version": 1, "people": [{"id": "kenji", "given": "Kenji", "family": "Wada"}],
        "mentorships": [{"id": "pair", "people": ["kenji"]}],
        "aims": [{"id": "lead", "what": "Lead a team", "mentorship": "pair"}],
        "projects": [{"id": "rocket", "name": "The rocket", "began": "2026-05",
            "wants": [{"id": "n", "what": "guidance", "depth": "known-for"}],
            "covers": [{"person": "kenji", "need": "n", "depth": "known-for"}, {"need": "n"}]}]}"#,
    )
    .unwrap()
    .book;
    let names = Names(vec![&book]);
    let check = |kind: Kind, field: &str, expected: Vec<(&str, PartValue)>| {
        let entity = book.entities(kind)[0];
        let cells = book.view(entity).unwrap().cells();
        let parts = |(name, value): (&str, PartValue)| ConflictPart { name: name.to_owned(), value };
        let expected = ConflictValue::Parts(expected.into_iter().map(parts).collect());
        let found = cells.iter().filter(|it| it.0.split('/').next() == Some(field));
        let found: Vec<ConflictValue> = found.map(|(name, cell)| names.value(entity, name, cell)).collect();
        assert!(found.contains(&expected), "{field}: {found:?}");
    };
    let text = |text: &str| PartValue::Text(text.to_owned());
    let known_for = || PartValue::Word(Vocabulary::Depth, "known-for".into());
    check(Kind::Projects, "wants", vec![("what", text("guidance")), ("depth", known_for())]);
    let kenji = vec![("person", text("Kenji Wada")), ("need", text("guidance")), ("depth", known_for())];
    check(Kind::Projects, "covers", kenji);
    let me = PartValue::People { names: Vec::new(), has_me: true };
    check(Kind::Projects, "covers", vec![("person", me), ("need", text("guidance"))]);
    check(Kind::Projects, "began", vec![("", PartValue::Date("2026-05".into()))]);
    let pair = book.entities(Kind::Mentorships)[0].to_string();
    let mentorship = PartValue::Entity(pair, ConflictName::Mentorship(vec!["Kenji Wada".into()]));
    check(Kind::Aims, "mentorship", vec![("", mentorship)]);
}

#[test]
fn what_a_newer_version_wrote_is_shown_only_as_a_text_of_the_user() {
    let book = Book::default();
    let check = |kind: Kind, name: &str, json: &str, expected: ConflictValue| {
        let cell = Cell { value: serde_json::from_str(json).ok(), stamp: None };
        let entity = EntityRef { kind, uuid: Uuid::from_u128(7) };
        assert_eq!(Names(vec![&book]).value(entity, name, &cell), expected, "{name}");
    };
    check(Kind::People, "aura", r#""light""#, ConflictValue::Text("light".into()));
    check(Kind::People, "aura", r#""0192f0c1000070008000000000000001""#, ConflictValue::Unreadable);
    check(Kind::People, "aura", r#"{"blue": 1}"#, ConflictValue::Unreadable);
    check(Kind::People, "role", r#"["Cook"]"#, ConflictValue::Unreadable);
    check(Kind::People, "emails/{\"beam\":7}", r#"{"beam": 7}"#, ConflictValue::Unreadable);
    let parts = vec![ConflictPart { name: String::new(), value: PartValue::Word(Vocabulary::Circle, "outer".into()) }];
    check(Kind::People, "circle", r#""outer""#, ConflictValue::Parts(parts));
}
