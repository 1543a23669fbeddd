//! A place where nothing is yet: a sentence that says so, and the one thing to do.

use leptos::prelude::*;

use super::icon::icon;

/// Draws an empty place with the button for the one thing to do.
pub(crate) fn empty_state(
    line: &'static str,
    icon_name: &'static str,
    label: &'static str,
    on_act: impl Fn() + 'static,
) -> AnyView {
    view! {
        <div class="empty-state">
            <p class="text-muted">{line}</p>
            <button class="btn btn--soft" type="button" on:click=move |_| on_act()>{icon(icon_name)}{label}</button>
        </div>
    }
    .into_any()
}
