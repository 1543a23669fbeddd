//! Signs, from one sprite.

use leptos::prelude::*;

/// A sign from `public/icons.svg`, beside words that say the same.
pub(crate) fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use_ href=format!("icons.svg#{name}")></use_></svg> }
}
