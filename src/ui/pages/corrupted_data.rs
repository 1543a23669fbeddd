//! Corrupted stored data: the raw text, to download and then to remove.

use leptos::prelude::*;

use crate::store::{CorruptEntry, KeyValue, Trouble};
use crate::ui::components::{Show, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::state::{use_corrupted_data, use_repository, use_toasts};
use crate::ui::text;
use crate::web::files;

/// The section for corrupted data. Shown only if stored data is missing or unreadable.
#[component]
pub(crate) fn CorruptedDataSection() -> impl IntoView {
    let repository = use_repository();
    // A line remembers that its text was downloaded, so it is drawn once: not anew at every change of the store.
    let damage = memo(move || repository.read(|it| it.damage().to_vec()));
    let is_damaged = memo(move || damage.with(|it| !it.is_empty()));
    let is_newer = move || damage.with(|it| it.iter().any(|it| it.trouble == Trouble::Newer));
    // An entry gets another key when its text goes into quarantine.
    let key = |it: &CorruptEntry| it.key.clone();
    move || {
        is_damaged.get().then(|| {
            view! {
                <section class="section" aria-labelledby=DomId::CorruptedData.as_str()>
                    <h2 id=DomId::CorruptedData.as_str()>{text::damage::title()}</h2>
                    <p>{text::damage::note()}</p>
                    <ul class="icon-list">
                        <For each=move || damage.get() key let:damage><Line damage /></For>
                    </ul>
                    <Show when=is_newer><NewerAside /></Show>
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
