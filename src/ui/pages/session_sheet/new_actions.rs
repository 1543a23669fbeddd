//! The actions until next time.

use leptos::html;
use leptos::prelude::*;

use super::choices::choices;
use super::sheet::{ActionRow, Sheet};
use crate::domain::{Id, NewAction, PartialDate, PromiseOwner};
use crate::present::session_rules::{SHOWN_ACTIONS, Sureness, given_time, in_a_week};
use crate::quick_entry::DateScope;
use crate::ui::components::{DayField, Show, icon, memo};
use crate::ui::text;
use crate::web::clock;

/// An action as its own part of the view holds it.
#[derive(Clone, Copy)]
struct Row {
    key: usize,
    what: RwSignal<String>,
    cue: RwSignal<String>,
    action: RwSignal<NewAction>,
}

/// The new actions: five are shown open, the earlier ones with their words only.
#[component]
pub(super) fn NewActions(sheet: Sheet) -> impl IntoView {
    let span = sheet.facts.with_value(|it| text::span(it.usual_days));
    let written = memo(move || sheet.actions.with(|it| it.iter().filter(|it| !it.what.with(String::is_empty)).count()));
    let a_lot = move || (written.get() > SHOWN_ACTIONS).then(|| text::session::a_lot(&span));
    view! {
        <section class="section" aria-label=text::session::until_next_time()>
            <h2>{text::session::until_next_time()}</h2>
            <ul class="session-actions">
                <For
                    each=move || sheet.actions.get()
                    key=|row| row.key
                    children=move |row| view! { <li>{action(sheet, row)}</li> }
                />
            </ul>
            <p class="text-aside" role="status">{a_lot}</p>
            <p class="actions">
                <button class="btn" type="button" on:click=move |_| sheet.add_action()>
                    {icon("plus")}{text::session::another()}
                </button>
            </p>
        </section>
    }
}

/// One action. Its other fields appear once it has words.
fn action(sheet: Sheet, row: ActionRow) -> AnyView {
    let row = Row { key: row.key, what: row.what.into(), cue: row.cue.into(), action: row.action.into() };
    let (is_unfolded, field) = (RwSignal::new(false), NodeRef::<html::Input>::new());
    let is_early = move || {
        sheet
            .actions
            .with(|it| it.iter().position(|it| it.key == row.key).is_some_and(|at| at + SHOWN_ACTIONS < it.len()))
    };
    let is_folded = memo(move || is_early() && !is_unfolded.get());
    let has_words = memo(move || row.what.with(|it| !it.trim().is_empty()));
    let words = move || if has_words.get() { row.what.get() } else { text::session::unnamed().to_owned() };
    let collapsed = move || {
        view! {
            <button class="link-button" type="button" on:click=move |_| is_unfolded.set(true)>{words}</button>
        }
        .into_any()
    };
    view! {
        <Show when=move || !is_folded.get() fallback=collapsed>
            {what(sheet, row, field)}
            <Show when=has_words>{details(sheet, row, field)}</Show>
        </Show>
    }
    .into_any()
}

/// The words of an action. Enter begins the next one.
fn what(sheet: Sheet, row: Row, field: NodeRef<html::Input>) -> AnyView {
    // A row that was added by a press takes the focus; the rows of a draft that is shown do not.
    let is_fresh = row.key > 1 && row.what.with_untracked(String::is_empty);
    Effect::new(move |_| {
        field.track();
        if is_fresh {
            focus(field);
        }
    });
    view! {
        <label class="field">
            <span class="field__label">{text::session::what()}</span>
            <input
                class="input"
                type="text"
                dir="auto"
                autocomplete="off"
                enterkeyhint="next"
                aria-label=text::session::what()
                node_ref=field
                prop:value=row.what
                on:input=move |event| {
                    row.what.set(event_target_value(&event));
                    sheet.touch();
                }
                on:keydown=add_on_enter(sheet)
            />
        </label>
    }
    .into_any()
}

/// Begins the next action on Enter.
fn add_on_enter(sheet: Sheet) -> impl Fn(leptos::ev::KeyboardEvent) {
    move |event| {
        // While an input method is composing, Enter belongs to it.
        if event.key() == "Enter" {
            event.prevent_default();
            sheet.add_action();
        }
    }
}

fn focus(field: NodeRef<html::Input>) {
    if let Some(field) = field.get_untracked() {
        // An element that cannot take the focus leaves it where it is.
        let _ = field.focus();
    }
}

/// Who, by when, how sure, when exactly.
fn details(sheet: Sheet, row: Row, field: NodeRef<html::Input>) -> AnyView {
    let remove_label = move || text::session::remove_action_named(&row.what.get());
    view! {
        <div class="session-action">
            {who(sheet, row)}
            {by(sheet, row)}
            {how_sure(sheet, row, field)}
            {cue(sheet, row)}
            {goal(sheet, row)}
            <p class="actions">
                <button
                    class="btn btn--bare"
                    type="button"
                    aria-label=remove_label
                    on:click=move |_| sheet.remove_action(row.key)
                >
                    {icon("close")}{text::session::remove_action()}
                </button>
            </p>
        </div>
    }
    .into_any()
}

fn change(sheet: Sheet, row: Row, change: impl FnOnce(&mut NewAction)) {
    row.action.update(change);
    sheet.touch();
}

/// The owner: the user, one of the pair, or all of them.
fn who(sheet: Sheet, row: Row) -> AnyView {
    let people = sheet.facts.with_value(|it| it.people.clone());
    let mut owners = vec![(Some(PromiseOwner::Mine), None)];
    let mut labels = vec![text::session::you().to_owned()];
    for (id, name) in &people {
        owners.push((Some(PromiseOwner::Theirs), Some(*id).filter(|_| people.len() > 1)));
        labels.push(name.clone());
    }
    if people.len() > 1 {
        owners.push((Some(PromiseOwner::Theirs), None));
        labels.push(text::session::everybody().to_owned());
    }
    let owners = StoredValue::new(owners);
    let chosen = move || {
        let owner = row.action.with(|it| (it.whose.or(Some(PromiseOwner::Mine)), it.person));
        owners.with_value(|it| it.iter().position(|it| *it == owner))
    };
    let choose = move |at: usize| {
        if let Some((whose, person)) = owners.with_value(|it| it.get(at).copied()) {
            change(sheet, row, |it| (it.whose, it.person) = (whose, person));
        }
    };
    choices(text::session::who(), format!("who-{}", row.key), labels, chosen, choose)
}

/// The day: next time, in a week, or a day of its own.
fn by(sheet: Sheet, row: Row) -> AnyView {
    let week = in_a_week(sheet.day());
    let is_own = RwSignal::new(false);
    let chosen = move || match row.action.with(|it| it.due) {
        _ if is_own.get() => Some(2),
        None => Some(0),
        due if due == week => Some(1),
        Some(_) => Some(2),
    };
    let choose = move |at: usize| {
        is_own.set(at == 2);
        match at {
            0 => change(sheet, row, |it| it.due = None),
            1 => change(sheet, row, |it| it.due = week),
            _ => (),
        }
    };
    let due = Signal::derive(move || row.action.with(|it| it.due.map(|it| it.to_string()).unwrap_or_default()));
    let labels = [text::session::by_next(), text::session::by_week(), text::session::by_day()];
    let labels = labels.iter().map(|it| (*it).to_owned()).collect();
    view! {
        {choices(text::session::by(), format!("by-{}", row.key), labels, chosen, choose)}
        <Show when=move || chosen() == Some(2)>
            <DayField
                label=text::session::which_day()
                scope=DateScope::Ahead
                value=due
                on_input=move |text: String| change(sheet, row, |it| it.due = PartialDate::whole(&text))
            />
        </Show>
    }
    .into_any()
}

/// How sure its owner is, in four words, and what helps if not very.
fn how_sure(sheet: Sheet, row: Row, field: NodeRef<html::Input>) -> AnyView {
    let sure = move || row.action.with(|it| it.confidence.map(Sureness::of));
    let chosen = move || Sureness::ALL.iter().position(|it| sure() == Some(*it));
    let is_left = RwSignal::new(false);
    let choose = move |at: usize| {
        is_left.set(false);
        change(sheet, row, |it| it.confidence = Sureness::ALL.get(at).map(|it| it.number()));
    };
    let labels = Sureness::ALL.iter().map(|it| text::session::sureness(*it).to_owned()).collect();
    let asks = memo(move || sure() == Some(Sureness::NotVery) && !is_left.get());
    view! {
        {choices(text::session::how_sure(), format!("sure-{}", row.key), labels, chosen, choose)}
        <Show when=asks>{surer(sheet, row, field, is_left)}</Show>
    }
    .into_any()
}

/// Two questions and three ways for an action that its owner is not very sure of.
fn surer(sheet: Sheet, row: Row, field: NodeRef<html::Input>, is_left: RwSignal<bool>) -> AnyView {
    // Back to its words, and how sure is asked anew.
    let smaller = move |_| {
        change(sheet, row, |it| it.confidence = None);
        focus(field);
    };
    let more_time = move |_| {
        let draft = sheet.draft();
        change(sheet, row, |it| it.due = given_time(&draft, it.due, clock::today()));
        is_left.set(true);
    };
    view! {
        <div class="callout">
            {icon("leaf")}
            <div class="stack">
                <p>{text::session::why_sure()}</p>
                <p>{text::session::surer()}</p>
                <div class="actions">
                    <button class="btn" type="button" on:click=smaller>{text::session::smaller()}</button>
                    <button class="btn" type="button" on:click=more_time>{text::session::more_time()}</button>
                    <button class="btn btn--bare" type="button" on:click=move |_| is_left.set(true)>
                        {text::session::leave_it()}
                    </button>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// When exactly: "When the kettle is on, I write to them."
fn cue(sheet: Sheet, row: Row) -> AnyView {
    view! {
        <label class="field">
            <span class="field__label">{text::session::when_exactly()}</span>
            <input
                class="input"
                type="text"
                dir="auto"
                autocomplete="off"
                aria-label=text::session::when_exactly()
                placeholder=text::session::when_hint()
                prop:value=row.cue
                on:input=move |event| {
                    row.cue.set(event_target_value(&event));
                    sheet.touch();
                }
                on:keydown=add_on_enter(sheet)
            />
        </label>
    }
    .into_any()
}

/// The goal that it serves, if the pair has goals.
fn goal(sheet: Sheet, row: Row) -> Option<AnyView> {
    let goals = sheet.facts.with_value(|it| it.goals.clone());
    if goals.is_empty() {
        return None;
    }
    let none = (String::new(), text::session::no_goal().to_owned());
    let options = std::iter::once(none).chain(goals.into_iter().map(|(id, what)| (id.to_string(), what)));
    let chosen = Signal::derive(move || row.action.with(|it| it.goal.map(|it| it.to_string()).unwrap_or_default()));
    let choose = move |event| {
        let id = event_target_value(&event);
        change(sheet, row, |it| it.goal = Id::parse(&id));
    };
    let option = |(id, what): (String, String)| {
        let value = id.clone();
        view! { <option value=value selected=move || chosen.with(|it| *it == id)>{what}</option> }
    };
    Some(
        view! {
            <label class="field">
                <span class="field__label">{text::session::serves()}</span>
                <select class="input" aria-label=text::session::serves() prop:value=chosen on:change=choose>
                    {options.map(option).collect_view()}
                </select>
            </label>
        }
        .into_any(),
    )
}
