//! Everyday networking on Today: the counter, encounters without a name, and the shared items.

use leptos::prelude::*;

use crate::domain::{Command, PersonId};
use crate::insight::everyday::{PASSING, REAL_TALK, everyday};
use crate::present::everyday::{Encounter, ShelfItem, counted, encounters, shelf};
use crate::present::links::is_web;
use crate::ui::app::{OpenDialog, app};
use crate::ui::components::{Show, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The sections below the weekly session.
#[component]
pub(crate) fn Everyday() -> impl IntoView {
    view! { <div class="stack stack--distant"><Inbox /><Counter /><Shelf /></div> }
}

/// The number of exchanges this week, with a button each for a few words and a real talk: everyday contacts that people
/// do not call networking.
#[component]
fn Counter() -> impl IntoView {
    let app = app();
    let week = memo(move || app.book(|book| everyday(book, app.today.get())));
    let note = move || {
        let with = week.get().with;
        text::everyday::with(&with.into_iter().take(3).collect::<Vec<_>>())
    };
    let tap = move |words: &'static str, said: &'static str| {
        app.run_or_say(Command::LogExchange(Box::new(counted(words)), Vec::new()), said);
    };
    view! {
        <section class="section counter" aria-labelledby=DomId::Counter.as_str()>
            <h2 class="counter__say" id=DomId::Counter.as_str()>
                {move || text::everyday::networked(week.with(|it| it.count))}
            </h2>
            {move || tally(week.with(|it| it.count))}
            <div class="counter__foot">
                <p class="text-small">{note}</p>
                <div class="actions">
                    <button
                        class="btn"
                        type="button"
                        on:click=move |_| tap(PASSING, text::everyday::counted_few_words())
                    >
                        {icon("plus")}{text::everyday::a_few_words()}
                    </button>
                    <button
                        class="btn"
                        type="button"
                        on:click=move |_| tap(REAL_TALK, text::everyday::counted_real_talk())
                    >
                        {icon("plus")}{text::everyday::a_real_talk()}
                    </button>
                </div>
            </div>
        </section>
    }
}

/// Maximum number of drawn strokes. The heading gives the full number.
const STROKES: usize = 40;

/// Tally marks for the count, in bundles of five.
fn tally(count: usize) -> Option<impl IntoView> {
    let count = count.min(STROKES);
    let mut path = String::new();
    for stroke in 0..count {
        let (bundle, at) = (stroke / 5 * 47, stroke % 5);
        // Vary each stroke a little, as in handwriting.
        let (lean, reach) = ((stroke * 7) % 3, (stroke * 5) % 4);
        match at {
            4 => path.push_str(&format!(
                "M{} {}L{} {}",
                i64::try_from(bundle).unwrap_or_default() - 3,
                29 - lean,
                bundle + 35,
                7 + reach
            )),
            _ => path.push_str(&format!(
                "M{} {}L{} {}",
                bundle + 4 + at * 8,
                3 + reach,
                bundle + 4 + at * 8 + lean,
                33 + lean
            )),
        }
    }
    let width = count.div_ceil(5) * 47;
    (count > 0).then(|| {
        view! {
            <svg class="tally" width=width height="38" viewBox=format!("-5 0 {width} 38") aria-hidden="true">
                <path d=path></path>
            </svg>
        }
    })
}

/// Encounters without a name. The user names the person, or dismisses the encounter.
#[component]
fn Inbox() -> impl IntoView {
    let app = app();
    let waiting = memo(move || app.book(encounters));
    let row = move |Encounter { id, words, when }: Encounter| {
        let label = text::everyday::who_was_it_label(&words);
        view! {
            <li>
                {icon("people")}
                <span>{text::sentence(&words)}</span>
                <span class="text-small">{when.map(|it| intl::date(it, Style::Weekday))}</span>
                <span class="actions icon-list__inset">
                    <button
                        class="btn"
                        type="button"
                        aria-label=label
                        on:click=move |_| app.dialog.set(Some(OpenDialog::NameEncounter(id)))
                    >
                        {text::everyday::who_was_it()}
                    </button>
                    <button
                        class="link-button"
                        type="button"
                        on:click=move |_| app.run_or_say(Command::DismissEncounter(id), text::everyday::dismissed())
                    >
                        {text::everyday::let_it_be()}
                    </button>
                </span>
            </li>
        }
    };
    view! {
        <Show when=move || !waiting.with(Vec::is_empty)>
            <section class="section" aria-labelledby=DomId::Inbox.as_str()>
                <h2 id=DomId::Inbox.as_str()>{text::everyday::met()}</h2>
                <ul class="icon-list">{move || waiting.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}

/// Items worth passing on, with the people they might suit.
#[component]
fn Shelf() -> impl IntoView {
    let app = app();
    let things = memo(move || app.book(shelf));
    let row = move |ShelfItem { id, item: share, suits: whom }: ShelfItem| {
        let given = {
            let share = share.clone();
            move |person: PersonId, name: String| {
                let mut share = share.clone();
                share.given_to.insert(person);
                let what = share.what.clone();
                app.run_or_say(Command::SaveShare(Some(id), Box::new(share)), text::everyday::passed_on(&name));
                app.dialog.set(Some(OpenDialog::Capture(text::everyday::shared(&what, &name), Some(person))));
            }
        };
        let whom = whom.into_iter().map(|(person, name)| {
            let (given, label) = (given.clone(), text::everyday::gave_it_to(&name));
            let link = name.clone();
            view! {
                <span class="actions icon-list__inset">
                    <a href=Route::Person(person).href()>{link}</a>
                    <button class="link-button" type="button" on:click=move |_| given(person, name.clone())>
                        {label}
                    </button>
                </span>
            }
        });
        let link = is_web(&share.link).then(|| {
            view! {
                " "
                <a href=share.link.clone() target="_blank" rel="noopener noreferrer">{text::everyday::open()}</a>
            }
        });
        let remove = move |_| app.run_or_say(Command::Delete(id.into()), text::everyday::thing_removed());
        let label = text::everyday::remove_thing(&share.what);
        view! {
            <li>
                {icon("link")}
                <span>{text::sentence(&share.what)}{link}</span>
                <span class="stack icon-list__inset">{whom.collect_view()}</span>
                <span class="icon-list__inset">
                    <button class="link-button" type="button" aria-label=label on:click=remove>
                        {text::common::remove()}
                    </button>
                </span>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Shelf.as_str()>
            <div class="section__head">
                <h2 id=DomId::Shelf.as_str()>{text::everyday::shelf()}</h2>
                <button class="link-button" type="button" on:click=move |_| app.dialog.set(Some(OpenDialog::Share))>
                    {icon("plus")}{text::everyday::a_thing()}
                </button>
            </div>
            <Show
                when=move || !things.get().is_empty()
                fallback=|| view! { <p class="text-muted">{text::everyday::no_things()}</p> }
            >
                <ul class="icon-list">{move || things.get().into_iter().map(row).collect_view()}</ul>
            </Show>
        </section>
    }
}
