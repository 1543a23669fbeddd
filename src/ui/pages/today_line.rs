//! The line of Today beside the week: one at most, about a session of today, a session that looks back, something to
//! tell, a trip that is over, the reminder of a group, or the date of an aim.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::insight::aims::next::next_week;
use crate::present::today_line::{TodayLine, line};
use crate::ui::components::{icon, memo};
use crate::ui::pages::HalfWritten;
use crate::ui::route::Route;
use crate::ui::state::{use_clock, use_repository, use_week};
use crate::ui::text;

/// The section with the line. Most days it is empty.
#[component]
pub(crate) fn TodayLineSection() -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let line = memo(move || repository.book(|book| line(book, today.get())));
    let week = use_week();
    // The session of next week keeps a place for the next talk of an aim.
    Effect::new(move || {
        let today = today.get();
        week.reserve(&repository.book(|book| next_week(book, today)));
    });
    // A sheet that a killed tab left half written comes first.
    view! { <HalfWritten id=None />{move || line.get().map(|it| drawn(&it, today.get()))} }
}

fn drawn(line: &TodayLine, today: NaiveDate) -> AnyView {
    let (symbol, sentence, links) = parts(line, today);
    let region = match line {
        TodayLine::Trip { .. } => text::trip::after_trip(),
        TodayLine::Group { .. } => text::groups::reminder_region(),
        _ => text::mentoring_today::region(),
    };
    let link = |(route, words, label): (Route, &'static str, String)| {
        view! { <a class="btn" href=route.href() aria-label=label>{words}</a> }
    };
    view! {
        <section class="callout" aria-label=region>
            {icon(symbol)}
            <div class="stack">
                <p>{sentence}</p>
                <div class="actions">{links.into_iter().map(link).collect_view()}</div>
            </div>
        </section>
    }
    .into_any()
}

/// The icon, the sentence, and the links: where to, the words and the accessible name.
fn parts(line: &TodayLine, today: NaiveDate) -> (&'static str, String, Vec<(Route, &'static str, String)>) {
    match line {
        TodayLine::Session { id, names, time } => {
            let names = text::list(names);
            let links = vec![
                (
                    Route::Session(*id),
                    text::mentoring_today::open_sheet(),
                    text::mentoring_today::open_sheet_with(&names),
                ),
                (Route::Pair(*id), text::mentoring_today::prepare(), text::mentoring_today::prepare_with(&names)),
            ];
            ("mentoring", text::mentoring_today::session(&names, time), links)
        }
        TodayLine::Checkpoint { id, names, checkpoint } => {
            let names = text::list(names);
            let sentence = text::mentoring_today::checkpoint(&names, *checkpoint, today);
            let links = vec![(
                Route::Pair(*id),
                text::mentoring_today::look_back(),
                text::mentoring_today::look_back_with(&names),
            )];
            ("mentoring", sentence, links)
        }
        TodayLine::ToTell { person: (person, name), since, .. } => {
            let links =
                vec![(Route::Person(*person), text::mentoring_today::write(), text::mentoring_today::write_to(name))];
            ("hand", text::mentoring_today::to_tell(name, *since), links)
        }
        TodayLine::Trip { id, place } => {
            let links = vec![(Route::Trip(*id), text::trip::say_whom(), text::trip::say_whom_in(place))];
            ("place", text::trip::is_over(place), links)
        }
        TodayLine::Group { id, name, last } => {
            let links = vec![(Route::Group(*id), text::groups::open(), text::groups::open_named(name))];
            ("people", text::groups::due_today(name, *last), links)
        }
        TodayLine::Still { id, what, by } => {
            let links = vec![(Route::Aim(*id), text::aims::open_aim(), text::aims::open_named(what))];
            ("calendar", text::aims::still_of(what, &text::partial(*by)), links)
        }
    }
}
