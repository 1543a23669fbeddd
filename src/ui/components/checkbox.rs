//! Checkboxes whose change may be refused.

use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

/// Sets the checkbox of an event: used to reset it if the change could not be saved.
pub(crate) fn set_checked(event: &Event, is_checked: bool) {
    event_target::<HtmlInputElement>(event).set_checked(is_checked);
}
