//! The page "Teams": who knows about what, and people by group.

use leptos::prelude::*;

use crate::present::projects::{first_project, projects};
use crate::present::teams::{PeopleGroup, by_group};
use crate::ui::components::{Show, capped, icon, memo};
use crate::ui::pages::projects::{OtherProjects, Projects};
use crate::ui::pages::title_of;
use crate::ui::pages::who_knows::WhoKnows;
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_dialogs, use_repository};
use crate::ui::text;

/// The page `/teams`.
#[component]
pub(crate) fn Teams() -> impl IntoView {
    let repository = use_repository();
    title_of(Route::Teams);
    let groups = Signal::derive(move || repository.book(by_group));
    view! {
        {head()}
        <Projects />
        <div class="two-column-area">
            <div class="two-column">
                <div><OtherProjects /><WhoKnows /></div>
                <div class="two-column__aside">
                    {part(text::teams::groups(), groups, text::teams::no_groups())}
                    <p class="actions">
                        <a class="btn" href=Route::WhoKnowsWhom.href()>
                            {icon("teams")}{Route::WhoKnowsWhom.label()}
                        </a>
                    </p>
                </div>
            </div>
        </div>
    }
}

/// The head of the page. Above a project it is small, as the name of the project is the large one.
fn head() -> AnyView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let has_project = memo(move || repository.book(|book| first_project(&projects(book)).is_some()));
    view! {
        <header class="page-header">
            <div class="page-header__top">
                <h1 class=move || if has_project.get() { "teams-title" } else { "" }>{text::teams::title()}</h1>
                <button class="btn" type="button" on:click=move |_| dialogs.show(OpenDialog::NewProject)>
                    {icon("plus")}{text::project::new()}
                </button>
            </div>
            {move || (!has_project.get()).then(|| view! { <p>{text::teams::line()}</p> })}
        </header>
    }
    .into_any()
}

fn part(title: &'static str, groups: Signal<Vec<PeopleGroup>>, empty: &'static str) -> impl IntoView {
    let row = |PeopleGroup { name, people }: &PeopleGroup| {
        let names = capped(
            people.clone(),
            |(id, name)| view! { <li><a href=Route::Person(*id).href()>{name.clone()}</a></li> },
        );
        view! { <div><dt>{name.clone()}</dt><dd><ul class="icon-list">{names}</ul></dd></div> }
    };
    view! {
        <section class="section">
            <h2>{title}</h2>
            <Show
                when=move || !groups.with(Vec::is_empty)
                fallback=move || view! {
                    <div class="empty-state">
                        <p class="text-muted">{empty}</p>
                        <a class="btn btn--soft" href=Route::People.href()>
                            {icon("people")}{text::acts::choose_somebody()}
                        </a>
                    </div>
                }
            >
                <dl class="facts">{move || capped(groups.get(), row)}</dl>
            </Show>
        </section>
    }
}
