//! Dialogs for encounters, asks, favours, introductions, preparation, repair, shared items and sorting into circles.

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

use crate::domain::{PersonId, short_name};
use crate::ui::app::App;
use crate::ui::components::icon;
use crate::ui::text;

/// The short name of a person, or "them" if the person is not in the book.
fn short(app: App, id: PersonId) -> String {
    app.with_book_untracked(|it| it.people.get(id).map(short_name)).unwrap_or_else(|| text::common::them().to_owned())
}

/// The footer of a dialog: the submit button labelled `act`, and "Cancel".
fn foot(act: &'static str, leave: impl Fn() + 'static) -> impl IntoView {
    view! {
        <footer class="dialog__foot">
            <button class="btn btn--main" type="submit">{icon("check")}{act}</button>
            <button class="btn" type="button" on:click=move |_| leave()>{text::common::cancel()}</button>
        </footer>
    }
}
