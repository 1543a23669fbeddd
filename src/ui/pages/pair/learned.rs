//! The region "What you learned": only the user sees it.

use leptos::prelude::*;

use super::context::{Pair, section};
use crate::insight::mentoring::growth::Learned;
use crate::present::pair::learned_here;
use crate::ui::components::icon;
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The region, if something is written down.
pub(super) fn learned(pair: Pair) -> impl IntoView {
    move || {
        let lines = pair.read(|book, _| learned_here(book, pair.id))?;
        (!lines.is_empty()).then(|| {
            let line = |it: Learned| {
                let day = it.day.map(|it| intl::date(it, Style::Day)).unwrap_or_default();
                view! {
                    <li>
                        {icon("lock")}
                        <span dir="auto">
                            {it.text}
                            " "
                            <span class="text-small">{day}</span>
                        </span>
                    </li>
                }
            };
            let inside = view! {
                <p class="text-small">{text::pair::only_you_see_this()}</p>
                <ul class="icon-list">{lines.into_iter().map(line).collect_view()}</ul>
            };
            let region = section(text::pair::what_you_learned(), inside.into_any());
            view! { <div class="only-you">{region}</div> }
        })
    }
}
