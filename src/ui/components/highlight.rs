//! Highlights search matches in a text.

use leptos::prelude::*;

use crate::insight::search::marks;

/// The text, with the matches of the query in `mark` elements.
pub(crate) fn highlight(text: &str, query: &str) -> impl IntoView + use<> {
    let mut parts = Vec::new();
    let mut from = 0;
    for range in marks(text, query) {
        parts.push(text[from..range.start].to_owned().into_any());
        parts.push(view! { <mark>{text[range.clone()].to_owned()}</mark> }.into_any());
        from = range.end;
    }
    parts.push(text[from..].to_owned().into_any());
    parts
}
