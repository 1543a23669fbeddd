//! What comes in a file of its own, after Today stands: the other places, and the dialogs.
//!
//! The build cuts the program at the two functions marked in `main.rs` (`xtask/src/split.rs`), so that the first load
//! carries Today and the frame only. Both parts are asked for as soon as the first page is painted, and the service worker keeps
//! them, so that nobody waits offline. Nothing is drawn here.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::*;

use crate::ui::app::OpenDialog;
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

/// How long the screen is left alone before what can wait is begun, so that a first touch finds nothing in its way
/// (design decision).
const REST: Duration = Duration::from_millis(50);

/// Does what can wait once that which is drawn now stands on the screen: a second frame begins when the first is on its
/// way there, however slow the machine is. A page that nobody sees has no frames, and waits until it is looked at.
pub(crate) fn after_paint(work: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(move || set_timeout(work, REST)));
}

/// Whether a part could be fetched.
pub type Fetched = Pin<Box<dyn Future<Output = bool>>>;

/// What a part draws; nothing where it is not here.
pub type Drawn = Pin<Box<dyn Future<Output = Option<AnyView>>>>;

/// A part that comes later: how it is fetched, whether it could be, and how it draws once it is here.
pub struct LazyPart<T: 'static> {
    /// Fetches the part; says whether it is here now.
    pub fetch: fn() -> Fetched,
    /// Draws it, if it is here.
    pub draw: fn(T) -> Drawn,
}

/// The parts, as the program that is cut knows them.
pub struct LazyLoaders {
    /// Every place but Today.
    pub pages: LazyPart<Route>,
    /// What stands on Today beneath the session. It comes with the pages.
    pub pieces: LazyPart<LazySection>,
    /// What lies open over a page.
    pub dialogs: LazyPart<OpenDialog>,
    /// How hard a passphrase is to guess: its lists of words are large, so they come when a passphrase is written.
    pub strength: LazyPart<Signal<String>>,
}

/// A piece of Today that comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LazySection {
    /// Everyday networking: the counter, those who were met, the shelf.
    Everyday,
    /// The owner's week.
    Week,
}

/// The parts, and how far each has come.
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

    /// Asks for what has not come yet.
    pub(crate) fn ask(self) {
        self.fetch(self.pages, |it| it.pages.fetch);
        self.fetch(self.dialogs, |it| it.dialogs.fetch);
        if self.strength.get_untracked() == LoadState::Failed {
            self.fetch(self.strength, |it| it.strength.fetch);
        }
    }

    /// A place other than Today.
    pub(crate) fn page(self, route: Route) -> AnyView {
        self.drawn(self.pages, || self.parts.with_value(|it| (it.pages.draw)(route)))
    }

    /// A piece of Today.
    pub(crate) fn piece(self, piece: LazySection) -> AnyView {
        // Not asked for here: the frame does, once Today is painted.
        if self.pages.get() == LoadState::Unasked {
            return ().into_any();
        }
        self.drawn(self.pages, || self.parts.with_value(|it| (it.pieces.draw)(piece)))
    }

    /// A dialog.
    pub(crate) fn dialog(self, dialog: OpenDialog) -> AnyView {
        self.drawn(self.dialogs, || self.parts.with_value(|it| (it.dialogs.draw)(dialog)))
    }

    /// How hard a passphrase is to guess.
    pub(crate) fn strength(self, passphrase: Signal<String>) -> AnyView {
        if self.strength.get_untracked() == LoadState::Unasked {
            self.fetch(self.strength, |it| it.strength.fetch);
        }
        if self.strength.get() == LoadState::Failed {
            // It is too large to be kept for offline, and a passphrase serves without its judge.
            return view! { <p class="note">{text::STRENGTH_OFFLINE}</p> }.into_any();
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
            LoadState::Failed => view! { <p class="remark amber" role="alert">{text::PART_MISSING}</p> }.into_any(),
            LoadState::Asked => ().into_any(),
            LoadState::Unasked => {
                self.ask();
                ().into_any()
            }
        }
    }
}

/// The view of a part that is here: its promise is kept at the first asking.
fn at_once(mut view: Drawn) -> Option<AnyView> {
    match view.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(view) => view,
        Poll::Pending => None,
    }
}

/// A place other than Today.
pub fn draw_page(route: Route) -> AnyView {
    match route {
        // Today comes with the program itself.
        Route::Today => ().into_any(),
        Route::People => view! { <pages::People /> }.into_any(),
        Route::Person(id) => view! { <pages::PersonPage id /> }.into_any(),
        Route::Reconnect => view! { <pages::Reconnect /> }.into_any(),
        Route::Teams => view! { <pages::Teams /> }.into_any(),
        Route::Mentoring => view! { <pages::Mentoring /> }.into_any(),
        Route::LongView => view! { <pages::LongView /> }.into_any(),
        Route::Settings => view! { <pages::SettingsPage /> }.into_any(),
        Route::Data => view! { <pages::Data /> }.into_any(),
    }
}

/// A piece of Today.
pub fn draw_piece(piece: LazySection) -> AnyView {
    match piece {
        LazySection::Everyday => view! { <pages::Everyday /> }.into_any(),
        LazySection::Week => view! { <pages::YourWeek /> }.into_any(),
    }
}

/// What lies open over a page.
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

/// How hard a passphrase is to guess.
pub fn draw_strength(passphrase: Signal<String>) -> AnyView {
    view! { <StrengthMeter passphrase /> }.into_any()
}
