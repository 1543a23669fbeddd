//! The state of a picture: the part in sight, the person with the tab stop, and the one whose ties are drawn.

use std::sync::Arc;

use leptos::prelude::*;

use super::memory::PictureMemory;
use crate::insight::web::{Move, Point};
use crate::present::who_knows_whom::{Label, NamedWeb, Picture, Pixels, View, labels};
use crate::ui::route::Route;
use crate::ui::text::who_knows_whom as words;
use crate::web::dom;

/// The id of the drawing.
pub(super) const DRAWING: &str = "web-drawing";

/// By how much a step of the buttons and keys comes closer, in hundredths of the side, and goes farther.
const CLOSER: i64 = 60;
const FARTHER: i64 = 167;

/// The width of the drawing before it is measured: that of a phone.
const FIRST_WIDTH: Pixels = 358;

/// The state of a picture.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    named: StoredValue<Arc<NamedWeb>>,
    pub(super) picture: StoredValue<Arc<Picture>>,
    /// The part in sight.
    pub(super) view: RwSignal<View>,
    /// The part for which links and names were chosen last: while a finger moves the picture, they stay as they are.
    pub(super) settled: RwSignal<View>,
    /// The width of the drawing.
    pub(super) width: RwSignal<Pixels>,
    /// The dot with the tab stop.
    pub(super) stop: RwSignal<Option<usize>>,
    /// The dot whose ties are drawn. None at rest.
    pub(super) shown: RwSignal<Option<usize>>,
    /// Whether the last move came from a button, so that it has to be said: the focus is elsewhere.
    pub(super) is_by_button: RwSignal<bool>,
    memory: Option<PictureMemory>,
}

impl Stage {
    pub(super) fn new(named: Arc<NamedWeb>, picture: Arc<Picture>, memory: Option<PictureMemory>) -> Self {
        let view = memory.map(|it| it.view(picture.closest)).unwrap_or_default();
        let left = memory.and_then(PictureMemory::person).and_then(|it| named.web.number(it));
        let stop = left.and_then(|it| picture.dot(it)).or_else(|| picture.first(&named));
        let takes_focus = memory.is_some_and(|it| it.takes_focus);
        let stage = Self {
            named: StoredValue::new(named),
            picture: StoredValue::new(picture),
            view: RwSignal::new(view),
            settled: RwSignal::new(view),
            width: RwSignal::new(FIRST_WIDTH),
            stop: RwSignal::new(stop),
            shown: RwSignal::new(None),
            is_by_button: RwSignal::new(false),
            memory,
        };
        if let Some(dot) = stop.filter(|_| takes_focus) {
            dom::after_paint(move || dom::focus_still(&dot_id(dot)));
        }
        stage
    }

    /// Reads the picture and the web.
    pub(super) fn read<T>(self, read: impl FnOnce(&Picture, &NamedWeb) -> T) -> T {
        self.picture.with_value(|picture| self.named.with_value(|named| read(picture, named)))
    }

    /// The person of a dot in words.
    pub(super) fn said_of(self, dot: usize) -> String {
        self.read(|picture, named| words::stand(named, picture.person(dot)))
    }

    /// The page that a dot opens: the neighbourhood, and in a neighbourhood that of the other.
    pub(super) fn route(self, dot: usize) -> Route {
        Route::Near(self.read(|picture, named| named.web.people[picture.person(dot)].id))
    }

    /// Shows a view, with the links and names for it.
    pub(super) fn look(self, view: View) {
        self.view.set(view);
        self.settled.set(view);
        self.keep();
    }

    /// Remembers the view and the dot with the tab stop.
    pub(super) fn keep(self) {
        let person =
            self.stop.get_untracked().map(|dot| self.read(|picture, named| named.web.people[picture.person(dot)].id));
        if let Some(memory) = self.memory {
            memory.keep(self.view.get_untracked(), person);
        }
    }

    /// Comes closer to a place by a part of the side in hundredths, or goes farther.
    pub(super) fn zoom(self, about: Point, part: i64) {
        let closest = self.read(|picture, _| picture.closest);
        self.look(self.view.get_untracked().zoomed(about, part, closest));
    }

    /// A step closer or farther, about the dot whose ties are drawn or the middle of the view.
    pub(super) fn step(self, is_closer: bool) {
        let shown = self.shown.get_untracked().map(|it| self.read(|picture, _| picture.dots[it]));
        let about = shown.unwrap_or(self.view.get_untracked().middle);
        self.zoom(about, if is_closer { CLOSER } else { FARTHER });
    }

    /// Whether everything is in sight, without the ties of one person.
    pub(super) fn is_at_rest(self) -> bool {
        self.view.with_untracked(|it| it.is_whole()) && self.shown.with_untracked(Option::is_none)
    }

    /// Shows everything, and no ties of one person.
    pub(super) fn rest(self) {
        self.shown.set(None);
        self.look(View::default());
    }

    /// Goes to a dot and brings it into sight. With its ties, unless it was reached along a tie of the one shown.
    fn go_to(self, dot: usize, shown: usize) {
        self.stop.set(Some(dot));
        self.shown.set(Some(shown));
        let place = self.read(|picture, _| picture.dots[dot]);
        self.look(self.view.get_untracked().showing(place));
    }

    /// Moves from the dot with the tab stop to another. Returns where it leads.
    pub(super) fn make(self, to: Move) -> Option<usize> {
        let from = self.stop.get_untracked()?;
        // The first step of a walk shows where it begins.
        let is_begun = self.shown.with_untracked(Option::is_some);
        let moved = self.read(|picture, named| picture.moved(named, from, to)).filter(|_| is_begun);
        let dot = moved.unwrap_or(from);
        self.go_to(dot, dot);
        Some(dot)
    }

    /// Goes to the next of those whom the one shown knows. Returns where it leads.
    pub(super) fn next_tie(self) -> Option<usize> {
        let stop = self.stop.get_untracked()?;
        let shown = self.shown.get_untracked().unwrap_or(stop);
        let after = Some(stop).filter(|it| *it != shown);
        let dot = self.read(|picture, named| picture.next_tie(named, shown, after)).unwrap_or(shown);
        self.go_to(dot, shown);
        Some(dot)
    }

    /// The focus came to a dot: it has the tab stop, and its ties are drawn unless it is on the way round those of
    /// another.
    pub(super) fn focused(self, dot: usize) {
        let is_on_the_way = self.stop.get_untracked() == Some(dot) && self.shown.with_untracked(Option::is_some);
        if !is_on_the_way {
            self.stop.set(Some(dot));
            self.shown.set(Some(dot));
            self.keep();
        }
    }

    /// The names to show.
    pub(super) fn labels(self) -> Vec<Label> {
        let (view, width) = (self.settled.get(), self.width.get());
        let shown = self.shown.get();
        let mut first: Vec<usize> = self.stop.get().filter(|_| shown.is_some()).into_iter().collect();
        self.read(|picture, named| {
            let ties = shown.map(|it| picture.ties_of(named, it)).unwrap_or_default();
            let more = shown.into_iter().chain(ties).filter(|it| !first.contains(it)).collect::<Vec<_>>();
            first.extend(more);
            labels(picture, view, width, &first)
        })
    }
}

/// The id of the link of a dot.
pub(super) fn dot_id(dot: usize) -> String {
    format!("dot-{dot}")
}
