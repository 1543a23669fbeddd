//! Storage usage: the share in use, the use by kind of data, and whether the browser granted persistent storage.

use leptos::prelude::*;

use crate::present::storage::{self, StorageKind};
use crate::store::{PageRepository, Usage};
use crate::ui::components::{Show, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::state::{use_corrupted_data, use_repository, use_toasts};
use crate::ui::text;
use crate::web::{dom, features, pwa};

/// The section for storage usage.
#[component]
pub(crate) fn StorageUsageSection() -> impl IntoView {
    let (repository, corrupted_data, toasts) = (use_repository(), use_corrupted_data(), use_toasts());
    let usage = memo(move || repository.read(PageRepository::usage));
    let part = move || usage.get().part(dom::counts_bytes());
    let persisted = RwSignal::new(None::<bool>);
    crate::web::spawn(async move { persisted.set(pwa::is_persisted().await) });
    let promise = move || match persisted.get() {
        Some(true) => text::data::browser_promised(),
        _ => text::data::browser_may_clear(),
    };
    let ask = move |_| {
        crate::web::spawn(async move {
            let message = match pwa::persist().await {
                Some(true) => text::data::browser_promised(),
                _ => text::data::browser_refused(),
            };
            toasts.show(message);
            persisted.set(pwa::is_persisted().await);
        });
    };
    view! {
        <section class="section" aria-labelledby=DomId::StorageUsage.as_str()>
            <h2 id=DomId::StorageUsage.as_str()>{text::data::space()}</h2>
            <div class="stack">
                <meter class="meter" min="0" max="1" prop:value=part aria-label=text::data::space_used()></meter>
                <p>{move || text::data::fill(storage::fill(part()))}</p>
            </div>
            <details class="disclosure">
                <summary>{text::data::space_by_kind()}</summary>
                <div class="stack">
                    <dl class="usage-table">{move || kinds(&usage.get())}</dl>
                    <p class="text-small">{move || text::data::in_safari(storage::percent(usage.get().part(true)))}</p>
                </div>
            </details>
            <ul class="icon-list">
                <li>{icon("shield")}<span>{promise}</span></li>
                <li>{icon("clock")}<span>{text::data::safari_clears()}</span></li>
                <MissingFeatures />
            </ul>
            <div class="actions">
                <button class="btn" type="button" on:click=ask>{text::data::ask_browser()}</button>
                <Show when=move || { part() > 0.7 }>
                    <button class="btn" type="button" on:click=move |_| corrupted_data.drop_previous()>
                        {text::data::drop_older()}
                    </button>
                </Show>
            </div>
        </section>
    }
}

/// The features that this browser lacks, one line for each.
#[component]
fn MissingFeatures() -> impl IntoView {
    let missing = RwSignal::new(Vec::new());
    crate::web::spawn(async move { missing.set(features::missing().await) });
    let line = |it| view! { <li>{icon("file")}<span>{text::damage::missing_feature(it)}</span></li> };
    move || missing.get().into_iter().map(line).collect_view()
}

/// The kinds of data in use and their share of the quota, the largest first.
fn kinds(usage: &Usage) -> impl IntoView + use<> {
    let line = |(kind, tenths): (StorageKind, usize)| {
        let share = if tenths == 0 {
            text::data::under_a_tenth().to_owned()
        } else {
            text::data::percent(&format!("{}.{}", tenths / 10, tenths % 10))
        };
        view! { <div><dt>{text::data::storage_kind(kind)}</dt><dd>{share}</dd></div> }
    };
    storage::kinds(usage).into_iter().map(line).collect_view()
}
