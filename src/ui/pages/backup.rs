//! Backups: download, plain or encrypted; share; open.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::backup_opener::{BackupOpener, OpenedDialogs};
use super::backup_writer::use_backup_writer;
use super::doubles::DoublesFound;
use super::open_file::open_files;
use crate::formats::import;
use crate::formats::jwe;
use crate::insight::backup_reminder::age_days;
use crate::present::people::has_unsorted;
use crate::store::{BackupState, Job};
use crate::ui::components::{Dialog, Show, close_dialog, icon};
use crate::ui::dom_id::DomId;
use crate::ui::passphrase::NewPassphrase;
use crate::ui::route::Route;
use crate::ui::state::{
    Dialogs, OpenDialog, use_backup_status, use_clock, use_dialogs, use_jobs, use_repository, use_undo,
};
use crate::ui::text;
use crate::web::{auto_backup, clock, files, worker};

/// The age of the last backup.
fn age(state: BackupState, today: NaiveDate) -> String {
    match state.last.map(|day| age_days(day, today)) {
        None => text::backup::never_saved().to_owned(),
        Some(0) => text::backup::saved_today().to_owned(),
        Some(days) => text::backup::saved_ago(&text::span(days)),
    }
}

/// The number of changes since the last backup.
fn changes(state: BackupState) -> String {
    match state.last {
        _ if state.since == 0 => text::backup::unchanged().to_owned(),
        None => text::sentence(&text::backup::only_here(state.since as usize)),
        Some(_) => text::backup::changed_since(state.since as usize),
    }
}

/// The section for saving, sharing and opening a backup.
#[component]
pub(crate) fn BackupSection() -> impl IntoView {
    let (status, today) = (use_backup_status(), use_clock().today);
    let opener = BackupOpener::new();
    let is_encrypting = RwSignal::new(false);
    view! {
        <section class="prep" aria-labelledby=DomId::Backup.as_str()>
            <div class="prep__head">
                <h2 id=DomId::Backup.as_str()>{text::backup::title()}</h2>
                <p class="text-aside">{move || age(status.get(), today.get())}</p>
            </div>
            <p>{move || changes(status.get())}" "{text::backup::merges()}</p>
            <BackupActions opener is_encrypting />
            <BackupNotes opener />
        </section>
        <Show when=move || is_encrypting.get()>
            <Dialog
                title=text::backup::passphrase_title()
                close_label=text::backup::close_without_backup()
                class="dialog--narrow"
                on_close=move |()| is_encrypting.set(false)
            >
                <EncryptForm />
            </Dialog>
        </Show>
        <OpenedDialogs opener on_close=Callback::new(|()| ()) />
    }
}

/// Opens the files that the user chose: one at once, several one after the other.
fn open_chosen(opener: BackupOpener, dialogs: Dialogs, event: &web_sys::Event) {
    opener.problem.set(String::new());
    let mut chosen = files::all_chosen(&event_target(event));
    if chosen.len() > 1 {
        open_files(dialogs, chosen);
    } else if let Some(file) = chosen.pop() {
        crate::web::spawn(opener.open(file));
    }
}

/// The buttons.
#[component]
fn BackupActions(
    opener: BackupOpener,
    /// Set when the user asks for an encrypted backup.
    is_encrypting: RwSignal<bool>,
) -> impl IntoView {
    let (writer, dialogs) = (use_backup_writer(), use_dialogs());
    let share = move |_| {
        crate::web::spawn(async move {
            if let Some(backup) = writer.write_plain().await {
                writer.share(&backup).await;
            }
        });
    };
    let download = move |_| {
        crate::web::spawn(async move {
            if let Some(backup) = writer.write_plain().await {
                writer.download("", &backup);
            }
        });
    };
    let open = move |event: web_sys::Event| open_chosen(opener, dialogs, &event);
    view! {
        <div class="actions">
            <button class="btn btn--main" type="button" on:click=download>
                {icon("export")}{text::backup::download()}
            </button>
            <button class="btn" type="button" on:click=move |_| is_encrypting.set(true)>
                {icon("lock")}{text::backup::with_passphrase()}
            </button>
            {auto_backup::can_share().then(|| view! {
                <button class="btn" type="button" on:click=share>{icon("export")}{text::backup::share()}</button>
            })}
            <label class="btn btn--file">
                {icon("import")}{text::backup::open_file()}
                <input
                    type="file"
                    multiple
                    accept=import::accept()
                    aria-label=text::backup::open_file()
                    on:change=open
                    on:click=|_| worker::prewarm()
                    on:cancel=|_: web_sys::Event| worker::terminate()
                />
            </label>
        </div>
    }
}

/// The progress of the work, its problem, and the undo of the last import.
#[component]
fn BackupNotes(opener: BackupOpener) -> impl IntoView {
    let (dialogs, jobs, undo, problem) = (use_dialogs(), use_jobs(), use_undo(), opener.problem);
    // Only the importer says how far it is; otherwise the bar only shows that the worker is at work.
    let share = move || opener.progress.get().filter(|it| *it > 0.0);
    let bar = move || view! { <progress class="progress" aria-label=text::common::working() value=share></progress> };
    let is_reading = move || opener.progress.with(Option::is_some);
    let stop = move || {
        view! {
            <p><button class="btn" type="button" on:click=move |_| opener.stop()>{text::common::cancel()}</button></p>
        }
    };
    view! {
        <p class="text-small field-error" role="status">{move || jobs.is_busy.get().then(text::common::working)}</p>
        {move || jobs.is_busy.get().then(bar)}
        {move || is_reading().then(stop)}
        <p class="text-small field-error" role="alert">{problem}</p>
        <Show when=move || !undo.last_merge.with(String::is_empty)>
            <div class="callout" role="note">
                {icon("undo")}
                <div class="stack">
                    <p>{text::backup::imported_note()}</p>
                    <SortOffer />
                    <DoublesFound />
                    <p>
                        <button class="btn" type="button" on:click=move |_| undo.undo_merge()>
                            {text::common::undo()}
                        </button>
                    </p>
                </div>
            </div>
        </Show>
        <p>
            <button class="link-button" type="button" on:click=move |_| dialogs.show(OpenDialog::BringContacts)>
                {text::ways_in::more_ways()}
            </button>
        </p>
        <p><a href=Route::Imports.href()>{text::imports::earlier()}</a></p>
    }
}

/// The offer to sort new people into circles. Not shown if everybody has one.
#[component]
fn SortOffer() -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    view! {
        <Show when=move || repository.book(has_unsorted)>
            <p>
                <button class="btn" type="button" on:click=move |_| dialogs.show(OpenDialog::Sort)>
                    {icon("sort")}{text::people::sort_into_circles()}
                </button>
            </p>
        </Show>
    }
}

/// Asks for a new passphrase and downloads an encrypted backup.
#[component]
fn EncryptForm() -> impl IntoView {
    let writer = use_backup_writer();
    let close = close_dialog();
    let passphrase = RwSignal::new(String::new());
    let is_working = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let encrypt = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if passphrase.with_untracked(String::is_empty) || is_working.get_untracked() {
            return;
        }
        let Some(random) = clock::random_bytes::<{ jwe::Random::BYTES }>() else {
            return problem.set(text::lock::no_random().to_owned());
        };
        is_working.set(true);
        problem.set(String::new());
        crate::web::spawn(async move {
            let job = Job::EncryptedBackup { passphrase: passphrase.get_untracked(), random: random.to_vec() };
            match writer.write(job).await {
                Ok(backup) => {
                    writer.download("-encrypted", &backup);
                    close();
                }
                Err(error) => problem.set(text::errors::job(&error)),
            }
            is_working.set(false);
        });
    };
    view! {
        <form class="stack" on:submit=encrypt>
            <p>{text::backup::passphrase_note()}</p>
            <NewPassphrase passphrase />
            <p class="text-small field-error" role="alert">{problem}</p>
            <p class="text-small field-error" role="status">{move || is_working.get().then(text::common::working)}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit" disabled=move || passphrase.with(String::is_empty)>
                    {icon("lock")}{text::backup::save_encrypted()}
                </button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </form>
    }
}
