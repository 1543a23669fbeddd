//! The groups on the page "Teams": their list, and the words of people that could become groups.

use leptos::prelude::*;

use crate::domain::{GroupCommand, Kind};
use crate::present::groups::{GroupLine, groups};
use crate::present::teams::{PeopleGroup, by_group};
use crate::ui::components::{capped, icon, memo};
use crate::ui::dialogs::written;
use crate::ui::route::Route;
use crate::ui::state::{OpenDialog, use_clock, use_commands, use_dialogs, use_navigation, use_repository};
use crate::ui::text;

/// The section.
#[component]
pub(super) fn Groups() -> impl IntoView {
    let (repository, dialogs, today) = (use_repository(), use_dialogs(), use_clock().today);
    let lines = memo(move || repository.book(|book| groups(book, today.get())));
    let words = memo(move || repository.book(by_group));
    let list = move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| view! { <ul class="rows">{capped(lines, row)}</ul> })
    };
    let is_none = move || lines.with(Vec::is_empty) && words.with(Vec::is_empty);
    view! {
        <section class="section" aria-label=text::groups::groups()>
            <div class="section__head">
                <h2>{text::groups::groups()}</h2>
                <button
                    class="link-button"
                    type="button"
                    on:click=move |_| dialogs.show(OpenDialog::NewGroup(Vec::new(), String::new()))
                >
                    {icon("plus")}{text::groups::new()}
                </button>
            </div>
            {move || is_none().then(|| view! { <p class="text-muted">{text::groups::no_groups()}</p> })}
            {list}
            {move || of_words(words.get())}
        </section>
    }
}

fn row(line: &GroupLine) -> AnyView {
    let state = match line {
        GroupLine { has_ended: true, .. } => text::groups::ended_word(),
        GroupLine { is_due: true, .. } => text::groups::due_word(),
        _ => "",
    };
    view! {
        <li><a class="row row--plain project-row" href=Route::Group(line.id).href()>
            <span>
                <span class="name" dir="auto">{line.name.clone()}</span>
                <span class="role">{text::sentence(&text::groups::one_by_one(line.count))}</span>
            </span>
            <span class="text-small">{state}</span>
        </a></li>
    }
    .into_any()
}

/// The words of people for their groups, each with its people. A word of several can become a group.
fn of_words(words: Vec<PeopleGroup>) -> Option<AnyView> {
    let word = |PeopleGroup { name, people }: &PeopleGroup| {
        let names = capped(
            people.clone(),
            |(id, name)| view! { <li><a href=Route::Person(*id).href()>{name.clone()}</a></li> },
        );
        let offer = (people.len() > 1).then(|| make_it(name, people.len()));
        view! { <div><dt dir="auto">{name.clone()}</dt><dd><ul class="icon-list">{names}</ul>{offer}</dd></div> }
    };
    (!words.is_empty()).then(|| view! { <dl class="facts">{capped(words, word)}</dl> }.into_any())
}

/// The offer to make a group of a word.
fn make_it(word: &str, count: usize) -> AnyView {
    let make = make_group(word.to_owned());
    view! {
        <p class="text-small text-small--static">{text::sentence(&text::groups::carry(count, &word))}</p>
        <button
            class="link-button"
            type="button"
            aria-label=text::groups::make_it_of(&word)
            on:click=move |_| make()
        >
            {text::groups::make_it()}
        </button>
    }
    .into_any()
}

/// Makes a group of the people who carry a word, and opens its page.
pub(super) fn make_group(word: String) -> impl Fn() + Clone {
    let (commands, navigation) = (use_commands(), use_navigation());
    move || {
        let command = GroupCommand::FromWord(word.clone());
        if let Ok(change) = commands.run(command.into(), text::groups::made(&word)) {
            written(&change, Kind::Groups).into_iter().for_each(|it| navigation.go(Route::Group(it)));
        }
    }
}
