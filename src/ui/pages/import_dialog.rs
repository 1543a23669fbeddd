//! The import dialog ("Bring this in"): the summary of the merge, and a choice for each conflict.

use leptos::prelude::*;
use web_sys::Blob;

use crate::merge::{ConflictSummary, Summary};
use crate::present::import_counts::{ImportCount, counts};
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
        <Dialog title=text::backup::import_title() close_label=text::backup::close_without_merging() on_close=closed>
            <Summary incoming is_merging />
        </Dialog>
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
        let words = text::backup::clock_ahead(&text::span(u32::try_from(days).unwrap_or(u32::MAX)));
        view! { <p class="callout callout--amber">{icon("clock")}<span>{words}</span></p> }
    });
    let left_out = text::damage::left_out(summary.photos_left_out, summary.stamps_left_out, summary.over_limit);
    let is_nothing = summary.is_nothing;
    let sums = sums(&summary);
    let same = text::sentence(&text::backup::same(text::damage::whole(summary.same)));
    let written = summary.written.clone();
    let merge = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if summary.is_empty {
            app.say(text::backup::nothing_new(), false);
        } else {
            let chosen = summary.both.iter().zip(&choices);
            let choice = |(both, choice): (&ConflictSummary, &RwSignal<bool>)| Choice {
                entity: both.entity.clone(),
                cell: both.cell.clone(),
                takes_theirs: choice.get_untracked(),
            };
            is_merging.set_value(true);
            let job = Job::Merge { file: None, choices: chosen.map(choice).collect() };
            app.merge(job, file.get_value(), text::backup::imported());
        }
        close();
    };
    view! {
        <form class="merge" method="dialog" on:submit=merge>
            <p class="text-aside">
                {written.and_then(|it| intl::moment(&it)).map_or_else(
                    || text::backup::from_file().to_owned(),
                    |it| text::backup::written(&it),
                )}
            </p>
            <p class="text-muted">
                {if is_nothing { text::backup::nothing_to_import() } else { text::backup::preview() }}
                {(!is_nothing).then(|| format!(" {same}"))}
            </p>
            <dl class="merge__sum">{sums}</dl>
            {days_ahead}
            {left_out.into_iter().map(|words| view! {
                <p class="callout callout--amber">{icon("file")}<span>{words}</span></p>
            }).collect_view()}
            {has_conflicts.then(|| view! {
                <div class="stack"><h3>{text::backup::both_changed()}</h3><ul class="merge__both">{both}</ul></div>
            })}
            <p class="callout">{icon("undo")}<span>{text::backup::can_undo()}</span></p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("check")}{text::backup::merge()}</button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </form>
    }
}

/// The counts of new, changed, equal, conflicting and deleted entries.
fn sums(summary: &Summary) -> impl IntoView + use<> {
    let sum = |(of, count): (ImportCount, u64)| {
        view! {
            <div><dt>{text::backup::import_count(of)}</dt><dd>{count}</dd></div>
        }
    };
    counts(summary).into_iter().map(sum).collect_view()
}

fn conflict_row(index: usize, both: &ConflictSummary, takes_theirs: RwSignal<bool>) -> impl IntoView + use<> {
    let name = text::sentence(&both.name);
    let what = both.what.clone();
    let group = format!("conflict-{index}");
    let option = |is_theirs: bool, word: &'static str, value: &String| {
        view! {
            <label>
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || takes_theirs.get() == is_theirs
                    on:change=move |_| takes_theirs.set(is_theirs)
                />
                {word}
                <span class="text-small">{value.clone()}</span>
            </label>
        }
    };
    view! {
        <li>
            <fieldset>
                <legend><b>{name}</b>", "{what}</legend>
                <div class="radio-group radio-group--tall">
                    {option(false, text::backup::here(), &both.mine)}
                    {option(true, text::backup::in_file(), &both.theirs)}
                </div>
            </fieldset>
        </li>
    }
}
