//! The page for an unknown address, or for a person who is not in the book.

use leptos::prelude::*;

use crate::ui::pages::title;
use crate::ui::route::Route;
use crate::ui::text;

/// Shows that nothing was found, with a link to Today.
#[component]
pub(crate) fn Nowhere() -> impl IntoView {
    title(text::welcome::nothing_here());
    view! {
        <header class="page-header">
            <h1>{text::welcome::nothing_here()}</h1>
            <p>{text::welcome::nothing_here_line()}</p>
            <div class="page-header__actions">
                <a class="btn" href=Route::Today.href()>{text::welcome::back_to_today()}</a>
            </div>
        </header>
    }
}
