//! Commands: everything that can be asked of a book.

use chrono::NaiveDate;

use crate::domain::{
    Change, Circle, Edit, Energy, EntityRef, Exchange, ExchangeId, Favour, Id, Person, PersonId, Promise, PromiseId,
    PromiseState, Settings, SharedItem,
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
    /// Log an exchange and a promise that was made in it, to the same people where it names none.
    LogWithPromise(Box<Exchange>, Box<Promise>, Vec<Person>),
    /// Give an exchange these fields.
    EditExchange(ExchangeId, Box<Exchange>),
    /// Make a promise, together with the people it names for the first time.
    MakePromise(Box<Promise>, Vec<Person>),
    /// Keep a promise, let it go, or open it again.
    ClosePromise(PromiseId, Option<PromiseState>),
    /// Write down a favour, or give one these fields.
    SaveFavour(Option<Id<Favour>>, Box<Favour>),
    /// Put a thing on the shelf, or give it these fields.
    SaveShare(Option<Id<SharedItem>>, Box<SharedItem>),
    /// Put somebody into a circle, or out of all.
    SetCircle(PersonId, Option<Circle>),
    /// Say who an encounter was with: people of the book, and people it names for the first time.
    NameEncounter(ExchangeId, Vec<PersonId>, Vec<Person>),
    /// Let an encounter be: it counts, and is not asked about any more.
    DismissEncounter(ExchangeId),
    /// Say how welcome an exchange was, 1 to 7.
    RateWelcome(ExchangeId, u32),
    /// Say what an exchange did to the owner's energy.
    RateEnergy(ExchangeId, Option<Energy>),
    /// Put somebody aside until that day.
    Snooze(PersonId, NaiveDate),
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
    /// Several things in one act, kept and undone together. No two of them are about the same entity.
    Batch(Vec<Command>),
    /// Undo a change by a new one.
    Undo(Change),
    /// Remove the made-up book without a trace.
    RemoveSample,
}
