//! The notices above every page.

use leptos::prelude::*;

use crate::store::PageRepository;
use crate::ui::components::icon;
use crate::ui::route::Route;
use crate::ui::state::{use_repository, use_storage_health, use_updates};
use crate::ui::text;
use crate::web::pwa;

/// Notices for every page: nothing can be stored, data is unreadable, the storage is nearly full, an update is ready.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let (repository, health, updates) = (use_repository(), use_storage_health(), use_updates());
    let is_persistent = repository.read_untracked(|it| it.store().behind().store().is_persistent());
    let migration_problem = move || Some(health.migration_problem.get()).filter(|it| !it.is_empty());
    let is_read_only = move || repository.read(PageRepository::is_read_only);
    let damage =
        move || repository.read(|it| text::damage::notice(it.damage())).filter(|_| health.has_asked_mirror.get());
    view! {
        {(!is_persistent).then(|| warning("shield", text::layout::nothing_is_stored()))}
        {move || migration_problem().map(|why| warning("file", text::layout::not_migrated(&why)))}
        {move || health.is_recovering.get().then(|| view! {
            <p class="text-small field-error" role="status">{text::layout::recovering()}</p>
        })}
        {move || is_read_only().then(|| {
            warning("lock", with_link(text::layout::read_only(), text::layout::read_only_link()))
        })}
        {move || damage().map(|(sentence, link)| warning("file", with_link(sentence, link)))}
        {move || health.is_tight.get().then(|| {
            warning("file", with_link(text::layout::nearly_full(), text::layout::nearly_full_link()))
        })}
        {move || updates.is_ready.get().then(|| callout("", "leaf", view! {
            <p>{text::layout::update_ready()}</p>
            <p>
                <button class="btn btn--soft" type="button" on:click=move |_| pwa::accept_update()>
                    {text::layout::update_now()}
                </button>
            </p>
        }.into_any()))}
    }
}

fn warning(icon_name: &'static str, content: impl IntoAny) -> impl IntoView {
    callout("callout--amber", icon_name, content.into_any())
}

fn callout(class: &'static str, icon_name: &'static str, content: AnyView) -> impl IntoView {
    view! {
        <div class=format!("callout {class}") role="note">{icon(icon_name)}<div class="stack">{content}</div></div>
    }
}

/// A sentence, and a link to the page "Your data".
fn with_link(sentence: impl Into<String>, link: &'static str) -> AnyView {
    view! {
        <p>{sentence.into()}</p>
        <p><a href=Route::Data.href()>{link}</a></p>
    }
    .into_any()
}
