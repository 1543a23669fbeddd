//! The dialog for joining a person with another: find the other, then the two side by side.

use leptos::prelude::*;

use crate::domain::PersonId;
use crate::insight::doubles::Double;
use crate::present::doubles::{Half, chosen, offered};
use crate::ui::components::{Avatar, Dialog, TextField, memo};
use crate::ui::dialogs::short;
use crate::ui::pages::doubles::{DoubleCard, name};
use crate::ui::route::Route;
use crate::ui::state::{use_dialogs, use_navigation, use_repository};
use crate::ui::text;

/// The dialog.
#[component]
pub(crate) fn JoinWith(
    /// One of the two people.
    person: PersonId,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let other = RwSignal::new(None::<PersonId>);
    let title = text::join(&[text::doubles::join_with(), &short(repository, person)], " · ");
    let content = move || match other.get() {
        None => view! { <FindOther person other /> }.into_any(),
        Some(id) => {
            let double = repository.book_untracked(|book| chosen(book, person, id));
            view! { <SideBySide double person other /> }.into_any()
        }
    };
    view! {
        <Dialog title close_label=text::doubles::close() on_close=move |()| dialogs.close()>
            {content}
        </Dialog>
    }
}

/// A search box, and the people it finds; those who look alike before anything is typed.
#[component]
fn FindOther(person: PersonId, other: RwSignal<Option<PersonId>>) -> impl IntoView {
    let repository = use_repository();
    let typed = RwSignal::new(String::new());
    let found = memo(move || typed.with(|typed| repository.book(|book| offered(book, person, typed))));
    let row = move |half: Half| {
        let (id, name) = (half.id, name(&half));
        let avatar = Avatar::named(id, &name, half.photo.clone()).view("");
        view! {
            <li>
                <button class="row double__choice" type="button" on:click=move |_| other.set(Some(id))>
                    {avatar}
                    <span>
                        <span class="name">{name}</span>
                        <span class="role">{half.lines.join(" · ")}</span>
                    </span>
                </button>
            </li>
        }
    };
    let nobody = move || {
        let is_none = found.with(Vec::is_empty) && !typed.with(|it| it.trim().is_empty());
        is_none.then(text::doubles::nobody_else)
    };
    view! {
        <div class="stack">
            <TextField label=text::doubles::who_else() value=typed is_first=true on_input=move |it| typed.set(it) />
            <ul class="stack" role="list">{move || found.get().into_iter().map(row).collect_view()}</ul>
            <p class="text-small" role="status">{nobody}</p>
        </div>
    }
}

#[component]
fn SideBySide(double: Double, person: PersonId, other: RwSignal<Option<PersonId>>) -> impl IntoView {
    let navigation = use_navigation();
    view! {
        <div class="stack">
            <p>
                <button class="link-button" type="button" on:click=move |_| other.set(None)>
                    {text::doubles::other_one()}
                </button>
            </p>
            <DoubleCard double first=person on_answer=move |keep| navigation.go(Route::Person(keep)) />
        </div>
    }
}
