//! The section "My card" of the settings.

use leptos::prelude::*;

use crate::ui::components::icon;
use crate::ui::dom_id::DomId;
use crate::ui::state::{OpenDialog, use_dialogs, use_repository};
use crate::ui::text;

/// What Kith knows of the user, and the dialogs to edit and to show it.
#[component]
pub(super) fn MyCardSection() -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let keys = move || repository.book(|it| it.settings().own_keys());
    let lines = move || keys().into_iter().map(|it| view! { <p dir="auto">{it}</p> }).collect_view();
    let has_name = move || repository.book(|it| !it.settings().own_name.is_empty());
    let show = move || {
        has_name().then(|| {
            view! {
                <button class="btn" type="button" on:click=move |_| dialogs.show(OpenDialog::ShowCard)>
                    {icon("people")}{text::own_card::show()}
                </button>
            }
        })
    };
    view! {
        <section class="section" aria-labelledby=DomId::MyCard.as_str()>
            <h2 id=DomId::MyCard.as_str()>{text::own_card::title()}</h2>
            <div>{lines}</div>
            <p class="text-small">{text::own_card::note()}</p>
            <div class="actions">
                <button class="btn" type="button" on:click=move |_| dialogs.show(OpenDialog::MyCard)>
                    {icon("file")}{text::own_card::edit()}
                </button>
                {show}
            </div>
        </section>
    }
}
