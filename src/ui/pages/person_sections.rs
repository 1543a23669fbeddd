//! The small sections beside a person's exchanges. A section without content is not shown.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::domain::{
    AimId, Command, Fact, Labels, Person, PersonId, ProjectId, Promise, PromiseId, PromiseOwner, PromiseState,
    display_name, is_converted, short_name,
};
use crate::insight::aims::paths::curious_about;
use crate::insight::groups::groups_of;
use crate::insight::ledger::LedgerEntry;
use crate::insight::team;
use crate::present::introduction::{asked_bridge, bridge_said_yes};
use crate::present::mentoring_card::{self, MentorshipLine, session_card};
use crate::present::person::{self as content, Facts, PersonDate};
use crate::ui::components::{capped, icon, prose, set_checked, tags, written};
use crate::ui::dom_id::DomId;
use crate::ui::pages::{contact_links, knowledge};
use crate::ui::route::Route;
use crate::ui::state::{Commands, use_clock, use_commands, use_repository};
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
pub(crate) fn ask(id: PersonId) -> impl IntoView {
    let repository = use_repository();
    move || {
        let questions = repository.book(|book| content::questions(book, id));
        (!questions.is_empty()).then(|| {
            let line = |question: String| view! { <li>{icon("leaf")}{written(&text::sentence(&question))}</li> };
            let lines = view! { <ul class="dos-donts">{questions.into_iter().map(line).collect_view()}</ul> };
            section(DomId::Ask, text::person::ask_about().to_owned(), lines.into_any())
        })
    }
}

/// A line for each mentorship with the person, with a link to its page.
pub(crate) fn mentorships(id: PersonId) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    move || {
        let (lines, name) = repository.book(|book| {
            let name = book.people.get(id).map(short_name).unwrap_or_default();
            (mentoring_card::mentorships(book, id, today.get()), name)
        });
        let line = |it: MentorshipLine| {
            let sentence = text::person::mentorship(&it, &name, today.get());
            view! { <li>{icon("mentoring")}<span><a href=Route::Pair(it.id).href()>{sentence}</a></span></li> }
        };
        (!lines.is_empty()).then(|| view! { <ul class="icon-list">{lines.into_iter().map(line).collect_view()}</ul> })
    }
}

/// The aims whose path the person knows, as things to be curious about.
pub(crate) fn curious(id: PersonId) -> impl IntoView {
    let repository = use_repository();
    move || {
        let aims = repository.book(|book| {
            let named = |(id, _)| book.aims.get(id).map(|it| (id, it.what.clone()));
            curious_about(book, id).into_iter().filter_map(named).collect::<Vec<_>>()
        });
        (!aims.is_empty()).then(|| {
            let line = |(id, what): (AimId, String)| {
                view! { <li>{icon("leaf")}<a dir="auto" href=Route::Aim(id).href()>{what}</a></li> }
            };
            view! {
                <section class="section" aria-label=text::aims::curious()>
                    <h2>{text::aims::curious()}</h2>
                    <ul class="icon-list">{aims.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// A line with the projects of the person, each with a link to its page.
pub(crate) fn also_in(id: PersonId) -> impl IntoView {
    let repository = use_repository();
    move || {
        let projects = repository.book(|book| team::also_in(book, id));
        let count = projects.len();
        let link = move |(at, (id, name)): (usize, (ProjectId, String))| {
            let comma = if at + 1 < count { ", " } else { "" };
            view! { <a href=Route::Project(id).href() dir="auto">{name}</a>{comma} }
        };
        let (before, after) = text::around(|it| text::project::also_in(it));
        (count > 0).then(|| {
            let links = projects.into_iter().enumerate().map(link).collect_view();
            view! { <ul class="icon-list"><li>{icon("teams")}<span>{before}{links}{after}</span></li></ul> }
        })
    }
}

/// The agenda of the next session and the actions of last time, for the card before a meeting. Nothing private: others
/// may see the card.
pub(crate) fn session(id: PersonId) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    move || {
        let card = repository.book(|book| session_card(book, id, today.get()));
        (!card.is_empty()).then(|| {
            let topic = |it: String| view! { <li>{icon("leaf")}<span>{it}</span></li> };
            let action = |it: Promise| {
                let note = text::person::action_note(&it);
                view! { <li>{icon("hand")}<span>{it.what}</span><span class="text-small">{note}</span></li> }
            };
            view! {
                <section class="section" aria-label=text::person::next_session()>
                    <h4>{text::person::next_session()}</h4>
                    <ul class="icon-list">
                        {card.agenda.into_iter().map(topic).collect_view()}
                        {card.actions.into_iter().map(action).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

/// Open promises, of the user and of the person.
pub(crate) fn promises(id: PersonId) -> impl IntoView {
    let (repository, commands, today) = (use_repository(), use_commands(), use_clock().today);
    // The card has the actions of a mentorship under the next session.
    let is_card = use_context::<InDialog>().is_some();
    move || {
        let promises = repository.book(|book| {
            let promises = content::open_promises(book, id);
            if is_card { mentoring_card::without_actions(book, id, promises) } else { promises }
        });
        (!promises.is_empty()).then(|| {
            let line = |(id, promise): (PromiseId, Promise)| promise_line(commands, id, promise, today.get());
            let lines = view! { <ul class="promises">{promises.into_iter().map(line).collect_view()}</ul> };
            section(DomId::Promises, text::person::promises().to_owned(), lines.into_any())
        })
    }
}

fn promise_line(commands: Commands, id: PromiseId, promise: Promise, today: NaiveDate) -> impl IntoView {
    let note = text::today::promise_note(&promise, today, "");
    let is_theirs = promise.whose == Some(PromiseOwner::Theirs);
    let whose = if is_theirs { text::person::theirs() } else { text::person::yours() };
    let kept_message = text::today::promise_kept(&promise.what);
    let keep = move |event: web_sys::Event| {
        let command = Command::ClosePromise(id, Some(PromiseState::Kept));
        if !commands.run_or_show(command, kept_message.clone()) {
            set_checked(&event, false);
        }
    };
    let let_go = move |_| {
        commands.run_or_show(Command::ClosePromise(id, Some(PromiseState::LetGo)), text::person::promise_closed());
    };
    let yes = bridge_yes(commands, id, &promise);
    let label = text::person::promise_not_needed_label(&promise.what);
    view! {
        <li>
            <label class="checkbox">
                <input type="checkbox" on:change=keep />
                <span class="checkbox__box">{icon("check")}</span>
                <span class="checkbox__text" dir="auto">{promise.what}</span>
                <span class="text-small">{text::join(&[whose, &note], ", ")}</span>
            </label>
            {yes}
            <button class="link-button" type="button" aria-label=label on:click=let_go>
                {text::person::promise_not_needed()}
            </button>
        </li>
    }
}

/// The button for a yes to the question whether somebody introduces the user. The introduction goes on from there.
fn bridge_yes(commands: Commands, id: PromiseId, promise: &Promise) -> Option<AnyView> {
    let repository = use_repository();
    let (bridge, far) = asked_bridge(promise)?;
    let short = |id| repository.book_untracked(|book| book.people.get(id).map(short_name)).unwrap_or_default();
    let (name, other) = (short(bridge), short(far));
    let label = text::dialogs::bridge_yes(&name);
    let go_on = move |_| {
        let words = |step| text::dialogs::bridge_step(step, &name, &other);
        let command = repository.book_untracked(|book| bridge_said_yes(book, id, words));
        command.into_iter().for_each(|it| _ = commands.run_or_show(it, text::dialogs::bridge_goes_on(&other)));
    };
    Some(view! { <button class="link-button" type="button" on:click=go_on>{icon("check")}{label}</button> }.into_any())
}

/// The latest help, given and received, without a balance.
pub(crate) fn ledger(id: PersonId) -> impl IntoView {
    let repository = use_repository();
    move || {
        let entries = repository.book(|book| content::ledger(book, id));
        (!entries.is_empty()).then(|| {
            let lines = view! { <ul class="icon-list">{entries.into_iter().map(ledger_line).collect_view()}</ul> };
            section(DomId::Ledger, text::person::ledger().to_owned(), lines.into_any())
        })
    }
}

fn ledger_line(entry: LedgerEntry) -> impl IntoView {
    let day = entry.when.map(|it| intl::date(it, Style::Day)).unwrap_or_default();
    let note = text::join(&[text::way(entry.way), &day, &entry.outcome], ", ");
    view! { <li>{icon("leaf")}{written(&text::sentence(&entry.what))}<span class="text-small">{note}</span></li> }
}

/// The person's dos and don'ts.
pub(crate) fn habits(person: &Person) -> Option<AnyView> {
    let dos = capped(person.dos.to_vec(), |it| view! { <li>{icon("check")}{written(it)}</li> });
    let donts =
        capped(person.donts.to_vec(), |it| view! { <li class="dos-donts__avoid">{icon("close")}{written(it)}</li> });
    let is_any = !person.dos.is_empty() || !person.donts.is_empty();
    is_any.then(|| {
        section(
            DomId::DosAndDonts,
            text::person::habits(&short_name(person)),
            view! { <ul class="dos-donts">{dos}{donts}</ul> }.into_any(),
        )
    })
}

/// How the user met the person, and the groups of the person.
pub(crate) fn met(id: PersonId, person: &Person) -> Option<AnyView> {
    let repository = use_repository();
    let met = &person.how_met;
    let named = |id| repository.book_untracked(|book| book.people.get(id).map(|it| (id, display_name(it))));
    let through = met.through.and_then(named);
    let head = text::join(&[&met.when.map(text::partial).unwrap_or_default(), &met.place], ", ");
    let story = text::join(&[&head, &met.story], ". ");
    let (groups, words) = repository.book_untracked(|book| {
        let words = person.groups.iter().filter(|it| !is_converted(book, it)).cloned().collect::<Vec<_>>();
        (groups_of(book, id), words)
    });
    let is_any = !story.is_empty() || through.is_some() || !person.groups.is_empty() || !groups.is_empty();
    let groups = capped(groups, |(id, name)| {
        view! { <li>{icon("people")}<a href=Route::Group(*id).href() dir="auto">{name.clone()}</a></li> }
    });
    let words = capped(words, |it| view! { <li>{icon("people")}<span>{text::person::met_with(it)}</span></li> });
    let through = through.map(|(id, name)| {
        let (before, after) = text::around(text::person::met_through);
        view! { <li>{icon("link")}<span>{before}<a href=Route::Person(id).href()>{name}</a>{after}</span></li> }
    });
    is_any.then(|| {
        let inside = view! { <p>{written(&story)}</p><ul class="icon-list">{through}{groups}{words}</ul> };
        section(DomId::Met, text::person::how_you_met().to_owned(), inside.into_any())
    })
}

/// Relations to other people, including those recorded on the other person.
pub(crate) fn ties(id: PersonId) -> Option<AnyView> {
    let ties = use_repository().book_untracked(|book| content::ties(book, id));
    (!ties.is_empty()).then(|| {
        let lines = capped(ties, |tie| {
            view! {
                <li>
                    {icon("link")}
                    <span dir="auto"><a href=Route::Person(tie.id).href()>{tie.name.clone()}</a></span>
                    <span class="text-small">{text::relation(tie.kind)}</span>
                </li>
            }
        });
        section(
            DomId::Relations,
            text::person::ties().to_owned(),
            view! { <ul class="icon-list">{lines}</ul> }.into_any(),
        )
    })
}

/// Birthdays and other dates, sorted by their next occurrence.
pub(crate) fn dates(person: &Person, today: NaiveDate) -> Option<AnyView> {
    let dates = content::dates(person, today);
    (!dates.is_empty()).then(|| {
        let lines = capped(dates, date_line);
        section(DomId::Dates, text::person::dates().to_owned(), view! { <ul class="dates">{lines}</ul> }.into_any())
    })
}

fn date_line(it: &PersonDate) -> Option<impl IntoView + use<>> {
    let when = it.date.when?;
    let day = match it.day {
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
    let kept = it.kept_on.map(|it| text::person::kept_on(&intl::date(it, Style::Day))).unwrap_or_default();
    let (kind, note) = (text::sentence(&it.date.kind), text::join(&[&it.date.note, &year, &kept], ", "));
    Some(view! { <li>{day}<div dir="auto"><p>{kind}</p><p class="text-small">{note}</p></div></li> })
}

/// Facts, custom fields and tags. In a dialog, without the private notes of the repair dialog.
pub(crate) fn facts(person: &Person) -> Option<AnyView> {
    let facts = Facts::of(person, use_context::<InDialog>().is_some());
    (!facts.is_empty()).then(|| {
        let pair =
            |label: String, value: String| view! { <div><dt dir="auto">{label}</dt><dd>{written(&value)}</dd></div> };
        let tags = tags(&use_repository().book_untracked(|it| Labels::of(it, Labels::TAGS)).shown(&facts.tags));
        let facts = capped(facts.facts, move |it: &Fact| pair(it.label.clone(), it.text.clone()));
        let inside = view! { <dl class="facts">{facts}</dl>{tags} };
        section(DomId::Facts, text::person::facts().to_owned(), inside.into_any())
    })
}

/// What the person knows about (their `expertise`), and whom they may know (`knows_who`).
pub(crate) fn knowledge(id: PersonId, person: &Person) -> Option<AnyView> {
    let inside = knowledge::knowledge(id, person, use_context::<InDialog>().is_some())?;
    Some(section(DomId::Knows, text::person::knows().to_owned(), inside))
}

/// The notes, with their headings and lists.
pub(crate) fn notes(person: &Person) -> Option<AnyView> {
    (!person.notes.is_empty()).then(|| section(DomId::Notes, text::person::notes().to_owned(), prose(&person.notes)))
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
