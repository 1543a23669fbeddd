//! The region "The next natural conversation": the person, one question to learn from, and the reason.

use leptos::prelude::*;

use super::context::{AimContext, AimDialog, section};
use super::next_draft::HeldDraft;
use crate::domain::{AimCommand, AimState, Book, PathHow, PersonId, short_name};
use crate::insight::aims::drafts::{Kit, kit, question};
use crate::insight::aims::next::{Next, NextTalk, WeekOver, has_why, in_week, next};
use crate::insight::knows::{WayOn, way_on};
use crate::insight::rhythm::silence;
use crate::ui::components::{Dialog, icon, memo};
use crate::ui::pages::hello_first::{hello_first, introduction};
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_dialogs};
use crate::ui::text;

/// The region. Only an aim that is worked on has it.
pub(super) fn next_talk(aim: AimContext) -> impl IntoView {
    let state = memo(move || {
        aim.read(|book, it| {
            let is_working = it.is_own() && it.state() == AimState::Working;
            is_working.then(|| (next(book, aim.id, aim.today.get()), has_why(it)))
        })
        .flatten()
    });
    move || {
        let (next, has_why) = state.get()?;
        let inside = match next {
            Next::Talk(talk) => with_person(aim, talk, has_why),
            Next::AnotherWeek(talk, why) => another_week(aim, talk, why),
            Next::Guard(person) => line(text::aims::guard(&name(aim, person))),
            Next::OnlyDecides(person) => decides(aim, person),
            Next::Waiting(person) => waiting(aim, person),
            Next::NotNow => line(text::aims::not_now().to_owned()),
            Next::Nobody => line(text::aims::nobody().to_owned()),
        };
        Some(section(text::aims::next_talk(), inside))
    }
}

fn name(aim: AimContext, person: PersonId) -> String {
    aim.repository.book_untracked(|book| book.people.get(person).map(short_name)).unwrap_or_default()
}

fn line(words: String) -> AnyView {
    view! { <p class="text-muted">{words}</p> }.into_any()
}

/// Whoever decides is asked for something: the owner writes, through the reminder before an ask.
fn decides(aim: AimContext, person: PersonId) -> AnyView {
    let name = name(aim, person);
    let dialogs = use_dialogs();
    let write = move |_| dialogs.show(OpenDialog::Ask(person));
    view! {
        <p>{text::aims::decides(&name)}</p>
        <p><button class="btn" type="button" on:click=write>{text::aims::write_to(&name)}</button></p>
    }
    .into_any()
}

/// No letter before the next week. A talk that took place all the same can be logged.
fn another_week(aim: AimContext, talk: NextTalk, why: WeekOver) -> AnyView {
    let name = name(aim, talk.person);
    let asked = if let WeekOver::Asked(person) = why { Some(person) } else { None };
    let words = match why {
        WeekOver::Talked => text::aims::week_talked(&name),
        WeekOver::Asked(person) => text::aims::week_asked(&self::name(aim, person), &name),
        WeekOver::NotThisWeek => text::aims::week_put_aside(&name),
        WeekOver::LowBattery => text::aims::week_low(&name),
    };
    view! {
        <div class="stack">
            <p>{words}</p>
            <div class="actions">{log_button(aim, asked.unwrap_or(talk.person))}</div>
            {one_a_week(aim, talk)}
        </div>
    }
    .into_any()
}

/// The user asked somebody: the talk can be logged.
fn waiting(aim: AimContext, person: PersonId) -> AnyView {
    view! {
        <div class="stack">
            <p>{text::aims::waiting(&name(aim, person))}</p>
            <div class="actions">{log_button(aim, person)}</div>
        </div>
    }
    .into_any()
}

/// One talk a week, and when it stands with the people of the week.
fn one_a_week(aim: AimContext, talk: NextTalk) -> AnyView {
    let open = aim.week.get().suggestions.into_iter().filter(|it| !it.is_done);
    let people: Vec<PersonId> = open.map(|it| it.person).collect();
    let when = aim.read(|book, _| in_week(book, talk, &people, aim.today.get())).flatten();
    view! { <p class="text-small text-muted">{text::aims::one_a_week_when(when)}</p> }.into_any()
}

fn log_button(aim: AimContext, person: PersonId) -> AnyView {
    view! {
        <button class="btn" type="button" on:click=move |_| aim.show(AimDialog::Talk(Some(person)))>
            {icon("log")}{text::aims::log_talk()}
        </button>
    }
    .into_any()
}

fn with_person(aim: AimContext, talk: NextTalk, has_why: bool) -> AnyView {
    let NextTalk { person, how, .. } = talk;
    let name = name(aim, person);
    let (before, after) = text::around(|it| text::aims::next_with(&it));
    let link = view! { <a href=Route::Person(person).href()>{name.clone()}</a> };
    let put_aside = move |_| {
        aim.run(AimCommand::NotThisWeek(aim.id), text::aims::put_aside());
    };
    let words = match aim.read(|book, _| way_on(book, person, aim.today.get())).unwrap_or(WayOn::Ask) {
        WayOn::HelloFirst => hello_first(person, days(aim, person)),
        _ if !has_why => say_why(aim),
        WayOn::Introduction(bridge) => {
            let about = aim.read(|_, it| it.what.clone()).unwrap_or_default();
            view! { <div class="actions">{introduction(bridge, person, &about)}</div> }.into_any()
        }
        WayOn::Ask => view! { <HeldDraft aim talk /> }.into_any(),
    };
    view! {
        <div class="stack">
            <p>{before}{link}{after}" "{text::aims::why_this(&name, how)}</p>
            {question(how).map(|it| view! { <blockquote class="next-talk__question" dir="auto">{it}</blockquote> })}
            {words}
            <div class="actions">
                {log_button(aim, person)}
                <button
                    class="link-button"
                    type="button"
                    aria-haspopup="dialog"
                    on:click=move |_| aim.show(AimDialog::Kit(person, how))
                >
                    {icon("leaf")}{text::aims::what_to_ask()}
                </button>
                <button class="link-button" type="button" on:click=put_aside>
                    {icon("snooze")}{text::aims::not_this()}
                </button>
            </div>
            {one_a_week(aim, talk)}
        </div>
    }
    .into_any()
}

/// The days since the user and the person have spoken.
fn days(aim: AimContext, person: PersonId) -> Option<u32> {
    let days = |book: &Book| Some(silence(book, person, book.people.get(person)?, aim.today.get())?.0);
    aim.read(|book, _| days(book)).flatten()
}

/// No words to somebody else before the aim says why.
fn say_why(aim: AimContext) -> AnyView {
    view! {
        <p>{text::aims::no_why()}</p>
        <p>
            <button class="btn" type="button" on:click=move |_| aim.show(AimDialog::Edit)>
                {text::aims::say_why()}
            </button>
        </p>
    }
    .into_any()
}

/// The kit of a talk: questions, a shared interest, something to give.
pub(super) fn kit_lines(kit: &Kit) -> AnyView {
    let questions = kit.questions.iter().map(|it| view! { <li>{icon("leaf")}<span>{*it}</span></li> }).collect_view();
    let more = |it: String| view! { <p dir="auto">{it}</p> };
    let interest = kit.interest.as_ref().map(|it| more(text::aims::you_share(it)));
    let gift = kit.gift.as_ref().map(|it| more(text::aims::you_could_give(it)));
    view! {
        <ul class="icon-list">{questions}</ul>
        {interest}
        {gift}
        <p class="text-small">{text::aims::twenty_minutes()}</p>
    }
    .into_any()
}

/// The kit as one card, to be read or printed.
#[component]
pub(super) fn KitDialog(aim: AimContext, person: PersonId, how: Option<PathHow>) -> impl IntoView {
    let kit = aim.read_untracked(|book, it| kit(book, it, person, how)).unwrap_or_default();
    let print = move |_| {
        // Ignore a failure: a browser that cannot print still shows the card.
        let _ = window().print();
    };
    view! {
        <Dialog
            title=text::aims::what_to_ask_whom(&name(aim, person))
            close_label=text::common::close()
            class="dialog--for-print"
            on_close=move |()| aim.close()
        >
            <div class="stack">
                {kit_lines(&kit)}
                <div class="actions">
                    <button class="btn" type="button" on:click=print>{icon("export")}{text::dialogs::print()}</button>
                </div>
            </div>
        </Dialog>
    }
}
