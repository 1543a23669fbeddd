//! The dialog "Bring this in" for a file of another program: its people in groups, its meetings, and everything that is
//! left out. Nothing is written before the user presses Merge.

mod columns;
mod matches;
mod meetings;
mod new_people;
mod reading_again;
mod state;

use leptos::prelude::*;
use web_sys::Blob;

use self::columns::{Columns, MeetingsSince};
use self::matches::{Matches, Perhaps};
use self::meetings::Meetings;
use self::new_people::{MetPeople, NewPeople};
pub(super) use self::reading_again::ForeignFile;
use self::reading_again::ReadingAgain;
use self::state::ImportState;
use crate::domain::{Circle, Command};
use crate::formats::foreign::{Outcome, Wish};
use crate::present::foreign_import::{Effect, first_choices, forget, groups};
use crate::store::Job;
use crate::ui::components::{Dialog, SelectField, capped, close_dialog, icon};
use crate::ui::state::{
    Merges, PastImports, RepositoryContext, use_commands, use_jobs, use_merges, use_past_imports, use_repository,
};
use crate::ui::text;
use crate::web::{clock, worker};

/// The dialog.
#[component]
pub(super) fn ForeignImportDialog(
    /// The file.
    incoming: ForeignFile,
    /// Called after the dialog has closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let is_merging = StoredValue::new(false);
    let reading = ReadingAgain {
        jobs: use_jobs(),
        current: RwSignal::new(incoming),
        is_reading: RwSignal::new(false),
        problem: RwSignal::new(String::new()),
    };
    let closed = move |()| {
        if !is_merging.get_value() {
            // Without a merge, the worker that holds the file is not needed any more, also while it reads again.
            worker::stop_reading();
            worker::terminate();
        }
        on_close.run(());
    };
    let sort = reading.current.with_untracked(|it| it.preview.sort);
    view! {
        <Dialog title=text::backup::import_title() close_label=text::backup::close_without_merging() on_close=closed>
            // These parts stay when the file is read again, with the focus and the choices in them.
            <div class="stack">
                <p class="text-muted">{text::foreign_import::opening(sort)}</p>
                <Columns reading />
                <MeetingsSince reading />
                <p class="text-small field-error" role="status">
                    {move || reading.is_reading.get().then(text::common::working)}
                </p>
                <p class="text-small field-error" role="alert">{reading.problem}</p>
            </div>
            {move || view! { <ForeignImportForm reading incoming=reading.current.get() is_merging /> }}
        </Dialog>
    }
}

/// The groups, the choices, and the button that starts the import.
#[component]
fn ForeignImportForm(reading: ReadingAgain, incoming: ForeignFile, is_merging: StoredValue<bool>) -> impl IntoView {
    let (commands, merges, imports) = (use_commands(), use_merges(), use_past_imports());
    let repository = use_repository();
    let close = close_dialog();
    let ForeignFile { file, wish, preview } = incoming;
    let state = ImportState {
        groups: StoredValue::new(groups(&preview, clock::today())),
        choices: RwSignal::new(first_choices(&preview)),
        preview: StoredValue::new(preview),
        forgotten: RwSignal::new(Vec::new()),
    };
    let is_empty = state.preview(|it| it.people.is_empty());
    let has_nothing = move || state.effect() == Effect::default();
    let forgets = move || state.forgotten.with(Vec::len);
    let nothing_is_done = move || has_nothing() && forgets() == 0;
    let merge = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if untrack(nothing_is_done) {
            return;
        }
        let forgotten = state.forgotten.get_untracked();
        if !forgotten.is_empty() {
            let message = text::foreign_import::effect_forgotten(forgotten.len());
            commands.run_or_show(forgetting(state, repository, &forgotten, true), message);
        }
        if !untrack(has_nothing) {
            is_merging.set_value(true);
            start(state, &wish, file.get_value(), merges, imports);
        }
        close();
    };
    view! {
        <form class="merge" method="dialog" on:submit=merge>
            {is_empty.then(|| view! { <p>{text::foreign_import::nobody()}</p> })}
            <NewPeople state />
            <Perhaps state />
            <Matches state />
            <MetPeople state />
            <Meetings state />
            {quiet_groups(state)}
            <Forgotten state reading />
            {left_out(state)}
            <Wishes state />
            {no_room(state)}
            {effect_line(state)}
            {foot(nothing_is_done, close)}
        </form>
    }
}

/// The buttons.
fn foot(
    nothing_is_done: impl Fn() -> bool + Copy + Send + Sync + 'static,
    close: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <footer class="dialog__foot">
            <button class="btn btn--main" type="submit" aria-disabled=move || nothing_is_done().to_string()>
                {icon("check")}{text::backup::merge()}
            </button>
            <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
        </footer>
    }
}

/// Starts the import, and keeps its undo.
fn start(state: ImportState, wish: &Wish, file: Option<Blob>, merges: Merges, imports: PastImports) {
    let job = Job::ImportForeign { wish: wish.clone(), choices: state.choices.get_untracked() };
    let name = wish.file_name.clone();
    crate::web::spawn(async move {
        if let Some(undo) = merges.merge_now(job, file, text::backup::imported()).await {
            imports.keep(name, undo);
        }
    });
}

/// What the merge will do.
fn effect_line(state: ImportState) -> impl IntoView {
    let has_nothing = move || state.effect() == Effect::default();
    let forgets = move || state.forgotten.with(Vec::len);
    let written = move || {
        let is_told = !has_nothing() || forgets() == 0;
        is_told.then(|| text::foreign_import::effect_of(state.effect()))
    };
    view! {
        <p class="callout" role="status">
            {icon("undo")}
            <span>
                {written}" "
                {move || (forgets() > 0).then(|| text::foreign_import::effect_forgotten(forgets()))}" "
                {move || (!has_nothing()).then(text::foreign_import::can_undo)}
            </span>
        </p>
    }
}

/// The command that adds people of the file to those who are not offered, or takes them out again.
fn forgetting(state: ImportState, repository: RepositoryContext, of: &[usize], is_forgotten: bool) -> Command {
    let mut settings = repository.book_untracked(|it| it.settings().clone());
    state.preview(|it| forget(&mut settings, it, of, is_forgotten));
    Command::SetSettings(Box::new(settings))
}

/// The people whom the user met and does not want to be offered, with the button that offers them again.
#[component]
fn Forgotten(state: ImportState, reading: ReadingAgain) -> impl IntoView {
    let (commands, repository) = (use_commands(), use_repository());
    let forgotten = state.groups(|it| it.forgotten.clone());
    let count = forgotten.len();
    let of = forgotten.clone();
    let offer = move |_| {
        let command = forgetting(state, repository, &of, false);
        if commands.run_or_show(command, text::settings::changed()) {
            reading.start(|_| ());
        }
    };
    let name = move |index: &usize| state.preview(|it| it.people.get(*index).map(|it| it.name.clone()));
    let rows = capped(forgotten, move |it| view! { <li dir="auto">{name(it)}</li> });
    (count > 0).then(|| {
        view! {
            <details class="disclosure">
                <summary>{text::sentence(&text::foreign_import::forgotten(count))}</summary>
                <ul class="merge__skipped">{rows}</ul>
                <p><button class="btn" type="button" on:click=offer>{text::foreign_import::offer_again()}</button></p>
            </details>
        }
    })
}

/// The people for whom there is nothing to do, folded.
fn quiet_groups(state: ImportState) -> impl IntoView {
    let name = move |index: &usize| state.preview(|it| it.people.get(*index).map(|it| it.name.clone()));
    let names = move |of: Vec<usize>, title: String| {
        let rows = capped(of, move |it| view! { <li dir="auto">{name(it)}</li> });
        view! {
            <details class="disclosure">
                <summary>{text::sentence(&title)}</summary>
                <ul class="merge__skipped">{rows}</ul>
            </details>
        }
    };
    let (same, in_trash) = state.groups(|it| (it.same.clone(), it.in_trash.clone()));
    [(same, text::foreign_import::same as fn(usize) -> String), (in_trash, text::foreign_import::in_trash)]
        .into_iter()
        .filter(|(of, _)| !of.is_empty())
        .map(|(of, title)| {
            let title = title(of.len());
            names(of, title)
        })
        .collect_view()
}

/// The entries and values that are left out, folded, each with its reason.
fn left_out(state: ImportState) -> Option<impl IntoView> {
    let (skipped, count) = state.preview(|it| (it.skipped.clone(), it.skipped_count));
    let more = count.saturating_sub(skipped.len());
    let lines = capped(skipped, |it| view! { <li dir="auto">{text::foreign_import::skipped_row(it)}</li> });
    (count > 0).then(|| {
        view! {
            <details class="disclosure">
                <summary>{text::sentence(&text::foreign_import::skipped(count))}</summary>
                <ul class="merge__skipped">{lines}</ul>
                {(more > 0).then(|| view! { <p class="text-small">{text::foreign_import::skipped_more(more)}</p> })}
            </details>
        }
    })
}

/// The circle of the new people, and whether their pictures come along.
#[component]
fn Wishes(state: ImportState) -> impl IntoView {
    let (photo_units, fits) = state.preview(|it| (it.photo_units, it.units + it.photo_units < it.room));
    let has_new =
        state.preview(|it| it.people.iter().any(|it| matches!(it.outcome, Outcome::New | Outcome::Perhaps { .. })));
    let mut circles = vec![("", text::foreign_import::no_circle().to_owned())];
    circles.extend(Circle::ALL.iter().rev().map(|it| (it.word(), text::circle(*it).to_owned())));
    view! {
        {has_new.then(|| view! {
            <SelectField
                label=text::foreign_import::circle()
                options=circles
                value=Signal::derive(move || state.choices.with(|it| it.circle.clone()))
                on_choose=move |circle: String| state.choices.update(|it| it.circle = circle)
            />
        })}
        {(photo_units > 0).then(|| view! {
            <label class="checkbox">
                <input
                    type="checkbox"
                    prop:checked=move || state.choices.with(|it| it.with_photos)
                    prop:disabled=!fits
                    on:change=move |event| state.choices.update(|it| it.with_photos = event_target_checked(&event))
                />
                <span class="checkbox__box">{icon("check")}</span>
                <span>{text::foreign_import::photos()}</span>
                {(!fits).then(|| view! { <span class="text-small">{text::foreign_import::photos_do_not_fit()}</span> })}
            </label>
        })}
    }
}

/// The warning that the browser has no room for all of it.
fn no_room(state: ImportState) -> Option<impl IntoView> {
    let fits = state.preview(|it| it.units < it.room);
    (!fits).then(|| {
        view! {
            <p class="callout callout--amber">{icon("file")}<span>{text::foreign_import::does_not_fit()}</span></p>
        }
    })
}
