//! Toasts and their undo and redo buttons.

use leptos::prelude::*;

use super::App;

/// A message after an action, with an optional button.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Toast {
    /// The message.
    pub(crate) said: String,
    /// The button beside the message.
    pub(crate) way: ToastAction,
    /// Increases with every toast, so that two toasts with the same message differ.
    pub(crate) number: u32,
}

/// The button of a toast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ToastAction {
    /// No button.
    None,
    /// A button that undoes the action.
    Undo,
    /// A button that redoes the action.
    Redo,
}

impl App {
    /// Shows a toast, with an undo button if `can_undo`.
    pub(crate) fn say(self, said: impl Into<String>, can_undo: bool) {
        self.say_with(said, if can_undo { ToastAction::Undo } else { ToastAction::None });
    }

    pub(super) fn say_with(self, said: impl Into<String>, way: ToastAction) {
        let number = self.said_so_far().wrapping_add(1);
        self.state.update_value(|it| it.words = number);
        self.toast.set(Some(Toast { said: said.into(), way, number }));
    }

    /// Number of toasts so far.
    pub(crate) fn said_so_far(self) -> u32 {
        self.state.with_value(|it| it.words)
    }
}
