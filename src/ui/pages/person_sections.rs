//! The small sections beside a person's exchanges. A section without content is not shown.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::domain::{
    Command, Fact, Favour, ImportantDate, Person, PersonId, Promise, PromiseId, PromiseOwner, PromiseState,
    display_name, short_name,
};
use crate::present::person::{self as content, Facts};
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
        let questions = app.book(|book| content::questions(book, id));
        (!questions.is_empty()).then(|| {
            let lines = questions
                .into_iter()
                .map(|it| view! { <li>{icon("leaf")}<span>{text::sentence(&it)}</span></li> })
                .collect_view();
            section(
                DomId::Ask,
                text::person::ask_about().to_owned(),
                view! { <ul class="dos-donts">{lines}</ul> }.into_any(),
            )
        })
    }
}

/// Open promises, of the user and of the person.
pub(crate) fn promises(app: App, id: PersonId) -> impl IntoView {
    move || {
        let promises = app.book(|book| content::open_promises(book, id));
        (!promises.is_empty()).then(|| {
            let line = |(id, promise): (PromiseId, Promise)| {
                let note = text::today::promise_note(&promise, app.today.get(), "");
                let is_theirs = promise.whose == Some(PromiseOwner::Theirs);
                let what = promise.what;
                let said = text::today::promise_kept(&what);
                let drop = move |_| {
                    app.run_or_say(Command::ClosePromise(id, Some(PromiseState::LetGo)), text::person::promise_closed())
                };
                let keep = move |event: web_sys::Event| {
                    if !app.carried_out(Command::ClosePromise(id, Some(PromiseState::Kept)), said.clone()) {
                        set_checked(&event, false);
                    }
                };
                let label = text::person::promise_not_needed_label(&what);
                let whose = if is_theirs { text::person::theirs() } else { text::person::yours() };
                view! {
                    <li>
                        <label class="checkbox">
                            <input type="checkbox" on:change=keep />
                            <span class="checkbox__box">{icon("check")}</span>
                            <span class="checkbox__text">{what}</span>
                            <span class="text-small">{text::join(&[whose, &note], ", ")}</span>
                        </label>
                        <button class="link-button" type="button" aria-label=label on:click=drop>
                            {text::person::promise_not_needed()}
                        </button>
                    </li>
                }
            };
            section(
                DomId::Promises,
                text::person::promises().to_owned(),
                view! {
                    <ul class="promises">{promises.into_iter().map(line).collect_view()}</ul>
                }
                .into_any(),
            )
        })
    }
}

/// The latest eight favours, given and received, without a balance.
pub(crate) fn ledger(app: App, id: PersonId) -> impl IntoView {
    move || {
        let favours = app.book(|book| content::favours(book, id));
        (!favours.is_empty()).then(|| {
            let line = |it: Favour| {
                let day = it.when.map(|it| intl::date(it, Style::Day)).unwrap_or_default();
                let direction = it.direction.map(text::direction).unwrap_or_default();
                let note = text::join(&[direction, &day, &it.outcome], ", ");
                view! {
                    <li>{icon("leaf")}<span>{text::sentence(&it.what)}</span><span class="text-small">{note}</span></li>
                }
            };
            let lines = favours.into_iter().map(line).collect_view();
            section(
                DomId::Ledger,
                text::person::ledger().to_owned(),
                view! { <ul class="icon-list">{lines}</ul> }.into_any(),
            )
        })
    }
}

/// The person's dos and don'ts.
pub(crate) fn habits(person: &Person) -> Option<AnyView> {
    let dos = capped(person.dos.to_vec(), |it| view! { <li>{icon("check")}<span>{it.clone()}</span></li> });
    let donts = capped(
        person.donts.to_vec(),
        |it| view! { <li class="dos-donts__avoid">{icon("close")}<span>{it.clone()}</span></li> },
    );
    let is_any = !person.dos.is_empty() || !person.donts.is_empty();
    is_any.then(|| {
        section(
            DomId::Habits,
            text::person::habits(&short_name(person)),
            view! { <ul class="dos-donts">{dos}{donts}</ul> }.into_any(),
        )
    })
}

/// How the user met the person, and the groups of the person.
pub(crate) fn met(app: App, person: &Person) -> Option<AnyView> {
    let met = &person.how_met;
    let through =
        met.through.and_then(|id| app.with_book_untracked(|book| book.people.get(id).map(|it| (id, display_name(it)))));
    let head = text::join(&[&met.when.map(text::partial).unwrap_or_default(), &met.place], ", ");
    let words = text::join(&[&head, &met.story], ". ");
    let groups = capped(
        person.groups.to_vec(),
        |it| view! { <li>{icon("people")}<span>{text::person::met_with(it)}</span></li> },
    );
    let is_any = !words.is_empty() || through.is_some() || !person.groups.is_empty();
    let through = through.map(|(id, name)| {
        let (before, after) = text::around(text::person::met_through);
        view! { <li>{icon("link")}<span>{before}<a href=Route::Person(id).href()>{name}</a>{after}</span></li> }
    });
    is_any.then(|| {
        let inside = view! { <p>{words}</p><ul class="icon-list">{through}{groups}</ul> };
        section(DomId::Met, text::person::how_you_met().to_owned(), inside.into_any())
    })
}

/// Relations to other people, including those recorded on the other person.
pub(crate) fn ties(app: App, id: PersonId) -> Option<AnyView> {
    let ties = app.with_book_untracked(|book| content::ties(book, id));
    (!ties.is_empty()).then(|| {
        let lines = capped(ties, |it| {
            view! {
                <li>
                    {icon("link")}
                    <span><a href=Route::Person(it.id).href()>{it.name.clone()}</a></span>
                    <span class="text-small">{text::relation(it.kind)}</span>
                </li>
            }
        });
        section(DomId::Ties, text::person::ties().to_owned(), view! { <ul class="icon-list">{lines}</ul> }.into_any())
    })
}

/// Birthdays and other dates, sorted by their next occurrence.
pub(crate) fn dates(person: &Person, today: NaiveDate) -> Option<AnyView> {
    let dates = content::dates(person, today);
    let line = move |it: &ImportantDate| {
        let when = it.when?;
        let leaf = match when.next_after(today) {
            Some(day) => view! {
                <time class="day" datetime=when.to_string()>
                    <b>{day.day()}</b>
                    {intl::date(day, Style::ShortMonth)}
                </time>
            }
            .into_any(),
            None => view! { <span class="day">{text::partial(when)}</span> }.into_any(),
        };
        let year = when.year().map(|it| it.to_string()).unwrap_or_default();
        let note = text::join(&[&it.note, &year], ", ");
        Some(view! { <li>{leaf}<div><p>{text::sentence(&it.kind)}</p><p class="text-small">{note}</p></div></li> })
    };
    (!dates.is_empty()).then(|| {
        section(
            DomId::Dates,
            text::person::dates().to_owned(),
            view! { <ul class="dates">{capped(dates, line)}</ul> }.into_any(),
        )
    })
}

/// Facts, expertise, custom fields and tags. In a dialog, without the private notes of the repair dialog.
pub(crate) fn facts(person: &Person) -> Option<AnyView> {
    let facts = Facts::of(person, use_context::<InDialog>().is_some());
    (!facts.is_empty()).then(|| {
        let pair = |label: String, words: String| view! { <div><dt>{label}</dt><dd>{words}</dd></div> };
        let knows = (!facts.expertise.is_empty())
            .then(|| pair(text::person::knows().to_owned(), text::sentence(&facts.expertise.join(", "))));
        let tags = tags(&facts.tags);
        let facts = capped(facts.facts, move |it: &Fact| pair(it.label.clone(), it.text.clone()));
        let inside = view! { <dl class="facts">{knows}{facts}</dl>{tags} };
        section(DomId::Facts, text::person::facts().to_owned(), inside.into_any())
    })
}

/// The notes, unchanged.
pub(crate) fn notes(person: &Person) -> Option<AnyView> {
    (!person.notes.is_empty()).then(|| {
        section(
            DomId::Notes,
            text::person::notes().to_owned(),
            view! { <p class="text-preserved">{person.notes.clone()}</p> }.into_any(),
        )
    })
}

/// All contact methods in full.
pub(crate) fn addresses(person: &Person) -> Option<AnyView> {
    let is_any = !person.emails.is_empty()
        || !person.phones.is_empty()
        || !person.profiles.is_empty()
        || !person.addresses.is_empty();
    is_any
        .then(|| section(DomId::Addresses, text::person::addresses().to_owned(), contact_links::all(person).into_any()))
}
