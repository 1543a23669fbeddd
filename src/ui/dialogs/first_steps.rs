//! The dialogs of the first page: how Kith works, and which files it reads.

use leptos::prelude::*;

use crate::ui::components::{Dialog, close_dialog, icon};
use crate::ui::pages::explanation;
use crate::ui::state::use_dialogs;
use crate::ui::text;

/// The dialog "How it works".
#[component]
pub(crate) fn HowItWorksDialog() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::welcome::how_it_works()
            close_label=text::common::close()
            on_close=move |()| dialogs.close()
        >
            <div class="prep">{explanation()}</div>
        </Dialog>
    }
}

/// The dialog "Bring in your contacts": which files are read, and which are not read yet.
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
            <FilesThatAreRead />
        </Dialog>
    }
}

#[component]
fn FilesThatAreRead() -> impl IntoView {
    let close = close_dialog();
    view! {
        <div class="stack">
            <p>{text::welcome::reads_backups()}</p>
            <p>{text::welcome::not_read_yet()}</p>
            <p>{text::welcome::until_then()}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="button" on:click=move |_| close()>
                    {icon("check")}{text::common::close()}
                </button>
            </footer>
        </div>
    }
}
