//! Commands: the user's actions on a book.

use std::fmt;
use std::rc::Rc;

use chrono::NaiveDate;

use crate::domain::{
    Book, Change, Circle, CommandError, Ctx, Edit, Energy, EntityRef, Exchange, ExchangeId, Favour, Id, Person,
    PersonId, Promise, PromiseId, PromiseState, Settings, SharedItem,
};

/// An action of the user. `apply` turns it into a [`Change`] or refuses it.
#[derive(Clone, Debug)]
pub enum Command {
    /// Add a person.
    AddPerson(Box<Person>),
    /// Replace the fields of a person.
    EditPerson(PersonId, Box<Person>),
    /// Log an exchange, and add the new people in it.
    LogExchange(Box<Exchange>, Vec<Person>),
    /// Log an exchange and a promise made in it, and add the new people. A promise without people gets those of the
    /// exchange.
    LogWithPromise(Box<Exchange>, Box<Promise>, Vec<Person>),
    /// Replace the fields of an exchange.
    EditExchange(ExchangeId, Box<Exchange>),
    /// Add a promise, and the new people in it.
    MakePromise(Box<Promise>, Vec<Person>),
    /// Mark a promise as kept or as dropped, or reopen it.
    ClosePromise(PromiseId, Option<PromiseState>),
    /// Add a favour, or replace the fields of one.
    SaveFavour(Option<Id<Favour>>, Box<Favour>),
    /// Add a shared item, or replace the fields of one.
    SaveShare(Option<Id<SharedItem>>, Box<SharedItem>),
    /// Put a person into a circle, or out of all circles.
    SetCircle(PersonId, Option<Circle>),
    /// Name the people of an encounter: people of the book and new ones.
    NameEncounter(ExchangeId, Vec<PersonId>, Vec<Person>),
    /// Dismiss an encounter: it still counts, and the app no longer asks for its people.
    DismissEncounter(ExchangeId),
    /// Rate how welcome an exchange was, 1 to 7.
    RateWelcome(ExchangeId, u32),
    /// Rate the effect of an exchange on the user's energy.
    RateEnergy(ExchangeId, Option<Energy>),
    /// Snooze a person until a day.
    Snooze(PersonId, NaiveDate),
    /// Archive a person (hide them from the lists), or unarchive them.
    Archive(PersonId, bool),
    /// Move an entity to the trash.
    Delete(EntityRef),
    /// Restore an entity from the trash.
    Restore(EntityRef),
    /// Replace the settings.
    SetSettings(Box<Settings>),
    /// Apply the result of a merge. Cells without a timestamp are the user's own choices, made now.
    Merge(Change),
    /// Take a merge back, except for cells written since.
    Unmerge(Change),
    /// A command of a part of the app that the first load does not contain.
    Act(Rc<dyn Act>),
    /// Write cells directly, for example to resolve a conflict between two devices.
    Write(Vec<Edit>),
    /// Several commands as one change, undone together. No two of them may edit the same entity.
    Batch(Vec<Command>),
    /// Undo a change by writing its inverse.
    Undo(Change),
    /// Remove the demo data without a tombstone.
    RemoveSample,
}

/// A command outside of [`Command`], so that its code is loaded with the part of the app that uses it.
pub trait Act: fmt::Debug {
    /// The edits of the command, no two of the same entity.
    ///
    /// # Errors
    ///
    /// A [`CommandError`] if the command is invalid.
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError>;

    /// The people whose archived exchanges the command must see. The store loads them first.
    fn needs_exchanges_with(&self) -> Vec<PersonId> {
        Vec::new()
    }
}
