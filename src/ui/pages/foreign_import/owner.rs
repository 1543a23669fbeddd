//! The question which of the people of a chat or a calendar is the user, if the file does not say so.

use leptos::prelude::*;

use super::reading_again::ReadingAgain;
use crate::present::import_figures::possible_owners;
use crate::ui::state::use_repository;
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
    let sort = reading.current.with_untracked(|it| it.preview.sort);
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
        let named = names.into_iter().map(|(name, key)| option(Owner::Named(key), name)).collect_view();
        view! {
            <fieldset class="foreign-import__owner">
                <legend><h3>{text::foreign_import::which_is_you()}</h3></legend>
                <p class="text-small">
                    {text::foreign_import::which_is_you_note(sort)}
                    {has_no_name.then(|| format!(" {}", text::foreign_import::own_key_is_kept(sort)))}
                </p>
                <div class="radio-group radio-group--tall">
                    {named}{option(Owner::Nobody, text::foreign_import::none_is_me().to_owned())}
                </div>
            </fieldset>
        }
    })
}

/// The name or address by which the user is in the file, or an empty text.
pub(super) fn own_key(owner: RwSignal<Owner>) -> String {
    match owner.get_untracked() {
        Owner::Named(key) => key,
        Owner::Unknown | Owner::Nobody => String::new(),
    }
}
