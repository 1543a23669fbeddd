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
    let usage = memo(move || app.store(crate::store::Repository::usage));
    let part = move || usage.get().part(dom::counts_bytes());
    let percent = move || percent(part());
    let line = move || match part() {
        part if part < 0.01 => text::data::under_one_percent().to_owned(),
        part if part < 0.7 => text::data::percent_used(&percent()),
        part if part < 0.9 => text::data::percent_filling(&percent()),
        _ => text::data::percent_full(&percent()),
    };
    let missing = RwSignal::new(Vec::new());
    crate::web::spawn(async move { missing.set(features::missing().await) });
    let missing = move || {
        let line = |it| view! { <li>{icon("file")}<span>{text::damage::missing_feature(it)}</span></li> };
        missing.get().into_iter().map(line).collect_view()
    };
    let persisted = RwSignal::new(None::<bool>);
    crate::web::spawn(async move { persisted.set(pwa::is_persisted().await) });
    let promise = move || match persisted.get() {
        Some(true) => text::data::browser_promised(),
        _ => text::data::browser_may_clear(),
    };
    let ask = move |_| {
        crate::web::spawn(async move {
            let said = match pwa::persist().await {
                Some(true) => text::data::browser_promised(),
                _ => text::data::browser_refused(),
            };
            app.say(said, false);
            persisted.set(pwa::is_persisted().await);
        });
    };
    view! {
        <section class="section" aria-labelledby=DomId::Room.as_str()>
            <h2 id=DomId::Room.as_str()>{text::data::space()}</h2>
            <div class="stack">
                <meter class="line" min="0" max="1" prop:value=part aria-label=text::data::space_used()></meter>
                <p>{line}</p>
            </div>
            <details class="fold">
                <summary>{text::data::space_by_kind()}</summary>
                <div class="stack">
                    <dl class="sums">{move || kinds(&usage.get())}</dl>
                    <p class="note">{move || in_safari(self::percent(usage.get().part(true)))}</p>
                </div>
            </details>
            <ul class="lines">
                <li>{icon("shield")}<span>{promise}</span></li>
                <li>{icon("clock")}<span>{text::data::safari_clears()}</span></li>
                {missing}
            </ul>
            <div class="actions">
                <button class="btn" type="button" on:click=ask>{text::data::ask_browser()}</button>
                <Show when=move || { part() > 0.7 }>
                    <button class="btn" type="button" on:click=move |_| app.drop_previous()>{text::data::drop_older()}</button>
                </Show>
            </div>
        </section>
    }
}

/// The share of the storage that the same book takes in Safari, which counts bytes.
fn in_safari(percent: u32) -> String {
    if percent == 0 { text::data::safari_under_one().to_owned() } else { text::data::safari(&percent) }
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
        (text::data::use_people(), usage.people),
        (text::data::use_past(), usage.past),
        (text::data::use_recent(), usage.recent),
        (text::data::use_journal(), usage.journal),
        (text::data::use_previous(), usage.previous),
        (text::data::use_aside(), usage.aside),
        (text::data::use_other(), usage.other),
        (text::data::use_foreign(), usage.foreign),
    ];
    sort_by_key(&mut kinds, |(_, units)| std::cmp::Reverse(*units));
    let line = |(name, units): (&'static str, usize)| {
        #[expect(clippy::cast_precision_loss, reason = "five million")]
        let part = units as f64 * 100.0 / QUOTA_UNITS as f64;
        let part = if part < 0.1 {
            text::data::under_a_tenth().to_owned()
        } else {
            text::data::percent(&format!("{part:.1}"))
        };
        view! { <div><dt>{name}</dt><dd>{part}</dd></div> }
    };
    kinds.into_iter().filter(|(_, units): &(&'static str, usize)| *units > 0).map(line).collect_view()
}
