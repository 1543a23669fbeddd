//! What the user can do with a person besides writing to them: on the person's page as tiles, in the log as chips.

use leptos::prelude::*;

use crate::domain::PersonId;
use crate::ui::components::icon;
use crate::ui::state::{OpenDialog, use_dialogs};
use crate::ui::text;

/// Each act with its icon, its name and its dialog.
fn acts(id: PersonId) -> [(&'static str, &'static str, OpenDialog); 6] {
    [
        ("file", text::person::before_you_meet(), OpenDialog::Prepare(vec![id])),
        ("sun", text::acts::wellness(), OpenDialog::Wellness(id)),
        ("check", text::acts::promise(), OpenDialog::NewPromise(Some(id))),
        ("leaf", text::person::help_either_way(), OpenDialog::Favour(id)),
        ("hand", text::person::ask_for_something(), OpenDialog::Ask(id)),
        ("link", text::person::introduce(), OpenDialog::Introduce(id)),
    ]
}

/// The acts as tiles.
pub(crate) fn act_tiles(id: PersonId, name: &str) -> AnyView {
    let dialogs = use_dialogs();
    let tile = |(icon_name, label, dialog): (&'static str, &'static str, OpenDialog)| {
        view! {
            <li>
                <button class="contact-link" type="button" on:click=move |_| dialogs.show(dialog.clone())>
                    {icon(icon_name)}{label}
                </button>
            </li>
        }
    };
    view! {
        <ul class="contact-links contact-links--acts" aria-label=text::acts::acts_with(&name)>
            {acts(id).into_iter().map(tile).collect_view()}
        </ul>
    }
    .into_any()
}

/// The acts as chips, folded. The sentence of the log is kept while their dialog is open.
pub(crate) fn act_chips(id: PersonId, name: &str) -> AnyView {
    let dialogs = use_dialogs();
    let chip = |(icon_name, label, dialog): (&'static str, &'static str, OpenDialog)| {
        view! {
            <button class="chip chip--plain" type="button" on:click=move |_| dialogs.show(dialog.clone())>
                {icon(icon_name)}{label}
            </button>
        }
    };
    // The log has a button of its own that makes the sentence a promise.
    let acts = acts(id).into_iter().filter(|(_, _, dialog)| !matches!(dialog, OpenDialog::NewPromise(_)));
    view! {
        <details class="disclosure">
            <summary>{text::acts::instead(&name)}</summary>
            <div class="chips">{acts.map(chip).collect_view()}</div>
        </details>
    }
    .into_any()
}
