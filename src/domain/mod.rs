//! What exists and the rules of change.
//!
//! Two words carry the program. A [`Book`] is everything one person knows, in memory. A [`Change`] is the only way a
//! book changes: a [`Command`] is applied and gives a change, or a [`Refusal`].
//!
//! This module is deliberately without a clock, randomness, storage or the web: what it needs of them comes in as
//! [`Ctx`].

mod apply;
mod book;
mod cell_name;
mod change;
mod string_enum;
mod command;
mod ctx;
mod date;
mod entity;
mod exchange;
mod field;
mod group;
mod id;
mod vec_map;
mod archive_index;
mod display_name;
mod person;
mod photo;
mod plans;
mod exchange_index;
mod record;
mod settings;
mod hlc;
mod values;
mod text;

#[cfg(test)]
pub(crate) mod tests;

pub use apply::{Refusal, apply, rebase, trash_days};
pub use book::{Book, Table};
pub(crate) use cell_name::canonical;
pub use change::{Cell, CellEdit, Change, Edit, Mode};
pub use command::Command;
pub use ctx::{Ctx, Entropy};
pub use date::{PartialDate, PartialDateError};
pub use entity::{Entity, EntityRef, EntityRefError, Kind, Unknown, UnknownKind};
pub use exchange::{Began, Energy, Exchange, How, Purpose, Tone};
pub use field::{Element, Field, List, Scalar};
pub use group::Group;
pub use id::Id;
pub use vec_map::{VecMap, VecSet, into_map, into_set, sort_by, sort_by_key};
pub use archive_index::{Outline, Packed, Part, TONES};
pub use display_name::{NAMELESS, display_name, initials, short_name};
pub use person::{Circle, HowMet, Person};
pub use photo::{is_picture, picture_bytes};
pub use plans::{
    Aim, Direction, Favour, FavourSize, Mentorship, MentorshipRole, Project, Promise, PromiseState, Return, Share,
    Whose,
};
use exchange_index::Postings;
pub(crate) use record::{DELETED, USUAL_FIELDS};
pub use record::{Record, Row};
pub use settings::{Settings, Theme, Weekday};
pub use hlc::{Clock, Device, Stamp, StampError};
pub use values::{Address, Covers, Fact, ImportantDate, Reach, Relation, RelationKind};
pub use text::{dialled, fold, tidy_line};

/// The id of a person.
pub type PersonId = Id<Person>;
/// The id of an exchange.
pub type ExchangeId = Id<Exchange>;
/// The id of a promise.
pub type PromiseId = Id<Promise>;
