//! The dialogs of the page.

use leptos::prelude::*;

use super::context::{AimContext, AimDialog};
use super::form::{AimForm, RestFirst};
use super::learned::LineForm;
use super::next::KitDialog;
use super::path_form::PathForm;
use super::reached::ReachedForm;
use super::return_form::ReturnForm;
use super::return_thanks::ReturnThanks;
use super::talk_form::TalkForm;
use super::talks::WordsDialog;

/// The dialog that is open.
pub(super) fn dialogs(aim: AimContext) -> impl IntoView {
    let (id, on_close) = (aim.id, move |()| aim.close());
    move || {
        Some(match aim.dialog.get()? {
            AimDialog::Edit => view! { <AimForm id=Some(id) on_close /> }.into_any(),
            AimDialog::RestFirst => view! { <RestFirst aim /> }.into_any(),
            AimDialog::Reached => view! { <ReachedForm aim /> }.into_any(),
            AimDialog::Path(person) => view! { <PathForm aim person /> }.into_any(),
            AimDialog::Kit(person, how) => view! { <KitDialog aim person how /> }.into_any(),
            AimDialog::Talk(person) => view! { <TalkForm aim person /> }.into_any(),
            AimDialog::Line(line) => view! { <LineForm aim line /> }.into_any(),
            AimDialog::Thank(talk) => view! { <WordsDialog aim talk is_report=false /> }.into_any(),
            AimDialog::Tell(talk) => view! { <WordsDialog aim talk is_report=true /> }.into_any(),
            AimDialog::Return(row) => view! { <ReturnForm id=row of_aim=Some(id) on_close /> }.into_any(),
            AimDialog::ThankForReturn(id) => view! { <ReturnThanks id on_close /> }.into_any(),
        })
    }
}
