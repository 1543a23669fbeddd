//! A word of thanks to each at the end of a project: one message for each person, in its own words. Nothing is sent by
//! Kith.

use leptos::prelude::*;

use super::context::Page;
use crate::insight::team::closing::{Teammate, teammates};
use crate::ui::components::Dialog;
use crate::ui::dom_id::DomId;
use crate::ui::pages::letter;
use crate::ui::state::{ToastAction, use_toasts};
use crate::ui::text;
use crate::web::dom;

/// The dialog.
#[component]
pub(super) fn ThanksDialog(page: Page, is_end: bool) -> impl IntoView {
    let toasts = use_toasts();
    let mates = page.read_untracked(|book, _| teammates(book, page.id)).unwrap_or_default();
    view! {
        <Dialog
            title=text::project::thank()
            close_label=text::common::close()
            on_close=move |()| {
                page.dialog.set(None);
                if is_end {
                    // The message of the closing went by behind this dialog, and its button is gone.
                    toasts.show_with(text::project::closed().to_owned(), ToastAction::Undo);
                    request_animation_frame(|| dom::focus(DomId::ProjectDone.as_str()));
                }
            }
        >
            <div class="stack">
                <p class="text-muted">{text::project::thank_line()}</p>
                {mates.into_iter().map(|it| thanks_to(page, it)).collect_view()}
            </div>
        </Dialog>
    }
}

fn thanks_to(page: Page, mate: Teammate) -> AnyView {
    let words = RwSignal::new(mate.thanks);
    let person = page.repository.book_untracked(|book| book.people.get(mate.id).cloned()).unwrap_or_default();
    view! {
        <section class="stack" aria-label=text::project::thanks_to(&mate.name)>
            <h3 dir="auto">{mate.name.clone()}</h3>
            {letter::letter(&person, words, "btn")}
        </section>
    }
    .into_any()
}
