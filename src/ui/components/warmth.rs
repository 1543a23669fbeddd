//! Warmth: a word, and a cup that is fuller or emptier.

use leptos::prelude::*;

use crate::insight::rhythm::Warmth;

/// The word with its cup; nothing where there was no exchange yet.
pub(crate) fn warmth(warmth: Option<Warmth>) -> impl IntoView {
    warmth.map(|it| view! { <span class=format!("warmth {}", it.word())>{it.word()}</span> })
}
