//! The page "Teams": projects, who knows about what, and groups.

use leptos::prelude::*;

use crate::present::projects::{first_project, projects};
use crate::ui::components::{icon, memo};
use crate::ui::pages::groups::Groups;
use crate::ui::pages::projects::{OtherProjects, Projects};
use crate::ui::pages::title_of;
use crate::ui::pages::who_knows::WhoKnows;
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_dialogs, use_repository};
use crate::ui::text;

/// The page `/teams`.
#[component]
pub(crate) fn Teams() -> impl IntoView {
    title_of(Route::Teams);
    view! {
        {head()}
        <Projects />
        <div class="two-column-area">
            <div class="two-column two-column--teams">
                <div><OtherProjects /></div>
                <div class="two-column__aside"><WhoKnows /></div>
                <div>
                    <Groups />
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
