//! The dialog "Bring in your contacts": a file, pasted names, or contacts of the phone.

use leptos::prelude::*;

use crate::formats::import;
use crate::formats::vcard::write_picked;
use crate::ui::components::{AreaField, Dialog, icon, settle_dialog};
use crate::ui::pages::open_files;
use crate::ui::state::use_dialogs;
use crate::ui::text;
use crate::web::{contacts, files, worker};

/// The dialog.
#[component]
pub(crate) fn BringContacts() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::welcome::bring_contacts()
            close_label=text::common::close()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            <div class="stack">
                // The focus begins at the words, not at the button that closes the dialog.
                <p tabindex="-1" autofocus>{text::ways_in::which_files()}</p>
                <FileButtons />
                <PastedNames />
            </div>
        </Dialog>
    }
}

/// The buttons that choose a file, or contacts where the phone has them.
#[component]
fn FileButtons() -> impl IntoView {
    let dialogs = use_dialogs();
    let open = move |event: web_sys::Event| {
        let chosen = files::all_chosen(&event_target(&event));
        if !chosen.is_empty() {
            open_files(dialogs, chosen);
        }
    };
    let pick = move |_| {
        crate::web::spawn(async move {
            let picked = contacts::pick().await;
            let file = files::file_of(text::ways_in::phone_contacts(), &write_picked(&picked));
            file.filter(|_| !picked.is_empty()).into_iter().for_each(|it| open_files(dialogs, vec![it]));
        });
    };
    view! {
        <div class="actions">
            <label class="btn btn--main btn--file">
                {icon("import")}{text::ways_in::choose_file()}
                <input
                    type="file"
                    multiple
                    accept=import::accept()
                    aria-label=text::ways_in::choose_file()
                    on:change=open
                    on:click=|_| worker::prewarm()
                    on:cancel=|_: web_sys::Event| worker::terminate()
                />
            </label>
            {contacts::can_pick().then(|| view! {
                <button class="btn" type="button" on:click=pick>{icon("people")}{text::ways_in::from_phone()}</button>
            })}
        </div>
    }
}

/// The names that are pasted, one a line.
#[component]
fn PastedNames() -> impl IntoView {
    let (dialogs, settle) = (use_dialogs(), settle_dialog());
    let names = RwSignal::new(String::new());
    let is_empty = move || names.with(|it| it.trim().is_empty());
    let read = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let file = files::file_of(text::ways_in::pasted_names(), &names.get_untracked());
        if let Some(file) = file.filter(|_| !untrack(is_empty)) {
            settle();
            open_files(dialogs, vec![file]);
        }
    };
    view! {
        <form class="stack" on:submit=read>
            <AreaField
                label=text::ways_in::paste()
                hint=text::ways_in::paste_hint()
                value=names
                on_input=move |it| names.set(it)
            />
            <p>
                <button class="btn" type="submit" aria-disabled=move || is_empty().to_string()>
                    {icon("people")}{text::ways_in::read_names()}
                </button>
            </p>
        </form>
    }
}
