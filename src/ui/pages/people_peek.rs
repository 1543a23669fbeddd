//! A person beside the list of people, on a screen wide enough: name, last exchange, and open questions.

use leptos::html;
use leptos::prelude::*;

use crate::domain::{Exchange, Person, PersonId, Purpose, display_name, short_name};
use crate::insight::rhythm::rhythm;
use crate::present::people::{Line, shown};
use crate::present::person::questions;
use crate::present::today::{Done, contact_on};
use crate::ui::components::{Avatar, Show, icon, memo, prose, warmth_class, written};
use crate::ui::dom_id::DomId;
use crate::ui::pages::contact_links;
use crate::ui::pages::timeline::mood;
use crate::ui::route::Route;
use crate::ui::sending::Sending;
use crate::ui::state::{OpenDialog, use_archive, use_clock, use_dialogs, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The person beside the list: the last one under the pointer, as long as the list has them.
#[derive(Clone, Copy)]
pub(super) struct Peek {
    pointed: RwSignal<Option<PersonId>>,
    person: Memo<Option<PersonId>>,
    /// Whether there is room beside the list.
    has_room: RwSignal<bool>,
}

impl Peek {
    pub(super) fn new(lines: Memo<Vec<Line>>) -> Self {
        let pointed = RwSignal::new(None);
        let person = memo(move || {
            let pointed = pointed.get();
            lines.with(|lines| {
                let people = shown(lines);
                pointed.filter(|it| people.contains(it)).or_else(|| people.first().copied())
            })
        });
        Self { pointed, person, has_room: RwSignal::new(false) }
    }

    /// The user points at a row, or the focus is on it.
    pub(super) fn point_at(self, id: PersonId) {
        if self.pointed.get_untracked() != Some(id) {
            self.pointed.set(Some(id));
        }
    }

    /// Whether a row is that of the person beside the list.
    pub(super) fn is_at(self, id: PersonId) -> bool {
        self.has_room.get() && self.person.get() == Some(id)
    }
}

/// The place beside the list. Nothing is drawn while it has no room.
#[component]
pub(super) fn PeekPlace(peek: Peek) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let measure = move || {
        // The style sheet hides the place where the screen is narrow.
        let has_room = place.try_get_untracked().flatten().is_some_and(|it| it.offset_width() > 0);
        if peek.has_room.try_get_untracked().is_some_and(|it| it != has_room) {
            peek.has_room.set(has_room);
        }
    };
    let resize = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resize.remove());
    Effect::new(move || {
        place.track();
        request_animation_frame(measure);
    });
    let person = peek.person;
    view! {
        <div class="peek-place" node_ref=place>
            <Show when=peek.has_room>
                {move || person.get().map(|id| view! { <PeekCard id /> })}
            </Show>
        </div>
    }
}

#[component]
fn PeekCard(id: PersonId) -> impl IntoView {
    let (repository, dialogs, today) = (use_repository(), use_dialogs(), use_clock().today);
    use_archive().unpack_last(id);
    let person = memo(move || repository.book(|book| book.people.get(id).cloned()).unwrap_or_default());
    let state = move || repository.book(|book| rhythm(book, id, &person.get(), today.get()));
    let warmth = move || {
        let state = state();
        let word = state.warmth.map(|it| view! { <span class=warmth_class(it)>{text::warmth(it)}</span>" " });
        let last = repository.book(|book| state.last.map_or(Done::Talked, |day| contact_on(book, id, day)));
        view! { {word}{text::person::warmth_line(&state, last)} }
    };
    let is_living = move || person.with(|it| it.died.is_none());
    let last = memo(move || repository.book(|book| book.exchanges_with(id).next_back().map(|(_, it)| it.clone())));
    let asked = memo(move || repository.book(|book| questions(book, id)));
    let log = move || dialogs.show(OpenDialog::Capture(String::new(), Some(id)));
    let sending = Sending::to(id);
    let name = person.with_untracked(short_name);
    view! {
        <section class="peek" aria-labelledby=DomId::Peek.as_str()>
            {move || person.with(|it| head(id, it))}
            <Show when=is_living><p class="warmth-line">{warmth}</p></Show>
            {move || person.with(|it| contact_links::tiles(it, sending, log))}
            {sending.question(name, Signal::stored(String::new()), Purpose::CatchUp)}
            {move || last.get().map(|it| last_time(&it))}
            {move || questions_of(asked.get())}
            <p>
                <a class="btn" href=Route::Person(id).href()>{text::people::open_the_page()}{icon("chevron")}</a>
            </p>
        </section>
    }
}

fn head(id: PersonId, person: &Person) -> AnyView {
    let role = contact_links::role_line(&person.role, &person.organisation);
    let line = text::join(&[&role, &person.place], ", ");
    view! {
        <header class="peek__head">
            {Avatar::of(id, person).view("avatar--large")}
            <div>
                <h2 id=DomId::Peek.as_str() dir="auto">{display_name(person)}</h2>
                <p class="role" dir="auto">{line}</p>
            </div>
        </header>
        <p class="visually-hidden">{text::person::ways_to_reach(&short_name(person))}</p>
    }
    .into_any()
}

/// The last exchange: its words, its day and how it felt.
fn last_time(exchange: &Exchange) -> AnyView {
    let words = match exchange.notes.as_str() {
        "" => {
            let how = exchange.how.map(text::how).or_else(|| exchange.purpose.map(text::purpose));
            view! { <p>{how.unwrap_or_else(text::timeline::an_exchange)}</p> }.into_any()
        }
        notes => prose(notes),
    };
    let day = exchange.when.map(|it| {
        view! { <time class="text-aside" datetime=it.to_string()>{intl::date(it, Style::Day)}</time> }
    });
    view! {
        <div class="stack">
            <h3>{text::people::last_time()}</h3>
            {words}
            <p class="mood">{day}{mood(exchange)}</p>
        </div>
    }
    .into_any()
}

fn questions_of(questions: Vec<String>) -> Option<AnyView> {
    let line = |it: String| view! { <li>{icon("leaf")}{written(&text::sentence(&it))}</li> };
    (!questions.is_empty()).then(|| {
        view! {
            <div class="stack">
                <h3>{text::person::ask_about()}</h3>
                <ul class="dos-donts">{questions.into_iter().map(line).collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}
