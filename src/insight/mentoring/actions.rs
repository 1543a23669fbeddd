//! The actions of a mentorship: promises that name it.

use chrono::NaiveDate;

use crate::domain::{Book, Id, Mentorship, Promise, PromiseId, sort_by_key};
use crate::insight::mentoring::sessions::sessions;

/// An action of a mentorship.
#[derive(Clone, Debug, PartialEq)]
pub struct Action<'a> {
    /// The id of the promise.
    pub id: PromiseId,
    /// The promise.
    pub promise: &'a Promise,
    /// Its day, see [`due`].
    pub due: Option<NaiveDate>,
    /// The number of sessions since the one in which it was made.
    pub sessions_open: usize,
    /// The day on which it was made.
    pub from: Option<NaiveDate>,
}

/// The open actions of a mentorship, and those closed since the last session. Oldest first.
pub fn actions(book: &Book, id: Id<Mentorship>) -> Vec<Action<'_>> {
    let sessions = sessions(book, id);
    let last = sessions.iter().find_map(|(_, it)| it.when);
    let is_shown =
        |it: &Promise| it.state.is_none() || it.closed.is_some_and(|closed| last.is_none_or(|last| closed > last));
    let promises = book.promises.iter().filter(|(_, it)| it.mentorship == Some(id) && is_shown(it));
    let mut actions: Vec<Action<'_>> = promises
        .map(|(id, promise)| {
            let made_in = promise.session.and_then(|it| book.exchanges.get(it)?.when);
            let from = promise.made.or(made_in);
            let is_later = |day: NaiveDate| from.is_none_or(|from| day > from);
            let later = sessions.iter().filter(|(it, _)| Some(*it) != promise.session);
            let sessions_open = later.filter(|(_, it)| it.when.is_some_and(is_later)).count();
            Action { id, promise, due: due(book, promise), sessions_open, from }
        })
        .collect();
    sort_by_key(&mut actions, |it| (it.from, it.id));
    actions
}

/// The day of a promise: [`Book::due_of`].
pub fn due(book: &Book, promise: &Promise) -> Option<NaiveDate> {
    book.due_of(promise)
}
