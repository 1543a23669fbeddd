//! The dialog with the recent changes: what each did, and the way back.

use leptos::prelude::*;

use crate::present::recent_changes::{Done, done};
use crate::ui::components::{Dialog, Show, icon};
use crate::ui::state::{RecentStep, use_dialogs, use_repository, use_undo};
use crate::ui::text;

/// The dialog "Recent changes".
#[component]
pub(crate) fn RecentChanges() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::common::recent_changes()
            close_label=text::common::close()
            on_close=move |()| dialogs.close()
        >
            <Changes />
        </Dialog>
    }
}

#[component]
fn Changes() -> impl IntoView {
    let (repository, undo) = (use_repository(), use_undo());
    let row = move |(at, step): (usize, RecentStep)| {
        let all = step.change.as_ref().map(|it| repository.book_untracked(|book| done(book, it)));
        let (named, more) = all.unwrap_or_default();
        let line = |it: Done| view! { <li class="role">{text::recent_changes::done(&it)}</li> };
        let label = if at == 0 { text::common::undo() } else { text::recent_changes::undo_to_here() };
        view! {
            <li class="trash-row">
                <div>
                    <p class="name">{step.message.clone()}</p>
                    <ul>
                        {named.into_iter().map(line).collect_view()}
                        {(more > 0).then(|| view! { <li class="role">{text::recent_changes::more(more)}</li> })}
                    </ul>
                </div>
                <button
                    class="btn"
                    type="button"
                    aria-label=text::recent_changes::undo_named(&label, &step.message)
                    on:click=move |_| undo.undo_to(at)
                >
                    {icon("undo")}{label}
                </button>
            </li>
        }
    };
    let steps = move || undo.recent();
    view! {
        <div class="stack">
            <p class="text-muted">{text::recent_changes::line()}</p>
            <Show
                when=move || !steps().is_empty()
                fallback=|| view! { <p role="status">{text::recent_changes::none()}</p> }
            >
                <ol class="stack">{move || steps().into_iter().enumerate().map(row).collect_view()}</ol>
            </Show>
        </div>
    }
}
