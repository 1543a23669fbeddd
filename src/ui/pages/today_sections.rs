//! The smaller sections of Today, which are loaded later: the reasons for the choice of the week, remarks, promises and
//! coming dates.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::domain::{Command, PartialDate, PromiseState};
use crate::insight::upcoming::ComingDate;
use crate::insight::week::{self, Suggestion, Week};
use crate::present::today::{self as content, OpenPromise};
use crate::store::{BackupState, StorageKey};
use crate::ui::components::{Show, icon, memo, set_checked};
use crate::ui::dom_id::DomId;
use crate::ui::pages::suggestion_card::name_of;
use crate::ui::route::Route;
use crate::ui::state::{
    Commands, OpenDialog, use_backup_status, use_clock, use_commands, use_dialogs, use_prefs, use_repository,
    use_toasts,
};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// "Why these three?": the reason for the place of each person, and the method of the choice.
#[component]
pub(crate) fn Why(week: Memo<Week>) -> impl IntoView {
    let repository = use_repository();
    let question = move || week.with(|it| text::today::why_these(it.shown().len()));
    let line = move |suggestion: Suggestion| {
        let reason = text::today::why(&suggestion, &name_of(repository, suggestion.person));
        view! { <li>{icon("leaf")}<span>{reason}</span></li> }
    };
    let lines = move || week.with(|it| it.shown().into_iter().cloned().map(line).collect_view());
    view! {
        <Show when=move || week.with(|it| !it.suggestions.is_empty())>
            <details class="disclosure">
                <summary>{question}</summary>
                <div class="stack">
                    <ul class="icon-list">{lines}</ul>
                    <p class="text-small">{text::today::how_chosen()}</p>
                    <Show when=move || week.with(|it| it.is_overfull)>
                        <p class="text-small">{text::today::small_acts()}</p>
                    </Show>
                </div>
            </details>
        </Show>
    }
}

/// The number of exchanges of this week, if there are any.
#[component]
pub(crate) fn WeekCount() -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let count = move || {
        repository.book(|book| {
            let first_day = book.settings().week_starts.unwrap_or_else(intl::first_day_of_week);
            week::exchanges(book, today.get(), first_day.to_chrono())
        })
    };
    move || text::today::week_count(count()).map(|it| view! { <p class="text-muted">{it}</p> })
}

/// A reminder to take a backup, shown when one is due.
#[component]
pub(crate) fn BackupNote() -> impl IntoView {
    let (repository, backup_status, prefs) = (use_repository(), use_backup_status(), use_prefs());
    let (toasts, today) = (use_toasts(), use_clock().today);
    let is_due = move || {
        let BackupState { last, since: changes, .. } = backup_status.get();
        let put_off = PartialDate::whole(&prefs.get(StorageKey::BackupPutOff));
        repository.book(|book| content::wants_backup(book, last, changes, put_off, today.get()))
    };
    let put_off = move |_| {
        let until = content::backup_put_off_until(today.get_untracked());
        prefs.set(StorageKey::BackupPutOff, &until.map(|it| it.to_string()).unwrap_or_default());
        toasts.show(text::today::backup_put_off());
        repository.redraw();
    };
    let changes = move || text::today::changes_since_backup(backup_status.get().since as usize);
    view! {
        <Show when=is_due>
            <div class="callout" role="note">
                {icon("export")}
                <div class="stack">
                    <p>{changes}</p>
                    <p>
                        <a class="btn" href=Route::Data.href()>{text::today::take_backup()}</a>
                        " "
                        <button class="link-button" type="button" on:click=put_off>{text::today::in_a_week()}</button>
                    </p>
                </div>
            </div>
        </Show>
    }
}

/// Shows that the book has demo data, with a button that removes it.
#[component]
pub(crate) fn SampleNote() -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let has_sample = memo(move || repository.book(content::has_sample));
    let remove = move |_| {
        commands.run_or_show(Command::RemoveSample, text::today::sample_removed());
    };
    view! {
        <Show when=move || has_sample.get()>
            <div class="callout" role="note">
                {icon("book")}
                <div class="stack">
                    <p>{text::today::sample()}</p>
                    <p>
                        <button class="btn" type="button" on:click=remove>{text::today::remove_sample()}</button>
                    </p>
                </div>
            </div>
        </Show>
    }
}

/// The promises, with a button for a new one.
#[component]
pub(crate) fn Promises() -> impl IntoView {
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
pub(crate) fn Dates() -> impl IntoView {
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
