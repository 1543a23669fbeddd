//! The table of needs and people. Each cell says in words how well, and shows a sign for it. On a narrow screen the
//! needs are cards.

use leptos::prelude::*;

use super::cards::cards;
use super::context::{Names, Page, ProjectDialog};
use super::need_parts::{Place, class_of, need_name, sign, standing};
use crate::domain::{Book, Depth, PersonId, ProjectCommand};
use crate::insight::team::{Row, Who, rows, team, twins};
use crate::ui::components::{Avatar, empty_state, icon};
use crate::ui::route::Route;
use crate::ui::text;

/// The section with the table.
pub(super) fn grid(page: Page, place: Place) -> AnyView {
    let may_edit = place == Place::Edit;
    let title = if place == Place::Past { text::project::did() } else { text::project::knows() };
    let inside = move || {
        let (rows, people) = page.read(|book, _| (rows(book, page.id), columns(book, page))).unwrap_or_default();
        if rows.is_empty() {
            return no_needs(page, place);
        }
        let names: Vec<(Who, String)> = people.iter().map(|it| (it.0, it.1.clone())).collect();
        let cards = cards(page, &rows, &names, place);
        view! { {table(page, &rows, people, place)}{cards}{key()} }.into_any()
    };
    view! {
        <section class="section" aria-label=title>
            <div class="section__head"><h2>{title}</h2>{may_edit.then(|| buttons(page))}</div>
            {move || twin_line(page).filter(|_| may_edit)}
            {move || old_needs(page).filter(|_| may_edit)}
            {inside}
            {move || others(page, may_edit)}
        </section>
    }
    .into_any()
}

/// A project without needs: what to do first. The page of the project has the button above.
fn no_needs(page: Page, place: Place) -> AnyView {
    let line = match place {
        Place::Overview => {
            let add = move || page.show(ProjectDialog::Need(None));
            return empty_state(text::project::first_need(), "plus", text::project::add_need(), add);
        }
        Place::Edit => text::project::first_need(),
        Place::Past => text::project::needed_nothing(),
    };
    view! { <p class="text-muted">{line}</p> }.into_any()
}

/// The people of the table, each with the name and the avatar; the user last.
fn columns(book: &Book, page: Page) -> Vec<(Who, String, Option<Avatar>)> {
    let (team, names) = (team(book, page.id), Names::of(book, page.id, []));
    let covers: Vec<PersonId> =
        team.people.iter().copied().filter(|id| team.beside.iter().all(|(beside, _)| beside != id)).collect();
    let person = |id: PersonId| {
        let avatar = book.people.get(id).map(|it| Avatar::of(id, it));
        (Some(id), names.name(Some(id)), avatar)
    };
    let me = team.has_me.then(|| (None, text::project::you().to_owned(), None));
    covers.into_iter().map(person).chain(me).collect()
}

fn table(page: Page, rows: &[Row], people: Vec<(Who, String, Option<Avatar>)>, place: Place) -> AnyView {
    let heads: Vec<_> = people
        .iter()
        .cloned()
        .map(|(who, name, avatar)| {
            let sign = match avatar {
                Some(avatar) => avatar.view(""),
                None => view! { <span class="avatar avatar--unknown" aria-hidden="true">{text::project::me()}</span> }
                    .into_any(),
            };
            let head = match who {
                Some(id) => view! { <a href=Route::Person(id).href() dir="auto">{sign}{name}</a> }.into_any(),
                None => view! { {sign}{name} }.into_any(),
            };
            view! { <th scope="col">{head}</th> }
        })
        .collect();
    let whos: Vec<Who> = people.into_iter().map(|it| it.0).collect();
    let lines: Vec<_> = rows.iter().map(|it| line(page, it, &whos, place)).collect();
    view! {
        <div class="team-table" role="region" tabindex="0" aria-label=text::project::table()>
            <table>
                <caption class="visually-hidden">{text::project::table()}</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="visually-hidden">{text::project::need()}</span></th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The row of a need.
fn line(page: Page, row: &Row, whos: &[Who], place: Place) -> AnyView {
    let cells: Vec<_> = whos.iter().map(|who| cell(row.of(*who))).collect();
    view! {
        <tr class=class_of(row, place)>
            <th scope="row">
                {need_name(page, row, place == Place::Edit)}{standing(page, row, place)}
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(depth: Option<Depth>) -> AnyView {
    let word = depth.map_or_else(text::project::not_in_it, text::project::depth);
    view! { <td>{sign(depth)}<span class="visually-hidden">{word}</span></td> }.into_any()
}

/// What the signs mean.
fn key() -> AnyView {
    let item = |depth: Depth| view! { <li>{sign(Some(depth))}{text::project::depth(depth)}</li> };
    view! {
        <ul class="team-key" aria-hidden="true">
            {item(Depth::KnownFor)}{item(Depth::Does)}{item(Depth::Curious)}
        </ul>
    }
    .into_any()
}

/// Two needs that look the same, and the button that makes them one.
fn twin_line(page: Page) -> Option<AnyView> {
    let rows = page.read(|book, _| rows(book, page.id))?;
    let (one, other) = twins(&rows).map(|(one, other)| (one.clone(), other.clone()))?;
    let line = text::project::twins(&one.what, &other.what);
    let join = move |_| {
        page.run(ProjectCommand::JoinNeeds(page.id, one.need, other.need), text::project::made_one());
    };
    Some(offer(line, text::project::make_one(), join))
}

/// The needs that a device with an older version added.
fn old_needs(page: Page) -> Option<AnyView> {
    let needs = page.read(|_, it| if it.has_old_needs_beside() { it.needs.to_vec() } else { Vec::new() })?;
    let take = move |_| {
        page.run(ProjectCommand::TakeOver(page.id), text::project::taken_over());
    };
    let line = text::project::old_needs(&needs.join(", "));
    (!needs.is_empty()).then(|| offer(line, text::project::take_over(), take))
}

fn offer(line: String, label: &'static str, on_click: impl FnMut(leptos::ev::MouseEvent) + 'static) -> AnyView {
    view! {
        <div class="callout" role="note">
            {icon("leaf")}
            <div class="stack">
                <p>{line}</p>
                <p><button class="btn" type="button" on:click=on_click>{label}</button></p>
            </div>
        </div>
    }
    .into_any()
}

fn buttons(page: Page) -> AnyView {
    view! {
        <div class="actions">
            <button class="link-button" type="button" on:click=move |_| page.show(ProjectDialog::Need(None))>
                {icon("plus")}{text::project::add_need()}
            </button>
            <button class="link-button" type="button" on:click=move |_| page.show(ProjectDialog::Member)>
                {icon("plus")}{text::project::add_member()}
            </button>
        </div>
    }
    .into_any()
}

/// Those who are in the project without a need, and those who were in it.
fn others(page: Page, may_edit: bool) -> AnyView {
    let (beside, earlier) = page
        .read(|book, _| {
            let (team, names) = (team(book, page.id), Names::of(book, page.id, []));
            let beside = team.beside.into_iter().map(|(id, part)| (id, names.name(Some(id)), part));
            let earlier = team.earlier.into_iter().map(|id| (id, names.name(Some(id)), String::new()));
            (beside.collect::<Vec<_>>(), earlier.collect::<Vec<_>>())
        })
        .unwrap_or_default();
    let part = |title: &'static str, people: Vec<(PersonId, String, String)>, may_take_out: bool| {
        (!people.is_empty()).then(|| {
            let members = people.into_iter().map(|it| member(page, it, may_take_out)).collect_view();
            view! { <div class="project-others"><h3>{title}</h3><ul>{members}</ul></div> }
        })
    };
    view! { {part(text::project::also(), beside, may_edit)}{part(text::project::earlier(), earlier, false)} }.into_any()
}

/// One of them, with their part, and the button that takes them out.
fn member(page: Page, (id, name, part): (PersonId, String, String), may_take_out: bool) -> AnyView {
    let label = text::project::take_out_of(&name);
    let message = text::project::taken_out(&name);
    let with_part = || text::around(|name| text::project::also_part(name, &part));
    let (before, after) = if part.is_empty() { Default::default() } else { with_part() };
    let take_out = move |_| {
        page.run(ProjectCommand::RemoveMember(page.id, id), message.clone());
    };
    let button = may_take_out.then(|| {
        view! {
            <button class="link-button" type="button" aria-label=label on:click=take_out>
                {text::project::take_out()}
            </button>
        }
    });
    view! {
        <li class="trash-row">
            <a href=Route::Person(id).href()><span>{before}<bdi>{name}</bdi>{after}</span></a>{button}
        </li>
    }
    .into_any()
}
