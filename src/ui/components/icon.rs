//! Icons from one sprite.

use leptos::prelude::*;

/// An icon from `public/icons.svg`, which is inlined in the page. Hidden from screen readers: the text beside it says
/// the same.
pub(crate) fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use_ href=format!("#icon-{name}")></use_></svg> }
}
