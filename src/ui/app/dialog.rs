//! What can lie open over the page.

use crate::domain::{ExchangeId, PersonId};

/// What can lie open over the page.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenDialog {
    /// Log an exchange, beginning with these words, with this person.
    Capture(String, Option<PersonId>),
    /// Someone new, with this name.
    NewPerson(String),
    /// Edit somebody.
    EditPerson(PersonId),
    /// Edit an exchange.
    EditExchange(ExchangeId),
    /// A promise to or from somebody.
    NewPromise(Option<PersonId>),
    /// Who was it that one met?
    NameEncounter(ExchangeId),
    /// A thing for the shelf.
    Share,
    /// A favour, either way.
    Favour(PersonId),
    /// Ask somebody for something.
    Ask(PersonId),
    /// What to know before meeting these people.
    Prepare(Vec<PersonId>),
    /// A way back after friction.
    Repair(PersonId),
    /// Put people into circles, one at a time.
    Sort,
    /// Introduce somebody to somebody else.
    Introduce(PersonId),
}
