//! The sections of the settings for what people can ask the user, for the place where the user lives, and for the words
//! that mean the same.

use leptos::prelude::*;

use super::settings_editor::use_settings;
use crate::domain::{Alias, Knows, KnowsCommand};
use crate::ui::components::{Form, FormProblems, TextField, icon, other_problems};
use crate::ui::dom_id::fresh_id;
use crate::ui::state::{FieldProblem, use_commands, use_repository};
use crate::ui::text;
use crate::ui::text::settings as words;

/// What people can ask the user. Kith offers it where the user could help, and for nothing else.
#[component]
pub(super) fn AsksSection() -> impl IntoView {
    let repository = use_repository();
    let asks =
        move || repository.book(|book| book.settings().asks.iter().map(|it| it.what.clone()).collect::<Vec<_>>());
    // The words that the form changes. None if it adds others.
    let changed = RwSignal::new(None::<String>);
    let line = move |what: String| {
        let was = what.clone();
        let change = move |_| changed.set(Some(was.clone()));
        let edit = view! {
            <button class="link-button" type="button" aria-label=words::change_named(&what) on:click=change>
                {text::common::edit()}
            </button>
        };
        with_remove("hand", what.clone(), Some(edit.into_any()), KnowsCommand::RemoveAsk(what))
    };
    let id = fresh_id();
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{words::asks()}</h2>
            <p class="text-small">{words::asks_note()}</p>
            <ul class="icon-list" role="list" aria-label=words::asks()>
                {move || asks().into_iter().map(line).collect_view()}
            </ul>
            {move || ask_form(changed.get(), changed)}
        </section>
    }
}

/// The form for one thing that people can ask.
fn ask_form(was: Option<String>, changed: RwSignal<Option<String>>) -> impl IntoView {
    let (repository, form) = (use_repository(), FormProblems::new());
    let what = RwSignal::new(was.clone().unwrap_or_default());
    let is_change = was.is_some();
    let save = move |()| {
        let words = what.get_untracked();
        let command = match was.clone() {
            Some(was) => {
                let before = repository.book_untracked(|book| {
                    book.settings().asks.iter().find(|it| it.what == was).cloned().unwrap_or_default()
                });
                KnowsCommand::ChangeAsk(was, Knows { what: words, ..before })
            }
            None => KnowsCommand::SaveAsk(Knows::of(&words)),
        };
        if form.save(Vec::new(), command.into(), words::changed()) {
            what.set(String::new());
            changed.set(None);
        }
    };
    let cancel = is_change.then(|| {
        view! {
            <button class="btn" type="button" on:click=move |_| changed.set(None)>{text::common::cancel()}</button>
        }
    });
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=words::ask_what()
                hint=words::ask_hint()
                value=what
                is_first=is_change
                problem=form.of("what")
                on_input=move |it| what.set(it)
            />
            {other_problems(form)}
            <div class="actions">{submit(is_change)}{cancel}</div>
        </Form>
    }
}

fn submit(is_change: bool) -> impl IntoView {
    let (icon_name, label) = if is_change { ("check", text::common::save()) } else { ("plus", words::add()) };
    view! { <button class="btn" type="submit">{icon(icon_name)}{label}</button> }
}

/// The place where the user lives, to which somebody comes on a trip.
#[component]
pub(super) fn HomeSection() -> impl IntoView {
    let (settings, id) = (use_settings(), fresh_id());
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{words::home()}</h2>
            <TextField
                label=words::home_place()
                hint=words::home_hint()
                is_lazy=true
                value=settings.field(|it| it.home.clone())
                on_input=move |place: String| settings.edit(|it| it.home.clone_from(&place))
            />
        </section>
    }
}

/// The words that mean the same, for the search of who knows what and for places.
#[component]
pub(super) fn SameWordsSection() -> impl IntoView {
    let repository = use_repository();
    let all = move || repository.book(|book| book.settings().means.to_vec());
    let line = |it: Alias| {
        with_remove("link", words::is_same_as(&it.word, &it.same_as), None, KnowsCommand::Withdraw(it.word))
    };
    let id = fresh_id();
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{words::same_words()}</h2>
            <p class="text-small">{words::same_words_note()}</p>
            <ul class="icon-list" role="list" aria-label=words::same_words()>
                {move || all().into_iter().map(line).collect_view()}
            </ul>
            <SameWordsForm />
        </section>
    }
}

#[component]
fn SameWordsForm() -> impl IntoView {
    let form = FormProblems::new();
    let draft = RwSignal::new(Alias::default());
    let save = move |()| {
        let alias = draft.get_untracked();
        let empty =
            [("word", &alias.word), ("same_as", &alias.same_as)].into_iter().filter(|it| it.1.trim().is_empty());
        let own: Vec<_> = empty.map(|it| FieldProblem::of(it.0, words::say_the_word())).collect();
        if !own.is_empty() {
            return form.show(own);
        }
        if form.save(own, KnowsCommand::Declare(alias).into(), words::changed()) {
            draft.set(Alias::default());
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <div class="field-pair">
                <TextField
                    label=words::one_word()
                    value=Signal::derive(move || draft.with(|it| it.word.clone()))
                    problem=form.of("word")
                    on_input=move |it| draft.update(|draft| draft.word = it)
                />
                <TextField
                    label=words::same_as()
                    value=Signal::derive(move || draft.with(|it| it.same_as.clone()))
                    problem=form.of("same_as")
                    on_input=move |it| draft.update(|draft| draft.same_as = it)
                />
            </div>
            {other_problems(form)}
            <div class="actions">{submit(false)}</div>
        </Form>
    }
}

/// A line with the button that takes it out.
fn with_remove(icon_name: &'static str, shown: String, more: Option<AnyView>, command: KnowsCommand) -> impl IntoView {
    let commands = use_commands();
    let label = text::common::remove_named(&shown);
    let remove = move |_| {
        commands.run_or_show(command.clone().into(), words::changed());
    };
    view! {
        <li>
            {icon(icon_name)}
            <span dir="auto">{shown}</span>
            <span class="icon-list__inset">
                {more}" "
                <button class="link-button" type="button" aria-label=label on:click=remove>
                    {text::common::remove()}
                </button>
            </span>
        </li>
    }
}
