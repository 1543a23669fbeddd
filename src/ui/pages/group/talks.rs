//! The talks of a group, the latest first.

use leptos::prelude::*;

use super::context::{Page, section};
use crate::insight::groups::talks as talks_of;
use crate::present::markdown::plain;
use crate::ui::components::capped;
use crate::ui::pages::exchange_line::exchange_line;
use crate::ui::text;

/// The section.
pub(super) fn talks(page: Page) -> AnyView {
    let inside = move || {
        let lines = page.read(|book, _| {
            let line = |(id, day)| {
                let it = book.exchanges.get(id)?;
                Some((id, text::groups::talk(day, &plain(&it.notes), it.people.len())))
            };
            talks_of(book, page.id).into_iter().filter_map(line).collect::<Vec<_>>()
        });
        let lines = lines.unwrap_or_default();
        if lines.is_empty() {
            return view! { <p class="text-muted">{text::groups::nothing_happened()}</p> }.into_any();
        }
        view! { <ul class="stack">{capped(lines, |(id, words)| exchange_line(words, *id))}</ul> }.into_any()
    };
    section(text::groups::happened(), view! { {inside} }.into_any())
}
