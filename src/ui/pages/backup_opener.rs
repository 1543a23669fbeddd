//! Opens a backup file, or a file of another program, up to the import dialog.

use leptos::prelude::*;
use web_sys::{Blob, File};

use super::foreign_import::{ForeignFile, ForeignImportDialog, with_room};
use super::import_dialog::{ChosenFile, Incoming, MergeDialog};
use crate::domain::DateOrder;
use crate::formats::backup;
use crate::formats::foreign::{Preview, Wish};
use crate::formats::import::ImportError;
use crate::formats::jwe::{self, JweError};
use crate::present::columns::ColumnMemory;
use crate::store::{Job, JobError, JobOutput, StorageKey};
use crate::ui::components::{Dialog, close_dialog};
use crate::ui::passphrase::{Attempt, KnownPassphrase};
use crate::ui::state::{Jobs, Prefs, RepositoryContext, use_jobs, use_prefs, use_repository};
use crate::ui::text;
use crate::web::{dom, files, intl, worker};

/// A file on its way to the import dialog.
#[derive(Clone, Copy)]
pub(super) struct BackupOpener {
    jobs: Jobs,
    prefs: Prefs,
    repository: RepositoryContext,
    chosen: ChosenFile,
    /// The name and the text of an encrypted file, while its passphrase is asked for.
    pub(super) encrypted: RwSignal<Option<(String, String)>>,
    /// The content of the import dialog. `None` while it is closed.
    pub(super) incoming: RwSignal<Option<Incoming>>,
    /// The content of the import dialog for a file of another program. `None` while it is closed.
    pub(super) foreign: RwSignal<Option<ForeignFile>>,
    /// The share of another program's file that is read, from 0 to 1. `None` while no such file is being read.
    pub(super) progress: RwSignal<Option<f64>>,
    /// Whether the passphrase of an encrypted file was right, so that its reading goes on.
    is_decrypted: RwSignal<bool>,
    /// Which of several files it is, such as the second of three.
    pub(super) turn: RwSignal<Option<(usize, usize)>>,
    /// Why the file could not be opened. Empty if it could.
    pub(super) problem: RwSignal<String>,
}

impl BackupOpener {
    /// An opener without a file. To be called while a component is created.
    pub(super) fn new() -> Self {
        Self {
            jobs: use_jobs(),
            prefs: use_prefs(),
            repository: use_repository(),
            chosen: ChosenFile::new_local(None),
            encrypted: RwSignal::new(None),
            incoming: RwSignal::new(None),
            foreign: RwSignal::new(None),
            progress: RwSignal::new(None),
            is_decrypted: RwSignal::new(false),
            turn: RwSignal::new(None),
            problem: RwSignal::new(String::new()),
        }
    }

    /// Whether a dialog of the file is open.
    pub(super) fn has_dialog(self) -> bool {
        self.encrypted.with(Option::is_some)
            || self.incoming.with(Option::is_some)
            || self.foreign.with(Option::is_some)
    }

    /// Opens a file. An encrypted one waits for its passphrase.
    pub(super) async fn open(self, file: File) {
        match encrypted_text(&file).await {
            Ok(Some(text)) => self.encrypted.set(Some((file.name(), text))),
            Ok(None) => self.compare(file.clone().into(), file.name()).await,
            Err(why) => self.problem.set(text::backup::not_opened(&file.name(), &why)),
        }
    }

    /// Has the worker read a file, and opens the import dialog with the summary.
    async fn compare(self, file: Blob, name: String) {
        let job = Job::Compare { file: String::new() };
        match self.jobs.work_on(job, Some(file.clone())).await.and_then(JobOutput::into_summary) {
            Ok(summary) => {
                // The user may have chosen another file meanwhile. Set `chosen` only here, together with the summary,
                // so that the import uses the file of the summary on screen.
                self.chosen.set_value(Some(file));
                self.incoming.set(Some(Incoming { file: self.chosen, name, turn: self.turn.get_untracked(), summary }));
            }
            Err(JobError::File(ImportError::NotRecognised(_))) => self.read_foreign(file, name).await,
            Err(why) => self.problem.set(text::backup::not_opened(&name, &text::errors::job(&why))),
        }
    }

    /// Stops the reading of another program's file.
    pub(super) fn stop(self) {
        self.progress.set(None);
        worker::stop();
    }

    /// Has the importer read a file of another program, and opens the import dialog with the preview.
    async fn read_foreign(self, file: Blob, name: String) {
        let is_month_first =
            self.repository.book_untracked(|it| it.settings().date_order).unwrap_or_else(intl::date_order)
                == DateOrder::MonthFirst;
        let owner = self.repository.book_untracked(|it| it.settings().own_keys());
        let wish = Wish { file_name: name.clone(), zone: intl::time_zone(), is_month_first, owner, ..Wish::default() };
        self.progress.set(Some(0.0));
        worker::on_progress(move |share| _ = self.progress.try_set(Some(share)));
        let (preview, wish) = self.read_as_remembered(&file, wish).await;
        // Reading the answer, counting the room and drawing a large file are a task each, so that the page can answer
        // between them.
        dom::next_task().await;
        // None means that the user has stopped the reading.
        let Some(_) = self.progress.try_update(Option::take).flatten() else { return };
        match preview {
            Ok(preview) => {
                let preview = with_room(preview, self.repository);
                dom::next_task().await;
                self.chosen.set_value(Some(file));
                self.foreign.set(Some(ForeignFile {
                    file: self.chosen,
                    wish,
                    preview,
                    turn: self.turn.get_untracked(),
                }));
            }
            Err(why) => self.problem.set(text::backup::not_opened(&name, &text::errors::job(&why))),
        }
    }

    /// Reads a file, and a table once more if the user has said what its columns are. Returns the wish that was used.
    async fn read_as_remembered(self, file: &Blob, mut wish: Wish) -> (Result<Preview, JobError>, Wish) {
        let read = async |wish: &Wish| {
            let job = Job::ReadForeign { wish: wish.clone() };
            self.jobs.work_on(job, Some(file.clone())).await.and_then(JobOutput::into_preview)
        };
        let preview = read(&wish).await;
        let table = preview.as_ref().ok().and_then(|it| it.table.as_ref());
        let memory = ColumnMemory::read(&self.prefs.get(StorageKey::Columns));
        let Some(map) = table.and_then(|it| memory.find(it)) else { return (preview, wish) };
        wish.columns = Some(map.clone());
        (read(&wish).await, wish)
    }
}

/// Returns the text of an encrypted file, or `None` for any other file, which the worker reads.
///
/// # Errors
///
/// A message if the file is too large or cannot be read, or if the end of an encrypted file is missing.
async fn encrypted_text(file: &Blob) -> Result<Option<String>, String> {
    if file.size() > f64::from(backup::MAX_BYTES) {
        return Err(text::backup::too_large().to_owned());
    }
    let not_read = || text::errors::job(&JobError::NotRead);
    let ends = files::ends(file).await.ok_or_else(not_read)?;
    if !jwe::is_sealed(&ends) {
        return Ok(None);
    }
    if jwe::is_cut(&ends) {
        return Err(text::errors::decrypt(&JweError::Cut));
    }
    files::text(file).await.map(Some).ok_or_else(not_read)
}

/// Asks for the passphrase of an encrypted backup, decrypts it and opens the import dialog.
#[component]
fn DecryptForm(
    /// The file's name.
    name: String,
    /// The encrypted text.
    text: String,
    opener: BackupOpener,
) -> impl IntoView {
    let close = close_dialog();
    let attempt = move |passphrase: String| -> Attempt {
        let (name, text) = (name.clone(), text.clone());
        Box::pin(async move {
            let output = opener.jobs.work(Job::Decrypt { file: text, passphrase }).await;
            let file = output.and_then(JobOutput::into_text).map_err(|error| text::errors::job(&error))?;
            let file = files::of_text(&file).ok_or_else(|| text::errors::job(&JobError::NotRead))?;
            opener.is_decrypted.set(true);
            close();
            opener.compare(file, name).await;
            Ok(())
        })
    };
    view! { <KnownPassphrase attempt /> }
}

/// The dialogs of an opener: the passphrase of an encrypted file, and what an import would do.
#[component]
pub(super) fn OpenedDialogs(
    opener: BackupOpener,
    /// Called after the last of them has closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let close_encrypted = move |()| {
        opener.encrypted.set(None);
        if !opener.is_decrypted.try_update(std::mem::take).unwrap_or_default() {
            on_close.run(());
        }
    };
    let close_incoming = Callback::new(move |()| {
        opener.incoming.set(None);
        on_close.run(());
    });
    let close_foreign = Callback::new(move |()| {
        opener.foreign.set(None);
        on_close.run(());
    });
    view! {
        {move || opener.encrypted.get().map(|(name, text)| view! {
            <Dialog
                title=text::backup::encrypted_title()
                close_label=text::backup::close_without_opening()
                class="dialog--narrow"
                on_close=close_encrypted
            >
                <DecryptForm name text opener />
            </Dialog>
        })}
        {move || opener.incoming.get().map(|it| view! { <MergeDialog incoming=it on_close=close_incoming /> })}
        {move || opener.foreign.get().map(|it| view! { <ForeignImportDialog incoming=it on_close=close_foreign /> })}
    }
}
