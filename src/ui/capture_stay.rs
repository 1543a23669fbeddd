//! Where the people of a sentence will be, if the sentence says that and tells of no exchange.

use leptos::prelude::*;

use crate::domain::{Command, Trip, TripCommand, TripWords};
use crate::quick_entry::{Corrections, Reading};
use crate::ui::capture_told::{ToldWords, told_row};
use crate::ui::components::memo;
use crate::ui::text;

/// The row with the trip of the sentence, and the way to log an exchange instead.
#[component]
pub(super) fn StayRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let told = memo(move || reading.with(|it| it.stay.as_ref().map(in_words)));
    let (label, note) = (text::capture::stay(), text::capture::stay_note());
    told_row(told, fix, ToldWords { label, icon: "place", note })
}

fn in_words(stay: &TripWords) -> String {
    let days = Trip { from: stay.from, to: stay.to, ..Trip::default() };
    text::join(&[&stay.place, &text::trip::days(&days)], ", ")
}

/// The command that plans the trip.
pub(super) fn planning(reading: &Reading, stay: &TripWords) -> Command {
    TripCommand::Plan(Box::new(stay.clone()), reading.known().collect()).into()
}
