//! Signs, from one sprite.

use leptos::prelude::*;

/// A sign from `public/icons.svg`, which stands in the page, beside words that say the same.
pub(crate) fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use_ href=format!("#sign-{name}")></use_></svg> }
}
