//! Enter while an input method is composing.
//!
//! With an input method (for Japanese, Chinese, Korean and others) Enter confirms the composed characters and must not
//! save a form. Browsers say so in three ways, and this is the one place that knows them.

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, KeyboardEvent};

use crate::web::dom;

/// The key code of a key that the input method took (UI Events, section 7.3.1). It is deprecated, but Safari says it in
/// no other way.
const TAKEN: u32 = 229;

thread_local! {
    /// Whether a composition has ended in this task.
    static HAS_JUST_ENDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a press of a key belongs to the input method: during a composition, or for the key that ends it, which
/// Safari reports after the end of the composition, in the same task.
fn is_taken(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN || HAS_JUST_ENDED.get()
}

/// Keeps each Enter that belongs to the input method from every handler of the app, and from submitting a form. To be
/// called once.
pub fn guard_enter() {
    let Some(window) = dom::window() else { return };
    let key = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        if event.key() == "Enter" && is_taken(&event) {
            event.stop_immediate_propagation();
            if !event.is_composing() {
                // Otherwise the browser may submit the form.
                event.prevent_default();
            }
        }
    });
    let end = Closure::<dyn Fn()>::new(|| {
        HAS_JUST_ENDED.set(true);
        Timeout::new(0, || HAS_JUST_ENDED.set(false)).forget();
    });
    // The capturing phase comes before every handler of the page.
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    for (name, listener) in [("keydown", key.as_ref()), ("compositionend", end.as_ref())] {
        // Fails only for an argument that is no function.
        let _ = window.add_event_listener_with_callback_and_add_event_listener_options(
            name,
            listener.unchecked_ref(),
            &options,
        );
    }
    key.forget();
    end.forget();
}
