//! The memory of the picture on this device: the part in sight, the person in focus, the sectors at the last visit.

use std::cell::Cell;

use leptos::prelude::*;

use crate::domain::PersonId;
use crate::present::who_knows_whom::{NamedWeb, View, is_reordered, opened};
use crate::store::StorageKey;
use crate::ui::state::{Prefs, use_prefs};
use crate::ui::text::who_knows_whom as words;

thread_local! {
    /// Whether a person was opened from the picture, to which the user comes back.
    static IS_AWAY: Cell<bool> = const { Cell::new(false) };
}

/// The memory of this device.
#[derive(Clone, Copy)]
pub(super) struct PictureMemory {
    prefs: Prefs,
    /// The stored text: the view, the person, and a line for each sector.
    text: StoredValue<String>,
    /// Whether the person in focus takes the focus when the picture is drawn.
    pub(super) takes_focus: bool,
}

impl PictureMemory {
    pub(super) fn recall() -> Self {
        let prefs = use_prefs();
        let text = StoredValue::new(prefs.get(StorageKey::WhoKnowsWhom));
        Self { prefs, text, takes_focus: IS_AWAY.replace(false) }
    }

    /// The line of the stored text.
    fn line(self, at: usize) -> String {
        self.text.with_value(|it| it.lines().nth(at).unwrap_or_default().to_owned())
    }

    /// The view that was left.
    pub(super) fn view(self, closest: i64) -> View {
        View::of_text(&self.line(0), closest)
    }

    /// The person who was in focus.
    pub(super) fn person(self) -> Option<PersonId> {
        PersonId::parse(&self.line(1))
    }

    /// Says what changed in the parts of the picture since the last visit, and remembers them. Empty for nothing.
    pub(super) fn news(self, named: &NamedWeb) -> String {
        let sectors = &named.web.sectors;
        let now: Vec<&str> = sectors.iter().map(|it| it.key.as_str()).filter(|it| !it.is_empty()).collect();
        let stored = self.text.get_value();
        let before: Vec<&str> = stored.lines().skip(2).collect();
        let new: Vec<String> = opened(&before, &now).into_iter().map(|it| words::own_part(&sectors[it].name)).collect();
        let order = if is_reordered(&before, &now) { words::other_order() } else { "" };
        let news = crate::ui::text::join(&[&new.join(" "), order], " ");
        if before != now {
            self.store(&self.line(0), &self.line(1), &now);
        }
        news
    }

    /// Remembers the view and the person in focus.
    pub(super) fn keep(self, view: View, person: Option<PersonId>) {
        let person = person.map(|it| it.to_string()).unwrap_or_default();
        let stored = self.text.get_value();
        self.store(&view.text(), &person, &stored.lines().skip(2).collect::<Vec<_>>());
    }

    fn store(self, view: &str, person: &str, sectors: &[&str]) {
        let text = [&[view, person], sectors].concat().join("\n");
        self.prefs.set(StorageKey::WhoKnowsWhom, &text);
        self.text.set_value(text);
    }
}

/// Says that a person was opened from the picture, so that going back leads to them.
pub(super) fn note_away() {
    IS_AWAY.set(true);
}
