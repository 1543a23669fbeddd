//! The questions without an answer yet, and the offer of three talks.

use leptos::prelude::*;

use crate::domain::{MentoringCommand, Offer, PersonId, short_name};
use crate::insight::mentoring::asking::{PendingQuestion, offers_three_talks, pending_questions};
use crate::present::mentoring::not_now_until;
use crate::ui::components::{Show, icon, memo};
use crate::ui::dialog_button::dialog_button;
use crate::ui::state::{OpenDialog, RepositoryContext, use_clock, use_commands, use_dialogs, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The questions on their way, of the page "Mentoring".
#[component]
pub(super) fn PendingQuestions() -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let questions = memo(move || repository.book(|book| pending_questions(book, today.get())));
    move || {
        (!questions.with(Vec::is_empty)).then(|| {
            let lines = questions.get().into_iter().map(|it| line(repository, it));
            view! {
                <section class="section" aria-label=text::mentoring::waiting()>
                    <h2>{text::mentoring::waiting()}</h2>
                    <ul class="pending-questions">{lines.map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// The questions on their way to a person, of the person's page.
#[component]
pub(super) fn PendingWith(person: PersonId) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let questions = memo(move || {
        let all = repository.book(|book| pending_questions(book, today.get()));
        all.into_iter().filter(|it| it.person == person).collect::<Vec<_>>()
    });
    move || {
        let lines = questions.get().into_iter().map(|it| line(repository, it));
        lines.map(|it| view! { <div class="callout" role="note">{icon("hand")}{it}</div> }).collect_view()
    }
}

fn line(repository: RepositoryContext, question: PendingQuestion) -> impl IntoView {
    let PendingQuestion { exchange, person, question, asked } = question;
    let name = repository.book_untracked(|it| it.people.get(person).map(short_name)).unwrap_or_default();
    let day = intl::date(asked, Style::Day);
    let words = text::mentoring::asked_words(&name, &day, &question);
    let label = text::mentoring::log_answer_of(&name);
    view! {
        <div class="stack">
            <p>{words}</p>
            <p>
                {dialog_button("btn", text::mentoring::log_answer(), label, OpenDialog::LogAnswer(exchange))}
            </p>
        </div>
    }
}

/// The offer of three talks with a person whom the user has asked and told what came of it. Shown until it is answered.
#[component]
pub(super) fn TalksOffer(person: PersonId, name: String) -> impl IntoView {
    let (repository, commands, dialogs) = (use_repository(), use_commands(), use_dialogs());
    let today = use_clock().today;
    let is_offered = move || repository.book(|book| offers_three_talks(book, person, today.get()));
    let hush = move |until, message: &'static str| {
        commands.run_or_show(MentoringCommand::HushPerson(person, Offer::ThreeTalks, until).into(), message);
    };
    let not_now = move |_| hush(Some(not_now_until(today.get_untracked())), text::mentoring::hushed_for_now());
    view! {
        <Show when=is_offered>
            <div class="callout" role="note">
                {icon("mentoring")}
                <div class="stack">
                    <p>{text::mentoring::talks_offer(&name)}</p>
                    <div class="actions">
                        <button
                            class="btn"
                            type="button"
                            on:click=move |_| dialogs.show(OpenDialog::ThreeTalks(person))
                        >
                            {text::mentoring::talks_yes()}
                        </button>
                        <button class="link-button" type="button" on:click=not_now>
                            {text::mentoring::not_now()}
                        </button>
                        <button
                            class="link-button"
                            type="button"
                            on:click=move |_| hush(None, text::mentoring::hushed())
                        >
                            {text::mentoring::no()}
                        </button>
                    </div>
                </div>
            </div>
        </Show>
    }
}
