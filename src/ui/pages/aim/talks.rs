//! The region "Talks": with whom the user has talked, and what each talk still asks for: thanks, and a word about what
//! came of it.

use leptos::prelude::*;

use super::context::{AimContext, AimDialog, end_button, section};
use crate::domain::{AimCommand, Channel, Command, Exchange, ExchangeId, Initiator, PersonId, Purpose, short_name};
use crate::insight::aims::drafts;
use crate::insight::aims::talks::{Step, Talk, talks as talks_of};
use crate::insight::mentoring::asking::report_back;
use crate::present::aims::{came_of, talked_with};
use crate::present::direction::direction;
use crate::present::names;
use crate::ui::components::{Dialog, close_dialog, icon};
use crate::ui::dialogs::sent_foot;
use crate::ui::text;

/// The region. A closed aim shows it only if there were talks.
pub(super) fn talks(aim: AimContext) -> impl IntoView {
    move || {
        let (is_own, lines, talks) = aim.read(|book, it| {
            let today = aim.today.get();
            (it.is_own(), talked_with(book, aim.id, today), talks_of(book, aim.id, today))
        })?;
        let sentences =
            lines.into_iter().map(|(how, names)| text::aims::talked(how, &names)).collect::<Vec<_>>().join(" ");
        let log = is_own.then(|| end_button(aim, "log", text::aims::log_talk(), AimDialog::Talk(None)));
        let inside = view! {
            {(!sentences.is_empty()).then(|| view! { <p>{sentences}</p> })}
            <ul class="aim-talks">{talks.into_iter().map(|it| row(aim, it)).collect_view()}</ul>
            {log}
        };
        Some(section(text::aims::talks(), inside.into_any()))
    }
}

fn row(aim: AimContext, talk: Talk) -> impl IntoView {
    let names = text::list(&aim.repository.book_untracked(|book| names(book, talk.people.iter())));
    let id = talk.exchange;
    let to = text::list(&aim.repository.book_untracked(|book| self::names(book, talk.to.iter())));
    let step = match talk.step {
        Step::Nothing => None,
        Step::Thank => Some(thank_button(aim, id, &to)),
        Step::Tell => Some(tell_buttons(aim, id, &to)),
    };
    let step = step.map(|it| view! { <div class="actions">{it}</div> });
    view! { <li><p>{text::aims::talk_line(&names, talk.day)}</p>{step}</li> }
}

fn thank_button(aim: AimContext, id: ExchangeId, names: &str) -> AnyView {
    let label = text::aims::say_thanks_to(&names);
    view! {
        <button
            class="btn"
            type="button"
            aria-label=label
            aria-haspopup="dialog"
            on:click=move |_| aim.show(AimDialog::Thank(id))
        >
            {icon("hand")}{text::aims::say_thanks()}
        </button>
    }
    .into_any()
}

fn tell_buttons(aim: AimContext, id: ExchangeId, names: &str) -> AnyView {
    let words = report_back(names);
    let told = move |_| {
        aim.run(AimCommand::Told(id, words.clone()), text::aims::told_saved());
    };
    let label = text::aims::told_names(&names);
    view! {
        <button class="btn" type="button" aria-haspopup="dialog" on:click=move |_| aim.show(AimDialog::Tell(id))>
            {icon("message")}{text::aims::tell()}
        </button>
        <button class="link-button" type="button" aria-label=label on:click=told>
            {icon("check")}{text::aims::told()}
        </button>
    }
    .into_any()
}

/// A few words to one of the people of a talk: thanks, or the report. Nothing counts before the user says it was sent.
/// The others have their turn after it.
#[component]
pub(super) fn WordsDialog(aim: AimContext, talk: ExchangeId, is_report: bool) -> impl IntoView {
    let today = aim.today.get_untracked();
    let to = aim.repository.book_untracked(|book| {
        let talks = talks_of(book, aim.id, today);
        talks.into_iter().find(|it| it.exchange == talk).map(|it| it.to)
    });
    let to = to.unwrap_or_default();
    let title = if is_report { text::aims::tell() } else { text::aims::say_thanks() };
    view! {
        <Dialog
            title=title
            close_label=text::common::close_without_saving()
            on_close=move |()| aim.close()
        >
            {to.first().copied().map(|person| words(aim, talk, person, Words { is_report, is_last: to.len() == 1 }))}
        </Dialog>
    }
}

/// Which words are written after a talk.
#[derive(Clone, Copy)]
struct Words {
    /// What came of it, in place of thanks.
    is_report: bool,
    /// Nobody else of the talk waits for them.
    is_last: bool,
}

fn words(aim: AimContext, talk: ExchangeId, person: PersonId, kind: Words) -> AnyView {
    let Words { is_report, is_last } = kind;
    let body = aim.repository.book_untracked(|book| book.people.get(person).cloned()).unwrap_or_default();
    let name = short_name(&body);
    let came = aim.repository.book_untracked(|book| came_of(book, aim.id));
    let draft = if is_report { drafts::report(&name, &came) } else { drafts::thanks(&name) };
    let (words, close) = (RwSignal::new(draft), close_dialog());
    let label = text::aims::your_words(&name);
    let sent = move |()| {
        let exchange = Exchange {
            people: [person].into_iter().collect(),
            how: Some(Channel::Message),
            purpose: Some(if is_report { Purpose::Sharing } else { Purpose::Thanks }),
            began: Some(Initiator::Me),
            notes: words.get_untracked(),
            aim: Some(aim.id),
            ..Exchange::default()
        };
        let log = Command::LogExchange(Box::new(exchange), Vec::new());
        let is_done = if is_report {
            let told = is_last.then(|| AimCommand::Told(talk, report_back(&name)).into());
            let all = std::iter::once(log).chain(told).collect();
            aim.commands.run_or_show(Command::Batch(all), text::aims::told_saved())
        } else {
            aim.commands.run_or_show(log, text::aims::thanked_saved(&name))
        };
        if is_done {
            close();
        }
    };
    view! {
        <div class="stack">
            <textarea
                dir=move || words.with(|it| direction(it))
                class="ruled-text"
                rows="4"
                aria-label=label
                prop:value=words
                on:input=move |event| words.set(event_target_value(&event))
            ></textarea>
            {sent_foot(&body, words.into(), text::aims::i_sent_it(), sent)}
        </div>
    }
    .into_any()
}
