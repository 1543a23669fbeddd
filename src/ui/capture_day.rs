//! The day parsed from the sentence of the log, with the words it came from, or the question which day it was.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::PartialDate;
use crate::quick_entry::{Corrections, DayDoubt, DayQuestion, Reading, minutes_key};
use crate::ui::capture_fields::{part_chip, words_chip};
use crate::ui::components::icon;
use crate::ui::state::use_clock;
use crate::ui::text;

/// The day of the exchange, its time, its minutes and a promise beside it; or the day when a promise is due.
#[component]
pub(super) fn WhenRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let today = use_clock().today;
    let promise = move || {
        let Reading { besides, promised, due, .. } = reading.get();
        besides.map(|_| {
            view! {
                {words_chip(fix, "hand", promised)}
                <span class="text-small text-small--static">{match due {
                    None => text::capture::promise_besides().to_owned(),
                    Some(due) => text::capture::promise_besides_due(&text::due(due, today.get())),
                }}</span>
            }
        })
    };
    let minutes = move || {
        reading.with(|it| it.minutes).map(|it| {
            let words = text::capture::minutes(usize::try_from(it).unwrap_or(usize::MAX));
            part_chip(fix, "clock", words, minutes_key(it))
        })
    };
    let time = move || reading.with(|it| it.time.clone());
    view! {
        <div role="group" aria-label=text::capture::when()>
            <span class="parsed-fields__label" aria-hidden="true">{text::capture::when().to_lowercase()}</span>
            <div class="chips">
                {move || reading.with(|it| it.day_question.clone()).map(|it| which_day(it, today.get(), reading, fix))}
                <DayChip reading fix />
                {move || Some(time()).filter(|it| !it.is_empty()).map(|it| words_chip(fix, "clock", it))}
                {minutes}
                {promise}
            </div>
        </div>
    }
}

/// The chip of the day, which opens the calendar, and the words that the day came from.
#[component]
fn DayChip(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let today = use_clock().today;
    let is_promise = move || reading.with(|it| it.promise.is_some());
    let is_asked = move || reading.with(Reading::asks_day);
    let when = move || reading.with(|it| it.when);
    let shown = move || match (when(), is_promise()) {
        _ if is_asked() => text::capture::another_day().to_owned(),
        (Some(day), true) => text::sentence(&text::due(day, today.get())),
        (None, true) => text::capture::no_day().to_owned(),
        (day, false) => text::day(day.unwrap_or_else(|| today.get()), today.get()),
    };
    let value = move || {
        let usual = || (!is_promise() && !is_asked()).then(|| today.get());
        when().or_else(usual).map(|it| it.to_string()).unwrap_or_default()
    };
    let from = move || reading.with(|it| it.when_from.clone());
    let has_reason =
        move || reading.with(|it| it.when.is_some() && !it.when_from.is_empty() && it.day_question.is_none());
    view! {
        <label class="chip">
            {icon("calendar")}<span>{shown}</span>
            <input type="date" aria-label=text::capture::day() prop:value=value on:change=move |event| {
                fix.update(|it| it.when = PartialDate::whole(&event_target_value(&event)));
            } on:click=show_picker />
        </label>
        {move || has_reason().then(|| view! {
            <span class="text-small text-small--static">{text::capture::read_from(&from())}</span>
        })}
    }
}

/// The question which day the words mean, with the days they may mean.
fn which_day(question: DayQuestion, today: NaiveDate, reading: Memo<Reading>, fix: RwSignal<Corrections>) -> AnyView {
    let DayQuestion { doubt, words, days } = question;
    let asked = match doubt {
        DayDoubt::About => text::capture::or_another_day(&words),
        DayDoubt::Which => text::capture::which_day(&words),
        DayDoubt::NoSuchDay => text::capture::no_such_day(&words),
        DayDoubt::Ahead => text::capture::day_ahead(&words),
        DayDoubt::NotRead => text::capture::day_not_read(&words),
    };
    let chosen = reading.with_untracked(|it| it.when);
    let choose = move |day: NaiveDate| {
        fix.update(|it| {
            it.when = Some(day);
            // A day that is still to come is a plan, unless the sentence says that it has happened.
            if doubt == DayDoubt::Which && day > today && it.is_promise.is_none() {
                it.is_promise = Some(true);
            }
        });
    };
    let choices = days.into_iter().filter(|it| chosen != Some(*it)).map(|day| {
        view! {
            <button class="chip chip--plain" type="button" on:click=move |_| choose(day)>
                {text::day(day, today)}
            </button>
        }
    });
    let choices = choices.collect_view();
    let label = asked.clone();
    let is_open = chosen.is_none();
    let class = if is_open { "chip chip--ask chip--static" } else { "text-small text-small--static" };
    view! {
        <span class=class>{asked}</span>
        <div class="chip-choices" role="group" aria-label=label>{choices}</div>
    }
    .into_any()
}

/// Opens the calendar of a date field from anywhere on its chip, if the browser can.
fn show_picker(event: web_sys::MouseEvent) {
    let input: web_sys::HtmlInputElement = event_target(&event);
    // If the browser refuses, the field's own calendar icon still opens it.
    let _ = input.show_picker();
}
