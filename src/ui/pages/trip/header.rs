//! The head of a trip: its place, its days, its purpose, the calendar file and the menu.

use leptos::prelude::*;

use super::context::{Page, TripDialog};
use crate::domain::{Command, EntityRef, TripCommand, TripState};
use crate::formats::calendar;
use crate::insight::trips::When;
use crate::ui::components::{Dialog, Form, FormProblems, Show, close_dialog, foot, icon, memo};
use crate::ui::pages::person::MoreMenu;
use crate::ui::pages::places::TripTexts;
use crate::ui::route::Route;
use crate::ui::state::{use_navigation, use_toasts};
use crate::ui::text;
use crate::ui::text::trip as words;
use crate::web::{clock, files};

/// The name and the media type of the calendar file.
const FILE: (&str, &str) = ("kith-trip.ics", "text/calendar");

/// The head of the page.
pub(super) fn header(page: Page) -> AnyView {
    let what = move || page.read(|_, it| it.what.clone()).filter(|it| !it.is_empty());
    let is_past = move || matches!(page.when(), Some(When::Asks | When::Over));
    let is_agreed = memo(move || {
        page.read(|_, it| it.answers.iter().any(|it| it.state == Some(TripState::Agreed) && it.on.is_some()))
    });
    view! {
        <header class="page-header">
            <div class="page-header__top">
                <a class="link-button link-button--back" href=Route::Places.href()>{icon("chevron")}{words::back()}</a>
                {menu(page)}
            </div>
            <p class="text-aside">{move || page.read(|_, it| words::days(it))}</p>
            <h1 dir="auto">{move || page.name()}</h1>
            {move || what().map(|it| view! { <p dir="auto">{it}</p> })}
            <Show when=move || is_agreed.get() == Some(true) && !is_past()>{calendar_button(page)}</Show>
        </header>
    }
    .into_any()
}

fn calendar_button(page: Page) -> impl IntoView {
    let toasts = use_toasts();
    let write = move |_| {
        let ctx = clock::ctx(page.repository.device());
        let file = page.repository.book_untracked(|book| calendar::write_trip(book, page.id, &ctx));
        if file.and_then(|it| files::download(FILE.0, FILE.1, &it)).is_some() {
            toasts.show(words::calendar_written());
        }
    };
    view! {
        <div class="page-header__actions">
            <button class="btn" type="button" on:click=write>{icon("calendar")}{words::to_calendar()}</button>
        </div>
        <p class="text-small">{words::calendar_note()}</p>
    }
}

fn menu(page: Page) -> AnyView {
    let navigation = use_navigation();
    let delete = move |_| {
        let message = words::in_trash(&page.trip().place);
        if page.commands.run_or_show(Command::Delete(EntityRef::from(page.id)), message) {
            navigation.go(Route::Places);
        }
    };
    view! {
        <MoreMenu>
            <button class="btn btn--bare" type="button" on:click=move |_| page.dialog.set(Some(TripDialog::Edit))>
                {icon("log")}{words::edit()}
            </button>
            <button class="btn btn--bare" type="button" on:click=delete>
                {icon("trash")}{text::person::move_to_trash()}
            </button>
        </MoreMenu>
    }
    .into_any()
}

/// The dialog that changes the place, the days, the purpose and the traveller.
#[component]
pub(super) fn EditDialog(page: Page) -> impl IntoView {
    view! {
        <Dialog
            title=words::edit()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("trip {}", page.id)
            on_close=move |()| page.dialog.set(None)
        >
            {form(page)}
        </Dialog>
    }
}

fn form(page: Page) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let texts = TripTexts::new(&page.trip());
    let save = move |()| {
        let command = TripCommand::Describe(page.id, Box::new(texts.words()));
        if form.save(Vec::new(), command.into(), words::saved()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>{texts.fields(form)}{foot(form, text::common::save(), close)}</Form>
    }
    .into_any()
}
