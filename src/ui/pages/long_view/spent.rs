//! The sections "Where time and energy went" and "Give and receive".

use chrono::Datelike;
use leptos::prelude::*;

use super::digests::Digests;
use crate::domain::Circle;
use crate::insight::digest::Digest;
use crate::insight::years::{SpentRow, by_channel, by_purpose, felt_kinds, largest, welcome};
use crate::present::long_view_page::{View, by_circle, given_and_received};
use crate::ui::components::{Show, memo};
use crate::ui::state::use_repository;
use crate::ui::text;
use crate::ui::text::long_view::{fraction_words, went};
use crate::ui::text::long_view_spent as words;

/// The section "Where time and energy went", for the calendar years of the window.
#[component]
pub(super) fn Spent(digests: Digests, view: RwSignal<View>) -> impl IntoView {
    let repository = use_repository();
    let window = memo(move || view.with(|it| it.window.whole_years()));
    let span = move || (window.get().first.year(), window.get().last.year());
    let purposes = memo(move || digests.read(|it| by_purpose(it, span())).unwrap_or_default());
    let channels = memo(move || digests.read(|it| by_channel(it, span())).unwrap_or_default());
    let circles =
        memo(move || digests.read(|it| repository.book(|book| by_circle(book, it, window.get()))).unwrap_or_default());
    let felt = move || {
        let kinds = digests.read(felt_kinds).unwrap_or_default();
        (!kinds.is_empty()).then(|| {
            let lines = kinds.into_iter().map(|it| view! { <li>{words::felt(it)}</li> }).collect_view();
            view! { <p class="text-small">{words::felt_note()}</p><ul class="ink-days" role="list">{lines}</ul> }
        })
    };
    let story = move || {
        Some(purposes.with(|it| went(&largest(it)))).filter(|it| !it.is_empty()).map(|it| view! { <p>{it}</p> })
    };
    view! {
        <Show when=move || !purposes.with(Vec::is_empty) || !channels.with(Vec::is_empty)>
            <section class="section" aria-label=words::title()>
                <div class="section__head">
                    <h2>{words::title()}</h2>
                    <p>{move || words::years(span())}</p>
                </div>
                {story}
                <div class="spent">
                    {move || table(words::by_purpose(), words::purpose_head(), &purposes.get(), text::purpose, true)}
                    {move || table(words::by_channel(), words::channel_head(), &channels.get(), text::how, false)}
                    {move || days_table(&circles.get())}
                </div>
                <p class="text-small">{words::time_note()}</p>
                {felt}
            </section>
        </Show>
    }
}

/// A table of kinds, with their part in words.
fn table<T: Copy>(
    caption: &'static str,
    head: &'static str,
    rows: &[SpentRow<T>],
    name: impl Fn(T) -> &'static str,
    is_timed: bool,
) -> Option<AnyView> {
    let row = |it: &SpentRow<T>| {
        let time = is_timed.then(|| view! { <td data-head=words::time()>{words::length(it.minutes)}</td> });
        view! {
            <tr>
                <th scope="row">{name(it.kind)}</th>
                <td data-head=words::part()>{fraction_words(it.part)}</td>
                <td data-head=words::talks()>{it.talks}</td>
                {time}
            </tr>
        }
    };
    let time = is_timed.then(|| view! { <th scope="col">{words::time()}</th> });
    (!rows.is_empty()).then(|| {
        view! {
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{head}</th>
                        <th scope="col">{words::part()}</th>
                        <th scope="col">{words::talks()}</th>
                        {time}
                    </tr>
                </thead>
                <tbody>{rows.iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any()
    })
}

/// The table of days by circle. A day with people of two circles is one of each.
fn days_table(rows: &[SpentRow<Option<Circle>>]) -> Option<AnyView> {
    let row = |it: &SpentRow<Option<Circle>>| {
        let name = it.kind.map_or_else(words::no_circle, text::circle);
        view! { <tr><th scope="row">{name}</th><td data-head=words::days()>{it.talks}</td></tr> }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <table>
                <caption>{words::by_circle()}</caption>
                <thead><tr><th scope="col">{words::circle_head()}</th><th scope="col">{words::days()}</th></tr></thead>
                <tbody>{rows.iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any()
    })
}

/// The section "Give and receive": two sentences, and one about how welcome the user was.
#[component]
pub(super) fn GiveAndReceive(digests: Digests) -> impl IntoView {
    let repository = use_repository();
    let lines = memo(move || {
        let given = repository.book(given_and_received);
        let story = |it: &Digest| match welcome(it) {
            Some(it) => words::welcome_of(&it),
            None if it.years.values().any(|it| !it.welcome.is_empty()) => words::after_five().to_owned(),
            None => String::new(),
        };
        let welcome = digests.read(story).filter(|it| !it.is_empty());
        (words::given(given).join(" "), welcome)
    });
    let is_any = move || lines.with(|(given, welcome)| !given.is_empty() || welcome.is_some());
    view! {
        <Show when=is_any>
            <section class="section" aria-label=words::give()>
                <h2>{words::give()}</h2>
                <p>{move || lines.with(|it| it.0.clone())}</p>
                <p>{move || lines.with(|it| it.1.clone())}</p>
            </section>
        </Show>
    }
}
