//! The address of the page: navigation by links without reloading, and the back and forward buttons.
//!
//! Replaces a router crate because of its size: routes are matched in one enum anyway, and the code of `leptos_router`
//! that remained in the build took 23.7 kB of the 330 kB budget for a first load (`docs/performance.md`).

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use crate::web::dom;

/// The path of the address.
pub fn path() -> String {
    dom::window().and_then(|it| it.location().pathname().ok()).unwrap_or_default()
}

/// Navigates to an address of the app.
pub fn push(address: &str) {
    if let Some(history) = dom::window().and_then(|it| it.history().ok()) {
        // A browser that refuses (after a hundred calls within half a minute) keeps its address; the page still
        // changes.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Removes the query string from the address.
pub fn forget_parameters() {
    let location = dom::window().map(|it| it.location());
    let asked = location.and_then(|it| it.search().ok()).is_some_and(|it| !it.is_empty());
    if let Some(history) = dom::window().and_then(|it| it.history().ok()).filter(|_| asked) {
        // If the browser refuses, the query string stays, which is harmless.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path()));
    }
}

/// Calls `on_move` when a link of the app is followed (with `true`; the address is already the new one), and on back
/// and forward (with `false`).
pub fn follow(on_move: impl Fn(bool) + Clone + 'static) {
    let Some(window) = dom::window() else { return };
    let back = {
        let on_move = on_move.clone();
        Closure::<dyn Fn()>::new(move || on_move(false))
    };
    let click = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some(address) = followed(&event) {
            event.prevent_default();
            push(&address);
            on_move(true);
        }
    });
    // Without these listeners the browser follows a link itself, and the app restarts at its address.
    let _ = window.add_event_listener_with_callback("popstate", back.as_ref().unchecked_ref());
    let _ = window.add_event_listener_with_callback("click", click.as_ref().unchecked_ref());
    back.forget();
    click.forget();
}

/// Returns the address of a click that the app handles itself: a plain click on a link within the app.
fn followed(event: &MouseEvent) -> Option<String> {
    let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if event.default_prevented() || event.button() != 0 || !is_plain {
        return None;
    }
    let element: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    let is_ours = link.origin() == dom::window()?.location().origin().ok()?
        && link.pathname().starts_with(&dom::base_path())
        && link.target().is_empty()
        && !link.has_attribute("download");
    is_ours.then(|| link.pathname() + &link.search())
}
