//! The people, the time, the place and the length.

use leptos::prelude::*;

use super::sheet::{Sheet, be_later, new_draft};

use crate::domain::{Channel, PartialDate, PersonId, USUAL_MINUTES};
use crate::present::session_draft::SessionDraft;
use crate::present::session_rules::{is_left_open, length};
use crate::quick_entry::DateScope;
use crate::ui::components::{DayField, SelectField, Show, TextField, memo, set_checked};
use crate::ui::state::use_repository;
use crate::ui::text;

/// The people who are here if there are several, and a part that unfolds with day, length, channel and place.
#[component]
pub(super) fn Circumstances(sheet: Sheet) -> impl IntoView {
    let agreed = sheet.facts.with_value(|it| it.minutes);
    let is_left = memo(move || sheet.choices.with(|it| it.minutes.is_none() && is_left_open(it, sheet.now.get())));
    let left_open = move || {
        is_left.get().then(|| text::session::left_open(&text::session::length(agreed.unwrap_or(USUAL_MINUTES))))
    };
    let is_open = sheet.choices.with_untracked(|it| it.is_later) || is_left.get_untracked();
    view! {
        <Present sheet />
        <p class="text-aside" role="status">{left_open}</p>
        <details class="disclosure" open=is_open>
            <summary>{text::session::circumstances()}</summary>
            <div class="stack">
                <Later sheet />
                <Length sheet agreed />
                <Place sheet />
            </div>
        </details>
    }
}

/// The people of the pair who are here. At least one is.
#[component]
fn Present(sheet: Sheet) -> impl IntoView {
    let people = sheet.facts.with_value(|it| it.people.clone());
    let count = people.len();
    let chip = move |(id, name): (PersonId, String)| {
        let is_here = move || sheet.choices.with(|it| !it.absent.contains(&id));
        let tick = move |event| {
            let is_here = event_target_checked(&event);
            if !is_here && sheet.choices.with_untracked(|it| it.absent.len() + 1 >= count) {
                return set_checked(&event, true);
            }
            sheet.choose(|it| {
                it.absent.retain(|it| *it != id);
                it.absent.extend((!is_here).then_some(id));
            });
        };
        view! {
            <label class="chip">
                <input type="checkbox" prop:checked=is_here on:change=tick />
                {name}
            </label>
        }
    };
    (count > 1).then(|| {
        view! {
            <fieldset class="session-choices">
                <legend class="session-choices__label">{text::session::who_is_here()}</legend>
                <div class="chips">{people.into_iter().map(chip).collect_view()}</div>
            </fieldset>
        }
    })
}

/// The switch "Write it down later", and the day and the time that it asks for.
#[component]
fn Later(sheet: Sheet) -> impl IntoView {
    let repository = use_repository();
    let is_later = memo(move || sheet.choices.with(|it| it.is_later));
    let switch = move |event| {
        let is_later = event_target_checked(&event);
        sheet.choose(|draft| {
            if is_later {
                be_later(repository, sheet.id, draft);
            } else {
                let SessionDraft { day, time, millis, .. } = new_draft();
                (draft.is_later, draft.day, draft.time, draft.millis) = (false, day, time, millis);
            }
        });
    };
    let day = Signal::derive(move || sheet.choices.with(|it| it.day.map(|it| it.to_string()).unwrap_or_default()));
    let time = Signal::derive(move || sheet.choices.with(|it| it.time.clone()));
    view! {
        <label class="switch">
            <input type="checkbox" role="switch" prop:checked=is_later on:change=switch />
            <span class="switch__track"></span>
            <span>{text::session::later()}</span>
        </label>
        <Show when=is_later>
            <div class="field-pair">
                <DayField
                    label=text::session::day_label()
                    scope=DateScope::Past
                    value=day
                    on_input=move |text: String| sheet.choose(|it| it.day = PartialDate::whole(&text).or(it.day))
                />
                <TextField
                    label=text::session::time_label()
                    kind="time"
                    value=time
                    is_lazy=true
                    on_input=move |text| sheet.choose(|it| it.time = text)
                />
            </div>
        </Show>
    }
}

/// The length: what the user chose, or else what the clock says.
#[component]
fn Length(sheet: Sheet, agreed: Option<u32>) -> impl IntoView {
    let minutes = Signal::derive(move || {
        let minutes = sheet.choices.with(|it| length(it, sheet.now.get(), agreed));
        minutes.map(|it| it.to_string()).unwrap_or_default()
    });
    view! {
        <TextField
            label=text::session::minutes()
            kind="number"
            value=minutes
            is_lazy=true
            on_input=move |text: String| sheet.choose(|it| it.minutes = text.trim().parse().ok())
        />
    }
}

/// The channel and the place.
#[component]
fn Place(sheet: Sheet) -> impl IntoView {
    let any = std::iter::once(("", text::session::any_how().to_owned()));
    let channels = Channel::ALL.iter().map(|it| (it.word(), text::how(*it).to_owned()));
    let how = Signal::derive(move || sheet.choices.with(|it| it.how.map_or("", Channel::word).to_owned()));
    let place = Signal::derive(move || sheet.choices.with(|it| it.place.clone()));
    view! {
        <div class="field-pair">
            <SelectField
                label=text::session::how()
                options=any.chain(channels).collect()
                value=how
                on_choose=move |word: String| sheet.choose(|it| it.how = Channel::from_word(&word))
            />
            <TextField
                label=text::session::place()
                value=place
                is_lazy=true
                on_input=move |text| sheet.choose(|it| it.place = text)
            />
        </div>
    }
}
