//! What happened in a project: its exchanges and promises in one list.

use chrono::NaiveDate;

use crate::domain::{
    Book, Exchange, ExchangeId, PersonId, ProjectId, Promise, PromiseId, PromiseState, Purpose, sort_by_key,
};

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// The day: of an exchange, or on which a promise was closed or made.
    pub when: Option<NaiveDate>,
    /// The people.
    pub people: Vec<PersonId>,
    /// The words: the first line of the notes, the need of an ask, or the promise.
    pub words: String,
    /// The kind.
    pub what: What,
}

/// The kind of a happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// An exchange.
    Talk(ExchangeId),
    /// An ask. The letter itself is in the exchange.
    Ask(ExchangeId),
    /// A promise, with its state.
    Promise(PromiseId, Option<PromiseState>),
}

/// The exchanges and promises of a project, newest first. Archived exchanges count as far as they are loaded.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::team::timeline::timeline;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "projects": [{"id": "fair", "name": "The fair"}],
///     "exchanges": [{"when": "2026-05-02", "notes": "Chose the day\nand the place", "project": "fair"}],
///     "promises": [{"what": "Ask for the hall", "made": "2026-05-03", "project": "fair"}]}"#,
/// )?
/// .book;
/// let words: Vec<String> =
///     timeline(&book, book.projects.iter().next().unwrap().0).into_iter().map(|it| it.words).collect();
/// assert_eq!(words, ["Ask for the hall", "Chose the day"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn timeline(book: &Book, id: ProjectId) -> Vec<Happening> {
    let talks = book.exchanges.iter().filter(|(_, it)| it.project == Some(id)).map(|(at, it)| happened(at, it));
    let promises = book.promises.iter().filter(|(_, it)| it.project == Some(id)).map(|(at, it)| Happening {
        when: it.closed.or(it.made),
        people: it.people.to_vec(),
        words: it.what.clone(),
        what: What::Promise(at, it.state),
    });
    let mut all: Vec<Happening> = talks.chain(promises).collect();
    sort_by_key(&mut all, |it| (std::cmp::Reverse(it.when), it.what));
    all
}

fn happened(id: ExchangeId, exchange: &Exchange) -> Happening {
    let is_ask = exchange.purpose == Some(Purpose::Ask);
    let first_line = exchange.notes.lines().find(|it| !it.trim().is_empty()).map(str::to_owned);
    Happening {
        when: exchange.when,
        people: exchange.people.to_vec(),
        words: match first_line {
            _ if is_ask => exchange.brought.clone(),
            Some(line) => line,
            None => exchange.topics.join(", "),
        },
        what: if is_ask { What::Ask(id) } else { What::Talk(id) },
    }
}

/// The open promises of a project, the one due first.
pub fn open_promises(book: &Book, id: ProjectId) -> Vec<(PromiseId, Promise)> {
    let open = book.promises.iter().filter(|(_, it)| it.project == Some(id) && it.state.is_none());
    let mut open: Vec<_> = open.map(|(id, it)| (id, it.clone())).collect();
    sort_by_key(&mut open, |(id, it)| (it.due.is_none(), it.due, *id));
    open
}
