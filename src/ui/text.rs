//! The sentences of the app, one module for each area. Second person, present tense, no exclamation marks.
//!
//! `catalogue` explains how to declare a sentence.

pub(crate) mod acts;
pub(crate) mod agreement;
pub(crate) mod aims;
mod asking;
pub(crate) mod auto_backup;
pub(crate) mod backup;
pub(crate) mod beginning;
pub(crate) mod capture;
pub(crate) mod catalogue;
pub(crate) mod chapters;
pub(crate) mod circles;
pub(crate) mod columns;
pub(crate) mod common;
mod compose;
pub(crate) mod conflict;
pub(crate) mod contact;
pub(crate) mod damage;
pub(crate) mod data;
pub(crate) mod date_field;
pub(crate) mod dialogs;
pub(crate) mod doubles;
pub(crate) mod ending;
pub(crate) mod energy;
pub(crate) mod errors;
pub(crate) mod everyday;
pub(crate) mod export;
pub(crate) mod foreign_import;
pub(crate) mod forms;
pub(crate) mod groups;
pub(crate) mod growth;
pub(crate) mod imports;
pub(crate) mod invitations;
pub(crate) mod layout;
pub(crate) mod lock;
pub(crate) mod long_view;
pub(crate) mod long_view_circles;
pub(crate) mod long_view_phases;
pub(crate) mod long_view_spent;
pub(crate) mod mentoring;
pub(crate) mod mentoring_today;
pub(crate) mod own_card;
pub(crate) mod pair;
pub(crate) mod passphrase;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod person_form;
pub(crate) mod person_input;
pub(crate) mod places;
pub(crate) mod project;
pub(crate) mod recent_changes;
pub(crate) mod reconnect;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod state;
pub(crate) mod teams;
mod time;
pub(crate) mod timeline;
pub(crate) mod today;
pub(crate) mod trip;
mod vocabulary;
pub(crate) mod ways_in;
pub(crate) mod welcome;
pub(crate) mod who_knows;
pub(crate) mod who_knows_whom;
pub(crate) mod year_page;

pub(crate) use asking::{before_asking, given_lately, kinder_way};
pub(crate) use catalogue::number;
pub(crate) use circles::{load, load_hint, to_sort};
pub(crate) use compose::{around, join, list, sentence};
pub(crate) use people::circle_rhythm;
pub(crate) use time::{ago_short, day, day_ahead, due, every, partial, span, weekday, within_year};
pub(crate) use vocabulary::{
    circle, direction, energy, energy_answer, energy_icon, energy_short, favour_size, how, how_icon, opening_purpose,
    promise_owner, purpose, relation, tone, tone_icon, warmth, warmth_word, way,
};
