//! The question which of the writers of a chat is the user: no chat says so.

use leptos::prelude::*;

use super::reading_again::ReadingAgain;
use crate::domain::Command;
use crate::present::import_figures::possible_owners;
use crate::ui::state::{Commands, RepositoryContext, use_repository};
use crate::ui::text;

/// The answer to the question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Owner {
    /// There is none yet, or there is no question.
    #[default]
    Unknown,
    /// This name.
    Named(String),
    /// None of them.
    Nobody,
}

/// The question, as long as the dialog is open, so that the answer can be changed.
#[component]
pub(super) fn OwnerQuestion(reading: ReadingAgain, owner: RwSignal<Owner>) -> impl IntoView {
    let names = reading.current.with_untracked(|it| it.preview.asks_owner.then(|| possible_owners(&it.preview)));
    let has_no_name = use_repository().book_untracked(|it| it.settings().own_name.is_empty());
    let before = reading.current.with_untracked(|it| it.wish.owner.clone());
    let option = move |answer: Owner, label: String| {
        let (own, before) = (answer.clone(), before.clone());
        let choose = move |_| {
            let mut names = before.clone();
            if let Owner::Named(name) = &answer {
                names.push(name.clone());
            }
            owner.set(answer.clone());
            reading.start(|it| it.owner = names);
        };
        let is_chosen = move || owner.with(|it| *it == own);
        view! {
            <label>
                <input type="radio" name="owner" prop:checked=is_chosen on:change=choose />
                <span dir="auto">{label}</span>
            </label>
        }
    };
    names.map(|names| {
        let named = names.into_iter().map(|it| option(Owner::Named(it.clone()), it)).collect_view();
        view! {
            <fieldset class="foreign-import__owner">
                <legend><h3>{text::foreign_import::which_is_you()}</h3></legend>
                <p class="text-small">
                    {text::foreign_import::which_is_you_note()}
                    {has_no_name.then(|| format!(" {}", text::foreign_import::name_is_kept()))}
                </p>
                <div class="radio-group radio-group--tall">
                    {named}{option(Owner::Nobody, text::foreign_import::none_is_me().to_owned())}
                </div>
            </fieldset>
        }
    })
}

/// Keeps the name on the user's own card if it has none, so that the next chat does not ask.
pub(super) fn keep_name(owner: RwSignal<Owner>, repository: RepositoryContext, commands: Commands) {
    let Owner::Named(name) = owner.get_untracked() else { return };
    let mut settings = repository.book_untracked(|it| it.settings().clone());
    if settings.own_name.is_empty() {
        settings.own_name = name;
        commands.run_or_show(Command::SetSettings(Box::new(settings)), text::settings::changed());
    }
}
