//! The sheet of a mentoring session.

use leptos::prelude::*;

use crate::domain::MentorshipId;
use crate::ui::pages::title_of;
use crate::ui::route::Route;

/// The page `/mentoring/:id/session`.
#[component]
pub(crate) fn SessionSheet(
    /// The mentorship.
    id: MentorshipId,
) -> impl IntoView {
    title_of(Route::Session(id));
    view! { <header class="page-header"><h1>{Route::Session(id).label()}</h1></header> }
}
