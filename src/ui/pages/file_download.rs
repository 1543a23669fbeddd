//! Downloads of a text that the worker writes.

use crate::store::{Job, JobOutput};
use crate::ui::state::{Jobs, Toasts, use_jobs, use_toasts};
use crate::ui::text;
use crate::web::files;

/// Downloads the output of a job as a file.
#[derive(Clone, Copy)]
pub(super) struct FileDownload {
    jobs: Jobs,
    toasts: Toasts,
}

/// The download of a job's output.
pub(super) fn use_file_download() -> FileDownload {
    FileDownload { jobs: use_jobs(), toasts: use_toasts() }
}

impl FileDownload {
    /// Downloads the output of `job` as a file with this name and media type. Then shows a toast: the message, or the
    /// error.
    pub(super) fn start(self, job: Job, (name, media_type): (&'static str, &'static str), message: &'static str) {
        crate::web::spawn(async move {
            match self.jobs.work(job).await.and_then(JobOutput::into_text) {
                Ok(text) if files::download(name, media_type, &text).is_some() => self.toasts.show(message),
                Ok(_) => (),
                Err(error) => self.toasts.show(text::errors::job(&error)),
            }
        });
    }
}
