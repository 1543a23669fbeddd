//! Texts of the store that the user no longer wants: unreadable ones, and the previous snapshot.
//!
//! Holds nothing of its own. Invariant: a text is removed only after the head has ceased to name it, or it would be
//! missed at the next start. Needs the repository and the jobs.

use super::book_event::{BookEvent, Origin};
use super::jobs::Jobs;
use super::repository::RepositoryContext;
use crate::store::Job;
use crate::web::clock;

/// Removes texts of the store.
#[derive(Clone, Copy)]
pub(crate) struct CorruptedData {
    repository: RepositoryContext,
    jobs: Jobs,
}

impl CorruptedData {
    pub(super) const fn new(repository: RepositoryContext, jobs: Jobs) -> Self {
        Self { repository, jobs }
    }

    /// Removes a quarantined entry that the user no longer needs, for example after a backup has restored its content.
    pub(crate) async fn remove(self, key: String) {
        // The head must no longer name the text.
        if self.repository.read_untracked(|it| it.wants_compaction()) {
            // If the compaction fails, the text is reported again at the next start.
            let _ = self.jobs.work(Job::Compact).await;
        }
        self.repository.update(|it| it.remove_damage(&key));
        self.repository.publish(&BookEvent::of(Origin::Reading));
    }

    /// Quarantines entries that only a newer version can read, and continues with the rest.
    pub(crate) fn quarantine_newer(self) {
        self.repository.update(|it| it.quarantine_newer(clock::now_millis()));
        self.repository.publish(&BookEvent::of(Origin::Recovery(0)));
    }

    /// Deletes the previous snapshot.
    pub(crate) fn drop_previous(self) {
        self.repository.read_untracked(|it| it.drop_previous());
        self.repository.measure();
        self.repository.publish(&BookEvent::of(Origin::Reading));
    }
}
