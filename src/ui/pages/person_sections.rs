//! The small sections beside a person's exchanges. A section without content is not shown.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::domain::{
    Favour, PartialDate, Person, PersonId, PromiseOwner, PromiseState, RelationKind, display_name, short_name,
    sort_by_key,
};
use crate::insight::friction::PRIVATE;
use crate::insight::ledger::favours;
use crate::ui::app::App;
use crate::ui::components::{capped, icon, tags};
use crate::ui::dom_id::DomId;
use crate::ui::pages::contact_links;
use crate::ui::pages::today::set_checked;
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::intl::{self, Style};

/// Context for sections in a dialog. The page below may have the same sections, and an id must be unique in a document,
/// so a section in a dialog has an `aria-label` and no id.
#[derive(Clone, Copy)]
pub(crate) struct InDialog;

fn section(id: DomId, title: String, inside: AnyView) -> AnyView {
    if use_context::<InDialog>().is_some() {
        let name = title.clone();
        return view! { <section class="section" aria-label=name><h4>{title}</h4>{inside}</section> }.into_any();
    }
    view! {
        <section class="section" aria-labelledby=id.as_str()>
            <h2 id=id.as_str()>{title}</h2>
            {inside}
        </section>
    }
    .into_any()
}

/// Questions for the next time: the latest three from the last six exchanges.
pub(crate) fn ask(app: App, id: PersonId) -> impl IntoView {
    move || {
        let questions: Vec<String> = app.book(|book| {
            let asked = book.exchanges_with(id).rev().take(6).map(|(_, it)| it.next_time.clone());
            asked.filter(|it| !it.is_empty()).take(3).collect()
        });
        (!questions.is_empty()).then(|| {
            let lines = questions
                .into_iter()
                .map(|it| view! { <li>{icon("leaf")}<span>{text::sentence(&it)}</span></li> })
                .collect_view();
            section(DomId::Ask, "Ask about".to_owned(), view! { <ul class="habits">{lines}</ul> }.into_any())
        })
    }
}

/// Open promises, of the user and of the person.
pub(crate) fn promises(app: App, id: PersonId) -> impl IntoView {
    move || {
        let promises = app.book(|book| {
            let open = book.promises.iter().filter(|(_, it)| it.people.contains(&id) && it.state.is_none());
            open.map(|(promise, it)| {
                (
                    promise,
                    it.what.clone(),
                    it.whose == Some(PromiseOwner::Theirs),
                    text::promise_note(it, app.today.get(), ""),
                )
            })
            .collect::<Vec<_>>()
        });
        (!promises.is_empty()).then(|| {
            let line = |(promise, what, is_theirs, note): (_, String, bool, String)| {
                let said = format!("Kept: {what}.");
                let let_go = move |_| app.run_or_say(crate::domain::Command::ClosePromise(promise, Some(PromiseState::LetGo)), "Let go.");
                let keep = move |event: web_sys::Event| {
                    if !app.carried_out(crate::domain::Command::ClosePromise(promise, Some(PromiseState::Kept)), said.clone()) {
                        set_checked(&event, false);
                    }
                };
                let label = format!("Let it go: {what}");
                let whose = if is_theirs { "theirs" } else { "yours" };
                view! {
                    <li>
                        <label class="tick">
                            <input type="checkbox" on:change=keep />
                            <span class="tick__box">{icon("check")}</span>
                            <span class="tick__text">{what}</span>
                            <span class="note">{[whose, &note].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")}</span>
                        </label>
                        <button class="aside-link" type="button" aria-label=label on:click=let_go>"Let it go"</button>
                    </li>
                }
            };
            section(DomId::Promises, "Promises".to_owned(), view! { <ul class="promises">{promises.into_iter().map(line).collect_view()}</ul> }.into_any())
        })
    }
}

/// The latest eight favours, given and received, without a balance.
pub(crate) fn ledger(app: App, id: PersonId) -> impl IntoView {
    move || {
        let favours: Vec<_> =
            app.book(|book| favours(book, id).into_iter().map(|(_, it)| it.clone()).take(8).collect());
        (!favours.is_empty()).then(|| {
            let line = |it: Favour| {
                let day = it.when.map(|it| intl::date(it, Style::Day)).unwrap_or_default();
                let note = [it.direction.map(text::direction).unwrap_or_default(), &day, &it.outcome]
                    .into_iter()
                    .filter(|it| !it.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ");
                view! { <li>{icon("leaf")}<span>{text::sentence(&it.what)}</span><span class="note">{note}</span></li> }
            };
            let lines = favours.into_iter().map(line).collect_view();
            section(DomId::Ledger, "Help, both ways".to_owned(), view! { <ul class="lines">{lines}</ul> }.into_any())
        })
    }
}

/// The person's dos and don'ts.
pub(crate) fn habits(person: &Person) -> Option<AnyView> {
    let dos = capped(person.dos.to_vec(), |it| view! { <li>{icon("check")}<span>{it.clone()}</span></li> });
    let donts =
        capped(person.donts.to_vec(), |it| view! { <li class="avoid">{icon("close")}<span>{it.clone()}</span></li> });
    let is_any = !person.dos.is_empty() || !person.donts.is_empty();
    is_any.then(|| {
        section(
            DomId::Habits,
            format!("With {}", short_name(person)),
            view! { <ul class="habits">{dos}{donts}</ul> }.into_any(),
        )
    })
}

/// How the user met the person, and the groups of the person.
pub(crate) fn met(app: App, person: &Person) -> Option<AnyView> {
    let met = &person.how_met;
    let through =
        met.through.and_then(|id| app.with_book_untracked(|book| book.people.get(id).map(|it| (id, display_name(it)))));
    let head = [met.when.map(partial).unwrap_or_default(), met.place.clone()]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let words = [head, met.story.clone()].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(". ");
    let groups =
        capped(person.groups.to_vec(), |it| view! { <li>{icon("people")}<span>{format!("with {it}")}</span></li> });
    let is_any = !words.is_empty() || through.is_some() || !person.groups.is_empty();
    let through = through.map(|(id, name)| view! { <li>{icon("link")}<span>"through "<a href=Route::Person(id).href()>{name}</a></span></li> });
    is_any.then(|| {
        let inside = view! { <p>{words}</p><ul class="lines">{through}{groups}</ul> };
        section(DomId::Met, "How you met".to_owned(), inside.into_any())
    })
}

/// Relations to other people, including those recorded on the other person.
pub(crate) fn ties(app: App, id: PersonId, person: &Person) -> Option<AnyView> {
    let ties: Vec<(PersonId, String, RelationKind)> = app.with_book_untracked(|book| {
        let own = person.relations.iter().filter_map(|it| Some((it.to?, it.kind?)));
        let theirs = book.people.iter().flat_map(|(other, it)| {
            it.relations.iter().filter(|it| it.to == Some(id)).filter_map(move |it| Some((other, it.kind?.inverse())))
        });
        let mut ties: Vec<_> = own
            .chain(theirs)
            .filter_map(|(other, kind)| Some((other, display_name(book.people.get(other)?), kind)))
            .collect();
        sort_by_key(&mut ties, |it| it.0);
        ties.dedup_by_key(|it| it.0);
        ties
    });
    (!ties.is_empty()).then(|| {
        let lines = capped(ties, |(other, name, kind)| view! {
            <li>{icon("link")}<span><a href=Route::Person(*other).href()>{name.clone()}</a></span><span class="note">{kind.word()}</span></li>
        });
        section(DomId::Ties, "Ties".to_owned(), view! { <ul class="lines">{lines}</ul> }.into_any())
    })
}

/// Birthdays and other dates, sorted by their next occurrence.
pub(crate) fn dates(person: &Person, today: NaiveDate) -> Option<AnyView> {
    let mut dates: Vec<_> = person.dates.iter().cloned().collect();
    sort_by_key(&mut dates, |it| it.when.and_then(|it| it.next_after(today)));
    let line = move |it: &crate::domain::ImportantDate| {
        let when = it.when?;
        let leaf = match when.next_after(today) {
            Some(day) => view! { <time class="day" datetime=when.to_string()><b>{day.day()}</b>{intl::date(day, Style::ShortMonth)}</time> }.into_any(),
            None => view! { <span class="day">{partial(when)}</span> }.into_any(),
        };
        let year = when.year().map(|it| it.to_string()).unwrap_or_default();
        let note = [it.note.clone(), year].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
        Some(view! { <li>{leaf}<div><p>{text::sentence(&it.kind)}</p><p class="note">{note}</p></div></li> })
    };
    (!dates.is_empty()).then(|| {
        section(DomId::Dates, "Dates".to_owned(), view! { <ul class="dates">{capped(dates, line)}</ul> }.into_any())
    })
}

/// Facts, expertise, custom fields and tags. In a dialog, without the private notes of the repair dialog.
pub(crate) fn facts(person: &Person) -> Option<AnyView> {
    let is_card = use_context::<InDialog>().is_some();
    let pair = |label: String, words: String| view! { <div><dt>{label}</dt><dd>{words}</dd></div> };
    let facts = person.facts.iter().chain(person.custom.iter()).cloned();
    let facts = facts.filter(|it| !is_card || !PRIVATE.contains(&it.label.as_str())).collect();
    let facts = capped(facts, move |it: &crate::domain::Fact| pair(it.label.clone(), it.text.clone()));
    let knows =
        (!person.expertise.is_empty()).then(|| pair("Knows".to_owned(), text::sentence(&person.expertise.join(", "))));
    let tags = tags(&person.tags);
    let is_any = !person.facts.is_empty()
        || !person.custom.is_empty()
        || !person.expertise.is_empty()
        || !person.tags.is_empty();
    is_any.then(|| {
        section(
            DomId::Facts,
            "Worth remembering".to_owned(),
            view! { <dl class="facts">{knows}{facts}</dl>{tags} }.into_any(),
        )
    })
}

/// The notes, unchanged.
pub(crate) fn notes(person: &Person) -> Option<AnyView> {
    (!person.notes.is_empty()).then(|| {
        section(
            DomId::Notes,
            "Notes".to_owned(),
            view! { <p class="written-words">{person.notes.clone()}</p> }.into_any(),
        )
    })
}

/// All contact methods in full.
pub(crate) fn addresses(person: &Person) -> Option<AnyView> {
    let is_any = !person.emails.is_empty()
        || !person.phones.is_empty()
        || !person.profiles.is_empty()
        || !person.addresses.is_empty();
    is_any.then(|| section(DomId::Addresses, "Addresses".to_owned(), contact_links::all(person).into_any()))
}

/// Formats a partial date: "2019", "May 2019", "17 May 2019", "12 April".
fn partial(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Month(year, month) => {
            NaiveDate::from_ymd_opt(year, month, 1).map(|it| intl::date(it, Style::Month)).unwrap_or_default()
        }
        PartialDate::Day(day) => intl::date(day, Style::Full),
        PartialDate::EveryYear { month, day } => {
            NaiveDate::from_ymd_opt(2000, month, day).map(|it| intl::date(it, Style::DayOfYear)).unwrap_or_default()
        }
    }
}
