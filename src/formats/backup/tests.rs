//! Tests of reading, refusing and writing backup files.

use expect_test::expect;
use proptest::prelude::*;

use crate::domain::tests::{add, any_acts, ctx, perform, person, seen};
use crate::domain::{Book, Channel, Circle, Command, ContactMethod, Device, Exchange, Person, apply};
use crate::formats::backup::{BackupFile, BackupProblem, read, read_foreign, write};
use crate::merge::plan;

fn sample() -> Book {
    let mut book = Book::default();
    let ana = Person {
        family: "Silva".into(),
        circle: Some(Circle::Close),
        emails: [ContactMethod { kind: "work".into(), value: "ana@northwind.example".into(), preferred: false }]
            .into_iter()
            .collect(),
        ..person("Ana")
    };
    let id = add(&mut book, ana, &ctx(0, 1));
    let exchange = Exchange {
        people: [id].into_iter().collect(),
        how: Some(Channel::Coffee),
        notes: "About the invoice.".into(),
        ..Exchange::default()
    };
    apply(&mut book, Command::LogExchange(Box::new(exchange), vec![]), &ctx(1, 1)).unwrap();
    book
}

#[test]
fn a_file_can_be_read_by_a_person() {
    expect![[r#"
        {
        "format": "kith-backup",
        "version": 1,
        "exported_at": "2026-11-22T12:00:00Z",
        "device": "00000001",
        "counts": {"people": 1, "exchanges": 1, "promises": 0, "favours": 0, "projects": 0, "mentorships": 0, "aims": 0, "shares": 0, "returns": 0},
        "checksum": "CHECKSUM",
        "seen": ["STAMP"],
        "settings": {},
        "people": [
        {"id":"ID","given":"Ana","family":"Silva","emails":[{"kind":"work","value":"ana@northwind.example"}],"circle":"close","stamp":"STAMP"}
        ],
        "exchanges": [
        {"id":"ID","when":"2026-11-22","people":["ID"],"how":"coffee","notes":"About the invoice.","stamp":"STAMP"}
        ],
        "promises": [],
        "favours": [],
        "projects": [],
        "mentorships": [],
        "aims": [],
        "shares": [],
        "returns": [],
        "deleted": []
        }
    "#]]
    .assert_eq(&without_numbers(&write(&sample(), ctx(0, 1).now_millis, Device(1))));
}

/// Replaces ids, stamps and checksums, which differ in every run, with fixed words.
fn without_numbers(text: &str) -> String {
    let words = text.split('"').map(|it| match it.len() {
        32 if it.bytes().all(|it| it.is_ascii_hexdigit()) => "ID",
        24 if it.bytes().all(|it| it.is_ascii_hexdigit()) => "STAMP",
        8 if it != "00000001" && it.bytes().all(|it| it.is_ascii_hexdigit()) => "CHECKSUM",
        _ => it,
    });
    words.collect::<Vec<_>>().join("\"")
}

#[test]
fn what_is_refused_and_why() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let why = read(text).map(|_| ()).unwrap_err().to_string();
        assert!(why.contains(expected), "{why}");
    }
    let good = write(&sample(), 0, Device(1));
    check("", "empty");
    check("  \n ", "empty");
    check("hello", "line 1");
    check("[]", "not a Kith backup");
    check("{\"format\": \"other\"}", "not a Kith backup");
    check(&good[..good.len() / 2], "cut or altered");
    check(&good.replace("Silva", "Sylva"), "altered");
    check(&good.replace("\"version\": 1", "\"version\": 2"), "newer Kith");
    check(&good.replace("\"people\": 1", "\"people\": 2"), "the count of people");
    check("{\"format\": \"kith-backup\", \"version\": 1, \"people\": {}}", "people is not a list");
    check("{\"format\": \"kith-backup\", \"version\": 1, \"people\": [7]}", "entry 1 of people");
    check("BEGIN:VCARD", "line 1");
    let with = |part: &str| format!("{{\"format\": \"kith-backup\", \"version\": 1, {part}}}");
    check(&with("\"people\": null"), "people is not a list");
    check(&with("\"people\": [{}, [\"Ana\"]]"), "entry 2 of people is not an object");
    check(&with("\"exchanges\": [{}, true, {}]"), "entry 2 of exchanges is not an object");
    check(&with("\"settings\": []"), "settings is not an object");
    check(&with("\"deleted\": {}"), "deleted is not a list");
    check(&with("\"deleted\": [\"Ana\"]"), "entry 1 of deleted");
    check(&with("\"people\": [{\"a\\u0000b\": 1}]"), "the name of a field");
    check(&with("\"people\": [{\"given\": \"Ana\", \"stamp\": 7}]"), "24 hexadecimal digits");
    check(&with("\"people\": [{\"given\": \"Ana\"},]"), "line 1");
    check(&(with("\"people\": []") + " x"), "line 1");
    let nested = |depth: usize| format!("\"people\": [{{\"moon\": {}1{}}}]", "[".repeat(depth), "]".repeat(depth));
    check(&with(&nested(65)), "nested too deeply");
    assert!(read(&with(&nested(64))).is_ok());
}

#[test]
fn the_fields_of_an_entry_stand_in_any_order_and_the_last_of_two_counts() {
    #[track_caller]
    fn check(entry: &str, expected: &str) {
        let text = format!("{{\"people\": [{entry}], \"version\": 1, \"format\": \"kith-backup\"}}");
        let again = without_numbers(&write(&read(&text).unwrap().book, 0, Device(1)));
        assert!(again.contains(&format!("\n{{\"id\":\"ID\",{expected},\"stamp\":\"STAMP\"}}\n")), "{again}");
    }
    check(r#"{"given": "Ana", "role": "Cook"}"#, r#""given":"Ana","role":"Cook""#);
    check(r#"{"role": "Cook", "given": "Ana"}"#, r#""given":"Ana","role":"Cook""#);
    check(r#"{"given": "Anna", "given": "Ana"}"#, r#""given":"Ana""#);
    check(
        r#"{"role": "Chef", "given": "Anna", "role": "Cook", "id": 7, "given": "Ana"}"#,
        r#""given":"Ana","role":"Cook""#,
    );
    check(r#"{"moon": 1, "given": "Ana", "moon": {"of": 2}}"#, r#""given":"Ana","moon":{"of":2}"#);
    check(r#"{"name": "Ana", "name": "Eva"}"#, r#""given":"Eva""#);
    check(r#"{"family": "Silva", "name": "Ana"}"#, r#""family":"Silva","name":"Ana""#);
}

#[test]
fn a_file_of_names_written_by_hand_opens_and_opening_it_again_adds_nobody() {
    let text = r#"{"format": "kith-backup", "version": 1, "people": [
        {"id": "ana", "given": "Ana", "how_met": {"through": "luis"}}, {"id": "luis", "name": "Luis"}, {"given": "Sam"}, {"given": "Sam"}],
        "exchanges": [{"when": "2026-01-02", "people": ["ana", "luis"], "how": "coffee"}]}"#;
    let file = read(text).unwrap();
    let mut book = Book::default();
    let found = plan(&book, &file.book, 0).change;
    apply(&mut book, Command::Merge(found), &ctx(0, 1)).unwrap();
    assert_eq!(book.people.iter().count(), 4);
    let (luis, _) = book.people.iter().find(|(_, it)| it.given == "Luis").unwrap();
    let (ana, it) = book.people.iter().find(|(_, it)| it.given == "Ana").unwrap();
    assert_eq!(it.how_met.through, Some(luis));
    assert_eq!(book.exchanges_with(ana).count(), 1);
    assert!(plan(&book, &read(text).unwrap().book, 0).is_nothing());
}

#[test]
fn a_word_this_version_does_not_know_is_kept() {
    let text = r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "circle": "galactic"}]}"#;
    let again = write(&read(text).unwrap().book, 0, Device(1));
    assert!(again.contains("\"circle\":\"galactic\""), "{again}");
}

#[test]
fn a_field_whose_name_holds_a_slash_is_no_part_of_another_and_the_book_is_saved_all_the_same() {
    #[track_caller]
    fn check(person: &str) {
        let file = format!(r#"{{"format":"kith-backup","version":1,"people":[{person}]}}"#);
        let text = write(&read(&file).unwrap().book, 0, Device(1));
        let again = read(&text).unwrap().book;
        assert_eq!(write(&again, 0, Device(1)), text);
        let of = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["people"][0].clone();
        let (before, mut after) = (of(&file), of(&text));
        after.as_object_mut().unwrap().retain(|name, _| !matches!(name.as_str(), "id" | "stamp" | "stamps"));
        assert_eq!(after, before, "{text}");
    }
    check(r#"{"tags":["a","b"],"tags/zz":"1970-01-01"}"#);
    check(r#"{"given":"Ana","how_met":{"place":"Porto"},"how_met/place":"Lisbon"}"#);
    check(r#"{"given":"Ana","~1":1,"/":2,"":3,"role~0":"x"}"#);
    check(r#"{"given":"Ana","phones":[{"kind":"work","label":"a newer word","value":"7"}]}"#);
    check(r#"{"given":"Ana","weight":0.30000000000000004,"height":-1.7976931348623157e308}"#);
}

#[test]
fn somebody_known_by_an_address_only_has_a_name_to_show() {
    #[track_caller]
    fn check(person: &str, name: &str) {
        let file = format!(r#"{{"format":"kith-backup","version":1,"people":[{person}]}}"#);
        let book = read(&file).unwrap().book;
        assert_eq!(crate::domain::display_name(book.people.iter().next().unwrap().1), name);
    }
    check(r#"{"nickname":"Nini"}"#, "Nini");
    check(r#"{"given":"  ","organisation":"Northwind"}"#, "Northwind");
    check(r#"{"emails":[{"value":"ana@northwind.example"}]}"#, "ana@northwind.example");
    check(r#"{"phones":[{"value":"+351 21"}]}"#, "+351 21");
    check(r#"{"addresses":[{"value":"1 Rua Nova\nLisbon"}]}"#, "1 Rua Nova");
    check(r#"{"role":"Cook"}"#, "Someone without a name");
}

#[test]
fn a_stamp_that_no_clock_gives_wins_over_nothing() {
    for far in ["ffffffffffffffffffffffff", "e677d21fdbffffff00000001", "0700000000000000ffffffff"] {
        let file = format!(
            r#"{{"format":"kith-backup","version":1,"seen":["{far}"],"people":[
            {{"id":"00000000000000000000000000000007","given":"Ana","role":"Cook","stamp":"{far}","stamps":{{"role":"{far}","given":"{far}"}}}}]}}"#
        );
        let theirs = read_foreign(&file).unwrap();
        assert!(theirs.left_out.stamps >= 3);
        let mut book = Book::default();
        let change = plan(&book, &theirs.book, 0).change;
        apply(&mut book, Command::Merge(change), &ctx(0, 1)).unwrap();
        let (id, ana) = book.people.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
        apply(&mut book, Command::EditPerson(id, Box::new(Person { role: "Chef".into(), ..ana })), &ctx(1, 1)).unwrap();
        assert!(plan(&book, &read_foreign(&file).unwrap().book, 0).is_nothing(), "{far}");
        let again = read(&write(&book, 0, Device(1))).unwrap().book;
        assert_eq!(again.people.get(id).unwrap().role, "Chef");
    }
}

/// A minimal JPEG of eight by eight pixels.
const TINY_JPEG: &str = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/wAALCAAIAAgBAREA/9oACAEBAAA/AH//2Q==";

#[test]
fn a_picture_that_is_none_is_left_out_and_one_from_a_camera_is_made_anew() {
    #[track_caller]
    fn check(photo: &str, (kept, to_shrink, left_out): (bool, usize, usize)) {
        let file = format!(r#"{{"format":"kith-backup","version":1,"people":[{{"given":"Ana","photo":"{photo}"}}]}}"#);
        let mut file = read_foreign(&file).unwrap();
        assert_eq!(file.left_out.photos, left_out, "{photo:.60}");
        assert_eq!(file.take_large_photos().len(), to_shrink, "{photo:.60}");
        let photo_of = |file: &BackupFile| file.book.people.iter().next().unwrap().1.photo.clone();
        assert_eq!(photo_of(&file) == photo, kept, "{photo:.60}");
    }
    check(TINY_JPEG, (true, 0, 0));
    check("https://example.com/ana.jpg", (false, 0, 1));
    check("javascript:alert(1)", (false, 0, 1));
    check("data:image/svg+xml;base64,PHN2Zy8+", (false, 0, 1));
    check("data:image/jpeg;base64,AAAA", (false, 0, 1));
    check(&TINY_JPEG.replace("jpeg", "png"), (false, 0, 1));
    // A JPEG with EXIF and a PNG: both are re-encoded.
    check("data:image/jpeg;base64,/9j/4QAERXj/wAALCAAIAAgBAREA/9oACAEBAAA/AH//2Q==", (false, 1, 0));
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR4nGNgGAWjAAgAAggAAdtm9w8AAAAASUVORK5CYII=";
    check(&format!("data:image/png;base64,{png}"), (false, 1, 0));
    // A JPEG whose header claims more pixels than any camera produces.
    let bomb = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/wAAL//////8BAREA/9oACAEBAAA/AH//2Q==";
    check(bomb, (false, 0, 1));
}

#[test]
fn a_picture_that_was_made_smaller_takes_its_place_with_the_stamp_of_the_file() {
    let stamp = "00019a6f0000000000000001";
    let file = format!(
        r#"{{"format":"kith-backup","version":1,"people":[{{"given":"Ana","photo":"{}","stamp":"{stamp}"}}]}}"#,
        "data:image/jpeg;base64,/9j/4QAERXj/wAALCAAIAAgBAREA/9oACAEBAAA/AH//2Q=="
    );
    let shrunk = |small: Option<&str>| {
        let mut file = read_foreign(&file).unwrap();
        for large in file.take_large_photos() {
            file.put_photo(&large, small.map(str::to_owned));
        }
        (file.left_out.photos, write(&file.book, 0, Device(1)))
    };
    let (left_out, text) = shrunk(Some(TINY_JPEG));
    assert!(left_out == 0 && text.contains(&format!(r#""photo":"{TINY_JPEG}","stamp":"{stamp}"}}"#)), "{text}");
    assert_eq!(shrunk(None).0, 1);
}

/// About three megabytes of unknown field names, each given twice: comparing every pair would take minutes.
#[test]
fn a_person_with_a_hundred_thousand_unknown_fields_is_read_and_kept() {
    const COUNT: u32 = 100_000;
    let field = |at: u32| format!(r#""x{:05}": {at}"#, at.wrapping_mul(7_919) % COUNT);
    let fields = (0..2 * COUNT).map(field).collect::<Vec<_>>().join(", ");
    let file = format!(r#"{{"format": "kith-backup", "version": 1, "people": [{{"given": "Ana", {fields}}}]}}"#);
    let text = write(&read(&file).unwrap().book, 0, Device(1));
    let again: serde_json::Value = serde_json::from_str(&text).unwrap();
    let ana = &again["people"][0];
    assert!((0..COUNT).all(|at| ana[format!("x{:05}", at.wrapping_mul(7_919) % COUNT)] == at + COUNT));
}

/// Generates any JSON that can be the value of a field.
pub(crate) fn any_json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(vec!["", "a", "a/b", "2026-11-22", "--04-12", "\u{0}", "漢"]).prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let object = prop::collection::btree_map(any_name(), inner.clone(), 0..3);
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(Value::from),
            object.prop_map(|it| it.into_iter().collect::<Value>()),
        ]
    })
}

/// Generates names of fields, of parts and of cells, both known and odd ones.
fn any_name() -> impl Strategy<Value = String> {
    let known = ["given", "role", "tags", "phones", "how_met", "place", "kind", "value", "circle", "photo", "archived"];
    let odd = ["name", "unread", "deleted", "tags/a", "tags/", "/", "~1", "a~b", "how_met/place", "when", "", "moon"];
    prop::sample::select(known.into_iter().chain(odd).collect::<Vec<_>>()).prop_map(str::to_owned)
}

/// Generates a file with a person and an entity of an unknown kind, with any names and values.
pub(crate) fn any_file() -> impl Strategy<Value = String> {
    let entry = || {
        let stamp = || (1..6_u64).prop_map(|it| crate::domain::Timestamp::at(it, Device(3)).to_string());
        let fields = prop::collection::btree_map(any_name(), any_json(), 0..6);
        let stamps = prop::collection::btree_map(any_name(), stamp(), 0..3);
        (fields, stamps, stamp()).prop_map(|(fields, stamps, stamp)| {
            let mut entry: serde_json::Map<String, serde_json::Value> = fields.into_iter().collect();
            entry.insert("id".into(), "00000000000000000000000000000001".into());
            entry.insert("stamp".into(), stamp.into());
            entry.insert(
                "stamps".into(),
                stamps.into_iter().map(|(name, it)| (name, it.into())).collect::<serde_json::Map<_, _>>().into(),
            );
            serde_json::Value::Object(entry)
        })
    };
    (entry(), entry()).prop_map(|(person, trip)| {
        serde_json::json!({"format": "kith-backup", "version": 1, "people": [person], "trips": [trip]}).to_string()
    })
}

proptest! {
    #[test]
    fn whatever_opens_can_be_saved_and_reads_back_equal(file in any_file()) {
        let book = read(&file).unwrap().book;
        let text = write(&book, 0, Device(1));
        let again = read(&text).map(|it| write(&it.book, 0, Device(1)));
        prop_assert_eq!(again, Ok(text));
    }

    #[test]
    fn what_is_written_is_read_again(acts in any_acts()) {
        let mut book = Book::default();
        for (minute, act) in acts.into_iter().enumerate() {
            perform(&mut book, act, &ctx(minute as u64, 1));
        }
        let text = write(&book, 0, Device(1));
        let again = read(&text).unwrap().book;
        prop_assert_eq!(seen(&again), seen(&book));
        prop_assert_eq!(write(&again, 0, Device(1)), text);
    }

    #[test]
    fn a_flipped_bit_is_noticed_or_is_no_matter(at in any::<proptest::sample::Index>(), bit in 0..7_u32) {
        let good = write(&sample(), 0, Device(1));
        let mut bytes = good.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        if let Ok(file) = read(&String::from_utf8_lossy(&bytes)) {
            prop_assert_eq!(seen(&file.book), seen(&sample()));
        }
    }

    #[test]
    fn a_cut_file_is_refused(at in any::<proptest::sample::Index>()) {
        let good = write(&sample(), 0, Device(1));
        let cut = &good[..at.index(good.trim_end().len())];
        prop_assert!(matches!(read(cut), Err(BackupProblem::Cut { .. } | BackupProblem::Empty)), "{cut}");
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,80}") {
        let _ = read(&text);
        let _ = read(&format!("{{\"format\": \"kith-backup\", \"version\": 1, {text}}}"));
    }
}

/// Derives the JSON Schema of the file from the entities.
fn schema() -> String {
    use crate::domain::Kind;
    use serde_json::{Map, Value, json};
    let stamp = json!({"type": "string", "pattern": "^[0-9a-f]{24}$"});
    let entity = |kind: Kind| {
        let blank = crate::domain::blank(kind);
        let mut properties = Map::new();
        for (name, field) in blank.fields() {
            let of = if field.is_list() { json!({"type": "array"}) } else { json!({}) };
            properties.insert(name.to_owned(), of);
        }
        properties.insert("id".into(), json!({"type": "string"}));
        properties.insert("stamp".into(), stamp.clone());
        properties.insert("stamps".into(), json!({"type": "object", "additionalProperties": stamp}));
        json!({"type": "object", "properties": properties, "additionalProperties": true})
    };
    let mut properties = Map::new();
    for kind in Kind::ALL {
        let of = if kind == Kind::Settings { entity(kind) } else { json!({"type": "array", "items": entity(kind)}) };
        properties.insert(kind.word().to_owned(), of);
    }
    let text = json!({"type": "string"});
    for (name, of) in [
        ("format", json!({"const": "kith-backup"})),
        ("version", json!({"const": 1})),
        ("exported_at", text.clone()),
        ("device", text),
        ("counts", json!({"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}})),
        ("checksum", json!({"type": "string", "pattern": "^[0-9a-f]{8}$"})),
        ("seen", json!({"type": "array", "items": stamp})),
        ("deleted", json!({"type": "array", "items": {"type": "object", "required": ["kind", "id"]}})),
    ] {
        properties.insert(name.to_owned(), of);
    }
    let schema: Value = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kith backup, version 1",
        "type": "object",
        "required": ["format", "version"],
        "properties": properties,
        "additionalProperties": true,
    });
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

#[test]
fn the_schema_in_docs_is_that_of_the_entities() {
    expect_test::expect_file!["../../../docs/backup.schema.json"].assert_eq(&schema());
}

#[test]
fn a_real_file_holds_only_what_the_schema_names() {
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    let file: serde_json::Value = serde_json::from_str(&write(&sample(), 0, Device(1))).unwrap();
    for (name, value) in file.as_object().unwrap() {
        let of = &schema["properties"][name];
        assert!(of.is_object(), "{name} is not in the schema");
        for entry in value.as_array().into_iter().flatten().filter_map(|it| it.as_object()) {
            for key in entry.keys() {
                assert!(of["items"]["properties"][key].is_object(), "{name}: {key} is not in the schema");
            }
        }
    }
}
