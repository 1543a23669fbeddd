//! The places, one module each.

mod backup;
mod corrupted_data;
mod data;
mod everyday;
mod how_it_works;
mod auto_backup;
mod lock;
mod long_view;
mod mentoring;
mod import_dialog;
mod not_found;
mod people;
mod person;
mod reconnect;
mod storage_usage;
mod settings;
pub(crate) mod person_sections;
mod teams;
mod timeline;
mod today;
mod trash;
pub(crate) mod contact_links;
mod welcome;
mod energy;

pub(crate) use data::Data;
pub(crate) use everyday::Everyday;
pub(crate) use long_view::LongView;
pub(crate) use mentoring::Mentoring;
pub(crate) use not_found::Nowhere;
pub(crate) use people::{People, PeopleFilter};
pub(crate) use person::PersonPage;
pub(crate) use reconnect::Reconnect;
pub(crate) use settings::SettingsPage;
pub(crate) use teams::Teams;
pub(crate) use today::Today;
pub(crate) use energy::YourWeek;

use crate::ui::route::Route;

/// Sets the title of the document for a place.
fn title(name: &str) {
    leptos::prelude::document().set_title(&format!("{name} · Kith"));
}

/// The same for a place that is always the same.
fn title_of(route: Route) {
    title(route.name());
}
