//! The section "Circles over time": a table of the circles at the end of each year, and the moves as sentences.

use chrono::Datelike;
use leptos::prelude::*;

use super::digests::Digests;
use crate::domain::{Circle, PersonId, display_name, short_name};
use crate::insight::digest::Digest;
use crate::insight::years::{AT_ONCE, CircleYear, MoveLine, circle_moves, circle_years, earliest, turnover};
use crate::ui::components::{Show, memo};
use crate::ui::route::Route;
use crate::ui::state::{RepositoryContext, use_clock, use_repository};
use crate::ui::text;
use crate::ui::text::long_view_circles as words;

/// The section "Circles over time".
#[component]
pub(super) fn CirclesOverTime(digests: Digests) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let years = memo(move || {
        let made = |it: &Digest| repository.book(|book| circle_years(book, it, today.get()));
        digests.read(made).unwrap_or_default()
    });
    let changed = memo(move || digests.read(|it| repository.book(|book| turnover(book, it, today.get()))).flatten());
    let first = memo(move || digests.read(earliest).flatten().map(|it| it.year()));
    let table = move || (!years.with(Vec::is_empty)).then(|| table(repository, &years.get(), first.get()));
    let turnover = move || {
        changed.get().map(|it| {
            view! {
                <p>{words::turnover(it)}" "{words::usual()}</p>
                <p class="text-small">{words::study()}</p>
            }
        })
    };
    view! {
        <section class="section" aria-label=words::title()>
            <div class="section__head">
                <h2>{words::title()}</h2>
                <p>{words::line()}</p>
            </div>
            <Show when=move || years.with(Vec::is_empty)><p class="text-muted">{words::none_noted()}</p></Show>
            {turnover}
            {table}
            <Moves />
        </section>
    }
}

/// The table. A count stands before the names, so that a large circle takes one line.
fn table(repository: RepositoryContext, years: &[CircleYear], first: Option<i32>) -> AnyView {
    let is_latest = |year: i32| years.first().is_some_and(|it| it.year == year);
    let row = |it: &CircleYear| {
        let name = if is_latest(it.year) { words::so_far(&it.year) } else { it.year.to_string() };
        let cells = Circle::ALL.iter().map(|circle| {
            let people = it.circles.get(circle).cloned().unwrap_or_default();
            view! { <td>{head(*circle)}{cell(repository, people)}</td> }
        });
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    };
    let last = years.last().map(|it| it.year).unwrap_or_default();
    let earlier = first.filter(|it| *it < last).map(|_| {
        let cells = Circle::ALL.iter().map(|it| view! { <td>{head(*it)}{words::not_noted()}</td> }).collect_view();
        view! { <tr><th scope="row">{words::earlier(&last)}</th>{cells}</tr> }
    });
    let heads = Circle::ALL.iter().map(|it| view! { <th scope="col">{text::circle(*it)}</th> }).collect_view();
    view! {
        <table class="circle-years">
            <caption class="visually-hidden">{words::caption()}</caption>
            <thead><tr><th scope="col">{words::year()}</th>{heads}</tr></thead>
            <tbody>{years.iter().map(row).collect_view()}{earlier}</tbody>
        </table>
    }
    .into_any()
}

/// The circle before its cell, where a narrow screen has no columns. The column says it to readers.
fn head(circle: Circle) -> impl IntoView {
    view! { <span class="circle-years__head" aria-hidden="true">{text::circle(circle)}</span> }
}

fn cell(repository: RepositoryContext, people: Vec<PersonId>) -> AnyView {
    let count = words::people_count(people.len());
    if people.is_empty() {
        return view! { <span class="text-muted">{count}</span> }.into_any();
    }
    let names = move || {
        let name = |id: &PersonId| {
            let name = repository.book_untracked(|book| book.people.get(*id).map(display_name))?;
            Some(view! { <li><a class="name" dir="auto" href=Route::Person(*id).href()>{name}</a></li> })
        };
        people.iter().filter_map(name).collect_view()
    };
    view! { <details><summary>{count}</summary><ul role="list">{names()}</ul></details> }.into_any()
}

/// The moves as sentences, the latest first.
#[component]
fn Moves() -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let shown = RwSignal::new(AT_ONCE);
    let moves = memo(move || repository.book(|book| circle_moves(book, today.get())));
    let line = move |it: &MoveLine| {
        let name = repository.book_untracked(|book| book.people.get(it.person).map(short_name)).unwrap_or_default();
        view! { <li>{words::move_of(it, &name)}</li> }
    };
    view! {
        <Show when=move || !moves.with(Vec::is_empty)>
            <h3>{words::moves()}</h3>
            <ul class="ink-days" role="list">
                {move || moves.with(|all| all.iter().take(shown.get()).map(line).collect_view())}
            </ul>
            <Show when=move || { moves.with(Vec::len) > shown.get() }>
                <div class="actions">
                    <button class="btn" type="button" on:click=move |_| shown.update(|it| *it += AT_ONCE)>
                        {words::more()}
                    </button>
                </div>
            </Show>
        </Show>
    }
}
