//! Tests of the names and values of conflicts.

use super::*;
use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{Command, Exchange, Kind, apply};
use crate::formats::backup::read;
use crate::merge::{Summary, plan};

#[test]
fn a_conflict_says_which_entry_and_which_values() {
    let book = |role: &str, day: &str, paused: &str| {
        let people = format!(r#"{{"id": "ana", "given": "Ana", "role": "{role}"{paused}}}"#);
        let exchange = format!(r#"{{"id": "one", "people": ["ana"], "when": "2026-11-20", "place": "{day}"}}"#);
        let text =
            format!(r#"{{"format": "kith-backup", "version": 1, "people": [{people}], "exchanges": [{exchange}]}}"#);
        read(&text).unwrap().book
    };
    let (mine, theirs) = (book("Cook", "Lisbon", ""), book("Chef", "Porto", r#", "archived": true"#));
    let entity = |kind: Kind| mine.entities(kind).first().copied().unwrap();
    let check = |kind: Kind, cell: &str, name: ConflictName, values: (ConflictValue, ConflictValue)| {
        let entity = entity(kind);
        let [mine, theirs_cell] = [&mine, &theirs].map(|it| it.view(entity).unwrap().cell(cell));
        let names = Names(vec![&theirs]);
        let found = (names.value(entity, cell, &mine), names.value(entity, cell, &theirs_cell));
        assert_eq!((name_of(entity, &theirs), found), (name, values), "{cell}");
    };
    let text = |text: &str| ConflictValue::Text(text.to_owned());
    let ana = || ConflictName::Text("Ana".into());
    check(Kind::People, "role", ana(), (text("Cook"), text("Chef")));
    check(Kind::People, "archived", ana(), (ConflictValue::Nothing, ConflictValue::Switch(true)));
    let exchange = ConflictName::Exchange { day: "2026-11-20".into(), people: vec!["Ana".into()] };
    check(Kind::Exchanges, "place", exchange, (text("Lisbon"), text("Porto")));
}

#[test]
fn a_mentorship_is_called_after_its_people_and_a_goal_after_its_words() {
    let book = read(
        r#"{"format": "kith-backup", "version": 1, "people": [{"id": "sam", "given": "Sam"}],
        "mentorships": [{"id": "pair", "people": ["sam"]}, {"agreement": "Of nobody"}],
        "aims": [{"what": "Lead a team", "mentorship": "pair"}]}"#,
    )
    .unwrap()
    .book;
    let names = |kind: Kind| book.entities(kind).into_iter().map(|it| name_of(it, &book)).collect::<Vec<_>>();
    let mut pairs = names(Kind::Mentorships);
    pairs.sort_by_key(|it| *it == ConflictName::Kind);
    assert_eq!(pairs, [ConflictName::Mentorship(vec!["Sam".into()]), ConflictName::Kind]);
    assert_eq!(names(Kind::Aims), [ConflictName::Text("Lead a team".into())]);
}

#[test]
fn what_was_deleted_on_the_other_device_is_named() {
    let mut here = Book::default();
    let kenji = add(&mut here, person("Kenji"), &ctx(0, 1));
    let talk = Exchange { people: std::iter::once(kenji).collect(), when: Some(today()), ..Exchange::default() };
    apply(&mut here, Command::LogExchange(Box::new(talk), Vec::new()), &ctx(1, 1)).unwrap();
    let mut there = here.clone();
    let entries = [here.entities(Kind::People)[0], here.entities(Kind::Exchanges)[0]];
    for (minute, entity) in (10..).zip(entries) {
        apply(&mut there, Command::Delete(entity), &ctx(minute, 2)).unwrap();
    }
    // The other device has erased the contents by now.
    there.forget_deleted(today().checked_add_days(chrono::Days::new(60)).unwrap());
    let summary = Summary::of(&plan(&here, &there, 0), (&here, &there), None);
    let names: Vec<ConflictName> = summary.deleted_names.iter().map(|it| it.name.clone()).collect();
    let talk = ConflictName::Exchange { day: today().to_string(), people: vec!["Kenji".into()] };
    assert_eq!((summary.deleted, names), (2, vec![ConflictName::Text("Kenji".into()), talk]));
    assert_eq!(Summary::from_json(&summary.to_json()), summary);
}
