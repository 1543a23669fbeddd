//! The parts that the table and the cards of the needs share: the words of a need, how it stands, and the signs.

use leptos::prelude::*;

use super::context::{Names, Page, ProjectDialog};
use crate::domain::Depth;
use crate::insight::team::{Row, Standing};
use crate::ui::text;

/// Where the table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On the page "Teams", to look at.
    Overview,
    /// On the page of the project, where its needs can be changed.
    Edit,
    /// On the page of a project that is done: who did what.
    Past,
}

/// The class of a need: amber if nobody covers it.
pub(super) fn class_of(row: &Row, place: Place) -> &'static str {
    if row.standing == Standing::Nobody && place != Place::Past { "team-table__gap" } else { "" }
}

/// How a need stands, in words. Nothing stands or falls any more in a project that is done.
pub(super) fn standing(page: Page, row: &Row, place: Place) -> Option<AnyView> {
    let alone = page.read_untracked(|book, _| Names::of(book, page.id, []).alone(row)).filter(|it| !it.is_empty());
    let words = text::project::standing(row, alone.as_deref());
    let line = view! { <span class="team-table__standing">{words}</span> };
    (place != Place::Past).then(|| line.into_any())
}

/// The words of a need, as a button where it can be changed.
pub(super) fn need_name(page: Page, row: &Row, may_edit: bool) -> AnyView {
    let (need, what) = (row.need, row.what.clone());
    if !may_edit {
        return view! { <span dir="auto">{what}</span> }.into_any();
    }
    let label = text::project::edit_need(&what);
    view! {
        <button
            class="line-button"
            type="button"
            aria-label=label
            on:click=move |_| page.show(ProjectDialog::Need(Some(need)))
        >
            <span dir="auto">{what}</span>
        </button>
    }
    .into_any()
}

/// The sign for how well: a full, a half and an empty circle, and a dot for not at all.
pub(super) fn sign(depth: Option<Depth>) -> AnyView {
    let class = match depth {
        Some(Depth::KnownFor) => "knows knows--well",
        Some(Depth::Does) => "knows knows--does",
        Some(Depth::Curious) => "knows",
        None => "knows knows--none",
    };
    view! { <span class=class aria-hidden="true"></span> }.into_any()
}
