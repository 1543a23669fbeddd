//! The section of a person's page about the years: phases and silences in words, chapters, and the calendar.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use super::calendar::CalendarTables;
use super::chapters::Chapters;
use super::memory::LongViewMemory;
use crate::domain::{Book, PersonId, VecMap, short_name};
use crate::insight::years::{Scale, Window, WindowKind, calendar, strand};
use crate::present::long_view_page::{DaysWith, View};
use crate::ui::components::{Show, memo};
use crate::ui::state::{use_clock, use_repository};
use crate::ui::text::{chapters as words, long_view_phases as phases};
use crate::web::intl;

/// The section "Over the years". Without a day with the person there is none.
#[component]
pub(crate) fn PersonYears(person: PersonId) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let days = memo(move || repository.book(|book| book.days_with(person)));
    let history = move || {
        let today = today.get();
        let found = |book: &Book| days.with(|it| strand(book, person, it, (today.year(), today)));
        let strand = repository.book(found);
        strand.map(|it| phases::sentence_of(&it))
    };
    let is_open = RwSignal::new(false);
    let name = repository.book_untracked(|book| book.people.get(person).map(short_name)).unwrap_or_default();
    view! {
        <Show when=move || !days.with(Vec::is_empty)>
            <section class="section" aria-label=words::title()>
                <h2>{words::title()}</h2>
                <p>{history}</p>
                <Chapters person />
                <details class="disclosure" on:toggle=move |_| is_open.set(true)>
                    <summary>{words::days_with(&name)}</summary>
                    <Show when=is_open><Months days /></Show>
                </details>
            </section>
        </Show>
    }
}

/// The months of all years with the person: the same table as in the long view.
#[component]
fn Months(days: Memo<Vec<NaiveDate>>) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    move || {
        let today = today.get();
        let mut talks: VecMap<NaiveDate, u32> = VecMap::default();
        days.with(|it| it.iter().for_each(|day| talks.insert(*day, 1)));
        let first = days.with(|it| it.first().copied()).unwrap_or(today);
        let window = Window::around(WindowKind::All, today, first);
        let starts = repository.book(|it| it.settings().week_starts).unwrap_or_else(intl::first_day_of_week);
        let calendar = calendar(&talks, window, Scale::Month, starts.to_chrono(), today);
        let memory = LongViewMemory::fresh(View { window, scale: Scale::Month, whose: DaysWith::Everybody });
        view! { <CalendarTables calendar memory /> }
    }
}
