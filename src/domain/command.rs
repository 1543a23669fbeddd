//! Commands: everything that can be asked of a book.

use chrono::NaiveDate;

use crate::domain::{
    Change, Edit, EntityRef, Exchange, ExchangeId, Person, PersonId, Promise, PromiseId, PromiseState, Settings,
};

/// What a person wants done. A command becomes a [`Change`], or is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Write down somebody new.
    AddPerson(Box<Person>),
    /// Give somebody these fields.
    EditPerson(PersonId, Box<Person>),
    /// Log an exchange, together with the people it names for the first time.
    LogExchange(Box<Exchange>, Vec<Person>),
    /// Give an exchange these fields.
    EditExchange(ExchangeId, Box<Exchange>),
    /// Make a promise, together with the people it names for the first time.
    MakePromise(Box<Promise>, Vec<Person>),
    /// Keep a promise, let it go, or open it again.
    ClosePromise(PromiseId, Option<PromiseState>),
    /// Put somebody aside until that day.
    PutAside(PersonId, NaiveDate),
    /// Take somebody out of the lists, or back into them.
    Archive(PersonId, bool),
    /// Move to the trash.
    Delete(EntityRef),
    /// Bring back from the trash.
    Restore(EntityRef),
    /// Choose settings.
    SetSettings(Box<Settings>),
    /// Take in what a merge found. Cells without a stamp are the owner's own choice, made now.
    Merge(Change),
    /// Take a merge back, except where something was written since.
    Unmerge(Change),
    /// Give these cells these values, as choosing between two devices does.
    Write(Vec<Edit>),
    /// Undo a change by a new one.
    Undo(Change),
    /// Remove the made-up book without a trace.
    RemoveSample,
}
