//! The timeline of exchanges with a person.

use leptos::prelude::*;

use crate::domain::{Book, Exchange, ExchangeId, Labels, PersonId, Tone};
use crate::present::long_view::{Year, years_with};
use crate::present::timeline::{
    AT_ONCE, MORE, SessionBox, SessionNotes, companions, long_silence, session_notes, silence, subject,
};
use crate::ui::components::{Show, empty_state, icon, memo, prose, tags, written};
use crate::ui::dom_id::DomId;
use crate::ui::route::Route;
use crate::ui::state::{Dialogs, OpenDialog, RepositoryContext, use_archive, use_clock, use_dialogs, use_repository};
use crate::ui::text;
use crate::web::clock;
use crate::web::intl::{self, Style};

/// The section "Exchanges".
#[component]
pub(crate) fn Timeline(person: PersonId) -> impl IntoView {
    let (repository, dialogs, today) = (use_repository(), use_dialogs(), use_clock().today);
    let shown = RwSignal::new(AT_ONCE);
    let all = Signal::derive(move || {
        let entries = |book: &Book| {
            book.timeline_with(person).into_iter().rev().map(|(id, it)| (id, it.clone())).collect::<Vec<_>>()
        };
        repository.book(entries)
    });
    use_archive().unpack(Some(person));
    let is_packed = move || repository.read(|it| !it.closed_with(person).is_empty());
    let items = move || {
        let all = all.get();
        let least = long_silence(&repository.book(|book| book.days_with(person)));
        let mut items = Vec::new();
        for (index, (id, exchange)) in all.iter().take(shown.get()).enumerate() {
            let later = index.checked_sub(1).and_then(|it| all[it].1.when);
            items.extend(silence(exchange.when, later, today.get(), least).map(|days| {
                view! { <li class="timeline__gap"><p>{text::timeline::silence(days)}</p></li> }.into_any()
            }));
            items.push(item(repository, dialogs, person, (*id, exchange)));
        }
        items
    };
    view! {
        <section class="section" aria-labelledby=DomId::Exchanges.as_str()>
            <TimelineHead person />
            <Show when=move || !all.with(Vec::is_empty) fallback=move || {
                if is_packed() {
                    return view! { <p class="text-muted">{text::timeline::opening_earlier()}</p> }.into_any();
                }
                let log = move || dialogs.show(OpenDialog::Capture(String::new(), Some(person)));
                empty_state(text::timeline::none_yet(), "log", text::acts::write_the_first(), log)
            }>
                <ol class="timeline">{items}</ol>
                <Show when=is_packed><p class="text-muted" role="status">{text::timeline::opening_earlier()}</p></Show>
                <Show when=move || { all.with(Vec::len) > shown.get() }>
                    <div class="actions">
                        <button class="btn" type="button" on:click=move |_| shown.update(|it| *it += MORE)>
                            {text::timeline::earlier_years()}
                        </button>
                    </div>
                </Show>
            </Show>
        </section>
    }
}

/// The heading, and the years with the person on request.
#[component]
fn TimelineHead(person: PersonId) -> impl IntoView {
    let (repository, today, shows_years) = (use_repository(), use_clock().today, RwSignal::new(false));
    let years = memo(move || repository.book(|book| years_with(book, person, today.get())));
    let has_years = memo(move || !years.with(Vec::is_empty));
    view! {
        <div class="section__head">
            <h2 id=DomId::Exchanges.as_str()>{text::timeline::title()}</h2>
            <Show when=has_years>
                <button
                    class="link-button"
                    type="button"
                    aria-expanded=move || shows_years.get().to_string()
                    on:click=move |_| shows_years.update(|it| *it = !*it)
                >
                    {icon("long-view")}{text::acts::across_the_years()}
                </button>
            </Show>
        </div>
        <Show when=move || shows_years.get() && has_years.get()>
            <dl class="facts">{move || years.get().iter().map(year).collect_view()}</dl>
        </Show>
    }
}

/// A year with the person: how many exchanges, and how most of them were.
fn year(year: &Year) -> impl IntoView + use<> {
    let mostly = year.channel.map(text::long_view::mostly).unwrap_or_default();
    let line = text::join(&[&text::long_view::exchange_count(year.exchanges), mostly], " ");
    view! { <div><dt>{year.year}</dt><dd>{line}</dd></div> }
}

fn item(
    repository: RepositoryContext,
    dialogs: Dialogs,
    person: PersonId,
    (id, exchange): (ExchangeId, &Exchange),
) -> AnyView {
    let day = exchange.when.map(|it| view! { <time datetime=it.to_string()>{intl::date(it, Style::Day)}</time> });
    let others = repository.book_untracked(|book| companions(book, exchange, person));
    let channel = exchange
        .how
        .map(text::how)
        .or_else(|| exchange.purpose.map(text::purpose))
        .unwrap_or_else(text::timeline::an_exchange);
    let label = exchange.when.map_or_else(
        || text::timeline::edit_this().to_owned(),
        |it| text::timeline::edit_this_of(&intl::date(it, Style::Day)),
    );
    // Screen readers skip the icon, so name the channel in hidden text.
    // The title of a meeting from a calendar, and its place, where nothing was written about it.
    let subject = subject(exchange).map(|it| view! { <p class="text-small" dir="auto">{it}</p> });
    let hidden_channel = (!exchange.notes.is_empty()).then(|| view! { <span class="visually-hidden">{channel}</span> });
    let notes = match exchange.notes.as_str() {
        "" => view! { <p>{channel}</p> }.into_any(),
        notes => prose(notes),
    };
    let with =
        (!others.is_empty()).then(|| view! { <p class="text-small">{text::timeline::with(&text::list(&others))}</p> });
    let session = repository.book_untracked(|book| session_notes(book, exchange)).map(session);
    let next = (!exchange.next_time.is_empty())
        .then(|| view! { <p class="text-small">{written(&text::timeline::next_time(&exchange.next_time))}</p> });
    let tags = tags(&Labels::default().shown(&exchange.tags));
    let edit = move |_| dialogs.show(OpenDialog::EditExchange(id));
    view! {
        <li>
            <p class="timeline__when text-aside">{day}</p>
            <span class="timeline__node">{icon(text::how_icon(exchange.how))}{hidden_channel}</span>
            <div class="timeline__body">
                {notes}{subject}
                {remarks(exchange)}{with}{session}{next}
                <p class="mood">
                    {mood(exchange)}
                    <button class="link-button" type="button" aria-label=label on:click=edit>
                        {text::common::edit()}
                    </button>
                </p>
                {tags}
            </div>
        </li>
    }
    .into_any()
}

/// The kind of a session, a link to its mentorship, and its boxes, folded.
fn session(notes: SessionNotes) -> impl IntoView {
    let pair = notes.pair.map(|it| view! { " "<a href=Route::Pair(it).href()>{text::timeline::to_the_pair()}</a> });
    let gone = notes.is_pair_gone.then(|| view! { " "{text::timeline::pair_gone()} });
    let is_session = notes.pair.is_some() || notes.is_pair_gone || notes.sitting.is_some();
    let kind =
        is_session.then(|| view! { <p class="text-small">{text::timeline::sitting(notes.sitting)}{gone}{pair}</p> });
    let part = |(which, words): (SessionBox, String)| {
        let is_private = which == SessionBox::Learned;
        let mark = is_private.then(|| view! { <span class="text-small">{text::timeline::only_you()}</span> });
        view! {
            <div class=if is_private { "only-you" } else { "" }>
                <dt>{text::timeline::box_label(which)}</dt>
                <dd>{prose(&words)}{mark}</dd>
            </div>
        }
    };
    let boxes = (!notes.boxes.is_empty()).then(|| {
        view! {
            <details class="disclosure">
                <summary>{text::timeline::written_down()}</summary>
                <dl class="facts">{notes.boxes.into_iter().map(part).collect_view()}</dl>
            </details>
        }
    });
    view! { {kind}{boxes} }
}

/// That it was an attempt only, and that the day lies ahead of today.
fn remarks(exchange: &Exchange) -> impl IntoView + use<> {
    let attempt = exchange.attempt.then(|| text::timeline::attempt(exchange.how, exchange.began));
    let ahead = exchange.when.filter(|it| *it > clock::today()).map(|_| text::timeline::lies_ahead());
    let line = |it: &'static str| view! { <p class="text-small">{it}</p> };
    (attempt.map(line), ahead.map(line))
}

/// The tone, the energy and the length of an exchange.
pub(super) fn mood(exchange: &Exchange) -> impl IntoView + use<> {
    let energy = exchange.energy.map(|it| view! { <span>{icon(text::energy_icon(Some(it)))}{text::energy(it)}</span> });
    let minutes =
        exchange.minutes.map(|it| view! { <span>{icon("clock")}{text::timeline::minutes(it as usize)}</span> });
    view! { {exchange.tone.map(tone)}{energy}{minutes} }
}

fn tone(tone: Tone) -> impl IntoView {
    let class = match tone {
        Tone::Easy => "mood__good",
        Tone::Strained => "mood__strained",
        Tone::Plain | Tone::Mixed => "",
    };
    view! { <span class=class>{icon(text::tone_icon(tone))}{text::tone(tone)}</span> }
}
