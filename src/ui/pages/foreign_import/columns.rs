//! The columns of a table whose program is not known, which the user may correct, and the first day of a calendar's
//! meetings.

use leptos::prelude::*;

use super::reading_again::ReadingAgain;
use crate::formats::foreign::table::mapped::{ColumnMap, Target};
use crate::formats::foreign::{FileSort, TablePreview};
use crate::present::columns::{ColumnMemory, are_doubtful, meanings, samples};
use crate::present::meeting_span::MeetingSpan;
use crate::store::StorageKey;
use crate::ui::components::{SelectField, icon};
use crate::ui::state::use_prefs;
use crate::ui::text;
use crate::web::clock;

/// The columns: a choice for each, open if they were probably misread.
#[component]
pub(super) fn Columns(reading: ReadingAgain) -> impl IntoView {
    let prefs = use_prefs();
    let (table, is_open, is_remembered) = reading
        .current
        .with_untracked(|it| (it.preview.table.clone(), are_doubtful(&it.preview), it.wish.columns.is_some()));
    table.map(|table| {
        let map = RwSignal::new(table.map.clone());
        let fields = (0..table.map.columns.len()).map(|it| column(&table, map, it)).collect_view();
        let header = table.map.header.unwrap_or_default();
        let (signature, has_names) = (table.signature, !table.names.is_empty());
        let read = move |_| {
            // A table without a header is not recognised the next time.
            if has_names {
                let mut memory = ColumnMemory::read(&prefs.get(StorageKey::Columns));
                memory.keep(&signature, map.get_untracked());
                prefs.set(StorageKey::Columns, &memory.write());
            }
            reading.has_other_columns.set(false);
            reading.start(|it| it.columns = Some(map.get_untracked()));
        };
        let is_first = StoredValue::new(true);
        Effect::new(move || {
            map.track();
            if !is_first.get_value() {
                reading.has_other_columns.set(true);
            }
            is_first.set_value(false);
        });
        view! {
            <details class="disclosure" open=is_open>
                <summary>{text::columns::columns()}</summary>
                <div class="stack">
                    <p class="text-small">
                        {if is_remembered { text::columns::remembered() } else { text::columns::note() }}
                    </p>
                    {header_box(map, header)}
                    <div class="foreign-import__columns">{fields}</div>
                    <p><button class="btn" type="button" on:click=read>{text::columns::read_again()}</button></p>
                </div>
            </details>
        }
    })
}

/// Whether the table has a header.
fn header_box(map: RwSignal<ColumnMap>, header: usize) -> impl IntoView {
    let change = move |event: web_sys::Event| {
        map.update(|it| it.header = event_target_checked(&event).then_some(header));
    };
    view! {
        <label class="checkbox">
            <input
                class="visually-hidden"
                type="checkbox"
                prop:checked=move || map.with(|it| it.header.is_some())
                on:change=change
            />
            <span class="checkbox__box">{icon("check")}</span>
            <span>{text::columns::has_header()}</span>
        </label>
    }
}

/// The choice what a column is, with some of its cells.
fn column(table: &TablePreview, map: RwSignal<ColumnMap>, at: usize) -> impl IntoView + use<> {
    let name = table.names.get(at).cloned().unwrap_or_default();
    let label = if name.is_empty() { text::columns::column(&(at + 1)) } else { name.clone() };
    let current = table.map.columns.get(at).cloned().unwrap_or_default();
    let targets = meanings(&current, &name);
    let first = targets.iter().position(|it| *it == current).unwrap_or_default();
    let options = targets.iter().enumerate().map(|(at, it)| option(at, it, first)).collect_view();
    let choose = move |event: web_sys::Event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|it| targets.get(it).cloned());
        map.update(|it| {
            if let Some((place, chosen)) = it.columns.get_mut(at).zip(chosen) {
                *place = chosen;
            }
        });
    };
    let cells = samples(table, at);
    let sample = (!cells.is_empty()).then(|| text::columns::sample(&text::list(&cells)));
    view! {
        <label class="field">
            <span class="field__label" dir="auto">{label.clone()}</span>
            <select class="input" aria-label=label aria-description=sample.clone() on:change=choose>{options}</select>
            {sample.map(|it| view! { <span class="text-small" dir="auto">{it}</span> })}
        </label>
    }
}

fn option(at: usize, target: &Target, first: usize) -> impl IntoView + use<> {
    view! { <option value=at.to_string() selected={at == first}>{text::columns::target(target)}</option> }
}

/// The day from which the meetings of a calendar are read.
#[component]
pub(super) fn MeetingsSince(reading: ReadingAgain) -> impl IntoView {
    let is_calendar = reading.current.with_untracked(|it| it.preview.sort == FileSort::Calendar);
    let span = RwSignal::new(MeetingSpan::default());
    let choose = move |word: String| {
        span.set(MeetingSpan::from_word(&word));
        reading.start(|it| it.since = Some(span.get_untracked().start(clock::today())));
    };
    let label = |it: MeetingSpan| match it {
        MeetingSpan::Year => text::foreign_import::year_ago(),
        MeetingSpan::TwoYears => text::foreign_import::two_years_ago(),
        MeetingSpan::FiveYears => text::foreign_import::five_years_ago(),
        MeetingSpan::All => text::foreign_import::ever(),
    };
    let options: Vec<_> = MeetingSpan::ALL.iter().map(|it| (it.word(), label(*it).to_owned())).collect();
    is_calendar.then(|| {
        view! {
            <SelectField
                label=text::foreign_import::meetings_since()
                options
                value=Signal::derive(move || span.get().word().to_owned())
                on_choose=choose
            />
        }
    })
}
