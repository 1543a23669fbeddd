//! The trash: entries deleted in the last thirty days, with a button to restore each.

use leptos::prelude::*;

use crate::domain::{Command, trash_days};
use crate::present::trash::{TrashItem, in_trash};
use crate::ui::app::app;
use crate::ui::components::{Show, icon};
use crate::ui::dom_id::DomId;
use crate::ui::text;

/// The section for the trash. Not shown if the trash is empty.
#[component]
pub(crate) fn TrashSection() -> impl IntoView {
    let app = app();
    let items = Signal::derive(move || app.book(|book| in_trash(book, app.today.get())));
    let row = move |TrashItem { entity, name, days_left }: TrashItem| {
        let name = if name.is_empty() { text::data::an_exchange().to_owned() } else { name };
        let note = if days_left == 0 { text::data::gone_today().to_owned() } else { text::data::gone_in(days_left) };
        let said = text::data::is_back(&name);
        let label = text::data::restore_named(&name);
        view! {
            <li class="trash-row">
                <span><span class="name">{name}</span><span class="role">{note}</span></span>
                <button
                    class="btn"
                    type="button"
                    aria-label=label
                    on:click=move |_| app.run_or_say(Command::Restore(entity), said.clone())
                >
                    {icon("undo")}{text::common::restore()}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !items.with(Vec::is_empty)>
            <section class="section" aria-labelledby=DomId::Trash.as_str()>
                <h2 id=DomId::Trash.as_str()>{text::data::trash()}</h2>
                <p class="text-muted">{text::data::trash_note(usize::try_from(trash_days()).unwrap_or_default())}</p>
                <ul class="stack">{move || items.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}
