//! The trash: entries deleted in the last thirty days, with a button to restore each.

use leptos::prelude::*;

use crate::domain::{Command, Kind, trash_days};
use crate::present::trash::{TrashItem, in_trash};
use crate::ui::components::{Show, icon};
use crate::ui::dom_id::DomId;
use crate::ui::state::{use_clock, use_commands, use_repository};
use crate::ui::text;

/// The section for the trash. Not shown if the trash is empty.
#[component]
pub(crate) fn TrashSection() -> impl IntoView {
    let (repository, clock, commands) = (use_repository(), use_clock(), use_commands());
    let items = Signal::derive(move || repository.book(|book| in_trash(book, clock.today.get())));
    let row = move |TrashItem { entity, name, days_left }: TrashItem| {
        let name = match (entity.kind, name) {
            (Kind::Mentorships, names) if names.is_empty() => text::data::a_mentorship().to_owned(),
            (Kind::Mentorships, names) => text::data::mentorship_with(&names),
            (_, name) if name.is_empty() => text::data::an_exchange().to_owned(),
            (_, name) => name,
        };
        let note = if days_left == 0 { text::data::gone_today().to_owned() } else { text::data::gone_in(days_left) };
        let message = text::data::is_back(&name);
        let label = text::data::restore_named(&name);
        view! {
            <li class="trash-row">
                <span><span class="name">{name}</span><span class="role">{note}</span></span>
                <button
                    class="btn"
                    type="button"
                    aria-label=label
                    on:click=move |_| {
                        commands.run_or_show(Command::Restore(entity), message.clone());
                    }
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
