//! Dialogs for encounters, asks, favours, introductions, preparation, repair, shared items and sorting into circles.

mod ask;
mod encounter;
mod favour;
mod introduce;
mod prep;
mod repair;
mod share;
mod sort;

pub(super) use ask::AskDialog;
pub(super) use encounter::NameEncounter;
pub(super) use favour::FavourForm;
pub(super) use introduce::IntroduceDialog;
pub(super) use prep::PrepDialog;
pub(super) use repair::RepairDialog;
pub(super) use share::ShareForm;
pub(super) use sort::SortDialog;

use leptos::prelude::*;

use crate::domain::{PersonId, short_name};
use crate::ui::components::icon;
use crate::ui::state::RepositoryContext;
use crate::ui::text;

/// The short name of a person, or "them" if the person is not in the book.
fn short(repository: RepositoryContext, id: PersonId) -> String {
    repository.book_untracked(|it| it.people.get(id).map(short_name)).unwrap_or_else(|| text::common::them().to_owned())
}

/// The footer of a dialog: the submit button with this label, and "Cancel".
fn foot(label: &'static str, close: impl Fn() + 'static) -> impl IntoView {
    view! {
        <footer class="dialog__foot">
            <button class="btn btn--main" type="submit">{icon("check")}{label}</button>
            <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
        </footer>
    }
}
