//! The dialog with the exchanges that name nobody, each with the way to give it a person.

use leptos::prelude::*;

use crate::present::everyday::{Encounter, without_person};
use crate::present::timeline::{AT_ONCE, MORE};
use crate::ui::components::{Dialog, Show, icon, memo};
use crate::ui::dialog_button::dialog_button;
use crate::ui::state::{OpenDialog, use_archive, use_dialogs, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The dialog "Without a person".
#[component]
pub(crate) fn WithoutPerson() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::everyday::without_person()
            close_label=text::common::close()
            on_close=move |()| dialogs.close()
        >
            <Entries />
        </Dialog>
    }
}

#[component]
fn Entries() -> impl IntoView {
    let repository = use_repository();
    // Older exchanges are in the archive.
    use_archive().unpack(None);
    let all = memo(move || repository.book(without_person));
    let shown = RwSignal::new(AT_ONCE);
    let rows = move || all.get().into_iter().take(shown.get()).map(row).collect_view();
    view! {
        <div class="stack">
            <p class="text-muted">{text::everyday::without_person_line()}</p>
            <Show
                when=move || !all.with(Vec::is_empty)
                fallback=|| view! { <p role="status">{text::everyday::everybody_named()}</p> }
            >
                <ul class="icon-list">{rows}</ul>
                <Show when=move || { all.with(Vec::len) > shown.get() }>
                    <button class="btn" type="button" on:click=move |_| shown.update(|it| *it += MORE)>
                        {text::timeline::earlier_years()}
                    </button>
                </Show>
            </Show>
        </div>
    }
}

fn row(entry: Encounter) -> impl IntoView {
    let words = text::everyday::encounter_words(&entry);
    let Encounter { id, how, when, .. } = entry;
    let label = text::everyday::who_was_it_label(&words);
    let edit_label = text::everyday::edit_entry(&words);
    view! {
        <li>
            {icon(text::how_icon(how))}
            <span dir="auto">{words}</span>
            <span class="text-small">{when.map(|it| intl::date(it, Style::Day))}</span>
            <span class="actions icon-list__inset">
                {dialog_button("btn", text::everyday::who_was_it(), label, OpenDialog::NameEncounter(id))}
                {dialog_button("link-button", text::common::edit(), edit_label, OpenDialog::EditExchange(id))}
            </span>
        </li>
    }
}
