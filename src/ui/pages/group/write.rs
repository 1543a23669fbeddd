//! Two of a group to write to: an easy one, and the one least known to the user. A message to all is a
//! draft.

use leptos::prelude::*;

use super::context::{GroupDialog, Page, section};
use crate::domain::PersonId;
use crate::insight::groups::write_to;
use crate::ui::components::{icon, memo};
use crate::ui::state::{OpenDialog, use_dialogs};
use crate::ui::text;

/// The section. Nothing in a group without anybody to write to.
pub(super) fn write(page: Page) -> AnyView {
    let two = memo(move || page.repository.book(|book| write_to(book, page.id, page.today.get())));
    let is_anybody = memo(move || !page.people().current().is_empty());
    let inside = move || {
        let two = two.get();
        let comfortable = two.comfortable.map(|it| one(page, it, |name| text::groups::comfortable(&name)));
        let least_known = two.least_known.map(|it| one(page, it, |name| text::groups::least_known(&name)));
        let all = view! {
            <p>
                <button class="link-button" type="button" on:click=move |_| page.show(GroupDialog::FewWords)>
                    {text::groups::few_words()}
                </button>
            </p>
        };
        section(text::groups::write(), view! { {comfortable}{least_known}{all} }.into_any())
    };
    view! { {move || is_anybody.get().then(inside)} }.into_any()
}

fn one(page: Page, id: PersonId, words: fn(String) -> String) -> AnyView {
    let dialogs = use_dialogs();
    let name = page.short(id);
    let label = text::groups::write_to(&name);
    view! {
        <div class="group-write">
            <p>{words(name)}</p>
            <button class="btn btn--soft" type="button" on:click=move |_| dialogs.show(OpenDialog::Wellness(id))>
                {icon("message")}{label}
            </button>
        </div>
    }
    .into_any()
}
