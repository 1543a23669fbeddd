//! The people of a group in three short lists by the warmth of each tie, and those who are no longer in it.

use leptos::prelude::*;

use super::context::{GroupDialog, Page, section};
use crate::domain::PersonId;
use crate::insight::groups::reminder;
use crate::present::groups::member;
use crate::ui::components::{Avatar, capped, icon, memo};
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_dialogs};
use crate::ui::text;

/// The section.
pub(super) fn members(page: Page) -> AnyView {
    // With the members, whose parts and dates the rows show too.
    let found = memo(move || (page.people(), page.read(|_, it| it.members.clone())));
    let lists = move || {
        let (found, _) = found.get();
        // Without a talk and without dates there is no "then".
        let not_since = found.met_since.map_or_else(text::groups::no_talk_yet, |_| text::groups::not_since());
        view! {
            {list(page, text::groups::in_contact(), found.in_contact.clone(), false)}
            {list(page, text::groups::quiet(), found.quiet.clone(), true)}
            {list(page, not_since, found.not_since.clone(), true)}
            {names(page, text::groups::apart(), found.apart.clone())}
            {names(page, text::groups::earlier(), found.left.iter().filter_map(|it| it.person).collect())}
            {change(page, [found.current(), found.left.iter().filter_map(|it| it.person).collect()].concat())}
        }
    };
    let inside = view! {
        {move || due(page)}
        <div class="actions">
            <button class="link-button" type="button" on:click=move |_| page.show(GroupDialog::Member(None))>
                {icon("plus")}{text::groups::add_somebody()}
            </button>
        </div>
        {lists}
    };
    section(text::groups::members(), inside.into_any())
}

/// The reminder of the group, if it is due.
fn due(page: Page) -> Option<AnyView> {
    let today = page.today.get();
    let due = page.read(|book, _| reminder(book, page.id, today)).flatten()?;
    let words = text::groups::reminder(due.last);
    Some(view! { <div class="callout" role="note">{icon("leaf")}<p>{words}</p></div> }.into_any())
}

/// People of one kind, by name. Nothing without any.
fn list(page: Page, title: &'static str, people: Vec<PersonId>, is_quiet: bool) -> Option<AnyView> {
    (!people.is_empty()).then(|| {
        let row = move |id: &PersonId| row(page, *id, is_quiet);
        view! {
            <section class="group-list" aria-label=title>
                <h3>{title}</h3>
                <ul role="list">{capped(people, row)}</ul>
            </section>
        }
        .into_any()
    })
}

/// A person with the part, and the way to a hello where it is quiet.
fn row(page: Page, id: PersonId, is_quiet: bool) -> AnyView {
    let dialogs = use_dialogs();
    let name = page.short(id);
    let (avatar, part) = page.repository.book_untracked(|book| {
        let avatar = book.people.get(id).map(|it| Avatar::of(id, it).view("avatar--small"));
        (avatar, member(book, page.id, id).part)
    });
    let hello = is_quiet.then(|| {
        let label = text::groups::say_hello_to(&name);
        view! {
            <button
                class="link-button"
                type="button"
                aria-label=label
                on:click=move |_| dialogs.show(OpenDialog::Wellness(id))
            >
                {icon("message")}{text::groups::say_hello()}
            </button>
        }
    });
    let part = (!part.is_empty()).then(|| view! { <span class="role" dir="auto">{part}</span> });
    view! {
        <li class="group-member">
            <a href=Route::Person(id).href()>
                {avatar}<span><span class="name" dir="auto">{name}</span>{part}</span>
            </a>
            {hello}
        </li>
    }
    .into_any()
}

/// Names with the parts and the dates, as links. Nothing without any.
fn names(page: Page, title: &'static str, people: Vec<PersonId>) -> Option<AnyView> {
    let line = move |id: &PersonId| {
        let member = page.repository.book_untracked(|book| member(book, page.id, *id));
        let words = text::groups::member(&page.short(*id), &member);
        view! { <li><a href=Route::Person(*id).href() dir="auto">{words}</a></li> }
    };
    (!people.is_empty()).then(|| {
        view! {
            <section class="group-list group-list--names" aria-label=title>
                <h3>{title}</h3>
                <ul role="list">{capped(people, line)}</ul>
            </section>
        }
        .into_any()
    })
}

/// The way to the dates and the part of each.
fn change(page: Page, people: Vec<PersonId>) -> Option<AnyView> {
    let button = move |id: &PersonId| {
        let (id, name) = (*id, page.short(*id));
        let label = text::groups::change_member(&name);
        view! {
            <li>
                <button
                    class="chip chip--plain"
                    type="button"
                    aria-label=label
                    on:click=move |_| page.show(GroupDialog::Member(Some(id)))
                >
                    <span dir="auto">{name}</span>
                </button>
            </li>
        }
    };
    (!people.is_empty()).then(|| {
        view! {
            <details class="disclosure">
                <summary>{text::groups::change_members()}</summary>
                <div class="stack"><ul class="chips" role="list">{capped(people, button)}</ul></div>
            </details>
        }
        .into_any()
    })
}
