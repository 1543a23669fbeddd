//! The page that reads a year: first whom to leave out, then its parts.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::digests::{Digests, use_digests};
use super::year_before::BeforeReading;
use crate::domain::{Command, HistoryCommand};
use crate::insight::years::CalendarYear;
use crate::present::year_page::{
    PEOPLE_ON_PAPER, PersonLine, TEXTS_ON_PAPER, WordsLine, YearParts, hello_day, hello_in_new_year, in_new_year,
    is_over, is_readable, own_sentence, year_parts,
};
use crate::ui::components::{AreaField, Show, icon, memo, prose};
use crate::ui::pages::title;
use crate::ui::route::Route;
use crate::ui::state::{Commands, use_archive, use_clock, use_commands, use_repository, use_unsaved};
use crate::ui::text;
use crate::ui::text::year_page as words;
use crate::web::intl::{self, Style};

/// The page `/long-view/:id/read`.
///
/// It opens with the question whom to leave out, every time, so that nobody is met unasked.
#[component]
pub(crate) fn ReadYear(
    /// The year.
    id: CalendarYear,
) -> impl IntoView {
    let (digests, today) = (use_digests(), use_clock().today);
    title(&words::title(&id));
    let is_reading = RwSignal::new(false);
    let no_year = move || if is_over(id, today.get()) { text::long_view::no_talks() } else { words::not_yet() };
    let is_there = memo(move || digests.read(|it| is_readable(it, id, today.get())).unwrap_or_default());
    view! {
        <header class="page-header">
            <h1>{words::title(&id)}</h1>
            <div class="page-header__actions">
                <a class="btn" href=Route::LongView.href()>{icon("long-view")}{text::long_view::back()}</a>
            </div>
        </header>
        <Show when=is_there fallback=move || view! { <p class="text-muted">{no_year()}</p> }>
            <Show
                when=is_reading
                fallback=move || view! { <BeforeReading digests year=id on_read=move |()| is_reading.set(true) /> }
            >
                <Parts digests year=id on_choose=move |()| is_reading.set(false) />
            </Show>
        </Show>
    }
}

/// The parts of the year. Those with nothing to say are left out.
#[component]
fn Parts(digests: Digests, year: CalendarYear, #[prop(into)] on_choose: Callback<()>) -> impl IntoView {
    let (repository, archive, today) = (use_repository(), use_archive(), use_clock().today);
    // The notes of the talks are in the packed exchanges of the year.
    Effect::new(move || archive.unpack_all_of(digests.partitions_of_year(year.number())));
    let parts = memo(move || {
        let made =
            |it: &crate::insight::digest::Digest| repository.book(|book| year_parts(book, it, year, today.get()));
        digests.read(made).unwrap_or_default()
    });
    let print = move |_| {
        // Ignore a failure: a browser that cannot print still shows the year.
        let _ = window().print();
    };
    view! {
        <div class="year-page">
            <div class="actions">
                <button class="btn" type="button" on:click=print>{icon("export")}{words::print()}</button>
                <button class="link-button" type="button" on:click=move |_| on_choose.run(())>
                    {words::choose_again()}
                </button>
            </div>
            <Show when=move || parts.with(|it| *it == YearParts::default())>
                <p class="text-muted">{words::quiet()}</p>
            </Show>
            {people_part(words::met(), parts, |it| &it.met, |_| None)}
            {people_part(words::again(), parts, |it| &it.again, |_| None)}
            {words_part(words::talks(), None, parts, |it| &it.talks)}
            {words_part(words::gave(), None, parts, |it| &it.gave)}
            {words_part(words::came(), None, parts, |it| &it.came)}
            {words_part(words::learned(), Some(words::not_printed()), parts, |it| &it.learned)}
            {people_part(words::next(), parts, |it| &it.next, move |it| keep_in_mind(year, it))}
            <OwnLine year />
        </div>
    }
}

/// A part, which the user may skip; then it is not printed either.
fn part(name: &'static str, class: &'static str, inside: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let is_skipped = RwSignal::new(false);
    let label = move || if is_skipped.get() { words::show_of(&name) } else { words::skip_of(&name) };
    let skipped = move || if is_skipped.get() { "year-part--skipped" } else { "" };
    let word = move || if is_skipped.get() { words::show() } else { words::skip() };
    view! {
        <section class=move || text::join(&["section", "year-part", class, skipped()], " ") aria-label=name>
            <div class="year-part__head">
                <h2>{name}</h2>
                <button
                    class="link-button"
                    type="button"
                    aria-label=label
                    on:click=move |_| is_skipped.update(|it| *it = !*it)
                >
                    {word}
                </button>
            </div>
            <Show when=move || !is_skipped.get()>{inside()}</Show>
        </section>
    }
    .into_any()
}

fn people_part(
    name: &'static str,
    parts: Memo<YearParts>,
    of: fn(&YearParts) -> &Vec<PersonLine>,
    after: impl Fn(&PersonLine) -> Option<AnyView> + Copy + Send + Sync + 'static,
) -> impl Fn() -> Option<AnyView> {
    let lines = memo(move || parts.with(|it| of(it).clone()));
    let line = move |(at, it): (usize, PersonLine)| {
        let after = after(&it);
        let day = it.day.map(|it| intl::date(it, Style::DayOfYear));
        view! {
            <li class=on_screen(at, PEOPLE_ON_PAPER)>
                <a class="name" dir="auto" href=Route::Person(it.person).href()>{it.name}</a>
                {day.map(|it| view! { " "<span class="text-small">{it}</span> })}
                {after}
            </li>
        }
    };
    let list = move || list_of(lines.get().into_iter().enumerate().map(line).collect(), PEOPLE_ON_PAPER);
    move || (!lines.with(Vec::is_empty)).then(|| part(name, "year-people", list))
}

/// The class of a line that stands on the screen and not on paper.
fn on_screen(at: usize, on_paper: usize) -> Option<&'static str> {
    (at >= on_paper).then_some("year-later")
}

/// A list of which the first lines stand on paper, with a line there about the others.
fn list_of(lines: Vec<impl IntoView + 'static>, on_paper: usize) -> AnyView {
    let more = lines.len().saturating_sub(on_paper);
    let more = (more > 0).then(|| view! { <p class="year-more">{words::more_on_screen(more)}</p> });
    view! { <ul class="ink-days" role="list">{lines.into_iter().collect_view()}</ul>{more} }.into_any()
}

/// The button that promises a hello in the new year, and afterwards a word about it: a promise is a reason of the
/// weekly session.
fn keep_in_mind(year: CalendarYear, line: &PersonLine) -> Option<AnyView> {
    let (repository, commands, today) = (use_repository(), use_commands(), use_clock().today);
    hello_day(year).filter(|it| *it > today.get_untracked())?;
    let (person, name) = (line.person, line.name.clone());
    let promised = memo(move || repository.book(|book| in_new_year(book, person, year)));
    let label = words::keep_in_mind_of(&name);
    let promise = move |_| {
        let promise = hello_in_new_year(person, year, words::hello_to(&name), today.get_untracked());
        commands.run_or_show(Command::MakePromise(Box::new(promise), Vec::new()), words::kept_in_mind(&name));
    };
    let button = move || {
        view! {
            <button class="link-button" type="button" aria-label=label.clone() on:click=promise.clone()>
                {icon("hand")}{words::keep_in_mind()}
            </button>
        }
    };
    let in_mind = || view! { <span class="text-small">{words::in_mind()}</span> };
    Some(view! { " "<Show when=move || !promised.get() fallback=in_mind>{button()}</Show> }.into_any())
}

/// A part of texts. One that is not printed has a line that says so.
fn words_part(
    name: &'static str,
    not_printed: Option<&'static str>,
    parts: Memo<YearParts>,
    of: fn(&YearParts) -> &Vec<WordsLine>,
) -> impl Fn() -> Option<AnyView> {
    let lines = memo(move || parts.with(|it| of(it).clone()));
    let line = |(at, it): (usize, WordsLine)| {
        let day = it.day.map(|it| intl::date(it, Style::DayOfYear)).unwrap_or_default();
        let between = (!it.names.is_empty() && !day.is_empty()).then_some(", ");
        let head = view! { <bdi>{text::list(&it.names)}</bdi>{between}{day} };
        let class = on_screen(at, TEXTS_ON_PAPER);
        view! { <li class=class><p class="text-small">{head}</p>{prose(&it.text)}</li> }
    };
    let list = move || {
        let note = not_printed.map(|it| view! { <p class="text-small">{it}</p> });
        view! { {note}{list_of(lines.get().into_iter().enumerate().map(line).collect(), TEXTS_ON_PAPER)} }
    };
    let class = if not_printed.is_some() { "only-you" } else { "year-words" };
    move || (!lines.with(Vec::is_empty)).then(|| part(name, class, move || list().into_any()))
}

/// The button that deletes a sentence which the page does not show. The deletion can be undone.
fn delete_hidden(commands: Commands, year: CalendarYear) -> impl IntoView {
    let delete = move |_| {
        commands.run_or_show(HistoryCommand::WriteLine(year.0, String::new()).into(), words::own_deleted());
    };
    view! {
        <p><button class="link-button" type="button" on:click=delete>{icon("trash")}{words::delete_own()}</button></p>
    }
}

/// The sentence of the user's own. It is printed first. One that names somebody who is left out stays in the book, and
/// the field is empty.
#[component]
fn OwnLine(year: CalendarYear) -> impl IntoView {
    let (repository, commands, today) = (use_repository(), use_commands(), use_clock().today);
    let own = memo(move || repository.book(|book| own_sentence(book, year, today.get())));
    let known = memo(move || own.with(|it| it.text.clone()));
    let (unsaved, key) = (use_unsaved(), StoredValue::new(format!("year {}", year.0)));
    let typed = RwSignal::new(unsaved.text(&key.get_value()).unwrap_or_else(|| known.get_untracked()));
    let write = move |text: String| {
        unsaved.keep_text(&key.get_value(), &known.get_untracked(), text.clone());
        typed.set(text);
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let line = typed.get_untracked();
        if line.trim() != known.get_untracked() {
            let is_saved = commands.run_or_show(HistoryCommand::WriteLine(year.0, line).into(), words::own_saved());
            if !is_saved {
                return;
            }
        }
        unsaved.drop_form(&key.get_value());
    };
    view! {
        <section class="section year-own" aria-label=words::own()>
            <h2 class="visually-hidden">{words::own()}</h2>
            <p class="year-own__line" dir="auto">{known}</p>
            <form class="stack" on:submit=save>
                <AreaField
                    label=words::own()
                    value=typed
                    hint=words::own_hint()
                    on_input=write
                />
                <p class="text-small" role="status">{move || own.with(|it| it.is_out).then(words::own_out)}</p>
                <Show when=move || own.with(|it| it.is_out)>{delete_hidden(commands, year)}</Show>
                <p><button class="btn" type="submit">{words::save_own()}</button></p>
            </form>
        </section>
    }
}
