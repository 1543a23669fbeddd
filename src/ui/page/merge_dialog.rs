//! "Bring this in": what a file would bring, and the choice where both sides changed the same thing.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use crate::domain::{Book, Cell, Command, EntityRef, Kind, PersonId, display_name};
use crate::merge::{Conflict, Plan};
use crate::ui::app::app;
use crate::ui::kit::{Sheet, close_dialog, icon};
use crate::ui::text;

/// A file that was read, and what merging it would do.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    /// What merging would do.
    pub(crate) plan: Plan,
    /// The other book.
    pub(crate) theirs: Arc<Book>,
    /// When the file says it was written.
    pub(crate) written: Option<String>,
}

/// The dialog.
#[component]
pub(crate) fn MergeDialog(
    /// The file.
    incoming: Incoming,
    /// Called when it has closed.
    on_close: Callback<()>,
) -> impl IntoView {
    view! {
        <Sheet title="Bring this in" close_label="Close without merging" on_close=on_close><Summary incoming /></Sheet>
    }
}

#[component]
fn Summary(incoming: Incoming) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let Incoming { plan, theirs, written } = incoming;
    let choices: Vec<RwSignal<bool>> = plan.conflicts.iter().map(|it| RwSignal::new(it.takes_theirs())).collect();
    let both = plan.conflicts.iter().cloned().zip(choices.iter().copied()).enumerate();
    let both = both.map(|(index, (conflict, choice))| conflict_row(index, &conflict, choice, &theirs)).collect_view();
    let has_conflicts = !plan.conflicts.is_empty();
    let days_ahead = plan.days_ahead.map(|days| {
        let words = format!("The clock of the other device runs {} ahead. Its changes come in as they are; what you change from now on still wins over them.", text::span(u32::try_from(days).unwrap_or(u32::MAX)));
        view! { <p class="remark amber">{icon("clock")}<span>{words}</span></p> }
    });
    let is_nothing = plan.is_nothing();
    let sums = sums(&plan);
    let same = format!("{} already the same. Nothing here is replaced or removed without you.", is_are(plan.same));
    let merge = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let mut plan = plan.clone();
        for (conflict, choice) in plan.conflicts.clone().iter().zip(&choices) {
            plan.choose(conflict, choice.get_untracked());
        }
        if plan.change.is_empty() {
            app.say("Nothing new in that file.", false);
        } else {
            app.run_or_say(Command::Merge(plan.change), "The file is brought in.");
        }
        close();
    };
    view! {
        <form class="merge" method="dialog" on:submit=merge>
            <p class="margin">{written.map_or_else(|| "from a file".to_owned(), |it| format!("written {}", it.replace('T', ", ").replace('Z', "")))}</p>
            <p class="soft-text">{if is_nothing { "Everything in this file is here already.".to_owned() } else { format!("This is what would come in. {same}") }}</p>
            <dl class="merge__sum">{sums}</dl>
            {days_ahead}
            {has_conflicts.then(|| view! { <div class="stack"><h3>"Changed in both places"</h3><ul class="merge__both">{both}</ul></div> })}
            <p class="remark">{icon("undo")}<span>"You can take it back as long as the page is open."</span></p>
            <footer class="sheet__foot">
                <button class="btn main" type="submit">{icon("check")}"Merge"</button>
                <button class="btn" type="button" on:click=move |_| close()>"Cancel"</button>
            </footer>
        </form>
    }
}

fn is_are(count: usize) -> String {
    text::sentence(&format!("{} {}", text::count(count, "entry", "entries"), if count == 1 { "is" } else { "are" }))
}

/// How much is new, changed, gone and in question.
fn sums(plan: &Plan) -> impl IntoView + use<> {
    let of = |list: &[EntityRef], kind: Kind| list.iter().filter(|it| it.kind == kind).count();
    let others = |list: &[EntityRef]| {
        list.iter().filter(|it| !matches!(it.kind, Kind::People | Kind::Exchanges | Kind::Settings)).count()
    };
    let sums = [
        ("new people", of(&plan.new, Kind::People)),
        ("new exchanges", of(&plan.new, Kind::Exchanges)),
        ("other new entries", others(&plan.new)),
        ("changed", plan.changed.len()),
        ("the same", plan.same),
        ("in conflict", plan.conflicts.len()),
        ("deleted there", plan.deleted.len()),
    ];
    let always = ["new people", "new exchanges", "changed"];
    let shown = sums.into_iter().filter(move |(name, count)| *count > 0 || always.contains(name));
    shown.map(|(name, count)| view! { <div><dt>{name}</dt><dd>{count}</dd></div> }).collect_view()
}

fn conflict_row(
    index: usize,
    conflict: &Conflict,
    takes_theirs: RwSignal<bool>,
    theirs: &Book,
) -> impl IntoView + use<> {
    let name = name_of(conflict.entity, theirs);
    let what = conflict.cell.replace(['_', '/'], " ");
    let group = format!("conflict-{index}");
    let option = |is_theirs: bool, word: &'static str, cell: &Cell| {
        view! {
            <label>
                <input type="radio" name=group.clone() prop:checked=move || takes_theirs.get() == is_theirs on:change=move |_| takes_theirs.set(is_theirs) />
                {word}
                <span class="note">{shown(cell)}</span>
            </label>
        }
    };
    view! {
        <li>
            <fieldset>
                <legend><b>{name}</b>", "{what}</legend>
                <div class="choice tall">{option(false, "here", &conflict.mine)}{option(true, "in the file", &conflict.theirs)}</div>
            </fieldset>
        </li>
    }
}

fn name_of(entity: EntityRef, theirs: &Book) -> String {
    let id = PersonId::from_uuid(entity.uuid);
    let person = theirs.people.record(id).map(|it| display_name(&it.body)).filter(|_| entity.kind == Kind::People);
    person.unwrap_or_else(|| text::sentence(entity.kind.word()))
}

/// A value in a few words.
fn shown(cell: &Cell) -> String {
    let words = match &cell.value {
        None => "nothing".to_owned(),
        Some(Value::String(words)) => words.clone(),
        Some(other) => other.to_string(),
    };
    if words.chars().count() > 60 { words.chars().take(60).chain(['…']).collect() } else { words }
}
