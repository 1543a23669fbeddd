//! The repair after friction: the user's notes on it, and a promise to take a small first step.

use chrono::{Days, NaiveDate};

use crate::domain::{Book, Command, Fact, Person, PersonId, Promise, PromiseOwner, PromiseStep};
use crate::insight::friction::PRIVATE;

/// Default days until the follow-up date (design decision).
const FOLLOW_UP_DAYS: u64 = 14;

/// Returns the notes that are stored with a person: on the event, and on the words to say.
pub fn notes(person: &Person) -> [String; 2] {
    PRIVATE.map(|label| {
        let note = person.facts.iter().find(|it| it.label == label);
        note.map(|it| it.text.clone()).unwrap_or_default()
    })
}

/// Returns the follow-up date that the form suggests.
pub fn follow_up(today: NaiveDate) -> Option<NaiveDate> {
    today.checked_add_days(Days::new(FOLLOW_UP_DAYS))
}

/// Returns the commands that store the notes and make the promise, and whether there is a new promise.
///
/// There is none if the same promise is open already, because the user may reopen the form only to read or extend the
/// notes.
pub fn save(
    book: &Book,
    person: PersonId,
    notes: [String; 2],
    what: String,
    due: Option<NaiveDate>,
) -> (Vec<Command>, bool) {
    let mut edited = book.people.get(person).cloned().unwrap_or_default();
    for (label, text) in PRIVATE.into_iter().zip(notes) {
        let others = edited.facts.iter().filter(|it| it.label != label).cloned();
        let mine = (!text.trim().is_empty()).then(|| Fact { label: label.to_owned(), text });
        edited.facts = others.chain(mine).collect();
    }
    let mut open = book.promises.iter().map(|(_, it)| it).filter(|it| it.state.is_none());
    let is_new = !open.any(|it| it.what == what && it.due == due && it.people.contains(&person));
    let people = [person].into_iter().collect();
    let (whose, step) = (Some(PromiseOwner::Mine), Some(PromiseStep::Repair));
    let promise = Promise { whose, people, what, due, step, ..Promise::default() };
    let promise = is_new.then(|| Command::MakePromise(Box::new(promise), Vec::new()));
    ([Command::EditPerson(person, Box::new(edited))].into_iter().chain(promise).collect(), is_new)
}
