//! The state of the app: the session, what can be undone, and what lies open over the page.

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
use crate::store::{CommitError, EncryptedStore, Job, Mirrored, Repository, StorageKey, WriteError};
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

/// How many steps can be undone.
const UNDO_STEPS: usize = 100;

/// After how many minutes of rest the lock closes, where nothing else was chosen (design decision).
pub(crate) const LOCK_MINUTES: u32 = 10;

/// Where the book is kept, and the lock in between.
pub(crate) type Store = EncryptedStore<Mirrored<Backing, IdbMirror>>;

/// The app's state. Cheap to copy; everything is behind signals.
#[derive(Clone, Copy)]
pub(crate) struct App {
    state: StoredValue<State, LocalStorage>,
    /// Grows whenever the book changes, so that views know.
    version: RwSignal<u32>,
    undo: StoredValue<Vec<Step>>,
    redo: StoredValue<Vec<Step>>,
    /// The device that writes.
    pub(crate) device: Device,
    /// This browser had no number for the device at the start: it is the first visit, or everything was cleared.
    is_new_device: bool,
    /// What the browser had not finished writing is being looked for, and takes its time.
    pub(crate) is_recovering: RwSignal<bool>,
    /// Grows whenever search knows more.
    pub(crate) searchable: RwSignal<u32>,
    /// How much of the past is still being unpacked for what is asked, in parts.
    pub(crate) unpacking: RwSignal<usize>,
    /// Today, moved on when the page comes back into view.
    pub(crate) today: RwSignal<NaiveDate>,
    /// The word after an act.
    pub(crate) toast: RwSignal<Option<Toast>>,
    /// How many sheets lie over one another. A word after an act is said in the topmost, since the page beneath is out of
    /// reach.
    pub(crate) sheets: RwSignal<u32>,
    /// What lies open over the page.
    pub(crate) dialog: RwSignal<Option<OpenDialog>>,
    /// Where one is.
    pub(crate) path: RwSignal<String>,
    /// What comes after Today.
    pub(crate) later: LazyParts,
    /// Why what an earlier version wrote could not be made current. Empty where it was, or is just being.
    pub(crate) old_problem: RwSignal<String>,
    /// The room is all but used.
    pub(crate) is_tight: RwSignal<bool>,
    /// A new version waits.
    pub(crate) update_ready: RwSignal<bool>,
    /// What takes the last merge back, as long as the page is open. Empty where there was none.
    pub(crate) merged: RwSignal<String>,
    /// Whether heavy work is under way beside the page.
    pub(crate) is_busy: RwSignal<bool>,
    /// The backup file or folder that is kept current.
    pub(crate) kept_file: RwSignal<Option<BackupTarget>>,
    /// Whether it could not be written the last time.
    pub(crate) kept_failed: RwSignal<bool>,
    /// Whether some of its copies of earlier days are still plain, although it has a passphrase.
    pub(crate) copies_are_plain: RwSignal<bool>,
    /// Names and times of what other devices left there sealed with a passphrase that is not this device's.
    pub(crate) sealed_others: RwSignal<Vec<(String, String)>>,
    /// Names, times and troubles of the backups beside this one that could not be read. They are looked at again when they
    /// are written anew, and a single one is not written over.
    pub(crate) unread_others: RwSignal<Vec<(String, String, String)>>,
}

/// What is not drawn itself.
struct State {
    session: Repository<Store>,
    search: Search,
    unpacking: ArchiveReading,
    /// What is remembered of this week's choice from one act to the next.
    eve: WeekCache,
    begun: UnsavedForms,
    /// How many words after an act there were.
    words: u32,
    /// The journal could not be folded since the page was opened.
    compaction_failed: bool,
    /// The second copy was looked at. A fold before that could make the store go on from what it lacks.
    has_recovered: bool,
}

/// Something done that can be undone.
#[derive(Clone)]
struct Step {
    /// None for a merge, which is taken back by what `merged` holds.
    change: Option<Change>,
    said: String,
}

impl App {
    /// Opens the store.
    pub(crate) fn open(parts: LazyLoaders, store: Store) -> Self {
        let is_new_device = store.behind().store().known_device().is_none();
        let device = store.behind().store().device();
        if store.is_encrypted() {
            // Putting the lock on may have been cut short. Where it does not fit, the rest stays as it is.
            let _ = store.seal_all();
        }
        let (session, opened) = Repository::open_current(store, clock::now_millis());
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
            // What an earlier version wrote is made current once, by the worker.
            crate::web::spawn(async move {
                match app.work(Job::Compact).await {
                    Ok(_) => dom::reload(),
                    Err(why) => app.old_problem.set(why),
                }
            });
        }
        app
    }

    /// Looks into the book. Views that do so are drawn again when it changes.
    pub(crate) fn book<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.version.track();
        self.state.with_value(|State { session: it, .. }| look(it.book()))
    }

    /// Looks into the book once.
    pub(crate) fn with_book_untracked<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.state.with_value(|State { session: it, .. }| look(it.book()))
    }

    /// This week.
    pub(crate) fn week(self) -> Week {
        self.version.track();
        let today = self.today.get();
        let week = self.state.try_update_value(|it| week_from(it.session.book(), today, &mut it.eve));
        // The state is there for as long as the app.
        week.unwrap_or_else(|| week_from(&Book::default(), today, &mut WeekCache::default()))
    }

    /// Looks into the store.
    pub(crate) fn store<T>(self, look: impl FnOnce(&Repository<Store>) -> T) -> T {
        self.version.track();
        self.state.with_value(|it| look(&it.session))
    }

    /// Looks into the store once.
    pub(crate) fn with_repository_untracked<T>(self, look: impl FnOnce(&Repository<Store>) -> T) -> T {
        self.state.with_value(|it| look(&it.session))
    }

    /// Carries out a command, keeps it, and says so with the way back beside it.
    ///
    /// # Errors
    ///
    /// If it was refused or could not be kept. The book is then as it was; the caller says so where it was asked.
    pub(crate) fn run(self, command: Command, said: impl Into<String>) -> Result<Change, CommitError> {
        let is_first = self.with_book_untracked(|it| it.people.iter().next().is_none());
        let change = self.commit(command)?;
        if is_first && self.with_book_untracked(|it| it.people.iter().next().is_some()) {
            // Asked once there is something to lose; the answer stands on the page of data.
            crate::web::spawn(async {
                let _ = pwa::persist().await;
            });
        }
        let said = said.into();
        self.remember(Some(change.clone()), said.clone());
        self.say(said, true);
        Ok(change)
    }

    /// Carries out a command and says what went wrong, if it did.
    pub(crate) fn run_or_say(self, command: Command, said: impl Into<String>) {
        self.carried_out(command, said);
    }

    /// The same, and whether it was done.
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

    /// Goes to a place.
    pub(crate) fn go(self, route: Route) {
        history::push(&route.href());
        self.arrived(true);
    }

    /// Draws the place at the address. Following a link begins at its top; going back returns to where one was.
    pub(crate) fn arrived(self, is_new: bool) {
        // From somebody's page to the list is a way back, by whatever link.
        let place = |path: &String| Route::parse(path.strip_prefix(&dom::base_path()).unwrap_or(path));
        let was_person = self.path.with_untracked(|it| matches!(place(it), Some(Route::Person(_))));
        self.state.update_value(|it| it.begun.came_back = !is_new || was_person);
        // Whatever lay open belongs to the place that is left.
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

/// The app, from anywhere below the frame.
pub(crate) fn app() -> App {
    // The frame provides it before anything else is drawn.
    expect_context::<App>()
}
