//! The page itself: address, focus, colours.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, Window};

#[wasm_bindgen]
extern "C" {
    /// In `public/boot.js`.
    #[wasm_bindgen(js_name = loadLazyStyle)]
    fn lazy_style() -> Promise;
}

/// Begins to load the style of the lazy parts. Returns whether it is there.
pub fn load_lazy_style() -> impl Future<Output = bool> {
    let loaded = JsFuture::from(lazy_style());
    async move { loaded.await.is_ok_and(|it| it.is_truthy()) }
}

/// The window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The path under which the app is served, without the trailing slash: empty at the root of a host.
pub fn base_path() -> String {
    let uri = document().and_then(|it| it.base_uri().ok().flatten()).unwrap_or_default();
    let path = web_sys::Url::new(&uri).map(|it| it.pathname()).unwrap_or_default();
    path.trim_end_matches('/').to_owned()
}

/// Moves the focus to an element.
pub fn focus(id: &str) {
    let element = document().and_then(|it| it.get_element_by_id(id)).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // If the element cannot take the focus, the focus stays where it is.
        let _ = element.focus();
    }
}

/// Moves the focus to an element, or to its first field if it takes none itself.
pub fn focus_first_in(id: &str) {
    let Some(element) = document().and_then(|it| it.get_element_by_id(id)) else { return };
    let fields = "input:not([type=radio]), textarea";
    let field = element.query_selector(fields).ok().flatten().unwrap_or(element);
    // If the element cannot take the focus, the focus stays where it is.
    let _ = field.dyn_into::<HtmlElement>().map(|it| it.focus());
}

/// Moves a lost focus (after the focused button was rendered again, for example) to an element, without scrolling.
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

/// Pause after a paint before deferred work begins, so that the work does not delay a first touch (design decision).
const REST_MILLIS: u32 = 50;

/// Runs `work` after the next paint: a second animation frame begins when the first is on its way to the screen,
/// however slow the machine is. A hidden page has no frames, so `work` waits until the page is visible.
pub fn after_paint(work: impl FnOnce() + 'static) {
    let rest = move || {
        gloo_timers::callback::Timeout::new(REST_MILLIS, work).forget();
    };
    next_frame(Box::new(move || next_frame(Box::new(rest))));
}

/// Ends the task: what follows runs in one of its own, after input and drawing that wait.
pub async fn next_task() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}

/// Sets an attribute of the element with an id, if it is there.
pub fn set_attribute(id: &str, name: &str, value: &str) {
    if let Some(element) = document().and_then(|it| it.get_element_by_id(id)) {
        // The names and values that Kith sets are valid.
        let _ = element.set_attribute(name, value);
    }
}

fn next_frame(work: Box<dyn FnOnce()>) {
    let work = Closure::once_into_js(work);
    if let Some(window) = window() {
        // Fails only for an argument that is no function.
        let _ = window.request_animation_frame(work.unchecked_ref());
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Removes the static shell once the app is mounted.
pub fn remove_shell(id: &str) {
    if let Some(shell) = document().and_then(|it| it.get_element_by_id(id)) {
        shell.remove();
    }
}

/// Reloads the page.
pub fn reload() {
    ask_before_leaving(false);
    if let Some(window) = window() {
        // If reloading is blocked, the page stays as it is.
        let _ = window.location().reload();
    }
}

/// Has the browser ask before the page is closed or reloaded, or not any more: an unfinished job would be lost.
pub fn ask_before_leaving(asks: bool) {
    thread_local! {
        static ASK: Closure<dyn Fn(Event)> = Closure::new(|event: Event| event.prevent_default());
    }
    if let Some(window) = window() {
        ASK.with(|ask| window.set_onbeforeunload(asks.then(|| ask.as_ref().unchecked_ref())));
    }
}

/// Sets the colour theme on the root element: `light`, `dark`, or none to follow the system.
pub fn set_theme(theme: Option<&str>) {
    let root = document().and_then(|it| it.document_element());
    if let Some(root) = root {
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Whether the focused element takes keyboard input, so that single letters must not act as shortcuts.
pub fn is_typing() -> bool {
    let active = document().and_then(|it| it.active_element());
    active.is_some_and(|element| {
        // Checkboxes and radio buttons take no letters.
        let is_ticked = matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio"));
        let takes_text = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !is_ticked;
        takes_text || element.has_attribute("contenteditable")
    })
}

/// Whether a popover is open.
pub fn is_popover_open(id: &str) -> bool {
    let popover = document().and_then(|it| it.get_element_by_id(id));
    popover.is_some_and(|it| it.matches(":popover-open").unwrap_or_default())
}

/// Closes a popover. Returns whether it was open.
pub fn hide_popover(id: &str) -> bool {
    let popover = document().and_then(|it| it.get_element_by_id(id)).filter(|_| is_popover_open(id));
    popover.and_then(|it| it.dyn_into::<HtmlElement>().ok()).is_some_and(|it| it.hide_popover().is_ok())
}

/// Whether a dialog is open.
pub fn has_dialog() -> bool {
    document().and_then(|it| it.query_selector("dialog[open]").ok().flatten()).is_some()
}

/// Returns a query parameter of the address, as set by a shortcut of the app or by a shared text.
pub fn parameter(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Whether the browser measures the quota of localStorage in bytes, as Safari does, instead of UTF-16 units.
pub fn counts_bytes() -> bool {
    let vendor = window().and_then(|it| js_sys::Reflect::get(&it.navigator(), &"vendor".into()).ok());
    vendor.and_then(|it| it.as_string()).is_some_and(|it| it.starts_with("Apple"))
}

/// Whether the browser's `navigator` has an object of this name.
pub fn has(name: &str) -> bool {
    let navigator = window().map(|it| JsValue::from(it.navigator()));
    navigator.and_then(|it| Reflect::get(&it, &name.into()).ok()).is_some_and(|it| it.is_object())
}

/// Whether an element lies over any of those that a selector finds.
pub fn covers(id: &str, selector: &str) -> bool {
    let Some(document) = document() else { return false };
    let Some(cover) = document.get_element_by_id(id).map(|it| it.get_bounding_client_rect()) else { return false };
    let found = document.query_selector_all(selector).ok();
    let found = found.into_iter().flat_map(|all| (0..all.length()).filter_map(move |at| all.item(at)));
    found.filter_map(|it| it.dyn_into::<Element>().ok()).map(|it| it.get_bounding_client_rect()).any(|it| {
        let is_beside = it.right() <= cover.left() || it.left() >= cover.right();
        it.width() > 0.0 && !is_beside && it.bottom() > cover.top() && it.top() < cover.bottom()
    })
}

/// Whether the page has an element of this kind.
pub fn is_any(selector: &str) -> bool {
    document().and_then(|it| it.query_selector(selector).ok().flatten()).is_some()
}

/// The form fields inside an element, in the order of the document.
pub fn fields(inside: &Element) -> Vec<HtmlElement> {
    let found = inside.query_selector_all("input, textarea, select").ok();
    let list = found.map(|it| (0..it.length()).filter_map(move |at| it.get(at)).collect::<Vec<_>>());
    list.unwrap_or_default().into_iter().filter_map(|it| it.dyn_into().ok()).collect()
}

/// A text of an object of the browser, such as the value of a field.
pub fn text_of(object: &JsValue, name: &str) -> String {
    Reflect::get(object, &name.into()).ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// Enters a text into a field, as if the user had typed it: its handlers run.
pub fn enter(field: &HtmlElement, text: &str) {
    // The value of an input, a text area and a selection can always be set.
    let _ = Reflect::set(field, &"value".into(), &text.into());
    for name in ["input", "change"] {
        let options = EventInit::new();
        options.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict(name, &options) {
            // Returns whether a handler prevented the default action; fails for no valid event.
            let _ = field.dispatch_event(&event);
        }
    }
}

/// Moves the focus to the first field with an error inside an element, and unfolds the part of the form that hides it.
pub fn focus_first_error(inside: &Element) {
    let first = inside.query_selector("[aria-invalid=true]").ok().flatten();
    let Some(field) = first.and_then(|it| it.dyn_into::<HtmlElement>().ok()) else { return };
    let mut around = field.closest("details").ok().flatten();
    while let Some(part) = around {
        // Setting an attribute with a valid name cannot fail.
        let _ = part.set_attribute("open", "");
        around = part.parent_element().and_then(|it| it.closest("details").ok().flatten());
    }
    // If the field cannot take the focus, the focus stays where it is.
    let _ = field.focus();
}

/// Has every text field whose text it cannot read say so. Returns whether there is none.
pub fn are_texts_readable(inside: &Element) -> bool {
    let texts = fields(inside).into_iter().filter_map(|it| it.dyn_into::<HtmlInputElement>().ok());
    // The other kinds have rules of the browser, which the form does not use.
    let unread = texts.filter(|it| it.type_() == "text" && !it.check_validity());
    unread.count() == 0
}

/// Whether a field is the first invalid one of its form.
pub fn is_first_invalid(field: &Element) -> bool {
    let form = field.closest("form").ok().flatten();
    let first = form.and_then(|it| it.query_selector("input:invalid, textarea:invalid, select:invalid").ok().flatten());
    first.is_none_or(|it| it == *field)
}

/// Scrolls the least that shows an element.
pub fn scroll_into_view(id: &str) {
    let Some(element) = document().and_then(|it| it.get_element_by_id(id)) else { return };
    let options = Object::new();
    // Setting a property of a new object cannot fail, and every element has the function.
    let _ = Reflect::set(&options, &"block".into(), &"nearest".into());
    let scroll = Reflect::get(&element, &"scrollIntoView".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    scroll.and_then(|it| it.call1(&element, &options).ok());
}

/// Moves the focus to an element of any kind, such as a link in a drawing, without scrolling.
pub fn focus_still(id: &str) {
    let element = document().and_then(|it| it.get_element_by_id(id));
    if let Some(element) = element {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // Links of a drawing have the same method.
        let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
    }
}

/// The left edge, the upper edge and the width of an element on the screen, in whole pixels.
#[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
pub fn rectangle(id: &str) -> Option<(i64, i64, i64)> {
    let found = document()?.get_element_by_id(id)?.get_bounding_client_rect();
    Some((found.left() as i64, found.top() as i64, found.width() as i64))
}
