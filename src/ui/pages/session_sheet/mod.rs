//! The sheet of a mentoring session, written during the talk or after it.
//!
//! `sheet.rs` holds its state, `saved_draft.rs` stores it; the other files draw its parts from top to bottom.

mod boxes;
mod choices;
mod circumstances;
mod ending;
mod following;
mod half_written;
mod head;
mod last_time;
mod new_actions;
mod next_time;
mod questions;
mod saved_draft;
mod sheet;

use leptos::prelude::*;

pub(crate) use half_written::HalfWritten;

use self::boxes::{Boxes, line_box};
use self::circumstances::Circumstances;
use self::following::follow;
use self::head::Head;
use self::last_time::{Goals, LastTime, Topics};
use self::new_actions::NewActions;
use self::next_time::NextTime;
use self::questions::{old_notes, set_aside};
use self::saved_draft::SavedDraft;
use self::sheet::{Sheet, be_later, new_draft};
use crate::domain::MentorshipId;
use crate::present::session_draft::{SessionDraft, SheetBox};
use crate::present::session_rules::has_ended;
use crate::present::session_sheet::{self as content, PairFacts};
use crate::ui::components::icon;
use crate::ui::pages::{title, title_of};
use crate::ui::route::Route;
use crate::ui::state::{RepositoryContext, use_archive, use_clock, use_navigation, use_prefs, use_repository};
use crate::ui::text;
use crate::web::dom;

/// The page `/mentoring/:id/session`.
#[component]
pub(crate) fn SessionSheet(
    /// The mentorship.
    id: MentorshipId,
) -> impl IntoView {
    let (repository, prefs, clock) = (use_repository(), use_prefs(), use_clock());
    title_of(Route::Session(id));
    let Some(facts) = repository.book_untracked(|book| content::facts(book, id, clock.today.get_untracked())) else {
        return view! { <header class="page-header"><h1>{text::session::gone()}</h1></header> }.into_any();
    };
    facts.people.iter().for_each(|(person, _)| use_archive().unpack(Some(*person)));
    let stored = saved_draft::read(prefs, id);
    let started = stored.filter(|it| !it.is_blank() && !repository.book_untracked(|book| has_ended(it, book)));
    let draft = RwSignal::new(started.unwrap_or_else(|| first_draft(repository, id)));
    (move || match draft.get() {
        set_aside_draft if set_aside_draft.is_put_away => set_aside(repository, id, draft),
        started => {
            // A sheet of an earlier day looks back if that was due on its day.
            let day = started.day.unwrap_or_else(|| clock.today.get_untracked());
            let facts =
                repository.book_untracked(|book| content::facts(book, id, day)).unwrap_or_else(|| facts.clone());
            view! { <OpenSheet id facts draft=started /> }.into_any()
        }
    })
    .into_any()
}

/// A new draft: of the session that begins now, or, with `?later` in the address, of one that has been.
fn first_draft(repository: RepositoryContext, id: MentorshipId) -> SessionDraft {
    let mut draft = new_draft();
    if dom::parameter("later").is_some() {
        be_later(repository, id, &mut draft);
    }
    draft
}

#[component]
fn OpenSheet(id: MentorshipId, facts: PairFacts, draft: SessionDraft) -> impl IntoView {
    let sheet = Sheet::new(id, facts, &draft, SavedDraft::new(use_prefs(), id));
    follow(sheet);
    title(&text::list(&sheet.names()));
    view! {
        <div class="session-sheet">
            <Head sheet />
            <div class="session-sheet__scroll">
                {old_notes(sheet)}
                {sheet.facts.with_value(|it| it.says_aloud).then(aloud)}
                <LastTime sheet />
                {line_box(sheet, SheetBox::Brought, text::session::brought(), boxes::who_brings(sheet))}
                <Topics sheet />
                <Boxes sheet />
                <Goals sheet />
                <NewActions sheet />
                <NextTime sheet />
                <div class="only-you">
                    {line_box(sheet, SheetBox::Learned, text::session::learned(), text::session::only_you().to_owned())}
                </div>
                <Circumstances sheet />
                <Leave sheet />
            </div>
        </div>
    }
}

/// The line to say aloud before the first notes.
fn aloud() -> AnyView {
    view! {
        <div class="callout">
            {icon("message")}
            <p><b>{text::session::aloud()}</b>" "{text::session::aloud_line()}</p>
        </div>
    }
    .into_any()
}

/// The way out without ending the session, for a phone that has no button to go back.
#[component]
fn Leave(sheet: Sheet) -> impl IntoView {
    let navigation = use_navigation();
    let leave = move |_| {
        sheet.store();
        navigation.go(Route::Pair(sheet.id));
    };
    view! {
        <p class="actions">
            <button class="btn btn--bare" type="button" on:click=leave>
                {text::session::leave()}
            </button>
        </p>
    }
}
