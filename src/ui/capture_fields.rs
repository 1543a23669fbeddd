//! The fields parsed from the sentence of the log: who and how. Each part is a chip that the user can remove or
//! correct.

use leptos::prelude::*;

use crate::domain::{Channel, PersonId, display_name};
use crate::present::naming::{self, Detail};
use crate::quick_entry::{Corrections, Reading, Who};
use crate::ui::components::{Avatar, icon};
use crate::ui::state::{RepositoryContext, use_repository};
use crate::ui::text;
use crate::web::clock;

/// A chip for a part of the reading, with its key among the removed parts. A click removes the part.
pub(super) fn part_chip(fix: RwSignal<Corrections>, icon_name: &'static str, words: String, key: String) -> AnyView {
    let label = text::capture::remove_part(&words);
    let remove = move |_| fix.update(|it| it.dropped.extend([key.clone()]));
    view! {
        <button class="chip" type="button" aria-label=label on:click=remove>
            {icon(icon_name)}{words}{icon("close")}
        </button>
    }
    .into_any()
}

/// A chip for words of the sentence, which are their own key.
pub(super) fn words_chip(fix: RwSignal<Corrections>, icon_name: &'static str, words: String) -> AnyView {
    part_chip(fix, icon_name, words.clone(), words)
}

/// The people of the exchange.
#[component]
pub(super) fn WhoRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let repository = use_repository();
    view! {
        <div role="group" aria-label=text::capture::who()>
            <span class="parsed-fields__label" aria-hidden="true">{text::capture::who().to_lowercase()}</span>
            <div class="chips">
                {move || {
                    let Reading { who, encounter, .. } = reading.get();
                    let is_nobody = who.is_empty() && encounter.is_empty();
                    view! {
                        {who.into_iter().map(|it| who_chip(repository, it, fix)).collect_view()}
                        {(!encounter.is_empty()).then(|| words_chip(fix, "people", encounter))}
                        {is_nobody.then(|| view! {
                            <span class="text-small text-small--static">{text::capture::nobody_yet()}</span>
                        })}
                    }
                }}
            </div>
        </div>
    }
}

fn who_chip(repository: RepositoryContext, who: Who, fix: RwSignal<Corrections>) -> AnyView {
    let key = who.key();
    let remove = move |_| fix.update(|it| it.dropped.extend([key.clone()]));
    match who {
        Who::Known(id) => {
            let (name, avatar) = person_chip(repository, id);
            let label = text::capture::remove_part(&name);
            view! {
                <button class="chip chip--person" type="button" aria-label=label on:click=remove>
                    {avatar}<span dir="auto">{name}</span>{icon("close")}
                </button>
            }
            .into_any()
        }
        Who::New(name) => {
            let label = text::capture::remove_new(&name);
            view! {
                <button class="chip chip--plain" type="button" aria-label=label on:click=remove>
                    {icon("plus")}<span dir="auto">{name}</span>
                    <span class="chip__count">{text::capture::new_mark()}</span>{icon("close")}
                </button>
            }
            .into_any()
        }
        Who::Ask { name, candidates } => which_person(repository, &name, candidates, fix),
    }
}

/// The question which person an ambiguous name means, with the candidates.
fn which_person(
    repository: RepositoryContext,
    name: &str,
    candidates: Vec<PersonId>,
    fix: RwSignal<Corrections>,
) -> AnyView {
    let settle = |id: Option<PersonId>| {
        let name = name.to_owned();
        move |_| fix.update(|it| it.settled.push((name.clone(), id)))
    };
    let answers = candidates.into_iter().map(|id| {
        let (name, avatar) = person_chip(repository, id);
        let detail = told_apart(repository, id);
        view! {
            <button class="chip chip--plain chip--person" type="button" on:click=settle(Some(id))>
                {avatar}<span dir="auto">{name}</span>
                {(!detail.is_empty()).then(|| view! { " "<span class="chip__count">{detail}</span> })}
            </button>
        }
    });
    let key = name.to_owned();
    let leave_out = move |_| fix.update(|it| it.dropped.extend([key.clone()]));
    view! {
        <span class="chip chip--ask chip--static">{text::capture::which_one(&name)}</span>
        <div class="chip-choices" role="group" aria-label=text::capture::which(&name)>
            {answers.collect_view()}
            <button class="chip chip--plain" type="button" on:click=settle(None)>
                {icon("plus")}{text::common::someone_new()}
            </button>
            <button
                class="chip chip--plain"
                type="button"
                aria-label=text::capture::leave_out_name(&name)
                on:click=leave_out
            >
                {icon("close")}{text::capture::leave_out()}
            </button>
        </div>
    }
    .into_any()
}

/// What tells a person apart from others of the same name: organisation, place, last talk.
pub(super) fn told_apart(repository: RepositoryContext, id: PersonId) -> String {
    let Detail { organisation, place, last } = repository.book_untracked(|book| naming::detail(book, id));
    let last = last.map(|it| text::capture::last_talk(&text::day(it, clock::today()))).unwrap_or_default();
    [organisation, place, last].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
}

fn person_chip(repository: RepositoryContext, id: PersonId) -> (String, AnyView) {
    repository.book_untracked(|book| {
        let person = book.people.get(id).cloned().unwrap_or_default();
        (display_name(&person), Avatar::of(id, &person).view("avatar--small"))
    })
}

/// The channel of the exchange, its topics, tags and place, and the question for the next time.
#[component]
pub(super) fn HowRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let how = move || reading.with(|it| it.how);
    let options = move || {
        let option = |value: Option<Channel>, name: &'static str| {
            view! { <option value=value.map_or("", Channel::word) selected=move || how() == value>{name}</option> }
        };
        let channels = Channel::ALL.iter().map(|it| option(Some(*it), text::how(*it))).collect_view();
        view! { {option(None, text::capture::any_way())}{channels} }
    };
    view! {
        <div role="group" aria-label=text::capture::how()>
            <span class="parsed-fields__label" aria-hidden="true">{text::capture::how().to_lowercase()}</span>
            <div class="chips">
                <label class="chip chip--select">
                    {move || icon(text::how_icon(how()))}
                    <select
                        aria-label=text::capture::how()
                        prop:value=move || how().map_or("", Channel::word)
                        on:change=move |event| {
                        fix.update(|it| it.how = Some(Channel::from_word(&event_target_value(&event))));
                    }>{options()}</select>
                </label>
                {move || {
                    let Reading { topics, tags, place, next_time, .. } = reading.get();
                    let chip = |icon_name: &'static str, words: String| words_chip(fix, icon_name, words);
                    view! {
                        {topics.into_iter().map(|it| chip("message", it)).collect_view()}
                        {tags.into_iter().map(|it| chip("tag", it)).collect_view()}
                        {(!place.is_empty()).then(|| chip("place", place))}
                        {(!next_time.is_empty()).then(|| chip("leaf", next_time))}
                    }
                }}
            </div>
        </div>
    }
}
