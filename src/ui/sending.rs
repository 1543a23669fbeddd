//! Whether a message was sent: after the user has left for it, or copied it, and is back, one tap logs it.
//!
//! A message that was begun is kept among the unsaved input, so that the question is still there after a reload.
//! Nothing counts as sent before the user says so.

use leptos::ev;
use leptos::prelude::*;

use crate::domain::{Channel, Exchange, PersonId, PromiseId, Purpose};
use crate::present::sending::{self, StartedMessage};
use crate::ui::components::{Show, icon};
use crate::ui::state::{Clock, Commands, RepositoryContext, Unsaved};
use crate::ui::state::{use_clock, use_commands, use_repository, use_unsaved};
use crate::ui::text;
use crate::web::dom;

/// A message to be sent, of one card or dialog.
#[derive(Clone, Copy)]
pub(crate) struct Sending {
    unsaved: Unsaved,
    clock: Clock,
    commands: Commands,
    repository: RepositoryContext,
    /// The person whose begun message is kept. None in a dialog that logs it in its own way.
    person: Option<PersonId>,
    /// A step of an introduction that is done with the message.
    settles: Option<PromiseId>,
    started: RwSignal<Option<StartedMessage>>,
    /// The user has left for the message and is not back.
    is_away: RwSignal<bool>,
}

impl Sending {
    /// A message to a person, begun perhaps before a reload. To be called while a component is created.
    pub(crate) fn to(person: PersonId) -> Self {
        Self::new(Some(person))
    }

    /// The same message as the step of a promise, which is kept with it.
    pub(crate) const fn settling(self, promise: Option<PromiseId>) -> Self {
        Self { settles: promise, ..self }
    }

    /// A message of a dialog, which is forgotten with it. To be called while a component is created.
    pub(crate) fn of_dialog() -> Self {
        Self::new(None)
    }

    fn new(person: Option<PersonId>) -> Self {
        let (unsaved, clock, repository) = (use_unsaved(), use_clock(), use_repository());
        let kept = move || {
            let draft = unsaved.form(&sending::key(person?))?;
            StartedMessage::read(&draft, clock.today.get_untracked())
        };
        let (started, is_away) = (RwSignal::new(kept()), RwSignal::new(false));
        // An exchange with the person answers the question.
        Effect::new(move || {
            repository.book(|_| ());
            if person.is_some() && started.get_untracked().is_some() && kept().is_none() {
                started.set(None);
            }
        });
        let back = move || {
            if is_away.try_get_untracked() == Some(true) && dom::document().is_some_and(|it| !it.hidden()) {
                is_away.set(false);
            }
        };
        let listeners = [
            window_event_listener_untyped("visibilitychange", move |_| back()),
            window_event_listener(ev::focus, move |_| back()),
            window_event_listener(ev::pageshow, move |_| back()),
        ];
        on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
        Self { unsaved, clock, commands: use_commands(), repository, person, settles: None, started, is_away }
    }

    /// The user leaves for the message, which is asked about when they are back.
    pub(crate) fn leave(self, how: Channel) {
        self.is_away.set(true);
        self.begin(how);
    }

    /// The message was handed over without leaving the page, so the question comes at once.
    pub(crate) fn hand_over(self, how: Channel) {
        self.is_away.set(false);
        self.begin(how);
    }

    fn begin(self, how: Channel) {
        let started = StartedMessage { how, when: self.clock.today.get_untracked() };
        self.started.set(Some(started));
        if let Some(person) = self.person {
            self.unsaved.keep_form(&sending::key(person), started.write());
        }
    }

    fn settle(self) {
        self.started.set(None);
        self.person.into_iter().for_each(|it| self.unsaved.drop_form(&sending::key(it)));
    }

    /// Logs the words as sent, with this exchange. Returns whether that worked.
    pub(crate) fn log(self, name: &str, words: &str, exchange: Exchange) -> bool {
        let Some(person) = self.person else { return false };
        let settles = self.settles;
        let command =
            self.repository.book_untracked(|book| sending::log_message(book, person, words, exchange, settles));
        self.commands.run_or_show(command, text::today::wrote(&name))
    }

    /// The question "Sent?", which logs the words to the person for this purpose.
    pub(crate) fn question(self, name: String, words: Signal<String>, purpose: Purpose) -> AnyView {
        self.question_for(move |started| {
            let exchange = self.person.map(|it| started.exchange(it, purpose));
            exchange.is_some_and(|it| self.log(&name, &words.get_untracked(), it))
        })
    }

    /// The question "Sent?". `on_yes` returns whether the message is logged.
    pub(crate) fn question_for(self, on_yes: impl Fn(StartedMessage) -> bool + Send + Sync + 'static) -> AnyView {
        let on_yes = Callback::new(on_yes);
        let yes = move |_| {
            if self.started.get_untracked().is_some_and(|it| on_yes.run(it)) {
                // The card of the message may be gone with the answer.
                self.started.try_set(None);
            }
        };
        let is_asked = move || self.started.get().is_some() && !self.is_away.get();
        view! {
            <div class="sent-question" aria-live="polite">
                <Show when=is_asked>
                    <div class="actions" role="group" aria-label=text::contact::is_sent()>
                        <p>{text::contact::is_sent()}</p>
                        <button class="btn btn--main" type="button" on:click=yes>
                            {icon("check")}{text::contact::yes_sent()}
                        </button>
                        <button class="btn" type="button" on:click=move |_| self.settle()>
                            {text::contact::not_sent()}
                        </button>
                    </div>
                </Show>
            </div>
        }
        .into_any()
    }
}
