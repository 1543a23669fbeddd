//! The reading of the same file in another way: by other columns, or from another day on.

use leptos::prelude::*;
use web_sys::Blob;

use crate::formats::foreign::{Preview, Wish};
use crate::store::{Job, JobOutput};
use crate::ui::state::{Jobs, RepositoryContext};
use crate::ui::text;
use crate::web::{dom, worker};

/// A file of another program that was read.
#[derive(Clone)]
pub(in crate::ui::pages) struct ForeignFile {
    /// The file. The importer reads it.
    pub(in crate::ui::pages) file: StoredValue<Option<Blob>, LocalStorage>,
    /// The circumstances under which it was read.
    pub(in crate::ui::pages) wish: Wish,
    /// Everything that an import would do.
    pub(in crate::ui::pages) preview: Preview,
    /// Which of several files it is, such as the second of three.
    pub(in crate::ui::pages) turn: Option<(usize, usize)>,
}

/// The preview with the room that the browser has left: the worker knows nothing of other pages of the same origin.
pub(in crate::ui::pages) fn with_room(mut preview: Preview, repository: RepositoryContext) -> Preview {
    let free = repository.read_untracked(|it| it.usage().free(dom::counts_bytes()));
    preview.room = preview.room.min(free);
    preview
}

/// Reads the file of the dialog again and replaces its preview.
#[derive(Clone, Copy)]
pub(super) struct ReadingAgain {
    pub(super) jobs: Jobs,
    pub(super) repository: RepositoryContext,
    pub(super) current: RwSignal<ForeignFile>,
    /// Whether the file is being read.
    pub(super) is_reading: RwSignal<bool>,
    /// Whether the user has changed the columns since the file was read.
    pub(super) has_other_columns: RwSignal<bool>,
    /// Why the file could not be read that way. The preview is then the one before.
    pub(super) problem: RwSignal<String>,
}

impl ReadingAgain {
    /// Reads the file with a wish that differs from the last one. Does nothing while it is being read.
    pub(super) fn start(self, change: impl FnOnce(&mut Wish)) {
        if self.is_reading.get_untracked() {
            return;
        }
        let (file, mut wish) = self.current.with_untracked(|it| (it.file.get_value(), it.wish.clone()));
        change(&mut wish);
        self.is_reading.set(true);
        self.problem.set(String::new());
        worker::on_progress(|_| ());
        crate::web::spawn(async move {
            let job = Job::ReadForeign { wish: wish.clone() };
            let preview = self.jobs.work_on(job, file).await.and_then(JobOutput::into_preview);
            // None means that the dialog was closed meanwhile.
            let Some(()) = self.is_reading.try_update(|it| *it = false) else { return };
            match preview {
                Ok(preview) => {
                    let preview = with_room(preview, self.repository);
                    self.current.update(|it| (it.wish, it.preview) = (wish, preview));
                }
                Err(why) => self.problem.set(text::errors::job(&why)),
            }
        });
    }
}
