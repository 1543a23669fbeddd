//! The gaps, the people to ask, and one way to do it with few people.

use std::fmt::Display;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::context::{Names, Page};
use crate::domain::{PersonId, display_name, short_name};
use crate::insight::knows::{HeldBack, ReferralWhy, WayOn, ask_for_introduction};
use crate::insight::team::drafts;
use crate::insight::team::gaps::{Gap, Suggestion, Why, gaps, nobody_for};
use crate::insight::team::rows;
use crate::insight::team::smallest::smallest_team;
use crate::ui::components::{Show, icon};
use crate::ui::pages::hello_first::{hello_first, introduction};
use crate::ui::state::{OpenDialog, use_dialogs};
use crate::ui::text;

/// The region. A project without needs has none.
pub(super) fn missing(page: Page) -> AnyView {
    let is_any = move || page.read(|book, _| !rows(book, page.id).is_empty()).unwrap_or_default();
    let inside = move || {
        let found = page.read(|book, _| gaps(book, page.id, page.today.get())).unwrap_or_default();
        if found.is_empty() {
            return view! { <p class="text-muted">{text::project::nothing_missing()}</p> }.into_any();
        }
        let (open, covered) = nobody_for(&found);
        let line = |needs: Vec<String>, words: fn(&dyn Display) -> String| {
            let words = (!needs.is_empty()).then(|| words(&text::list(&needs)));
            words.map(|it| view! { <p class="text-muted">{it}</p> })
        };
        let beside = found.iter().flat_map(Gap::people).collect::<Vec<_>>();
        let names = page.repository.book_untracked(|book| Names::of(book, page.id, beside));
        let known = found.into_iter().filter(|it| !it.has_nobody()).map(|it| gap(page, it, &names)).collect_view();
        view! {
            {known}
            {line(open, text::project::nobody_known)}
            {line(covered, text::project::nobody_else_known)}
        }
        .into_any()
    };
    view! {
        <Show when=is_any>
            <section class="section" aria-label=text::project::missing()>
                <h2>{text::project::missing()}</h2>
                {inside}
                {smallest(page)}
            </section>
        </Show>
    }
    .into_any()
}

fn gap(page: Page, gap: Gap, names: &Names) -> AnyView {
    let Gap { row, asked, suggestions } = gap;
    let what = row.what.clone();
    view! {
        <article class="stack project-gap">
            <h3><bdi>{row.what}</bdi></h3>
            {asked.into_iter().map(|(id, day)| was_asked(&names.name(Some(id)), day)).collect_view()}
            {suggestions.into_iter().map(|it| suggested(page, &what, &it, names)).collect_view()}
        </article>
    }
    .into_any()
}

/// Somebody whom the user asked already.
fn was_asked(name: &str, day: NaiveDate) -> AnyView {
    view! { <p>{text::project::asked(name, day)}</p> }.into_any()
}

/// A person whom the user could ask, with the reason and one way on.
fn suggested(page: Page, need: &str, suggestion: &Suggestion, names: &Names) -> AnyView {
    let id = suggestion.id;
    let name = names.name(Some(id));
    let far = far(page, suggestion);
    let line = text::project::suggestion(&name, suggestion, far.as_deref().unwrap_or_default());
    let held = suggestion.held_back.map(held_back);
    let way = match (suggestion.way, suggestion.why) {
        (WayOn::Ask, why) => {
            // The words are for the person, who is alone in their letter.
            let called = page.repository.book_untracked(|book| book.people.get(id).map(short_name)).unwrap_or_default();
            let draft = match why {
                Why::Bridge => ask_for_introduction(&called, need, far.as_deref()),
                Why::Knows | Why::New => drafts::ask(&called, need, &page.name_untracked()),
            };
            view! { <div class="actions">{ask(page, id, &name, need.to_owned(), draft)}</div> }.into_any()
        }
        (WayOn::Introduction(bridge), Why::Knows | Why::New) => {
            view! { <div class="actions">{introduction(bridge, id, need)}</div> }.into_any()
        }
        _ => hello_first(id, suggestion.silence),
    };
    view! {
        <p>{line}</p>
        {held}
        {way}
    }
    .into_any()
}

/// The name of the person whom a bridge knows, who knows it.
fn far(page: Page, suggestion: &Suggestion) -> Option<String> {
    let Some(ReferralWhy::Knows(far, _)) = &suggestion.referral else { return None };
    page.repository.book_untracked(|book| book.people.get(*far).map(display_name))
}

/// Why the person stands last, in the words of the search for who knows.
fn held_back(held: HeldBack) -> AnyView {
    let more = (held == HeldBack::ManyAsks).then(text::project::give_first);
    let words = text::common::full_stop(&text::sentence(&text::who_knows::held_back(held)));
    view! { <p class="text-small">{text::join(&[&words, more.unwrap_or_default()], " ")}</p> }.into_any()
}

fn ask(page: Page, id: PersonId, name: &str, need: String, draft: String) -> AnyView {
    let dialogs = use_dialogs();
    let show = move |_| dialogs.show(OpenDialog::AskFor(id, page.id, need.clone(), draft.clone()));
    view! {
        <button class="btn btn--soft" type="button" on:click=show>{icon("hand")}{text::project::ask(&name)}</button>
    }
    .into_any()
}

/// One way to do it with few people, once the user asks for it.
fn smallest(page: Page) -> AnyView {
    let is_shown = RwSignal::new(false);
    let line = move || {
        page.read(|book, _| {
            let found = smallest_team(book, page.id, page.today.get());
            let names = Names::of(book, page.id, found.people.iter().filter_map(|it| it.0));
            let part = |(who, needs): &(Option<PersonId>, Vec<String>)| {
                text::project::for_needs(&names.name(*who), &text::list(needs))
            };
            let parts: Vec<String> = found.people.iter().map(part).collect();
            let way = if parts.is_empty() {
                text::project::nobody_at_all().to_owned()
            } else {
                text::project::one_way(&parts.join("; "))
            };
            let open = match found.open.as_slice() {
                [] => String::new(),
                _ if parts.is_empty() => String::new(),
                open => text::project::still_open(&text::list(open)),
            };
            text::join(&[&way, &open], " ")
        })
    };
    view! {
        <div class="stack">
            <button
                class="btn"
                type="button"
                aria-expanded=move || if is_shown.get() { "true" } else { "false" }
                on:click=move |_| is_shown.update(|it| *it = !*it)
            >
                {text::project::smallest()}
            </button>
            <div role="status">{move || is_shown.get().then(|| view! { <p>{line}</p> })}</div>
        </div>
    }
    .into_any()
}
