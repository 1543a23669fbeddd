//! The dialog for the day and the time that the user agreed with a person.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::context::Page;
use crate::domain::{PartialDate, PersonId, Trip, TripAnswer, TripCommand, TripState};
use crate::quick_entry::DateScope;
use crate::ui::components::{DayField, Dialog, Form, FormProblems, TextField, close_dialog, foot};
use crate::ui::state::FieldProblem;
use crate::ui::text;
use crate::ui::text::trip as words;

/// The dialog.
#[component]
pub(super) fn AgreeDialog(page: Page, person: PersonId) -> impl IntoView {
    view! {
        <Dialog
            title=words::agree_with(&page.short(person))
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("agree {} {person}", page.id)
            on_close=move |()| page.dialog.set(None)
        >
            {form(page, person)}
        </Dialog>
    }
}

/// The days to choose from. The agreed days of a trip without days are no choice.
fn days_to_offer(trip: &Trip) -> Vec<NaiveDate> {
    let has_days = trip.from.or(trip.to).is_some();
    match trip.evenings.is_empty() {
        true if has_days => trip.days(),
        true => Vec::new(),
        false => trip.evenings.to_vec(),
    }
}

fn form(page: Page, person: PersonId) -> AnyView {
    let (form, close, trip) = (FormProblems::new(), close_dialog(), page.trip());
    let before = trip.answer(person).cloned().unwrap_or_default();
    let day = RwSignal::new(before.on.map(|it| it.to_string()).unwrap_or_default());
    let time = RwSignal::new(before.time);
    let free = days_to_offer(&trip);
    let chip = move |it: NaiveDate| {
        let take = move |_| day.set(it.to_string());
        let is_on = move || day.with(|day| *day == it.to_string()).to_string();
        view! {
            <button class="chip" type="button" aria-pressed=is_on on:click=take>{words::weekday(it)}</button>
        }
    };
    let save = move |()| {
        let on = PartialDate::whole(&day.get_untracked());
        let none = on.is_none().then(|| FieldProblem::of("on", words::which_day()));
        let answer =
            TripAnswer { person: Some(person), state: Some(TripState::Agreed), on, time: time.get_untracked() };
        let message = words::agreed_saved(&page.short(person));
        if form.save(none.into_iter().collect(), TripCommand::Answer(page.id, answer).into(), message) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <div class="chips" role="group" aria-label=words::evenings()>
                {free.into_iter().take(7).map(chip).collect_view()}
            </div>
            <div class="field-pair">
                <DayField
                    label=words::day()
                    scope=DateScope::Ahead
                    value=day
                    problem=form.of("on")
                    on_input=move |it: String| day.set(it)
                />
                <TextField
                    label=words::time()
                    kind="time"
                    value=time
                    problem=form.of("time")
                    on_input=move |it| time.set(it)
                />
            </div>
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}
