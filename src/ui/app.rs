//! The state of the app: the session, what can be undone, and what lies open over the page.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Book, Change, Command, Device, ExchangeId, Mode, PartialDate, PersonId};
use crate::store::{CommitError, Key, KeyValue, Opened, Session};
use crate::ui::dom_id::DomId;
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::storage::Backing;
use crate::web::{clock, history, page};

/// How many steps can be undone.
const UNDO_STEPS: usize = 100;

/// The app's state. Cheap to copy; everything is behind signals.
#[derive(Clone, Copy)]
pub(crate) struct App {
    session: StoredValue<Session<Backing>, LocalStorage>,
    /// Grows whenever the book changes, so that views know.
    version: RwSignal<u32>,
    undo: StoredValue<Vec<Step>>,
    redo: StoredValue<Vec<Step>>,
    /// The device that writes.
    pub(crate) device: Device,
    /// What was met when the store was opened.
    pub(crate) opened: StoredValue<Opened>,
    /// Today, moved on when the page comes back into view.
    pub(crate) today: RwSignal<NaiveDate>,
    /// The word after an act.
    pub(crate) toast: RwSignal<Option<Toast>>,
    /// What lies open over the page.
    pub(crate) dialog: RwSignal<Option<Dialog>>,
    /// Where one is.
    pub(crate) path: RwSignal<String>,
    /// A new version waits.
    pub(crate) update_ready: RwSignal<bool>,
    /// The last merge, which can be taken back as long as the page is open.
    pub(crate) merged: RwSignal<Option<Change>>,
}

/// Something done that can be undone.
#[derive(Clone)]
struct Step {
    change: Change,
    said: String,
    is_merge: bool,
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
pub(crate) enum Dialog {
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
}

impl App {
    /// Opens the store.
    pub(crate) fn open() -> Self {
        let backing = Backing::find();
        let device = backing.device();
        let (session, opened) = Session::open(backing, clock::now_millis());
        let app = Self {
            session: StoredValue::new_local(session),
            version: RwSignal::new(0),
            undo: StoredValue::new(Vec::new()),
            redo: StoredValue::new(Vec::new()),
            device,
            opened: StoredValue::new(opened),
            today: RwSignal::new(clock::today()),
            toast: RwSignal::new(None),
            dialog: RwSignal::new(None),
            path: RwSignal::new(history::path()),
            update_ready: RwSignal::new(false),
            merged: RwSignal::new(None),
        };
        app.apply_theme();
        app
    }

    /// Looks into the book. Views that do so are drawn again when it changes.
    pub(crate) fn book<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.version.track();
        self.session.with_value(|it| look(it.book()))
    }

    /// Looks into the book once.
    pub(crate) fn book_now<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.session.with_value(|it| look(it.book()))
    }

    /// Looks into the store.
    pub(crate) fn store<T>(self, look: impl FnOnce(&Session<Backing>) -> T) -> T {
        self.version.track();
        self.session.with_value(look)
    }

    /// Carries out a command, keeps it, and says so with the way back beside it.
    ///
    /// # Errors
    ///
    /// If it was refused or could not be kept. The book is then as it was; the caller says so where it was asked.
    pub(crate) fn run(self, command: Command, said: impl Into<String>) -> Result<Change, CommitError> {
        let is_merge = matches!(command, Command::Merge(_));
        let change = self.commit(command)?;
        let said = said.into();
        self.undo.update_value(|steps| {
            steps.push(Step { change: change.clone(), said: said.clone(), is_merge });
            if steps.len() > UNDO_STEPS {
                steps.remove(0);
            }
        });
        self.redo.update_value(Vec::clear);
        if is_merge {
            self.merged.set(Some(change.clone()));
        }
        // The way back from a merge stands on its page for longer than a word does.
        self.say(said, !is_merge);
        Ok(change)
    }

    /// Carries out a command and says what went wrong, if it did.
    pub(crate) fn run_or_say(self, command: Command, said: impl Into<String>) {
        if let Err(error) = self.run(command, said) {
            self.say(error.to_string(), false);
        }
    }

    fn commit(self, command: Command) -> Result<Change, CommitError> {
        let ctx = clock::ctx(self.device);
        let result = self.session.try_update_value(|it| it.commit(command, &ctx));
        let change = result.unwrap_or(Err(CommitError::ReadOnly))?;
        self.count_change();
        self.changed();
        request_animation_frame(|| page::catch_focus(DomId::Page.as_str()));
        Ok(change)
    }

    fn changed(self) {
        self.version.update(|it| *it = it.wrapping_add(1));
        self.apply_theme();
    }

    /// Undoes the last step.
    pub(crate) fn undo(self) {
        let step = self.undo.try_update_value(Vec::pop).flatten();
        self.take_back(step, self.redo, text::undone, text::NOTHING_TO_UNDO);
    }

    /// Does the last undone step again.
    pub(crate) fn redo(self) {
        let step = self.redo.try_update_value(Vec::pop).flatten();
        self.take_back(step, self.undo, text::redone, text::NOTHING_TO_REDO);
    }

    fn take_back(self, step: Option<Step>, onto: StoredValue<Vec<Step>>, word: fn(&str) -> String, nothing: &str) {
        let Some(step) = step else { return self.say(nothing, false) };
        // Taking a merge back leaves no stamps of its own, and doing it again is merging again.
        let command = match (step.is_merge, step.change.mode) {
            (false, _) => Command::Undo(step.change.clone()),
            (true, Mode::Exact) => Command::Merge(Change { mode: Mode::Merge, ..step.change.clone().invert() }),
            (true, Mode::Merge) => Command::Unmerge(step.change.clone()),
        };
        match self.commit(command) {
            Ok(change) => {
                self.say(word(&step.said), true);
                onto.update_value(|it| it.push(Step { change, ..step }));
            }
            Err(error) => self.say(error.to_string(), false),
        }
    }

    /// Takes the last merge back.
    pub(crate) fn unmerge(self) {
        let Some(change) = self.merged.get_untracked() else { return };
        self.merged.set(None);
        self.undo.update_value(|steps| steps.retain(|it| it.change != change));
        match self.commit(Command::Unmerge(change)) {
            Ok(_) => self.say("The merge is taken back.", false),
            Err(error) => self.say(error.to_string(), false),
        }
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

    /// Takes in what another tab wrote.
    pub(crate) fn hear(self, key: &str, text: &str) {
        let is_news = self.session.try_update_value(|it| it.hear(key, text, clock::now_millis()));
        if is_news == Some(true) {
            self.changed();
        }
    }

    /// Takes in what was missed, and moves on to a new day.
    pub(crate) fn wake(self) {
        let is_news = self.session.try_update_value(|it| it.catch_up(clock::now_millis()));
        if is_news == Some(true) {
            self.changed();
        }
        if self.today.get_untracked() != clock::today() {
            self.today.set(clock::today());
        }
    }

    /// Folds the journal where it has grown long. The caller holds the lock.
    pub(crate) fn compact(self) {
        let ctx = clock::ctx(self.device);
        // Where the snapshot does not fit, the journal simply goes on.
        let _ = self.session.try_update_value(|it| if it.wants_compaction() { it.compact(&ctx) } else { Ok(()) });
    }

    /// Whether the journal is worth folding.
    pub(crate) fn wants_compaction(self) -> bool {
        self.session.with_value(Session::wants_compaction)
    }

    /// Removes everything that Kith keeps in this browser.
    pub(crate) fn erase(self) {
        self.session.update_value(Session::erase);
        self.undo.update_value(Vec::clear);
        self.redo.update_value(Vec::clear);
        self.changed();
    }

    /// Frees the previous snapshot.
    pub(crate) fn drop_previous(self) {
        self.session.update_value(Session::drop_previous);
        self.changed();
    }

    /// Keeps a small thing beside the book: a draft, the date of a backup.
    pub(crate) fn keep(self, key: Key, value: &str) {
        self.session.with_value(|it| match value {
            "" => it.store().remove(&key.to_string()),
            // A draft that does not fit is still on the screen.
            value => drop(it.store().set(&key.to_string(), value)),
        });
    }

    /// Reads a small thing beside the book.
    pub(crate) fn kept(self, key: Key) -> String {
        self.session.with_value(|it| it.store().get(&key.to_string())).unwrap_or_default()
    }

    fn apply_theme(self) {
        let theme = self.book_now(|it| it.settings().theme);
        page::set_theme(theme.map(crate::domain::Theme::word));
        self.keep(Key::Theme, theme.map_or("", crate::domain::Theme::word));
    }

    /// When the last backup was taken and how many changes there have been since.
    pub(crate) fn backup_state(self) -> (Option<NaiveDate>, u32) {
        self.version.track();
        let kept = self.kept(Key::Backup);
        let (day, count) = kept.split_once(' ').unwrap_or(("", &kept));
        (PartialDate::whole(day), count.parse().unwrap_or_default())
    }

    fn count_change(self) {
        let (day, count) = untrack(|| self.backup_state());
        let day = day.map(|it| it.to_string()).unwrap_or_default();
        self.keep(Key::Backup, &format!("{day} {}", count + 1));
    }

    /// Notes that a backup was taken now.
    pub(crate) fn backed_up(self) {
        self.keep(Key::Backup, &format!("{} 0", clock::today()));
        self.version.update(|it| *it = it.wrapping_add(1));
    }
}

/// The app, from anywhere below the frame.
pub(crate) fn app() -> App {
    // The frame provides it before anything else is drawn; without it there is nothing to draw.
    use_context::<App>().unwrap_or_else(App::open)
}
