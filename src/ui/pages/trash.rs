//! The trash: entries deleted in the last thirty days, with a button to restore each.

use leptos::prelude::*;

use crate::domain::{Book, Command, EntityRef, display_name, trash_days};
use crate::ui::app::app;
use crate::ui::components::{Show, icon};
use crate::ui::dom_id::DomId;
use crate::ui::text;

/// The section for the trash. Not shown if the trash is empty.
#[component]
pub(crate) fn TrashSection() -> impl IntoView {
    let app = app();
    let items = Signal::derive(move || app.book(|book| in_trash(book, app.today.get())));
    let row = move |(entity, name, note): (EntityRef, String, String)| {
        let said = text::data::is_back(&name);
        let label = text::data::restore_named(&name);
        view! {
            <li class="trash-row">
                <span><span class="name">{name}</span><span class="role">{note}</span></span>
                <button class="btn" type="button" aria-label=label on:click=move |_| app.run_or_say(Command::Restore(entity), said.clone())>
                    {icon("undo")}{text::common::restore()}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !items.with(Vec::is_empty)>
            <section class="section" aria-labelledby=DomId::Trash.as_str()>
                <h2 id=DomId::Trash.as_str()>{text::data::trash()}</h2>
                <p class="soft-text">{text::data::trash_note(usize::try_from(trash_days()).unwrap_or_default())}</p>
                <ul class="stack">{move || items.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}

fn in_trash(book: &Book, today: chrono::NaiveDate) -> Vec<(EntityRef, String, String)> {
    let days_left = |day: chrono::NaiveDate| {
        let left = i64::try_from(trash_days()).unwrap_or_default() - (today - day).num_days();
        match usize::try_from(left).unwrap_or_default() {
            0 => text::data::gone_today().to_owned(),
            left => text::data::gone_in(left),
        }
    };
    let people = book.people.records().filter_map(|(id, it)| {
        let name = display_name(&it.body);
        (!name.is_empty()).then_some((id.into(), name, days_left(it.deleted_on()?)))
    });
    let exchanges = book.exchanges.records().filter_map(|(id, it)| {
        let exchange = &it.body;
        let words = if exchange.notes.is_empty() {
            text::data::an_exchange().to_owned()
        } else {
            exchange.notes.chars().take(60).collect()
        };
        exchange.when.is_some().then_some((id.into(), words, days_left(it.deleted_on()?)))
    });
    let promises = book.promises.records().filter_map(|(id, it)| {
        let what = it.body.what.clone();
        (!what.is_empty()).then_some((id.into(), what, days_left(it.deleted_on()?)))
    });
    people.chain(exchanges).chain(promises).collect()
}
