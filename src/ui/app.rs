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
use crate::store::{BackupState, CommitError, Job, PageRepository, StorageKey};
use crate::ui::route::Route;
pub(crate) use crate::ui::state::OpenDialog;
use crate::ui::state::{
    Archive, BackupStatus, Commands, CurrentWeek, LazyParts, Merges, Navigation, PersonDraft, Prefs, RepositoryContext,
    Search, Store, Toast, Toasts, Undo, Unsaved, UnsavedPerson, use_archive, use_backup_status, use_clock,
    use_commands, use_dialogs, use_lazy_parts, use_merges, use_navigation, use_prefs, use_repository, use_search,
    use_storage_health, use_toasts, use_undo, use_unsaved, use_week,
};

/// The state of the app, behind one value. To be removed: use the contexts of `ui/state`.
#[derive(Clone, Copy)]
pub(crate) struct App {
    archive: Archive,
    backup_status: BackupStatus,
    commands: Commands,
    merges: Merges,
    navigation: Navigation,
    prefs: Prefs,
    repository: RepositoryContext,
    search: Search,
    toasts: Toasts,
    undo: Undo,
    unsaved: Unsaved,
    week: CurrentWeek,
    pub(crate) today: RwSignal<NaiveDate>,
    pub(crate) toast: RwSignal<Option<Toast>>,
    pub(crate) sheets: RwSignal<u32>,
    pub(crate) dialog: RwSignal<Option<OpenDialog>>,
    pub(crate) later: LazyParts,
    pub(crate) is_tight: RwSignal<bool>,
}

impl App {
    /// Collects the contexts.
    pub(crate) fn collect() -> Self {
        let (dialogs, health, toasts, undo) = (use_dialogs(), use_storage_health(), use_toasts(), use_undo());
        let navigation = use_navigation();
        Self {
            archive: use_archive(),
            backup_status: use_backup_status(),
            commands: use_commands(),
            merges: use_merges(),
            navigation,
            prefs: use_prefs(),
            repository: use_repository(),
            search: use_search(),
            toasts,
            undo,
            unsaved: use_unsaved(),
            week: use_week(),
            today: use_clock().today,
            toast: toasts.current,
            sheets: dialogs.depth,
            dialog: dialogs.open,
            later: use_lazy_parts(),
            is_tight: health.is_tight,
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

    pub(crate) fn merge(self, job: Job, file: Option<Blob>, said: &'static str) {
        self.merges.merge(job, file, said);
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
