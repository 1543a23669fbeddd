//! The head of a project: its dates, its name, its description, the sentence about its needs, and the menu.

use leptos::prelude::*;

use super::context::{Names, Page, ProjectDialog};
use crate::domain::{Command, EntityRef, ProjectStage};
use crate::insight::team::{resting_since, rows};
use crate::ui::components::icon;
use crate::ui::pages::person::MoreMenu;
use crate::ui::route::Route;
use crate::ui::state::{use_dialogs, use_navigation};
use crate::ui::text;

/// The head of the page.
pub(super) fn header(page: Page) -> AnyView {
    view! {
        <header class="page-header">
            <div class="page-header__top">
                <a class="link-button link-button--back" href=Route::Teams.href()>
                    {icon("chevron")}{text::project::back()}
                </a>
                {menu(page)}
            </div>
            {when(page)}
            <h1 dir="auto">{move || page.name()}</h1>
            {lines(page)}
            {move || (!is_done(page)).then(|| actions(page))}
        </header>
    }
    .into_any()
}

/// The head of a project on the page "Teams". Its name leads to the page of the project.
pub(super) fn short(page: Page) -> AnyView {
    view! {
        <header class="page-header project-head">
            {when(page)}
            <h2 dir="auto"><a class="project-link" href=Route::Project(page.id).href()>{move || page.name()}</a></h2>
            {lines(page)}
        </header>
    }
    .into_any()
}

fn is_done(page: Page) -> bool {
    page.read(|_, it| it.stage()) == Some(ProjectStage::Done)
}

fn when(page: Page) -> AnyView {
    view! { <p class="text-aside">{move || page.read(|_, it| text::project::when(it))}</p> }.into_any()
}

/// The description, the sentence about the needs, and the beginning of a rest. A project that is done needs nothing any
/// more.
fn lines(page: Page) -> AnyView {
    let what = move || page.read(|_, it| it.what.clone()).filter(|it| !it.is_empty());
    let needs = move || {
        page.read(|book, it| {
            let names = Names::of(book, page.id, []);
            text::project::summary(&it.name, &rows(book, page.id), &|row| names.alone(row))
        })
    };
    let summary = move || (!is_done(page)).then(|| view! { <p>{needs}</p> });
    let resting = move || {
        let since = page.read(|book, _| resting_since(book, page.id, page.today.get())).flatten()?;
        Some(view! { <p>{text::project::resting_since(&text::partial(since))}</p> })
    };
    view! { {move || what().map(|it| view! { <p dir="auto">{it}</p> })}{summary}{resting} }.into_any()
}

fn actions(page: Page) -> AnyView {
    let dialogs = use_dialogs();
    view! {
        <div class="page-header__actions">
            <button
                class="btn"
                type="button"
                on:click=move |_| dialogs.show(crate::ui::state::OpenDialog::CaptureFor(page.id))
            >
                {icon("log")}{text::project::log_talk()}
            </button>
            <button
                class="btn"
                type="button"
                on:click=move |_| dialogs.show(crate::ui::state::OpenDialog::PromiseFor(page.id))
            >
                {text::project::make_promise()}
            </button>
        </div>
    }
    .into_any()
}

/// Further acts of the page.
fn menu(page: Page) -> AnyView {
    let navigation = use_navigation();
    let delete = move |_| {
        let message = text::project::in_trash(&page.name_untracked());
        if page.commands.run_or_show(Command::Delete(EntityRef::from(page.id)), message) {
            navigation.go(Route::Teams);
        }
    };
    let close = move || {
        (!is_done(page)).then(|| {
            view! {
                <button class="btn btn--bare" type="button" on:click=move |_| page.show(ProjectDialog::Close)>
                    {icon("leaf")}{text::project::close()}
                </button>
            }
        })
    };
    view! {
        <MoreMenu>
            <button class="btn btn--bare" type="button" on:click=move |_| page.show(ProjectDialog::Describe)>
                {icon("log")}{text::project::edit()}
            </button>
            {close}
            <button class="btn btn--bare" type="button" on:click=delete>
                {icon("trash")}{text::person::move_to_trash()}
            </button>
        </MoreMenu>
    }
    .into_any()
}
