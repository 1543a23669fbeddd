//! The search for the people of a place, and the spellings that the user declared to be one place.

use leptos::prelude::*;

use crate::domain::{Alias, Command, KnowsCommand};
use crate::insight::places::{InPlace, PlaceInUse, Resident, in_use, who_is_in};
use crate::ui::components::{Avatar, Form, FormProblems, TextField, capped, encode, icon, memo, warmth};
use crate::ui::route::Route;
use crate::ui::state::{FieldProblem, RepositoryContext, use_clock, use_commands, use_navigation, use_repository};
use crate::ui::text::places as words;
use crate::web::{dom, history};

/// The parameter of the address with the place, so that going back finds the same list.
const PARAMETER: &str = "in";

/// The address of the people of a place.
pub(in crate::ui::pages) fn address(place: &str) -> String {
    let page = Route::Places.href();
    if place.is_empty() { page } else { format!("{page}?{PARAMETER}={}", encode(place)) }
}

/// The search box with its lists. `about` is the place.
pub(super) fn search(about: RwSignal<String>) -> AnyView {
    let (repository, today, path) = (use_repository(), use_clock().today, use_navigation().path);
    Effect::new(move || {
        // A link to the same page with another place, or back.
        path.track();
        about.set(dom::parameter(PARAMETER).unwrap_or_default());
    });
    let found = memo(move || {
        let place = about.get();
        repository.book(|book| who_is_in(book, &place, today.get()))
    });
    let on_input = move |event| {
        let typed = event_target_value(&event);
        history::replace(&address(typed.trim()));
        about.set(typed);
    };
    let is_asked = memo(move || about.with(|it| !it.trim().is_empty()));
    let is_nobody = move || is_asked.get() && found.with(InPlace::is_empty);
    let status = move || is_nobody().then(|| words::nobody(&about.with(|it| it.trim().to_owned())));
    view! {
        <section class="section" aria-label=words::who_is_in()>
            <h2>{words::who_is_in()}</h2>
            <form
                class="finder"
                role="search"
                aria-label=words::who_is_in()
                on:submit=move |event| event.prevent_default()
            >
                <div class="search">
                    {icon("search")}
                    <input
                        class="input"
                        type="search"
                        dir="auto"
                        aria-label=words::who_is_in()
                        placeholder=words::hint()
                        prop:value=about
                        on:input=on_input />
                </div>
            </form>
            <p role="status" class="text-muted">{status}</p>
            {move || if is_asked.get() { lists(repository, found.get()) } else { places(repository, today.get()) }}
            {move || is_asked.get().then(|| spellings(about, found))}
        </section>
    }
    .into_any()
}

/// The places in use, as links to their people.
fn places(repository: RepositoryContext, today: chrono::NaiveDate) -> AnyView {
    let all = repository.book(|book| in_use(book, today));
    if all.is_empty() {
        return view! { <p class="text-muted">{words::none_in_use()}</p> }.into_any();
    }
    let chip = |it: &PlaceInUse| {
        let place = it.spellings.first().cloned().unwrap_or_default();
        view! { <li><a class="chip" href=address(&place) dir="auto">{words::in_use_line(it)}</a></li> }
    };
    view! {
        <h3>{words::in_use()}</h3>
        <ul class="chips" role="list" aria-label=words::in_use()>{capped(all, chip)}</ul>
    }
    .into_any()
}

fn lists(repository: RepositoryContext, found: InPlace) -> AnyView {
    view! {
        {list(repository, words::lives(), found.lives)}
        {list(repository, words::works(), found.works)}
        {list(repository, words::met(), found.met)}
        {list(repository, words::left(), found.left)}
    }
    .into_any()
}

/// A list under its heading. None without people.
fn list(repository: RepositoryContext, title: &'static str, people: Vec<Resident>) -> Option<AnyView> {
    let row = move |it: &Resident| {
        let avatar =
            repository.book_untracked(|book| book.people.get(it.id).map(|person| Avatar::of(it.id, person).view("")));
        view! {
            <li><a class="row" href=Route::Person(it.id).href()>
                {avatar}
                <span>
                    <span class="name" dir="auto">{it.name.clone()}</span>
                    <span class="role" dir="auto">{it.words.clone()}</span>
                </span>
                {warmth(it.warmth)}
            </a></li>
        }
    };
    (!people.is_empty()).then(|| {
        view! { <h3>{title}</h3><ul class="rows" role="list" aria-label=title>{capped(people, row)}</ul> }.into_any()
    })
}

/// The other spellings of the place: those that the user declared, and the field to declare one.
fn spellings(about: RwSignal<String>, found: Memo<InPlace>) -> AnyView {
    let same = move || found.with(|it| it.same.clone());
    view! {
        <details class="disclosure" open=move || !same().is_empty()>
            <summary>{words::same()}</summary>
            <p class="text-small">{words::same_note()}</p>
            <ul class="icon-list" role="list" aria-label=words::same()>
                {move || same().into_iter().map(spelling).collect_view()}
            </ul>
            <SpellingForm about />
        </details>
    }
    .into_any()
}

fn spelling(word: String) -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let (label, shown) = (words::apart_named(&word), word.clone());
    let withdraw = move |_| {
        let mut settings = repository.book_untracked(|book| book.settings().clone());
        let is_other = |it: &&Alias| it.word != word && it.same_as != word;
        settings.means = settings.means.iter().filter(is_other).cloned().collect();
        commands.run_or_show(Command::SetSettings(Box::new(settings)), words::two_again());
    };
    view! {
        <li>
            {icon("place")}
            <span dir="auto">{shown}</span>
            <span class="icon-list__inset">
                <button class="link-button" type="button" aria-label=label on:click=withdraw>{words::apart()}</button>
            </span>
        </li>
    }
}

/// The form that declares another spelling of the place.
#[component]
fn SpellingForm(about: RwSignal<String>) -> impl IntoView {
    let form = FormProblems::new();
    let other = RwSignal::new(String::new());
    let save = move |()| {
        let alias = Alias { word: other.get_untracked(), same_as: about.with_untracked(|it| it.trim().to_owned()) };
        if alias.word.trim().is_empty() {
            return form.show(vec![FieldProblem::of("word", crate::ui::text::settings::say_the_word())]);
        }
        if form.save(Vec::new(), KnowsCommand::Declare(alias).into(), words::made_one()) {
            other.set(String::new());
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=words::another_spelling()
                value=other
                problem=form.of("word")
                on_input=move |it| other.set(it)
            />
            <div class="actions">
                <button class="btn" type="submit">{icon("link")}{words::make_one()}</button>
            </div>
        </Form>
    }
}
