//! The dialog for the answer to a first small question. An answer brings a promise of the user: to tell what came of
//! it.

use leptos::prelude::*;

use crate::domain::{
    Channel, Command, Exchange, ExchangeId, Kind, MentoringCommand, PersonId, Promise, PromiseOwner, Purpose, Shape,
};
use crate::insight::mentoring::asking::{pending_questions, report_back};
use crate::ui::components::{AreaField, Dialog, Form, FormProblems, RadioGroup, RadioOption, close_dialog, foot};
use crate::ui::dialogs::{short, written};
use crate::ui::route::Route;
use crate::ui::state::{use_clock, use_dialogs, use_navigation, use_repository};
use crate::ui::text;

/// The dialog for an answer.
#[component]
pub(crate) fn AnswerForm(
    /// The exchange of the question.
    question: ExchangeId,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let asked = repository.book_untracked(|book| book.exchanges.get(question).cloned()).unwrap_or_default();
    let today = use_clock().today.get_untracked();
    let pending = repository.book_untracked(|book| pending_questions(book, today));
    // Of several people, one who has not answered yet.
    let waiting = pending.into_iter().find(|it| it.exchange == question).map(|it| it.person);
    let person = waiting.or_else(|| asked.people.first().copied());
    let name = person.map_or_else(|| text::common::them().to_owned(), |it| short(repository, it));
    view! {
        <Dialog
            title=text::beginning::answer_title(&name)
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            {person.map(|person| view! { <AnswerFields question person words=asked.brought.clone() /> })}
        </Dialog>
    }
}

/// What came back.
#[derive(Clone, Copy, PartialEq)]
enum Answer {
    /// An answer to the question.
    Answered,
    /// A yes to talking now and then.
    Yes,
    /// A no.
    No,
}

impl Answer {
    const ALL: [Self; 3] = [Self::Answered, Self::Yes, Self::No];

    const fn word(self) -> &'static str {
        match self {
            Self::Answered => "answer",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Answered => text::beginning::an_answer(),
            Self::Yes => text::beginning::a_yes(),
            Self::No => text::beginning::a_no(),
        }
    }

    /// What saving it does.
    fn note(self, name: &str) -> String {
        match self {
            Self::Answered => text::beginning::tell_later(&name),
            Self::Yes => text::beginning::begins(&name),
            Self::No => text::beginning::no_is_fine().to_owned(),
        }
    }

    /// The command that logs it, and the message of its toast. The promise names the question as its session, by which
    /// it is recognised.
    fn command(self, question: ExchangeId, person: PersonId, notes: String, name: &str) -> (Command, String) {
        let exchange = Box::new(Exchange {
            people: [person].into_iter().collect(),
            how: Some(Channel::Message),
            purpose: Some(Purpose::Learning),
            notes,
            ..Exchange::default()
        });
        match self {
            Self::Answered => {
                let promise = Promise {
                    whose: Some(PromiseOwner::Mine),
                    what: report_back(name),
                    session: Some(question),
                    ..Promise::default()
                };
                let command = Command::LogWithPromise(exchange, Box::new(promise), Vec::new());
                (command, text::beginning::answer_saved().to_owned())
            }
            Self::Yes => {
                let begin = MentoringCommand::Begin(vec![person], Vec::new(), Shape::Mentee);
                let log = Command::LogExchange(exchange, Vec::new());
                (Command::Batch(vec![log, begin.into()]), text::beginning::began_with(&name))
            }
            Self::No => (Command::LogExchange(exchange, Vec::new()), text::beginning::answer_noted().to_owned()),
        }
    }
}

#[component]
fn AnswerFields(question: ExchangeId, person: PersonId, words: String) -> impl IntoView {
    let (repository, navigation) = (use_repository(), use_navigation());
    let (form, close) = (FormProblems::new(), close_dialog());
    let name = StoredValue::new(short(repository, person));
    let notes = RwSignal::new(String::new());
    let answer = RwSignal::new(Answer::Answered);
    let save = move |()| {
        let (command, message) =
            name.with_value(|name| answer.get_untracked().command(question, person, notes.get_untracked(), name));
        if let Some(change) = form.run(Vec::new(), command, message) {
            close();
            written(&change, Kind::Mentorships).into_iter().for_each(|it| navigation.go(Route::Pair(it)));
        }
    };
    view! {
        <Form problems=form on_submit=save>
            {(!words.is_empty()).then(|| view! { <p class="text-muted">{text::dialogs::encounter_quote(&words)}</p> })}
            <AreaField
                label=text::beginning::answer_words()
                value=notes
                hint=text::dialogs::not_needed()
                problem=form.of("notes")
                on_input=move |it| notes.set(it)
            />
            <div class="parsed-fields parsed-fields--stacked">
                <RadioGroup
                    legend=text::beginning::answer_kind()
                    name="answer"
                    picks=Answer::ALL
                        .map(|it| RadioOption { value: it.word(), label: it.label(), icon: "" })
                        .to_vec()
                    chosen=move || answer.get().word()
                    on_choose=move |word| {
                        Answer::ALL.into_iter().find(|it| it.word() == word).into_iter().for_each(|it| answer.set(it));
                    }
                />
            </div>
            <p class="text-small" role="status">{move || name.with_value(|name| answer.get().note(name))}</p>
            {foot(form, text::common::save(), close)}
        </Form>
    }
}
