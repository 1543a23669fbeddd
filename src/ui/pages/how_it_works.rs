//! A short explanation of Kith.

use leptos::prelude::*;

use crate::ui::dom_id::DomId;

/// The explanation, shown on the first page and in the settings.
#[component]
pub(crate) fn HowItWorks() -> impl IntoView {
    let part = |title: &'static str, words: &'static str| view! { <div><dt>{title}</dt><dd>{words}</dd></div> };
    view! {
        <section class="prep" aria-labelledby=DomId::How.as_str()>
            <div class="prep__head"><h2 id=DomId::How.as_str()>"How it works"</h2></div>
            <dl class="prep__body">
                {part("write down", "Say what happened in a plain sentence: “yesterday coffee with Ana about the invoice”. Kith reads when, with whom and how, and shows you before it keeps anything.")}
                {part("once a week", "Three people, each with a reason and a few words to begin with. Start anywhere, stop whenever, put anybody off without blame.")}
                {part("circles", "Inner, Close, Active and Wider: how often you want to hear from somebody. Warm, cooling, quiet and sleeping are words for a list, never a judgement of a person.")}
                {part("yours alone", "Everything stays in this browser. A backup file carries it to another device; opening it there merges both, and loses neither.")}
            </dl>
        </section>
    }
}
