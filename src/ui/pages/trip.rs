//! The page of a trip: its people with the drafts and their answers, the free evenings, and the log after it.

mod agree;
mod context;
mod evenings;
mod header;
mod offered;
mod people;
mod seen;
mod write;

use leptos::prelude::*;

use self::context::{Page, TripDialog};
use crate::domain::TripId;
use crate::ui::components::memo;
use crate::ui::pages::{gone, title, title_of};
use crate::ui::route::Route;
use crate::ui::state::{use_archive, use_repository};
use crate::ui::text;

/// The page `/places/:id`.
#[component]
pub(crate) fn TripPage(
    /// The trip.
    id: TripId,
) -> impl IntoView {
    let repository = use_repository();
    title_of(Route::Trip(id));
    // Talks of earlier years count too.
    use_archive().unpack(None);
    let is_here = memo(move || repository.book(|book| book.trips.get(id).is_some()));
    gone::leave_when_gone(is_here, Route::Places);
    move || if is_here.get() { content(id) } else { gone() }
}

fn gone() -> AnyView {
    gone::gone(text::trip::gone(), Route::Places, text::trip::back())
}

fn content(id: TripId) -> AnyView {
    let page = Page::new(id);
    Effect::new(move || title(&page.name()));
    view! {
        {header::header(page)}
        <div class="two-column-area">
            <div class="two-column">
                <div>{seen::seen(page)}{people::people(page)}</div>
                <div class="two-column__aside">{evenings::evenings(page)}{seen::next_time(page)}</div>
            </div>
        </div>
        {dialogs(page)}
    }
    .into_any()
}

/// The dialog that is open.
fn dialogs(page: Page) -> impl IntoView {
    move || {
        Some(match page.dialog.get()? {
            TripDialog::Edit => view! { <header::EditDialog page /> }.into_any(),
            TripDialog::Write(person) => view! { <write::WriteDialog page person /> }.into_any(),
            TripDialog::Agree(person) => view! { <agree::AgreeDialog page person /> }.into_any(),
        })
    }
}
