//! The state of the dialog: the preview and the user's choices.

use leptos::prelude::*;

use crate::formats::foreign::{Choices, Preview};
use crate::present::foreign_import::{Effect, Groups, effect};
use crate::present::import_figures::{StorageFit, is_settled, room};
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
    /// Reads the preview.
    pub(super) fn preview<T>(self, read: impl FnOnce(&Preview) -> T) -> T {
        self.preview.with_value(read)
    }

    /// Reads the groups.
    pub(super) fn groups<T>(self, read: impl FnOnce(&Groups) -> T) -> T {
        self.groups.with_value(read)
    }

    /// What the import would write. Tracked.
    pub(super) fn effect(self) -> Effect {
        self.choices.with(|choices| self.preview(|it| effect(it, choices)))
    }

    /// Whether there is room for what is chosen. Tracked.
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
            text::foreign_import::is_settled()
        } else {
            text::foreign_import::no_effect()
        }
    }
}
