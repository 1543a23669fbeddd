//! Opens a file from anywhere in the app: pasted names, the contacts of the phone, a dropped or a shared file.

use leptos::prelude::*;
use web_sys::File;

use super::backup_opener::{BackupOpener, OpenedDialogs};
use crate::ui::components::{Dialog, close_dialog};
use crate::ui::state::{Dialogs, OpenDialog, use_dialogs};
use crate::ui::text;
use crate::web::files;

/// Opens a file over the page, in place of the dialog that is there.
pub(crate) fn open_file(dialogs: Dialogs, file: File) {
    files::hand_over(file);
    dialogs.show(OpenDialog::OpenFile);
}

/// The dialogs of a file that was handed over, from its reading to its import.
#[component]
pub(crate) fn OpenFileDialog() -> impl IntoView {
    let dialogs = use_dialogs();
    let opener = BackupOpener::new();
    crate::web::spawn(async move {
        let file = match files::take_handed() {
            Some(file) => Some(file),
            None => files::take_shared().await,
        };
        match file {
            Some(file) => opener.open(file).await,
            None => _ = opener.problem.try_set(text::ways_in::no_file().to_owned()),
        }
    });
    let close = move || {
        opener.stop();
        dialogs.close();
    };
    view! {
        {move || (!opener.has_dialog()).then(|| view! {
            <Dialog
                title=text::ways_in::opening()
                close_label=text::ways_in::close_without_opening()
                class="dialog--narrow"
                on_close=move |()| close()
            >
                <Opening opener />
            </Dialog>
        })}
        <OpenedDialogs opener on_close=Callback::new(move |()| close()) />
    }
}

/// How far the reading is, or why the file is not opened.
#[component]
fn Opening(opener: BackupOpener) -> impl IntoView {
    let close = close_dialog();
    let has_problem = move || opener.problem.with(|it| !it.is_empty());
    let share = move || opener.progress.get().filter(|it| *it > 0.0);
    let bar = move || view! { <progress class="progress" aria-label=text::common::working() value=share></progress> };
    view! {
        <div class="stack">
            <p role="status">{move || (!has_problem()).then(text::common::working)}</p>
            {move || (!has_problem()).then(bar)}
            <p class="field-error" role="alert">{opener.problem}</p>
            <footer class="dialog__foot">
                <button class="btn" type="button" on:click=move |_| close()>
                    {move || if has_problem() { text::common::close() } else { text::common::cancel() }}
                </button>
            </footer>
        </div>
    }
}
