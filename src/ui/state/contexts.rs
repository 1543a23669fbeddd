//! Opens the contexts, provides them, and hands them to the components.
//!
//! One Leptos context carries them all, because Leptos compiles its look-up anew for every type, half a kilobyte each.
//! A component cannot reach it as a whole, only one context at a time by its function.

use leptos::prelude::*;

use super::archive::Archive;
use super::auto_backup::AutoBackup;
use super::backup_status::BackupStatus;
use super::clock::Clock;
use super::commands::Commands;
use super::corrupted_data::CorruptedData;
use super::dialogs::Dialogs;
use super::erasure::Erasure;
use super::jobs::Jobs;
use super::lazy_parts::{LazyLoaders, LazyParts};
use super::lock::Lock;
use super::merges::Merges;
use super::navigation::Navigation;
use super::other_backups::OtherBackups;
use super::prefs::Prefs;
use super::recovery::Recovery;
use super::repository::{RepositoryContext, Store};
use super::search::Search;
use super::storage_health::StorageHealth;
use super::subscribers::Subscribers;
use super::tab_sync::TabSync;
use super::toasts::Toasts;
use super::undo::Undo;
use super::unsaved::Unsaved;
use super::updates::Updates;
use super::week::CurrentWeek;
use crate::store::{Job, LoadReport, Opening, Page, PageRepository};
use crate::web::{clock, dom};

/// All contexts, of an app whose store is open.
#[derive(Clone, Copy)]
pub(crate) struct Contexts {
    archive: Archive,
    auto_backup: AutoBackup,
    backup_status: BackupStatus,
    clock: Clock,
    commands: Commands,
    corrupted_data: CorruptedData,
    dialogs: Dialogs,
    erasure: Erasure,
    jobs: Jobs,
    lazy_parts: LazyParts,
    lock: Lock,
    merges: Merges,
    navigation: Navigation,
    prefs: Prefs,
    recovery: Recovery,
    repository: RepositoryContext,
    search: Search,
    storage_health: StorageHealth,
    tab_sync: TabSync,
    toasts: Toasts,
    undo: Undo,
    unsaved: Unsaved,
    updates: Updates,
    week: CurrentWeek,
}

/// The length of a task of the opening, in milliseconds, to which the last step adds its own: within a frame of 60 Hz.
const SLICE: u64 = 12;

/// Reads a store to its end, and lets the page answer in between.
async fn read(mut opening: Opening<Store, Page>) -> (PageRepository<Store>, LoadReport) {
    let mut began = clock::now_millis();
    while opening.step(began) {
        if clock::now_millis() > began + SLICE {
            dom::next_task().await;
            began = clock::now_millis();
        }
    }
    dom::next_task().await;
    opening.finish(clock::now_millis())
}

impl Contexts {
    /// Opens the store, in tasks of [`SLICE`]. If an earlier version wrote it, starts the migration.
    pub(crate) async fn open(loaders: LazyLoaders, store: Store) -> Self {
        let is_new_device = store.behind().store().known_device().is_none();
        let device = store.behind().store().device();
        if store.is_encrypted() {
            // An earlier run may have stopped while it encrypted the store. Entries that do not fit stay as they are.
            let _ = store.seal_all();
        }
        let (repository, opened) = read(PageRepository::begin(store, clock::now_millis())).await;
        let storage_health = StorageHealth::new();
        let repository = RepositoryContext::new(repository, device, storage_health);
        let contexts = Self::around(repository, storage_health, loaders, is_new_device);
        contexts.subscribers().connect();
        if opened.is_old {
            contexts.migrate();
        }
        contexts
    }

    /// Creates the contexts in the order of their needs.
    fn around(
        repository: RepositoryContext,
        storage_health: StorageHealth,
        loaders: LazyLoaders,
        is_new_device: bool,
    ) -> Self {
        let (clock, toasts, dialogs) = (Clock::new(), Toasts::new(), Dialogs::new());
        let (prefs, archive) = (Prefs::new(repository), Archive::new(repository));
        let lock = Lock::new(repository, prefs);
        let navigation = Navigation::new(dialogs);
        let unsaved = Unsaved::new(navigation, prefs);
        let backup_status = BackupStatus::new(repository, prefs);
        let tab_sync = TabSync::new(repository, clock);
        let lazy_parts = LazyParts::new(loaders);
        let jobs = Jobs::new(repository, tab_sync, archive, lazy_parts);
        let merges = Merges::new(repository, jobs, toasts);
        let undo = Undo::new(repository, toasts, jobs);
        let others = OtherBackups::new(repository, prefs, jobs, merges, toasts);
        let auto_backup = AutoBackup::new(repository, prefs, backup_status, jobs, toasts, others);
        Self {
            archive,
            auto_backup,
            backup_status,
            clock,
            commands: Commands::new(repository, toasts, lazy_parts),
            corrupted_data: CorruptedData::new(repository, jobs),
            dialogs,
            erasure: Erasure::new(repository, auto_backup, undo, unsaved),
            jobs,
            lazy_parts,
            lock,
            merges,
            navigation,
            prefs,
            recovery: Recovery { repository, health: storage_health, tab_sync, jobs, lock, is_new_device },
            repository,
            search: Search::new(repository, archive),
            storage_health,
            tab_sync,
            toasts,
            undo,
            unsaved,
            updates: Updates::new(),
            week: CurrentWeek::new(repository, clock, prefs),
        }
    }

    fn subscribers(self) -> Subscribers {
        let Self { clock, repository, prefs, week, unsaved, backup_status, search, undo, jobs, .. } = self;
        Subscribers { clock, repository, prefs, week, unsaved, backup_status, search, undo, jobs }
    }

    /// Has the worker migrate data of an earlier version, once.
    fn migrate(self) {
        crate::web::spawn(async move {
            match self.jobs.work(Job::Compact).await {
                Ok(_) => dom::reload(),
                Err(why) => self.storage_health.migration_problem.set(self.jobs.explain(why).await),
            }
        });
    }

    /// Provides the contexts to every component below the calling one.
    pub(crate) fn provide(self) {
        provide_context(self);
    }
}

fn contexts() -> Contexts {
    // `AppShell` provides the contexts before it draws anything else.
    expect_context::<Contexts>()
}

/// The archive: exchanges that are read on demand.
pub(crate) fn use_archive() -> Archive {
    contexts().archive
}

/// The automatic backup.
pub(crate) fn use_auto_backup() -> AutoBackup {
    contexts().auto_backup
}

/// The state of the backups.
pub(crate) fn use_backup_status() -> BackupStatus {
    contexts().backup_status
}

/// Today's date.
pub(crate) fn use_clock() -> Clock {
    contexts().clock
}

/// The commands of the user.
pub(crate) fn use_commands() -> Commands {
    contexts().commands
}

/// Texts of the store that the user no longer wants.
pub(crate) fn use_corrupted_data() -> CorruptedData {
    contexts().corrupted_data
}

/// The dialogs over the page.
pub(crate) fn use_dialogs() -> Dialogs {
    contexts().dialogs
}

/// Erasing everything.
pub(crate) fn use_erasure() -> Erasure {
    contexts().erasure
}

/// Jobs of the worker.
pub(crate) fn use_jobs() -> Jobs {
    contexts().jobs
}

/// The parts of the program that are loaded after Today.
pub(crate) fn use_lazy_parts() -> LazyParts {
    contexts().lazy_parts
}

/// The lock.
pub(crate) fn use_lock() -> Lock {
    contexts().lock
}

/// Merges of files.
pub(crate) fn use_merges() -> Merges {
    contexts().merges
}

/// The current page.
pub(crate) fn use_navigation() -> Navigation {
    contexts().navigation
}

/// Small values stored beside the book.
pub(crate) fn use_prefs() -> Prefs {
    contexts().prefs
}

/// Recovery of lost writes.
pub(crate) fn use_recovery() -> Recovery {
    contexts().recovery
}

/// The book and its store.
pub(crate) fn use_repository() -> RepositoryContext {
    contexts().repository
}

/// The search for people.
pub(crate) fn use_search() -> Search {
    contexts().search
}

/// The condition of the storage.
pub(crate) fn use_storage_health() -> StorageHealth {
    contexts().storage_health
}

/// Changes by other tabs.
pub(crate) fn use_tab_sync() -> TabSync {
    contexts().tab_sync
}

/// The toasts of the page.
pub(crate) fn use_toasts() -> Toasts {
    contexts().toasts
}

/// Undo and redo.
pub(crate) fn use_undo() -> Undo {
    contexts().undo
}

/// Unsaved input.
pub(crate) fn use_unsaved() -> Unsaved {
    contexts().unsaved
}

/// New versions of the app.
pub(crate) fn use_updates() -> Updates {
    contexts().updates
}

/// The current week.
pub(crate) fn use_week() -> CurrentWeek {
    contexts().week
}
