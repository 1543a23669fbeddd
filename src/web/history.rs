//! The address of the page: following links without leaving it, and the ways back and forward.
//!
//! Instead of a router crate, because of its size: matching stands in one enum anyway, and what was left of
//! `leptos_router` 0.8 took 30 kB of the 330 that a first load may have (`docs/performance.md`).

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use crate::web::dom;

/// The path of the address.
pub fn path() -> String {
    dom::window().and_then(|it| it.location().pathname().ok()).unwrap_or_default()
}

/// Goes to an address of the app.
pub fn push(address: &str) {
    if let Some(history) = dom::window().and_then(|it| it.history().ok()) {
        // A browser that refuses (a hundred times in half a minute) stays at its address, and the page still changes.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Takes what was asked for in the address out of it.
pub fn forget_parameters() {
    let location = dom::window().map(|it| it.location());
    let asked = location.and_then(|it| it.search().ok()).is_some_and(|it| !it.is_empty());
    if let Some(history) = dom::window().and_then(|it| it.history().ok()).filter(|_| asked) {
        // Where the browser refuses, it stays, which does no harm.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path()));
    }
}

/// Calls `on_move` whenever a link of the app is followed (then the address is already new), and on back and forward.
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
    // Without these a link is simply followed by the browser, and the app starts anew at its address.
    let _ = window.add_event_listener_with_callback("popstate", back.as_ref().unchecked_ref());
    let _ = window.add_event_listener_with_callback("click", click.as_ref().unchecked_ref());
    back.forget();
    click.forget();
}

/// The address behind a click, if it is for us to follow: a plain click on a link to a place of the app.
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
