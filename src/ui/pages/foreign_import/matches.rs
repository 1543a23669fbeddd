//! The people of a file who are in the book: what they get, and the questions about them.

use leptos::prelude::*;

use super::state::ImportState;
use crate::formats::foreign::{FieldChange, Outcome, PersonChoice};
use crate::ui::components::capped;
use crate::ui::text;
use crate::web::clock;

/// The people who get something new, each with the reason of the match, the additions and the changes.
#[component]
pub(super) fn Matches(state: ImportState) -> impl IntoView {
    let matches = state.groups(|it| it.matches.clone());
    let count = matches.len();
    let rows = capped(matches, move |index| matched(state, *index));
    (count > 0).then(|| {
        view! {
            <section class="stack" aria-label=text::foreign_import::matches(count)>
                <h3>{text::sentence(&text::foreign_import::matches(count))}</h3>
                <ul class="merge__both">{rows}</ul>
            </section>
        }
    })
}

fn matched(state: ImportState, index: usize) -> Option<impl IntoView + use<>> {
    let row = state.preview(|it| it.people.get(index).cloned())?;
    let Outcome::Match { name, reason, additions, changes } = row.outcome else { return None };
    let why = text::foreign_import::reason(&name, &reason);
    let first = PersonChoice::Take(state.choices.with_untracked(|it| match it.people.get(index) {
        Some(PersonChoice::Take(taken)) => taken.clone(),
        _ => Vec::new(),
    }));
    let answers = [
        (first, text::foreign_import::same_person(&name)),
        (PersonChoice::Other, text::foreign_import::somebody_new().to_owned()),
        (PersonChoice::Leave, text::foreign_import::leave_out().to_owned()),
    ];
    let is_same = move || state.choices.with(|it| matches!(it.people.get(index), Some(PersonChoice::Take(_))));
    let additions = additions.iter().map(|it| view! { <li>{text::foreign_import::addition(it)}</li> });
    let additions = additions.collect_view();
    let changes = changes.iter().enumerate().map(|(at, it)| change(state, index, at, it)).collect_view();
    Some(view! {
        <li>
            {question(state, index, row.name, Some(why), answers.to_vec())}
            <div class="stack" hidden=move || !is_same()>
                <ul class="merge__skipped">{additions}</ul>
                {changes}
            </div>
        </li>
    })
}

/// One field with two values: the user's own and that of the file.
fn change(state: ImportState, index: usize, at: usize, change: &FieldChange) -> impl IntoView + use<> {
    let is_taken = move || {
        state.choices.with(|it| matches!(it.people.get(index), Some(PersonChoice::Take(taken)) if taken.contains(&at)))
    };
    let group = format!("change-{index}-{at}");
    let option = |takes_theirs: bool, label: String| {
        let choose = move |_| {
            state.choices.update(|it| {
                if let Some(PersonChoice::Take(taken)) = it.people.get_mut(index) {
                    taken.retain(|it| *it != at);
                    taken.extend(takes_theirs.then_some(at));
                }
            });
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || is_taken() == takes_theirs
                    on:change=choose
                />
                <span dir="auto">{label}</span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>{text::foreign_import::field(change)}</legend>
            <div class="radio-group radio-group--tall">
                {option(false, text::foreign_import::keep_mine(&text::foreign_import::value(change, &change.mine)))}
                {option(true, text::foreign_import::take_theirs(&text::foreign_import::value(change, &change.theirs)))}
            </div>
        </fieldset>
    }
}

/// The people of whom the book has a namesake: a question for each.
#[component]
pub(super) fn Perhaps(state: ImportState) -> impl IntoView {
    let perhaps = state.groups(|it| it.perhaps.clone());
    let count = perhaps.len();
    let rows = capped(perhaps, move |index| namesake(state, *index));
    (count > 0).then(|| {
        view! {
            <section class="stack" aria-label=text::foreign_import::perhaps(count)>
                <h3>{text::sentence(&text::foreign_import::perhaps(count))}</h3>
                <p class="text-small">{text::foreign_import::perhaps_note()}</p>
                <ul class="merge__both">{rows}</ul>
            </section>
        }
    })
}

fn namesake(state: ImportState, index: usize) -> Option<impl IntoView + use<>> {
    let row = state.preview(|it| it.people.get(index).cloned())?;
    let Outcome::Perhaps { name, .. } = row.outcome else { return None };
    let answers = vec![
        (PersonChoice::Same, text::foreign_import::same_person(&name)),
        (PersonChoice::Other, text::foreign_import::somebody_new().to_owned()),
        (PersonChoice::Leave, text::foreign_import::leave_out().to_owned()),
    ];
    let met = row.last.map(|last| text::foreign_import::met_times(row.met, &text::day(last, clock::today())));
    let detail = met.or(Some(row.detail)).filter(|it| !it.is_empty());
    Some(view! { <li>{question(state, index, row.name, detail, answers)}</li> })
}

/// The question who somebody is.
fn question(
    state: ImportState,
    index: usize,
    name: String,
    note: Option<String>,
    answers: Vec<(PersonChoice, String)>,
) -> impl IntoView + use<> {
    let group = format!("person-{index}");
    let kind = |it: &PersonChoice| std::mem::discriminant(it);
    let option = move |(choice, label): (PersonChoice, String)| {
        let this = kind(&choice);
        let is_chosen = move || state.choices.with(|it| it.people.get(index).is_some_and(|it| kind(it) == this));
        let choose = move |_| {
            state.choices.update(|it| {
                if let Some(place) = it.people.get_mut(index) {
                    *place = choice.clone();
                }
            });
        };
        view! {
            <label>
                <input type="radio" name=group.clone() prop:checked=is_chosen on:change=choose />
                <span dir="auto">{label}</span>
            </label>
        }
    };
    let options = answers.into_iter().map(option).collect_view();
    view! {
        <fieldset>
            <legend dir="auto"><b class="foreign-import__name" title=name.clone()>{name.clone()}</b></legend>
            {note.map(|it| view! { <p class="text-small" dir="auto">{it}</p> })}
            <div class="radio-group radio-group--tall">{options}</div>
        </fieldset>
    }
}
