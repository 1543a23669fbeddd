//! The state of the app: the repository, the undo stack, and the dialog that is open over the page.

mod auto_backup;
mod background_search;
mod dialog;
mod local_prefs;
mod tab_sync;
mod toasts;
mod undo;
mod unsaved;
mod worker_jobs;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Book, Change, Command, Device};
use crate::insight::week::{Week, week_from};
use crate::insight::week_cache::WeekCache;
use crate::store::{CommitError, EncryptedStore, Job, Mirrored, PageRepository, StorageKey, WriteError};
use crate::ui::app::background_search::{ArchiveReading, Search};
pub use crate::ui::app::dialog::OpenDialog;
pub(crate) use crate::ui::app::toasts::{Toast, ToastAction};
use crate::ui::app::unsaved::UnsavedForms;
use crate::ui::dom_id::DomId;
use crate::ui::lazy::{LazyLoaders, LazyParts};
use crate::ui::route::Route;
use crate::web::auto_backup::BackupTarget;
use crate::web::durable_mirror::IdbMirror;
use crate::web::storage::Backing;
use crate::web::{clock, dom, history, pwa};

/// Number of steps that can be undone.
const UNDO_STEPS: usize = 100;

/// Minutes without input before the app locks, unless the user chose another number (design decision).
pub(crate) const LOCK_MINUTES: u32 = 10;

/// The store of the book: browser storage with its IndexedDB mirror, behind optional encryption.
pub(crate) type Store = EncryptedStore<Mirrored<Backing, IdbMirror>>;

/// The app's state. Cheap to copy: the data is behind signals and stored values.
#[derive(Clone, Copy)]
pub(crate) struct App {
    state: StoredValue<State, LocalStorage>,
    /// Increases when the book or a value stored beside it changes, so that views are redrawn.
    version: RwSignal<u32>,
    undo: StoredValue<Vec<Step>>,
    redo: StoredValue<Vec<Step>>,
    /// The id of this device, used in the timestamps of its changes.
    pub(crate) device: Device,
    /// The browser had no device id at the start: this is the first visit, or all its data was cleared.
    is_new_device: bool,
    /// Whether the recovery from the mirror is under way and takes longer than a second.
    pub(crate) is_recovering: RwSignal<bool>,
    /// The mirror was asked for the missing texts, so that those still missing are reported.
    pub(crate) has_looked: RwSignal<bool>,
    /// Increases when the search index has grown.
    pub(crate) searchable: RwSignal<u32>,
    /// Number of archive partitions still to be unpacked.
    pub(crate) unpacking: RwSignal<usize>,
    /// Today's date, updated when the page comes back into view.
    pub(crate) today: RwSignal<NaiveDate>,
    /// The current toast.
    pub(crate) toast: RwSignal<Option<Toast>>,
    /// Number of dialogs open over one another. A toast appears in the topmost one, because the page beneath a modal
    /// dialog is inert.
    pub(crate) sheets: RwSignal<u32>,
    /// The dialog that is open over the page.
    pub(crate) dialog: RwSignal<Option<OpenDialog>>,
    /// The current path, including the base path.
    pub(crate) path: RwSignal<String>,
    /// The parts of the program that are loaded after Today.
    pub(crate) later: LazyParts,
    /// Why data of an earlier version could not be migrated. Empty if it was migrated, or the migration is under way.
    pub(crate) old_problem: RwSignal<String>,
    /// Whether the storage is nearly full.
    pub(crate) is_tight: RwSignal<bool>,
    /// Whether a new version is ready to be installed.
    pub(crate) update_ready: RwSignal<bool>,
    /// The data that undoes the last merge, as long as the page is open. Empty if there was no merge.
    pub(crate) merged: RwSignal<String>,
    /// Whether a worker job other than a compaction is running.
    pub(crate) is_busy: RwSignal<bool>,
    /// The file or folder of the automatic backup.
    pub(crate) kept_file: RwSignal<Option<BackupTarget>>,
    /// Whether the last automatic backup could not be written.
    pub(crate) kept_failed: RwSignal<bool>,
    /// Whether some of the backup's copies of earlier days are still plain text, although the backup has a
    /// passphrase.
    pub(crate) copies_are_plain: RwSignal<bool>,
    /// Names and modification times of other devices' backups that this device's passphrase does not decrypt.
    pub(crate) sealed_others: RwSignal<Vec<(String, String)>>,
    /// Names, modification times and problems of other backups that could not be read. They are read again once they
    /// are rewritten. A single backup file with a problem is not overwritten.
    pub(crate) unread_others: RwSignal<Vec<(String, String, String)>>,
}

/// State without signals of its own.
struct State {
    session: PageRepository<Store>,
    search: Search,
    unpacking: ArchiveReading,
    /// Cached parts of this week's selection, kept from one change to the next.
    eve: WeekCache,
    begun: UnsavedForms,
    /// Number of toasts so far.
    words: u32,
    /// Whether a compaction has failed since the page was opened.
    compaction_failed: bool,
    /// Whether the mirror has been read. A compaction before that could make the store continue without entries that
    /// it lost.
    has_recovered: bool,
}

/// An entry of the undo or redo stack.
#[derive(Clone)]
struct Step {
    /// None for a merge, which is undone with the data in `merged`.
    change: Option<Change>,
    said: String,
}

impl App {
    /// Opens the store. If an earlier version wrote it, starts the migration.
    pub(crate) fn open(parts: LazyLoaders, store: Store) -> Self {
        let is_new_device = store.behind().store().known_device().is_none();
        let device = store.behind().store().device();
        if store.is_encrypted() {
            // An earlier run may have stopped while it encrypted the store. Entries that do not fit stay as they are.
            let _ = store.seal_all();
        }
        let (session, opened) = PageRepository::open_current(store, clock::now_millis());
        let app = Self {
            state: StoredValue::new_local(State {
                session,
                search: Search::default(),
                unpacking: ArchiveReading::default(),
                eve: WeekCache::default(),
                begun: UnsavedForms::default(),
                words: 0,
                compaction_failed: false,
                has_recovered: false,
            }),
            version: RwSignal::new(0),
            undo: StoredValue::new(Vec::new()),
            redo: StoredValue::new(Vec::new()),
            device,
            is_new_device,
            is_recovering: RwSignal::new(false),
            has_looked: RwSignal::new(false),
            searchable: RwSignal::new(0),
            unpacking: RwSignal::new(0),
            today: RwSignal::new(clock::today()),
            toast: RwSignal::new(None),
            sheets: RwSignal::new(0),
            dialog: RwSignal::new(None),
            path: RwSignal::new(history::path()),
            later: LazyParts::new(parts),
            old_problem: RwSignal::new(String::new()),
            is_tight: RwSignal::new(false),
            update_ready: RwSignal::new(false),
            merged: RwSignal::new(String::new()),
            is_busy: RwSignal::new(false),
            kept_file: RwSignal::new(None),
            kept_failed: RwSignal::new(false),
            copies_are_plain: RwSignal::new(false),
            sealed_others: RwSignal::new(Vec::new()),
            unread_others: RwSignal::new(Vec::new()),
        };
        app.apply_theme();
        if opened.is_old {
            // The worker migrates data of an earlier version once.
            crate::web::spawn(async move {
                match app.work(Job::Compact).await {
                    Ok(_) => dom::reload(),
                    Err(why) => app.old_problem.set(why.to_string()),
                }
            });
        }
        app
    }

    /// Reads the book. The calling view is redrawn when the book changes.
    pub(crate) fn book<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.version.track();
        self.state.with_value(|State { session: it, .. }| look(it.book()))
    }

    /// Reads the book without subscribing to changes.
    pub(crate) fn with_book_untracked<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.state.with_value(|State { session: it, .. }| look(it.book()))
    }

    /// The current week, with its selection of people.
    pub(crate) fn week(self) -> Week {
        self.version.track();
        let today = self.today.get();
        let week = self.state.try_update_value(|it| week_from(it.session.book(), today, &mut it.eve));
        // The state lives as long as the app, so the fallback is never used.
        week.unwrap_or_else(|| week_from(&Book::default(), today, &mut WeekCache::default()))
    }

    /// Reads the repository. The calling view is redrawn when the book changes.
    pub(crate) fn store<T>(self, look: impl FnOnce(&PageRepository<Store>) -> T) -> T {
        self.version.track();
        self.state.with_value(|it| look(&it.session))
    }

    /// Reads the repository without subscribing to changes.
    pub(crate) fn with_repository_untracked<T>(self, look: impl FnOnce(&PageRepository<Store>) -> T) -> T {
        self.state.with_value(|it| look(&it.session))
    }

    /// Carries out a command, stores the change, and shows a toast with an undo button.
    ///
    /// # Errors
    ///
    /// If the command was refused or the change could not be stored. The book is then unchanged; the caller reports
    /// the error where the user acted.
    pub(crate) fn run(self, command: Command, said: impl Into<String>) -> Result<Change, CommitError> {
        let is_first = self.with_book_untracked(|it| it.people.iter().next().is_none());
        let change = self.commit(command)?;
        if is_first && self.with_book_untracked(|it| it.people.iter().next().is_some()) {
            // The request waits until there is data to lose. The data page shows the browser's answer.
            crate::web::spawn(async {
                let _ = pwa::persist().await;
            });
        }
        let said = said.into();
        self.remember(Some(change.clone()), said.clone());
        self.say(said, true);
        Ok(change)
    }

    /// Carries out a command and shows an error as a toast.
    pub(crate) fn run_or_say(self, command: Command, said: impl Into<String>) {
        self.carried_out(command, said);
    }

    /// Like `run_or_say`, and returns whether the command succeeded.
    pub(crate) fn carried_out(self, command: Command, said: impl Into<String>) -> bool {
        let result = self.run(command, said);
        if let Err(error) = &result {
            self.say(error.to_string(), false);
        }
        result.is_ok()
    }

    fn commit(self, command: Command) -> Result<Change, CommitError> {
        let ctx = clock::ctx(self.device);
        let result = self.state.try_update_value(|State { session: it, .. }| it.commit(command, &ctx));
        let change = result.unwrap_or(Err(CommitError::ReadOnly)).inspect_err(|why| {
            if matches!(why, CommitError::NotKept(WriteError::Full)) {
                self.is_tight.set(true);
            }
        })?;
        self.state.update_value(|it| it.eve.forget(it.session.book(), &change));
        self.sent(&change);
        self.count_change();
        self.read_again(change.entities());
        self.changed();
        request_animation_frame(|| dom::catch_focus(DomId::Page.as_str()));
        Ok(change)
    }

    fn changed(self) {
        self.version.update(|it| *it = it.wrapping_add(1));
        self.apply_theme();
    }

    /// Navigates to a route.
    pub(crate) fn go(self, route: Route) {
        history::push(&route.href());
        self.arrived(true);
    }

    /// Shows the page at the current address. A new address starts at the top of the page; going back keeps the
    /// position that the browser restores.
    pub(crate) fn arrived(self, is_new: bool) {
        // Going from a person's page to the list counts as going back, whichever link was used.
        let place = |path: &String| Route::parse(path.strip_prefix(&dom::base_path()).unwrap_or(path));
        let was_person = self.path.with_untracked(|it| matches!(place(it), Some(Route::Person(_))));
        self.state.update_value(|it| it.begun.came_back = !is_new || was_person);
        // An open dialog belongs to the page that is left.
        self.dialog.set(None);
        self.path.set(history::path());
        if is_new {
            dom::scroll_to_top();
            dom::focus(DomId::Page.as_str());
        }
    }

    fn apply_theme(self) {
        let theme = self.with_book_untracked(|it| it.settings().theme);
        dom::set_theme(theme.map(crate::domain::Theme::word));
        let word = theme.map_or("", crate::domain::Theme::word);
        if self.pref(StorageKey::Theme) != word {
            self.set_pref(StorageKey::Theme, word);
        }
    }
}

/// The app's state, for every component below `AppShell`.
pub(crate) fn app() -> App {
    // `AppShell` provides the context before it draws anything else.
    expect_context::<App>()
}
