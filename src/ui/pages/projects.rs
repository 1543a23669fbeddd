//! The projects on the page "Teams": the first one with its table, and the others as a list.

use leptos::prelude::*;

use crate::domain::ProjectStage;
use crate::present::projects::{ProjectLine, first_project, projects};
use crate::ui::components::{capped, icon, memo};
use crate::ui::pages::project::overview;
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_dialogs, use_repository};
use crate::ui::text;

/// The part of the page with the projects.
#[component]
pub(super) fn Projects() -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let lines = memo(move || repository.book(projects));
    let first = memo(move || lines.with(|it| first_project(it).map(|it| it.id)));
    let is_none = memo(move || lines.with(Vec::is_empty));
    let new = move |_| dialogs.show(OpenDialog::NewProject);
    view! {
        <section class="section" aria-label=text::project::projects()>
            <h2 class="visually-hidden">{text::project::projects()}</h2>
            {move || first.get().map(overview)}
            {move || is_none.get().then(|| view! { <p class="text-muted">{text::project::no_projects()}</p> })}
            {move || others(&lines.get())}
            <div class="actions">
                <button class="btn" type="button" on:click=new>{icon("plus")}{text::project::new()}</button>
            </div>
        </section>
    }
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
    (!others.is_empty()).then(|| {
        view! {
            <div class="stack">
                <h3>{text::project::other_projects()}</h3>
                <ul class="rows">{capped(others, row)}</ul>
            </div>
        }
        .into_any()
    })
}

/// How a project stands, in a word or two.
fn state(line: &ProjectLine) -> String {
    match (line.stage, line.gaps, line.needs) {
        (ProjectStage::Done | ProjectStage::Resting, ..) => text::project::stage_word(line.stage).to_lowercase(),
        (_, _, 0) => text::project::stage_word(line.stage).to_lowercase(),
        (_, 0, _) => text::project::all_covered().to_owned(),
        (_, gaps, _) => text::project::gaps(gaps),
    }
}
