//! The sections beside the weekly session on Today: promises and coming dates.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::domain::{Command, PromiseState};
use crate::insight::upcoming::ComingDate;
use crate::present::today::{self as content, OpenPromise};
use crate::ui::components::{Show, icon, memo, set_checked};
use crate::ui::dom_id::DomId;
use crate::ui::route::Route;
use crate::ui::state::{Commands, OpenDialog, use_clock, use_commands, use_dialogs, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The promises, with a button for a new one.
#[component]
pub(super) fn Promises() -> impl IntoView {
    let (repository, commands, dialogs, today) = (use_repository(), use_commands(), use_dialogs(), use_clock().today);
    let promises = memo(move || repository.book(|book| content::promises(book, today.get())));
    let row = move |promise: OpenPromise| promise_row(commands, promise, today.get());
    let new_promise = move |_| dialogs.show(OpenDialog::NewPromise(None));
    view! {
        <section class="section" aria-labelledby=DomId::Promises.as_str()>
            <div class="section__head">
                <h2 id=DomId::Promises.as_str()>{text::today::promises()}</h2>
                <button class="link-button" type="button" on:click=new_promise>
                    {icon("plus")}{text::today::new_promise()}
                </button>
            </div>
            <Show
                when=move || !promises.with(Vec::is_empty)
                fallback=|| view! { <p class="text-muted">{text::today::no_promises()}</p> }
            >
                <ul class="promises">{move || promises.get().into_iter().map(row).collect_view()}</ul>
            </Show>
        </section>
    }
}

fn promise_row(commands: Commands, open: OpenPromise, today: NaiveDate) -> impl IntoView {
    let OpenPromise { id, promise, people } = open;
    let is_kept = promise.state == Some(PromiseState::Kept);
    let note = text::today::promise_note(&promise, today, &text::list(&people));
    let kept_message = text::today::promise_kept(&promise.what);
    let tick = move |event: web_sys::Event| {
        let is_ticked = event_target_checked(&event);
        let message = if is_ticked { kept_message.clone() } else { text::today::promise_reopened().to_owned() };
        if !commands.run_or_show(Command::ClosePromise(id, PromiseState::from_tick(is_ticked)), message) {
            set_checked(&event, !is_ticked);
        }
    };
    view! {
        <li><label class="checkbox">
            <input type="checkbox" prop:checked=is_kept on:change=tick />
            <span class="checkbox__box">{icon("check")}</span>
            <span class="checkbox__text" dir="auto">{promise.what}</span>
            <span class="text-small">{note}</span>
        </label></li>
    }
}

/// The dates of the next weeks.
#[component]
pub(super) fn Dates() -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let dates = memo(move || repository.book(|book| content::dates(book, today.get())));
    let list = move || match dates.get() {
        dates if dates.is_empty() => view! { <p class="text-muted">{text::today::no_dates()}</p> }.into_any(),
        dates => view! { <ul class="dates">{dates.into_iter().map(date_row).collect_view()}</ul> }.into_any(),
    };
    view! {
        <section class="section" aria-labelledby=DomId::Dates.as_str()>
            <h2 id=DomId::Dates.as_str()>{text::today::dates()}</h2>
            {list}
        </section>
    }
}

fn date_row((date, name): (ComingDate, String)) -> impl IntoView {
    let sentence = text::today::coming(&date, &name);
    let note = text::join(&[&intl::date(date.day, Style::Weekday), &text::sentence(&date.note)], ". ");
    view! {
        <li>
            <time class="day" datetime=date.day.to_string()>
                <b>{date.day.day()}</b>
                {intl::date(date.day, Style::ShortMonth)}
            </time>
            <div>
                <p dir="auto"><a class="plain-link" href=Route::Person(date.person).href()>{sentence}</a></p>
                <p class="text-small">{note}</p>
            </div>
        </li>
    }
}
