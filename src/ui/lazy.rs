//! The parts that are loaded after Today, each from a file of its own: the other pages, the dialogs and the strength
//! meter.
//!
//! The build splits the program at the functions marked in `main.rs` (`xtask/src/split.rs`), so that the first load
//! contains only Today and the layout. Pages and dialogs are fetched as soon as the first page is painted, and the
//! service worker caches them, so that they are available offline. The views themselves are in modules of their own.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::*;

use crate::present::pages::page_table;
use crate::ui::app::{OpenDialog, app};
use crate::ui::capture::Capture;
use crate::ui::dialogs::{
    AskSheet, FavourForm, IntroduceSheet, NameEncounter, PrepSheet, RepairSheet, ShareForm, SortSheet,
};
use crate::ui::exchange_form::ExchangeForm;
use crate::ui::pages;
use crate::ui::passphrase::StrengthMeter;
use crate::ui::person_form::PersonForm;
use crate::ui::promise_form::PromiseForm;
use crate::ui::route::Route;
use crate::ui::text;

/// Pause after a paint before deferred work begins, so that the work does not delay a first touch (design decision).
const REST: Duration = Duration::from_millis(50);

/// Runs `work` after the next paint: a second animation frame begins when the first is on its way to the screen,
/// however slow the machine is. A hidden page has no frames, so `work` waits until the page is visible.
pub(crate) fn after_paint(work: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(move || set_timeout(work, REST)));
}

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
    /// The sections of Today beneath the session. They are in the file of the pages.
    pub pieces: LazyPart<LazySection>,
    /// The dialogs.
    pub dialogs: LazyPart<OpenDialog>,
    /// The strength meter for passphrases. Its word lists are large, so it is fetched only when a passphrase is
    /// typed.
    pub strength: LazyPart<Signal<String>>,
}

/// A section of Today that is loaded later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LazySection {
    /// Everyday networking: the counter, the encounters, the share list.
    Everyday,
    /// The user's week.
    Week,
    /// The work behind every page: recovery from the mirror, and the automatic backup. Draws nothing.
    Background,
}

/// The parts and their load states.
#[derive(Clone, Copy)]
pub(crate) struct LazyParts {
    parts: StoredValue<LazyLoaders>,
    pages: RwSignal<LoadState>,
    dialogs: RwSignal<LoadState>,
    strength: RwSignal<LoadState>,
}

#[derive(Clone, Copy, PartialEq)]
enum LoadState {
    Unasked,
    Asked,
    Here,
    Failed,
}

impl LazyParts {
    pub(crate) fn new(parts: LazyLoaders) -> Self {
        let unasked = || RwSignal::new(LoadState::Unasked);
        Self { parts: StoredValue::new(parts), pages: unasked(), dialogs: unasked(), strength: unasked() }
    }

    /// Fetches the pages and dialogs that are not loaded yet, and the strength meter if it failed before.
    pub(crate) fn ask(self) {
        self.fetch(self.pages, |it| it.pages.fetch);
        self.fetch(self.dialogs, |it| it.dialogs.fetch);
        if self.strength.get_untracked() == LoadState::Failed {
            self.fetch(self.strength, |it| it.strength.fetch);
        }
    }

    /// A page other than Today.
    pub(crate) fn page(self, route: Route) -> AnyView {
        self.drawn(self.pages, || self.parts.with_value(|it| (it.pages.draw)(route)))
    }

    /// A section of Today.
    pub(crate) fn piece(self, piece: LazySection) -> AnyView {
        // Does not start the fetch: the layout does so once Today is painted.
        if self.pages.get() == LoadState::Unasked {
            return ().into_any();
        }
        self.drawn(self.pages, || self.parts.with_value(|it| (it.pieces.draw)(piece)))
    }

    /// Draws a section that shows nothing, as soon as it is loaded.
    pub(crate) fn when_here(self, section: LazySection) {
        let has_begun = StoredValue::new(false);
        Effect::new(move || {
            if self.pages.get() == LoadState::Here && !has_begun.get_value() {
                has_begun.set_value(true);
                drop(untrack(|| at_once(self.parts.with_value(|it| (it.pieces.draw)(section)))));
            }
        });
    }

    /// A dialog.
    pub(crate) fn dialog(self, dialog: OpenDialog) -> AnyView {
        self.drawn(self.dialogs, || self.parts.with_value(|it| (it.dialogs.draw)(dialog)))
    }

    /// The strength meter for a passphrase.
    pub(crate) fn strength(self, passphrase: Signal<String>) -> AnyView {
        if self.strength.get_untracked() == LoadState::Unasked {
            self.fetch(self.strength, |it| it.strength.fetch);
        }
        if self.strength.get() == LoadState::Failed {
            // The part is too large to be cached for offline use, and a passphrase works without its meter.
            return view! { <p class="note">{text::lock::strength_offline()}</p> }.into_any();
        }
        self.drawn(self.strength, || self.parts.with_value(|it| (it.strength.draw)(passphrase)))
    }

    fn fetch(self, arrival: RwSignal<LoadState>, part: impl FnOnce(&LazyLoaders) -> fn() -> Fetched) {
        if matches!(arrival.get_untracked(), LoadState::Unasked | LoadState::Failed) {
            arrival.set(LoadState::Asked);
            let fetch = self.parts.with_value(part);
            crate::web::spawn(
                async move { arrival.set(if fetch().await { LoadState::Here } else { LoadState::Failed }) },
            );
        }
    }

    fn drawn(self, arrival: RwSignal<LoadState>, draw: impl FnOnce() -> Drawn) -> AnyView {
        match arrival.get() {
            LoadState::Here => at_once(draw()).into_any(),
            LoadState::Failed => {
                view! { <p class="remark amber" role="alert">{text::layout::part_missing()}</p> }.into_any()
            }
            LoadState::Asked => ().into_any(),
            LoadState::Unasked => {
                self.ask();
                ().into_any()
            }
        }
    }
}

/// The view of a loaded part: its future is ready at the first poll.
fn at_once(mut view: Drawn) -> Option<AnyView> {
    match view.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(view) => view,
        Poll::Pending => None,
    }
}

/// Declares [`draw_page`] from the table of pages.
macro_rules! declare_drawing {
    ($($(#[$doc:meta])* $page:ident $(($param:ty))? [$($address:literal),+] $name:literal $icon:literal ($menu:expr) $component:ident;)*) => {
        /// Draws a page.
        #[expect(unreachable_patterns, reason = "the row of Today, which the main program draws")]
        pub fn draw_page(route: Route) -> AnyView {
            match route {
                // Today is part of the main program, so the lazy part must not contain it.
                Route::Today => ().into_any(),
                $(declare_drawing!(@pattern $page $(($param))? id) => declare_drawing!(@view $component $(($param))? id),)*
            }
        }
    };
    (@pattern $page:ident $id:ident) => { Route::$page };
    (@pattern $page:ident ($param:ty) $id:ident) => { Route::$page($id) };
    (@view $component:ident $id:ident) => { view! { <pages::$component /> }.into_any() };
    (@view $component:ident ($param:ty) $id:ident) => { view! { <pages::$component id=$id /> }.into_any() };
}

page_table!(declare_drawing);

/// A section of Today.
pub fn draw_piece(piece: LazySection) -> AnyView {
    match piece {
        LazySection::Everyday => view! { <pages::Everyday /> }.into_any(),
        LazySection::Week => view! { <pages::YourWeek /> }.into_any(),
        LazySection::Background => {
            app().run_in_background();
            ().into_any()
        }
    }
}

/// A dialog over the page.
pub fn draw_dialog(dialog: OpenDialog) -> AnyView {
    match dialog {
        OpenDialog::Capture(words, with) => view! { <Capture words with /> }.into_any(),
        OpenDialog::NewPerson(name) => view! { <PersonForm id=None name /> }.into_any(),
        OpenDialog::EditPerson(id) => view! { <PersonForm id=Some(id) name=String::new() /> }.into_any(),
        OpenDialog::EditExchange(id) => view! { <ExchangeForm id /> }.into_any(),
        OpenDialog::NewPromise(person) => view! { <PromiseForm person /> }.into_any(),
        OpenDialog::NameEncounter(id) => view! { <NameEncounter id /> }.into_any(),
        OpenDialog::Share => view! { <ShareForm /> }.into_any(),
        OpenDialog::Favour(person) => view! { <FavourForm person /> }.into_any(),
        OpenDialog::Ask(person) => view! { <AskSheet person /> }.into_any(),
        OpenDialog::Prepare(people) => view! { <PrepSheet people /> }.into_any(),
        OpenDialog::Repair(person) => view! { <RepairSheet person /> }.into_any(),
        OpenDialog::Sort => view! { <SortSheet /> }.into_any(),
        OpenDialog::Introduce(person) => view! { <IntroduceSheet person /> }.into_any(),
    }
}

/// The strength meter for a passphrase.
pub fn draw_strength(passphrase: Signal<String>) -> AnyView {
    view! { <StrengthMeter passphrase /> }.into_any()
}
