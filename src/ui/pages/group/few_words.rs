//! A few words to all of a group: a draft to copy. Nothing is sent by Kith.

use leptos::prelude::*;

use super::context::Page;
use crate::domain::{Command, Exchange};
use crate::present::direction::direction;
use crate::present::groups::sent_to_all;
use crate::present::names;
use crate::ui::components::{Dialog, close_dialog, icon};
use crate::ui::pages::contact_links;
use crate::ui::state::use_toasts;
use crate::ui::text;

/// The dialog.
#[component]
pub(super) fn FewWordsDialog(page: Page) -> impl IntoView {
    view! {
        <Dialog
            title=text::groups::few_words()
            close_label=text::common::close()
            draft=format!("group-words {}", page.id)
            on_close=move |()| page.dialog.set(None)
        >
            {inside(page)}
        </Dialog>
    }
}

fn inside(page: Page) -> AnyView {
    let (toasts, close) = (use_toasts(), close_dialog());
    let people = untrack(move || page.people().current());
    let draft = page.read_untracked(|book, it| text::groups::draft(it, &names(book, &people)));
    let words = RwSignal::new(draft.unwrap_or_default());
    let count = people.len();
    let counts_later = Exchange::is_many(count).then(|| view! { <p>{text::groups::counts_later()}</p> });
    let sent = move |_| {
        let exchange = Box::new(sent_to_all(page.id, people.clone(), words.get_untracked()));
        if page.commands.run_or_show(Command::LogExchange(exchange, Vec::new()), text::groups::sent_to(count)) {
            close();
        }
    };
    view! {
        <div class="stack">
            <p>{text::groups::notice(count)}</p>
            <textarea
                dir=move || words.with(|it| direction(it))
                class="ruled-text"
                rows="4"
                aria-label=text::groups::draft_name()
                prop:value=words
                on:input=move |event| words.set(event_target_value(&event))
            ></textarea>
            {counts_later}
            <div class="actions">
                <button class="btn" type="button" on:click=move |_| contact_links::copy(toasts, words.into(), None)>
                    {icon("file")}{text::contact::copy()}
                </button>
                <button class="btn" type="button" on:click=sent>{icon("check")}{text::groups::sent()}</button>
            </div>
        </div>
    }
    .into_any()
}
