//! The list of those who react to a change of the book.
//!
//! Every change is published once, with its origin: an action of the user, an undo or redo, another tab, a merge, a
//! recovery. This is the only place that says who hears of it, and in which order.

use leptos::prelude::*;

use super::backup_status::BackupStatus;
use super::book_event::{BookEvent, Origin};
use super::clock::Clock;
use super::jobs::Jobs;
use super::prefs::Prefs;
use super::repository::RepositoryContext;
use super::search::Search;
use super::theme;
use super::undo::Undo;
use super::unsaved::Unsaved;
use super::week::CurrentWeek;
use crate::domain::Book;
use crate::ui::dom_id::DomId;
use crate::web::focus_place::FocusPlace;
use crate::web::pwa;

/// The subscribers.
#[derive(Clone, Copy)]
pub(super) struct Subscribers {
    pub(super) clock: Clock,
    pub(super) repository: RepositoryContext,
    pub(super) prefs: Prefs,
    pub(super) week: CurrentWeek,
    pub(super) unsaved: Unsaved,
    pub(super) backup_status: BackupStatus,
    pub(super) search: Search,
    pub(super) undo: Undo,
    pub(super) jobs: Jobs,
}

impl Subscribers {
    /// Subscribes to the repository, and brings the page in line with the book as it is.
    pub(super) fn connect(self) {
        let had_people = StoredValue::new(self.repository.book_untracked(has_people));
        self.repository.subscribe(move |event| self.handle(event, had_people));
        theme::apply(self.repository, self.prefs);
    }

    /// Calls the subscribers, in order.
    ///
    /// The first group updates the values that views read, so it comes before the redraw. The effects that redraw run
    /// after all subscribers, so the order within a group does not matter. Other tabs are not in the list: the browser
    /// tells them of the write (`tab_sync.rs`).
    fn handle(self, event: &BookEvent<'_>, had_people: StoredValue<bool>) {
        // The command was dated by the clock of the device; the views must not show it on the day before.
        let focused = FocusPlace::now();
        self.clock.refresh();
        self.week.on_change(event);
        if let Some(change) = event.change {
            self.repository.book_untracked(|book| self.unsaved.drop_sent(change, book));
        }
        self.backup_status.count(event.actions());
        self.undo.on_change(event);
        self.search.on_change(event);

        self.repository.redraw();
        theme::apply(self.repository, self.prefs);
        restore_focus(event, focused);

        self.jobs.compact_soon();
        self.request_persistence(event, had_people);
    }

    /// Asks the browser to keep the data once there is data to lose. The data page shows the browser's answer.
    fn request_persistence(self, event: &BookEvent<'_>, had_people: StoredValue<bool>) {
        let has_people = self.repository.book_untracked(has_people);
        if matches!(event.origin, Origin::Own(_)) && has_people && !had_people.get_value() {
            crate::web::spawn(async {
                let _ = pwa::persist().await;
            });
        }
        had_people.set_value(has_people);
    }
}

fn has_people(book: &Book) -> bool {
    book.people.iter().next().is_some()
}

/// Returns the focus to the next entry of the list, or to the page, if the redraw removes the button that the user
/// pressed.
fn restore_focus(event: &BookEvent<'_>, focused: FocusPlace) {
    if event.change.is_some() {
        request_animation_frame(move || focused.catch_focus(DomId::Page.as_str()));
    }
}
