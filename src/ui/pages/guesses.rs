//! The guesses on the page "Reconnect": how welcome the user expected a message to be, and how welcome it was.

use leptos::prelude::*;

use crate::domain::{Command, PersonId, display_name};
use crate::insight::reconnect::{Gap, gaps, usual_gap};
use crate::present::reconnect::Guesses;
use crate::ui::components::{Rating, Show, memo};
use crate::ui::dom_id::DomId;
use crate::ui::state::{RepositoryContext, use_commands, use_repository};
use crate::ui::text;

/// The guessed and the actual welcome of recent messages, and a question for messages without an actual value.
#[component]
pub(super) fn GuessesSection() -> impl IntoView {
    let repository = use_repository();
    let all = memo(move || repository.book(gaps));
    let guesses = memo(move || all.with(|it| Guesses::of(it)));
    let open = move || guesses.with(|it| it.open.clone());
    let known = move || guesses.with(|it| it.rated.clone());
    let summary = move || text::reconnect::guess_summary(guesses.with(|it| it.count), all.with(|it| usual_gap(it)));
    let question = |(at, gap): (usize, Gap)| view! { <WelcomeQuestion at gap /> };
    let line = move |gap: Gap| {
        let actual = gap.actual.unwrap_or_default();
        view! {
            <li>
                <p>
                    {name(gap.person, repository)}
                    " "
                    <span class="text-small">{text::reconnect::guess(&gap.expected, &actual)}</span>
                </p>
                {figure(gap.expected, actual)}
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Guesses.as_str()>
            <h2 id=DomId::Guesses.as_str()>{text::reconnect::guesses()}</h2>
            <p class="text-muted">{summary}</p>
            {move || open().into_iter().enumerate().map(question).collect_view()}
            <ul class="guesses">{move || known().into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

/// Asks how welcome a message was.
#[component]
fn WelcomeQuestion(
    /// The place in the list, for the name of the radio buttons.
    at: usize,
    gap: Gap,
) -> impl IntoView {
    let commands = use_commands();
    let legend = text::reconnect::how_welcome_was_it(&name(gap.person, use_repository()));
    let chosen = RwSignal::new(None::<u32>);
    let answer = move |_| {
        if let Some(welcome) = chosen.get_untracked() {
            commands.run_or_show(Command::RateWelcome(gap.exchange, welcome), text::reconnect::noted());
        }
    };
    view! {
        <div class="stack">
            <Rating
                legend
                name=["was-welcome", "was-welcome-too"][at % 2]
                chosen
                on_choose=move |it| chosen.set(Some(it))
            />
            <Show when=move || chosen.get().is_some()>
                <p><button class="btn" type="button" on:click=answer>{text::reconnect::so_it_was()}</button></p>
            </Show>
        </div>
    }
}

fn name(person: PersonId, repository: RepositoryContext) -> String {
    repository.book_untracked(|it| it.people.get(person).map(display_name)).unwrap_or_default()
}

/// Draws the guess (a ring) and the actual value (a dot) on a scale from 1 to 7.
fn figure(expected: u32, actual: u32) -> impl IntoView {
    let x = |it: u32| 14.0 + f64::from(it.clamp(1, 7) - 1) * 45.3;
    let ticks = (1..=7).map(|it| view! { <path class="guess__base" d=format!("M{:.1} 12v6", x(it))></path> });
    view! {
        <svg class="guess" viewBox="0 0 300 30" aria-hidden="true">
            <path class="guess__base" d="M14 15H285.8"></path>
            {ticks.collect_view()}
            <path class="guess__gap" d=format!("M{:.1} 15H{:.1}", x(expected), x(actual))></path>
            <circle class="guess__mine" cx=x(expected).to_string() cy="15" r="6"></circle>
            <circle class="guess__was" cx=x(actual).to_string() cy="15" r="7"></circle>
        </svg>
    }
}
