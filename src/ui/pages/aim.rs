//! The page of one aim: its why, the next natural conversation, the path, the talks, and the returns.
//!
//! Each section is a file of the folder `aim`, as a function of the [`AimContext`].

mod context;
mod dialogs;
mod form;
mod header;
mod learned;
mod next;
mod next_draft;
mod path;
mod path_form;
mod reached;
mod return_form;
mod return_thanks;
mod returns;
mod talk_form;
mod talks;

use leptos::prelude::*;

use self::context::AimContext;
use crate::domain::AimId;
use crate::ui::components::memo;
use crate::ui::pages::{gone, title, title_of};
use crate::ui::route::Route;
use crate::ui::state::{use_archive, use_repository};
use crate::ui::text;

pub(crate) use self::form::AimForm;
pub(crate) use self::returns::WhatGrew;
pub(in crate::ui::pages) use self::returns::address_of_return;

/// The page `/aims/:id`.
#[component]
pub(crate) fn AimPage(
    /// The aim.
    id: AimId,
) -> impl IntoView {
    let repository = use_repository();
    title_of(Route::Aim(id));
    let is_here = memo(move || repository.book(|book| book.aims.get(id).is_some()));
    move || if is_here.get() { view! { <AimContent id /> }.into_any() } else { gone() }
}

fn gone() -> AnyView {
    gone::gone(text::aims::gone(), Route::Mentoring, text::aims::back())
}

#[component]
fn AimContent(id: AimId) -> impl IntoView {
    let aim = AimContext::new(id);
    // Talks of earlier years count too.
    use_archive().unpack(None);
    Effect::new(move || title(&aim.read(|_, it| it.what.clone()).unwrap_or_default()));
    view! {
        {header::header(aim)}
        <div class="two-column-area">
            <div class="two-column">
                <div>
                    {header::still(aim)}
                    {next::next_talk(aim)}
                    {talks::talks(aim)}
                    {learned::learned(aim)}
                </div>
                <div class="two-column__aside">
                    {path::path(aim)}
                    {returns::returns(aim)}
                </div>
            </div>
        </div>
        {dialogs::dialogs(aim)}
    }
}
