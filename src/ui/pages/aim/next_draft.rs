//! The draft of the next talk: one question, and why. Nothing is sent by Kith.

use leptos::prelude::*;

use super::context::AimContext;
use crate::domain::{Channel, Command, Exchange, Initiator, Purpose, short_name};
use crate::insight::aims::drafts::{draft, question};
use crate::insight::aims::next::NextTalk;
use crate::present::direction::direction;
use crate::ui::dialogs::sent_foot;
use crate::ui::text;

/// The draft, which the user may change, and the ways to send it.
#[component]
pub(super) fn NextDraft(aim: AimContext, talk: NextTalk) -> impl IntoView {
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
