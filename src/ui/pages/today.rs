//! The page "Today": this week's suggestions, promises, and upcoming dates.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use crate::domain::{
    Channel, Command, Exchange, Initiator, PartialDate, Person, PersonId, Promise, PromiseId, PromiseState, Purpose,
    display_name, short_name,
};
use crate::insight::rhythm::SLEEPING_DAYS;
use crate::insight::week::{Reason, Suggestion, Week};
use crate::insight::{backup_reminder, upcoming, week};
use crate::store::BackupState;
use crate::store::StorageKey;
use crate::ui::app::{App, OpenDialog, app};
use crate::ui::components::{Avatar, Show, icon, memo, warmth};
use crate::ui::dom_id::DomId;
use crate::ui::lazy::LazySection;
use crate::ui::message_draft::MessageDraft;
use crate::ui::pages::{contact_links, title_of, welcome::Welcome};
use crate::ui::route::Route;
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
    let waits =
        memo(move || week.with(|it| it.began == app.today.get() && it.suggestions.iter().any(|it| !it.is_done)));
    Effect::new(move || pwa::badge(waits.get()));
    let date = move || intl::date(app.today.get(), Style::Today);
    let is_all_done = move || week.with(|it| !it.suggestions.is_empty() && it.suggestions.iter().all(|it| it.is_done));
    let heading = move || {
        let (count, is_resting) = week.with(|it| (it.suggestions.len(), it.is_resting));
        if is_resting && !is_all_done() { text::RESTING.to_owned() } else { text::session_title(count, is_all_done()) }
    };
    let count = move || {
        app.book(|book| {
            let first_day = book.settings().week_starts.unwrap_or_else(intl::first_day_of_week);
            week::exchanges(book, app.today.get(), first_day.to_chrono())
        })
    };
    let minutes = move || app.book(|it| it.settings().session_minutes());
    let line = move || match (week.with(|it| it.suggestions.is_empty()), is_all_done()) {
        _ if week.with(|it| it.is_resting) => {
            "Today held a good deal already. Nothing more is offered until tomorrow.".to_owned()
        }
        (true, _) => "Everybody you keep in touch with has heard from you or can wait. Enjoy the quiet.".to_owned(),
        (_, true) => "Done, and gently. The next few come with the new week.".to_owned(),
        _ => format!("About {} quiet minutes. Start anywhere, stop whenever.", minutes()),
    };
    view! {
        <header class="opening">
            <div class="opening__top"><p class="margin">{date}</p><LowBattery /></div>
            <h1>{heading}</h1>
            <p>{line}</p>
        </header>
        <div class="spread-area">
            <div class="spread">
                <div>
                    <WeeklySession week />
                    {move || Some(count()).filter(|it| *it > 0).map(|it| view! { <p class="soft-text">{text::week_count(it)}</p> })}
                    {move || app.later.piece(LazySection::Everyday)}
                    <BackupNote />
                    <SampleNote />
                </div>
                <div class="aside">
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
            folded(&it, week.with_untracked(|it| it.began)).into_any()
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
    let shown = move || {
        let Week { suggestions, is_resting, .. } = week.get();
        suggestions.into_iter().filter(|it| it.is_done || !is_resting).enumerate().collect::<Vec<_>>()
    };
    view! {
        <section aria-label="This week">
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
    let question = move || week.with(|it| text::why_these(it.suggestions.len()));
    let line = move |it: Suggestion| {
        let words = text::place(it.place, &name_of(app, it.person));
        view! { <li>{icon("leaf")}<span>{words}</span></li> }
    };
    view! {
        <Show when=move || week.with(|it| !it.suggestions.is_empty())>
            <details class="fold">
                <summary>{question}</summary>
                <div class="stack">
                    <ul class="lines">{move || week.get().suggestions.into_iter().map(line).collect_view()}</ul>
                    <p class="note">{text::HOW_CHOSEN}</p>
                    <Show when=move || week.with(|it| it.is_overfull)><p class="note">{text::SMALL_ACTS}</p></Show>
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
        let said = if is_low { "A few words will do today." } else { "Back to the usual." };
        if !app.carried_out(Command::SetSettings(Box::new(settings)), said) {
            set_checked(&event, !is_low);
        }
    };
    view! {
        <label class="switch low-battery">
            {icon("moon")}<span>"Low battery"</span>
            <input type="checkbox" role="switch" prop:checked=is_low on:change=switch /><span class="switch__track"></span>
        </label>
    }
}

/// A finished suggestion as one line: the user has talked with the person this week, or the promise is settled.
fn folded(suggestion: &Suggestion, began: NaiveDate) -> impl IntoView + use<> {
    let (id, name) = (suggestion.person, name_of(app(), suggestion.person));
    let label = name.clone();
    let link = view! { <a href=Route::Person(id).href()>{name}</a> };
    let words = match suggestion.rhythm.last.is_some_and(|it| it >= began) {
        true => view! { <p>"You talked with "{link}" this week."</p> }.into_any(),
        false => view! { <p>"Your promise to "{link}" is settled."</p> }.into_any(),
    };
    view! { <article class="invite folded" aria-label=label>{icon("check")}{words}</article> }
}

#[component]
fn SuggestionCard(suggestion: Suggestion, week: Memo<Week>, is_first: bool) -> impl IntoView {
    let app = app();
    let Suggestion { person: id, reason, rhythm, .. } = suggestion;
    let (person, why, is_low) = app.with_book_untracked(|book| {
        let promise = if let Reason::Promise(promise) = reason { book.promises.get(promise) } else { None };
        let is_low = book.settings().low_battery == Some(app.today.get_untracked());
        (book.people.get(id).cloned().unwrap_or_default(), text::reason(reason, &rhythm, promise), is_low)
    });
    let name = display_name(&person);
    let label = name.clone();
    app.unpack_last(id);
    let put_aside = {
        let said = format!("{} can wait until next week.", short_name(&person));
        move |_| {
            let until = app.with_book_untracked(|book| week::next_begins(book, app.today.get_untracked()));
            app.run_or_say(Command::Snooze(id, until), said.clone());
        }
    };
    let wrote = {
        let said = format!("Logged. A few words to {}.", short_name(&person));
        move |_| {
            app.run_or_say(Command::LogExchange(Box::new(few_words(id, reason)), Vec::new()), said.clone());
        }
    };
    let is_old_tie = rhythm.silence.is_some_and(|it| it >= SLEEPING_DAYS);
    let draft = MessageDraft::new(app, id, reason, is_old_tie, is_low);
    // A signal, so that it updates when the energy left for the week changes, while the draft on the card stays.
    let size = move || {
        let small = |it: &&Suggestion| it.person == id && it.is_small && !is_low;
        week.with(|it| it.suggestions.iter().find(small).map(|it| text::act(it.act)))
    };
    view! {
        <article class="invite" aria-label=label>
            <header class="invite__who">
                {Avatar::of(id, &person).view("")}
                <h2 class="name"><a href=Route::Person(id).href()>{name}</a></h2>
                <p class="role">{contact_links::role_line(&person.role, &person.organisation)}</p>
                {warmth(rhythm.warmth)}
            </header>
            <p class="invite__why"><em>{text::reason_kind(reason)}</em>" "{why}" "{size}</p>
            {mind(&person)}
            {draft.view(format!("Your words to {}", short_name(&person)), reason != Reason::CatchUp)}
            <div class="actions">
                {contact_links::main_way(&person, draft.words.into(), is_first)}
                <button class="btn" type="button" on:click=move |_| app.dialog.set(Some(OpenDialog::Capture(String::new(), Some(id))))>"Log it"</button>
                <div class="other-words">{draft.swap()}<button class="aside-link" type="button" on:click=wrote>{icon("check")}"I wrote"</button></div>
                <button class="aside-link later" type="button" on:click=put_aside>{icon("snooze")}<span>"Not this week"</span></button>
            </div>
            {contact_links::other_ways(&person, draft.words.into())}
        </article>
    }
}

/// The exchange to log with one tap: a message from the user. It gets the date of today when it is logged.
pub(crate) fn few_words(id: PersonId, reason: Reason) -> Exchange {
    let purpose = match reason {
        Reason::WellnessCheck => Purpose::WellnessCheck,
        _ => Purpose::CatchUp,
    };
    Exchange {
        people: [id].into_iter().collect(),
        how: Some(Channel::Message),
        purpose: Some(purpose),
        began: Some(Initiator::Me),
        ..Exchange::default()
    }
}

/// The first two dos and don'ts of a person, shown above the draft.
pub(crate) fn mind(person: &Person) -> Option<AnyView> {
    let line = |class: &'static str, sign: &'static str, words: &String| {
        view! { <li class=class>{icon(sign)}<span>{words.clone()}</span></li> }
    };
    let dos = person.dos.iter().take(2).map(|it| line("", "check", it)).collect_view();
    let donts = person.donts.iter().take(2).map(|it| line("avoid", "close", it)).collect_view();
    let is_any = !person.dos.is_empty() || !person.donts.is_empty();
    is_any.then(|| view! { <ul class="habits" aria-label="Good to know">{dos}{donts}</ul> }.into_any())
}

fn name_of(app: App, id: PersonId) -> String {
    app.with_book_untracked(|it| it.people.get(id).map(display_name)).unwrap_or_default()
}

#[component]
fn Promises() -> impl IntoView {
    let app = app();
    let promises = memo(move || {
        app.book(|book| {
            let owned = |(id, it): (PromiseId, &Promise)| {
                let names: Vec<String> =
                    it.people.iter().filter_map(|it| book.people.get(*it).map(short_name)).collect();
                (
                    id,
                    it.what.clone(),
                    it.state == Some(PromiseState::Kept),
                    text::promise_note(it, app.today.get(), &text::list(&names)),
                )
            };
            upcoming::promises(book, app.today.get()).into_iter().map(owned).collect::<Vec<_>>()
        })
    });
    let row = move |(id, what, is_kept, note): (PromiseId, String, bool, String)| {
        let said = format!("Kept: {what}.");
        let tick = move |event: web_sys::Event| {
            let is_ticked = event_target_checked(&event);
            let said = if is_ticked { said.clone() } else { "The promise is open again.".to_owned() };
            if !app.carried_out(Command::ClosePromise(id, PromiseState::from_tick(is_ticked)), said) {
                set_checked(&event, !is_ticked);
            }
        };
        view! {
            <li><label class="tick">
                <input type="checkbox" prop:checked=is_kept on:change=tick />
                <span class="tick__box">{icon("check")}</span>
                <span class="tick__text">{what}</span>
                <span class="note">{note}</span>
            </label></li>
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Promises.as_str()>
            <div class="section__head">
                <h2 id=DomId::Promises.as_str()>"Promises"</h2>
                <button class="aside-link" type="button" on:click=move |_| app.dialog.set(Some(OpenDialog::NewPromise(None)))>{icon("plus")}"A promise"</button>
            </div>
            <Show when=move || !promises.with(Vec::is_empty) fallback=|| view! { <p class="soft-text">"None open, either way."</p> }>
                <ul class="promises">{move || promises.get().into_iter().map(row).collect_view()}</ul>
            </Show>
        </section>
    }
}

#[component]
fn Dates() -> impl IntoView {
    let app = app();
    let dates = memo(move || {
        app.book(|book| {
            let name = |id| book.people.get(id).map(short_name).unwrap_or_default();
            let dates = upcoming::dates(book, app.today.get()).into_iter().take(6);
            dates.map(|it| (text::coming(&it, &name(it.person)), it)).collect::<Vec<_>>()
        })
    });
    let row = |(words, date): (String, upcoming::ComingDate)| {
        let note = text::sentence(
            &[intl::date(date.day, Style::Weekday), text::sentence(&date.note)]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(". "),
        );
        view! {
            <li>
                <time class="day" datetime=date.day.to_string()><b>{chrono::Datelike::day(&date.day)}</b>{intl::date(date.day, Style::ShortMonth)}</time>
                <div><p><a class="plain-link" href=Route::Person(date.person).href()>{words}</a></p><p class="note">{note}</p></div>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Dates.as_str()>
            <h2 id=DomId::Dates.as_str()>"Dates coming"</h2>
            {move || {
                let dates = dates.get();
                match dates.is_empty() {
                    true => view! { <p class="soft-text">"None in the next month."</p> }.into_any(),
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
        let is_only_sample = app.book(|book| book.people.iter().all(|(_, it)| it.sample));
        !is_only_sample && backup_reminder::is_time(last, changes, put_off, app.today.get())
    };
    let put_off = move |_| {
        let until = app.today.get_untracked().checked_add_days(Days::new(backup_reminder::SILENT_DAYS));
        app.set_pref(StorageKey::BackupPutOff, &until.map(|it| it.to_string()).unwrap_or_default());
        app.say("Another time.", false);
        app.notify();
    };
    let words = move || {
        let count = app.backup_state().since as usize;
        let (verb, them) = if count == 1 { ("lives", "it") } else { ("live", "them") };
        let changes = text::sentence(&text::count(count, "change", "changes"));
        format!("{changes} {verb} on this device only. A backup file carries {them} anywhere.")
    };
    view! {
        <Show when=is_time>
            <div class="remark" role="note">
                {icon("export")}
                <div class="stack">
                    <p>{words}</p>
                    <p><a class="btn" href=Route::Data.href()>"Take a backup"</a>" "<button class="aside-link" type="button" on:click=put_off>"In a week"</button></p>
                </div>
            </div>
        </Show>
    }
}

/// Shows that the book has demo data, with a button that removes it.
#[component]
fn SampleNote() -> impl IntoView {
    let app = app();
    let has_sample = memo(move || app.book(|book| book.people.iter().any(|(_, it)| it.sample)));
    view! {
        <Show when=move || has_sample.get()>
            <div class="remark" role="note">
                {icon("book")}
                <div class="stack">
                    <p>"These people are made up, for looking around. Your own would stand beside them."</p>
                    <p><button class="btn" type="button" on:click=move |_| app.run_or_say(Command::RemoveSample, "The made-up book is gone.")>
                        "Remove the made-up book"
                    </button></p>
                </div>
            </div>
        </Show>
    }
}
