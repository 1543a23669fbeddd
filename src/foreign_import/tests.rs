//! Files of other programs against a book: new people, matches, and the writes of an import.

mod again;
mod in_file;
mod matching;
mod meetings;
mod user;
mod writes;

use std::rc::Rc;

use crate::domain::tests::{ctx, person};
use crate::domain::{Book, Command, ContactMethod, List, Person, apply};
use crate::foreign_import::plan::Plan;
use crate::formats::foreign::{
    Choices, FileSort, ForeignFile, Incoming, IncomingPerson, Outcome, PersonChoice, Preview,
};

fn method(value: &str) -> List<ContactMethod> {
    let method = ContactMethod { value: value.into(), ..ContactMethod::default() };
    std::iter::once(method).filter(|it| !it.value.is_empty()).collect()
}

fn known(given: &str, family: &str, email: &str) -> Person {
    Person { family: family.into(), emails: method(email), ..person(given) }
}

fn card(key: &str, person: Person) -> IncomingPerson {
    IncomingPerson { key: key.into(), row: 1, person, ..IncomingPerson::default() }
}

fn file(people: Vec<IncomingPerson>) -> Incoming {
    Incoming { people, ..Incoming::default() }
}

fn book(people: &[Person]) -> Book {
    let mut book = Book::default();
    for (minute, it) in (0..).zip(people) {
        apply(&mut book, Command::AddPerson(Box::new(it.clone())), &ctx(minute, 1)).unwrap();
    }
    book
}

fn plan(sort: FileSort, incoming: Incoming, book: &Book) -> Plan {
    Plan::new(ForeignFile { sort, incoming, table: None }, book)
}

/// Everything that can be taken.
fn all(preview: &Preview) -> Choices {
    Choices {
        people: preview.people.iter().map(|_| PersonChoice::Take(Vec::new())).collect(),
        meetings: (0..preview.meetings.len()).collect(),
        ..Choices::default()
    }
}

/// Imports everything. Returns the number of edited entries.
fn import(book: &mut Book, incoming: Incoming, minute: u64) -> usize {
    let plan = plan(FileSort::VCard, incoming, book);
    let save = plan.save_all(book, &all(&plan.preview(book, 0)), &ctx(minute, 1));
    apply(book, Command::Act(Rc::new(save)), &ctx(minute, 1)).map_or(0, |it| it.edits.len())
}

fn outcome(book: &Book, person: IncomingPerson) -> Outcome {
    plan(FileSort::VCard, file(vec![person]), book).preview(book, 0).people.remove(0).outcome
}
