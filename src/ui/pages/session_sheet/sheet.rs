//! The state of the sheet: a signal for each text, so that a key redraws nothing but its own box, and one for all that
//! is chosen.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::saved_draft::SavedDraft;
use crate::domain::{MentorshipId, NewAction};
use crate::present::session_draft::{SessionDraft, SheetBox};
use crate::present::session_rules::{clock_time, later_day};
use crate::present::session_sheet::PairFacts;
use crate::ui::state::RepositoryContext;
use crate::ui::text;
use crate::web::clock;

/// A new action. Its texts are signals of their own, which belong to no part of the view: a row that is added by a key
/// press in another row outlives that row.
#[derive(Clone)]
pub(super) struct ActionRow {
    /// Increases with every row.
    pub(super) key: usize,
    /// What.
    pub(super) what: ArcRwSignal<String>,
    /// When exactly.
    pub(super) cue: ArcRwSignal<String>,
    /// The choices. The texts in it are not up to date.
    pub(super) action: ArcRwSignal<NewAction>,
}

/// The sheet of one pair.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    /// The mentorship.
    pub(super) id: MentorshipId,
    /// What the sheet knows of the pair.
    pub(super) facts: StoredValue<PairFacts>,
    /// All that is chosen. The texts in it are not up to date.
    pub(super) choices: RwSignal<SessionDraft>,
    words: StoredValue<Vec<(SheetBox, RwSignal<String>)>>,
    /// The new actions.
    pub(super) actions: RwSignal<Vec<ActionRow>>,
    rows: StoredValue<usize>,
    /// The present moment, for the words about the time. It moves a few times a minute.
    pub(super) now: RwSignal<u64>,
    /// Why the session could not be ended. Empty if nothing is wrong.
    pub(super) problem: RwSignal<String>,
    /// Whether the draft did not fit into the storage.
    pub(super) is_unstored: RwSignal<bool>,
    saved: SavedDraft,
}

/// A new draft, from now on.
pub(super) fn new_draft() -> SessionDraft {
    let now = clock::now();
    SessionDraft::new(now.date(), clock_time(now.time()), clock::now_millis())
}

/// Makes a draft that of a session that has been: without a clock, on its own day if that is over, else on the planned
/// day if it has come.
pub(super) fn be_later(repository: RepositoryContext, id: MentorshipId, draft: &mut SessionDraft) {
    let today = clock::today();
    draft.is_later = true;
    if draft.day.is_none_or(|it| it >= today) {
        let (day, time) = repository.book_untracked(|book| later_day(book, id, today));
        (draft.day, draft.time) = (Some(day), time);
    }
}

impl Sheet {
    pub(super) fn new(id: MentorshipId, facts: PairFacts, draft: &SessionDraft, saved: SavedDraft) -> Self {
        let words = SheetBox::ALL.map(|it| (it, RwSignal::new(String::new())));
        let sheet = Self {
            id,
            facts: StoredValue::new(facts),
            choices: RwSignal::new(SessionDraft::default()),
            words: StoredValue::new(words.to_vec()),
            actions: RwSignal::new(Vec::new()),
            rows: StoredValue::new(0),
            now: RwSignal::new(clock::now_millis()),
            problem: RwSignal::new(String::new()),
            is_unstored: RwSignal::new(false),
            saved,
        };
        sheet.fill(draft);
        sheet
    }

    /// The text of a box.
    pub(super) fn words(self, of: SheetBox) -> RwSignal<String> {
        let find = |all: &Vec<(SheetBox, RwSignal<String>)>| all.iter().find(|it| it.0 == of).map(|it| it.1);
        self.words.with_value(find).unwrap_or_default()
    }

    /// Shows a draft, such as one of another tab. A text that is the same keeps its caret.
    pub(super) fn fill(self, draft: &SessionDraft) {
        for of in SheetBox::ALL {
            set_if_new(self.words(of), draft.text(of));
        }
        if self.actions.get_untracked().is_empty() || draft.actions != self.draft().actions {
            let rows = draft.actions.iter().map(|it| self.row(it)).collect();
            self.actions.set(rows);
            if draft.actions.is_empty() {
                self.add_action();
            }
        }
        self.choices.set(draft.clone());
    }

    /// The draft as the sheet shows it. Actions without words are left out.
    pub(super) fn draft(self) -> SessionDraft {
        let mut draft = self.choices.get_untracked();
        let words = SheetBox::ALL.map(|it| (it, self.words(it).get_untracked()));
        draft.words = words.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        let action = |it: &ActionRow| NewAction {
            what: it.what.get_untracked(),
            cue: it.cue.get_untracked(),
            ..it.action.get_untracked()
        };
        let is_written = |it: &NewAction| !it.what.trim().is_empty() || !it.cue.trim().is_empty();
        draft.actions = self.actions.with_untracked(|it| it.iter().map(action).filter(is_written).collect());
        draft
    }

    /// Changes the choices.
    pub(super) fn choose(self, change: impl FnOnce(&mut SessionDraft)) {
        self.choices.update(change);
        self.touch();
    }

    /// Notes that something was written or chosen: it is stored within a second.
    pub(super) fn touch(self) {
        self.saved.touch(move || self.store());
    }

    /// Stores the draft now if it has changed.
    pub(super) fn store(self) {
        self.store_open();
    }

    /// Stores the draft now if it has changed. Returns whether the session is still open: false if another tab has
    /// ended it meanwhile.
    pub(super) fn store_open(self) -> bool {
        let Some(stored) = self.saved.store(|| self.draft()) else { return true };
        self.is_unstored.set(!stored.is_stored);
        if let Some(joined) = stored.joined {
            self.fill(&joined);
        }
        if stored.was_ended {
            self.problem.set(text::session::ended_elsewhere().to_owned());
        }
        !stored.was_ended
    }

    /// The saved draft.
    pub(super) const fn saved(self) -> SavedDraft {
        self.saved
    }

    /// Adds an empty action at the end.
    pub(super) fn add_action(self) {
        let row = self.row(&NewAction::default());
        self.actions.update(|it| it.push(row));
    }

    /// Removes an action.
    pub(super) fn remove_action(self, key: usize) {
        self.actions.update(|it| it.retain(|row| row.key != key));
        if self.actions.with_untracked(Vec::is_empty) {
            self.add_action();
        }
        self.touch();
    }

    fn row(self, action: &NewAction) -> ActionRow {
        self.rows.update_value(|it| *it += 1);
        ActionRow {
            key: self.rows.get_value(),
            what: ArcRwSignal::new(action.what.clone()),
            cue: ArcRwSignal::new(action.cue.clone()),
            action: ArcRwSignal::new(action.clone()),
        }
    }

    /// The names of the pair's people who are there.
    pub(super) fn names(self) -> Vec<String> {
        self.facts.with_value(|it| it.people.iter().map(|(_, name)| name.clone()).collect())
    }

    /// The day of the session.
    pub(super) fn day(self) -> NaiveDate {
        self.choices.with_untracked(|it| it.day).unwrap_or_else(clock::today)
    }
}

fn set_if_new(signal: RwSignal<String>, text: &str) {
    if signal.with_untracked(|it| it != text) {
        signal.set(text.to_owned());
    }
}
