//! What happened in the project: its talks and promises in one list.

use leptos::prelude::*;

use super::context::{Names, Page, section};
use crate::insight::team::timeline::{Happening, What, timeline as happenings};
use crate::ui::components::{capped, written};
use crate::ui::pages::exchange_line::exchange_line;
use crate::ui::text;

/// The section.
pub(super) fn timeline(page: Page) -> AnyView {
    let inside = move || {
        let all = page.read(|book, _| {
            let all = happenings(book, page.id);
            let names = Names::of(book, page.id, all.iter().flat_map(|it| it.people.iter().copied()));
            let line = |it: Happening| {
                let known = it.people.iter().filter(|id| book.people.get(**id).is_some());
                let names: Vec<String> = known.map(|id| names.name(Some(*id))).collect();
                (text::project::happening(it.when, &it.words, &names, it.what), it.what)
            };
            all.into_iter().map(line).collect::<Vec<_>>()
        });
        let all = all.unwrap_or_default();
        if all.is_empty() {
            return view! { <p class="text-muted">{text::project::nothing_happened()}</p> }.into_any();
        }
        let line = |(words, what): &(String, What)| match what {
            What::Talk(id) | What::Ask(id) => exchange_line(words, *id),
            What::Promise(..) => view! { <li dir="auto">{written(words)}</li> }.into_any(),
        };
        view! { <ul class="stack">{capped(all, line)}</ul> }.into_any()
    };
    section(text::project::happened(), view! { {inside} }.into_any())
}
