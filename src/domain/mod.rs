//! The data model and the rules for changing it.
//!
//! Two types carry the program. A [`Book`] is all data of one user, in memory. A [`Change`] is a set of edits to it:
//! applying a [`Command`] gives a change or a [`CommandError`].
//!
//! This module deliberately has no access to a clock, randomness, storage or the web: the caller passes a [`Ctx`].

mod apply;
mod archive_index;
mod blank;
mod book;
mod cell_name;
mod change;
mod command;
mod ctx;
mod date;
mod display_name;
mod entity;
mod exchange;
mod exchange_index;
mod field;
mod group;
mod hlc;
mod id;
mod person;
mod photo;
mod plans;
mod record;
mod settings;
mod string_enum;
mod text;
mod values;
mod vec_map;

#[cfg(test)]
pub(crate) mod tests;

pub use apply::{CommandError, apply, rebase, trash_days};
pub use archive_index::{ArchiveIndex, Packed, PartitionId, TONES};
pub(crate) use blank::blank;
pub use book::{Book, Table};
pub(crate) use cell_name::canonical;
pub use change::{Cell, CellEdit, Change, Edit, Mode};
pub use command::Command;
pub use ctx::{Ctx, Entropy};
pub use date::{PartialDate, PartialDateError};
pub use display_name::{NAMELESS, display_name, initials, short_name};
pub use entity::{Entity, EntityRef, EntityRefError, Kind, Unknown, UnknownKind};
pub use exchange::{Channel, Energy, Exchange, Initiator, Purpose, Tone};
use exchange_index::ExchangeIndex;
pub use field::{Element, Field, List, Scalar};
pub use group::Group;
pub use hlc::{Clock, Device, Timestamp, TimestampError};
pub use id::Id;
pub use person::{Circle, HowMet, Person, Relation};
pub use photo::{is_picture, picture_bytes};
pub use plans::{
    Aim, Direction, Favour, FavourSize, Mentorship, MentorshipRole, Outcome, Project, Promise, PromiseOwner,
    PromiseState, SharedItem,
};
pub(crate) use record::{DELETED, USUAL_FIELDS};
pub use record::{Record, Row};
pub use settings::{Settings, Theme, Weekday};
pub use text::{dial_string, normalize, tidy_line};
pub use values::{Address, ContactMethod, Fact, ImportantDate, RelationKind};
pub use vec_map::{VecMap, VecSet, into_map, into_set, named_values, sort_by, sort_by_key, text_set};

/// The id of a person.
pub type PersonId = Id<Person>;
/// The id of an exchange.
pub type ExchangeId = Id<Exchange>;
/// The id of a promise.
pub type PromiseId = Id<Promise>;
