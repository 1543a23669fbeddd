//! A modal dialog: at the bottom of the screen on a phone, in the middle on a desktop.

use leptos::html;
use leptos::prelude::*;

use super::icon::icon;
use super::toast::ToastPlace;
use crate::ui::dom_id::DomId;
use crate::ui::state::{Dialogs, use_dialogs};
use crate::web::dom;

/// The context of the enclosing dialog, so that a button inside can close it.
#[derive(Clone, Copy)]
struct DialogContext {
    node: NodeRef<html::Dialog>,
    dialogs: Dialogs,
    /// Whether this dialog still counts in `Dialogs::depth` and thus shows toasts.
    is_topmost: StoredValue<bool>,
}

impl DialogContext {
    /// From now on, toasts appear beneath this dialog.
    fn leave(self) {
        if self.is_topmost.try_update_value(std::mem::take) == Some(true) {
            self.dialogs.leave();
        }
    }

    fn close(self) {
        self.leave();
        // An asynchronous task may end after the dialog has gone.
        if let Some(dialog) = self.node.try_get_untracked().flatten() {
            dialog.close();
        }
    }
}

/// A native modal dialog, open as long as it is in the document. The platform traps and returns the focus.
#[component]
pub(crate) fn Dialog(
    /// The title, which is also its accessible name.
    #[prop(into)]
    title: String,
    /// The label of the close button in the corner.
    close_label: &'static str,
    /// Called after the dialog has closed, by whatever means.
    #[prop(into)]
    on_close: Callback<()>,
    /// An extra class.
    #[prop(default = "")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let dialogs = use_dialogs();
    let node = NodeRef::<html::Dialog>::new();
    let depth = dialogs.enter();
    let around = DialogContext { node, dialogs, is_topmost: StoredValue::new(true) };
    on_cleanup(move || around.leave());
    provide_context(around);
    Effect::new(move || {
        if let Some(dialog) = node.get() {
            // `show_modal` fails only if the dialog is already open, which is the intended state.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog
            node_ref=node
            class=format!("dialog {class}")
            aria-labelledby=DomId::DialogTitle.as_str()
            on:close=move |_| {
                around.leave();
                on_close.run(());
                // The element that opened the dialog may have been redrawn meanwhile.
                request_animation_frame(|| dom::catch_focus(DomId::Page.as_str()));
            }>
            <div class="dialog__grip" aria-hidden="true"></div>
            <header class="dialog__head">
                <h2 id=DomId::DialogTitle.as_str()>{title}</h2>
                <button
                    class="btn btn--bare btn--square"
                    type="button"
                    aria-label=close_label
                    on:click=move |_| around.close()
                >
                    {icon("close")}
                </button>
            </header>
            {children()}
            <ToastPlace depth />
        </dialog>
    }
}

/// Returns a function that closes the dialog around the calling component.
pub(crate) fn close_dialog() -> impl Fn() + Copy + 'static {
    let around = use_context::<DialogContext>();
    move || around.into_iter().for_each(DialogContext::close)
}
