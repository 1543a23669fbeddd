//! What "Who knows about …" asks: the book, through an index of its words.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::PersonId;
use crate::insight::knows::{Answer, Index, WayOn};
use crate::insight::places::PlaceNames;
use crate::ui::components::memo;
use crate::ui::state::{RepositoryContext, use_clock, use_repository};

/// The book, the index of its words, and the answer.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) repository: RepositoryContext,
    index: Memo<Arc<Index>>,
    names: Memo<PlaceNames>,
    pub(super) answer: Memo<Answer>,
    /// The place that the words name.
    pub(super) place: Memo<Option<String>>,
    /// Whether the user has unfolded the people who are only mentioned.
    pub(super) shows_mentions: RwSignal<bool>,
    /// Whether the user has unfolded the people who are left out.
    pub(super) shows_left_out: RwSignal<bool>,
}

impl Search {
    /// To be called while a component is created.
    pub(super) fn new(about: RwSignal<String>) -> Self {
        let (repository, today) = (use_repository(), use_clock().today);
        let index = memo(move || Arc::new(repository.book(Index::of)));
        let answer = move || {
            let about = about.get();
            if about.trim().is_empty() {
                return Answer::default();
            }
            index.with(|index| repository.book(|book| index.who_knows(book, today.get(), &about)))
        };
        let names = memo(move || repository.book(|book| PlaceNames::of(book, today.get())));
        let place = move || {
            let about = about.get();
            // The names are not computed before there are words.
            if about.trim().is_empty() { None } else { names.with(|it| it.named(&about).map(str::to_owned)) }
        };
        Self {
            repository,
            index,
            names,
            answer: memo(answer),
            place: memo(place),
            shows_mentions: RwSignal::new(false),
            shows_left_out: RwSignal::new(false),
        }
    }

    /// Computes the index and the names of the places, which a question does otherwise.
    pub(super) fn prepare(self) {
        self.index.with_untracked(|_| ());
        self.names.with_untracked(|_| ());
    }

    /// The way on to a person.
    pub(super) fn way_on(self, id: PersonId) -> WayOn {
        let today = use_clock().today.get_untracked();
        self.index.with_untracked(|index| self.repository.book_untracked(|book| index.way_on(book, id, today)))
    }

    /// The one after a person in the list of those who know it; after the last one, the one before.
    pub(super) fn beside(self, id: PersonId) -> Option<PersonId> {
        self.answer.with_untracked(|it| {
            let at = it.knows.iter().position(|it| it.id == id)?;
            let beside = it.knows.get(at + 1).or_else(|| it.knows.get(at.checked_sub(1)?));
            beside.map(|it| it.id)
        })
    }
}
