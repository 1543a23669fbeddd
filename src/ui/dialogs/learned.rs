//! The dialog for what the user learned from a person who helps them grow: a note of thanks that may stay unsent.
//!
//! The note and the letter are kept in the words of the help (`Helps::words`), which no vCard, share or print contains.
//! What the user noted about the person is no part of the letter.

use leptos::prelude::*;

use crate::domain::{Channel, Command, Exchange, HelpKind, Helps, Initiator, MentoringCommand, PersonId, Purpose};
use crate::insight::mentoring::drafts;
use crate::present::growth::note_and_letter;
use crate::ui::components::{AreaField, Dialog, Form, FormProblems, close_dialog, foot};
use crate::ui::dialogs::{sent_foot, short};
use crate::ui::state::{use_dialogs, use_repository};
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

/// The note and the letter while the user writes them.
#[derive(Clone, Copy)]
struct LearnedDraft {
    person: PersonId,
    helps: StoredValue<Helps>,
    note: RwSignal<String>,
    letter: RwSignal<String>,
    /// The suggested letter. It is not stored.
    suggested: StoredValue<String>,
}

impl LearnedDraft {
    fn new(person: PersonId, kind: HelpKind, helps: Option<Helps>, name: &str) -> Self {
        let helps = helps.unwrap_or(Helps { kind: Some(kind), ..Helps::default() });
        let suggested = drafts::note_of_thanks(name, kind);
        let (note, letter) = note_and_letter(&helps.words, name);
        let letter = if letter.is_empty() { suggested.clone() } else { letter.to_owned() };
        Self {
            person,
            note: RwSignal::new(note.to_owned()),
            letter: RwSignal::new(letter),
            suggested: StoredValue::new(suggested),
            helps: StoredValue::new(helps),
        }
    }

    /// The command that keeps the note, and the letter if the user changed it.
    fn keep(self) -> Command {
        let letter = self.letter.get_untracked();
        let letter = if self.suggested.get_value() == letter { String::new() } else { letter };
        let words = text::join(&[self.note.get_untracked().trim_end(), &letter], "\n\n");
        MentoringCommand::NameHelp(self.person, Helps { words, ..self.helps.get_value() }).into()
    }

    /// The command that logs the letter.
    fn sent(self) -> Command {
        let exchange = Exchange {
            people: [self.person].into_iter().collect(),
            how: Some(Channel::Message),
            purpose: Some(Purpose::Thanks),
            began: Some(Initiator::Me),
            notes: self.letter.get_untracked(),
            ..Exchange::default()
        };
        Command::LogExchange(Box::new(exchange), Vec::new())
    }
}

#[component]
fn LearnedFields(person: PersonId, kind: HelpKind) -> impl IntoView {
    let repository = use_repository();
    let (form, close) = (FormProblems::new(), close_dialog());
    let name = short(repository, person);
    let who = repository.book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default();
    let helps = who.helps.iter().find(|it| it.kind == Some(kind)).cloned();
    let draft = LearnedDraft::new(person, kind, helps, &name);
    let run = move |command, message: String| {
        if form.save(Vec::new(), command, message) {
            close();
        }
    };
    let save = move |()| {
        run(draft.keep(), text::growth::thanks_saved().to_owned());
    };
    let logged = text::growth::thanks_logged(&name);
    let sent = move |()| run(draft.sent(), logged.clone());
    // Nobody writes to the dead; the note stays with the user.
    let is_living = who.died.is_none();
    view! {
        <Form problems=form on_submit=save>
            <p class="text-muted">{text::growth::thanks_line()}</p>
            <AreaField
                label=text::growth::thanks_label()
                value=draft.note
                problem=form.of("helps")
                on_input=move |it| draft.note.set(it)
            />
            {is_living.then(|| view! {
                <AreaField
                    label=text::growth::thanks_letter()
                    value=draft.letter
                    problem=form.of("notes")
                    on_input=move |it| draft.letter.set(it)
                />
                {sent_foot(&who, draft.letter.into(), text::growth::thanks_sent(), sent)}
            })}
            {foot(form, text::common::save(), close)}
        </Form>
    }
}
