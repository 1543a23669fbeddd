//! The page of one project: its needs and people, its gaps, its timeline, and its ending.
//!
//! Each section is a file of the folder `project`, as a function of the [`Page`]. The page "Teams" draws the first
//! project with the same sections.

mod cards;
mod context;
mod describe;
mod dialogs;
mod done;
mod ending;
mod grid;
mod header;
mod member;
mod missing;
mod need;
mod need_parts;
mod thanks;
mod timeline;

use leptos::prelude::*;

pub(super) use context::Page;

use self::need_parts::Place;
use crate::domain::{ProjectId, ProjectStage};
use crate::ui::components::memo;
use crate::ui::pages::{gone, title, title_of};
use crate::ui::route::Route;
use crate::ui::state::{use_archive, use_repository};
use crate::ui::text;

/// The page `/teams/:id`.
#[component]
pub(crate) fn ProjectPage(
    /// The project.
    id: ProjectId,
) -> impl IntoView {
    let repository = use_repository();
    title_of(Route::Project(id));
    // Talks of earlier years count too.
    use_archive().unpack(None);
    let is_here = memo(move || repository.book(|book| book.projects.get(id).is_some()));
    gone::leave_when_gone(is_here, Route::Teams);
    move || if is_here.get() { view! { <ProjectContent id /> }.into_any() } else { gone() }
}

fn gone() -> AnyView {
    gone::gone(text::project::gone(), Route::Teams, text::project::back())
}

#[component]
fn ProjectContent(id: ProjectId) -> impl IntoView {
    let page = Page::new(id);
    Effect::new(move || title(&page.name()));
    let is_done = memo(move || page.read(|_, it| it.stage()) == Some(ProjectStage::Done));
    // A project that is done begins with its end, and the table looks back.
    let inside = move || {
        let (main, second) = if is_done.get() {
            (view! { {done::done(page)}{grid::grid(page, Place::Past)} }.into_any(), timeline::timeline(page))
        } else {
            let table = view! { {grid::grid(page, Place::Edit)}{timeline::timeline(page)} };
            (table.into_any(), missing::missing(page))
        };
        view! { <div>{main}</div><div class="two-column__aside">{second}</div> }
    };
    view! {
        {header::header(page)}
        <div class="two-column-area">
            <div class="two-column">{inside}</div>
        </div>
        {dialogs::dialogs(page)}
    }
}

/// A project on the page "Teams": its head, the table and the gaps.
pub(super) fn overview(id: ProjectId) -> AnyView {
    let page = Page::new(id);
    view! {
        {header::short(page)}
        <div class="two-column-area">
            <div class="two-column">
                <div>{grid::grid(page, Place::Overview)}</div>
                <div class="two-column__aside">{missing::missing(page)}</div>
            </div>
        </div>
        {dialogs::dialogs(page)}
    }
    .into_any()
}
