//! The way to somebody whom the user is out of touch with: a hello first, or somebody who introduces the two.

use leptos::prelude::*;

use crate::domain::{Person, PersonId, display_name, short_name};
use crate::insight::knows::ask_for_introduction;
use crate::ui::components::icon;
use crate::ui::state::{OpenDialog, use_dialogs, use_repository};
use crate::ui::text;

/// The sentence with the days of silence, if the two have spoken, and the button that says hello.
pub(super) fn hello_first(person: PersonId, days: Option<u32>) -> AnyView {
    let dialogs = use_dialogs();
    let words = days.map(|it| text::project::hello_first(&text::span(it)));
    let words = words.unwrap_or_else(|| text::project::no_talk_yet().to_owned());
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

/// The button that asks somebody to introduce the user to a person, with a question about something.
pub(super) fn introduction(bridge: PersonId, far: PersonId, about: &str) -> AnyView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let name = |id, form: fn(&Person) -> String| {
        repository.book_untracked(|book| book.people.get(id).map(form)).unwrap_or_default()
    };
    let asked = name(bridge, short_name);
    let words = ask_for_introduction(&asked, about, Some(&name(far, display_name)));
    let dialog = OpenDialog::AskBridge(bridge, far, words);
    view! {
        <button class="btn btn--soft" type="button" on:click=move |_| dialogs.show(dialog.clone())>
            {icon("people")}{text::who_knows::ask_bridge(&asked)}
        </button>
    }
    .into_any()
}
