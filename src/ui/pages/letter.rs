//! A text to send: the user changes it first, then copies it or opens it in another app. Nothing is sent by Kith.

use leptos::prelude::*;

use crate::domain::Person;
use crate::present::direction::direction;
use crate::ui::components::icon;
use crate::ui::pages::contact_links;
use crate::ui::state::use_toasts;
use crate::ui::text;

/// The text, and the ways to send it to a person. `button` is the class of the button that copies it.
pub(super) fn letter(person: &Person, words: RwSignal<String>, button: &'static str) -> AnyView {
    let toasts = use_toasts();
    view! {
        <textarea
            dir=move || words.with(|it| direction(it))
            class="ruled-text"
            rows="4"
            aria-label=text::pair::letter()
            prop:value=words
            on:input=move |event| words.set(event_target_value(&event))
        ></textarea>
        <div class="actions">
            <button class=button type="button" on:click=move |_| contact_links::copy(toasts, words.into(), None)>
                {icon("file")}{text::contact::copy()}
            </button>
        </div>
        {contact_links::other_contact_links(person, words.into(), None)}
    }
    .into_any()
}
