//! The places, one module each.

mod backup;
mod damage;
mod data;
mod everyday;
mod how;
mod keeper;
mod lock;
mod long_view;
mod mentoring;
mod merge_dialog;
mod nowhere;
mod people;
mod person;
mod reconnect;
mod room;
mod settings;
pub(crate) mod side;
mod teams;
mod thread;
mod today;
mod trash;
pub(crate) mod ways;
mod welcome;
mod your_week;

pub(crate) use data::Data;
pub(crate) use everyday::Everyday;
pub(crate) use long_view::LongView;
pub(crate) use mentoring::Mentoring;
pub(crate) use nowhere::Nowhere;
pub(crate) use people::{People, PeopleFilter};
pub(crate) use person::PersonPage;
pub(crate) use reconnect::Reconnect;
pub(crate) use settings::SettingsPage;
pub(crate) use teams::Teams;
pub(crate) use today::Today;
pub(crate) use your_week::YourWeek;

use crate::ui::route::Route;

/// Sets the title of the document for a place.
fn title(name: &str) {
    leptos::prelude::document().set_title(&format!("{name} · Kith"));
}

/// The same for a place that is always the same.
fn title_of(route: Route) {
    title(route.name());
}
