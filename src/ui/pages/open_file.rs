//! Opens files from anywhere in the app, one after the other: pasted names, the contacts of the phone, dropped or
//! shared files.

use leptos::prelude::*;
use web_sys::File;

use super::backup_opener::{BackupOpener, OpenedDialogs};
use crate::ui::components::{Dialog, close_dialog};
use crate::ui::state::{Dialogs, OpenDialog, use_dialogs};
use crate::ui::text;
use crate::web::{files, web_locks};

/// Opens files over the page, in place of the dialog that is there.
pub(crate) fn open_files(dialogs: Dialogs, files: Vec<File>) {
    files::hand_over(files);
    dialogs.show(OpenDialog::OpenFile);
}

/// The dialogs of the files that were handed over, from the reading of each to its import.
#[component]
pub(crate) fn OpenFileDialog() -> impl IntoView {
    let dialogs = use_dialogs();
    let opener = BackupOpener::new();
    let next = move || crate::web::spawn(open_next(opener));
    next();
    let close = move || {
        opener.stop();
        files::hand_over(Vec::new());
        dialogs.close();
    };
    let ended = move |()| if files::are_left() { next() } else { close() };
    view! {
        {move || (!opener.has_dialog()).then(|| view! {
            <Dialog
                title=text::ways_in::opening()
                close_label=text::ways_in::close_without_opening()
                class="dialog--narrow"
                on_close=move |()| close()
            >
                <Opening opener go_on=next />
            </Dialog>
        })}
        <OpenedDialogs opener on_close=Callback::new(ended) />
    }
}

/// Opens the next file.
async fn open_next(opener: BackupOpener) {
    let Some(()) = opener.problem.try_update(String::clear) else { return };
    // The merge of the file before comes first, so that this one is compared with its result.
    web_locks::alone(web_locks::COMPACTION, Box::pin(async {})).await;
    if !files::are_left() {
        files::hand_over(files::take_shared().await);
    }
    match files::take_handed() {
        Some((file, turn)) => {
            // None means that the dialog was closed meanwhile.
            let Some(()) = opener.turn.try_update(|it| *it = turn) else { return };
            opener.open(file).await;
        }
        None => _ = opener.problem.try_set(text::ways_in::no_file().to_owned()),
    }
}

/// How far the reading is, or why the file is not opened.
#[component]
fn Opening(
    opener: BackupOpener,
    /// Opens the next file.
    go_on: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let close = close_dialog();
    let has_problem = move || opener.problem.with(|it| !it.is_empty());
    let share = move || opener.progress.get().filter(|it| *it > 0.0);
    let bar = move || view! { <progress class="progress" aria-label=text::common::working() value=share></progress> };
    view! {
        <div class="stack">
            <p role="status">
                {move || (!has_problem()).then(text::common::working)}" "
                {move || opener.turn.get().map(text::ways_in::turn)}
            </p>
            {move || (!has_problem()).then(bar)}
            <p class="field-error" role="alert">{opener.problem}</p>
            <footer class="dialog__foot">
                {move || (has_problem() && files::are_left()).then(|| view! {
                    <button class="btn btn--main" type="button" on:click=move |_| go_on()>
                        {text::ways_in::go_on()}
                    </button>
                })}
                <button class="btn" type="button" on:click=move |_| close()>
                    {move || if has_problem() { text::common::close() } else { text::common::cancel() }}
                </button>
            </footer>
        </div>
    }
}
