//! The page itself: its address, its focus, its colours.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Window};

/// The window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The path the app is served under, without its last slash: empty at the root of a host.
pub fn base_path() -> String {
    let uri = document().and_then(|it| it.base_uri().ok().flatten()).unwrap_or_default();
    let path = web_sys::Url::new(&uri).map(|it| it.pathname()).unwrap_or_default();
    path.trim_end_matches('/').to_owned()
}

/// Moves the focus to an element.
pub fn focus(id: &str) {
    let element = document().and_then(|it| it.get_element_by_id(id)).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Catches a focus that fell to the ground, as when the button that had it was drawn anew: it goes to this element,
/// and the page does not move.
pub fn catch_focus(id: &str) {
    let Some(document) = document() else { return };
    let is_lost = document.active_element().is_none_or(|it| it.tag_name() == "BODY");
    let element = document.get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element.filter(|_| is_lost) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Shows the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Removes the static shell once the app stands.
pub fn remove_shell(id: &str) {
    if let Some(shell) = document().and_then(|it| it.get_element_by_id(id)) {
        shell.remove();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        // A page that may not be loaded anew shows what it has.
        let _ = window.location().reload();
    }
}

/// Sets the colours on the root: `light`, `dark`, or as the system says.
pub fn set_theme(theme: Option<&str>) {
    let root = document().and_then(|it| it.document_element());
    if let Some(root) = root {
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Whether keys go into a text field, so that no letter is a shortcut.
pub fn is_typing() -> bool {
    let active = document().and_then(|it| it.active_element());
    active.is_some_and(|it| {
        // A tick, a switch or a choice takes no letters.
        let is_ticked = matches!(it.get_attribute("type").as_deref(), Some("checkbox" | "radio"));
        let takes_text = matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !is_ticked;
        takes_text || it.has_attribute("contenteditable")
    })
}

/// Whether a dialog lies over the page.
pub fn has_dialog() -> bool {
    document().and_then(|it| it.query_selector("dialog[open]").ok().flatten()).is_some()
}

/// A parameter of the address, as a shortcut or a shared text brings it.
pub fn parameter(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Whether the browser counts what localStorage holds in bytes, as Safari does, and not in letters.
pub fn counts_bytes() -> bool {
    let vendor = window().and_then(|it| js_sys::Reflect::get(&it.navigator(), &"vendor".into()).ok());
    vendor.and_then(|it| it.as_string()).is_some_and(|it| it.starts_with("Apple"))
}
