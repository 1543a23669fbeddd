//! A sheet that lies over the page: from below on a phone, in the middle on a desk.

use leptos::html;
use leptos::prelude::*;

use super::{ToastPlace, icon};
use crate::ui::app::{App, app};
use crate::ui::dom_id::DomId;
use crate::web::dom;

/// The dialog around whoever asks, so that a button inside can close it.
#[derive(Clone, Copy)]
struct DialogContext {
    node: NodeRef<html::Dialog>,
    /// Whether words after an act are still said in it.
    is_topmost: StoredValue<bool>,
}

impl DialogContext {
    /// What is said from now on is said beneath it.
    fn leave(self, app: App) {
        if self.is_topmost.try_update_value(std::mem::take) == Some(true) {
            app.sheets.update(|it| *it = it.saturating_sub(1));
        }
    }

    fn close(self, app: App) {
        self.leave(app);
        // What takes its time may end after the dialog has gone.
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
    /// What the cross in the corner says.
    close_label: &'static str,
    /// Called when it has closed, by whichever way.
    #[prop(into)]
    on_close: Callback<()>,
    /// A further class.
    #[prop(default = "")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let app = app();
    let node = NodeRef::<html::Dialog>::new();
    let depth = app.sheets.get_untracked() + 1;
    app.sheets.set(depth);
    let around = DialogContext { node, is_topmost: StoredValue::new(true) };
    on_cleanup(move || around.leave(app));
    provide_context(around);
    Effect::new(move || {
        if let Some(dialog) = node.get() {
            // It fails only on a dialog that is open already, which is what is wanted.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog node_ref=node class=format!("sheet {class}") aria-labelledby=DomId::DialogTitle.as_str() on:close=move |_| {
                around.leave(app);
                on_close.run(());
                // Whatever opened this may have been drawn anew meanwhile.
                request_animation_frame(|| dom::catch_focus(DomId::Page.as_str()));
            }>
            <div class="sheet__grip" aria-hidden="true"></div>
            <header class="sheet__head">
                <h2 id=DomId::DialogTitle.as_str()>{title}</h2>
                <button class="btn bare square" type="button" aria-label=close_label on:click=move |_| around.close(app)>
                    {icon("close")}
                </button>
            </header>
            {children()}
            <ToastPlace depth />
        </dialog>
    }
}

/// Gives the way to close the dialog around the component that calls this.
pub(crate) fn close_dialog() -> impl Fn() + Copy + 'static {
    let (app, around) = (app(), use_context::<DialogContext>());
    move || around.into_iter().for_each(|it| it.close(app))
}
