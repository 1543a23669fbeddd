//! The page of a person.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::{Command, Person, PersonId, display_name, short_name};
use crate::insight::friction;
use crate::insight::rhythm::{Rhythm, rhythm};
use crate::ui::app::{App, OpenDialog, app};
use crate::ui::components::{Avatar, Show, icon, memo, warmth_class};
use crate::ui::dom_id::DomId;
use crate::ui::pages::{contact_links, not_found::Nowhere, person_sections, timeline::Thread, title};
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The page `/people/:id`.
#[component]
pub(crate) fn PersonPage(
    /// The person.
    id: PersonId,
) -> impl IntoView {
    let app = app();
    let person = memo(move || app.book(|book| book.people.get(id).cloned()));
    move || match person.get() {
        Some(person) => view! { <PersonContent id person /> }.into_any(),
        None => view! { <Nowhere /> }.into_any(),
    }
}

#[component]
fn PersonContent(id: PersonId, person: Person) -> impl IntoView {
    let app = app();
    title(&display_name(&person));
    let state = Signal::derive(move || {
        app.book(|book| book.people.get(id).map(|it| rhythm(book, id, it, app.today.get())).unwrap_or_default())
    });
    let log = move || app.dialog.set(Some(OpenDialog::Capture(String::new(), Some(id))));
    view! {
        <header class="page-header">
            <div class="page-header__top">
                <a class="link-button link-button--back" href=Route::People.href()>
                    {icon("chevron")}{text::person::back_to_people()}
                </a>
                <PersonMenu id name=display_name(&person) is_archived=person.archived />
            </div>
            <Head id person=person.clone() state />
        </header>
        <div class="two-column-area">
            <div class="two-column">
                <div>
                    <section class="stack" aria-labelledby=DomId::Ways.as_str()>
                        <h2 class="visually-hidden" id=DomId::Ways.as_str()>
                            {text::person::ways_to_reach(&short_name(&person))}
                        </h2>
                        {contact_links::tiles(&person, log)}
                    </section>
                    <Help id />
                    {person_sections::ask(app, id)}
                    <Thread person=id />
                    {person_sections::notes(&person)}
                </div>
                <div class="two-column__aside">
                    {person_sections::promises(app, id)}
                    {person_sections::ledger(app, id)}
                    {person_sections::habits(&person)}
                    {person_sections::met(app, &person)}
                    {person_sections::ties(app, id)}
                    {person_sections::dates(&person, app.today.get_untracked())}
                    {person_sections::facts(&person)}
                    {person_sections::addresses(&person)}
                </div>
            </div>
        </div>
    }
}

/// Buttons for the dialogs to prepare, ask, record a favour and introduce; and for the repair dialog if recent
/// exchanges were strained.
#[component]
fn Help(id: PersonId) -> impl IntoView {
    let app = app();
    let open = move |dialog: OpenDialog| move |_| app.dialog.set(Some(dialog.clone()));
    let wants_repair = move || app.book(|book| friction::wants_repair(book, id));
    view! {
        <div class="actions">
            <button class="link-button" type="button" on:click=open(OpenDialog::Prepare(vec![id]))>
                {icon("file")}{text::person::before_you_meet()}
            </button>
            <button class="link-button" type="button" on:click=open(OpenDialog::Ask(id))>
                {icon("hand")}{text::person::ask_for_something()}
            </button>
            <button class="link-button" type="button" on:click=open(OpenDialog::Favour(id))>
                {icon("leaf")}{text::person::help_either_way()}
            </button>
            <button class="link-button" type="button" on:click=open(OpenDialog::Introduce(id))>
                {icon("link")}{text::person::introduce()}
            </button>
        </div>
        <Show when=wants_repair>
            <div class="callout callout--amber" role="note">
                {icon("tone-strained")}
                <div class="stack">
                    <p>{text::person::was_strained()}</p>
                    <p>
                        <button class="btn" type="button" on:click=open(OpenDialog::Repair(id))>
                            {text::person::a_way_back()}
                        </button>
                    </p>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Head(id: PersonId, person: Person, state: Signal<Rhythm>) -> impl IntoView {
    let role = text::join(&[&person.role, &person.department, &person.organisation], ", ");
    let circle = person
        .circle
        .map_or_else(|| text::person::no_circle().to_owned(), |it| text::person::in_circle(&text::circle(it)));
    let also = text::join(&[&person.nickname, &person.other_script, &person.pronouns, &person.say], " · ");
    let paused = person.paused_until.map(|it| text::person::quiet_until(&intl::date(it, Style::Day)));
    let warmth =
        move || state.get().warmth.map(|it| view! { <span class=warmth_class(it)>{text::warmth(it)}</span>" " });
    view! {
        <div class="person-head">
            {Avatar::of(id, &person).view("avatar--large")}
            <div>
                <h1>{display_name(&person)}</h1>
                {(!also.is_empty()).then(|| view! { <p class="text-aside">{also}</p> })}
                <p class="person-head__meta">
                    {(!role.is_empty()).then(|| view! { <span>{icon("building")}{role}</span> })}
                    {(!person.place.is_empty()).then(|| view! { <span>{icon("place")}{person.place.clone()}</span> })}
                </p>
            </div>
            <p class="warmth-line">{warmth}{move || text::person::warmth_line(&state.get())}" "{circle}" "{paused}</p>
        </div>
    }
}

/// The buttons to edit the person, add a promise, archive, and delete.
#[component]
fn PersonMenu(id: PersonId, name: String, is_archived: bool) -> impl IntoView {
    let app = app();
    let archive = {
        let said = if is_archived { text::person::unarchived(&name) } else { text::person::archived(&name) };
        move |_| app.run_or_say(Command::Archive(id, !is_archived), said.clone())
    };
    let delete = {
        let said = text::person::in_trash(&name);
        move |_| {
            delete(app, id, &said);
            app.go(Route::People);
        }
    };
    let (menu, summary) = (NodeRef::<html::Details>::new(), NodeRef::<html::Summary>::new());
    let shut = move || menu.get_untracked().into_iter().for_each(|it| it.set_open(false));
    // Unlike a popover, `<details>` does not close on a press outside of it.
    let beside = window_event_listener(leptos::ev::pointerdown, move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Node>().ok());
        if menu.get_untracked().is_some_and(|it| !it.contains(target.as_ref())) {
            shut();
        }
    });
    on_cleanup(move || beside.remove());
    view! {
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| app.dialog.set(Some(OpenDialog::EditPerson(id)))>
                {text::common::edit()}
            </button>
            <details class="menu" node_ref=menu on:keydown=move |event| {
                if event.key() == "Escape" {
                    shut();
                    summary.get_untracked().map(|it| it.focus());
                }
            }>
                <summary class="btn btn--bare btn--square" aria-label=text::person::more() node_ref=summary>
                    {icon("more")}
                </summary>
                <div class="menu__list" on:click=move |_| shut()>
                    <button
                        class="btn btn--bare"
                        type="button"
                        on:click=move |_| app.dialog.set(Some(OpenDialog::NewPromise(Some(id))))
                    >
                        {icon("hand")}{text::person::new_promise()}
                    </button>
                    <button class="btn btn--bare" type="button" on:click=archive>
                        {icon("book")}{if is_archived { text::person::unarchive() } else { text::person::archive() }}
                    </button>
                    <button class="btn btn--bare" type="button" on:click=delete>
                        {icon("trash")}{text::person::move_to_trash()}
                    </button>
                </div>
            </details>
        </div>
    }
}

fn delete(app: App, id: PersonId, said: &str) {
    app.run_or_say(Command::Delete(id.into()), said);
}
