//! The address of the page: navigation by links without reloading, and the back and forward buttons.
//!
//! Replaces a router crate because of its size: routes are matched in one enum anyway, and the code of `leptos_router`
//! that remained in the build took 23.7 kB of the 330 kB budget for a first load (`docs/performance.md`).

use std::cell::Cell;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use crate::web::dom;

/// The path of the address.
pub fn path() -> String {
    dom::window().and_then(|it| it.location().pathname().ok()).unwrap_or_default()
}

thread_local! {
    /// The number of sheets for which the current entry of the history was added.
    static SHEETS: Cell<u32> = const { Cell::new(0) };
}

/// The number of sheets for which the current entry was added, as its state says.
fn sheets_of_entry() -> u32 {
    let state = dom::window().and_then(|it| it.history().ok()).and_then(|it| it.state().ok());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number, if it is one")]
    let sheets = state.and_then(|it| it.as_f64()).unwrap_or_default().max(0.0) as u32;
    sheets
}

/// Navigates to an address of the app. An entry that was added for a sheet is replaced, because the sheet closes.
pub fn push(address: &str) {
    if let Some(history) = dom::window().and_then(|it| it.history().ok()) {
        // A browser that refuses (after a hundred calls within half a minute) keeps its address; the page still
        // changes.
        let _ = match SHEETS.replace(0) {
            0 => history.push_state_with_url(&JsValue::NULL, "", Some(address)),
            _ => history.replace_state_with_url(&JsValue::NULL, "", Some(address)),
        };
    }
}

/// Replaces the address of the current page by another one of the same page.
pub fn replace(address: &str) {
    if let Some(history) = dom::window().and_then(|it| it.history().ok()) {
        // If the browser refuses, the old address stays, which is harmless.
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(address));
    }
}

/// Adds an entry for the sheet that opens over `sheets - 1` others, so that the back button and the back gesture close
/// the sheet and not the page. An entry that is left from a closed sheet is used again: an entry can only be removed by
/// going back, which is asynchronous and would race with the next navigation.
pub fn add_sheet(sheets: u32) {
    if SHEETS.get() < sheets
        && let Some(history) = dom::window().and_then(|it| it.history().ok())
        && history.push_state_with_url(&JsValue::from(sheets), "", None).is_ok()
    {
        SHEETS.set(sheets);
    }
}

/// Goes back one entry.
pub fn back() {
    if let Some(history) = dom::window().and_then(|it| it.history().ok()) {
        // Without an entry before this one nothing happens.
        let _ = history.back();
    }
}

/// A step through the history of the page.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// A link of the app was followed; the address is already the new one.
    New,
    /// Back or forward.
    Moved {
        /// Whether the entry that was left had been added for a sheet, and the step went back from it.
        leaves_sheet: bool,
    },
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

/// Calls `on_move` when a link of the app is followed, and on back and forward.
pub fn follow(on_move: impl Fn(Step) + Clone + 'static) {
    let Some(window) = dom::window() else { return };
    // A reload keeps the state of the entry.
    SHEETS.set(sheets_of_entry());
    let back = {
        let on_move = on_move.clone();
        Closure::<dyn Fn()>::new(move || {
            let here = sheets_of_entry();
            on_move(Step::Moved { leaves_sheet: SHEETS.replace(here) > here });
        })
    };
    let click = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some(address) = followed(&event) {
            event.prevent_default();
            push(&address);
            on_move(Step::New);
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
