//! Toasts and their undo and redo buttons.
//!
//! Holds the current toast and the number of toasts so far. Invariant: every toast has a number of its own, so that two
//! toasts with the same message differ. Needs nothing.

use leptos::prelude::*;

/// A message after an action, with an optional button.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Toast {
    /// The message.
    pub(crate) message: String,
    /// The button beside the message.
    pub(crate) action: ToastAction,
    /// Increases with every toast.
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

/// The toasts of the page.
#[derive(Clone, Copy)]
pub(crate) struct Toasts {
    /// The current toast.
    pub(crate) current: RwSignal<Option<Toast>>,
    count: StoredValue<u32>,
}

impl Toasts {
    pub(super) fn new() -> Self {
        Self { current: RwSignal::new(None), count: StoredValue::new(0) }
    }

    /// Shows a message.
    pub(crate) fn show(self, message: impl Into<String>) {
        self.show_with(message.into(), ToastAction::None);
    }

    /// Shows a message with a button.
    pub(crate) fn show_with(self, message: String, action: ToastAction) {
        let number = self.count().wrapping_add(1);
        self.count.set_value(number);
        self.current.set(Some(Toast { message, action, number }));
    }

    /// Hides the current toast.
    pub(crate) fn hide(self) {
        self.current.set(None);
    }

    /// The number of toasts so far.
    pub(crate) fn count(self) -> u32 {
        self.count.get_value()
    }
}
