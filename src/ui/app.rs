//! The state of the app: the session, what can be undone, and what lies open over the page.

mod beside;
mod kept;
mod search;
mod undo;

use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Book, Change, Command, Device, ExchangeId, PersonId};
use crate::insight::eve::Eve;
use crate::insight::week::{Week, week_from};
use crate::store::{CommitError, Guarded, Job, Key, KeyValue, Session, WriteError};
use crate::ui::app::search::{Search, Unpacking};
use crate::ui::dom_id::DomId;
use crate::ui::later::{Later, Parts};
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::keeper::Kept;
use crate::web::storage::{self, Backing};
use crate::web::{clock, history, keeper, locks, page, pwa, tail, worker};

/// How long the page rests before the journal is folded, so that a row of acts is folded once (design decision).
const FOLD_PAUSE: Duration = Duration::from_millis(400);

/// How many steps can be undone.
const UNDO_STEPS: usize = 100;

/// After how many minutes of rest the lock closes, where nothing else was chosen (design decision).
pub(crate) const LOCK_MINUTES: u32 = 10;

/// Where the book is kept, and the lock in between.
pub(crate) type Store = Guarded<Backing>;

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
    /// A newer program has written here; this one only reads.
    pub(crate) is_read_only: bool,
    /// Grows whenever search knows more.
    pub(crate) searchable: RwSignal<u32>,
    /// How much of the past is still being unpacked for what is asked, in parts.
    pub(crate) unpacking: RwSignal<usize>,
    /// Today, moved on when the page comes back into view.
    pub(crate) today: RwSignal<NaiveDate>,
    /// The word after an act.
    pub(crate) toast: RwSignal<Option<Toast>>,
    /// What lies open over the page.
    pub(crate) dialog: RwSignal<Option<Dialog>>,
    /// Where one is.
    pub(crate) path: RwSignal<String>,
    /// What comes after Today.
    pub(crate) later: Later,
    /// Why what an earlier version wrote could not be made current. Empty where it was, or is just being.
    pub(crate) old_problem: RwSignal<String>,
    /// The journal could not be folded since the page was opened.
    fold_failed: StoredValue<bool>,
    /// A new version waits.
    pub(crate) update_ready: RwSignal<bool>,
    /// What takes the last merge back, as long as the page is open. Empty where there was none.
    pub(crate) merged: RwSignal<String>,
    /// Whether heavy work is under way beside the page.
    pub(crate) is_busy: RwSignal<bool>,
    /// The backup file or folder that is kept current.
    pub(crate) kept_file: RwSignal<Option<Kept>>,
    /// Whether it could not be written the last time.
    pub(crate) kept_failed: RwSignal<bool>,
    /// Names and times of what other devices left there sealed with a passphrase that is not this device's.
    pub(crate) sealed_others: RwSignal<Vec<(String, String)>>,
}

/// What is not drawn itself.
struct State {
    session: Session<Store>,
    search: Search,
    unpacking: Unpacking,
    /// What is remembered of this week's choice from one act to the next.
    eve: Eve,
}

/// Something done that can be undone.
#[derive(Clone)]
struct Step {
    /// None for a merge, which is taken back by what `merged` holds.
    change: Option<Change>,
    said: String,
}

/// The word after an act.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Toast {
    /// What happened.
    pub(crate) said: String,
    /// Whether the way back stands beside it.
    pub(crate) can_undo: bool,
    /// Grows, so that the same words twice are two toasts.
    number: u32,
}

/// What can lie open over the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Log an exchange, beginning with these words, with this person.
    Capture(String, Option<PersonId>),
    /// Someone new, with this name.
    NewPerson(String),
    /// Edit somebody.
    EditPerson(PersonId),
    /// Edit an exchange.
    EditExchange(ExchangeId),
    /// A promise to or from somebody.
    NewPromise(Option<PersonId>),
    /// Who was it that one met?
    NameEncounter(ExchangeId),
    /// A thing for the shelf.
    Share,
    /// A favour, either way.
    Favour(PersonId),
    /// Ask somebody for something.
    Ask(PersonId),
    /// What to know before meeting these people.
    Prepare(Vec<PersonId>),
    /// A way back after friction.
    Repair(PersonId),
    /// Put people into circles, one at a time.
    Sort,
    /// Introduce somebody to somebody else.
    Introduce(PersonId),
}

impl App {
    /// Opens the store.
    pub(crate) fn open(parts: Parts, store: Store) -> Self {
        let device = store.behind().device();
        if store.is_guarded() {
            // Putting the lock on may have been cut short. Where it does not fit, the rest stays as it is.
            let _ = store.seal_all();
        }
        let (session, opened) = Session::open_current(store, clock::now_millis());
        let app = Self {
            state: StoredValue::new_local(State {
                session,
                search: Search::default(),
                unpacking: Unpacking::default(),
                eve: Eve::default(),
            }),
            version: RwSignal::new(0),
            undo: StoredValue::new(Vec::new()),
            redo: StoredValue::new(Vec::new()),
            device,
            is_read_only: opened.is_read_only,
            searchable: RwSignal::new(0),
            unpacking: RwSignal::new(0),
            today: RwSignal::new(clock::today()),
            toast: RwSignal::new(None),
            dialog: RwSignal::new(None),
            path: RwSignal::new(history::path()),
            later: Later::new(parts),
            old_problem: RwSignal::new(String::new()),
            fold_failed: StoredValue::new(false),
            update_ready: RwSignal::new(false),
            merged: RwSignal::new(String::new()),
            is_busy: RwSignal::new(false),
            kept_file: RwSignal::new(None),
            kept_failed: RwSignal::new(false),
            sealed_others: RwSignal::new(Vec::new()),
        };
        app.apply_theme();
        if opened.is_old {
            // What an earlier version wrote is made current once, by the worker.
            crate::web::spawn(async move {
                match app.work(Job::Fold).await {
                    Ok(_) => page::reload(),
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
    pub(crate) fn book_now<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.state.with_value(|State { session: it, .. }| look(it.book()))
    }

    /// This week.
    pub(crate) fn week(self) -> Week {
        self.version.track();
        let today = self.today.get();
        let week = self.state.try_update_value(|it| week_from(it.session.book(), today, &mut it.eve));
        // The state is there for as long as the app.
        week.unwrap_or_else(|| week_from(&Book::default(), today, &mut Eve::default()))
    }

    /// Looks into the store.
    pub(crate) fn store<T>(self, look: impl FnOnce(&Session<Store>) -> T) -> T {
        self.version.track();
        self.state.with_value(|it| look(&it.session))
    }

    /// Carries out a command, keeps it, and says so with the way back beside it.
    ///
    /// # Errors
    ///
    /// If it was refused or could not be kept. The book is then as it was; the caller says so where it was asked.
    pub(crate) fn run(self, command: Command, said: impl Into<String>) -> Result<Change, CommitError> {
        let is_first = self.book_now(|it| it.people.iter().next().is_none());
        let change = self.commit(command)?;
        if is_first && self.book_now(|it| it.people.iter().next().is_some()) {
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

    /// Has a job done by the worker and takes in what it wrote. One that writes waits until no other does.
    ///
    /// # Errors
    ///
    /// Why it was not done, in words. Nothing was written then.
    pub(crate) async fn work(self, job: Job) -> Result<String, String> {
        if job.writes() {
            locks::alone(locks::FOLD, self.work_now(job)).await.unwrap_or_else(|| Err(text::LEAVING.to_owned()))
        } else {
            self.work_now(job).await
        }
    }

    async fn work_now(self, job: Job) -> Result<String, String> {
        if !self.state.with_value(|it| it.session.store().is_current()) {
            page::reload();
            return Err(WriteError::Stale.to_string());
        }
        self.is_busy.set(true);
        let ctx = clock::ctx(self.device);
        let copy = self.state.with_value(|State { session: it, .. }| worker::copy(it.store()));
        let put = |key: &str, value: Option<&str>| {
            self.state.with_value(|State { session: it, .. }| match value {
                Some(value) => it.store().set(key, value),
                None => {
                    it.store().remove(key);
                    if Key::is_log(key) {
                        // What was folded is no longer wanted from the net: it may have been taken back since.
                        tail::fold(key, None);
                    }
                    Ok(())
                }
            })
        };
        let result = match worker::ask(job, copy, &ctx).await {
            Ok(done) => {
                let written = storage::write_all(done.writes, put).await;
                // What was written is taken in while the disk is at work.
                self.wake();
                tail::settled().await;
                written.map(|()| done.reply).map_err(|it| it.to_string())
            }
            Err(error) => Err(error),
        };
        self.is_busy.set(false);
        result
    }

    /// Carries out a command and says what went wrong, if it did.
    pub(crate) fn run_or_say(self, command: Command, said: impl Into<String>) {
        if let Err(error) = self.run(command, said) {
            self.say(error.to_string(), false);
        }
    }

    fn commit(self, command: Command) -> Result<Change, CommitError> {
        let ctx = clock::ctx(self.device);
        if command == Command::RemoveSample {
            // What goes without a trace must not be found in the net.
            tail::clear();
        }
        let result = self.state.try_update_value(|State { session: it, .. }| it.commit(command, &ctx));
        let change = result.unwrap_or(Err(CommitError::ReadOnly))?;
        self.state.update_value(|it| it.eve.forget(it.session.book(), &change));
        self.count_change();
        self.read_again(change.entities());
        self.changed();
        request_animation_frame(|| page::catch_focus(DomId::Page.as_str()));
        Ok(change)
    }

    fn changed(self) {
        self.version.update(|it| *it = it.wrapping_add(1));
        self.apply_theme();
    }

    /// Says a word after an act.
    pub(crate) fn say(self, said: impl Into<String>, can_undo: bool) {
        let number = self.toast.with_untracked(|it| it.as_ref().map_or(0, |it| it.number.wrapping_add(1)));
        self.toast.set(Some(Toast { said: said.into(), can_undo, number }));
    }

    /// Goes to a place.
    pub(crate) fn go(self, route: Route) {
        history::push(&route.href());
        self.arrived(true);
    }

    /// Draws the place at the address. Following a link begins at its top; going back returns to where one was.
    pub(crate) fn arrived(self, is_new: bool) {
        self.path.set(history::path());
        if is_new {
            page::scroll_to_top();
            page::focus(DomId::Page.as_str());
        }
    }

    /// Takes from the net under the store what fell into it: first what was folded, then what came after.
    pub(crate) async fn recover(self) {
        let folds = tail::read_folds().await;
        let is_news = self.state.try_update_value(|State { session: it, .. }| {
            let opened = |[key, text]: &[String; 2]| (key.clone(), it.store().opened(key, text.clone()));
            let texts: Vec<(String, String)> = folds.as_chunks().0.iter().map(opened).collect();
            it.recover_fold(&texts, clock::now_millis())
        });
        if is_news == Some(true) {
            self.read_all_again();
            self.changed();
        }
        for [key, text] in tail::read().await.as_chunks().0 {
            self.state.update_value(|State { session: it, .. }| {
                let text = it.store().opened(key, text.clone());
                it.recover(key, &text);
            });
        }
        self.wake();
    }

    /// Takes in what another tab wrote.
    pub(crate) fn hear(self, key: &str, text: &str) {
        let is_news = self.state.try_update_value(|State { session: it, .. }| {
            let text = it.store().opened(key, text.to_owned());
            it.hear(key, &text, clock::now_millis())
        });
        if is_news == Some(true) {
            self.read_all_again();
            self.changed();
        }
    }

    /// Takes in what was missed, and moves on to a new day.
    pub(crate) fn wake(self) {
        if !self.state.with_value(|it| it.session.store().is_current()) {
            // A tab that slept has not heard that the lock was put on or taken off.
            return page::reload();
        }
        let is_news = self.state.try_update_value(|State { session: it, .. }| it.catch_up(clock::now_millis()));
        if is_news == Some(true) {
            self.read_all_again();
            self.changed();
        }
        if self.today.get_untracked() != clock::today() {
            self.today.set(clock::today());
        }
    }

    /// Folds the journal beside the page, where it is worth it and the page has come to rest.
    pub(crate) fn fold_soon(self) {
        let wants = move || locks::are_there() && self.state.with_value(|it| it.session.wants_folding());
        if !wants() || self.fold_failed.get_value() {
            return;
        }
        let fold = async move {
            // Another tab may have folded while this one waited.
            self.wake();
            if wants() {
                // Where it does not fit, the journal simply goes on until the page is opened the next time.
                self.fold_failed.set_value(self.work_now(Job::Fold).await.is_err());
            }
        };
        let start = move || {
            crate::web::spawn(async move {
                let _ = locks::alone(locks::FOLD, fold).await;
            })
        };
        set_timeout(start, FOLD_PAUSE);
    }

    /// Removes everything that Kith keeps in this browser, once nothing is being written beside the page.
    pub(crate) async fn erase(self) {
        locks::alone(locks::FOLD, async move { self.erase_now() }).await;
    }

    fn erase_now(self) {
        self.state.update_value(|it| {
            it.eve.forget_all();
            it.session.erase();
            it.session.store().release();
        });
        tail::clear();
        // Or the next change would overwrite the file with an empty book.
        self.kept_file.set(None);
        crate::web::spawn(keeper::forget());
        self.undo.update_value(Vec::clear);
        self.redo.update_value(Vec::clear);
        self.merged.set(String::new());
        self.changed();
    }

    /// Removes a text that could not be read, once whatever it held is back.
    pub(crate) fn remove_damage(self, key: &str) {
        self.state.update_value(|it| it.session.remove_damage(key));
        self.changed();
    }

    /// Frees the previous snapshot.
    pub(crate) fn drop_previous(self) {
        self.state.with_value(|it| it.session.drop_previous());
        self.changed();
    }

    fn apply_theme(self) {
        let theme = self.book_now(|it| it.settings().theme);
        page::set_theme(theme.map(crate::domain::Theme::word));
        self.keep(Key::Theme, theme.map_or("", crate::domain::Theme::word));
    }
}

/// The app, from anywhere below the frame.
pub(crate) fn app() -> App {
    // The frame provides it before anything else is drawn.
    expect_context::<App>()
}
