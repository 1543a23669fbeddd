//! The page "Long view": a summary in words for each year.

use chrono::Datelike;
use leptos::prelude::*;

use crate::domain::{Book, Channel, PersonId, VecMap, VecSet, short_name, sort_by_key};
use crate::ui::app::app;
use crate::ui::components::Show;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::text;

/// The page `/long-view`.
#[component]
pub(crate) fn LongView() -> impl IntoView {
    let app = app();
    title_of(Route::LongView);
    app.unpack(None);
    let years = Signal::derive(move || app.book(years));
    let row = |(year, words): (i32, String)| view! { <div><dt>{year}</dt><dd>{words}</dd></div> };
    view! {
        <header class="opening">
            <h1>{text::long_view::title()}</h1>
            <p>{text::long_view::line()}</p>
        </header>
        <Show when=move || { app.unpacking.get() > 0 }><p class="soft-text" role="status">{text::timeline::opening_earlier()}</p></Show>
        <Show when=move || !years.with(Vec::is_empty) fallback=|| view! {
            <div class="nothing"><p class="soft-text">{text::long_view::none_yet()}</p></div>
        }>
            <section class="prep" aria-label=text::long_view::years()><dl class="prep__body">{move || years.get().into_iter().map(row).collect_view()}</dl></section>
        </Show>
    }
}

/// A year: the number of exchanges, then their numbers by person and by channel.
type Year = (usize, VecMap<PersonId, usize>, VecMap<Channel, usize>);

/// The summary of each year in a few sentences, the latest year first.
fn years(book: &Book) -> Vec<(i32, String)> {
    let mut by_year: VecMap<i32, Year> = VecMap::default();
    let mut met = VecSet::default();
    let mut new_people: VecMap<i32, usize> = VecMap::default();
    let mut exchanges: Vec<_> = book.exchanges.iter().filter_map(|(_, it)| Some((it.when?, it))).collect();
    sort_by_key(&mut exchanges, |(day, _)| *day);
    for (day, exchange) in exchanges {
        let (count, people, how) = by_year.slot(day.year());
        *count += 1;
        exchange.how.into_iter().for_each(|it| *how.slot(it) += 1);
        for person in exchange.people.iter().filter(|it| book.people.get(**it).is_some()) {
            *people.slot(*person) += 1;
            *new_people.slot(day.year()) += usize::from(met.insert(*person));
        }
    }
    let words = |year: i32, count: usize, people: &VecMap<PersonId, usize>, how: &VecMap<Channel, usize>| {
        let mut most: Vec<_> = people.iter().map(|(id, count)| (std::cmp::Reverse(*count), *id)).collect();
        sort_by_key(&mut most, |it| *it);
        let names: Vec<String> =
            most.iter().take(3).filter_map(|(_, id)| book.people.get(*id).map(short_name)).collect();
        let way = how.iter().max_by_key(|(_, count)| **count).map(|(how, _)| text::long_view::mostly(*how));
        let new = new_people.get(&year).copied().unwrap_or_default();
        text::join(
            &[
                &text::long_view::exchange_count(count),
                &text::long_view::people_count(people.len()),
                &text::long_view::most_often_with(&names),
                way.unwrap_or_default(),
                &text::long_view::new_people(new),
            ],
            " ",
        )
    };
    by_year.iter().rev().map(|(year, (count, people, how))| (*year, words(*year, *count, people, how))).collect()
}
