//! Tests of reading, refusing and writing backup files.

mod photos;
mod schema;

use expect_test::expect;
use proptest::prelude::*;

use crate::domain::tests::{add, any_acts, ctx, perform, person, seen};
use crate::domain::{
    AimKind, Book, Channel, Circle, Command, ContactMethod, Device, Exchange, GroupKind, Kind, Person, apply,
};
use crate::formats::backup::{BackupProblem, Expected, Place, read, read_foreign, write};
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
        "counts": {"people": 1, "exchanges": 1, "promises": 0, "favours": 0, "projects": 0, "mentorships": 0, "aims": 0, "shares": 0, "returns": 0, "groups": 0, "trips": 0},
        "checksum": "CHECKSUM",
        "seen": ["STAMP"],
        "settings": {},
        "people": [
        {"id":"ID","given":"Ana","family":"Silva","emails":[{"kind":"work","value":"ana@northwind.example"}],"circle":"close","moves":[{"circle":"close","on":"2026-11-22"}],"stamp":"STAMP"}
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
        "groups": [],
        "trips": [],
        "deleted": []
        }
    "#]]
    .assert_eq(&without_numbers(&write(&sample(), ctx(0, 1).now_millis, Device(1))));
}

/// Replaces ids, stamps and checksums, which differ in every run, with fixed words.
fn without_numbers(text: &str) -> String {
    let words = text.split('"').map(|word| match word.len() {
        32 if word.bytes().all(|it| it.is_ascii_hexdigit()) => "ID",
        24 if word.bytes().all(|it| it.is_ascii_hexdigit()) => "STAMP",
        8 if word != "00000001" && word.bytes().all(|it| it.is_ascii_hexdigit()) => "CHECKSUM",
        _ => word,
    });
    words.collect::<Vec<_>>().join("\"")
}

#[test]
fn an_entry_that_is_none_or_has_the_id_of_another_stays_out_and_is_counted() {
    let check = |part: &str, left_out: usize, people: usize| {
        let file = read(&format!("{{\"format\": \"kith-backup\", \"version\": 1, {part}}}")).unwrap();
        assert_eq!((file.left_out.entries, file.book.people.iter().count()), (left_out, people), "{part}");
    };
    check("\"people\": [7]", 1, 0);
    check("\"people\": [{\"given\": \"Ana\"}, null, [\"Ana\"]]", 2, 1);
    check("\"people\": [{\"id\": \"a\", \"given\": \"Cat\"}, {\"id\": \"a\", \"given\": \"Bob\"}]", 1, 1);
}

#[test]
fn what_is_refused_and_why() {
    #[track_caller]
    fn check(text: &str, expected: &BackupProblem) {
        assert_eq!(read(text).err().as_ref(), Some(expected), "{text}");
    }
    #[track_caller]
    fn shape(text: &str, member: &str, entry: Option<usize>, expected: Expected) {
        check(text, &BackupProblem::Shape { place: Place { member: member.to_owned(), entry }, expected });
    }
    let good = write(&sample(), 0, Device(1));
    let (half, lines) = (&good[..good.len() / 2], |text: &str| text.lines().count());
    check("", &BackupProblem::Empty);
    check("  \n ", &BackupProblem::Empty);
    check("hello", &BackupProblem::Cut { line: 1 });
    check("BEGIN:VCARD", &BackupProblem::Cut { line: 1 });
    check("[]", &BackupProblem::NotOurs);
    check("{\"format\": \"other\"}", &BackupProblem::NotOurs);
    check(half, &BackupProblem::Cut { line: lines(half) });
    let checksum = good.lines().position(|it| it.starts_with("\"checksum\"")).unwrap() + 1;
    check(&good.replace("Silva", "Sylva"), &BackupProblem::Altered { line: checksum });
    check(&good.replace("\"version\": 1", "\"version\": 2"), &BackupProblem::Newer { version: 2 });
    let with = |part: &str| format!("{{\"format\": \"kith-backup\", \"version\": 1, {part}}}");
    check(&with("\"people\": [{\"given\": \"Ana\"},]"), &BackupProblem::Cut { line: 1 });
    check(&(with("\"people\": []") + " x"), &BackupProblem::Cut { line: 1 });
    shape(&good.replace("\"people\": 1", "\"people\": 2"), "people", None, Expected::Count);
    shape(&with("\"people\": {}"), "people", None, Expected::List);
    shape(&with("\"people\": null"), "people", None, Expected::List);
    shape(&with("\"settings\": []"), "settings", None, Expected::Object);
    shape(&with("\"deleted\": {}"), "deleted", None, Expected::List);
    shape(&with("\"deleted\": [\"Ana\"]"), "deleted", Some(1), Expected::Kind);
    shape(&with("\"people\": [{\"a\\u0000b\": 1}]"), "people", None, Expected::FieldName);
    shape(&with("\"people\": [{\"given\": \"Ana\", \"stamp\": 7}]"), "stamp", None, Expected::Timestamp);
    let nested = |depth: usize| format!("\"people\": [{{\"moon\": {}1{}}}]", "[".repeat(depth), "]".repeat(depth));
    shape(&with(&nested(65)), "people", Some(1), Expected::Shallow);
    assert!(read(&with(&nested(64))).is_ok());
}

#[test]
fn a_mentorship_written_by_hand_keeps_its_ties() {
    let text = r#"{"format": "kith-backup", "version": 1,
        "people": [{"id": "mina", "given": "Mina"}],
        "exchanges": [{"id": "s1", "when": "2026-11-03", "people": ["mina"], "mentorship": "pair", "aim": "goal"}],
        "promises": [
            {"id": "a", "what": "Ask two people", "mentorship": "pair", "session": "s1", "goal": "goal", "by_next": true}],
        "mentorships": [{"id": "pair", "people": ["mina"], "next": {"session": "s2", "when": "2026-11-24"},
            "agenda": [{"id": "t1", "text": "The talk"}, {"text": "The offer", "private": true}]}],
        "aims": [{"id": "goal", "what": "Lead a team", "mentorship": "pair"}]}"#;
    let read = |text: &str| read(text).unwrap().book;
    let book = read(text);
    let (pair, mentorship) = book.mentorships.iter().next().unwrap();
    let (session, exchange) = book.exchanges.iter().next().unwrap();
    let (goal, aim) = book.aims.iter().next().unwrap();
    let (_, action) = book.promises.iter().next().unwrap();
    assert_eq!((exchange.mentorship, exchange.aim, aim.mentorship), (Some(pair), Some(goal), Some(pair)));
    assert_eq!((action.mentorship, action.session, action.goal), (Some(pair), Some(session), Some(goal)));
    let topics = mentorship.agenda.iter().map(|it| (it.text.as_str(), it.private, it.id.is_some()));
    assert_eq!(topics.filter(|it| it.2).count(), 2);
    // The session is held, and the file says so under the id of the plan.
    let held = read(&text.replace(r#""exchanges": ["#, r#""exchanges": [{"id": "s2", "when": "2026-11-24"}, "#));
    let planned = mentorship.next.session.unwrap().uuid();
    assert!(held.exchanges.iter().any(|(id, _)| id.uuid() == planned));
    assert!(plan(&book, &read(text), 0).is_nothing(), "opened twice");
}

#[test]
fn groups_and_trips_written_by_hand_keep_their_ties() {
    let file = read(
        r#"{"format": "kith-backup", "version": 1,
            "people": [{"id": "ana", "given": "Ana", "groups": ["choir"], "chapters": [{"name": "the harbour years"}]}],
            "groups": [{"id": "choir", "name": "The choir", "members": [{"person": "ana", "since": "2019"}]}],
            "trips": [{"id": "oslo", "place": "Oslo", "people": ["ana"], "answers": [{"person": "ana", "state": "agreed"}]}],
            "exchanges": [{"when": "2026-11-01", "people": ["ana"], "groups": ["choir"], "trip": "oslo"}]}"#,
    )
    .unwrap();
    let (ana, person) = file.book.people.iter().next().unwrap();
    assert_eq!(person.groups.iter().collect::<Vec<_>>(), ["choir"], "words stay");
    assert!(person.chapters.iter().all(|it| it.id.is_some()));
    let (group, choir) = file.book.groups.iter().next().unwrap();
    assert_eq!(choir.members.iter().filter_map(|it| it.person).collect::<Vec<_>>(), [ana]);
    let (trip, oslo) = file.book.trips.iter().next().unwrap();
    assert_eq!(oslo.answers.iter().filter_map(|it| it.person).collect::<Vec<_>>(), [ana]);
    let (_, talk) = file.book.exchanges.iter().next().unwrap();
    assert_eq!((talk.groups.to_vec(), talk.trip), (vec![group], Some(trip)));
}

#[test]
fn the_kind_of_a_group_or_an_aim_survives_in_the_lists_and_in_the_trash() {
    let file = r#"{"format": "kith-backup", "version": 1,
        "groups": [{"name": "Choir", "kind": "cohort"}], "aims": [{"what": "Lead a team", "kind": "skill"}]}"#;
    let mut book = read(file).unwrap().book;
    let lines = |book: &Book| {
        let groups = book.groups.records().map(|(_, it)| it.body.kind.map(GroupKind::word));
        groups.chain(book.aims.records().map(|(_, it)| it.body.kind.map(AimKind::word))).collect::<Vec<_>>()
    };
    let expected = lines(&book);
    assert!(expected.iter().all(Option::is_some));
    assert_eq!(lines(&again(&book)), expected);
    let all = [Kind::Groups, Kind::Aims].map(|kind| book.entities(kind)[0]);
    for (minute, entity) in (1..).zip(all) {
        apply(&mut book, Command::Delete(entity), &ctx(minute, 1)).unwrap();
    }
    let mut gone = again(&book);
    assert_eq!(lines(&gone), expected);
    for (minute, entity) in (9..).zip(all) {
        apply(&mut gone, Command::Restore(entity), &ctx(minute, 1)).unwrap();
    }
    assert_eq!(lines(&again(&gone)), expected);
}

/// The book after a way through a file.
fn again(book: &Book) -> Book {
    read(&write(book, 0, Device(1))).unwrap().book
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
