//! The dialog for a first small question: what the user would like to find out, who knows that path, one question, and
//! the ways to send it. Nothing counts until the user says that it was sent.

use leptos::prelude::*;

use crate::domain::{Aim, Channel, Command, Exchange, Id, Initiator, MentoringCommand, Person, PersonId, Purpose};
use crate::insight::knows::{HeldBack, held_back};
use crate::insight::ledger::{BeforeAsking, before_asking};
use crate::present::asking::{Askable, aims, askable};
use crate::present::people_picker::Whom;
use crate::ui::components::{Dialog, Form, FormProblems, Show, TextField, close_dialog, icon, memo, other_problems};
use crate::ui::dialogs::ask::KinderWay;
use crate::ui::dialogs::question_words::QuestionWords;
use crate::ui::dialogs::{Named, named, sent_foot, short};
use crate::ui::person_input::NameField;
use crate::ui::state::{FieldProblem, RepositoryContext, use_archive, use_clock, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog "Ask a first small question".
#[component]
pub(crate) fn FirstQuestion() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::beginning::question_title()
            close_label=text::beginning::close_without_asking()
            on_close=move |()| dialogs.close()
        >
            <Steps />
        </Dialog>
    }
}

/// The four steps of the dialog.
#[derive(Clone, Copy)]
struct Question {
    repository: RepositoryContext,
    /// The aim in words, and the existing aim, if the user chose one.
    what: RwSignal<String>,
    aim: RwSignal<Option<Id<Aim>>>,
    /// The name, and the person, if the user chose one of the list.
    name: RwSignal<String>,
    picked: RwSignal<Option<PersonId>>,
    words: RwSignal<String>,
    form: FormProblems,
    /// Whether the ask is held up, because it would be the first word after a long silence.
    is_held: RwSignal<bool>,
}

impl Question {
    fn new() -> Self {
        Self {
            repository: use_repository(),
            what: RwSignal::new(String::new()),
            aim: RwSignal::new(None),
            name: RwSignal::new(String::new()),
            picked: RwSignal::new(None),
            words: RwSignal::new(String::new()),
            form: FormProblems::new(),
            is_held: RwSignal::new(false),
        }
    }

    /// Whom to ask. None if the user named nobody.
    fn who(self) -> Result<Option<Named>, String> {
        match self.picked.get() {
            Some(id) => Ok(Some(Named::Known(id))),
            None => self.name.with(|it| named(self.repository, it)),
        }
    }

    /// The person of the book, if it is one.
    fn person(self) -> Option<PersonId> {
        self.who().ok().flatten().and_then(|it| it.known())
    }

    /// Logs the question. Returns whether that succeeded; otherwise the fields say why.
    fn log(self) -> bool {
        let who = self.who().and_then(|it| it.ok_or_else(|| text::beginning::say_whom().to_owned()));
        let own = who.as_ref().err().map(|why| FieldProblem::of("people", why.as_str()));
        let message = who.as_ref().map(|it| text::beginning::sent(&it.short(self.repository))).unwrap_or_default();
        self.form.save(own.into_iter().collect(), self.command(who.as_ref().ok()), message)
    }

    /// The command that logs the question.
    fn command(self, who: Option<&Named>) -> Command {
        let what = self.what.get();
        let is_new = self.aim.get().is_none() && !what.trim().is_empty();
        let new_aim = is_new.then(|| Box::new(Aim { what, ..Aim::default() }));
        let exchange = Exchange {
            people: who.and_then(Named::known).into_iter().collect(),
            how: Some(Channel::Message),
            purpose: Some(Purpose::Ask),
            began: Some(Initiator::Me),
            aim: self.aim.get(),
            brought: self.words.get(),
            ..Exchange::default()
        };
        let newcomers = who.map(Named::newcomers).unwrap_or_default();
        MentoringCommand::AskQuestion(new_aim, Box::new(exchange), newcomers).into()
    }
}

#[component]
fn Steps() -> impl IntoView {
    let question = Question::new();
    let archive = use_archive();
    let today = use_clock().today.get_untracked();
    let person = memo(move || question.person());
    let before = memo(move || {
        let person = person.get()?;
        Some(
            question
                .repository
                .book(|book| (person, before_asking(book, person, today), held_back(book, person, today))),
        )
    });
    Effect::new(move || person.get().into_iter().for_each(|it| archive.unpack(Some(it))));
    Effect::new(move || {
        question.is_held.set(before.with(|it| it.as_ref().is_some_and(|it| it.1.is_worth_a_word() || it.2.is_some())))
    });
    view! {
        <Form problems=question.form on_submit=|()| ()>
            <p class="text-muted">{text::beginning::each_can_wait()}</p>
            <ol class="steps question-steps">
                <li><WhatStep question /></li>
                <li><WhoStep question /></li>
                {move || match (question.is_held.get(), before.get()) {
                    (true, Some((person, before, held))) => {
                        view! { <li>{held_up(question, person, &before, held)}</li> }.into_any()
                    }
                    _ => view! {
                        <li>
                            {step_head(text::beginning::one_question())}
                            <QuestionWords words=question.words problem=question.form.of("brought") />
                        </li>
                        <li>{step_head(text::beginning::send())}<SendStep question /></li>
                    }
                    .into_any(),
                }}
            </ol>
        </Form>
    }
}

fn step_head(title: &'static str) -> impl IntoView {
    view! { <div class="steps__head"><h3>{title}</h3></div> }
}

/// The remarks before an ask, and a greeting to send first.
fn held_up(
    question: Question,
    person: PersonId,
    before: &BeforeAsking,
    held: Option<HeldBack>,
) -> impl IntoView + use<> {
    let notes = text::before_asking(before, held, &short(question.repository, person));
    let note = |it: String| view! { <li>{icon("hand")}<span>{it}</span></li> };
    view! {
        {step_head(text::beginning::hello_first())}
        <div class="stack">
            <ul class="icon-list">{notes.into_iter().map(note).collect_view()}</ul>
            <KinderWay person held is_held=question.is_held />
        </div>
    }
}

/// What the user would like to get better at, or find out.
#[component]
fn WhatStep(question: Question) -> impl IntoView {
    let aims = question.repository.book_untracked(aims);
    let choose = move |(id, what): (Id<Aim>, String)| {
        let words = what.clone();
        let pick = move |_| {
            question.aim.set(Some(id));
            question.what.set(words.clone());
        };
        let is_chosen = move || (question.aim.get() == Some(id)).to_string();
        view! { <button class="btn" type="button" aria-pressed=is_chosen on:click=pick>{what}</button> }
    };
    let has_aims = !aims.is_empty();
    view! {
        {step_head(text::beginning::what())}
        <TextField
            label=text::beginning::what_label()
            value=question.what
            hint=text::beginning::what_hint()
            is_first=true
            problem=question.form.of("what")
            on_input=move |it| {
                question.aim.set(None);
                question.what.set(it);
            }
        />
        {has_aims.then(|| view! {
            <div class="actions" role="group" aria-label=text::beginning::your_aims()>
                {aims.into_iter().map(choose).collect_view()}
            </div>
        })}
    }
}

/// Who knows that path.
#[component]
fn WhoStep(question: Question) -> impl IntoView {
    let today = use_clock().today.get_untracked();
    let found = memo(move || {
        let words = question.what.get();
        question.repository.book_untracked(|book| askable(book, &words, today))
    });
    let is_nobody = move || found.with(Vec::is_empty) && question.what.with(|it| !it.trim().is_empty());
    let line = move |it: Askable| {
        let (id, name) = (it.id, it.name.clone());
        let pick = move |_| {
            question.picked.set(Some(id));
            question.name.set(name.clone());
        };
        let is_chosen = move || (question.picked.get() == Some(id)).to_string();
        let about = text::join(&[&it.reason, it.warmth.map(text::warmth_word).unwrap_or_default()], " · ");
        view! {
            <li><button class="row row--plain" type="button" aria-pressed=is_chosen on:click=pick>
                <span><span class="name">{it.name}</span><span class="role">{about}</span></span>
            </button></li>
        }
    };
    view! {
        {step_head(text::beginning::who())}
        <Show when=move || !found.with(Vec::is_empty)>
            <ul class="rows question-people" aria-label=text::beginning::may_know()>
                {move || found.get().into_iter().map(line).collect_view()}
            </ul>
        </Show>
        <Show when=is_nobody><p class="text-muted">{text::beginning::nobody_found()}</p></Show>
        <NameField
            label=text::beginning::who_label()
            value=question.name
            hint=text::beginning::who_hint()
            whom=Whom::Living
            problem=question.form.of("people")
            on_input=move |it| {
                question.picked.set(None);
                question.name.set(it);
            }
        />
    }
}

/// The ways to send the question, and the button that logs it.
#[component]
fn SendStep(question: Question) -> impl IntoView {
    let close = close_dialog();
    let person = memo(move || question.person());
    let who = move || {
        let id = person.get()?;
        question.repository.book_untracked(|book| book.people.get(id).cloned())
    };
    let sent = move |()| {
        if untrack(|| question.log()) {
            close();
        }
    };
    view! {
        {other_problems(question.form)}
        {move || {
            let who = who().unwrap_or_else(Person::default);
            sent_foot(&who, question.words.into(), text::beginning::i_sent_it(), sent)
        }}
    }
}
