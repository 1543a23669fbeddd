//! The dialog for what the user learned from a person who helps them grow: a note of thanks that may stay unsent.
//!
//! The note is kept in the words of the help (`Helps::words`), which no vCard, share or print contains.

use leptos::prelude::*;

use crate::domain::{Channel, Command, Exchange, HelpKind, Helps, Initiator, MentoringCommand, PersonId, Purpose};
use crate::insight::mentoring::drafts;
use crate::ui::components::{AreaField, Dialog, close_dialog};
use crate::ui::dialogs::{foot, sent_foot, short};
use crate::ui::state::{use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for a note of thanks.
#[component]
pub(crate) fn LearnedForm(
    /// The person.
    person: PersonId,
    /// The kind of help that the note is about.
    kind: HelpKind,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let title = text::growth::thanks_title(&short(repository, person));
    view! {
        <Dialog
            title=title
            close_label=text::common::close_without_saving()
            on_close=move |()| dialogs.close()
        >
            <LearnedFields person kind />
        </Dialog>
    }
}

#[component]
fn LearnedFields(person: PersonId, kind: HelpKind) -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let close = close_dialog();
    let name = short(repository, person);
    let who = repository.book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default();
    let helps = who.helps.iter().find(|it| it.kind == Some(kind)).cloned();
    let helps = StoredValue::new(helps.unwrap_or(Helps { kind: Some(kind), ..Helps::default() }));
    let first = helps.with_value(|it| it.words.clone());
    let words = RwSignal::new(if first.is_empty() { drafts::note_of_thanks(&name, kind) } else { first });
    let problem = RwSignal::new(String::new());
    let keep = move || {
        let helps = Helps { words: words.get_untracked(), ..helps.get_value() };
        Command::from(MentoringCommand::NameHelp(person, helps))
    };
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match commands.save(keep(), text::growth::thanks_saved()) {
            Ok(()) => close(),
            Err(why) => problem.set(why),
        }
    };
    let logged = text::growth::thanks_logged(&name);
    let sent = move |()| {
        let exchange = Exchange {
            people: [person].into_iter().collect(),
            how: Some(Channel::Message),
            purpose: Some(Purpose::Thanks),
            began: Some(Initiator::Me),
            notes: words.get_untracked(),
            ..Exchange::default()
        };
        match commands.save(Command::LogExchange(Box::new(exchange), Vec::new()), logged.clone()) {
            Ok(()) => close(),
            Err(why) => problem.set(why),
        }
    };
    // Nobody writes to the dead; the note stays with the user.
    let is_living = who.died.is_none();
    view! {
        <form method="dialog" class="stack" on:submit=save>
            <p class="text-muted">{text::growth::thanks_line()}</p>
            <AreaField label=text::growth::thanks_label() value=words problem on_input=move |it| {
                problem.set(String::new());
                words.set(it);
            } />
            {is_living.then(|| sent_foot(&who, words.into(), text::growth::thanks_sent(), sent))}
            {foot(text::common::save(), close)}
        </form>
    }
}
