//! The pages and their sections, one module each.

mod aim;
mod aims;
mod auto_backup;
mod auto_backup_passphrase;
mod backup;
mod backup_opener;
mod backup_writer;
mod card_words;
pub(crate) mod contact_links;
mod corrupted_data;
mod data;
pub(crate) mod doubles;
mod energy;
mod everyday;
mod exchange_line;
mod export;
mod file_download;
mod foreign_import;
mod gone;
mod group;
mod groups;
mod growth;
mod guesses;
mod hello_first;
mod how_it_works;
mod import_dialog;
mod imports;
mod invitations;
mod knowledge;
mod learned;
mod letter;
mod lock;
mod long_view;
mod mentoring;
mod merge_run;
mod message_templates;
mod my_card;
mod not_found;
mod open_file;
mod pair;
mod pending_questions;
mod people;
mod people_peek;
mod people_work;
mod person;
pub(crate) mod person_sections;
mod places;
mod project;
mod projects;
mod reconnect;
mod session_sheet;
mod settings;
mod settings_editor;
mod settings_load;
mod settings_words;
mod storage_usage;
mod suggestion_card;
mod teams;
mod timeline;
mod today;
mod today_line;
mod today_sections;
mod trash;
mod trip;
mod welcome;
mod who_knows;
mod who_knows_lines;
mod who_knows_missing;
mod who_knows_search;
mod who_knows_whom;

pub(crate) use aim::AimPage;
pub(crate) use card_words::CardWords;
pub(crate) use data::Data;
pub(crate) use energy::YourWeek;
pub(crate) use everyday::Everyday;
pub(crate) use group::GroupPage;
pub(crate) use how_it_works::explanation;
pub(crate) use imports::Imports;
pub(crate) use long_view::{LongView, LongViewSpan, ReadYear};
pub(crate) use mentoring::Mentoring;
pub(crate) use not_found::Nowhere;
pub(crate) use open_file::{OpenFileDialog, open_files};
pub(crate) use pair::PairPage;
pub(crate) use people::People;
pub(crate) use person::PersonPage;
pub(crate) use places::Places;
pub(crate) use project::ProjectPage;
pub(crate) use reconnect::Reconnect;
pub(crate) use session_sheet::{HalfWritten, SessionSheet};
pub(crate) use settings::SettingsPage;
pub(crate) use teams::Teams;
pub(crate) use today::Today;
pub(crate) use today_line::TodayLineSection;
pub(crate) use today_sections::{BackupNote, Dates, Promises, SampleNote, WeekCount, Why};
pub(crate) use trip::TripPage;
pub(crate) use who_knows_whom::{NearPage, WhoKnowsWhom};

use crate::ui::route::Route;
use crate::ui::text;

/// Sets the document title to `name`, followed by "Kith".
fn title(name: &str) {
    leptos::prelude::document().set_title(&text::layout::page_title(&name));
}

/// Sets the document title to the name of a route.
fn title_of(route: Route) {
    title(route.label());
}
