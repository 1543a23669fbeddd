//! The state of the dialog: the preview and the user's choices.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::formats::foreign::{Choices, Preview};
use crate::present::foreign_import::{Effect, Groups, effect, first_choices, groups};
use crate::present::import_figures::{StorageFit, has_others, is_settled, room};
use crate::ui::text;

/// The preview and the user's choices, for the parts of the dialog.
#[derive(Clone, Copy)]
pub(super) struct ImportState {
    pub(super) preview: StoredValue<Preview>,
    pub(super) groups: StoredValue<Groups>,
    pub(super) choices: RwSignal<Choices>,
    /// The people who were met and whom the user does not want to be offered again, by index.
    pub(super) forgotten: RwSignal<Vec<usize>>,
}

impl ImportState {
    /// The state with which the dialog opens.
    pub(super) fn of(preview: Preview, today: NaiveDate) -> Self {
        Self {
            groups: StoredValue::new(groups(&preview, today)),
            choices: RwSignal::new(first_choices(&preview)),
            preview: StoredValue::new(preview),
            forgotten: RwSignal::new(Vec::new()),
        }
    }

    /// Reads the preview.
    pub(super) fn preview<T>(self, read: impl FnOnce(&Preview) -> T) -> T {
        self.preview.with_value(read)
    }

    /// Reads the groups.
    pub(super) fn groups<T>(self, read: impl FnOnce(&Groups) -> T) -> T {
        self.groups.with_value(read)
    }

    /// The choices with the people who are not to be offered again.
    pub(super) fn choices_to_write(self) -> Choices {
        let key = |at: &usize| self.preview(|it| it.people.get(*at).map(|it| it.forget_key.clone()));
        let forgotten = self.forgotten.with_untracked(|it| it.iter().filter_map(key).collect());
        Choices { forgotten, ..self.choices.get_untracked() }
    }

    /// What the import would write. Tracked.
    pub(super) fn effect(self) -> Effect {
        self.choices.with(|choices| self.preview(|it| effect(it, choices)))
    }

    /// Whether there is room for the choice. Tracked.
    pub(super) fn room(self) -> StorageFit {
        self.choices.with(|choices| self.preview(|it| room(it, choices)))
    }

    /// Why an import that writes nothing writes nothing.
    pub(super) fn why_nothing(self) -> &'static str {
        let is_empty = self.preview(|it| it.people.is_empty() && it.meetings.is_empty());
        let is_settled = self.preview(|it| self.groups(|groups| is_settled(it, groups)));
        if is_empty {
            text::foreign_import::is_empty()
        } else if is_settled {
            let has_others = self.groups(has_others);
            if has_others { text::foreign_import::nothing_else() } else { text::foreign_import::is_settled() }
        } else if self.groups(|it| it.new.is_empty() && it.met.is_empty() && !it.perhaps.is_empty()) {
            text::foreign_import::say_who_first()
        } else if self.choices.with(|it| !it.meetings.is_empty()) {
            text::foreign_import::exchanges_without_people(self.preview(|it| it.sort))
        } else {
            text::foreign_import::no_effect()
        }
    }
}
