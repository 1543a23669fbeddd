//! The page "Today": this week's suggestions, promises, and upcoming dates.

use leptos::prelude::*;

use crate::domain::{Command, PartialDate, Person, PersonId, PromiseState, display_name, short_name};
use crate::insight::upcoming::ComingDate;
use crate::insight::week::{self, Reason, Suggestion, Week};
use crate::present::reconnect::message;
use crate::present::today::{self as content, OpenPromise};
use crate::store::BackupState;
use crate::store::StorageKey;
use crate::ui::app::{App, OpenDialog, app};
use crate::ui::components::{Avatar, Show, icon, memo, warmth};
use crate::ui::dom_id::DomId;
use crate::ui::message_draft::MessageDraft;
use crate::ui::pages::{contact_links, title_of, welcome::Welcome};
use crate::ui::route::Route;
use crate::ui::state::LazySection;
use crate::ui::text;
use crate::web::intl::{self, Style};
use crate::web::pwa;

/// The page `/`.
#[component]
pub(crate) fn Today() -> impl IntoView {
    let app = app();
    title_of(Route::Today);
    let is_empty = memo(move || app.book(crate::domain::Book::is_empty));
    view! { <Show when=move || !is_empty.get() fallback=|| view! { <Welcome /> }><TodayContent /></Show> }
}

#[component]
fn TodayContent() -> impl IntoView {
    let app = app();
    let week = memo(move || app.week());
    // A dot on the app icon on session day, until all suggestions are done. No number, because people are not counted.
    let waits = memo(move || week.with(|it| it.is_waiting(app.today.get())));
    Effect::new(move || pwa::badge(waits.get()));
    let date = move || intl::date(app.today.get(), Style::Today);
    let is_all_done = move || week.with(Week::is_all_done);
    let heading = move || {
        let (count, is_resting) = week.with(|it| (it.suggestions.len(), it.is_resting));
        text::today::session_title(count, is_all_done(), is_resting)
    };
    let count = move || {
        app.book(|book| {
            let first_day = book.settings().week_starts.unwrap_or_else(intl::first_day_of_week);
            week::exchanges(book, app.today.get(), first_day.to_chrono())
        })
    };
    let minutes = move || app.book(|it| it.settings().session_minutes());
    let line = move || {
        let (count, is_resting) = week.with(|it| (it.suggestions.len(), it.is_resting));
        text::today::session_line(count, is_all_done(), is_resting, minutes())
    };
    view! {
        <header class="page-header">
            <div class="page-header__top"><p class="text-aside">{date}</p><LowBattery /></div>
            <h1>{heading}</h1>
            <p>{line}</p>
        </header>
        <div class="two-column-area">
            <div class="two-column">
                <div>
                    <WeeklySession week />
                    {move || text::today::week_count(count()).map(|it| view! { <p class="text-muted">{it}</p> })}
                    {move || app.later.piece(LazySection::Everyday)}
                    <BackupNote />
                    <SampleNote />
                </div>
                <div class="two-column__aside">
                    <Promises />
                    <Dates />
                    {move || app.later.piece(LazySection::Week)}
                </div>
            </div>
        </div>
    }
}

#[component]
fn WeeklySession(week: Memo<Week>) -> impl IntoView {
    let app = app();
    // One card for each person, drawn again when its content changes: the reason, the silence, or a name or number that
    // another tab wrote. The app state holds the edited draft, so it survives that.
    let card = move |(index, it): (usize, Suggestion)| {
        let card = if it.is_done {
            folded(it.person, week.with_untracked(|week| week.has_talked(&it))).into_any()
        } else {
            view! { <SuggestionCard suggestion=it week is_first=index == 0 /> }.into_any()
        };
        view! { <li>{card}</li> }.into_any()
    };
    let key = move |(_, it): &(usize, Suggestion)| {
        // The suggested texts differ on a low battery day.
        let is_low = week.with_untracked(|it| it.energy.is_low);
        let written = app.with_book_untracked(|book| book.people.record(it.person).and_then(|it| it.written()));
        (it.person, it.is_done, is_low, it.reason, it.rhythm.silence, written)
    };
    let shown = move || week.with(|it| it.shown().cloned().enumerate().collect::<Vec<_>>());
    view! {
        <section aria-label=text::today::this_week()>
            <ol class="session">
                <For each=shown key children=card />
            </ol>
            <Why week />
        </section>
    }
}

/// "Why these three?": the reason for the place of each person, and the method of the choice.
#[component]
fn Why(week: Memo<Week>) -> impl IntoView {
    let app = app();
    let question = move || week.with(|it| text::today::why_these(it.suggestions.len()));
    let line = move |it: Suggestion| {
        let words = text::today::place(it.place, &name_of(app, it.person));
        view! { <li>{icon("leaf")}<span>{words}</span></li> }
    };
    view! {
        <Show when=move || week.with(|it| !it.suggestions.is_empty())>
            <details class="fold">
                <summary>{question}</summary>
                <div class="stack">
                    <ul class="icon-list">{move || week.get().suggestions.into_iter().map(line).collect_view()}</ul>
                    <p class="text-small">{text::today::how_chosen()}</p>
                    <Show when=move || week.with(|it| it.is_overfull)>
                        <p class="text-small">{text::today::small_acts()}</p>
                    </Show>
                </div>
            </details>
        </Show>
    }
}

/// Sets a checkbox: used to reset it if the change could not be saved.
pub(crate) fn set_checked(event: &web_sys::Event, is_checked: bool) {
    event_target::<web_sys::HtmlInputElement>(event).set_checked(is_checked);
}

/// The switch for a low battery day: on such a day Kith suggests only contacts as small as a text message.
#[component]
fn LowBattery() -> impl IntoView {
    let app = app();
    let is_low = move || app.book(|it| it.settings().low_battery == Some(app.today.get()));
    let switch = move |event: web_sys::Event| {
        let mut settings = app.with_book_untracked(|it| it.settings().clone());
        settings.low_battery = event_target_checked(&event).then(|| app.today.get_untracked());
        let is_low = settings.low_battery.is_some();
        let said = if is_low { text::today::low_battery_on() } else { text::today::low_battery_off() };
        if !app.carried_out(Command::SetSettings(Box::new(settings)), said) {
            set_checked(&event, !is_low);
        }
    };
    view! {
        <label class="switch">
            {icon("moon")}<span>{text::today::low_battery()}</span>
            <input type="checkbox" role="switch" prop:checked=is_low on:change=switch />
            <span class="switch__track"></span>
        </label>
    }
}

/// A finished suggestion as one line: the user has talked with the person this week, or the promise is settled.
fn folded(id: PersonId, has_talked: bool) -> impl IntoView + use<> {
    let name = name_of(app(), id);
    let label = name.clone();
    let link = view! { <a href=Route::Person(id).href()>{name}</a> };
    let sentence = if has_talked { text::today::talked_this_week } else { text::today::promise_settled };
    let (before, after) = text::around(sentence);
    view! {
        <article class="suggestion-card suggestion-card--folded" aria-label=label>
            {icon("check")}
            <p>{before}{link}{after}</p>
        </article>
    }
}

#[component]
fn SuggestionCard(suggestion: Suggestion, week: Memo<Week>, is_first: bool) -> impl IntoView {
    let app = app();
    let Suggestion { person: id, reason, rhythm, .. } = suggestion;
    let (person, why, is_low) = app.with_book_untracked(|book| {
        let promise = if let Reason::Promise(promise) = reason { book.promises.get(promise) } else { None };
        let is_low = book.settings().low_battery == Some(app.today.get_untracked());
        (book.people.get(id).cloned().unwrap_or_default(), text::today::reason(reason, &rhythm, promise), is_low)
    });
    let name = display_name(&person);
    let label = name.clone();
    app.unpack_last(id);
    let put_aside = {
        let said = text::today::put_off(&short_name(&person));
        move |_| {
            let until = app.with_book_untracked(|book| week::next_begins(book, app.today.get_untracked()));
            app.run_or_say(Command::Snooze(id, until), said.clone());
        }
    };
    let wrote = {
        let said = text::today::logged_words(&short_name(&person));
        move |_| {
            app.run_or_say(
                Command::LogExchange(Box::new(message(id, content::purpose(reason))), Vec::new()),
                said.clone(),
            );
        }
    };
    let is_old_tie = rhythm.is_sleeping();
    let draft = MessageDraft::new(app, id, reason, is_old_tie, is_low);
    // A signal, so that it updates when the energy left for the week changes, while the draft on the card stays.
    let size = move || week.with(|it| it.small_act(id)).map(text::today::act);
    view! {
        <article class="suggestion-card" aria-label=label>
            <header class="suggestion-card__who">
                {Avatar::of(id, &person).view("")}
                <h2 class="name"><a href=Route::Person(id).href()>{name}</a></h2>
                <p class="role">{contact_links::role_line(&person.role, &person.organisation)}</p>
                {warmth(rhythm.warmth)}
            </header>
            <p class="suggestion-card__why"><em>{text::today::reason_kind(reason)}</em>" "{why}" "{size}</p>
            {mind(&person)}
            {draft.view(text::today::your_words(&short_name(&person)), reason != Reason::CatchUp)}
            <div class="actions">
                {contact_links::main_way(&person, draft.words.into(), is_first)}
                <button
                    class="btn"
                    type="button"
                    on:click=move |_| app.dialog.set(Some(OpenDialog::Capture(String::new(), Some(id))))
                >
                    {text::today::log_it()}
                </button>
                <div class="suggestion-card__other-words">
                    {draft.swap()}
                    <button class="link-button" type="button" on:click=wrote>
                        {icon("check")}{text::today::i_wrote()}
                    </button>
                </div>
                <button class="link-button link-button--pending" type="button" on:click=put_aside>
                    {icon("snooze")}
                    <span class="visually-hidden">{text::today::not_this_week()}</span>
                </button>
            </div>
            {contact_links::other_ways(&person, draft.words.into())}
        </article>
    }
}

/// The first two dos and don'ts of a person, shown above the draft.
pub(crate) fn mind(person: &Person) -> Option<AnyView> {
    let line = |class: &'static str, sign: &'static str, words: String| {
        view! { <li class=class>{icon(sign)}<span>{words}</span></li> }
    };
    let (dos, donts) = content::habits(person);
    let is_any = !dos.is_empty() || !donts.is_empty();
    let dos = dos.into_iter().map(|it| line("", "check", it)).collect_view();
    let donts = donts.into_iter().map(|it| line("dos-donts__avoid", "close", it)).collect_view();
    is_any.then(|| view! { <ul class="dos-donts" aria-label=text::today::good_to_know()>{dos}{donts}</ul> }.into_any())
}

fn name_of(app: App, id: PersonId) -> String {
    app.with_book_untracked(|it| it.people.get(id).map(display_name)).unwrap_or_default()
}

#[component]
fn Promises() -> impl IntoView {
    let app = app();
    let promises = memo(move || app.book(|book| content::promises(book, app.today.get())));
    let row = move |OpenPromise { id, promise, people }: OpenPromise| {
        let is_kept = promise.state == Some(PromiseState::Kept);
        let note = text::today::promise_note(&promise, app.today.get(), &text::list(&people));
        let what = promise.what;
        let said = text::today::promise_kept(&what);
        let tick = move |event: web_sys::Event| {
            let is_ticked = event_target_checked(&event);
            let said = if is_ticked { said.clone() } else { text::today::promise_reopened().to_owned() };
            if !app.carried_out(Command::ClosePromise(id, PromiseState::from_tick(is_ticked)), said) {
                set_checked(&event, !is_ticked);
            }
        };
        view! {
            <li><label class="checkbox">
                <input type="checkbox" prop:checked=is_kept on:change=tick />
                <span class="checkbox__box">{icon("check")}</span>
                <span class="checkbox__text">{what}</span>
                <span class="text-small">{note}</span>
            </label></li>
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Promises.as_str()>
            <div class="section__head">
                <h2 id=DomId::Promises.as_str()>{text::today::promises()}</h2>
                <button
                    class="link-button"
                    type="button"
                    on:click=move |_| app.dialog.set(Some(OpenDialog::NewPromise(None)))
                >
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

#[component]
fn Dates() -> impl IntoView {
    let app = app();
    let dates = memo(move || app.book(|book| content::dates(book, app.today.get())));
    let row = |(date, name): (ComingDate, String)| {
        let words = text::today::coming(&date, &name);
        let note = text::join(&[&intl::date(date.day, Style::Weekday), &text::sentence(&date.note)], ". ");
        view! {
            <li>
                <time class="day" datetime=date.day.to_string()>
                    <b>{chrono::Datelike::day(&date.day)}</b>
                    {intl::date(date.day, Style::ShortMonth)}
                </time>
                <div>
                    <p><a class="plain-link" href=Route::Person(date.person).href()>{words}</a></p>
                    <p class="text-small">{note}</p>
                </div>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Dates.as_str()>
            <h2 id=DomId::Dates.as_str()>{text::today::dates()}</h2>
            {move || {
                let dates = dates.get();
                match dates.is_empty() {
                    true => view! { <p class="text-muted">{text::today::no_dates()}</p> }.into_any(),
                    false => view! { <ul class="dates">{dates.into_iter().map(row).collect_view()}</ul> }.into_any(),
                }
            }}
        </section>
    }
}

/// A reminder to take a backup, shown when one is due.
#[component]
fn BackupNote() -> impl IntoView {
    let app = app();
    let is_time = move || {
        let BackupState { last, since: changes, .. } = app.backup_state();
        let put_off = PartialDate::whole(&app.pref(StorageKey::BackupPutOff));
        app.book(|book| content::wants_backup(book, last, changes, put_off, app.today.get()))
    };
    let put_off = move |_| {
        let until = content::backup_put_off_until(app.today.get_untracked());
        app.set_pref(StorageKey::BackupPutOff, &until.map(|it| it.to_string()).unwrap_or_default());
        app.say(text::today::backup_put_off(), false);
        app.notify();
    };
    let words = move || text::today::changes_since_backup(app.backup_state().since as usize);
    view! {
        <Show when=is_time>
            <div class="callout" role="note">
                {icon("export")}
                <div class="stack">
                    <p>{words}</p>
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
fn SampleNote() -> impl IntoView {
    let app = app();
    let has_sample = memo(move || app.book(content::has_sample));
    view! {
        <Show when=move || has_sample.get()>
            <div class="callout" role="note">
                {icon("book")}
                <div class="stack">
                    <p>{text::today::sample()}</p>
                    <p><button class="btn" type="button" on:click=move |_| app.run_or_say(Command::RemoveSample, text::today::sample_removed())>
                        {text::today::remove_sample()}
                    </button></p>
                </div>
            </div>
        </Show>
    }
}
