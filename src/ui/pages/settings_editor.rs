//! The settings of the book, for the fields of the settings page.

use leptos::prelude::*;

use crate::domain::{Command, Settings};
use crate::ui::state::{Commands, RepositoryContext, use_commands, use_repository};
use crate::ui::text;

/// Reads and changes the settings of the book.
#[derive(Clone, Copy)]
pub(super) struct SettingsEditor {
    repository: RepositoryContext,
    commands: Commands,
}

/// The settings of the book.
pub(super) fn use_settings() -> SettingsEditor {
    SettingsEditor { repository: use_repository(), commands: use_commands() }
}

impl SettingsEditor {
    /// A setting as the text of a field.
    pub(super) fn field(self, read: fn(&Settings) -> String) -> Signal<String> {
        Signal::derive(move || self.repository.book(|book| read(book.settings())))
    }

    /// The settings as they are now.
    pub(super) fn now(self) -> Settings {
        self.repository.book_untracked(|it| it.settings().clone())
    }

    /// Changes a setting, and saves only if the value differs.
    pub(super) fn edit(self, change: impl Fn(&mut Settings)) {
        let mut settings = self.now();
        change(&mut settings);
        if settings != self.now() {
            self.commands.run_or_show(Command::SetSettings(Box::new(settings)), text::settings::changed());
        }
    }
}
