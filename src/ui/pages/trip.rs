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
use crate::ui::pages::{title, title_of};
use crate::ui::route::Route;
use crate::ui::state::{use_archive, use_navigation, use_repository};
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
    let navigation = use_navigation();
    // Undoing "Plan a trip" leads back to where it began.
    Effect::new(move |was_here: Option<bool>| {
        let is_here = is_here.get();
        if was_here == Some(true) && !is_here {
            navigation.go(Route::Places);
        }
        is_here
    });
    move || if is_here.get() { content(id) } else { gone() }
}

/// The page of a trip that is deleted or was never there.
fn gone() -> AnyView {
    view! {
        <header class="page-header">
            <h1>{text::trip::gone()}</h1>
            <p>{text::trip::gone_line()}</p>
            <div class="page-header__actions">
                <a class="btn" href=Route::Places.href()>{text::trip::back()}</a>
            </div>
        </header>
    }
    .into_any()
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
