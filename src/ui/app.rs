//! The whole state of the app behind one value, for the components that do not use the contexts of `ui/state` yet.
//!
//! Every method hands over to a context. The module is to be removed once every component uses the contexts.

use chrono::NaiveDate;
use leptos::prelude::*;
use web_sys::Blob;

use crate::domain::{Book, Change, Command, PersonId};
use crate::insight::search::Found;
use crate::insight::week::Week;
use crate::present::people::PeopleFilter;
use crate::store::{
    BackupState, CommitError, DataKey, Job, JobError, JobOutput, PageRepository, StorageKey, WriteError,
};
use crate::ui::route::Route;
use crate::ui::state::{
    Archive, AutoBackup, BackupStatus, Commands, CorruptedData, CurrentWeek, Erasure, Jobs, LazyParts, Lock, Merges,
    Navigation, PersonDraft, Prefs, RepositoryContext, Search, Store, TabSync, Toast, Toasts, Undo, Unsaved,
    UnsavedPerson, use_archive, use_auto_backup, use_backup_status, use_clock, use_commands, use_corrupted_data,
    use_dialogs, use_erasure, use_jobs, use_lazy_parts, use_lock, use_merges, use_navigation, use_prefs,
    use_repository, use_search, use_storage_health, use_tab_sync, use_toasts, use_undo, use_unsaved, use_updates,
    use_week,
};
pub(crate) use crate::ui::state::OpenDialog;
use crate::web::auto_backup::BackupTarget;

/// The state of the app, behind one value. To be removed: use the contexts of `ui/state`.
#[derive(Clone, Copy)]
pub(crate) struct App {
    archive: Archive,
    auto_backup: AutoBackup,
    backup_status: BackupStatus,
    commands: Commands,
    corrupted_data: CorruptedData,
    erasure: Erasure,
    jobs: Jobs,
    lock: Lock,
    merges: Merges,
    navigation: Navigation,
    prefs: Prefs,
    repository: RepositoryContext,
    search: Search,
    tab_sync: TabSync,
    toasts: Toasts,
    undo: Undo,
    unsaved: Unsaved,
    week: CurrentWeek,
    pub(crate) is_recovering: RwSignal<bool>,
    pub(crate) has_looked: RwSignal<bool>,
    pub(crate) unpacking: RwSignal<usize>,
    pub(crate) today: RwSignal<NaiveDate>,
    pub(crate) toast: RwSignal<Option<Toast>>,
    pub(crate) sheets: RwSignal<u32>,
    pub(crate) dialog: RwSignal<Option<OpenDialog>>,
    pub(crate) path: RwSignal<String>,
    pub(crate) later: LazyParts,
    pub(crate) old_problem: RwSignal<String>,
    pub(crate) is_tight: RwSignal<bool>,
    pub(crate) update_ready: RwSignal<bool>,
    pub(crate) merged: RwSignal<String>,
    pub(crate) is_busy: RwSignal<bool>,
    pub(crate) kept_file: RwSignal<Option<BackupTarget>>,
    pub(crate) kept_failed: RwSignal<bool>,
    pub(crate) copies_are_plain: RwSignal<bool>,
    pub(crate) sealed_others: RwSignal<Vec<(String, String)>>,
    pub(crate) unread_others: RwSignal<Vec<(String, String, String)>>,
}

impl App {
    /// Collects the contexts.
    pub(crate) fn collect() -> Self {
        let (archive, auto_backup, jobs) = (use_archive(), use_auto_backup(), use_jobs());
        let (dialogs, health, toasts, undo) = (use_dialogs(), use_storage_health(), use_toasts(), use_undo());
        let navigation = use_navigation();
        Self {
            archive,
            auto_backup,
            backup_status: use_backup_status(),
            commands: use_commands(),
            corrupted_data: use_corrupted_data(),
            erasure: use_erasure(),
            jobs,
            lock: use_lock(),
            merges: use_merges(),
            navigation,
            prefs: use_prefs(),
            repository: use_repository(),
            search: use_search(),
            tab_sync: use_tab_sync(),
            toasts,
            undo,
            unsaved: use_unsaved(),
            week: use_week(),
            is_recovering: health.is_recovering,
            has_looked: health.has_asked_mirror,
            unpacking: archive.left,
            today: use_clock().today,
            toast: toasts.current,
            sheets: dialogs.depth,
            dialog: dialogs.open,
            path: navigation.path,
            later: use_lazy_parts(),
            old_problem: health.migration_problem,
            is_tight: health.is_tight,
            update_ready: use_updates().is_ready,
            merged: undo.last_merge,
            is_busy: jobs.is_busy,
            kept_file: auto_backup.target,
            kept_failed: auto_backup.has_failed,
            copies_are_plain: auto_backup.copies_are_plain,
            sealed_others: auto_backup.others.encrypted,
            unread_others: auto_backup.others.unreadable,
        }
    }

    pub(crate) fn book<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.repository.book(look)
    }

    pub(crate) fn with_book_untracked<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.repository.book_untracked(look)
    }

    pub(crate) fn store<T>(self, look: impl FnOnce(&PageRepository<Store>) -> T) -> T {
        self.repository.read(look)
    }

    pub(crate) fn notify(self) {
        self.repository.redraw();
    }

    pub(crate) fn is_whole(self) -> bool {
        self.repository.is_whole()
    }

    pub(crate) fn week(self) -> Week {
        self.week.get()
    }

    pub(crate) fn run(self, command: Command, said: impl Into<String>) -> Result<Change, CommitError> {
        self.commands.run(command, said)
    }

    pub(crate) fn run_or_say(self, command: Command, said: impl Into<String>) {
        self.commands.run_or_show(command, said);
    }

    pub(crate) fn carried_out(self, command: Command, said: impl Into<String>) -> bool {
        self.commands.run_or_show(command, said)
    }

    pub(crate) fn go(self, route: Route) {
        self.navigation.go(route);
    }

    pub(crate) fn arrived(self, is_new: bool) {
        self.navigation.arrive(is_new);
    }

    pub(crate) fn say(self, said: impl Into<String>, _can_undo: bool) {
        self.toasts.show(said);
    }

    pub(crate) fn said_so_far(self) -> u32 {
        self.toasts.count()
    }

    pub(crate) fn undo(self) {
        self.undo.undo();
    }

    pub(crate) fn redo(self) {
        self.undo.redo();
    }

    pub(crate) fn unmerge(self) {
        self.undo.undo_merge();
    }

    pub(crate) fn merge(self, job: Job, file: Option<Blob>, said: &'static str) {
        self.merges.merge(job, file, said);
    }

    pub(crate) async fn work(self, job: Job) -> Result<JobOutput, JobError> {
        self.jobs.work(job).await
    }

    pub(crate) async fn work_on(self, job: Job, file: Option<Blob>) -> Result<JobOutput, JobError> {
        self.jobs.work_on(job, file).await
    }

    pub(crate) async fn back_up(self, job: Job) -> Result<(String, bool), JobError> {
        self.jobs.back_up(job).await
    }

    pub(crate) async fn erase(self) {
        self.erasure.erase().await;
    }

    pub(crate) async fn remove_damage(self, key: String) {
        self.corrupted_data.remove(key).await;
    }

    pub(crate) fn put_newer_aside(self) {
        self.corrupted_data.quarantine_newer();
    }

    pub(crate) fn drop_previous(self) {
        self.corrupted_data.drop_previous();
    }

    pub(crate) fn wake(self) {
        self.tab_sync.wake();
    }

    pub(crate) fn apply_remote(self, key: &str, text: &str) {
        self.tab_sync.apply_remote(key, text);
    }

    pub(crate) fn unpack(self, person: Option<PersonId>) {
        self.archive.unpack(person);
    }

    pub(crate) fn unpack_last(self, person: PersonId) {
        self.archive.unpack_last(person);
    }

    pub(crate) fn find(self, query: &str) -> Vec<Found> {
        self.search.find(query)
    }

    pub(crate) fn search_is_done(self) -> bool {
        self.search.is_done()
    }

    pub(crate) fn pref(self, key: StorageKey) -> String {
        self.prefs.get(key)
    }

    pub(crate) fn set_pref(self, key: StorageKey, value: &str) {
        self.prefs.set(key, value);
    }

    pub(crate) fn decrypt_pref(self, key: StorageKey, text: Option<String>) -> String {
        self.prefs.decrypt(key, text)
    }

    pub(crate) fn backup_state(self) -> BackupState {
        self.backup_status.get()
    }

    pub(crate) fn backup_state_now(self) -> BackupState {
        self.backup_status.get_untracked()
    }

    pub(crate) fn backed_up(self, then: BackupState) {
        self.backup_status.saved(then);
    }

    pub(crate) fn passphrase_changed(self) {
        self.backup_status.passphrase_changed();
    }

    pub(crate) async fn keep_current(self, must_write: bool) {
        self.auto_backup.update(must_write).await;
    }

    pub(crate) async fn seal_kept(self, passphrase: &str) -> Result<bool, String> {
        self.auto_backup.set_passphrase(passphrase).await
    }

    pub(crate) async fn share_passphrase(self, name: &str, passphrase: &str) -> Result<(), String> {
        self.auto_backup.share_passphrase(name, passphrase).await
    }

    pub(crate) fn enable_encryption(self, key: DataKey, record: &str) -> Result<(), WriteError> {
        self.lock.turn_on(key, record)
    }

    pub(crate) fn disable_encryption(self) -> Result<(), WriteError> {
        self.lock.turn_off()
    }

    pub(crate) fn written_to(self, person: PersonId) -> Option<String> {
        self.unsaved.message(person)
    }

    pub(crate) fn write_to(self, person: PersonId, words: String) {
        self.unsaved.set_message(person, words);
    }

    pub(crate) fn people_filter(self) -> PeopleFilter {
        self.unsaved.people_filter()
    }

    pub(crate) fn leave_people(self, filter: PeopleFilter) {
        self.unsaved.set_people_filter(filter);
    }

    pub(crate) fn leave_form(self, (id, opened, draft): (Option<PersonId>, PersonDraft, PersonDraft)) {
        self.unsaved.set_person(UnsavedPerson { id, opened, draft });
    }

    pub(crate) fn left_form(self, whose: Option<PersonId>) -> Option<(Option<PersonId>, PersonDraft, PersonDraft)> {
        self.unsaved.take_person(whose).map(|it| (it.id, it.opened, it.draft))
    }

    pub(crate) fn leave_sentence(self, sentence: String) {
        self.unsaved.set_sentence(sentence);
    }

    pub(crate) fn left_sentence(self) -> String {
        self.unsaved.take_sentence()
    }
}

/// The state of the app, for every component below `AppShell`. To be removed: use the contexts of `ui/state`.
pub(crate) fn app() -> App {
    // `AppShell` provides the context before it draws anything else.
    expect_context::<App>()
}
