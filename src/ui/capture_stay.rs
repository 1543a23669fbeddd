//! Where the people of a sentence will be, if the sentence says that and tells of no exchange.

use leptos::prelude::*;

use crate::domain::{Command, Trip, TripCommand, TripWords};
use crate::quick_entry::{Corrections, Happening, Reading};
use crate::ui::components::{Show, icon};
use crate::ui::text;

/// The row with the trip of the sentence, and the way to log an exchange instead.
#[component]
pub(super) fn StayRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let told = move || reading.with(|it| it.stay.as_ref().map(in_words)).unwrap_or_default();
    let is_talk = move |_| fix.update(|it| it.happening = Some(Happening::Talk));
    view! {
        <Show when=move || reading.with(|it| it.stay.is_some())>
            <div role="group" aria-label=text::capture::stay()>
                <span class="parsed-fields__label" aria-hidden="true">{text::capture::stay().to_lowercase()}</span>
                <div class="chips">
                    <span class="chip chip--static">{icon("place")}<span dir="auto">{told}</span></span>
                    <button class="chip chip--plain" type="button" on:click=is_talk>
                        {text::capture::as_exchange()}
                    </button>
                    <span class="text-small text-small--static" role="status">{text::capture::stay_note()}</span>
                </div>
            </div>
        </Show>
    }
}

fn in_words(stay: &TripWords) -> String {
    let days = Trip { from: stay.from, to: stay.to, ..Trip::default() };
    text::join(&[&stay.place, &text::trip::days(&days)], ", ")
}

/// The command that plans the trip.
pub(super) fn planning(reading: &Reading, stay: &TripWords) -> Command {
    TripCommand::Plan(Box::new(stay.clone()), reading.known().collect()).into()
}
