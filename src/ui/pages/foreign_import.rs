//! The dialog "Bring this in" for a file of another program: its people in groups, its meetings, and everything that is
//! left out. Nothing is written before the user presses Merge.

mod columns;
mod matches;
mod meetings;
mod new_people;
mod owner;
mod quiet;
mod reading_again;
mod state;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Blob;

use self::columns::{Columns, MeetingsSince};
use self::matches::{Matches, Perhaps};
use self::meetings::Meetings;
use self::new_people::{MetPeople, NewPeople};
use self::owner::{Owner, OwnerQuestion, own_key};
use self::quiet::{Forgotten, forgetting, left_out, quiet_groups};
use self::reading_again::ReadingAgain;
pub(super) use self::reading_again::{ForeignFile, with_room};
use self::state::ImportState;
use super::merge_run::MergeRun;
use crate::domain::Circle;
use crate::formats::foreign::{Choices, FileSort, Outcome, Wish};
use crate::present::foreign_import::{Effect, effect};
use crate::present::import_figures::{figures, has_pictures};
use crate::store::{ImportLabel, ImportedCounts, Job};
use crate::ui::components::{Dialog, SelectField, Show, close_dialog, icon};
use crate::ui::state::{
    Commands, Merges, PastImports, RepositoryContext, Toasts, use_commands, use_jobs, use_merges, use_past_imports,
    use_repository, use_toasts,
};
use crate::ui::text;
use crate::web::{clock, dom};

/// The dialog.
#[component]
pub(super) fn ForeignImportDialog(
    /// The file.
    incoming: ForeignFile,
    /// Called after the dialog has closed.
    on_close: Callback<()>,
) -> impl IntoView {
    let run = MergeRun::new();
    let reading = ReadingAgain {
        jobs: use_jobs(),
        repository: use_repository(),
        current: RwSignal::new(incoming),
        has_other_columns: RwSignal::new(false),
        is_reading: RwSignal::new(false),
        problem: RwSignal::new(String::new()),
    };
    let closed = move |()| {
        run.end();
        on_close.run(());
    };
    let owner = RwSignal::new(Owner::default());
    let (sort, origin) = reading
        .current
        .with_untracked(|it| (it.preview.sort, text::foreign_import::origin(&it.wish.file_name, it.turn)));
    view! {
        <Dialog title=text::backup::import_title() close_label=text::backup::close_without_merging() on_close=closed>
            // These parts stay when the file is read again, with the focus and the choices in them.
            <div class="foreign-import__head">
                <p class="text-aside" dir="auto">{origin}</p>
                // The focus begins at the words, not at the button that closes the dialog.
                <p class="text-muted" tabindex="-1" autofocus>{text::foreign_import::opening(sort)}</p>
                <OwnerQuestion reading owner />
                <Columns reading />
                <MeetingsSince reading />
                <p class="text-small field-error" role="status">
                    {move || reading.is_reading.get().then(text::common::working)}
                </p>
                <p class="text-small field-error" role="alert">{reading.problem}</p>
            </div>
            {move || view! { <ForeignImportForm reading incoming=reading.current.get() run owner /> }}
        </Dialog>
    }
}

/// Enter on a tick or a choice would merge before the rest of the dialog is read; on a button it presses the button.
fn stay(event: web_sys::KeyboardEvent) {
    let is_input = event.target().is_some_and(|it| it.dyn_ref::<web_sys::HtmlInputElement>().is_some());
    if is_input && event.key() == "Enter" {
        event.prevent_default();
    }
}

/// The groups, the choices, and the button that starts the import.
#[component]
fn ForeignImportForm(
    reading: ReadingAgain,
    incoming: ForeignFile,
    run: MergeRun,
    owner: RwSignal<Owner>,
) -> impl IntoView {
    let (commands, after) = (use_commands(), (use_merges(), use_past_imports(), use_toasts()));
    let repository = use_repository();
    let close = close_dialog();
    let ForeignFile { file, wish, preview, .. } = incoming;
    // A calendar can be read without the answer: its user is then one of those who were met.
    let asks_owner = preview.asks_owner && preview.sort == FileSort::WhatsApp;
    let state = ImportState::of(preview, clock::today());
    let has_nothing = move || state.effect().is_nothing();
    let nothing_is_done = move || has_nothing() && state.forgotten.with(Vec::is_empty);
    let asks = move || asks_owner && owner.with(|it| *it == Owner::Unknown);
    // Why a press on Merge does nothing.
    let why_not = move || {
        let stale = || reading.has_other_columns.get().then(text::foreign_import::read_again_first);
        let unsaid = asks().then(text::foreign_import::say_who_is_you).or_else(stale);
        unsaid.or_else(|| nothing_is_done().then(|| state.why_nothing()))
    };
    // An estimate: packed it may fit, so that it refuses nothing.
    let fits = Memo::new(move |_| state.room().fits);
    let no_room = move || (!asks() && !fits.get()).then(text::foreign_import::does_not_fit);
    let is_pressed = RwSignal::new(false);
    let merge = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if untrack(why_not).is_some() {
            return is_pressed.set(true);
        }
        if untrack(|| run.is_running()) {
            return;
        }
        if untrack(has_nothing) {
            keep_forgotten(state, repository, commands);
            close();
        } else {
            let choices = Choices { own_key: own_key(owner), ..state.choices_to_write() };
            run.start(import(state, choices, wish.clone(), file.get_value(), after), close);
        }
    };
    view! {
        <form class="merge foreign-import" method="dialog" on:submit=merge on:keydown=stay>
            <Show when=move || !asks()>{content(state, reading)}</Show>
            {foot(why_not, is_pressed, no_room, close, run)}
        </form>
    }
}

/// Everything in the file, and the choices. The dialog opens first, and its halves are a task each, so that the page
/// can answer while a large file is drawn.
fn content(state: ImportState, reading: ReadingAgain) -> impl IntoView {
    let is_empty = state.preview(|it| it.people.is_empty());
    let drawn = RwSignal::new(0_u8);
    let has = move |half| move || drawn.get() >= half;
    crate::web::spawn(async move {
        for half in 1..=2 {
            dom::next_task().await;
            _ = drawn.try_set(half);
        }
    });
    view! {
        <Show when=has(1)>
            {is_empty.then(|| view! { <p>{text::foreign_import::nobody()}</p> })}
            {sums(state)}
            <NewPeople state />
            <Perhaps state />
            <Matches state />
        </Show>
        <Show when=has(2)>
            <MetPeople state />
            <Meetings state />
            {quiet_groups(state)}
            <Forgotten state reading />
            {left_out(state)}
            <Wishes state />
            {effect_line(state)}
        </Show>
    }
}

/// What the file has, in figures.
fn sums(state: ImportState) -> Option<impl IntoView> {
    let figures = state.preview(|it| state.groups(|groups| figures(it, groups)));
    // A single figure is what the heading below says.
    let is_told = figures.len() > 1;
    let row = |(of, count)| view! { <li><b>{count}</b>" "<span>{text::foreign_import::figure(of)}</span></li> };
    let rows = figures.into_iter().map(row).collect_view();
    is_told.then(|| view! { <ul class="merge__sum">{rows}</ul> })
}

/// The buttons, and why Merge does nothing, once it was pressed. A choice for which
/// the browser has no room is named there too, where it is seen without scrolling.
fn foot(
    why_not: impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static,
    is_pressed: RwSignal<bool>,
    no_room: impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static,
    close: impl Fn() + 'static,
    run: MergeRun,
) -> impl IntoView {
    let told = move || is_pressed.get().then(why_not).flatten().or_else(no_room);
    view! {
        <footer class="dialog__foot">
            <p class="text-small field-error" role="alert">{told}</p>
            {run.bar()}
            <button
                class="btn btn--main"
                type="submit"
                aria-disabled=move || (why_not().is_some() || run.is_running()).to_string()
                aria-description=why_not
            >
                {icon("check")}{text::backup::merge()}
            </button>
            <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
        </footer>
    }
}

/// Imports the chosen people and meetings. Returns whether it succeeded.
async fn import(
    state: ImportState,
    choices: Choices,
    wish: Wish,
    file: Option<Blob>,
    (merges, imports, toasts): (Merges, PastImports, Toasts),
) -> bool {
    let Effect { new, changed, kept, meetings, moved, joined, .. } = state.preview(|it| effect(it, &choices));
    let counts = ImportedCounts { people: new, exchanges: meetings + moved + joined, changed };
    let is_only_kept = kept > 0 && counts == ImportedCounts::default();
    let message = if is_only_kept { text::common::saved() } else { text::backup::imported() };
    let label = ImportLabel { name: wish.file_name.clone(), counts };
    imports.forget_undone();
    let job = Job::ImportForeign { wish, choices, label };
    let Some((_, photos)) = merges.merge_now(job, file, message).await else { return false };
    // In place of the message that is shown already.
    if photos > 0 {
        toasts.show(text::foreign_import::is_imported(photos));
    }
    true
}

/// What the merge will do.
fn effect_line(state: ImportState) -> impl IntoView {
    let has_nothing = move || state.effect().is_nothing();
    let forgets = move || state.forgotten.with(Vec::len);
    let written = move || {
        let is_told = !has_nothing() || forgets() == 0;
        is_told.then(|| {
            if has_nothing() { state.why_nothing().to_owned() } else { text::foreign_import::effect_of(state.effect()) }
        })
    };
    view! {
        <p class="callout" role="status">
            {icon("undo")}
            <span>
                {written}" "
                {move || (forgets() > 0).then(|| text::sentence(&text::foreign_import::effect_forgotten(forgets())))}" "
                {move || (!has_nothing()).then(text::foreign_import::can_undo)}
            </span>
        </p>
    }
}

/// Keeps that the user does not want to be offered some people again.
fn keep_forgotten(state: ImportState, repository: RepositoryContext, commands: Commands) {
    let forgotten = state.forgotten.get_untracked();
    if !forgotten.is_empty() {
        let message = text::sentence(&text::foreign_import::effect_forgotten(forgotten.len()));
        commands.run_or_show(forgetting(state, repository, &forgotten, true), message);
    }
}

/// The circle of the new people, and whether their pictures come along.
#[component]
fn Wishes(state: ImportState) -> impl IntoView {
    let has_pictures = state.preview(has_pictures);
    let fits = Memo::new(move |_| state.room().photos_fit);
    // Pictures for which there is no room stay out, and come back when fewer people are chosen.
    let is_wished = StoredValue::new(state.choices.with_untracked(|it| it.with_photos) || has_pictures);
    leptos::prelude::Effect::new(move || {
        let has_room = fits.get();
        state.choices.update(|it| it.with_photos = has_room && is_wished.get_value());
    });
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
        {has_pictures.then(|| view! {
            <label class="checkbox">
                <input
                    type="checkbox"
                    prop:checked=move || state.choices.with(|it| it.with_photos)
                    prop:disabled=move || !fits.get()
                    on:change=move |event| {
                        let is_ticked = event_target_checked(&event);
                        is_wished.set_value(is_ticked);
                        state.choices.update(|it| it.with_photos = is_ticked);
                    }
                />
                <span class="checkbox__box">{icon("check")}</span>
                <span>{text::foreign_import::photos()}</span>
                <span class="text-small" role="status">
                    {move || (!fits.get()).then(text::foreign_import::photos_do_not_fit)}
                </span>
            </label>
        })}
    }
}
