//! The page "Today": this week's suggestions, and reminders. Its other sections are in `today_sections.rs`.

use leptos::prelude::*;

use crate::domain::{Book, Command, PersonId, short_name};
use crate::insight::week::{Suggestion, Week};
use crate::present::today as content;
use crate::ui::components::{Show, icon, memo, set_checked};
use crate::ui::dom_id::DomId;
use crate::ui::pages::suggestion_card::{SuggestionCard, finished};
use crate::ui::pages::{title_of, welcome::Welcome};
use crate::ui::route::Route;
use crate::ui::state::{LazySection, use_clock, use_commands, use_lazy_parts, use_repository, use_week};
use crate::ui::text;
use crate::web::focus_place::focus_first_heading;
use crate::web::intl::{self, Style};
use crate::web::pwa;

/// The page `/`.
#[component]
pub(crate) fn Today() -> impl IntoView {
    let repository = use_repository();
    title_of(Route::Today);
    let is_empty = memo(move || repository.book(Book::is_empty));
    view! { <Show when=move || !is_empty.get() fallback=|| view! { <Welcome /> }><TodayContent /></Show> }
}

#[component]
fn TodayContent() -> impl IntoView {
    let (repository, lazy_parts, today) = (use_repository(), use_lazy_parts(), use_clock().today);
    let current_week = use_week();
    let week = memo(move || current_week.get());
    // A dot on the app icon on session day, until all suggestions are done. No number, because people are not counted.
    let is_waiting = memo(move || week.with(|it| it.is_waiting(today.get())));
    Effect::new(move || pwa::badge(is_waiting.get()));
    let date = move || intl::date(today.get(), Style::Today);
    let is_all_done = move || week.with(Week::is_all_done);
    let heading = move || {
        let (count, is_enough) = week.with(|it| (it.shown().len(), it.is_enough()));
        text::today::session_title(count, is_all_done(), is_enough)
    };
    let minutes = move || week.with(|week| week.minutes(repository.book(|it| it.settings().session_minutes())));
    let line = move || {
        let (count, is_enough) = week.with(|it| (it.shown().len(), it.is_enough()));
        text::today::session_line(count, is_all_done(), is_enough, minutes())
    };
    if week.with_untracked(|it| it.shown().first().is_none_or(|it| it.is_done)) {
        lazy_parts.is_first_card_whole.set(true);
    }
    let below = move |section| lazy_parts.after_first_card(move || lazy_parts.section(section));
    view! {
        <header class="page-header">
            <div class="page-header__top"><p class="text-aside">{date}</p><LowBattery /></div>
            <h1>{heading}</h1>
            <p>{line}</p>
        </header>
        <div class="two-column-area">
            <div class="two-column">
                <div>
                    {move || lazy_parts.section(LazySection::TodayLine)}
                    <WeeklySession week />
                    {below(LazySection::Everyday)}
                    {below(LazySection::Notes)}
                </div>
                <div class="two-column__aside">
                    {below(LazySection::Agenda)}
                    {below(LazySection::Week)}
                </div>
            </div>
        </div>
    }
}

#[component]
fn WeeklySession(week: Memo<Week>) -> impl IntoView {
    let (repository, lazy_parts) = (use_repository(), use_lazy_parts());
    // One card for each person, drawn again when its content changes: the reason, the silence, or a name or number that
    // another tab wrote. The app state holds the edited draft, so it survives that.
    let card = move |(index, suggestion): (usize, Suggestion)| {
        let card = move || {
            if suggestion.is_done {
                let of = |book: &Book| week.with_untracked(|week| content::done(book, week, &suggestion));
                finished(repository, suggestion.person, repository.book_untracked(of)).into_any()
            } else {
                view! { <SuggestionCard suggestion week is_first=index == 0 /> }.into_any()
            }
        };
        let content = if index == 0 { card() } else { lazy_parts.after_first_card(card) };
        view! { <li>{content}</li> }.into_any()
    };
    let key = move |(_, suggestion): &(usize, Suggestion)| {
        let Suggestion { person, is_done, reason, rhythm, .. } = suggestion;
        // The suggested texts differ on a low battery day, and on a heavy day a card is folded.
        let is_low = week.with_untracked(|it| (it.energy.is_low, it.is_resting));
        let written = repository.book_untracked(|book| book.people.record(*person).and_then(|it| it.written()));
        (*person, *is_done, is_low, *reason, rhythm.silence, written)
    };
    let shown = move || week.with(|it| it.shown().into_iter().cloned().enumerate().collect::<Vec<_>>());
    let is_resting = move || week.with(|it| it.is_resting && !it.suggestions.is_empty());
    let put_aside = move || week.with(|it| it.put_aside.clone()).into_iter().map(put_off_row).collect_view();
    view! {
        <section id=DomId::ThisWeek.as_str() aria-label=text::today::this_week()>
            <Show when=is_resting><Resting week /></Show>
            <ol class="session">
                <For each=shown key children=card />
                {put_aside}
            </ol>
            {lazy_parts.after_first_card(move || lazy_parts.section(LazySection::Why(week)))}
        </section>
    }
}

/// The remark that today was full enough, above the people, whose cards are folded until the user wants to see them.
#[component]
fn Resting(week: Memo<Week>) -> impl IntoView {
    let current_week = use_week();
    let waits = move || !week.with(Week::is_all_done);
    let show = move |_| {
        current_week.show_anyway();
        // The button is gone with the remark.
        request_animation_frame(|| focus_first_heading(DomId::ThisWeek.as_str()));
    };
    view! {
        <div class="callout" role="note">
            {icon("moon")}
            <div class="stack">
                <p><b>{text::today::resting()}</b></p>
                <p>{text::today::resting_line()}" "{move || waits().then(text::today::resting_others)}</p>
                <Show when=waits>
                    <p>
                        <button class="btn" type="button" on:click=show>
                            {text::today::show_anyway()}
                        </button>
                    </p>
                </Show>
            </div>
        </div>
    }
}

/// A person whom the user put off until next week, as one line, with the way back.
fn put_off_row(id: PersonId) -> impl IntoView {
    let (repository, commands, today) = (use_repository(), use_commands(), use_clock().today);
    let name = repository.book_untracked(|it| it.people.get(id).map(short_name)).unwrap_or_default();
    let (line, label) = (text::today::put_off(&name), text::today::undo_put_off(&name));
    let back = move |_| {
        commands.run_or_show(Command::Snooze(id, today.get_untracked()), text::today::back_this_week(&name));
    };
    view! {
        <li>
            <div class="suggestion-card suggestion-card--collapsed">
                {icon("snooze")}
                <p>{line}</p>
                <button class="link-button" type="button" aria-label=label on:click=back>{text::common::undo()}</button>
            </div>
        </li>
    }
}

/// The switch for a low battery day: on such a day Kith suggests only contacts as small as a text message.
#[component]
fn LowBattery() -> impl IntoView {
    let (repository, commands, today) = (use_repository(), use_commands(), use_clock().today);
    let is_low = move || repository.book(|it| it.settings().low_battery == Some(today.get()));
    let switch = move |event: web_sys::Event| {
        let mut settings = repository.book_untracked(|it| it.settings().clone());
        settings.low_battery = event_target_checked(&event).then(|| today.get_untracked());
        let is_low = settings.low_battery.is_some();
        let message = if is_low { text::today::low_battery_on() } else { text::today::low_battery_off() };
        if !commands.run_or_show(Command::SetSettings(Box::new(settings)), message) {
            set_checked(&event, !is_low);
        }
    };
    view! {
        <label class="switch">
            {icon("moon")}<span>{text::today::low_battery()}</span>
            <input type="checkbox" role="switch" prop:checked=is_low on:change=switch />
            <span class="switch__track"></span>
        </label>
    }
}
