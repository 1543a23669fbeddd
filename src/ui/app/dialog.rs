//! The dialogs that can be open over the page.

use crate::domain::{ExchangeId, PersonId};

/// A dialog and the data it opens with.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenDialog {
    /// Log an exchange; the sentence begins with these words, and the exchange is with this person.
    Capture(String, Option<PersonId>),
    /// Add a person with this name.
    NewPerson(String),
    /// Edit a person.
    EditPerson(PersonId),
    /// Edit an exchange.
    EditExchange(ExchangeId),
    /// Add a promise to or from a person.
    NewPromise(Option<PersonId>),
    /// Name the person of an encounter.
    NameEncounter(ExchangeId),
    /// Add an item to the share list.
    Share,
    /// Record a favour in either direction.
    Favour(PersonId),
    /// Ask a person for something.
    Ask(PersonId),
    /// Prepare a meeting with these people.
    Prepare(Vec<PersonId>),
    /// Repair a relationship after friction.
    Repair(PersonId),
    /// Sort people into circles, one at a time.
    Sort,
    /// Introduce a person to another.
    Introduce(PersonId),
}
