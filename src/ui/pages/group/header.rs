//! The head of a group: its dates, its name, its sentence, the reminder, and what the user can do.

use leptos::prelude::*;

use super::context::{GroupDialog, Page};
use crate::domain::{Command, EntityRef, GroupCommand, PartialDate};
use crate::insight::groups::{has_ended, people};
use crate::ui::components::{icon, memo, prose};
use crate::ui::pages::person::MoreMenu;
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_dialogs, use_navigation};
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
            <p class="text-aside">{move || page.read(|_, it| text::groups::when(it))}</p>
            <h1 dir="auto">{move || page.name()}</h1>
            {lines(page)}
            {actions(page)}
        </header>
    }
    .into_any()
}

/// The description, the sentence about the people, the purpose and the notes.
fn lines(page: Page) -> AnyView {
    let line = |words: String| (!words.is_empty()).then(|| view! { <p dir="auto">{words}</p> });
    let what = move || page.read(|_, it| line(it.what.clone()));
    let summary = move || {
        let today = page.today.get();
        page.read(|book, it| text::groups::summary(it, &people(book, page.id, today), today))
    };
    let purpose = move || {
        let purpose = page.read(|_, it| it.purpose.clone()).filter(|it| !it.is_empty())?;
        Some(view! { <p>{text::groups::for_now(&purpose)}</p> })
    };
    let notes = move || page.read(|_, it| it.notes.clone()).filter(|it| !it.is_empty()).map(|it| prose(&it));
    view! { {what}<p>{summary}</p>{purpose}{notes} }.into_any()
}

fn actions(page: Page) -> AnyView {
    let dialogs = use_dialogs();
    let is_anybody = memo(move || !page.people().current().is_empty());
    let log = move || {
        is_anybody.get().then(|| {
            view! {
                <button
                    class="btn btn--main"
                    type="button"
                    on:click=move |_| dialogs.show(OpenDialog::CaptureAll(page.id))
                >
                    {icon("log")}{text::groups::log_all()}
                </button>
            }
        })
    };
    view! { <div class="page-header__actions">{log}</div> }.into_any()
}

/// Further acts of the page.
fn menu(page: Page) -> AnyView {
    let navigation = use_navigation();
    let delete = move |_| {
        let message = text::groups::in_trash(&page.name());
        if page.commands.run_or_show(Command::Delete(EntityRef::from(page.id)), message) {
            navigation.go(Route::Teams);
        }
    };
    let is_over = memo(move || page.read(|_, it| has_ended(it, page.today.get())).unwrap_or_default());
    let end = move |_| {
        let today = page.today.get_untracked();
        let message = page.read_untracked(|_, it| text::groups::ended_line(it.kind)).unwrap_or_default();
        page.run(GroupCommand::End(page.id, Some(PartialDate::Day(today))), message);
    };
    let go_on = move |_| {
        page.run(GroupCommand::End(page.id, None), text::groups::goes_on());
    };
    let ending = move || match is_over.get() {
        true => menu_item("leaf", text::groups::go_on(), go_on),
        false => menu_item("leaf", text::groups::end(), end),
    };
    let has_others = memo(move || page.read(|book, _| book.groups.iter().nth(1).is_some()).unwrap_or_default());
    let join = move || {
        has_others.get().then(|| menu_item("link", text::groups::join_title(), move |_| page.show(GroupDialog::Join)))
    };
    view! {
        <MoreMenu>
            {menu_item("log", text::groups::edit(), move |_| page.show(GroupDialog::Describe))}
            {ending}
            {join}
            {menu_item("trash", text::person::move_to_trash(), delete)}
        </MoreMenu>
    }
    .into_any()
}

fn menu_item(
    icon_name: &'static str,
    label: &'static str,
    on_click: impl FnMut(leptos::ev::MouseEvent) + 'static,
) -> AnyView {
    view! {
        <button class="btn btn--bare" type="button" on:click=on_click>{icon(icon_name)}{label}</button>
    }
    .into_any()
}
