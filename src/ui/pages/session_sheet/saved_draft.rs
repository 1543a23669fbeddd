//! The draft of a sheet in the store.
//!
//! It is written at most once a second, when the page is hidden, and when the sheet is left; never at every key. All
//! tabs share one draft of a pair, so each tab remembers what it last read or wrote. If another tab has written since,
//! the two are joined box by box (`present/session_merge.rs`), and neither loses a word. If another tab has ended the
//! session, only the words that are new in this tab stay on the sheet.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::StorageEvent;

use crate::domain::MentorshipId;
use crate::present::session_draft::SessionDraft;
use crate::present::session_merge::{left_over, merge, was_ended};
use crate::store::StorageKey;
use crate::ui::state::Prefs;

/// Time from the first key until the draft is stored.
const PAUSE: Duration = Duration::from_secs(1);

thread_local! {
    /// Drafts that did not fit into the storage, as long as the page is open, so that the user may leave the sheet to
    /// free some room.
    static UNSTORED: RefCell<Vec<(MentorshipId, String)>> = const { RefCell::new(Vec::new()) };
}

/// The stored draft of a pair, as this tab sees it.
#[derive(Clone, Copy)]
pub(super) struct SavedDraft {
    id: MentorshipId,
    prefs: Prefs,
    /// The stored text as this tab last read or wrote it.
    base: StoredValue<String>,
    has_changed: StoredValue<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

/// The result of storing a draft.
pub(super) struct Stored {
    /// The draft joined with that of another tab, if one has written meanwhile.
    pub(super) joined: Option<SessionDraft>,
    /// Whether it fitted into the storage.
    pub(super) is_stored: bool,
    /// Whether another tab has ended the session. `joined` has only the new words of this tab then.
    pub(super) was_ended: bool,
}

/// Reads the draft of a pair.
pub(super) fn read(prefs: Prefs, id: MentorshipId) -> Option<SessionDraft> {
    let unstored = UNSTORED.with_borrow(|all| all.iter().find(|it| it.0 == id).map(|it| it.1.clone()));
    SessionDraft::read(&unstored.unwrap_or_else(|| prefs.get(StorageKey::Sheet(id))))
}

/// Writes the draft of a pair. Returns whether it fitted; otherwise it is kept as long as the page is open.
pub(super) fn write(prefs: Prefs, id: MentorshipId, draft: &SessionDraft) -> bool {
    let text = draft.write();
    prefs.set(StorageKey::Sheet(id), &text);
    let is_stored = prefs.get(StorageKey::Sheet(id)) == text;
    UNSTORED.with_borrow_mut(|all| {
        all.retain(|it| it.0 != id);
        if !is_stored {
            all.push((id, text));
        }
    });
    is_stored
}

/// Removes the draft of a pair.
pub(super) fn remove(prefs: Prefs, id: MentorshipId) {
    prefs.set(StorageKey::Sheet(id), "");
    UNSTORED.with_borrow_mut(|all| all.retain(|it| it.0 != id));
}

impl SavedDraft {
    /// The draft of a pair as it is stored now.
    pub(super) fn new(prefs: Prefs, id: MentorshipId) -> Self {
        Self {
            id,
            prefs,
            base: StoredValue::new(prefs.get(StorageKey::Sheet(id))),
            has_changed: StoredValue::new(false),
            timer: StoredValue::new(None),
        }
    }

    /// Notes a change: `store` runs a second after the first key that is not stored yet.
    pub(super) fn touch(self, store: impl FnOnce() + 'static) {
        self.has_changed.set_value(true);
        if self.timer.with_value(Option::is_none) {
            self.timer.set_value(set_timeout_with_handle(store, PAUSE).ok());
        }
    }

    /// Stores the draft. None if it has not changed.
    pub(super) fn store(self, draft: impl FnOnce() -> SessionDraft) -> Option<Stored> {
        self.stop();
        if !self.has_changed.get_value() {
            return None;
        }
        let (stored, base) = (self.prefs.get(StorageKey::Sheet(self.id)), self.base.get_value());
        let theirs = SessionDraft::read(&stored).filter(|_| stored != base);
        let mut draft = draft();
        let base = SessionDraft::read(&base).unwrap_or_default();
        let was_ended = theirs.as_ref().is_some_and(|it| was_ended(&base, it));
        match &theirs {
            // The session is written down: what this tab had from it is not written down again.
            Some(_) if was_ended => draft = left_over(&base, draft),
            Some(theirs) => draft = merge(&base, draft, theirs),
            None => (),
        }
        // Words that were added after another tab put the sheet away are half written again.
        (draft.ended, draft.is_put_away) = (None, false);
        // Without new words the ended draft stays in the storage, so that an undo finds it.
        let is_stored = (was_ended && draft.is_blank()) || write(self.prefs, self.id, &draft);
        self.base.set_value(self.prefs.get(StorageKey::Sheet(self.id)));
        self.has_changed.set_value(!is_stored);
        Some(Stored { joined: theirs.map(|_| draft), is_stored, was_ended })
    }

    /// Stores the draft for the last time: ended, or put away. An ended draft that does not fit is removed.
    pub(super) fn finish(self, draft: &SessionDraft) {
        self.stop();
        self.has_changed.set_value(false);
        if !write(self.prefs, self.id, draft) && draft.ended.is_some() {
            remove(self.prefs, self.id);
        }
    }

    /// The draft that another tab has written, from its event: none inside if it removed the draft. None for any other
    /// event, and while this tab has words that are not stored: the two are joined when they are stored.
    pub(super) fn news(self, event: &StorageEvent) -> Option<Option<SessionDraft>> {
        let key = StorageKey::Sheet(self.id);
        if self.has_changed.get_value() || event.key().is_none_or(|it| it != key.to_string()) {
            return None;
        }
        let text = self.prefs.decrypt(key, event.new_value());
        self.base.set_value(text.clone());
        Some(SessionDraft::read(&text))
    }

    fn stop(self) {
        let timer = self.timer.try_update_value(Option::take).flatten();
        timer.iter().for_each(TimeoutHandle::clear);
    }
}
