//! The pages of the long view: years of days with somebody, in words and as a calendar, and the talks of a day.

mod calendar;
mod chapters;
mod circles;
mod controls;
pub(in crate::ui::pages) mod digests;
mod memory;
mod person_years;
mod phases;
mod ran;
mod span_page;
mod spent;
mod year;
mod year_before;

use chrono::Datelike;
use leptos::prelude::*;

use self::calendar::CalendarTables;
use self::circles::CirclesOverTime;
use self::controls::Controls;
use self::digests::{Digests, use_digests};
use self::memory::LongViewMemory;
use self::phases::Phases;
use self::ran::WhatRan;
use self::spent::{GiveAndReceive, Spent};
use crate::domain::{Book, short_name};
use crate::insight::digest::Digest;
use crate::insight::years::{CalendarYear, WindowKind, earliest, story};
use crate::present::aims::latest_return;
use crate::present::long_view_page::{View, calendar_of};
use crate::present::year_page::is_readable;
use crate::ui::components::{Show, empty_state, icon, memo};
use crate::ui::pages::aim::WhatGrew;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_clock, use_dialogs, use_prefs, use_repository};
use crate::ui::text;
use crate::ui::text::{long_view as words, year_page as year_words};
use crate::web::{dom, intl};

pub(crate) use self::person_years::PersonYears;
pub(crate) use self::span_page::LongViewSpan;
pub(crate) use self::year::ReadYear;

/// The page `/long-view`.
#[component]
pub(crate) fn LongView() -> impl IntoView {
    let (repository, dialogs, today) = (use_repository(), use_dialogs(), use_clock().today);
    title_of(Route::LongView);
    let digests = use_digests();
    let first = memo(move || digests.read(earliest).flatten().unwrap_or_else(|| today.get()));
    let memory = LongViewMemory::recall(use_prefs(), first.get_untracked(), today.get_untracked());
    let view = memory.view;
    let lines = memo(move || {
        let sentences = |it: &Digest| repository.book(|book| sentences(book, it, view.get(), today.get()));
        digests.read(sentences).unwrap_or_default()
    });
    let has_any = memo(move || digests.read(|it| earliest(it).is_some()).unwrap_or_default());
    let calendar = memo(move || {
        let made = |it: &Digest| {
            repository.book(|book| {
                let starts = book.settings().week_starts.unwrap_or_else(intl::first_day_of_week).to_chrono();
                calendar_of(book, it, view.get(), starts, today.get())
            })
        };
        digests.read(made)
    });
    let tables = move || calendar.get().map(|calendar| view! { <CalendarTables calendar memory /> });
    view! {
        <header class="page-header">
            <h1>{words::title()}</h1>
            <p>{move || lines.with(|it| if it.is_empty() { words::line().to_owned() } else { it.clone() })}</p>
        </header>
        <Show when=move || { digests.left.get() > 0 }>
            <p class="text-muted" role="status">{text::timeline::opening_earlier()}</p>
        </Show>
        <Show when=has_any fallback=move || {
            let log = move || dialogs.show(OpenDialog::Capture(String::new(), None));
            empty_state(words::none_yet(), "log", text::acts::write_the_first(), log)
        }>
            <section class="section" aria-label=words::days()>
                <Controls view first />
                {tables}
                <YearLink digests view />
            </section>
            <BelowCalendar digests view />
        </Show>
        <p class="actions">
            <a class="btn" href=Route::WhoKnowsWhom.href()>{icon("teams")}{Route::WhoKnowsWhom.label()}</a>
        </p>
        <WhatGrew />
    }
}

/// The sections below the calendar. They are drawn after it is painted: with them, the wait would double.
#[component]
fn BelowCalendar(digests: Digests, view: RwSignal<View>) -> impl IntoView {
    let is_painted = RwSignal::new(false);
    dom::after_paint(move || {
        // The page may be left by then.
        is_painted.try_set(true);
    });
    view! {
        <Show when=is_painted>
            <Phases digests />
            <WhatRan view />
            <CirclesOverTime digests />
            <Spent digests view />
            <GiveAndReceive digests />
        </Show>
    }
}

/// The link to read the year of the window, from its first of December on.
#[component]
fn YearLink(digests: Digests, view: RwSignal<View>) -> impl IntoView {
    let today = use_clock().today;
    let year = memo(move || {
        let window = view.with(|it| it.window);
        let year = CalendarYear(u32::try_from(window.last.year()).ok()?);
        let is_there = digests.read(|it| is_readable(it, year, today.get())).unwrap_or_default();
        (window.kind == WindowKind::Year && is_there).then_some(year)
    });
    move || {
        year.get().map(|it| view! { <p><a class="btn" href=Route::ReadYear(it).href()>{year_words::link()}</a></p> })
    }
}

/// At most four sentences at the top.
fn sentences(book: &Book, digest: &Digest, view: View, today: chrono::NaiveDate) -> String {
    let story = story(book, digest, view.window, today);
    let name = story.since_first.and_then(|it| book.people.get(it)).map(short_name);
    let grew = latest_return(book, view.window, today);
    text::join(
        &[
            &words::years_and_people(story.years, story.people, name.as_deref()),
            &words::new_and_again(view.window, story.new, story.again),
            &words::went(&story.went),
            &grew.map(|it| words::grew(&it)).unwrap_or_default(),
        ],
        " ",
    )
}
