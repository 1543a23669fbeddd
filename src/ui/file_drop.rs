//! Files that are dropped on the window: a hint while they are dragged, and the dialog that opens them.

use leptos::ev;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use web_sys::DragEvent;

use crate::ui::components::{Show, icon};
use crate::ui::pages::open_files;
use crate::ui::state::{Dialogs, OpenDialog, use_dialogs};
use crate::ui::text;
use crate::web::files;

/// Listens for dragged files, as long as the calling component is there.
pub(super) fn start() {
    let (dialogs, is_dragging) = (use_dialogs(), RwSignal::new(false));
    let over = window_event_listener(ev::dragover, move |event| {
        if files::are_dragged(&event) {
            // The browser would open the file in place of the app.
            event.prevent_default();
            is_dragging.set(is_free(dialogs));
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Between two elements of the page there is another element to go to.
        if event.related_target().is_none() {
            is_dragging.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| on_drop(dialogs, is_dragging, &event));
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
    mount_to_body(move || {
        view! {
            <Show when=move || is_dragging.get()>
                <div class="drop-hint" role="status">{icon("import")}<p>{text::ways_in::drop_here()}</p></div>
            </Show>
        }
    });
}

/// Whether no dialog is open whose words a file would replace.
fn is_free(dialogs: Dialogs) -> bool {
    dialogs.depth.get_untracked() == 0 || dialogs.open.get_untracked() == Some(OpenDialog::BringContacts)
}

fn on_drop(dialogs: Dialogs, is_dragging: RwSignal<bool>, event: &DragEvent) {
    is_dragging.set(false);
    if !files::are_dragged(event) {
        return;
    }
    event.prevent_default();
    let files = files::dropped(event);
    if is_free(dialogs) && !files.is_empty() {
        open_files(dialogs, files);
    }
}
