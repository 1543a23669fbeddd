//! Corrupted stored data: the raw text, to download and then to remove.

use leptos::prelude::*;

use crate::store::{CorruptEntry, KeyValue, Trouble};
use crate::ui::components::{Show, icon};
use crate::ui::dom_id::DomId;
use crate::ui::state::{use_corrupted_data, use_repository, use_toasts};
use crate::ui::text;
use crate::web::files;

/// The section for corrupted data. Shown only if stored data is missing or unreadable.
#[component]
pub(crate) fn CorruptedDataSection() -> impl IntoView {
    let repository = use_repository();
    move || {
        let damage = repository.read(|it| it.damage().to_vec());
        let is_newer = damage.iter().any(|it| it.trouble == Trouble::Newer);
        (!damage.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby=DomId::CorruptedData.as_str()>
                    <h2 id=DomId::CorruptedData.as_str()>{text::damage::title()}</h2>
                    <p>{text::damage::note()}</p>
                    <ul class="icon-list">
                        {damage.into_iter().map(|it| view! { <Line damage=it /> }).collect_view()}
                    </ul>
                    {is_newer.then(|| view! { <NewerAside /> })}
                </section>
            }
        })
    }
}

/// The fallback if a newer Kith wrote some of the data and no update is available: puts that data in quarantine.
#[component]
fn NewerAside() -> impl IntoView {
    let corrupted_data = use_corrupted_data();
    view! {
        <p>{text::damage::newer_note()}</p>
        <p>
            <button class="btn" type="button" on:click=move |_| corrupted_data.quarantine_newer()>
                {text::damage::put_aside()}
            </button>
        </p>
    }
}

/// A corrupted entry. Its text can be removed only after a download, so that no data is lost by accident.
#[component]
fn Line(damage: CorruptEntry) -> impl IntoView {
    let (repository, corrupted_data, toasts) = (use_repository(), use_corrupted_data(), use_toasts());
    let can_go = damage.is_quarantined();
    let CorruptEntry { key, was, trouble } = damage;
    let has_text = !matches!(trouble, Trouble::Missing { .. });
    let is_saved = RwSignal::new(!has_text);
    let description = text::damage::part(&text::damage::kind_of_entry(&was), &text::damage::trouble(trouble));
    let download = {
        let (key, name) = (key.clone(), format!("{was}.txt"));
        move |_| {
            let text = repository.read_untracked(|it| it.store().get(&key)).unwrap_or_default();
            if files::download(&name, "text/plain", &text).is_some() {
                is_saved.set(true);
            } else {
                toasts.show(text::damage::not_downloaded());
            }
        }
    };
    let key = StoredValue::new(key);
    let remove = move |_| {
        crate::web::spawn(async move {
            corrupted_data.remove(key.get_value()).await;
            toasts.show(text::damage::removed());
        });
    };
    view! {
        <li>
            {icon("file")}
            <span>{description}" "<span class="text-small">{was}</span></span>
            <span class="text-small actions">
                {has_text.then(|| view! {
                    <button class="btn" type="button" on:click=download>{text::damage::download_raw()}</button>
                })}
                <Show when=move || can_go && is_saved.get()>
                    <button class="btn" type="button" on:click=remove>
                        {icon("trash")}{text::damage::remove_here()}
                    </button>
                </Show>
            </span>
        </li>
    }
}
