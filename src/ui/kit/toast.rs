//! A word after an act, with the way back.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::app::app;

/// How long a word stays: long enough to read it twice and reach for the way back (design decision).
const STAYS: Duration = Duration::from_secs(9);

/// The place where words after an act appear. The region is always there, so that it is announced.
#[component]
pub(crate) fn ToastView() -> impl IntoView {
    let app = app();
    Effect::new(move || {
        let shown = app.toast.get();
        if shown.is_some() {
            // Unless another word has taken its place by then.
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
    view! {
        <div role="status" class="toast-place">
            {move || app.toast.get().map(|toast| view! {
                <div class="toast">
                    <p>{toast.said}</p>
                    {toast.can_undo.then(|| view! {
                        <button class="btn" type="button" on:click=move |_| app.undo()>"Undo"</button>
                    })}
                </div>
            })}
        </div>
    }
}
