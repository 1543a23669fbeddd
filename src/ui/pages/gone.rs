//! The page of an entry that is deleted or was never there.

use leptos::prelude::*;

use crate::ui::route::Route;
use crate::ui::state::use_navigation;
use crate::ui::text;

/// The page, with a link to the page that lists such entries.
pub(super) fn gone(title: &'static str, list: Route, back: &'static str) -> AnyView {
    view! {
        <header class="page-header">
            <h1>{title}</h1>
            <p>{text::common::gone_line()}</p>
            <div class="page-header__actions">
                <a class="btn" href=list.href()>{back}</a>
            </div>
        </header>
    }
    .into_any()
}

/// Goes to a list when the entry of the page goes, as when the user undoes its creation there.
pub(super) fn leave_when_gone(is_here: Memo<bool>, list: Route) {
    let navigation = use_navigation();
    Effect::new(move |was_here: Option<bool>| {
        let is_here = is_here.get();
        if was_here == Some(true) && !is_here {
            navigation.go(list);
        }
        is_here
    });
}
