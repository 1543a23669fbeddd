//! Warmth: a word, and a cup that is fuller or emptier.

use leptos::prelude::*;

use crate::insight::rhythm::Warmth;
use crate::ui::text;

/// The word for the warmth, with its cup. None before the first exchange.
pub(crate) fn warmth(warmth: Option<Warmth>) -> impl IntoView {
    warmth.map(|it| view! { <span class=format!("warmth {}", it.word())>{text::warmth_word(it)}</span> })
}
