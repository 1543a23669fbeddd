//! What a person knows, with the evidence, on their page and on the card before a meeting.

use leptos::prelude::*;

use crate::domain::{Gone, Knows, KnowsCommand, Person, PersonId, label_key};
use crate::insight::knows::is_old;
use crate::ui::components::{capped, icon, written};
use crate::ui::state::{Commands, use_clock, use_commands};
use crate::ui::text;
use crate::ui::text::who_knows as words;

/// The lists of a person's section: their knowledge, the people they may know, and the acts for both. `is_card` on the
/// card before a meeting, which asks only about what was noted more than three years ago.
pub(crate) fn knowledge(id: PersonId, person: &Person, is_card: bool) -> Option<AnyView> {
    let knows: Vec<Knows> = person.expertise.iter().filter(|it| it.gone.is_none()).cloned().collect();
    let gone: Vec<Knows> = person.expertise.iter().filter(|it| it.gone.is_some() && !is_card).cloned().collect();
    if knows.is_empty() && gone.is_empty() && person.knows_who.is_empty() {
        return None;
    }
    let today = use_clock().today.get_untracked();
    let line = move |it: &Knows| {
        let is_old = it.as_of.is_some_and(|it| is_old(it, today));
        let asked = (is_card && is_old).then(|| still(id, it.what.clone()));
        // The card asks beside its button.
        let told = text::join(&[&it.what, &words::evidence(it, is_old && !is_card)], ", ");
        view! { <li>{icon("teams")}<div><span dir="auto">{told}</span>{asked}</div></li> }
    };
    let may_know = (!person.knows_who.is_empty()).then(|| {
        view! { <p class="text-small">{text::person::may_know()}": "{written(&person.knows_who)}</p> }
    });
    let changes = (!is_card && !knows.is_empty()).then(|| changes(id, knows.clone()));
    let list = (!knows.is_empty()).then(|| view! { <ul class="icon-list" role="list">{capped(knows, line)}</ul> });
    let gone = (!gone.is_empty()).then(|| not_counted(id, gone));
    Some(view! { {list}{may_know}{changes}{gone} }.into_any())
}

/// The question whether it is still so.
fn still(id: PersonId, what: String) -> impl IntoView {
    let commands = use_commands();
    let label = words::still_label(&what);
    view! {
        " "
        <span class="text-small">{words::still()}</span>
        " "
        {act(commands, "check", words::yes_still(), label, KnowsCommand::Confirm(id, what))}
    }
}

fn act(
    commands: Commands,
    icon_name: &'static str,
    shown: &'static str,
    label: String,
    command: KnowsCommand,
) -> impl IntoView {
    let run = move |_| {
        commands.run_or_show(command.clone().into(), words::noted());
    };
    view! {
        <button class="link-button" type="button" aria-label=label on:click=run>{icon(icon_name)}{shown}</button>
    }
}

/// The list to unfold of denied words, each with the way back.
fn not_counted(id: PersonId, gone: Vec<Knows>) -> impl IntoView {
    let commands = use_commands();
    let line = move |it: &Knows| {
        let (label, again) = (words::so_again_label(&it.what), KnowsCommand::Confirm(id, it.what.clone()));
        view! {
            <li>
                <span dir="auto">{it.gone.map(|gone| words::gone(&it.what, gone))}</span>
                " "
                {act(commands, "check", words::so_again(), label, again)}
            </li>
        }
    };
    view! {
        <details class="disclosure">
            <summary>{words::does_not_count()}</summary>
            <ul class="stack" role="list" aria-label=words::does_not_count()>{capped(gone, line)}</ul>
        </details>
    }
}

/// The list to unfold with what to change about each.
fn changes(id: PersonId, knows: Vec<Knows>) -> impl IntoView {
    let commands = use_commands();
    let others = knows.clone();
    let line = move |it: &Knows| {
        let what = it.what.clone();
        let still = KnowsCommand::Confirm(id, what.clone());
        let denied = |icon_name, shown, gone| {
            let command = KnowsCommand::Deny(id, what.clone(), gone);
            act(commands, icon_name, shown, words::gone(&what, gone), command)
        };
        let same = others.iter().find(|other| other.what < it.what && label_key(&other.what) == label_key(&it.what));
        let join = same.map(|stays| {
            let label = words::join_words(&it.what, &stays.what);
            let command = KnowsCommand::Join(id, stays.what.clone(), it.what.clone());
            view! { <li>{act(commands, "link", words::join_short(), label, command)}</li> }
        });
        view! {
            <li>
                <p dir="auto">{it.what.clone()}</p>
                <ul class="actions" role="list">
                    <li>{act(commands, "check", words::yes_still(), words::still_label(&it.what), still)}</li>
                    <li>{denied("clock", words::not_any_more(), Gone::NotAnyMore)}</li>
                    <li>{denied("close", words::not_this(), Gone::NotThis)}</li>
                    {join}
                </ul>
            </li>
        }
    };
    view! {
        <details class="disclosure">
            <summary>{words::is_it_still_so()}</summary>
            <ul class="stack" role="list" aria-label=words::is_it_still_so()>{capped(knows, line)}</ul>
        </details>
    }
}
