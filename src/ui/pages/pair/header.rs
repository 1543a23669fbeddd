//! The head of the page: the mentorships to choose from, the names, where the pair is, and the menu.

use leptos::prelude::*;

use super::context::{Pair, PairDialog, named};
use crate::domain::{Command, EntityRef};
use crate::present::pair::{PairChip, chips};
use crate::ui::components::{Avatar, icon};
use crate::ui::pages::person::MoreMenu;
use crate::ui::route::Route;
use crate::ui::state::use_navigation;
use crate::ui::text;

/// The head of the page.
pub(super) fn header(pair: Pair) -> impl IntoView {
    let line = move || pair.read(|book, it| text::pair::where_you_are(book, pair.id, it, pair.today.get()));
    view! {
        <header class="page-header">
            {move || pair_chips(pair)}
            <div class="pair-head">
                <h1 dir="auto">{move || pair.title()}</h1>
                {menu(pair)}
            </div>
            <p>{line}</p>
        </header>
    }
}

/// Links to the open mentorships.
fn pair_chips(pair: Pair) -> AnyView {
    let chips = pair.repository.book(|book| chips(book, pair.id));
    let link = |it: PairChip| {
        let names = named(it.names);
        let label = if it.mentors_you { text::pair::who_mentors_you(&names) } else { names };
        let avatar = it.first.map(|(id, name, photo)| Avatar::named(id, &name, photo).view(""));
        let current = (it.id == pair.id).then_some("page");
        view! {
            <a class="chip chip--person" href=Route::Pair(it.id).href() aria-current=current>{avatar}{label}</a>
        }
    };
    view! {
        <nav class="chips chips--scroll" aria-label=text::pair::mentorships()>
            {chips.into_iter().map(link).collect_view()}
        </nav>
    }
    .into_any()
}

/// Further acts of the page.
fn menu(pair: Pair) -> AnyView {
    let navigation = use_navigation();
    let is_open = move || pair.standing().is_some_and(|it| it.is_open());
    let print = move |_| {
        // Ignore a failure: a browser that cannot print still shows the page.
        let _ = window().print();
    };
    let delete = move |_| {
        let message = text::pair::in_trash(&pair.names_untracked());
        if pair.commands.run_or_show(Command::Delete(EntityRef::from(pair.id)), message) {
            navigation.go(Route::Mentoring);
        }
    };
    let endings = move || {
        is_open().then(|| {
            view! {
                <button class="btn btn--bare" type="button" on:click=move |_| pair.show(PairDialog::Rest)>
                    {icon("snooze")}{text::pair::rest()}
                </button>
                <button class="btn btn--bare" type="button" on:click=move |_| pair.show(PairDialog::End(None))>
                    {icon("leaf")}{text::pair::end_it_well()}
                </button>
            }
        })
    };
    view! {
        <MoreMenu>
            {endings}
            <button class="btn btn--bare" type="button" on:click=print>{icon("export")}{text::dialogs::print()}</button>
            <button class="btn btn--bare" type="button" on:click=delete>
                {icon("trash")}{text::person::move_to_trash()}
            </button>
        </MoreMenu>
    }
    .into_any()
}
