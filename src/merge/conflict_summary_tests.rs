//! Tests of the names and values of conflicts.

use super::*;
use crate::formats::backup::read;

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
        let found = (shown(&mine, &theirs), shown(&theirs_cell, &theirs));
        assert_eq!((name_of(entity, &theirs), found), (name, values), "{cell}");
    };
    let text = |text: &str| ConflictValue::Text(text.to_owned());
    let ana = || ConflictName::Text("Ana".into());
    check(Kind::People, "role", ana(), (text("Cook"), text("Chef")));
    check(Kind::People, "archived", ana(), (ConflictValue::Nothing, ConflictValue::Switch(true)));
    let exchange = ConflictName::Exchange { day: "2026-11-20".into(), people: vec!["Ana".into()] };
    check(Kind::Exchanges, "place", exchange, (text("Lisbon"), text("Porto")));
}
