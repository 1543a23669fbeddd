//! Backups: download, plain or encrypted; share; open.

use leptos::prelude::*;
use web_sys::Blob;

use crate::domain::PartialDate;
use crate::formats::import;
use crate::formats::jwe::{self, JweError};
use crate::store::{BackupState, Job, JobError, JobOutput};
use crate::ui::app::{App, app};
use crate::ui::components::{Dialog, Show, close_dialog, icon};
use crate::ui::dom_id::DomId;
use crate::ui::pages::import_dialog::{ChosenFile, Incoming, MergeDialog};
use crate::ui::passphrase::{Attempt, KnownPassphrase, NewPassphrase};
use crate::ui::text;
use crate::web::{auto_backup, clock, files, worker};

/// The section for saving, sharing and opening a backup.
#[component]
pub(crate) fn BackupSection() -> impl IntoView {
    let app = app();
    let incoming = RwSignal::new(None::<Incoming>);
    let chosen = ChosenFile::new_local(None);
    let problem = RwSignal::new(String::new());
    let sealed = RwSignal::new(None::<(String, String)>);
    let is_sealing = RwSignal::new(false);
    let share = move |_| {
        crate::web::spawn(async move {
            match written(app, Job::Backup).await {
                Ok(backup) => pass_on(app, &backup).await,
                Err(error) => app.say(error.to_string(), false),
            }
        });
    };
    let download = move |_| {
        crate::web::spawn(async move {
            match written(app, Job::Backup).await {
                Ok(backup) => save(app, "", &backup),
                Err(error) => app.say(error.to_string(), false),
            }
        });
    };
    let open = move |event: web_sys::Event| {
        problem.set(String::new());
        let Some(file) = files::chosen(&event_target(&event)) else { return };
        crate::web::spawn(async move {
            match sealed_text(&file).await {
                Ok(Some(text)) => sealed.set(Some((file.name(), text))),
                Ok(None) => look(app, (chosen, file.clone().into()), incoming, problem, file.name()).await,
                Err(why) => problem.set(text::backup::not_opened(&file.name(), &why)),
            }
        });
    };
    let last = move || match app.backup_state().last.map(|day| (clock::today() - day).num_days()) {
        None => text::backup::never_saved().to_owned(),
        Some(0) => text::backup::saved_today().to_owned(),
        Some(days) => text::backup::saved_ago(&text::span(u32::try_from(days).unwrap_or_default())),
    };
    let since = move || {
        let state = app.backup_state();
        match state.last {
            _ if state.since == 0 => text::backup::unchanged().to_owned(),
            None => text::sentence(&text::backup::only_here(state.since as usize)),
            Some(_) => text::backup::changed_since(state.since as usize),
        }
    };
    view! {
        <section class="prep" aria-labelledby=DomId::Backup.as_str()>
            <div class="prep__head">
                <h2 id=DomId::Backup.as_str()>{text::backup::title()}</h2>
                <p class="text-aside">{last}</p>
            </div>
            <p>{since}" "{text::backup::merges()}</p>
            <div class="actions">
                <button class="btn btn--main" type="button" on:click=download>
                    {icon("export")}{text::backup::download()}
                </button>
                <button class="btn" type="button" on:click=move |_| is_sealing.set(true)>
                    {icon("lock")}{text::backup::with_passphrase()}
                </button>
                {auto_backup::can_share().then(|| view! {
                    <button class="btn" type="button" on:click=share>{icon("export")}{text::backup::share()}</button>
                })}
                <label class="btn btn--file">
                    {icon("import")}{text::backup::open_file()}
                    <input
                        type="file"
                        accept=import::accept()
                        aria-label=text::backup::open_file()
                        on:change=open
                        on:click=|_| worker::prewarm()
                        on:cancel=|_: web_sys::Event| worker::terminate()
                    />
                </label>
            </div>
            <p class="text-small field-error" role="status">{move || app.is_busy.get().then(text::common::working)}</p>
            <p class="text-small field-error" role="alert">{problem}</p>
            <Show when=move || !app.merged.with(String::is_empty)>
                <div class="callout" role="note">
                    {icon("undo")}
                    <div class="stack"><p>{text::backup::imported_note()}</p>
                    <p><button class="btn" type="button" on:click=move |_| app.unmerge()>{text::common::undo()}</button></p></div>
                </div>
            </Show>
        </section>
        <Show when=move || is_sealing.get()>
            <Dialog
                title=text::backup::passphrase_title()
                close_label=text::backup::close_without_backup()
                class="dialog--narrow"
                on_close=move |()| is_sealing.set(false)
            >
                <Seal />
            </Dialog>
        </Show>
        {move || sealed.get().map(|(name, text)| view! {
            <Dialog
                title=text::backup::encrypted_title()
                close_label=text::backup::close_without_opening()
                class="dialog--narrow"
                on_close=move |()| sealed.set(None)
            >
                <Unseal name text chosen incoming problem />
            </Dialog>
        })}
        {move || incoming.get().map(|it| view! {
            <MergeDialog incoming=it on_close=Callback::new(move |()| incoming.set(None)) />
        })}
    }
}

/// A finished backup, not yet saved to a file.
struct Written {
    text: String,
    /// The backup state at the start of writing.
    then: BackupState,
    /// False if some stored data could not be read and is missing from the backup.
    is_whole: bool,
}

/// Writes a backup with `job`.
async fn written(app: App, job: Job) -> Result<Written, JobError> {
    let then = app.backup_state_now();
    let (text, is_whole) = app.back_up(job).await?;
    Ok(Written { text, then, is_whole })
}

impl Written {
    /// The file name without extension. `kind` becomes part of it.
    fn name(&self, kind: &str) -> String {
        let whole = if self.is_whole { "" } else { "-incomplete" };
        format!("kith-backup-{}{kind}{whole}", PartialDate::Day(clock::today()))
    }

    /// Records a complete backup as saved and shows `said`. For an incomplete one, only shows that data is missing.
    fn is_saved(&self, app: App, said: &'static str) {
        if self.is_whole {
            app.backed_up(self.then);
            app.say(said, false);
        } else {
            app.say(text::backup::incomplete(), false);
        }
    }
}

/// Downloads a backup. `kind` becomes part of the file name.
fn save(app: App, kind: &str, backup: &Written) {
    if files::download(&format!("{}.json", backup.name(kind)), "application/json", &backup.text).is_some() {
        backup.is_saved(app, text::backup::downloaded());
    }
}

/// Shares a backup, or downloads it if the browser cannot share files.
async fn pass_on(app: App, backup: &Written) {
    match auto_backup::share(&backup.name(""), &backup.text).await {
        auto_backup::Shared::Done => backup.is_saved(app, text::backup::shared()),
        auto_backup::Shared::Cancelled => (),
        auto_backup::Shared::Unable => save(app, "", backup),
    }
}

/// Size limit for opened files, in bytes: larger than a backup of a lifetime.
const MAX_BYTES: f64 = 128.0 * 1024.0 * 1024.0;

/// Returns the text of an encrypted file, or `None` for any other file, which the worker reads.
///
/// # Errors
///
/// A message if the file is too large or cannot be read, or if the end of an encrypted file is missing.
async fn sealed_text(file: &Blob) -> Result<Option<String>, String> {
    if file.size() > MAX_BYTES {
        return Err(text::backup::too_large().to_owned());
    }
    let not_read = || JobError::NotRead.to_string();
    let ends = files::ends(file).await.ok_or_else(not_read)?;
    if !jwe::is_sealed(&ends) {
        return Ok(None);
    }
    if jwe::is_cut(&ends) {
        return Err(JweError::Cut.to_string());
    }
    files::text(file).await.map(Some).ok_or_else(not_read)
}

/// Has the worker read a backup, and opens the import dialog with the summary.
async fn look(
    app: App,
    (chosen, file): (ChosenFile, Blob),
    incoming: RwSignal<Option<Incoming>>,
    problem: RwSignal<String>,
    name: String,
) {
    let job = Job::Compare { file: String::new() };
    match app.work_on(job, Some(file.clone())).await.and_then(JobOutput::into_summary) {
        Ok(summary) => {
            // The user may have chosen another file meanwhile. Set `chosen` only here, together with the summary, so
            // that the import uses the file of the summary on screen.
            chosen.set_value(Some(file));
            incoming.set(Some(Incoming { file: chosen, summary }));
        }
        Err(why) => problem.set(text::backup::not_opened(&name, &why)),
    }
}

/// Asks for a new passphrase and downloads an encrypted backup.
#[component]
fn Seal() -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let passphrase = RwSignal::new(String::new());
    let is_working = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let seal = move |event: web_sys::SubmitEvent| {
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
            match written(app, job).await {
                Ok(backup) => {
                    save(app, "-encrypted", &backup);
                    close();
                }
                Err(error) => problem.set(error.to_string()),
            }
            is_working.set(false);
        });
    };
    view! {
        <form class="stack" on:submit=seal>
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

/// Asks for the passphrase of an encrypted backup, decrypts it and opens the import dialog.
#[component]
fn Unseal(
    /// The file's name.
    name: String,
    /// The encrypted text.
    text: String,
    chosen: ChosenFile,
    incoming: RwSignal<Option<Incoming>>,
    problem: RwSignal<String>,
) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let attempt = move |passphrase: String| -> Attempt {
        let (name, text) = (name.clone(), text.clone());
        Box::pin(async move {
            let output = app.work(Job::Decrypt { file: text, passphrase }).await;
            let file = output.and_then(JobOutput::into_text).map_err(|error| error.to_string())?;
            let file = files::of_text(&file).ok_or_else(|| JobError::NotRead.to_string())?;
            close();
            look(app, (chosen, file), incoming, problem, name).await;
            Ok(())
        })
    };
    view! { <KnownPassphrase attempt /> }
}
