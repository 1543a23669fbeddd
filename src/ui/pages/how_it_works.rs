//! A short explanation of Kith.

use leptos::prelude::*;

use crate::ui::dom_id::DomId;
use crate::ui::text;

/// The explanation as a section, shown in the settings.
#[component]
pub(crate) fn HowItWorks() -> impl IntoView {
    view! {
        <section class="prep" aria-labelledby=DomId::HowItWorks.as_str()>
            <div class="prep__head"><h2 id=DomId::HowItWorks.as_str()>{text::welcome::how_it_works()}</h2></div>
            {explanation()}
        </section>
    }
}

/// The explanation, part by part.
pub(crate) fn explanation() -> impl IntoView {
    let part = |title: &'static str, words: &'static str| view! { <div><dt>{title}</dt><dd>{words}</dd></div> };
    view! {
        <dl class="prep__body">
            {part(text::welcome::write_down(), text::welcome::write_down_text())}
            {part(text::welcome::once_a_week(), text::welcome::once_a_week_text())}
            {part(text::welcome::circles(), text::welcome::circles_text())}
            {part(text::welcome::yours_alone(), text::welcome::yours_alone_text())}
        </dl>
    }
}
