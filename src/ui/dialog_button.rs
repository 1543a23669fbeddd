//! A button that opens a dialog, in a row of a list.

use leptos::prelude::*;

use crate::ui::state::{OpenDialog, use_dialogs};

/// A button with these words that opens a dialog. `label` says for which row, as every row has the same words.
pub(crate) fn dialog_button(class: &'static str, words: &'static str, label: String, dialog: OpenDialog) -> AnyView {
    let dialogs = use_dialogs();
    let show = move |_| dialogs.show(dialog.clone());
    view! {
        <button class=class type="button" aria-label=label on:click=show>{words}</button>
    }
    .into_any()
}
