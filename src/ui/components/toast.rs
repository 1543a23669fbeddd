//! Toasts with their undo or redo button.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::app::app;
use crate::ui::state::ToastAction;
use crate::ui::text;

/// How long a toast stays: long enough to read it twice and reach for its button (design decision).
const STAYS: Duration = Duration::from_secs(9);

/// The place on the page where toasts appear. Removes each toast after a while.
#[component]
pub(crate) fn ToastView() -> impl IntoView {
    let app = app();
    Effect::new(move || {
        let shown = app.toast.get();
        if shown.is_some() {
            // Unless another toast has replaced it by then.
            set_timeout(
                move || {
                    if app.toast.get_untracked() == shown {
                        app.toast.set(None)
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
    let app = app();
    // A dialog does not repeat toasts from before it was opened.
    let said_before = if depth > 0 { app.said_so_far() } else { 0 };
    let shown = move || app.toast.get().filter(|it| app.sheets.get() == depth && it.number > said_before);
    let way = move |way: ToastAction| match way {
        ToastAction::None => None,
        ToastAction::Undo => Some(
            view! { <button class="btn" type="button" on:click=move |_| app.undo()>{text::common::undo()}</button> }
                .into_any(),
        ),
        ToastAction::Redo => Some(
            view! { <button class="btn" type="button" on:click=move |_| app.redo()>{text::common::redo()}</button> }
                .into_any(),
        ),
    };
    view! {
        <div role="status" class="toast-place">
            {move || shown().map(|toast| view! { <div class="toast"><p>{toast.message}</p>{way(toast.action)}</div> })}
        </div>
    }
}
