//! The import dialog ("Bring this in"): the summary of the merge, and a choice for each conflict.

use leptos::prelude::*;
use web_sys::Blob;

use super::merge_run::MergeRun;
use crate::merge::{ConflictSummary, Recognised, Summary};
use crate::present::import_counts::{ImportCount, counts, only_adds};
use crate::store::{Choice, ImportLabel, ImportedCounts, Job};
use crate::ui::components::{Dialog, capped, close_dialog, icon};
use crate::ui::state::{use_merges, use_past_imports, use_toasts};
use crate::ui::text;
use crate::web::intl;

/// The most recently chosen file.
pub(crate) type ChosenFile = StoredValue<Option<Blob>, LocalStorage>;

/// A file that was read, and the summary of merging it.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    /// The file. The worker reads its text.
    pub(crate) file: ChosenFile,
    /// The name of the file.
    pub(crate) name: String,
    /// Which of several files it is, such as the second of three.
    pub(crate) turn: Option<(usize, usize)>,
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
    let run = MergeRun::new();
    let closed = move |()| {
        run.end();
        on_close.run(());
    };
    view! {
        <Dialog title=text::backup::import_title() close_label=text::backup::close_without_merging() on_close=closed>
            <MergeForm incoming run />
        </Dialog>
    }
}

/// The summary of the merge, the choices, and the button that starts it.
#[component]
fn MergeForm(incoming: Incoming, run: MergeRun) -> impl IntoView {
    let (merges, imports, toasts) = (use_merges(), use_past_imports(), use_toasts());
    let close = close_dialog();
    let Incoming { file, name, turn, summary } = incoming;
    let choices: Vec<RwSignal<bool>> = summary.both.iter().map(|it| RwSignal::new(it.takes_theirs)).collect();
    let (rows, others) = (summary.both.iter().zip(&choices).enumerate(), RwSignal::new(Vec::<String>::new()));
    let rows = rows.map(|(index, (conflict, choice))| conflict_row(index, conflict, *choice, others)).collect_view();
    let (recognised, has_conflicts) = (recognised(&summary.recognised, others), !summary.both.is_empty());
    let (warnings, skipped) = (warnings(&summary), skipped(&summary));
    let (is_nothing, sums) = (summary.is_nothing, sums(&summary));
    let effect = effect(&summary);
    let origin = text::join(&[&origin(&summary), &turn.map(text::ways_in::turn).unwrap_or_default()], ", ");
    let counts = imported_counts(&summary);
    let merge = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if untrack(|| run.is_running()) {
            return;
        }
        if summary.is_empty && others.with_untracked(Vec::is_empty) {
            toasts.show(text::backup::nothing_new());
            close();
        } else {
            let (choices, others) = (chosen(&summary.both, &choices), others.get_untracked());
            let label = Some(ImportLabel { name: name.clone(), counts });
            let job = Job::Merge { file: None, choices, others, label };
            let work = async move {
                imports.forget_undone();
                merges.merge_now(job, file.get_value(), text::backup::imported()).await.is_some()
            };
            run.start(work, close);
        }
    };
    view! {
        <form class="merge" method="dialog" on:submit=merge>
            // The focus begins at the words, not at the button that closes the dialog.
            <p class="text-aside" tabindex="-1" autofocus>{origin}</p>
            {opening(is_nothing, &effect)}
            <ul class="merge__sum">{sums}</ul>
            {warnings}
            {skipped}
            {recognised}
            {has_conflicts.then(|| view! {
                <div class="stack"><h3>{text::backup::both_changed()}</h3><ul class="merge__both">{rows}</ul></div>
            })}
            <p class="callout">{icon("undo")}<span>{text::backup::can_undo()}</span></p>
            {foot(run, close)}
        </form>
    }
}

/// The buttons, and the progress of the merge above them.
fn foot(run: MergeRun, close: impl Fn() + 'static) -> impl IntoView {
    view! {
        <footer class="dialog__foot">
            {run.bar()}
            <button class="btn btn--main" type="submit" aria-disabled=move || run.is_running().to_string()>
                {icon("check")}{text::backup::merge()}
            </button>
            <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
        </footer>
    }
}

/// What the merge leaves as it is, and what it deletes.
fn effect(summary: &Summary) -> String {
    let same = text::sentence(&text::backup::same(text::damage::whole(summary.same)));
    let rest = if only_adds(summary) { text::backup::replaces_nothing() } else { "" };
    let names = text::conflict::deleted_names(&summary.deleted_names, text::damage::whole(summary.deleted));
    let deletes = if names.is_empty() { names } else { text::backup::deletes(&names) };
    text::join(&[&same, rest, &deletes], " ")
}

/// The first words below the origin of the file.
fn opening(is_nothing: bool, effect: &str) -> impl IntoView + use<> {
    let words = if is_nothing {
        text::backup::nothing_to_import().to_owned()
    } else {
        text::join(&[text::backup::preview(), effect], " ")
    };
    view! { <p class="text-muted">{words}</p> }
}

/// What the import brings in, for the list of imports.
fn imported_counts(summary: &Summary) -> ImportedCounts {
    ImportedCounts {
        people: text::damage::whole(summary.new_people),
        exchanges: text::damage::whole(summary.new_exchanges),
        changed: text::damage::whole(summary.changed),
    }
}

/// When the file was written, if it says so.
fn origin(summary: &Summary) -> String {
    let moment = summary.written.as_deref().and_then(intl::moment);
    moment.map_or_else(|| text::backup::from_file().to_owned(), |it| text::backup::written(&it))
}

/// A clock that is ahead, and data that is not imported as it is.
fn warnings(summary: &Summary) -> impl IntoView + use<> {
    let clock = summary.days_ahead.map(|days| {
        let warning = text::backup::clock_ahead(&text::span(u32::try_from(days).unwrap_or(u32::MAX)));
        ("clock", warning)
    });
    let Summary { photos_left_out: photos, stamps_left_out: stamps, over_limit, entries_left_out, .. } = *summary;
    let left_out = text::damage::left_out(photos, stamps, over_limit, entries_left_out);
    let warnings = clock.into_iter().chain(left_out.into_iter().map(|it| ("file", it)));
    let line = |(name, text)| view! { <p class="callout callout--amber">{icon(name)}<span>{text}</span></p> };
    warnings.map(line).collect_view()
}

/// The fields that cannot be read, each with its entry and the reason.
fn skipped(summary: &Summary) -> Option<AnyView> {
    let more = summary.skipped_count.saturating_sub(summary.skipped.len() as u64);
    let more = (more > 0).then(|| text::sentence(&text::conflict::skipped_more(text::damage::whole(more))));
    let lines = capped(summary.skipped.clone(), |it| view! { <li>{text::conflict::skipped_line(it)}</li> });
    (!summary.skipped.is_empty()).then(|| {
        view! {
            <div class="stack">
                <h3>{text::conflict::skipped_title()}</h3>
                <p class="text-small">{text::conflict::skipped_note()}</p>
                <ul class="merge__skipped" aria-label=text::conflict::skipped_title()>{lines}</ul>
                {more.map(|it| view! { <p class="text-small">{it}</p> })}
            </div>
        }
        .into_any()
    })
}

/// The user's choices, one for each conflict.
fn chosen(conflicts: &[ConflictSummary], choices: &[RwSignal<bool>]) -> Vec<Choice> {
    let choice = |(conflict, choice): (&ConflictSummary, &RwSignal<bool>)| Choice {
        entity: conflict.entity.clone(),
        cell: conflict.cell.clone(),
        takes_theirs: choice.get_untracked(),
    };
    conflicts.iter().zip(choices).map(choice).collect()
}

/// The counts of new, changed, equal, conflicting and deleted entries.
fn sums(summary: &Summary) -> impl IntoView + use<> {
    let sum = |(of, count): (ImportCount, u64)| {
        view! {
            <li><b>{count}</b>" "<span>{text::backup::import_count(of, count)}</span></li>
        }
    };
    counts(summary).into_iter().map(sum).collect_view()
}

/// The question whether the people whom the file seems to mean are the same. `others` are those who are somebody else.
fn recognised(people: &[Recognised], others: RwSignal<Vec<String>>) -> Option<AnyView> {
    let row = |(index, person): (usize, &Recognised)| {
        let Recognised { entity, name } = person.clone();
        let group = format!("recognised-{index}");
        let option = |is_other: bool, label: &'static str| {
            let (entity, tested) = (entity.clone(), entity.clone());
            let choose = move |_| {
                others.update(|it| {
                    it.retain(|it| *it != entity);
                    it.extend(is_other.then(|| entity.clone()));
                });
            };
            let is_chosen = move || others.with(|it| it.contains(&tested)) == is_other;
            view! {
                <label><input type="radio" name=group.clone() prop:checked=is_chosen on:change=choose />{label}</label>
            }
        };
        view! {
            <li>
                <fieldset>
                    <legend dir="auto"><b>{name}</b></legend>
                    <div class="radio-group radio-group--tall">
                        {option(false, text::backup::the_same_person())}
                        {option(true, text::backup::somebody_else())}
                    </div>
                </fieldset>
            </li>
        }
    };
    let rows = people.iter().enumerate().map(row).collect_view();
    (!people.is_empty()).then(|| {
        view! {
            <div class="stack">
                <h3>{text::backup::recognised()}</h3>
                <p class="text-small">{text::backup::recognised_note()}</p>
                <ul class="merge__both">{rows}</ul>
            </div>
        }
        .into_any()
    })
}

fn conflict_row(
    index: usize,
    conflict: &ConflictSummary,
    takes_theirs: RwSignal<bool>,
    others: RwSignal<Vec<String>>,
) -> impl IntoView + use<> {
    let entity = conflict.entity.clone();
    let is_of_other = move || others.with(|it| it.contains(&entity));
    let (name, field) = (text::conflict::name(conflict), text::conflict::field(conflict));
    let group = format!("conflict-{index}");
    let option = |is_theirs: bool, label: &'static str, value: String| {
        view! {
            <label>
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || takes_theirs.get() == is_theirs
                    on:change=move |_| takes_theirs.set(is_theirs)
                />
                {label}
                <span class="text-small">{value}</span>
            </label>
        }
    };
    view! {
        <li hidden=is_of_other>
            <fieldset>
                <legend><b>{name}</b>", "{field}</legend>
                <div class="radio-group radio-group--tall">
                    {option(false, text::backup::here(), text::conflict::mine(conflict))}
                    {option(true, text::backup::in_file(), text::conflict::theirs(conflict))}
                </div>
            </fieldset>
        </li>
    }
}
