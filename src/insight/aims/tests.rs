//! The cases of aims: suggestions, silence, and the next step after a talk.

mod drafts;
mod next;
mod of_week;
mod paths;
mod talks;

use chrono::NaiveDate;

use crate::domain::tests::today;
use crate::domain::{Aim, Book, Id, PersonId};
use crate::formats::backup::read;
use crate::insight::aims::next::{Next, WeekOver, next};

const PEOPLE: &str = r#""people": [{"id": "p", "given": "Priya", "circle": "wider"},
    {"id": "j", "given": "Jonas", "circle": "wider"}, {"id": "n", "given": "Nadia"}, {"id": "d", "given": "Dora"}]"#;

/// A book with four people, these aims and more.
fn book(aims: &str, more: &str) -> Book {
    read(&format!(r#"{{"format": "kith-backup", "version": 1, {PEOPLE}, "aims": [{aims}] {more}}}"#)).unwrap().book
}

fn lead(paths: &str) -> String {
    format!(r#"{{"id": "lead", "what": "Lead a team", "why": "I like to see others grow", "paths": [{paths}]}}"#)
}

fn person(book: &Book, name: &str) -> PersonId {
    book.people.iter().find(|(_, it)| it.given == name).unwrap().0
}

fn name(book: &Book, id: PersonId) -> String {
    book.people.get(id).unwrap().given.clone()
}

fn aim(book: &Book) -> Id<Aim> {
    book.aims.iter().next().unwrap().0
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What the page says about the next talk: the kind and the name.
fn says(book: &Book) -> (&'static str, String) {
    match next(book, aim(book), today()) {
        Next::Talk(it) => ("talk", name(book, it.person)),
        Next::AnotherWeek(it, WeekOver::Talked) => ("talked", name(book, it.person)),
        Next::AnotherWeek(it, WeekOver::Asked(_)) => ("asked", name(book, it.person)),
        Next::Waiting(it) => ("waiting", name(book, it)),
        Next::AnotherWeek(it, WeekOver::NotThisWeek) => ("put aside", name(book, it.person)),
        Next::AnotherWeek(it, WeekOver::LowBattery) => ("low battery", name(book, it.person)),
        Next::Guard(it) => ("guard", name(book, it)),
        Next::OnlyDecides(it) => ("decides", name(book, it)),
        Next::NotNow => ("not now", String::new()),
        Next::Nobody => ("nobody", String::new()),
    }
}
