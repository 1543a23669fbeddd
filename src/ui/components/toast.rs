//! Toasts with their undo or redo button.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::state::{ToastAction, use_dialogs, use_toasts, use_undo};
use crate::ui::text;

/// How long a toast stays: long enough to read it twice and reach for its button (design decision).
const STAYS: Duration = Duration::from_secs(9);

/// The place on the page where toasts appear. Removes each toast after a while.
#[component]
pub(crate) fn ToastView() -> impl IntoView {
    let toasts = use_toasts();
    Effect::new(move || {
        let shown = toasts.current.get();
        if shown.is_some() {
            // Unless another toast has replaced it by then.
            set_timeout(
                move || {
                    if toasts.current.get_untracked() == shown {
                        toasts.hide();
                    }
                },
                STAYS,
            );
        }
    });
    view! { <ToastPlace depth=0 /> }
}

/// A live region for toasts, on the page or in a dialog. It is always in the document, so that screen readers
/// announce it.
#[component]
pub(crate) fn ToastPlace(
    /// 0 for the page, 1 for the first dialog, and so on.
    depth: u32,
) -> impl IntoView {
    let (toasts, dialogs, undo) = (use_toasts(), use_dialogs(), use_undo());
    // A dialog does not repeat toasts from before it was opened.
    let before = if depth > 0 { toasts.count() } else { 0 };
    let shown = move || toasts.current.get().filter(|it| dialogs.depth.get() == depth && it.number > before);
    let button = move |action: ToastAction| match action {
        ToastAction::None => None,
        ToastAction::Undo => {
            let undo = move |_| {
                undo.undo();
            };
            Some(view! { <button class="btn" type="button" on:click=undo>{text::common::undo()}</button> }.into_any())
        }
        ToastAction::Redo => Some(
            view! { <button class="btn" type="button" on:click=move |_| undo.redo()>{text::common::redo()}</button> }
                .into_any(),
        ),
    };
    view! {
        <div role="status" class="toast-place">
            {move || shown().map(|toast| view! {
                <div class="toast"><p>{toast.message}</p>{button(toast.action)}</div>
            })}
        </div>
    }
}
