//! The word after an act, and the way that stands beside it.

use leptos::prelude::*;

use super::App;

/// The word after an act.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Toast {
    /// What happened.
    pub(crate) said: String,
    /// The way back, or forth again, that stands beside it.
    pub(crate) way: ToastAction,
    /// Grows, so that the same words twice are two toasts.
    pub(crate) number: u32,
}

/// Which way leads on from a word after an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ToastAction {
    /// Nowhere: it is a word.
    None,
    /// Back.
    Undo,
    /// Forth again.
    Redo,
}

impl App {
    /// Says a word after an act.
    pub(crate) fn say(self, said: impl Into<String>, can_undo: bool) {
        self.say_with(said, if can_undo { ToastAction::Undo } else { ToastAction::None });
    }

    pub(super) fn say_with(self, said: impl Into<String>, way: ToastAction) {
        let number = self.said_so_far().wrapping_add(1);
        self.state.update_value(|it| it.words = number);
        self.toast.set(Some(Toast { said: said.into(), way, number }));
    }

    /// How many words after an act there were.
    pub(crate) fn said_so_far(self) -> u32 {
        self.state.with_value(|it| it.words)
    }
}
