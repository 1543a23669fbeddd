//! A word of thanks to each at the end of a project: one message for each person, in its own words. Nothing is sent by
//! Kith.

use leptos::prelude::*;

use super::context::Page;
use crate::insight::team::closing::{Teammate, teammates};
use crate::ui::components::{Dialog, icon};
use crate::ui::pages::contact_links;
use crate::ui::state::use_toasts;
use crate::ui::text;

/// The dialog.
#[component]
pub(super) fn ThanksDialog(page: Page) -> impl IntoView {
    let mates = page.read_untracked(|book, _| teammates(book, page.id)).unwrap_or_default();
    view! {
        <Dialog
            title=text::project::thank()
            close_label=text::common::close()
            on_close=move |()| page.dialog.set(None)
        >
            <div class="stack">
                <p class="text-muted">{text::project::thank_line()}</p>
                {mates.into_iter().map(|it| letter(page, it)).collect_view()}
            </div>
        </Dialog>
    }
}

fn letter(page: Page, mate: Teammate) -> AnyView {
    let (toasts, words) = (use_toasts(), RwSignal::new(mate.thanks));
    let person = page.repository.book_untracked(|book| book.people.get(mate.id).cloned()).unwrap_or_default();
    view! {
        <section class="stack" aria-label=text::project::thanks_to(&mate.name)>
            <h3 dir="auto">{mate.name.clone()}</h3>
            <textarea
                dir="auto"
                class="ruled-text"
                rows="3"
                aria-label=text::pair::letter()
                prop:value=words
                on:input=move |event| words.set(event_target_value(&event))
            ></textarea>
            <div class="actions">
                <button
                    class="btn"
                    type="button"
                    on:click=move |_| contact_links::copy(toasts, words.into(), None)
                >
                    {icon("file")}{text::project::copy()}
                </button>
            </div>
            {contact_links::other_contact_links(&person, words.into(), None)}
        </section>
    }
    .into_any()
}
