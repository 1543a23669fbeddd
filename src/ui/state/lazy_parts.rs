//! The parts of the program that are loaded after Today.
//!
//! Holds the loaders, which `main.rs` provides, and the state of each part. Invariant: a part is fetched once, and
//! again only after a failure. Needs nothing; `ui/components/lazy_part.rs` draws the parts.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use js_sys::Array;
use leptos::prelude::*;
use web_sys::Blob;

use super::dialogs::OpenDialog;
use super::toasts::Toasts;
use crate::domain::Ctx;
use crate::insight::week::{Suggestion, Week};
use crate::store::{Cipher, CommitError, DataKey, FinishedJob, Job, JobError};
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::dom;

/// Whether a part could be fetched.
pub type Fetched = Pin<Box<dyn Future<Output = bool>>>;

/// The view of a part. None if the part is not loaded.
pub type Drawn = Pin<Box<dyn Future<Output = Option<AnyView>>>>;

/// A lazily loaded part: how to fetch it and how to draw it.
pub struct LazyPart<T: 'static> {
    /// Fetches the part. Returns whether it is loaded now.
    pub fetch: fn() -> Fetched,
    /// Draws the part if it is loaded.
    pub draw: fn(T) -> Drawn,
}

/// The loaders of the parts, provided by `main.rs`, where the program is split.
pub struct LazyLoaders {
    /// Every page but Today.
    pub pages: LazyPart<Route>,
    /// The sections of Today beneath the session, and the words of its cards.
    pub sections: LazyPart<LazySection>,
    /// The dialogs.
    pub dialogs: LazyPart<OpenDialog>,
    /// The strength meter for passphrases. Its word lists are large, so it is fetched only when a passphrase is
    /// typed.
    pub strength: LazyPart<Signal<String>>,
    /// Asks the worker. The messages and their errors are in the file of the pages, because hardly anything needs the
    /// worker before that file is here.
    pub worker: AskWorker,
    /// Explains why a job of the worker failed. The sentences are in the file of the pages.
    pub explain: ExplainJob,
    /// Makes the cipher of the lock. It is in the file of the pages.
    pub cipher: MakeCipher,
}

/// Makes the cipher with a data key. None if the part cannot be fetched.
pub type MakeCipher = fn(DataKey) -> Pin<Box<dyn Future<Output = Option<Box<dyn Cipher>>>>>;

/// Returns the sentence for a failed job. None if the part cannot be fetched.
pub type ExplainJob = fn(JobError) -> Pin<Box<dyn Future<Output = Option<String>>>>;

/// Sends a request to the worker. The answer is [`JobError::Unavailable`] if the part cannot be fetched.
pub type AskWorker = fn(WorkerRequest) -> Answer;

/// The worker's answer.
pub type Answer = Pin<Box<dyn Future<Output = Result<FinishedJob, JobError>>>>;

/// A request to the worker.
pub struct WorkerRequest {
    /// The job.
    pub job: Job,
    /// A file that the worker reads itself, in place of the text of the job.
    pub file: Option<Blob>,
    /// The copy of the store, from [`worker::copy`](crate::web::worker::copy).
    pub copy: Array,
    /// The time, the device and the seed of new ids.
    pub ctx: Ctx,
}

/// A section of Today that is loaded later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LazySection {
    /// Everyday networking: the counter, the encounters, the share list.
    Everyday,
    /// The line beside the week, about mentoring, a trip, a group or an aim: one at most.
    TodayLine,
    /// The user's week.
    Week,
    /// The reasons for the choice of the week.
    Why(Memo<Week>),
    /// Remarks below the week: a backup is due, the book has demo data.
    Notes,
    /// The promises and the coming dates.
    Agenda,
    /// The draft and the buttons of a card on Today.
    CardWords {
        /// The suggestion.
        suggestion: Suggestion,
        /// The first card has the main button.
        is_first: bool,
        /// A card of a heavy day has no draft.
        is_folded: bool,
    },
    /// The work behind every page: recovery from the mirror, and the automatic backup. Draws nothing.
    Background,
}

/// The parts and their load states.
///
/// While Kith starts, the first page is drawn in this order: the layout; the page with the first card of Today; the
/// words of that card, as soon as the sections are there; then everything below it, each view in a task of its own.
#[derive(Clone, Copy)]
pub(crate) struct LazyParts {
    /// The loaders of the parts.
    pub(crate) loaders: StoredValue<LazyLoaders>,
    /// The state of the sections of Today.
    pub(crate) sections: RwSignal<LoadState>,
    /// True once the first card of Today has its words, which come with the sections.
    pub(crate) is_first_card_whole: RwSignal<bool>,
    /// The state of the pages.
    pub(crate) pages: RwSignal<LoadState>,
    /// The state of the dialogs.
    pub(crate) dialogs: RwSignal<LoadState>,
    /// The state of the strength meter.
    pub(crate) strength: RwSignal<LoadState>,
}

/// The state of a part.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum LoadState {
    /// Not requested yet.
    Unasked,
    /// Being fetched.
    Asked,
    /// Loaded.
    Here,
    /// The fetch has failed.
    Failed,
}

impl LazyParts {
    pub(super) fn new(loaders: LazyLoaders) -> Self {
        let unasked = || RwSignal::new(LoadState::Unasked);
        Self {
            loaders: StoredValue::new(loaders),
            sections: unasked(),
            is_first_card_whole: RwSignal::new(false),
            pages: unasked(),
            dialogs: unasked(),
            strength: unasked(),
        }
    }

    /// Fetches the part with the messages of the worker. Returns whether it is loaded now.
    pub(super) async fn fetch_worker(self) -> bool {
        let fetch = self.loaders.with_value(|it| it.pages.fetch);
        fetch().await
    }

    /// Sends a request to the worker.
    pub(super) fn ask_worker(self, request: WorkerRequest) -> Answer {
        self.loaders.with_value(|it| (it.worker)(request))
    }

    /// Returns the sentence for a failed job.
    pub(super) async fn explain(self, error: JobError) -> String {
        let explain = self.loaders.with_value(|it| it.explain);
        explained(explain, error).await
    }

    /// Shows why a command failed. The sentences about the fields of a form are in the lazy part; those about the
    /// storage are not, because a full disk may keep that part away.
    pub(super) fn show_why(self, error: CommitError, toasts: Toasts) {
        let why = match error {
            CommitError::Refused(why) => JobError::Refused(why),
            CommitError::NotKept(why) => return toasts.show(text::errors::write(&why)),
            CommitError::ReadOnly => return toasts.show(text::errors::read_only()),
        };
        crate::web::spawn(async move { toasts.show(self.explain(why).await) });
    }

    /// Whether Kith starts: until the first sign of the user, or for a while.
    pub(crate) fn is_starting(self) -> bool {
        self.pages.get() == LoadState::Unasked
    }

    /// A signal that becomes true when a part of the first page may be drawn: while Kith starts, in a task of its own,
    /// so that the page can answer between one part and the next. Afterwards it is true at once: a page that is drawn
    /// again has its whole height when its place is restored.
    pub(crate) fn own_task(self) -> RwSignal<bool> {
        let is_due = RwSignal::new(!untrack(|| self.is_starting()));
        if !is_due.get_untracked() {
            crate::web::spawn(async move {
                dom::next_task().await;
                // Gone if the page has changed meanwhile.
                let _ = is_due.try_set(true);
            });
        }
        is_due
    }

    /// Fetches the sections of Today.
    pub(crate) fn ask_sections(self) {
        self.fetch(self.sections, |it| it.sections.fetch);
    }

    /// Fetches everything for the first time, before the user needs it.
    pub(crate) fn ask_first(self) {
        if self.pages.get_untracked() == LoadState::Unasked {
            self.ask();
        }
    }

    /// Fetches the sections, pages and dialogs that are not loaded yet, and the strength meter if it failed before.
    pub(crate) fn ask(self) {
        self.ask_sections();
        self.fetch(self.pages, |it| it.pages.fetch);
        self.fetch(self.dialogs, |it| it.dialogs.fetch);
        if self.strength.get_untracked() == LoadState::Failed {
            self.ask_strength();
        }
    }

    /// Fetches the strength meter, unless it is loaded.
    pub(crate) fn ask_strength(self) {
        self.fetch(self.strength, |it| it.strength.fetch);
    }

    /// Draws a section that shows nothing, as soon as it is loaded.
    pub(crate) fn when_here(self, section: LazySection) {
        let has_begun = StoredValue::new(false);
        Effect::new(move || {
            if self.sections.get() == LoadState::Here && !has_begun.get_value() {
                has_begun.set_value(true);
                drop(untrack(|| at_once(self.loaders.with_value(|it| (it.sections.draw)(section)))));
            }
        });
    }

    /// Fetches a part and the style of the lazy parts, so that nothing is drawn without its style.
    fn fetch(self, state: RwSignal<LoadState>, part: impl FnOnce(&LazyLoaders) -> fn() -> Fetched) {
        if matches!(state.get_untracked(), LoadState::Unasked | LoadState::Failed) {
            state.set(LoadState::Asked);
            let fetch = self.loaders.with_value(part);
            let style = dom::load_lazy_style();
            crate::web::spawn(async move {
                let is_here = fetch().await && style.await;
                state.set(if is_here { LoadState::Here } else { LoadState::Failed });
            });
        }
    }
}

/// Returns the sentence for a failed job.
pub(crate) async fn explained(explain: ExplainJob, error: JobError) -> String {
    explain(error).await.unwrap_or_else(|| text::errors::unavailable().to_owned())
}

/// The view of a loaded part: its future is ready at the first poll.
pub(crate) fn at_once(mut view: Drawn) -> Option<AnyView> {
    match view.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(view) => view,
        Poll::Pending => None,
    }
}
