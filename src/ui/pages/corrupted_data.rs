//! Corrupted stored data: the raw text, to download and then to remove.

use leptos::prelude::*;

use crate::store::{CorruptEntry, KeyValue, Trouble};
use crate::ui::app::app;
use crate::ui::components::{Show, icon};
use crate::ui::dom_id::DomId;
use crate::ui::text;
use crate::web::files;

/// The section for corrupted data. Shown only if stored data is missing or unreadable.
#[component]
pub(crate) fn DamageSection() -> impl IntoView {
    let app = app();
    move || {
        let damage = app.store(|it| it.damage().to_vec());
        let is_newer = damage.iter().any(|it| it.trouble == Trouble::Newer);
        (!damage.is_empty()).then(|| view! {
            <section class="section" aria-labelledby=DomId::Damage.as_str()>
                <h2 id=DomId::Damage.as_str()>"Something cannot be read"</h2>
                <p>"These parts of what was kept are damaged or missing. Kith goes on with the rest. Opening your last backup brings back whatever they held. Once it has, remove them here; until then a backup is not whole."</p>
                <ul class="lines">{damage.into_iter().map(|it| view! { <Line damage=it /> }).collect_view()}</ul>
                {is_newer.then(|| view! { <NewerAside /> })}
            </section>
        })
    }
}

/// The fallback if a newer Kith wrote some of the data and no update is available: puts that data in quarantine.
#[component]
fn NewerAside() -> impl IntoView {
    let app = app();
    view! {
        <p>"A newer Kith wrote some of it, so this one changes nothing. Reload the page to update. If it still says so afterwards, put those parts aside; then you can go on, and open a backup."</p>
        <p><button class="btn" type="button" on:click=move |_| app.put_newer_aside()>"Put them aside and go on"</button></p>
    }
}

/// A corrupted entry. Its text can be removed only after a download, so that no data is lost by accident.
#[component]
fn Line(damage: CorruptEntry) -> impl IntoView {
    let app = app();
    let can_go = damage.is_aside();
    let CorruptEntry { key, was, trouble } = damage;
    let has_text = !matches!(trouble, Trouble::Missing { .. });
    let is_saved = RwSignal::new(!has_text);
    let words = format!("{}, {}", text::kept_text(&was), text::trouble(trouble));
    let download = {
        let (key, name) = (key.clone(), format!("{was}.txt"));
        move |_| {
            let text = app.store(|session| session.store().get(&key)).unwrap_or_default();
            if files::download(&name, "text/plain", &text).is_some() {
                is_saved.set(true);
            } else {
                app.say("The browser did not take the file.", false);
            }
        }
    };
    let key = StoredValue::new(key);
    let remove = move |_| {
        crate::web::spawn(async move {
            app.remove_damage(key.get_value()).await;
            app.say("It is removed. What you downloaded stays where it is.", false);
        });
    };
    view! {
        <li>
            {icon("file")}
            <span>{words}" "<span class="note">{was}</span></span>
            <span class="note actions">
                {has_text.then(|| view! { <button class="btn" type="button" on:click=download>"Download the raw text"</button> })}
                <Show when=move || can_go && is_saved.get()><button class="btn" type="button" on:click=remove>{icon("trash")}"Remove it here"</button></Show>
            </span>
        </li>
    }
}
