//! Changes by other tabs and by the worker.
//!
//! Holds nothing of its own. Other tabs hear of a change of this one from the browser, by its `storage` event, so
//! nothing is sent. Invariant: after `wake`, the book has everything that is in the store. Needs the repository and
//! the clock.

use super::book_event::{BookEvent, Origin};
use super::clock::Clock;
use super::repository::RepositoryContext;
use crate::web::{clock, dom};

/// Reads changes that were written elsewhere.
#[derive(Clone, Copy)]
pub(crate) struct TabSync {
    repository: RepositoryContext,
    clock: Clock,
}

impl TabSync {
    pub(super) const fn new(repository: RepositoryContext, clock: Clock) -> Self {
        Self { repository, clock }
    }

    /// Applies a journal entry of another tab.
    pub(crate) fn apply_remote(self, key: &str, text: &str) {
        let is_news = self.repository.update(|it| {
            let text = it.store().opened(key, text.to_owned());
            it.apply_remote(key, &text, clock::now_millis())
        });
        self.publish(is_news);
    }

    /// Applies changes that this tab missed, and updates today's date.
    pub(crate) fn wake(self) {
        if !self.repository.read_untracked(|it| it.store().is_current()) {
            // A suspended tab misses the event for turning encryption on or off.
            return dom::reload();
        }
        self.publish(self.repository.update(|it| it.sync(clock::now_millis())));
        self.clock.refresh();
    }

    fn publish(self, is_news: Option<bool>) {
        if is_news == Some(true) {
            self.repository.publish(&BookEvent::of(Origin::OtherTab));
        }
    }
}
