//! The page of one mentorship: where the pair is, the next session, the agreement, the goals, the sessions so far.
//!
//! Each section is a file of the folder `pair`, as a function of the [`Pair`]. A section that has nothing to say is not
//! drawn.

mod actions;
mod agenda;
mod agreement;
mod agreement_line;
mod beginning;
mod calendar;
mod checkpoint;
mod context;
mod dialogs;
mod ended;
mod ending;
mod goal_form;
mod goals;
mod header;
mod learned;
mod letter;
mod move_session;
mod next_session;
mod path;
mod rest;
mod sessions;
mod sign;
mod topic_form;

use leptos::prelude::*;

use crate::domain::MentorshipId;
use crate::ui::components::memo;
use crate::ui::pages::pair::context::Pair;
use crate::ui::pages::{HalfWritten, gone, title, title_of};
use crate::ui::route::Route;
use crate::ui::state::{use_archive, use_repository};
use crate::ui::text;

/// The page `/mentoring/:id`.
#[component]
pub(crate) fn PairPage(
    /// The mentorship.
    id: MentorshipId,
) -> impl IntoView {
    let repository = use_repository();
    title_of(Route::Pair(id));
    let is_here = memo(move || repository.book(|book| book.mentorships.get(id).is_some()));
    move || if is_here.get() { view! { <PairContent id /> }.into_any() } else { gone() }
}

fn gone() -> AnyView {
    gone::gone(text::pair::gone(), Route::Mentoring, text::pair::back_to_mentoring())
}

#[component]
fn PairContent(id: MentorshipId) -> impl IntoView {
    let (pair, archive) = (Pair::new(id), use_archive());
    let people = pair.read_untracked(|_, it| it.people.to_vec()).unwrap_or_default();
    // Sessions of earlier years count too.
    people.into_iter().for_each(|it| archive.unpack(Some(it)));
    Effect::new(move || title(&pair.title()));
    view! {
        {header::header(pair)}
        <HalfWritten id=Some(id) />
        {path::path(pair)}
        {sign::sign(pair)}
        <div class="two-column-area">
            <div class="two-column two-column--aside-first">
                <div class="two-column__aside">
                    {ended::died(pair)}
                    {ended::ended(pair)}
                    {beginning::beginning(pair)}
                    {next_session::next_session(pair)}
                    {agreement::agreement(pair)}
                </div>
                <div>
                    {checkpoint::checkpoint(pair)}
                    {goals::goals(pair)}
                    {sessions::last(pair)}
                    <div class="pair-columns-area">
                        <div class="pair-columns">{actions::actions(pair)}{sessions::earlier(pair)}</div>
                    </div>
                    {learned::learned(pair)}
                </div>
            </div>
        </div>
        {dialogs::dialogs(pair)}
    }
}
