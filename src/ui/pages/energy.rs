//! The energy of the user's week: spent so far, still available, and gained or lost by day. Never tied to a person.

use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Command, Energy, ExchangeId};
use crate::insight::energy::{budget, days, learned_costs, standout};
use crate::present::today::unrated;
use crate::ui::components::{icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::state::{use_clock, use_commands, use_repository};
use crate::ui::text;
use crate::web::clock;
use crate::web::intl::{self, Style};

/// The section "Your week" on Today.
#[component]
pub(crate) fn YourWeek() -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let past = memo(move || repository.book(|book| days(book, today.get())));
    let curve = move || figure(past.get());
    let summary = move || {
        repository.book(|book| {
            let today = today.get();
            let budget = budget(book, today);
            let lesson = learned_costs(book, today).lesson(budget.budget).map(text::energy::lesson).unwrap_or_default();
            text::join(&[&text::energy::standout(standout(&past.get())), &text::energy::room(&budget), lesson], " ")
        })
    };
    view! {
        <section class="section" aria-labelledby=DomId::Energy.as_str()>
            <h2 id=DomId::Energy.as_str()>{text::energy::title()}</h2>
            {curve}
            <p class="text-muted">{summary}</p>
            <HowWasIt />
        </section>
    }
}

/// How often to see whether it is time to ask.
const TICK: Duration = Duration::from_mins(1);

/// Asks how the latest exchanges of the last two days affected the user's energy. Optional, and an answer a day later
/// is as good as one at once, because tiredness comes hours after company.
#[component]
fn HowWasIt() -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    // An exchange with a time is asked about two hours after its end, also on a page that stays open.
    let now = RwSignal::new(clock::now());
    if let Ok(ticks) = set_interval_with_handle(move || now.set(clock::now()), TICK) {
        on_cleanup(move || ticks.clear());
    }
    let unrated = memo(move || {
        now.track();
        // The exchange may be younger than the last tick.
        repository.book(|book| unrated(book, clock::now()))
    });
    let row = move |(id, names): (ExchangeId, Vec<String>)| {
        let answer = move |energy: Energy| {
            let rate = move |_| {
                commands.run_or_show(Command::RateEnergy(id, Some(energy)), text::energy::noted());
            };
            view! {
                <button class="btn" type="button" on:click=rate>
                    {icon(text::energy_icon(Some(energy)))}{text::energy_answer(energy)}
                </button>
            }
        };
        let question = text::energy::how_was_it(&text::list(&names));
        let label = question.clone();
        view! {
            <div class="stack" role="group" aria-label=label>
                <p class="text-small">{question}</p>
                <div class="actions">{Energy::ALL.iter().copied().map(answer).collect_view()}</div>
            </div>
        }
    };
    move || unrated.get().into_iter().map(row).collect_view()
}

const WIDTH: f64 = 336.0;
const MIDDLE: f64 = 42.0;
const STEP: f64 = 49.33;
const LEFT: f64 = 20.0;

/// A day in the figure.
struct Point {
    day: NaiveDate,
    is_known: bool,
    is_now: bool,
    x: f64,
    y: f64,
}

/// The last seven days as a line: a day is below the middle if it took more energy than it gave. Hidden from screen
/// readers, because the text beside it says the same.
fn figure(days: [(NaiveDate, Option<i32>); 7]) -> impl IntoView {
    let point = |(at, (day, sum)): (i32, (NaiveDate, Option<i32>))| Point {
        day,
        is_known: sum.is_some(),
        is_now: at == 6,
        x: LEFT + f64::from(at) * STEP,
        y: MIDDLE - f64::from(sum.unwrap_or_default().clamp(-3, 3)) * 11.0,
    };
    let points: Vec<Point> = (0..).zip(days).map(point).collect();
    let dot = |point: &Point| {
        let (class, radius) = if point.is_now { ("week__dot week__dot--now", "5") } else { ("week__dot", "3.25") };
        view! { <circle class=class cx=point.x.to_string() cy=point.y.to_string() r=radius></circle> }
    };
    let name = |point: &Point| {
        let class = if point.is_now { "week__day week__day--now" } else { "week__day" };
        view! { <text class=class x=point.x.to_string() y="90">{intl::date(point.day, Style::ShortWeekday)}</text> }
    };
    view! {
        <svg class="week" viewBox="0 0 336 96" aria-hidden="true">
            <path class="week__mid" d=format!("M8 {MIDDLE}H{}", WIDTH - 8.0)></path>
            <path class="week__line" d=line(&points)></path>
            {points.iter().filter(|it| it.is_known || it.is_now).map(dot).collect_view()}
            {points.iter().map(name).collect_view()}
        </svg>
    }
}

/// An SVG path through the points, horizontal at each of them.
fn line(points: &[Point]) -> String {
    let begin = points.first().map(|it| format!("M{:.1} {:.1}", it.x, it.y)).unwrap_or_default();
    let bends = points.windows(2).map(|pair| {
        let (from, to) = (&pair[0], &pair[1]);
        let half = (to.x - from.x) / 2.0;
        format!("C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}", from.x + half, from.y, to.x - half, to.y, to.x, to.y)
    });
    bends.fold(begin, |path, it| path + &it)
}
