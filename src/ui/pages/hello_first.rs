//! The way to somebody after a long silence: a hello first, and the question another day.

use leptos::prelude::*;

use crate::domain::PersonId;
use crate::ui::components::icon;
use crate::ui::state::{OpenDialog, use_dialogs};
use crate::ui::text;

/// The sentence with the days of silence, and the button that says hello.
pub(super) fn hello_first(person: PersonId, days: u32) -> AnyView {
    let dialogs = use_dialogs();
    let words = text::project::hello_first(&text::span(days));
    view! {
        <div class="callout callout--amber" role="note">{icon("leaf")}<p>{words}</p></div>
        <div class="actions">
            <button class="btn btn--soft" type="button" on:click=move |_| dialogs.show(OpenDialog::Wellness(person))>
                {icon("message")}{text::project::say_hello()}
            </button>
        </div>
    }
    .into_any()
}
