//! The page "Mentoring": the user's mentees and mentors, and the logged sessions with them.

use leptos::prelude::*;

use crate::domain::{Book, MentorshipRole, PersonId, Purpose, display_name};
use crate::ui::app::app;
use crate::ui::components::Show;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::intl::{self, Style};

/// A person with a mentorship or with mentoring sessions.
#[derive(Clone)]
struct Side {
    id: PersonId,
    name: String,
    role: Option<MentorshipRole>,
    sessions: usize,
    last: Option<chrono::NaiveDate>,
}

/// The page `/mentoring`.
#[component]
pub(crate) fn Mentoring() -> impl IntoView {
    let app = app();
    title_of(Route::Mentoring);
    let sides = Signal::derive(move || app.book(sides));
    // Load the archive: sessions of earlier years count too.
    app.unpack(None);
    let row = |Side { id, name, role, sessions, last }: Side| {
        let last = last.map(|it| intl::date(it, Style::Day));
        let sessions = text::mentoring::sessions(sessions, last.as_deref());
        view! {
            <li><a class="row plain" href=Route::Person(id).href()>
                <span><span class="name">{name}</span><span class="role">{role.map(text::mentorship)}" "{sessions}</span></span>
            </a></li>
        }
    };
    view! {
        <header class="opening">
            <h1>{text::mentoring::title()}</h1>
            <p>{text::mentoring::line()}</p>
        </header>
        <Show when=move || !sides.with(Vec::is_empty) fallback=move || view! {
            <div class="nothing"><p class="soft-text">{move || if app.store(|it| it.closed().is_empty()) { text::mentoring::none_yet() } else { text::timeline::opening_earlier() }}</p></div>
        }>
            <ul class="rows">{move || sides.get().into_iter().map(row).collect_view()}</ul>
        </Show>
    }
}

fn sides(book: &Book) -> Vec<Side> {
    let sessions =
        |id: PersonId| book.exchanges_with(id).filter(|(_, it)| it.purpose == Some(Purpose::MentoringSession));
    let people = book.people.iter().filter(|(_, it)| !it.archived);
    people
        .filter_map(|(id, person)| {
            let count = sessions(id).count();
            let role =
                book.mentorships.iter().map(|(_, it)| it).find(|it| it.people.contains(&id)).and_then(|it| it.role);
            (count > 0 || role.is_some()).then(|| Side {
                id,
                name: display_name(person),
                role: role.map(counterpart),
                sessions: count,
                last: sessions(id).next_back().and_then(|(_, it)| it.when),
            })
        })
        .collect()
}

/// The person's role, which is the counterpart of the user's role.
const fn counterpart(owner: MentorshipRole) -> MentorshipRole {
    match owner {
        MentorshipRole::Mentor => MentorshipRole::Mentee,
        MentorshipRole::Mentee => MentorshipRole::Mentor,
    }
}
