//! The ends of the dialog, behind disclosures: the people for whom there is nothing to do, and everything that stays
//! out.

use leptos::prelude::*;

use super::new_people::tick;
use super::reading_again::ReadingAgain;
use super::state::ImportState;
use crate::domain::Command;
use crate::formats::foreign::{Outcome, SkippedRow};
use crate::present::foreign_import::forget;
use crate::ui::components::capped;
use crate::ui::state::{RepositoryContext, use_commands, use_repository};
use crate::ui::text;

/// The people whom the user met and does not want to be offered, with the button that offers them again.
#[component]
pub(super) fn Forgotten(state: ImportState, reading: ReadingAgain) -> impl IntoView {
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
pub(super) fn quiet_groups(state: ImportState) -> impl IntoView {
    let name =
        move |index: usize| state.preview(|it| it.people.get(index).map(|it| it.name.clone()).unwrap_or_default());
    let why = move |index: usize| {
        state.preview(|it| match it.people.get(index).map(|it| &it.outcome) {
            Some(Outcome::Same { name, reason }) => Some(text::foreign_import::reason(name, reason)),
            _ => None,
        })
    };
    let (same, owner, in_trash, doubles) =
        state.groups(|it| (it.same.clone(), it.owner.clone(), it.in_trash.clone(), it.doubles.clone()));
    let titles = [
        text::foreign_import::same(same.len()),
        text::foreign_import::doubles(doubles.len()),
        text::foreign_import::in_trash(in_trash.len()),
    ];
    let plain = |of: Vec<usize>| of.into_iter().map(|it| (name(it), None)).collect::<Vec<_>>();
    let rows = [
        same.into_iter().map(|it| (name(it), why(it))).collect(),
        doubles
            .into_iter()
            .map(|(it, first)| (text::foreign_import::double_of(&name(it), &name(first)), None))
            .collect(),
        plain(in_trash),
    ];
    let groups = titles.into_iter().zip(rows).filter(|(_, rows)| !rows.is_empty());
    let groups = groups.map(|(title, rows)| disclosure(&title, rows)).collect_view();
    view! { {groups}{owner_entries(state, owner)} }
}

/// The entries that seem to be the user, each with a tick for a namesake.
fn owner_entries(state: ImportState, owner: Vec<usize>) -> Option<impl IntoView> {
    let title = (!owner.is_empty()).then(|| text::sentence(&text::foreign_import::owner(owner.len())))?;
    let rows = capped(owner, move |index| view! { <li>{tick(state, *index, None)}</li> });
    Some(view! {
        <details class="disclosure">
            <summary>{title}</summary>
            <p class="text-small">{text::foreign_import::owner_note()}</p>
            <ul class="foreign-import__people">{rows}</ul>
        </details>
    })
}

/// A disclosure with a list of lines, each with a further line below it.
fn disclosure(title: &str, rows: Vec<(String, Option<String>)>) -> impl IntoView + use<> {
    let rows = capped(rows, |(line, below)| {
        let below = below.clone().map(|it| view! { " "<span class="text-small">{it}</span> });
        view! { <li dir="auto">{line.clone()}{below}</li> }
    });
    view! {
        <details class="disclosure">
            <summary>{text::sentence(title)}</summary>
            <ul class="merge__skipped">{rows}</ul>
        </details>
    }
}

/// The entries that are left out, and the details of people who are brought in, each folded and with its reason.
pub(super) fn left_out(state: ImportState) -> impl IntoView {
    let (skipped, count) = state.preview(|it| (it.skipped.clone(), it.skipped_count));
    let more = count.saturating_sub(skipped.len());
    let (whole, parts): (Vec<_>, Vec<_>) = skipped.into_iter().partition(|it| it.is_whole);
    let lines =
        |of: &[SkippedRow]| of.iter().map(|it| (text::foreign_import::skipped_row(it), None)).collect::<Vec<_>>();
    let title = text::foreign_import::skipped(whole.len());
    let whole = (!whole.is_empty()).then(|| disclosure(&title, lines(&whole)));
    let title = text::foreign_import::skipped_parts(parts.len());
    let parts = (!parts.is_empty()).then(|| disclosure(&title, lines(&parts)));
    let more = (more > 0).then(|| view! { <p class="text-small">{text::foreign_import::skipped_more(more)}</p> });
    view! { {whole}{parts}{more} }
}

/// The command that adds people of the file to those who are not offered, or takes them out again.
pub(super) fn forgetting(
    state: ImportState,
    repository: RepositoryContext,
    of: &[usize],
    is_forgotten: bool,
) -> Command {
    let mut settings = repository.book_untracked(|it| it.settings().clone());
    state.preview(|it| forget(&mut settings, it, of, is_forgotten));
    Command::SetSettings(Box::new(settings))
}
