//! The page "Places": the people of a place, the places in use, and the trips.

mod plan;
mod search;

use leptos::prelude::*;

use crate::domain::TripId;
use crate::insight::places::spelled;
use crate::insight::trips::{When, trips, when};
use crate::ui::components::{capped, icon, memo};
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::state::{use_clock, use_repository};
use crate::ui::text;
use crate::ui::text::places as words;

pub(super) use plan::{PlanDialog, TripTexts};
pub(super) use search::address;

/// The page `/places`.
#[component]
pub(crate) fn Places() -> impl IntoView {
    title_of(Route::Places);
    // The place with which the dialog for a trip opens.
    let plan = RwSignal::new(None::<String>);
    let about = RwSignal::new(String::new());
    let (repository, today) = (use_repository(), use_clock().today);
    let begin = move |_| {
        let place = about.get_untracked();
        plan.set(Some(repository.book_untracked(|book| spelled(book, &place, today.get_untracked()))));
    };
    view! {
        <header class="page-header">
            <div class="page-header__top">
                <h1>{Route::Places.label()}</h1>
                <button class="btn" type="button" on:click=begin>{icon("plus")}{words::plan()}</button>
            </div>
            <p>{words::line()}</p>
        </header>
        <div class="two-column-area">
            <div class="two-column">
                <div>{search::search(about)}</div>
                <div class="two-column__aside"><Trips /></div>
            </div>
        </div>
        {move || plan.get().map(|place| view! { <PlanDialog place on_close=move |()| plan.set(None) /> })}
    }
}

/// A trip in the list.
#[derive(Clone, PartialEq)]
struct Line {
    id: TripId,
    name: String,
    days: String,
    asks: bool,
    is_over: bool,
}

/// The trips: those to come, and the earlier ones to unfold.
#[component]
fn Trips() -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let lines = memo(move || {
        repository.book(|book| {
            let line = |(id, trip)| {
                let when = when(trip, today.get());
                let (asks, is_over) = (when == When::Asks, when == When::Over);
                Line { id, name: text::trip::name(trip), days: text::trip::days(trip), asks, is_over }
            };
            trips(book, today.get()).into_iter().map(line).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="section" aria-label=words::trips()>
            <h2>{words::trips()}</h2>
            {move || {
                let (earlier, next): (Vec<Line>, Vec<Line>) = lines.get().into_iter().partition(|it| it.is_over);
                let none = next.is_empty().then(|| view! { <p class="text-muted">{words::no_trips()}</p> });
                let earlier = (!earlier.is_empty()).then(|| view! {
                    <details class="disclosure">
                        <summary>{words::earlier()}</summary>
                        <ul class="rows" role="list">{capped(earlier, row)}</ul>
                    </details>
                });
                view! { {none}<ul class="rows" role="list">{capped(next, row)}</ul>{earlier} }
            }}
        </section>
    }
}

fn row(line: &Line) -> impl IntoView + use<> {
    let asks = line.asks.then(|| view! { <span class="text-small">{text::trip::who_seen()}</span> });
    view! {
        <li><a class="row row--plain trip-row" href=Route::Trip(line.id).href()>
            <span>
                <span class="name" dir="auto">{line.name.clone()}</span>
                <span class="role">{line.days.clone()}</span>
            </span>
            {asks}
        </a></li>
    }
}
