//! The next session: three offers, another day, or none yet.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::choices::choices;
use super::sheet::Sheet;
use crate::domain::PartialDate;
use crate::insight::mentoring::sessions::NextOffer;
use crate::present::session_draft::SessionDraft;
use crate::present::session_sheet::next_offers;
use crate::quick_entry::DateScope;
use crate::ui::components::{DayField, Show, TextField, memo};
use crate::ui::state::use_repository;
use crate::ui::text;

/// The choice of the next day. The offers follow the day of this session.
#[component]
pub(super) fn NextTime(sheet: Sheet) -> impl IntoView {
    let repository = use_repository();
    let offers = memo(move || {
        let started = sheet.choices.with(|it| SessionDraft::new(it.day.unwrap_or_default(), it.time.clone(), 0));
        let offers = repository.book_untracked(|book| next_offers(book, sheet.id, &started));
        offers.into_iter().map(|NextOffer { when, time }| (when, time)).collect::<Vec<_>>()
    });
    view! {
        <section class="section session-next" aria-label=text::session::next_time()>
            <h2>{text::session::next_time()}</h2>
            {move || next_choice(sheet, offers.get())}
        </section>
    }
}

/// The offers as radio buttons, another day, and none yet.
fn next_choice(sheet: Sheet, days: Vec<(NaiveDate, String)>) -> AnyView {
    let (other, none) = (days.len(), days.len() + 1);
    let labels = days.iter().map(|(day, time)| text::session::next_day(*day, time));
    let labels = labels.chain([text::session::other_day().to_owned(), text::session::no_day().to_owned()]).collect();
    let is_own = |next: &(NaiveDate, String)| !days.contains(next);
    let is_other = RwSignal::new(sheet.choices.with_untracked(|it| it.next.as_ref().is_some_and(is_own)));
    let days = StoredValue::new(days);
    let chosen = move || {
        let next = sheet.choices.with(|it| it.next.clone());
        match next {
            _ if is_other.get() => Some(other),
            Some(next) => Some(days.with_value(|it| it.iter().position(|it| *it == next)).unwrap_or(other)),
            None => Some(none),
        }
    };
    let choose = move |at: usize| {
        is_other.set(at == other);
        if at != other {
            sheet.choose(|it| it.next = days.with_value(|days| days.get(at).cloned()));
        }
    };
    view! {
        {choices(text::session::which_day(), "next".to_owned(), labels, chosen, choose)}
        <Show when=move || chosen() == Some(other)>{own_day(sheet)}</Show>
    }
    .into_any()
}

/// The fields for another day.
fn own_day(sheet: Sheet) -> AnyView {
    let next = move |part: fn(&(NaiveDate, String)) -> String| {
        Signal::derive(move || sheet.choices.with(|it| it.next.as_ref().map(part).unwrap_or_default()))
    };
    let set_day = move |text: String| {
        sheet.choose(|it| {
            let time = it.next.take().map(|it| it.1).unwrap_or_default();
            it.next = PartialDate::whole(&text).map(|day| (day, time));
        });
    };
    let set_time = move |text: String| {
        sheet.choose(|it| {
            if let Some(next) = &mut it.next {
                next.1 = text;
            }
        });
    };
    view! {
        <div class="field-pair">
            <DayField
                label=text::session::day_label()
                scope=DateScope::Ahead
                value=next(|it| it.0.to_string())
                on_input=set_day
            />
            <TextField
                label=text::session::time_label()
                kind="time"
                value=next(|it| it.1.clone())
                on_input=set_time
            />
        </div>
    }
    .into_any()
}
