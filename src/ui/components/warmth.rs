//! Warmth: a word, and a cup that is fuller or emptier.

use leptos::prelude::*;

use crate::insight::rhythm::Warmth;
use crate::ui::text;

/// The word for the warmth, with its cup. None before the first exchange.
pub(crate) fn warmth(warmth: Option<Warmth>) -> impl IntoView {
    warmth.map(|it| view! { <span class=warmth_class(it)>{text::warmth_word(it)}</span> })
}

/// The classes of a word for the warmth: they draw its cup.
pub(crate) const fn warmth_class(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Warm => "warmth warmth--warm",
        Warmth::Cooling => "warmth warmth--cooling",
        Warmth::Quiet => "warmth warmth--quiet",
        Warmth::Sleeping => "warmth warmth--sleeping",
    }
}
