//! The current page, and the way to another.
//!
//! Holds the path and whether the user came to it by going back. Invariant: an open dialog belongs to the page beneath
//! it, so navigation closes it. Needs the dialogs.

use leptos::prelude::*;

use super::dialogs::Dialogs;
use crate::ui::dom_id::DomId;
use crate::ui::route::Route;
use crate::web::dom;
use crate::web::history::{self, Step};

/// The address of the current page.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    /// The current path, including the base path.
    pub(crate) path: RwSignal<String>,
    came_back: StoredValue<bool>,
    dialogs: Dialogs,
}

impl Navigation {
    pub(super) fn new(dialogs: Dialogs) -> Self {
        Self { path: RwSignal::new(history::path()), came_back: StoredValue::new(false), dialogs }
    }

    /// Navigates to a route.
    pub(crate) fn go(self, route: Route) {
        history::push(&route.href());
        self.arrive(true);
    }

    /// Follows a step through the history. Going back closes the topmost sheet first, and only then leaves the page.
    pub(crate) fn follow(self, step: Step) {
        let Step::Moved { leaves_sheet } = step else { return self.arrive(true) };
        let is_here = self.path.with_untracked(|it| *it == history::path());
        let has_closed = self.dialogs.close_topmost() || dom::hide_popover(DomId::More.as_str());
        if has_closed && is_here {
            return;
        }
        if is_here && leaves_sheet {
            // The entry was left from a sheet that is closed, so the step is still to be made.
            return history::back();
        }
        self.arrive(false);
    }

    /// Shows the page at the current address. A new address starts at the top of the page; going back keeps the
    /// position that the browser restores.
    fn arrive(self, is_new: bool) {
        // Going from a person's page to the list counts as going back, whichever link was used.
        let route = |path: &String| Route::parse(path.strip_prefix(&dom::base_path()).unwrap_or(path));
        let was_person = self.path.with_untracked(|it| matches!(route(it), Some(Route::Person(_))));
        self.came_back.set_value(!is_new || was_person);
        self.dialogs.close();
        self.path.set(history::path());
        if is_new {
            dom::scroll_to_top();
            dom::focus(DomId::Page.as_str());
        }
    }

    /// Whether the user came to the current page by going back.
    pub(super) fn came_back(self) -> bool {
        self.came_back.get_value()
    }
}
