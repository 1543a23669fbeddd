//! The import dialog ("Bring this in"): the summary of the merge, and a choice for each conflict.

use leptos::prelude::*;
use web_sys::Blob;

use crate::merge::{ConflictSummary, Summary};
use crate::store::{Choice, Job};
use crate::ui::app::app;
use crate::ui::components::{Dialog, close_dialog, icon};
use crate::ui::text;
use crate::web::{intl, worker};

/// The most recently chosen file.
pub(crate) type ChosenFile = StoredValue<Option<Blob>, LocalStorage>;

/// A file that was read, and the summary of merging it.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    /// The file. The worker reads its text.
    pub(crate) file: ChosenFile,
    /// The summary of the merge.
    pub(crate) summary: Summary,
}

/// The import dialog.
#[component]
pub(crate) fn MergeDialog(
    /// The file and its summary.
    incoming: Incoming,
    /// Called after the dialog has closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let is_merging = StoredValue::new(false);
    let closed = move |()| {
        if !is_merging.get_value() {
            // Without a merge, the worker that holds the file is not needed any more.
            worker::terminate();
        }
        on_close.run(());
    };
    view! {
        <Dialog title="Bring this in" close_label="Close without merging" on_close=closed><Summary incoming is_merging /></Dialog>
    }
}

#[component]
fn Summary(incoming: Incoming, is_merging: StoredValue<bool>) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let Incoming { file, summary } = incoming;
    let choices: Vec<RwSignal<bool>> = summary.both.iter().map(|it| RwSignal::new(it.takes_theirs)).collect();
    let rows = summary.both.iter().zip(&choices).enumerate();
    let both = rows.map(|(index, (both, choice))| conflict_row(index, both, *choice)).collect_view();
    let has_conflicts = !summary.both.is_empty();
    let days_ahead = summary.days_ahead.map(|days| {
        let words = format!("The clock of the other device runs {} ahead. Its changes come in as they are; what you change from now on still wins over them.", text::span(u32::try_from(days).unwrap_or(u32::MAX)));
        view! { <p class="remark amber">{icon("clock")}<span>{words}</span></p> }
    });
    let left_out = text::left_out(summary.photos_left_out, summary.stamps_left_out);
    let is_nothing = summary.is_nothing;
    let sums = sums(&summary);
    let same = format!("{} already the same. Nothing here is replaced or removed without you.", is_are(summary.same));
    let written = summary.written.clone();
    let merge = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if summary.is_empty {
            app.say("Nothing new in that file.", false);
        } else {
            let chosen = summary.both.iter().zip(&choices);
            let choice = |(both, choice): (&ConflictSummary, &RwSignal<bool>)| Choice {
                entity: both.entity.clone(),
                cell: both.cell.clone(),
                takes_theirs: choice.get_untracked(),
            };
            is_merging.set_value(true);
            let job = Job::Merge { file: None, choices: chosen.map(choice).collect() };
            app.merge(job, file.get_value(), "The file is brought in.");
        }
        close();
    };
    view! {
        <form class="merge" method="dialog" on:submit=merge>
            <p class="margin">{written.and_then(|it| intl::moment(&it)).map_or_else(|| "from a file".to_owned(), |it| format!("written {it}"))}</p>
            <p class="soft-text">{if is_nothing { "Everything in this file is here already.".to_owned() } else { format!("This is what would come in. {same}") }}</p>
            <dl class="merge__sum">{sums}</dl>
            {days_ahead}
            {left_out.into_iter().map(|words| view! { <p class="remark amber">{icon("file")}<span>{words}</span></p> }).collect_view()}
            {has_conflicts.then(|| view! { <div class="stack"><h3>"Changed in both places"</h3><ul class="merge__both">{both}</ul></div> })}
            <p class="remark">{icon("undo")}<span>"You can take it back as long as the page is open."</span></p>
            <footer class="sheet__foot">
                <button class="btn main" type="submit">{icon("check")}"Merge"</button>
                <button class="btn" type="button" on:click=move |_| close()>"Cancel"</button>
            </footer>
        </form>
    }
}

fn is_are(count: u64) -> String {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    text::sentence(&format!("{} {}", text::count(count, "entry", "entries"), if count == 1 { "is" } else { "are" }))
}

/// The counts of new, changed, equal, conflicting and deleted entries.
fn sums(summary: &Summary) -> impl IntoView + use<> {
    let sums = [
        ("new people", summary.new_people),
        ("new exchanges", summary.new_exchanges),
        ("other new entries", summary.other_new),
        ("changed", summary.changed),
        ("the same", summary.same),
        ("in conflict", summary.both.len() as u64),
        ("deleted there", summary.deleted),
    ];
    let always = ["new people", "new exchanges", "changed"];
    let shown = sums.into_iter().filter(move |(name, count)| *count > 0 || always.contains(name));
    shown.map(|(name, count)| view! { <div><dt>{name}</dt><dd>{count}</dd></div> }).collect_view()
}

fn conflict_row(index: usize, both: &ConflictSummary, takes_theirs: RwSignal<bool>) -> impl IntoView + use<> {
    let name = text::sentence(&both.name);
    let what = both.what.clone();
    let group = format!("conflict-{index}");
    let option = |is_theirs: bool, word: &'static str, value: &String| {
        view! {
            <label>
                <input type="radio" name=group.clone() prop:checked=move || takes_theirs.get() == is_theirs on:change=move |_| takes_theirs.set(is_theirs) />
                {word}
                <span class="note">{value.clone()}</span>
            </label>
        }
    };
    view! {
        <li>
            <fieldset>
                <legend><b>{name}</b>", "{what}</legend>
                <div class="choice tall">{option(false, "here", &both.mine)}{option(true, "in the file", &both.theirs)}</div>
            </fieldset>
        </li>
    }
}
