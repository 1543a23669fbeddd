//! Mentoring: the people one mentors or is mentored by, and the sessions that were logged.

use leptos::prelude::*;

use crate::domain::{Book, PersonId, Purpose, RelationKind, display_name};
use crate::ui::app::app;
use crate::ui::kit::When;
use crate::ui::page::title_of;
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::intl::{self, Style};

/// Somebody, in which role, and the sessions with them.
type Side = (PersonId, String, usize, Option<chrono::NaiveDate>);

/// The page `/mentoring`.
#[component]
pub(crate) fn Mentoring() -> impl IntoView {
    let app = app();
    title_of(Route::Mentoring);
    let sides = Signal::derive(move || app.book(sides));
    let row = |(id, name, sessions, last): Side| {
        let last = last.map(|it| format!(", the last on {}", intl::date(it, Style::Day))).unwrap_or_default();
        view! {
            <li><a class="row plain" href=Route::Person(id).href()>
                <span><span class="name">{name}</span><span class="role">{text::sentence(&text::count(sessions, "session", "sessions"))}{last}</span></span>
            </a></li>
        }
    };
    view! {
        <header class="opening">
            <h1>"Mentoring"</h1>
            <p>"Log a “mentoring session with Sam”, and the two of you stand here, with every session since."</p>
        </header>
        <When holds=move || !sides.with(Vec::is_empty) otherwise=|| view! {
            <div class="nothing"><p class="soft-text">"No session is written down yet."</p></div>
        }>
            <ul class="rows">{move || sides.get().into_iter().map(row).collect_view()}</ul>
        </When>
    }
}

fn sides(book: &Book) -> Vec<Side> {
    let sessions =
        |id: PersonId| book.exchanges_with(id).filter(|(_, it)| it.purpose == Some(Purpose::MentoringSession));
    let is_tied = |id: PersonId| {
        let of = |it: PersonId| {
            book.people.get(it).is_some_and(|it| {
                it.relations.iter().any(|it| matches!(it.kind, Some(RelationKind::Mentor | RelationKind::Mentee)))
            })
        };
        of(id)
    };
    let people = book.people.iter().filter(|(_, it)| !it.archived);
    people
        .filter_map(|(id, person)| {
            let count = sessions(id).count();
            (count > 0 || is_tied(id))
                .then(|| (id, display_name(person), count, sessions(id).next_back().and_then(|(_, it)| it.when)))
        })
        .collect()
}
