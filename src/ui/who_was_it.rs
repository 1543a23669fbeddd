//! The question "Who was it?", asked once about an exchange that names nobody.

use leptos::html;
use leptos::prelude::*;

use crate::domain::PersonId;
use crate::present::naming::{self, Met};
use crate::ui::components::Show;
use crate::ui::person_input::NameField;
use crate::ui::state::{RepositoryContext, use_repository};
use crate::ui::text;
use crate::web::dom;

/// The question, and the answer as typed. To be created while a component is created.
#[derive(Clone, Copy)]
pub(crate) struct WhoWasIt {
    repository: RepositoryContext,
    /// Whether the question is on the screen.
    is_asked: RwSignal<bool>,
    words: RwSignal<String>,
}

/// The people that the user answered with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    /// A person of the book.
    pub(crate) known: Option<PersonId>,
    /// The name of somebody new.
    pub(crate) new: Option<String>,
    /// A description of somebody without a name.
    pub(crate) encounter: String,
}

impl WhoWasIt {
    pub(crate) fn new() -> Self {
        Self { repository: use_repository(), is_asked: RwSignal::new(false), words: RwSignal::new(String::new()) }
    }

    /// Asks about nobody, unless the user was asked already. Returns whether the form must wait for the answer.
    pub(crate) fn must_wait(self, is_nobody: bool) -> bool {
        let must_ask = is_nobody && !self.is_asked.get_untracked();
        if must_ask {
            self.is_asked.set(true);
        }
        must_ask
    }

    /// The answer. An empty one means nobody.
    ///
    /// # Errors
    ///
    /// A sentence, if several people have the name.
    pub(crate) fn answer(self) -> Result<Answer, String> {
        let met = self.words.with_untracked(|words| self.repository.book_untracked(|book| naming::met(book, words)));
        match met {
            Met::Nobody => Ok(Answer::default()),
            Met::Known(id) => Ok(Answer { known: Some(id), ..Answer::default() }),
            Met::New(name) => Ok(Answer { new: Some(name), ..Answer::default() }),
            Met::Encounter(encounter) => Ok(Answer { encounter, ..Answer::default() }),
            Met::Several(name) => Err(text::dialogs::several_met(&name)),
        }
    }

    /// The question with its field, and the button "Nobody". Drawn after the form was to wait, as long as `is_open`.
    pub(crate) fn view(
        self,
        is_open: impl Fn() -> bool + Copy + Send + Sync + 'static,
        on_nobody: impl Fn() + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let node = NodeRef::<html::Fieldset>::new();
        Effect::new(move || {
            let question = node.get();
            // The buttons of the dialog lie over its end.
            question.iter().for_each(|it| it.scroll_into_view());
            let field = question.and_then(|it| dom::fields(&it).into_iter().next());
            // If the field cannot take the focus, the question is still read out.
            field.into_iter().for_each(|it| drop(it.focus()));
        });
        let nobody = move |_| {
            self.words.set(String::new());
            on_nobody();
        };
        view! {
            <Show when=move || self.is_asked.get() && is_open()>
                <fieldset node_ref=node class="stack who-was-it">
                    <legend role="alert">{text::dialogs::names_nobody()}</legend>
                    <NameField
                        label=text::dialogs::somebody_you_met()
                        value=self.words
                        hint=text::dialogs::somebody_you_met_hint()
                        on_input=move |it| self.words.set(it)
                    />
                    <p>
                        <button class="btn" type="button" on:click=nobody>{text::dialogs::nobody()}</button>
                    </p>
                </fieldset>
            </Show>
        }
        .into_any()
    }
}
