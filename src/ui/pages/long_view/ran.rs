//! The section "What ran in these years".

use leptos::prelude::*;

use crate::present::long_view_page::View;
use crate::present::years_ran::{Ran, RanLine, ran};
use crate::ui::components::{Show, memo};
use crate::ui::route::Route;
use crate::ui::state::{use_clock, use_repository};
use crate::ui::text::chapters as words;

/// The section: mentorships, projects, aims that closed and chapters, each with its dates.
#[component]
pub(super) fn WhatRan(view: RwSignal<View>) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let lines = memo(move || repository.book(|book| ran(book, view.with(|it| it.window), today.get())));
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <section class="section" aria-label=words::ran()>
                <h2>{words::ran()}</h2>
                <ul class="ink-days" role="list">{move || lines.get().iter().map(line).collect_view()}</ul>
            </section>
        </Show>
    }
}

fn line(line: &RanLine) -> impl IntoView + use<> {
    let (route, name) = match &line.what {
        Ran::Mentorship(id, names) => (Route::Pair(*id), words::mentoring(names)),
        Ran::Project(id, name) => (Route::Project(*id), name.clone()),
        Ran::Aim(id, what, is_reached) => (Route::Aim(*id), words::aim(what, *is_reached)),
        Ran::Chapter(id, name, person) => (Route::Person(*id), words::chapter_of(&name, &person)),
    };
    let dates = words::dates(line.from, line.to);
    view! { <li><a dir="auto" href=route.href()>{name}</a>" "<span class="text-small">{dates}</span></li> }
}
