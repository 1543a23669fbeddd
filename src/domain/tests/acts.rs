//! Generators of user actions and of records.

use chrono::Days;
use proptest::prelude::*;
use serde_json::Value;

use crate::domain::tests::{person, today};
use crate::domain::{
    Book, Change, Channel, Circle, Command, ContactMethod, Ctx, Device, EntityRef, Exchange, Kind, Person, PersonId,
    Promise, PromiseState, Row, Settings, Timestamp, Tone, apply, into_map,
};

/// A user action in a form that can be generated: the numbers are indexes into the entities of the book.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    Add(String),
    Rename(usize, String),
    Role(usize, String),
    Tag(usize, String),
    Untag(usize),
    Phone(usize, String),
    Sort(usize, usize),
    Log(usize, usize, u64, String),
    EditLog(usize, String),
    Promise(usize, String),
    Keep(usize),
    Delete(usize),
    DeleteLog(usize),
    Restore(usize),
    Cadence(u32),
}

/// Any act.
pub(crate) fn any_act() -> impl Strategy<Value = Act> {
    let word = || "[a-zA-Zé漢]{1,6}";
    prop_oneof![
        3 => word().prop_map(Act::Add),
        1 => (any::<usize>(), word()).prop_map(|(at, it)| Act::Rename(at, it)),
        2 => (any::<usize>(), word()).prop_map(|(at, it)| Act::Role(at, it)),
        2 => (any::<usize>(), "[ab]{1,2}").prop_map(|(at, it)| Act::Tag(at, it)),
        1 => any::<usize>().prop_map(Act::Untag),
        1 => (any::<usize>(), "[0-9]{3}").prop_map(|(at, it)| Act::Phone(at, it)),
        1 => (any::<usize>(), 0..4_usize).prop_map(|(at, it)| Act::Sort(at, it)),
        3 => (any::<usize>(), any::<usize>(), 0..90_u64, word()).prop_map(|(a, b, days, it)| Act::Log(a, b, days, it)),
        1 => (any::<usize>(), word()).prop_map(|(at, it)| Act::EditLog(at, it)),
        1 => (any::<usize>(), word()).prop_map(|(at, it)| Act::Promise(at, it)),
        1 => any::<usize>().prop_map(Act::Keep),
        1 => any::<usize>().prop_map(Act::Delete),
        1 => any::<usize>().prop_map(Act::DeleteLog),
        1 => any::<usize>().prop_map(Act::Restore),
        1 => (1..400_u32).prop_map(Act::Cadence),
    ]
}

/// A list of acts.
pub(crate) fn any_acts() -> impl Strategy<Value = Vec<Act>> {
    proptest::collection::vec(any_act(), 0..14)
}

/// Applies an act. Returns none if it has no entity to act on or is refused.
pub(crate) fn perform(book: &mut Book, act: Act, ctx: &Ctx) -> Option<Change> {
    let command = intend(book, act)?;
    apply(book, command, ctx).ok()
}

/// The command of an act. None if it has no entity to act on.
pub(crate) fn intend(book: &Book, act: Act) -> Option<Command> {
    let people: Vec<PersonId> = book.people.iter().map(|(id, _)| id).collect();
    let pick = |at: usize| (!people.is_empty()).then(|| people[at % people.len()]);
    let edit = |at: usize, change: &dyn Fn(&mut Person)| {
        let id = pick(at)?;
        let mut person = book.people.get(id)?.clone();
        change(&mut person);
        Some(Command::EditPerson(id, Box::new(person)))
    };
    let exchanges: Vec<_> = book.exchanges.iter().map(|(id, it)| (id, it.clone())).collect();
    match act {
        Act::Add(name) => Some(Command::AddPerson(Box::new(person(&name)))),
        Act::Rename(at, name) => edit(at, &|it| it.given.clone_from(&name)),
        Act::Role(at, role) => edit(at, &|it| it.role.clone_from(&role)),
        Act::Tag(at, tag) => edit(at, &|it| it.tags.insert(tag.clone())),
        Act::Untag(at) => edit(at, &|person| {
            if let Some(tag) = person.tags.first().cloned() {
                person.tags.remove(&tag);
            }
        }),
        Act::Phone(at, value) => edit(at, &|it| {
            it.phones.insert(ContactMethod { kind: "mobile".into(), value: value.clone(), preferred: false })
        }),
        Act::Sort(at, circle) => edit(at, &|it| it.circle = Some(Circle::ALL[circle])),
        Act::Log(one, other, days_ago, notes) => pick(one).zip(pick(other)).map(|(one, other)| {
            let when = today().checked_sub_days(Days::new(days_ago));
            let people = [one, other].into_iter().collect();
            let exchange = Exchange { when, people, notes, how: Some(Channel::Call), ..Exchange::default() };
            Command::LogExchange(Box::new(exchange), vec![])
        }),
        Act::EditLog(at, notes) => (!exchanges.is_empty()).then(|| {
            let (id, exchange) = exchanges[at % exchanges.len()].clone();
            Command::EditExchange(id, Box::new(Exchange { notes, tone: Some(Tone::Easy), ..exchange }))
        }),
        Act::Promise(at, what) => pick(at).map(|person| {
            Command::MakePromise(
                Box::new(Promise { what, people: [person].into_iter().collect(), ..Promise::default() }),
                vec![],
            )
        }),
        Act::Keep(at) => {
            let promises: Vec<_> = book.promises.iter().map(|(id, _)| id).collect();
            (!promises.is_empty())
                .then(|| Command::ClosePromise(promises[at % promises.len()], Some(PromiseState::Kept)))
        }
        Act::Delete(at) => pick(at).map(|it| Command::Delete(it.into())),
        Act::DeleteLog(at) => {
            (!exchanges.is_empty()).then(|| Command::Delete(exchanges[at % exchanges.len()].0.into()))
        }
        Act::Restore(at) => {
            let deleted: Vec<EntityRef> =
                book.people.records().filter(|(_, it)| it.deleted_on().is_some()).map(|(id, _)| id.into()).collect();
            (!deleted.is_empty()).then(|| Command::Restore(deleted[at % deleted.len()]))
        }
        Act::Cadence(days) => {
            Some(Command::SetSettings(Box::new(Settings { close_days: Some(days), ..book.settings().clone() })))
        }
    }
}

/// Any record that a file may contain: known and unknown fields, valid and invalid values.
pub(super) fn any_row() -> impl Strategy<Value = Row> {
    let name = prop::sample::select(vec![
        "given",
        "role",
        "tags",
        "emails",
        "how_met",
        "circle",
        "cadence_days",
        "archived",
        "dates",
        "aura",
        "tags/a",
    ]);
    let word = || prop::sample::select(vec!["", "a", "b", "inner", "2026-11-22"]).prop_map(Value::from);
    let small = || {
        prop_oneof![
            4 => word(),
            1 => any::<u8>().prop_map(Value::from),
            1 => any::<bool>().prop_map(Value::from),
            1 => Just(Value::Null),
        ]
    };
    let object = || {
        let part = prop::sample::select(vec!["kind", "value", "when", "place", "aura"]);
        prop::collection::btree_map(part, small(), 0..3)
            .prop_map(|it| it.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Value>())
    };
    let list = prop::collection::vec(prop_oneof![small(), object()], 0..4).prop_map(Value::from);
    let value = prop_oneof![2 => small(), 1 => list, 1 => object()];
    let fields = prop::collection::btree_map(name, value, 0..6);
    let cell =
        prop::sample::select(vec!["given", "role", "tags/a", "tags/b", "emails/a", "how_met/place", "deleted", "aura"]);
    let stamp = || (1..5_u64, 1..3_u32).prop_map(|(millis, device)| Timestamp::at(millis, Device(device)));
    (fields, any::<bool>(), prop::collection::btree_map(cell, stamp(), 0..4), stamp()).prop_map(
        |(fields, is_deleted, own, base)| Row {
            entity: EntityRef { kind: Kind::People, uuid: uuid::Uuid::from_u128(1) },
            base,
            fields: fields
                .into_iter()
                .chain(is_deleted.then(|| ("deleted", Value::from("2026-11-22"))))
                .map(|(name, value)| (name.into(), value))
                .collect(),
            own: into_map(own.into_iter().map(|(name, stamp)| (name.to_owned(), stamp))),
        },
    )
}
