//! The page of a cell of the calendar: the talks of a day, or the days of a week, month or year.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::digests::use_digests;
use super::memory::note_away;
use crate::domain::{Exchange, ExchangeId, display_name};
use crate::insight::digest::Digest;
use crate::insight::years::{Scale, Span};
use crate::present::long_view_page::{DayLine, OnThisDay, days_of, exchanges_on, on_this_day};
use crate::ui::components::{Show, icon, memo, prose};
use crate::ui::pages::timeline::mood;
use crate::ui::pages::title;
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, RepositoryContext, use_archive, use_clock, use_dialogs, use_repository};
use crate::ui::text;
use crate::ui::text::long_view as words;

/// The page `/long-view/:id`.
#[component]
pub(crate) fn LongViewSpan(
    /// The day, week, month or year.
    id: Span,
) -> impl IntoView {
    let name = words::span(id);
    title(&name);
    note_away();
    let inside = match id.scale {
        Scale::Day => view! { <Day day=id.first /> }.into_any(),
        _ => view! { <DaysOf span=id /> }.into_any(),
    };
    view! {
        <header class="page-header">
            <h1>{name}</h1>
            <div class="page-header__actions">
                <a class="btn" href=Route::LongView.href()>{icon("long-view")}{words::back()}</a>
            </div>
        </header>
        {inside}
    }
}

/// The talks of a day, and the same day in other years. Unpacks only the partitions that have the day.
#[component]
fn Day(day: NaiveDate) -> impl IntoView {
    let (repository, archive, digests, today) = (use_repository(), use_archive(), use_digests(), use_clock().today);
    Effect::new(move || archive.unpack_all_of(digests.partitions_of_day(day)));
    let all = memo(move || repository.book(|book| exchanges_on(book, day)));
    let is_packed = memo(move || !digests.partitions_of_day(day).is_empty());
    let other_years = memo(move || {
        let lines = |it: &Digest| repository.book(|book| on_this_day(book, it, day, today.get()));
        digests.read(lines).unwrap_or_default()
    });
    let lines = move |of: fn(&OnThisDay) -> &Vec<DayLine>| {
        view! {
            <ul class="ink-days" role="list">
                {move || other_years.with(|it| of(it).iter().map(day_line).collect_view())}
            </ul>
        }
    };
    let is_empty = move || all.with(Vec::is_empty) && !is_packed.get() && digests.left.get() == 0;
    let items = move || all.get().iter().map(|it| talk(repository, it)).collect_view();
    view! {
        <section class="section" aria-label=words::talks()>
            <Show when=is_packed><p class="text-muted" role="status">{text::timeline::opening_earlier()}</p></Show>
            <Show when=is_empty><p class="text-muted">{words::no_talks()}</p></Show>
            <ol class="timeline">{items}</ol>
        </section>
        <Show when=move || other_years.with(|it| *it != OnThisDay::default())>
            <section class="section" aria-label=words::on_this_day()>
                <h2>{words::on_this_day()}</h2>
                {lines(|it| &it.shown)}
                <Show when=move || other_years.with(|it| !it.asked.is_empty())>
                    <details class="disclosure">
                        <summary>{words::other_years()}</summary>
                        {lines(|it| &it.asked)}
                    </details>
                </Show>
            </section>
        </Show>
    }
}

/// The days with talks of a week, month or year.
#[component]
fn DaysOf(span: Span) -> impl IntoView {
    let (repository, digests, today) = (use_repository(), use_digests(), use_clock().today);
    let days = memo(move || {
        digests.read(|it| repository.book(|book| days_of(book, it, span, today.get()))).unwrap_or_default()
    });
    view! {
        <section class="section" aria-label=words::days()>
            <Show when=move || days.with(Vec::is_empty)><p class="text-muted">{words::no_talks()}</p></Show>
            <ul class="ink-days" role="list">{move || days.get().iter().map(day_line).collect_view()}</ul>
        </section>
    }
}

fn day_line(line: &DayLine) -> impl IntoView + use<> {
    let address = Route::LongViewSpan(Span::new(line.day, Scale::Day)).href();
    let with = (!line.names.is_empty()).then(|| view! { <span dir="auto">{text::list(&line.names)}</span> });
    view! { <li><a href=address>{words::day_and_talks(line.day, line.talks)}</a>" "{with}</li> }
}

/// A talk with its people, notes and mood.
fn talk(repository: RepositoryContext, (id, exchange): &(ExchangeId, Exchange)) -> impl IntoView + use<> {
    let (dialogs, id) = (use_dialogs(), *id);
    let channel = exchange
        .how
        .map(text::how)
        .or_else(|| exchange.purpose.map(text::purpose))
        .unwrap_or_else(text::timeline::an_exchange);
    let named = |book: &crate::domain::Book| -> Vec<_> {
        let people = exchange.people.iter();
        people.filter_map(|it| Some((*it, display_name(book.people.get(*it)?)))).collect()
    };
    let people = repository.book_untracked(named);
    let link = |(id, name)| view! { <li><a class="name" dir="auto" href=Route::Person(id).href()>{name}</a></li> };
    let people = (!people.is_empty())
        .then(|| view! { <ul class="ink-people" role="list">{people.into_iter().map(link).collect_view()}</ul> });
    let met = (!exchange.encounter.is_empty()).then(|| view! { <p dir="auto">{exchange.encounter.clone()}</p> });
    let label = exchange.when.map_or_else(
        || text::timeline::edit_this().to_owned(),
        |it| text::timeline::edit_this_of(&words::span(Span::new(it, Scale::Day))),
    );
    view! {
        <li>
            <p class="timeline__when text-aside">{exchange.time.clone()}</p>
            <span class="timeline__node">{icon(text::how_icon(exchange.how))}</span>
            <div class="timeline__body">
                {people}
                <p class="text-small">{channel}</p>
                {met}
                {(!exchange.notes.is_empty()).then(|| prose(&exchange.notes))}
                <p class="mood">
                    {mood(exchange)}
                    <button
                        class="link-button"
                        type="button"
                        aria-label=label
                        on:click=move |_| dialogs.show(OpenDialog::EditExchange(id))
                    >
                        {text::common::edit()}
                    </button>
                </p>
            </div>
        </li>
    }
}
