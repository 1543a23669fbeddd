//! The page of a person.

use chrono::NaiveDate;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::{Command, ExchangeId, Person, PersonId, Purpose, display_name, short_name};
use crate::insight::friction;
use crate::insight::rhythm::{Rhythm, rhythm};
use crate::present::doubles::joined_into;
use crate::present::person::ahead;
use crate::present::today::{Done, contact_on};
use crate::ui::components::{Avatar, Show, icon, memo, warmth_class};
use crate::ui::dom_id::DomId;
use crate::ui::pages::file_download::use_file_download;
use crate::ui::pages::long_view::PersonYears;
use crate::ui::pages::pending_questions::{PendingWith, TalksOffer};
use crate::ui::pages::{contact_links, not_found::Nowhere, person_sections, timeline::Timeline, title};
use crate::ui::person_acts::act_tiles;
use crate::ui::route::Route;
use crate::ui::sending::Sending;
use crate::ui::state::{OpenDialog, use_clock, use_commands, use_dialogs, use_navigation, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The page `/people/:id`.
#[component]
pub(crate) fn PersonPage(
    /// The person.
    id: PersonId,
) -> impl IntoView {
    let repository = use_repository();
    let person = memo(move || {
        repository.book(|book| {
            // A link from before two people were joined leads to the one who stayed.
            let id = if book.people.get(id).is_some() { id } else { joined_into(book, id)? };
            Some((id, book.people.get(id)?.clone()))
        })
    });
    move || match person.get() {
        Some((id, person)) => view! { <PersonContent id person /> }.into_any(),
        None => view! { <Nowhere /> }.into_any(),
    }
}

#[component]
fn PersonContent(id: PersonId, person: Person) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    title(&display_name(&person));
    let state = Signal::derive(move || {
        repository.book(|book| book.people.get(id).map(|it| rhythm(book, id, it, today.get())).unwrap_or_default())
    });
    let for_dates = person.clone();
    view! {
        <header class="page-header">
            <div class="page-header__top">
                <a class="link-button link-button--back" href=Route::People.href()>
                    {icon("chevron")}{text::person::back_to_people()}
                </a>
                <PersonMenu id name=display_name(&person) is_archived=person.archived />
            </div>
            <PersonHead id person=person.clone() state />
        </header>
        <div class="two-column-area">
            <div class="two-column">
                <div>
                    {contact_section(id, &person)}
                    {person_sections::mentorships(id)}
                    {person_sections::also_in(id)}
                    <WayBack id />
                    <PendingWith person=id />
                    <TalksOffer person=id name=short_name(&person) />
                    {person_sections::ask(id)}
                    <Timeline person=id />
                    <PersonYears person=id />
                    {person_sections::notes(&person)}
                </div>
                <div class="two-column__aside">
                    {person_sections::promises(id)}
                    {person_sections::ledger(id)}
                    {person_sections::habits(&person)}
                    {person_sections::curious(id)}
                    {person_sections::met(id, &person)}
                    {person_sections::ties(id)}
                    {move || person_sections::dates(&for_dates, today.get())}
                    {person_sections::knowledge(id, &person)}
                    {person_sections::facts(&person)}
                    {person_sections::addresses(&person)}
                </div>
            </div>
        </div>
    }
}

/// The ways to reach the person, and the question whether a message was sent.
fn contact_section(id: PersonId, person: &Person) -> AnyView {
    let (dialogs, sending, name) = (use_dialogs(), Sending::to(id), short_name(person));
    let log = move || dialogs.show(OpenDialog::Capture(String::new(), Some(id)));
    view! {
        <section class="stack" aria-labelledby=DomId::ContactLinks.as_str()>
            <h2 class="visually-hidden" id=DomId::ContactLinks.as_str()>{text::person::ways_to_reach(&name)}</h2>
            {contact_links::tiles(person, sending, log)}
            {sending.question(name.clone(), Signal::stored(String::new()), Purpose::CatchUp)}
            {person.died.is_none().then(|| act_tiles(id, &name))}
        </section>
    }
    .into_any()
}

/// The button of the repair dialog, if recent exchanges were strained.
#[component]
fn WayBack(id: PersonId) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let repair = move |_| dialogs.show(OpenDialog::Repair(id));
    let wants_repair = move || repository.book(|book| friction::wants_repair(book, id));
    view! {
        <Show when=wants_repair>
            <div class="callout callout--amber" role="note">
                {icon("tone-strained")}
                <div class="stack">
                    <p>{text::person::was_strained()}</p>
                    <p>
                        <button class="btn" type="button" on:click=repair>
                            {text::person::a_way_back()}
                        </button>
                    </p>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn PersonHead(id: PersonId, person: Person, state: Signal<Rhythm>) -> impl IntoView {
    let role = text::join(&[&person.role, &person.department, &person.organisation], ", ");
    let circle = person
        .circle
        .map_or_else(|| text::person::no_circle().to_owned(), |it| text::person::in_circle(&text::circle(it)));
    let also = text::join(&[&person.nickname, &person.other_script, &person.pronouns, &person.say], " · ");
    let paused = person.paused_until.map(|it| text::person::quiet_until(&intl::date(it, Style::Day)));
    let died = person.died.map(|it| text::person::died(&text::partial(it)));
    let (repository, today) = (use_repository(), use_clock().today);
    let ahead = memo(move || repository.book(|book| ahead(book, id, today.get())));
    let contact = move || {
        let state = state.get();
        let warmth = state.warmth.map(|it| view! { <span class=warmth_class(it)>{text::warmth(it)}</span>" " });
        // "No exchanges yet" would contradict the one ahead.
        let line = (state.silence.is_some() || ahead.get().is_none()).then(|| {
            let last = repository.book(|book| state.last.map_or(Done::Talked, |day| contact_on(book, id, day)));
            text::person::warmth_line(&state, last)
        });
        view! { {warmth}{line}" " }
    };
    let line = match died {
        // Neither a rhythm nor a pause applies any more.
        Some(died) => view! { {died} }.into_any(),
        None => view! { {contact}{circle}" "{paused} }.into_any(),
    };
    let meta = |name: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <span>{icon(name)}<span dir="auto">{text}</span></span> })
    };
    view! {
        <div class="person-head">
            {Avatar::of(id, &person).view("avatar--large")}
            <div>
                <h1 dir="auto">{display_name(&person)}</h1>
                {(!also.is_empty()).then(|| view! { <p class="text-aside" dir="auto">{also}</p> })}
                <p class="person-head__meta">
                    {meta("building", role)}{meta("place", person.place.clone())}
                </p>
            </div>
            <p class="warmth-line">{line}</p>
            {move || ahead.get().map(|(exchange, day)| view! { <LiesAhead exchange day /> })}
        </div>
    }
}

/// An exchange that lies ahead of today, and the form to put its day right.
#[component]
fn LiesAhead(exchange: ExchangeId, day: NaiveDate) -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <p class="warmth-line">
            {text::person::lies_ahead(&intl::date(day, Style::Full))}" "
            <button
                class="link-button"
                type="button"
                on:click=move |_| dialogs.show(OpenDialog::EditExchange(exchange))
            >
                {text::person::put_day_right()}
            </button>
        </p>
    }
}

/// The buttons to edit the person, begin mentoring, join with another, save as vCard, archive, and delete.
#[component]
fn PersonMenu(id: PersonId, name: String, is_archived: bool) -> impl IntoView {
    let (commands, dialogs, navigation) = (use_commands(), use_dialogs(), use_navigation());
    let archive = {
        let message = if is_archived { text::person::unarchived(&name) } else { text::person::archived(&name) };
        move |_| {
            commands.run_or_show(Command::Archive(id, !is_archived), message.clone());
        }
    };
    let delete = {
        let message = text::person::in_trash(&name);
        move |_| {
            commands.run_or_show(Command::Delete(id.into()), message.clone());
            navigation.go(Route::People);
        }
    };
    let begin = move |_| dialogs.show(OpenDialog::BeginMentoring(id));
    let join = move |_| dialogs.show(OpenDialog::JoinWith(id));
    let download = use_file_download();
    let save_card = move |_| download.share_card(id, name.clone());
    view! {
        <div class="actions">
            <button class="link-button" type="button" on:click=move |_| dialogs.show(OpenDialog::EditPerson(id))>
                {text::common::edit()}
            </button>
            <MoreMenu>
                <button class="btn btn--bare" type="button" on:click=begin>
                    {icon("mentoring")}{text::mentoring::begin()}
                </button>
                <button class="btn btn--bare" type="button" on:click=join>
                    {icon("link")}{text::doubles::join_with()}
                </button>
                <button class="btn btn--bare" type="button" on:click=save_card>
                    {icon("export")}{text::export::save_person()}
                </button>
                <button class="btn btn--bare" type="button" on:click=archive>
                    {icon("book")}{if is_archived { text::person::unarchive() } else { text::person::archive() }}
                </button>
                <button class="btn btn--bare" type="button" on:click=delete>
                    {icon("trash")}{text::person::move_to_trash()}
                </button>
            </MoreMenu>
        </div>
    }
}

/// A menu behind a button. It closes on a choice, on Escape, and on a press outside of it.
#[component]
pub(super) fn MoreMenu(children: Children) -> impl IntoView {
    let (menu, summary) = (NodeRef::<html::Details>::new(), NodeRef::<html::Summary>::new());
    let close = move || menu.get_untracked().into_iter().for_each(|it| it.set_open(false));
    // Unlike a popover, `<details>` does not close on a press outside of it.
    let listener = window_event_listener(leptos::ev::pointerdown, move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Node>().ok());
        if menu.get_untracked().is_some_and(|it| !it.contains(target.as_ref())) {
            close();
        }
    });
    on_cleanup(move || listener.remove());
    let close_on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
            summary.get_untracked().map(|it| it.focus());
        }
    };
    view! {
        <details class="menu" node_ref=menu on:keydown=close_on_escape>
            <summary class="btn btn--bare btn--square" aria-label=text::person::more() node_ref=summary>
                {icon("more")}
            </summary>
            <div class="menu__list" on:click=move |_| close()>{children()}</div>
        </details>
    }
}
