//! Storage usage: the share in use, the use by kind of data, and whether the browser granted persistent storage.

use leptos::prelude::*;

use crate::domain::sort_by_key;
use crate::store::{QUOTA_UNITS, Usage};
use crate::ui::app::app;
use crate::ui::components::{Show, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::text;
use crate::web::{dom, features, pwa};

/// The section for storage usage.
#[component]
pub(crate) fn RoomSection() -> impl IntoView {
    let app = app();
    let usage = memo(move || app.store(crate::store::PageRepository::usage));
    let part = move || usage.get().part(dom::counts_bytes());
    let percent = move || percent(part());
    let line = move || match part() {
        part if part < 0.01 => "Under one part in a hundred is used.".to_owned(),
        part if part < 0.7 => format!("About {} parts in a hundred are used.", percent()),
        part if part < 0.9 => format!(
            "{} parts in a hundred are used. Take a backup soon, and give pictures and old notes a look.",
            percent()
        ),
        _ => format!(
            "{} parts in a hundred are used, and soon nothing new will fit. Take a backup now; then drop the older copy, empty the trash, or take pictures out.",
            percent()
        ),
    };
    let missing = RwSignal::new(Vec::new());
    crate::web::spawn(async move { missing.set(features::missing().await) });
    let missing = move || {
        let line = |it| view! { <li>{icon("file")}<span>{text::missing_feature(it)}</span></li> };
        missing.get().into_iter().map(line).collect_view()
    };
    let persisted = RwSignal::new(None::<bool>);
    crate::web::spawn(async move { persisted.set(pwa::is_persisted().await) });
    let promise = move || match persisted.get() {
        Some(true) => "The browser has promised to keep it.",
        _ => "The browser may clear it when space runs short. A backup file is the surest.",
    };
    let ask = move |_| {
        crate::web::spawn(async move {
            let said = match pwa::persist().await {
                Some(true) => "The browser has promised to keep it.",
                _ => "The browser did not promise. Installing Kith often changes its mind.",
            };
            app.say(said, false);
            persisted.set(pwa::is_persisted().await);
        });
    };
    view! {
        <section class="section" aria-labelledby=DomId::Room.as_str()>
            <h2 id=DomId::Room.as_str()>"Room on this device"</h2>
            <div class="stack">
                <meter class="line" min="0" max="1" prop:value=part aria-label="Room used"></meter>
                <p>{line}</p>
            </div>
            <details class="fold">
                <summary>"What takes the room"</summary>
                <div class="stack">
                    <dl class="sums">{move || kinds(&usage.get())}</dl>
                    <p class="note">{move || text::in_safari(self::percent(usage.get().part(true)))}</p>
                </div>
            </details>
            <ul class="lines">
                <li>{icon("shield")}<span>{promise}</span></li>
                <li>{icon("clock")}<span>"Safari clears what a site has kept after seven days without a visit, unless Kith is on the home screen."</span></li>
                {missing}
            </ul>
            <div class="actions">
                <button class="btn" type="button" on:click=ask>"Ask the browser to keep it"</button>
                <Show when=move || { part() > 0.7 }>
                    <button class="btn" type="button" on:click=move |_| app.drop_previous()>"Make room: drop the older copy"</button>
                </Show>
            </div>
        </section>
    }
}

/// Converts a fraction to whole percent, rounded down.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few hundred at most, and not below zero"
)]
fn percent(part: f64) -> u32 {
    (part * 100.0) as u32
}

/// The kinds of data in use and their share of the quota in percent, the largest first.
fn kinds(usage: &Usage) -> impl IntoView + use<> {
    let mut kinds = vec![
        ("People", usage.people),
        ("Earlier exchanges", usage.past),
        ("Recent days, promises and the rest", usage.recent),
        ("Changes since it was last tidied", usage.journal),
        ("The older copy", usage.previous),
        ("Put aside, unreadable", usage.aside),
        ("Small things", usage.other),
        ("Other pages of this address", usage.foreign),
    ];
    sort_by_key(&mut kinds, |(_, units)| std::cmp::Reverse(*units));
    let line = |(name, units): (&'static str, usize)| {
        #[expect(clippy::cast_precision_loss, reason = "five million")]
        let part = units as f64 * 100.0 / QUOTA_UNITS as f64;
        let part = if part < 0.1 { "under 0.1".to_owned() } else { format!("{part:.1}") };
        view! { <div><dt>{name}</dt><dd>{part}" %"</dd></div> }
    };
    kinds.into_iter().filter(|(_, units): &(&'static str, usize)| *units > 0).map(line).collect_view()
}
