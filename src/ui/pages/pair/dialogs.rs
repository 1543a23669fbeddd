//! The dialogs of the page.

use leptos::prelude::*;

use super::agreement_line::AgreementLineDialog;
use super::calendar::CalendarDialog;
use super::context::{Pair, PairDialog};
use super::ending::EndingDialog;
use super::goal_form::{GoalDialog, ReachedDialog, TooManyGoals};
use super::letter::LetterDialog;
use super::move_session::MoveDialog;
use super::rest::RestDialog;
use super::topic_form::{SmallerDialog, TopicDialog};

/// The dialog that is open.
pub(super) fn dialogs(pair: Pair) -> impl IntoView {
    move || {
        Some(match pair.dialog.get()? {
            PairDialog::Line(line) => view! { <AgreementLineDialog pair line /> }.into_any(),
            PairDialog::Letter(letter) => view! { <LetterDialog pair letter /> }.into_any(),
            PairDialog::Goal(id) => view! { <GoalDialog pair id /> }.into_any(),
            PairDialog::Reached(id, aim) => view! { <ReachedDialog pair id aim=*aim /> }.into_any(),
            PairDialog::TooManyGoals(next) => view! { <TooManyGoals pair next /> }.into_any(),
            PairDialog::Topic(id) => view! { <TopicDialog pair id /> }.into_any(),
            PairDialog::Smaller(id) => view! { <SmallerDialog pair id /> }.into_any(),
            PairDialog::Move => view! { <MoveDialog pair /> }.into_any(),
            PairDialog::Calendar => view! { <CalendarDialog pair /> }.into_any(),
            PairDialog::Rest => view! { <RestDialog pair /> }.into_any(),
            PairDialog::End(door) => view! { <EndingDialog pair door /> }.into_any(),
        })
    }
}
