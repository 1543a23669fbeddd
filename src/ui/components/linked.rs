//! Text that the user wrote.

use leptos::prelude::*;

use crate::present::links::{Part, Target, parts, shown};

/// Draws text that the user wrote: in its own direction, with the addresses in it as links. It wraps anywhere.
pub(crate) fn written(text: &str) -> AnyView {
    view! { <span class="text-breakable" dir="auto">{linked(text, parts(text))}</span> }.into_any()
}

/// Draws the parts of a text, links among them. Text that is not part of a link is drawn as text, never as markup.
pub(crate) fn linked(text: &str, parts: Vec<Part>) -> AnyView {
    let part = |part: Part| {
        let shown = shown(text.get(part.range).unwrap_or_default());
        match part.target {
            None => shown.into_any(),
            Some(target) => {
                let href = match target {
                    Target::Web(address) => address,
                    Target::Mail(address) => mail(&address, ""),
                    Target::Phone(digits) => format!("tel:{digits}"),
                };
                view! { <a href=href target="_blank" rel="noopener noreferrer">{shown}</a> }.into_any()
            }
        }
    };
    parts.into_iter().map(part).collect_view().into_any()
}

/// Encodes a text for a part of a link.
pub(crate) fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// The link that begins a mail, with this text unless it is empty.
pub(crate) fn mail(address: &str, words: &str) -> String {
    let body = if words.is_empty() { String::new() } else { format!("?body={}", encode(words)) };
    format!("mailto:{}{body}", encode(address).replace("%40", "@"))
}
