//! The page "Long view": a summary in words for each year, and what grew.

use leptos::prelude::*;

use crate::present::long_view::{Year, years};
use crate::ui::components::{Show, empty_state};
use crate::ui::pages::aim::WhatGrew;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_archive, use_clock, use_dialogs, use_repository};
use crate::ui::text;

/// The page `/long-view`.
#[component]
pub(crate) fn LongView() -> impl IntoView {
    let (repository, archive, dialogs) = (use_repository(), use_archive(), use_dialogs());
    title_of(Route::LongView);
    archive.unpack(None);
    let today = use_clock().today;
    let years = Signal::derive(move || repository.book(|book| years(book, today.get())));
    let row = |it: Year| view! { <div><dt>{it.year}</dt><dd>{summary(&it)}</dd></div> };
    view! {
        <header class="page-header">
            <h1>{text::long_view::title()}</h1>
            <p>{text::long_view::line()}</p>
        </header>
        <Show when=move || { archive.left.get() > 0 }>
            <p class="text-muted" role="status">{text::timeline::opening_earlier()}</p>
        </Show>
        <Show when=move || !years.with(Vec::is_empty) fallback=move || {
            let log = move || dialogs.show(OpenDialog::Capture(String::new(), None));
            empty_state(text::long_view::none_yet(), "log", text::acts::write_the_first(), log)
        }>
            <section class="prep" aria-label=text::long_view::years()>
                <dl class="prep__body">{move || years.get().into_iter().map(row).collect_view()}</dl>
            </section>
        </Show>
        <WhatGrew />
    }
}

/// A year in a few sentences.
fn summary(year: &Year) -> String {
    text::join(
        &[
            &text::long_view::exchange_count(year.exchanges),
            &text::long_view::people_count(year.people),
            &text::long_view::most_often_with(&year.most_often),
            year.channel.map(text::long_view::mostly).unwrap_or_default(),
            &text::long_view::new_people(year.new_people),
        ],
        " ",
    )
}
