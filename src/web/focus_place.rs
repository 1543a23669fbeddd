//! Where the focus is, to find a place near it when the focused element is gone: the next entry of the list, or the
//! heading of the section.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::dom::{catch_focus, document};

/// Headings come first: in a list of cards, those are the open ones.
const HEADING: &str = "h2 a[href], h3 a[href]";
const FOCUSABLE: &str = "a[href], button, input, textarea, summary";
/// The parts of a page that have a heading: its sections and its head.
const REGIONS: &str = "main section, main .page-header";

/// The place of the focus.
#[derive(Clone, Default)]
pub struct FocusPlace {
    /// The lists around the focused element, the innermost first, each with the number of the entry.
    lists: Vec<(Element, usize)>,
    region: Option<Region>,
    is_in_dialog: bool,
}

/// A part of the page with its label: a redraw may put another element in its place.
#[derive(Clone)]
struct Region {
    element: Element,
    label: Option<String>,
}

impl FocusPlace {
    /// The place where the focus is now.
    pub fn now() -> Self {
        let focused = document().and_then(|it| it.active_element());
        let dialog = focused.as_ref().and_then(|it| it.closest("dialog").ok().flatten());
        let region = focused.as_ref().filter(|_| dialog.is_none()).and_then(Region::around);
        let mut place = Self { lists: Vec::new(), region, is_in_dialog: dialog.is_some() };
        let mut entry = focused.and_then(|it| it.closest("li").ok().flatten());
        while let Some(found) = entry {
            let Some(list) = found.parent_element() else { break };
            entry = list.closest("li").ok().flatten();
            let at = entries(&list).position(|it| it == found).unwrap_or_default();
            place.lists.push((list, at));
        }
        place
    }

    /// Moves a lost focus to the entry that followed in the list, or else to the heading of the section, or else to the
    /// element with this id, without scrolling. A dialog that closes finds the place by itself.
    pub fn catch_focus(&self, or: &str) {
        if document().and_then(|it| it.active_element()).is_some_and(|it| it.tag_name() != "BODY") {
            return;
        }
        let list = self.lists.iter().filter(|(list, _)| list.is_connected());
        let entry = list.filter_map(|(list, at)| next(list, *at)).next();
        let target = entry.or_else(|| self.region.as_ref()?.heading());
        match target.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            Some(target) => focus(&target),
            None if !self.is_in_dialog => catch_focus(or),
            None => (),
        }
    }
}

impl Region {
    fn around(focused: &Element) -> Option<Self> {
        let element = focused.closest(REGIONS).ok().flatten()?;
        Some(Self { label: element.get_attribute("aria-label"), element })
    }

    /// The heading, ready to take the focus. Never a button: a second press of the key would do something else.
    fn heading(&self) -> Option<Element> {
        let heading = self.now()?.query_selector("h1, h2, h3").ok().flatten()?;
        heading.set_attribute("tabindex", "-1").ok()?;
        Some(heading)
    }

    /// The region itself, or the one that was drawn in its place.
    fn now(&self) -> Option<Element> {
        if self.element.is_connected() {
            return Some(self.element.clone());
        }
        let all = document()?.query_selector_all(REGIONS).ok()?;
        let mut all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
        all.find(|it| it.tag_name() == self.element.tag_name() && it.get_attribute("aria-label") == self.label)
    }
}

/// Moves the focus to the first heading in an element, without scrolling.
pub fn focus_first_heading(id: &str) {
    let element = document().and_then(|it| it.get_element_by_id(id));
    let heading = element.and_then(|it| it.query_selector(HEADING).ok().flatten());
    if let Some(heading) = heading.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        focus(&heading);
    }
}

fn entries(list: &Element) -> impl Iterator<Item = Element> + use<> {
    std::iter::successors(list.first_element_child(), Element::next_element_sibling)
}

/// The element of a list to focus once the entry at a place is gone: the heading of the next entry that has one, or of
/// any entry; or else the first control in the entry that is there now.
fn next(list: &Element, at: usize) -> Option<Element> {
    let find = |entry: Element, what| entry.query_selector(what).ok().flatten();
    let heading = |entry| find(entry, HEADING);
    entries(list).skip(at).find_map(heading).or_else(|| entries(list).find_map(heading)).or_else(|| {
        let there = entries(list).nth(at).or_else(|| list.last_element_child())?;
        find(there, FOCUSABLE)
    })
}

fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // If the element cannot take the focus, the focus stays where it is.
    let _ = element.focus_with_options(&options);
}
