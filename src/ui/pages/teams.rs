//! The page "Teams": who knows about what, and people by group.

use leptos::prelude::*;

use crate::present::teams::{PeopleGroup, by_group};
use crate::ui::components::{Show, capped, icon};
use crate::ui::pages::projects::Projects;
use crate::ui::pages::title_of;
use crate::ui::pages::who_knows::WhoKnows;
use crate::ui::route::Route;
use crate::ui::state::use_repository;
use crate::ui::text;

/// The page `/teams`.
#[component]
pub(crate) fn Teams() -> impl IntoView {
    let repository = use_repository();
    title_of(Route::Teams);
    let groups = Signal::derive(move || repository.book(by_group));
    view! {
        <header class="page-header">
            <h1>{text::teams::title()}</h1>
            <p>{text::teams::line()}</p>
        </header>
        <Projects />
        <div class="two-column-area">
            <div class="two-column">
                <div><WhoKnows /></div>
                <div class="two-column__aside">{part(text::teams::groups(), groups, text::teams::no_groups())}</div>
            </div>
        </div>
    }
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
