//! A word after an act, with the way back.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::app::{ToastAction, app};

/// How long a word stays: long enough to read it twice and reach for the way back (design decision).
const STAYS: Duration = Duration::from_secs(9);

/// The place on the page where words after an act appear.
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
    view! { <ToastPlace depth=0 /> }
}

/// A place for words after an act, on the page or in a sheet. The region is always there, so that it is announced.
#[component]
pub(crate) fn ToastPlace(
    /// How many sheets lie beneath it.
    depth: u32,
) -> impl IntoView {
    let app = app();
    // A sheet does not repeat what was said before it was opened.
    let said_before = if depth > 0 { app.said_so_far() } else { 0 };
    let shown = move || app.toast.get().filter(|it| app.sheets.get() == depth && it.number > said_before);
    let way = move |way: ToastAction| match way {
        ToastAction::None => None,
        ToastAction::Undo => {
            Some(view! { <button class="btn" type="button" on:click=move |_| app.undo()>"Undo"</button> }.into_any())
        }
        ToastAction::Redo => Some(
            view! { <button class="btn" type="button" on:click=move |_| app.redo()>"Do it again"</button> }.into_any(),
        ),
    };
    view! {
        <div role="status" class="toast-place">
            {move || shown().map(|toast| view! { <div class="toast"><p>{toast.said}</p>{way(toast.way)}</div> })}
        </div>
    }
}
