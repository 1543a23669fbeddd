//! The draft of the next talk: one question, and why. Nothing is sent by Kith.

use leptos::prelude::*;

use super::context::AimContext;
use crate::domain::{Channel, Command, Exchange, Initiator, Purpose, short_name};
use crate::insight::aims::drafts::{draft, question};
use crate::insight::aims::next::NextTalk;
use crate::insight::knows::held_back;
use crate::insight::ledger::before_asking;
use crate::present::direction::direction;
use crate::ui::components::{Show, icon};
use crate::ui::dialogs::sent_foot;
use crate::ui::text;

/// The draft, after the reminder that stands before every ask to somebody whom it is better not to ask now.
#[component]
pub(super) fn HeldDraft(aim: AimContext, talk: NextTalk) -> impl IntoView {
    let (person, today) = (talk.person, aim.today.get_untracked());
    let (before, held, name) = aim.repository.book_untracked(|book| {
        let name = book.people.get(person).map(short_name).unwrap_or_default();
        (before_asking(book, person, today), held_back(book, person, today), name)
    });
    let is_held = RwSignal::new(before.is_worth_a_word() || held.is_some());
    let notes = text::before_asking(&before, held, &name);
    let note = |it: String| view! { <li>{icon("hand")}<span>{it}</span></li> };
    view! {
        <Show when=is_held fallback=move || view! { <NextDraft aim talk /> }>
            <ul class="icon-list">{notes.iter().cloned().map(note).collect_view()}</ul>
            <p>{text::kinder_way(held)}</p>
            <div class="actions">
                <button class="link-button" type="button" on:click=move |_| is_held.set(false)>
                    {text::dialogs::ask_now()}
                </button>
            </div>
        </Show>
    }
}

/// The draft, which the user may change, and the ways to send it.
#[component]
fn NextDraft(aim: AimContext, talk: NextTalk) -> impl IntoView {
    let NextTalk { person, how, .. } = talk;
    let body = aim.repository.book_untracked(|book| book.people.get(person).cloned()).unwrap_or_default();
    let name = short_name(&body);
    let words = RwSignal::new(aim.read_untracked(|_, it| draft(it, &name, how)).flatten().unwrap_or_default());
    let label = text::aims::your_words(&name);
    let sent = move |()| {
        let exchange = Exchange {
            people: [person].into_iter().collect(),
            how: Some(Channel::Message),
            purpose: Some(Purpose::Ask),
            began: Some(Initiator::Me),
            brought: question(how).unwrap_or_default().to_owned(),
            notes: words.get_untracked(),
            aim: Some(aim.id),
            ..Exchange::default()
        };
        let command = Command::LogExchange(Box::new(exchange), Vec::new());
        aim.commands.run_or_show(command, text::aims::sent_to(&name));
    };
    view! {
        <textarea
            dir=move || words.with(|it| direction(it))
            class="ruled-text"
            rows="6"
            aria-label=label
            prop:value=words
            on:input=move |event| words.set(event_target_value(&event))
        ></textarea>
        {sent_foot(&body, words.into(), text::aims::i_sent_it(), sent)}
    }
}
