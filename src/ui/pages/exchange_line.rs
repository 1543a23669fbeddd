//! A line that opens an exchange.

use leptos::prelude::*;

use crate::domain::ExchangeId;
use crate::ui::state::{OpenDialog, use_dialogs};

/// The element of a list with the words of an exchange. A press opens it.
pub(super) fn exchange_line(words: &str, id: ExchangeId) -> AnyView {
    let dialogs = use_dialogs();
    let words = words.to_owned();
    view! {
        <li>
            <button
                class="line-button"
                type="button"
                dir="auto"
                on:click=move |_| dialogs.show(OpenDialog::EditExchange(id))
            >
                {words}
            </button>
        </li>
    }
    .into_any()
}
