//! Dialogs for the gentle side of it: asking, helping, repairing, preparing, passing on, sorting.

mod ask;
mod encounter;
mod favour;
mod introduce;
mod prep;
mod repair;
mod share;
mod sort;

pub(super) use ask::AskSheet;
pub(super) use encounter::NameEncounter;
pub(super) use favour::FavourForm;
pub(super) use introduce::IntroduceSheet;
pub(super) use prep::PrepSheet;
pub(super) use repair::RepairSheet;
pub(super) use share::ShareForm;
pub(super) use sort::SortSheet;

use leptos::prelude::*;

use crate::domain::{PersonId, display_name, normalize, short_name};
use crate::ui::app::App;
use crate::ui::components::icon;

/// Somebody's short name.
fn short(app: App, id: PersonId) -> String {
    app.with_book_untracked(|it| it.people.get(id).map(short_name)).unwrap_or_else(|| "them".to_owned())
}

/// Everybody of the book with this whole name.
fn called(app: App, name: &str) -> Vec<PersonId> {
    let name = normalize(name.trim());
    app.with_book_untracked(|book| {
        let called = book.people.iter().filter(|(_, it)| !it.archived && normalize(&display_name(it)) == name);
        called.map(|(id, _)| id).collect()
    })
}

/// The person of the book with this whole name, if there is just one.
fn by_name(app: App, name: &str) -> Option<PersonId> {
    let called = called(app, name);
    called.first().copied().filter(|_| called.len() == 1)
}

/// The foot of a sheet: the act, and leaving.
fn foot(act: &'static str, leave: impl Fn() + 'static) -> impl IntoView {
    view! {
        <footer class="sheet__foot">
            <button class="btn main" type="submit">{icon("check")}{act}</button>
            <button class="btn" type="button" on:click=move |_| leave()>"Cancel"</button>
        </footer>
    }
}
