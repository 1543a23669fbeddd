//! Every text and every list of every entity has a limit, and a refusal names the field.

use serde_json::{Value, json};

use crate::domain::diff::diff;
use crate::domain::record::cells_of;
use crate::domain::tests::full::{
    full_aim, full_exchange, full_favour, full_group, full_mentorship, full_outcome, full_person, full_project,
    full_promise, full_settings, full_shared_item, full_trip, pointers, with_field,
};
use crate::domain::tests::{add, ctx, person};
use crate::domain::{
    Book, Cell, Command, CommandError, ContactMethod, Edit, Entity, EntityRef, FieldName, HowMet, Kind, List,
    MAX_ELEMENTS, MAX_LINE, MAX_PROSE, Person, PersonId, SharedItem, TextForm, apply, limits,
};

/// Every kind with an entity that has all of its fields.
pub(crate) fn full_entities() -> Vec<(Kind, Box<dyn Entity>)> {
    let entities: Vec<(Kind, Box<dyn Entity>)> = vec![
        (Kind::Settings, Box::new(full_settings())),
        (Kind::People, Box::new(full_person())),
        (Kind::Exchanges, Box::new(full_exchange())),
        (Kind::Promises, Box::new(full_promise())),
        (Kind::Favours, Box::new(full_favour())),
        (Kind::Projects, Box::new(full_project())),
        (Kind::Mentorships, Box::new(full_mentorship())),
        (Kind::Aims, Box::new(full_aim())),
        (Kind::Shares, Box::new(full_shared_item())),
        (Kind::Returns, Box::new(full_outcome())),
        (Kind::Groups, Box::new(full_group())),
        (Kind::Trips, Box::new(full_trip())),
    ];
    assert_eq!(entities.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), Kind::ALL);
    entities
}

/// The result of writing `json` as the only field of a blank entity. None if the field cannot hold it.
fn write_field(kind: Kind, name: &str, json: &Value) -> Option<Result<(), CommandError>> {
    let entity = with_field(kind, name, json)?;
    let edit = diff(&Book::default(), EntityRef { kind, uuid: uuid::Uuid::from_u128(1) }, &*entity);
    Some(limits::check(&edit, &*entity))
}

#[test]
fn a_text_that_is_too_long_is_refused_with_the_name_of_its_field() {
    for (kind, entity) in full_entities() {
        for (name, field) in entity.fields() {
            let json = field.to_json().unwrap_or_else(|| panic!("{kind:?}: {name} is not set in the full entity"));
            for pointer in pointers(&json, "") {
                let part = pointer.rsplit('/').next().unwrap_or_default();
                let is_group = json.is_object();
                let form =
                    if pointer.is_empty() || json[0].is_string() { entity.form(name) } else { field.part_form(part) };
                let write = |length: usize| {
                    let mut json = json.clone();
                    *json.pointer_mut(&pointer).unwrap() = "x".repeat(length).into();
                    write_field(kind, name, &json)
                };
                let path = if is_group { format!("{name}/{part}") } else { name.to_owned() };
                let field = FieldName { kind, name: path };
                match form.max() {
                    _ if write(1).is_none() => (), // A date, an id or a word of an enum.
                    None => assert_eq!(write(1), Some(Err(CommandError::Picture)), "{kind:?}: {name}"),
                    Some(max) => {
                        assert_eq!(write(max), Some(Ok(())), "{kind:?}: {name}{pointer}");
                        let refusal = CommandError::TooLong { field, max };
                        assert_eq!(write(max + 1), Some(Err(refusal)), "{kind:?}: {name}{pointer}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_list_with_too_many_elements_is_refused_with_the_name_of_its_field() {
    for (kind, entity) in full_entities() {
        for (name, field) in entity.fields().into_iter().filter(|(_, it)| it.is_list()) {
            let one = field.to_json().unwrap()[0].clone();
            // An id or a day in one of its texts makes another element of it.
            let with = |pointer: &str, text: &str| {
                let mut one = one.clone();
                *one.pointer_mut(pointer).unwrap() = text.into();
                one
            };
            let is_another = |it: &Value| {
                write_field(kind, name, &json!([it])).is_some() && key(kind, name, it) != key(kind, name, &one)
            };
            let id = |number: usize| format!("{number:032x}");
            let day = |number: usize| format!("{:04}-01-01", number % 9_999 + 1);
            let places = pointers(&one, "");
            let find = |text: &dyn Fn(usize) -> String| places.iter().find(|it| is_another(&with(it, &text(1))));
            let (place, text): (_, &dyn Fn(usize) -> String) = match (find(&id), find(&day)) {
                (Some(place), _) => (place, &id),
                (None, Some(place)) => (place, &day),
                // The words of an enum are its only keys, and there are few.
                (None, None) => continue,
            };
            let write = |count: usize| {
                let mut entity = crate::domain::blank(kind);
                let elements = (100..count + 100).map(|it| with(place, &text(it))).collect();
                entity.field_mut(name).unwrap().fill(elements, &mut |_, _| ());
                let edit = diff(&Book::default(), EntityRef { kind, uuid: uuid::Uuid::from_u128(1) }, &*entity);
                assert_eq!(edit.cells.len(), count, "{kind:?}: {name}");
                limits::check(&edit, &*entity)
            };
            assert_eq!(write(MAX_ELEMENTS), Ok(()), "{kind:?}: {name}");
            let field = FieldName { kind, name: name.to_owned() };
            assert_eq!(
                write(MAX_ELEMENTS + 1),
                Err(CommandError::TooMany { field, max: MAX_ELEMENTS }),
                "{kind:?}: {name}"
            );
        }
    }
}

/// The key of a list element in JSON.
fn key(kind: Kind, name: &str, element: &Value) -> String {
    let mut key = String::new();
    let blank = crate::domain::blank(kind);
    let (_, field) = blank.fields().into_iter().find(|(it, _)| *it == name).unwrap();
    field.split_json(&json!([element]), &mut |it, _| key = it.to_owned());
    key
}

#[test]
fn commands_name_the_field_that_is_too_long() {
    #[track_caller]
    fn check(command: Command, kind: Kind, name: &str, max: usize) {
        let refused = apply(&mut Book::default(), command, &ctx(0, 1));
        let field = FieldName { kind, name: name.to_owned() };
        assert_eq!(refused, Err(CommandError::TooLong { field, max }));
    }
    let long = || "x".repeat(MAX_LINE + 1);
    let add = |person| Command::AddPerson(Box::new(person));
    let contact = ContactMethod { value: long(), ..ContactMethod::default() };
    let emails = [contact].into_iter().collect();
    let how_met = HowMet { place: long(), ..HowMet::default() };
    check(add(Person { role: long(), ..person("Ana") }), Kind::People, "role", MAX_LINE);
    check(add(Person { emails, ..person("Ana") }), Kind::People, "emails", MAX_LINE);
    check(add(Person { how_met, ..person("Ana") }), Kind::People, "how_met/place", MAX_LINE);
    check(add(Person { notes: "x".repeat(MAX_PROSE + 1), ..person("Ana") }), Kind::People, "notes", MAX_PROSE);
    let share = SharedItem { what: long(), ..SharedItem::default() };
    check(Command::SaveShare(None, Box::new(share)), Kind::Shares, "what", MAX_LINE);
}

#[test]
fn a_value_from_a_file_that_is_too_long_does_not_block_an_edit_of_another_field() {
    let tags: Vec<String> = (0..MAX_ELEMENTS + 5).map(|it| format!("tag  {it}")).collect();
    let file = json!({
        "format": "kith-backup", "version": 1,
        "people": [{"given": "Ana", "role": "x".repeat(MAX_LINE + 1), "tags": tags}],
    });
    let file = crate::formats::backup::read_foreign(&file.to_string()).unwrap();
    assert_eq!(file.left_out.over_limit, 2);
    let mut book = file.book;
    let (id, ana) = book.people.iter().map(|(id, it)| (id, it.clone())).next().unwrap();
    assert_eq!((ana.role.len(), ana.tags.len()), (MAX_LINE + 1, MAX_ELEMENTS + 5));
    let mut edit = |change: &dyn Fn(&mut Person)| {
        let mut person = book.people.get(id).unwrap().clone();
        change(&mut person);
        apply(&mut book, Command::EditPerson(id, Box::new(person)), &ctx(1, 1))
    };
    let edited = edit(&|it| it.place = " Lisbon ".into()).unwrap();
    assert_eq!(edited.edits[0].cells.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["place"]);
    let field = FieldName { kind: Kind::People, name: "tags".into() };
    assert_eq!(edit(&|it| it.tags.insert("new".into())), Err(CommandError::TooMany { field, max: MAX_ELEMENTS }));
    edit(&|it| it.tags.remove("tag  0")).unwrap();
}

#[test]
fn lines_are_tidied_in_every_field_and_prose_stays() {
    let mut book = Book::default();
    let contact = |value: &str| ContactMethod { kind: " work ".into(), value: value.into(), preferred: false };
    let untidy = Person {
        role: "  Chief\t cook ".into(),
        emails: [contact(" ana@example.org\u{202a} "), contact(" \n")].into_iter().collect(),
        tags: [" a  b ".to_owned(), "  ".to_owned(), String::new()].into_iter().collect(),
        notes: "  one\n\n two ".into(),
        ..person("Ana")
    };
    let id = add(&mut book, untidy, &ctx(0, 1));
    let ana = book.people.get(id).unwrap();
    assert_eq!((ana.role.as_str(), ana.notes.as_str()), ("Chief cook", "  one\n\n two "));
    assert_eq!(&*ana.tags, ["a b"]);
    assert_eq!(
        ana.emails.iter().map(|it| (it.kind.as_str(), it.value.as_str())).collect::<Vec<_>>(),
        [("work", "ana@example.org")]
    );
    assert_eq!(ana.form("notes"), TextForm::Prose);
}

#[test]
fn a_value_beyond_its_limit_does_not_block_the_edit_of_another() {
    let long = "x".repeat(MAX_LINE + 1);
    let profile = |preferred| ContactMethod { kind: long.clone(), value: "a".into(), preferred };
    let tags = |count: usize| (0..count).map(|it| format!("tag {it}")).collect::<List<String>>();
    let how_met = |story: &str| HowMet { place: format!("{long}  y"), story: story.into(), ..HowMet::default() };
    let old = Person {
        given: "Ana".into(),
        profiles: [profile(false)].into_iter().collect(),
        tags: tags(MAX_ELEMENTS + 5),
        how_met: how_met(""),
        ..Person::default()
    };
    let mut book = Book::default();
    let id = PersonId::new(&ctx(0, 1));
    let edits = cells_of(&old)
        .into_iter()
        .map(|(name, value)| Edit::one(id.into(), &name, Cell::default(), Some(value)))
        .collect();
    apply(&mut book, Command::Write(edits), &ctx(0, 1)).unwrap();
    let mut save = |edited: Person| apply(&mut book, Command::EditPerson(id, Box::new(edited)), &ctx(1, 1)).map(drop);
    let other = [profile(true), ContactMethod { value: "b".into(), ..ContactMethod::default() }];
    assert_eq!(save(Person { profiles: other.into_iter().collect(), ..old.clone() }), Ok(()));
    let corrected = tags(MAX_ELEMENTS + 4).into_iter().chain(["corrected".to_owned()]).collect();
    assert_eq!(save(Person { tags: corrected, ..old.clone() }), Ok(()));
    assert_eq!(save(Person { how_met: how_met("At the fair."), ..old.clone() }), Ok(()));
    let more = tags(MAX_ELEMENTS + 5).into_iter().chain(["one more".to_owned(), "and one".to_owned()]).collect();
    assert!(matches!(save(Person { tags: more, ..old.clone() }), Err(CommandError::TooMany { .. })));
}
