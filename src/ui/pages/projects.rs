//! The projects on the page "Teams": the first one with its table, and the others as a list.

use leptos::prelude::*;

use crate::domain::ProjectStage;
use crate::present::projects::{ProjectLine, first_project, projects};
use crate::ui::components::{capped, memo};
use crate::ui::pages::project::overview;
use crate::ui::route::Route;
use crate::ui::state::use_repository;
use crate::ui::text;

/// The project that the page draws whole, or the sentence that a project begins with.
#[component]
pub(super) fn Projects() -> impl IntoView {
    let repository = use_repository();
    let first = memo(move || repository.book(|book| first_project(&projects(book)).map(|it| it.id)));
    let is_none = memo(move || repository.book(|book| book.projects.iter().next().is_none()));
    view! {
        <section class="section" aria-label=text::project::projects()>
            <h2 class="visually-hidden">{text::project::projects()}</h2>
            {move || first.get().map(overview)}
            {move || is_none.get().then(|| view! { <p class="text-muted">{text::project::no_projects()}</p> })}
        </section>
    }
}

/// The projects after the first, as a list. Nothing without any.
#[component]
pub(super) fn OtherProjects() -> impl IntoView {
    let repository = use_repository();
    let lines = memo(move || repository.book(projects));
    move || others(&lines.get())
}

/// The projects after the first.
fn others(lines: &[ProjectLine]) -> Option<AnyView> {
    let first = first_project(lines).map(|it| it.id);
    let others: Vec<ProjectLine> = lines.iter().filter(|it| Some(it.id) != first).cloned().collect();
    let row = |it: &ProjectLine| {
        view! {
            <li><a class="row row--plain project-row" href=Route::Project(it.id).href()>
                <span>
                    <span class="name" dir="auto">{it.name.clone()}</span>
                    <span class="role">{text::project::people(&it.people)}</span>
                </span>
                <span class="text-small">{state(it)}</span>
            </a></li>
        }
    };
    let title = if first.is_some() { text::project::other_projects() } else { text::project::projects() };
    (!others.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{title}</h2>
                <ul class="rows">{capped(others, row)}</ul>
            </section>
        }
        .into_any()
    })
}

/// How a project stands, in a word or two.
fn state(line: &ProjectLine) -> String {
    match (line.stage, line.gaps, line.needs) {
        (ProjectStage::Done | ProjectStage::Resting, ..) => text::project::stage_word(line.stage).to_lowercase(),
        (_, _, 0) => text::project::stage_word(line.stage).to_lowercase(),
        (_, 0, _) => text::project::covered(&line.alone, line.needs),
        (_, gaps, _) => text::project::gaps(gaps),
    }
}
