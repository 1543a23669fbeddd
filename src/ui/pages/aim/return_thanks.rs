//! Thanks for a return: a few words to each person who has a part in it. Nothing counts before the user says that it is
//! sent.

use leptos::prelude::*;

use crate::domain::{
    AimCommand, Channel, Command, Exchange, Id, Initiator, Outcome, Person, PersonId, Purpose, short_name,
};
use crate::insight::aims::drafts::thanks_for_return;
use crate::present::aims::to_thank;
use crate::present::direction::direction;
use crate::ui::components::{Dialog, close_dialog, icon};
use crate::ui::dialogs::sent_foot;
use crate::ui::state::{use_commands, use_repository};
use crate::ui::text;
use crate::web::dom;

/// The dialog.
#[component]
pub(super) fn ReturnThanks(
    /// The return.
    id: Id<Outcome>,
    /// Called when the dialog closes.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let (what, people) = use_repository().book_untracked(|book| to_thank(book, id)).unwrap_or_default();
    let left = RwSignal::new(people.len());
    view! {
        <Dialog
            title=text::aims::thank()
            close_label=text::common::close_without_saving()
            on_close=move |()| on_close.run(())
        >
            <div class="stack">
                {people.into_iter().map(|it| words_to(id, &what, it, left)).collect_view()}
                {known(id)}
            </div>
        </Dialog>
    }
}

/// The words to one person, until they are sent. The dialog closes with the last.
fn words_to(id: Id<Outcome>, what: &str, (person, body): (PersonId, Person), left: RwSignal<usize>) -> AnyView {
    let (commands, close) = (use_commands(), close_dialog());
    let name = short_name(&body);
    let words = RwSignal::new(thanks_for_return(&name, what));
    let (is_sent, heading) = (RwSignal::new(false), format!("thanks-{person}"));
    let (label, saved, focus) = (text::aims::your_words(&name), text::aims::thanked_saved(&name), heading.clone());
    let sent = move |()| {
        let log = Command::LogExchange(Box::new(thanks(person, words.get_untracked())), Vec::new());
        let is_last = left.get_untracked() == 1;
        let known = is_last.then(|| AimCommand::Thank(id).into());
        if !commands.run_or_show(Command::Batch(std::iter::once(log).chain(known).collect()), saved.clone()) {
            return;
        }
        if is_last {
            close();
        } else {
            left.update(|it| *it -= 1);
            is_sent.set(true);
            dom::focus(&focus);
        }
    };
    let foot = StoredValue::new((body, sent));
    let open = move || {
        let (body, sent) = foot.get_value();
        view! {
            <textarea
                dir=move || words.with(|it| direction(it))
                class="ruled-text"
                rows="4"
                aria-label=label.clone()
                prop:value=words
                on:input=move |event| words.set(event_target_value(&event))
            ></textarea>
            {sent_foot(&body, words.into(), text::aims::i_sent_it(), sent)}
        }
        .into_any()
    };
    let done = || view! { <p class="text-muted">{text::aims::told()}</p> }.into_any();
    view! {
        <section class="stack" aria-label=name.clone()>
            <h3 id=heading tabindex="-1" dir="auto">{name.clone()}</h3>
            {move || if is_sent.get() { done() } else { open() }}
        </section>
    }
    .into_any()
}

/// A message of thanks that was sent.
fn thanks(person: PersonId, notes: String) -> Exchange {
    Exchange {
        people: [person].into_iter().collect(),
        how: Some(Channel::Message),
        purpose: Some(Purpose::Thanks),
        began: Some(Initiator::Me),
        notes,
        ..Exchange::default()
    }
}

/// The button for thanks that were said otherwise.
fn known(id: Id<Outcome>) -> AnyView {
    let (commands, close) = (use_commands(), close_dialog());
    let note = move |_| {
        if commands.run_or_show(AimCommand::Thank(id).into(), text::aims::thank_saved()) {
            close();
        }
    };
    view! {
        <p><button class="link-button" type="button" on:click=note>{icon("check")}{text::aims::told()}</button></p>
    }
    .into_any()
}
