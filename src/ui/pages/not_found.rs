//! The page for an unknown address, or for a person who is not in the book.

use leptos::prelude::*;

use crate::ui::pages::title;
use crate::ui::route::Route;

/// Shows that nothing was found, with a link to Today.
#[component]
pub(crate) fn Nowhere() -> impl IntoView {
    title("Nothing here");
    view! {
        <header class="opening">
            <h1>"Nothing here"</h1>
            <p>"Whoever or whatever was at this address is not in this book, or no longer."</p>
            <div class="opening__actions"><a class="btn" href=Route::Today.href()>"Back to Today"</a></div>
        </header>
    }
}
