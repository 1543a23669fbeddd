//! The page of one mentorship.

use leptos::prelude::*;

use crate::domain::MentorshipId;
use crate::present::names;
use crate::ui::pages::{HalfWritten, title, title_of};
use crate::ui::route::Route;
use crate::ui::state::use_repository;
use crate::ui::text;

/// The page `/mentoring/:id`.
#[component]
pub(crate) fn PairPage(
    /// The mentorship.
    id: MentorshipId,
) -> impl IntoView {
    let repository = use_repository();
    title_of(Route::Pair(id));
    let name = repository.book_untracked(|book| {
        let people = book.mentorships.get(id).map(|it| it.people.clone()).unwrap_or_default();
        names(book, people.iter()).join(", ")
    });
    title(&name);
    view! {
        <header class="page-header"><h1>{text::pair::and_you(&name)}</h1></header>
        <HalfWritten id=Some(id) />
    }
}
