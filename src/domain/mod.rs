//! The data model and the rules for changing it.
//!
//! Two types carry the program. A [`Book`] is all data of one user, in memory. A [`Change`] is a set of edits to it:
//! applying a [`Command`] gives a change or a [`CommandError`].
//!
//! This module deliberately has no access to a clock, randomness, storage or the web: the caller passes a [`Ctx`].

mod aim;
mod aim_apply;
mod aim_commands;
mod apply;
mod archive_index;
mod blank;
mod book;
mod cell_name;
mod cells;
mod change;
mod channel;
mod circle;
mod circle_moves;
mod command;
mod command_error;
mod content;
mod ctx;
mod date;
mod date_checks;
mod diff;
mod display_name;
mod distinct_names;
mod email;
mod entity;
mod exchange;
mod exchange_edit;
mod exchange_index;
mod favour;
mod field;
mod field_name;
mod group;
mod group_apply;
mod group_command;
mod history_commands;
mod hlc;
mod id;
mod internal_cells;
mod join_people;
mod knows;
mod knows_edits;
mod labels;
mod limits;
mod list;
mod mentoring;
mod mentoring_apply;
mod mentoring_edits;
mod mentorship;
mod mentorship_parts;
mod name;
mod name_forms;
pub(crate) mod name_words;
mod normalize;
mod number_key;
mod outcome;
mod owner;
mod person;
mod person_history;
mod phone;
mod photo;
mod private;
mod profile_key;
mod project;
mod project_apply;
mod project_command;
mod project_edits;
mod promise;
mod record;
mod references;
mod registers;
mod revert;
mod row;
mod save_all;
mod session_edits;
mod settings;
mod shared_item;
mod sort_name;
mod string_enum;
mod table;
mod text;
mod text_form;
mod trip;
mod trip_command;
mod values;
mod vec_map;

#[cfg(test)]
pub(crate) mod tests;

pub use aim::{Aim, AimKind, AimPath, AimState, LearnedLine, PathHow};
pub use aim_commands::{AimCommand, AimTalk};
pub use apply::{apply, check, trash_days};
pub use archive_index::{ArchiveIndex, Packed, PartitionId, TONES};
pub(crate) use blank::blank;
pub use book::Book;
pub(crate) use cell_name::{canonical, split as split_cell};
pub use change::{Cell, CellEdit, Change, Edit, Mode};
pub use channel::Channel;
pub use circle::Circle;
pub use circle_moves::is_circle_move;
pub use command::{Act, Command};
pub use command_error::CommandError;
#[cfg(test)]
pub(crate) use content::all_words;
pub use content::{Content, Vocabulary};
pub use ctx::{Ctx, Entropy};
pub use date::{PartialDate, PartialDateError, time_of_day};
pub use diff::rebase;
pub use display_name::{NAMELESS, display_name, initials, short_name};
pub use distinct_names::distinct_names;
pub(crate) use email::{addresses_in, words_of};
pub use email::{email_addresses, email_keys};
pub use entity::{Entity, EntityRef, EntityRefError, Kind, Unknown, UnknownKind};
pub use exchange::{Energy, Exchange, Grow, Initiator, Purpose, Sitting, Tone, TopicFrom};
pub use exchange_edit::EditExchangeWith;
use exchange_index::ExchangeIndex;
pub use favour::{Direction, Favour, FavourSize};
pub use field::{AnyList, Cells, CellsMut, Field, Register, Registers, Scalar};
pub use field_name::FieldName;
pub use group::{Group, GroupKind, GroupMember};
pub use group_apply::{group_members, group_of_word, group_that_counts, is_converted};
pub use group_command::{GroupCommand, GroupWords};
pub use history_commands::HistoryCommand;
pub use hlc::{Clock, Device, Timestamp, TimestampError};
pub use id::{Id, Referent};
pub use internal_cells::is_internal;
pub use join_people::{Difference, JoinPeople, NotTheSame, Side, differences, has_news, keep_and_gone};
pub use knows::{Alias, Depth, Gone, HowKnown, Knows};
pub use knows_edits::KnowsCommand;
pub use labels::{Labels, label_key};
pub(crate) use limits::count_excess;
pub use limits::{MAX_ELEMENTS, shorten};
pub use list::{Element, List};
pub use mentoring::{ActionResult, AgreedLine, EndRecord, MentoringCommand, NewAction, SessionRecord};
pub use mentoring_edits::{MAX_WORKING_GOALS, old_goals};

pub use mentorship::{Fit, Frame, Mentorship, MentorshipRole, Shape, Stage, USUAL_MINUTES};
pub use mentorship_parts::{
    AgendaItem, AgendaState, Agreed, Closing, EarlierEnding, EndingKind, HushedOffer, MovedSession, NextSession, Offer,
    Onward, PlannedSession, Reworded,
};
pub use name::NameParts;
pub use name_forms::{NameFit, NameForms, name_keys, people_called, without_titles};
pub(crate) use normalize::is_apostrophe;
pub use normalize::{Unicode, digit_value, normalize, use_unicode};
pub use number_key::{is_email, is_phone_number, number_key, number_keys};
pub use outcome::Outcome;
pub use owner::PromiseOwner;
pub use person::{HelpKind, Helps, HowMet, Person, Relation, Source};
pub use person_history::{Chapter, CircleMove};
pub use phone::{PhoneNumber, dial_string, is_number_like, phone_numbers};
pub use photo::{is_picture, picture_bytes};
pub use private::{PRIVATE, private_texts};
pub use profile_key::profile_key;
pub use project::{Covering, Need, Project, ProjectClosing, ProjectMember, ProjectStage};
pub(crate) use project::{is_cover, is_cover_of, is_need};
pub use project_command::{NewProject, ProjectCommand, ProjectRecord, ProjectWords};
pub use project_edits::{converted, old_needs};
pub use promise::{Promise, PromiseState, PromiseStep, Went};
pub use record::Record;
pub(crate) use record::{DELETED, cells_of};
pub use references::named_people;
pub use row::Row;
pub(crate) use row::USUAL_FIELDS;
pub use save_all::SaveAll;
pub use settings::{DateOrder, LeftOut, Settings, Theme, Weekday, YearLine};
pub use shared_item::SharedItem;
pub use sort_name::{NameOrder, sort_name};
pub use table::Table;
pub use text::tidy_line;
pub use text_form::{MAX_LINE, MAX_PROSE, TextForm};
pub use trip::{Trip, TripAnswer, TripState, TripWhose};
pub use trip_command::{TripCommand, TripWords};
pub use values::{Address, ContactMethod, Fact, ImportantDate, RelationKind};
pub use vec_map::{VecMap, VecSet, into_map, into_set, named_values, sort_by, sort_by_key, text_set};

/// The id of a person.
pub type PersonId = Id<Person>;
/// The id of an exchange.
pub type ExchangeId = Id<Exchange>;
/// The id of a group.
pub type GroupId = Id<Group>;
/// The id of a trip.
pub type TripId = Id<Trip>;
/// The id of a mentorship.
pub type MentorshipId = Id<Mentorship>;
/// The id of an aim.
pub type AimId = Id<Aim>;
/// The id of a promise.
pub type PromiseId = Id<Promise>;
/// The id of a project.
pub type ProjectId = Id<Project>;
