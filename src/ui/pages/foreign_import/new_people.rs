//! The new people of a file, each with a tick, and the people who were met and are not in the book.

use leptos::prelude::*;

use super::state::ImportState;
use crate::formats::foreign::{Choices, Outcome, PersonChoice};
use crate::present::foreign_import::has_many;
use crate::present::import_figures::short_address;
use crate::present::import_picks::{Pick, is_picked, pick, picks};
use crate::ui::components::{capped, icon};
use crate::ui::text;
use crate::web::clock;

/// Picks that stand above the new people; the others are behind a summary (design decision: two rows on a phone).
const FIRST_PICKS: usize = 6;

/// The new people, and the taps that choose among them.
#[component]
pub(super) fn NewPeople(state: ImportState) -> impl IntoView {
    let new = state.groups(|it| it.new.clone());
    let count = new.len();
    let offered = state.preview(|it| picks(it, &new));
    let are_many = state.preview(has_many);
    let of = StoredValue::new(new.clone());
    let button = move |(by, count): (Pick, usize)| {
        let choose = move |_| {
            state.choices.update(|it| state.preview(|preview| of.with_value(|of| pick(it, preview, of, by))));
        };
        let pressed = move || {
            let is_pressed = |it: &Choices| state.preview(|preview| of.with_value(|of| is_picked(it, preview, of, by)));
            state.choices.with(is_pressed).to_string()
        };
        view! {
            <button class="chip" type="button" dir="auto" aria-pressed=pressed on:click=choose>
                {label(state, by)}
                {matches!(by, Pick::Label(_)).then(|| view! { " "<span class="chip__count">{count}</span> })}
            </button>
        }
    };
    let mut first = offered;
    let rest = first.split_off(first.len().min(FIRST_PICKS));
    let (rest_count, first) = (rest.len(), first.into_iter().map(button).collect_view());
    let rest = rest.into_iter().map(button).collect_view();
    let rows = capped(new, move |index| view! { <li>{tick(state, *index, None)}</li> });
    (count > 0).then(|| {
        view! {
            <section class="stack" aria-label=text::foreign_import::new(count)>
                <h3>{text::sentence(&text::foreign_import::new(count))}</h3>
                {are_many.then(|| view! {
                    <p class="text-small">{text::foreign_import::many_people()}</p>
                })}
                {(count > 1).then(|| view! {
                    <div role="group" aria-label=text::foreign_import::choose_new()>
                        <div class="chips">{first}</div>
                        {(rest_count > 0).then(|| view! {
                            <details class="disclosure">
                                <summary>{text::sentence(&text::foreign_import::more_groups(rest_count))}</summary>
                                <div class="chips">{rest}</div>
                            </details>
                        })}
                    </div>
                })}
                <ul class="foreign-import__people">{rows}</ul>
            </section>
        }
    })
}

/// The label of a pick.
fn label(state: ImportState, by: Pick) -> String {
    match by {
        Pick::Everybody => text::foreign_import::everybody().to_owned(),
        Pick::Nobody => text::foreign_import::nobody_chosen().to_owned(),
        Pick::WithEmail => text::foreign_import::with_email().to_owned(),
        Pick::Starred => text::foreign_import::starred().to_owned(),
        Pick::Label(at) => state.preview(|it| it.labels.get(at).cloned().unwrap_or_default()),
    }
}

/// The people who took part in meetings and are not in the book.
#[component]
pub(super) fn MetPeople(state: ImportState) -> impl IntoView {
    let sort = state.preview(|it| it.sort);
    let (met, lately) = state.groups(|it| (it.met.clone(), it.met_lately));
    let count = met.len();
    let rows = capped(met, move |index| {
        let times = state.preview(|it| {
            let row = it.people.get(*index)?;
            Some(text::foreign_import::met_times(row.met, &text::day(row.last?, clock::today())))
        });
        met_person(state, *index, times)
    });
    (count > 0).then(|| {
        view! {
            <section class="stack" aria-label=text::foreign_import::met(sort, count)>
                <h3>{text::sentence(&text::foreign_import::met(sort, count))}</h3>
                {(lately > 0 && lately < count).then(|| view! {
                    <p class="text-small">{text::foreign_import::met_lately(lately)}</p>
                })}
                <ul class="foreign-import__people">{rows}</ul>
            </section>
        }
    })
}

/// A person who was met: a tick to keep them, and a button to forget them. Without either they are offered again.
fn met_person(state: ImportState, index: usize, times: Option<String>) -> impl IntoView + use<> {
    let name = state.preview(|it| it.people.get(index).map(|it| it.name.clone())).unwrap_or_default();
    let is_forgotten = move || state.forgotten.with(|it| it.contains(&index));
    let forget = move |_| {
        state.choices.update(|it| {
            if let Some(place) = it.people.get_mut(index) {
                *place = PersonChoice::Leave;
            }
        });
        state.forgotten.update(|it| match it.iter().position(|it| *it == index) {
            Some(at) => drop(it.remove(at)),
            None => it.push(index),
        });
    };
    // The button says what it does next; that somebody is forgotten is said below the name.
    let label = move || {
        if is_forgotten() {
            text::foreign_import::offer_person(&name)
        } else {
            text::foreign_import::forget_person(&name)
        }
    };
    let word = move || if is_forgotten() { text::foreign_import::offer() } else { text::foreign_import::forget() };
    let times = times.unwrap_or_default();
    let note = move || if is_forgotten() { text::foreign_import::is_forgotten().to_owned() } else { times.clone() };
    view! {
        <li class="foreign-import__met">
            {tick(state, index, Some(Signal::derive(note)))}
            <button class="link-button" type="button" aria-label=label on:click=forget>{word}</button>
        </li>
    }
}

/// A person with a tick. `more` stands below the name in place of what tells people of one name apart.
pub(super) fn tick(state: ImportState, index: usize, more: Option<Signal<String>>) -> impl IntoView + use<> {
    let row = state.preview(|it| it.people.get(index).cloned()).unwrap_or_default();
    // Somebody without a name is named after their only address.
    let detail = match row.detail {
        _ if row.is_invited => text::foreign_import::invited().to_owned(),
        it if it == row.name => String::new(),
        it => short_address(&it),
    };
    let name = row.name;
    // Of the entries that seem to be the user, only one that is somebody else can be brought in.
    let taken = if row.outcome == Outcome::Owner { PersonChoice::Other } else { PersonChoice::Take(Vec::new()) };
    let is_taken = move || state.choices.with(|it| it.people.get(index).is_some_and(|it| *it != PersonChoice::Leave));
    let change = move |event: web_sys::Event| {
        let choice = if event_target_checked(&event) { taken.clone() } else { PersonChoice::Leave };
        state.choices.update(|it| {
            if let Some(place) = it.people.get_mut(index) {
                *place = choice;
            }
        });
        // Somebody who is kept is not forgotten.
        state.forgotten.update(|it| it.retain(|it| *it != index));
    };
    view! {
        <label class="checkbox">
            <input type="checkbox" prop:checked=is_taken on:change=change />
            <span class="checkbox__box">{icon("check")}</span>
            <span class="foreign-import__name" dir="auto" title=name.clone()>{name.clone()}</span>
            <span class="text-small" dir="auto">{move || more.map_or_else(|| detail.clone(), |it| it.get())}</span>
        </label>
    }
}
