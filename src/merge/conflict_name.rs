//! What an entity is called in a conflict. Without words: the user interface finds them.

use serde_derive::{Deserialize, Serialize};

use crate::domain::{Book, EntityRef, ExchangeId, Id, Kind, PersonId, display_name};

/// What an entity is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConflictName {
    /// A person or a project by name, or a promise, a goal, a note about help or a shared item by its text.
    Text(String),
    /// A mentorship with these people.
    Mentorship(Vec<String>),
    /// An exchange.
    Exchange {
        /// The day, as ISO 8601 text. Empty if unknown.
        day: String,
        /// The names of the people.
        people: Vec<String>,
    },
    /// Nothing but its kind.
    #[default]
    Kind,
}

/// An entity by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The entity, as the text of an [`EntityRef`].
    pub entity: String,
    /// What it is called.
    pub name: ConflictName,
}

/// What an entity is called in a book.
pub(super) fn name_of(entity: EntityRef, book: &Book) -> ConflictName {
    let person = |id: PersonId| book.people.record(id).map(|it| display_name(&it.body));
    let text = match entity.kind {
        Kind::People => person(PersonId::from_uuid(entity.uuid)),
        Kind::Promises => book.promises.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        Kind::Shares => book.shares.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        Kind::Favours => book.favours.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        Kind::Projects => book.projects.record(Id::from_uuid(entity.uuid)).map(|it| it.body.name.clone()),
        Kind::Returns => book.returns.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        Kind::Aims => book.aims.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        Kind::Groups => book.groups.record(Id::from_uuid(entity.uuid)).map(|it| it.body.name.clone()),
        Kind::Trips => book.trips.record(Id::from_uuid(entity.uuid)).map(|it| it.body.place.clone()),
        Kind::Mentorships => {
            let people = book.mentorships.record(Id::from_uuid(entity.uuid)).map(|it| &it.body.people);
            let names: Vec<String> = people.into_iter().flat_map(|it| it.iter()).filter_map(|it| person(*it)).collect();
            return if names.is_empty() { ConflictName::Kind } else { ConflictName::Mentorship(names) };
        }
        Kind::Exchanges => {
            let exchange = book.exchanges.record(ExchangeId::from_uuid(entity.uuid));
            return exchange.map_or(ConflictName::Kind, |exchange| ConflictName::Exchange {
                day: exchange.body.when.map(|it| it.to_string()).unwrap_or_default(),
                people: exchange.body.people.iter().filter_map(|it| person(*it)).collect(),
            });
        }
        _ => None,
    };
    text.filter(|it| !it.is_empty()).map_or(ConflictName::Kind, ConflictName::Text)
}
