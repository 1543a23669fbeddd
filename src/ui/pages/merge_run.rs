//! The wait for a merge that the user has started. The dialog stays until everything is written: before that, leaving
//! the page would lose the import.

use leptos::prelude::*;

use crate::ui::text;
use crate::web::worker;

/// Whether the merge of the dialog is running.
#[derive(Clone, Copy)]
pub(super) struct MergeRun(RwSignal<bool>);

impl MergeRun {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Whether the merge is running.
    pub(super) fn is_running(self) -> bool {
        self.0.try_get().unwrap_or_default()
    }

    /// Runs the merge, which returns whether it succeeded, and then closes the dialog. After a failure the dialog
    /// stays, with the choices in it.
    pub(super) fn start(self, merge: impl Future<Output = bool> + 'static, close: impl Fn() + 'static) {
        self.0.set(true);
        crate::web::spawn(async move {
            let is_done = merge.await;
            // A value comes back if the dialog was closed meanwhile.
            let is_open = self.0.try_set(false).is_none();
            if is_done && is_open {
                close();
            }
        });
    }

    /// The dialog was closed: a merge that is not finished is stopped, and the worker with the file ends.
    pub(super) fn end(self) {
        worker::stop();
        worker::terminate();
    }

    /// The bar above the buttons while the merge is running.
    pub(super) fn bar(self) -> impl IntoView {
        move || {
            self.is_running().then(|| {
                view! {
                    <div class="stack" role="status">
                        <p class="text-small">{text::backup::is_merging()}</p>
                        <progress class="progress" aria-label=text::common::working()></progress>
                    </div>
                }
            })
        }
    }
}
