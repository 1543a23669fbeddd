//! The invitations at the end of Today: the calendar file of the weekly session, and installing Kith. One at a time,
//! each until the user answers.

use leptos::prelude::*;

use crate::insight::week::Week;
use crate::present::invitations::{Browser, InstallWay, install_way, wants_calendar, wants_install};
use crate::store::{Job, StorageKey};
use crate::ui::components::icon;
use crate::ui::pages::file_download::use_file_download;
use crate::ui::state::{use_prefs, use_repository, use_week};
use crate::ui::text;
use crate::web::install;

/// The stored answer to an invitation. Any text is one.
pub(super) const ANSWERED: &str = "answered";

/// An invitation that fits now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Invitation {
    Calendar,
    Install(InstallWay),
}

/// The facts about this browser.
fn browser() -> Browser {
    Browser {
        user_agent: install::user_agent(),
        has_touch: install::has_touch(),
        is_installed: install::is_installed(),
        can_ask: install::can_ask(),
    }
}

/// The invitation that fits now, if any.
#[component]
pub(super) fn Invitations() -> impl IntoView {
    let (repository, prefs, current_week) = (use_repository(), use_prefs(), use_week());
    let answers = RwSignal::new(0_u32);
    let is_open = move |key: StorageKey| prefs.get(key).is_empty();
    let answer = move |key: StorageKey| {
        prefs.set(key, ANSWERED);
        answers.update(|it| *it += 1);
    };
    let invitation = move || {
        answers.track();
        let week = current_week.get();
        let is_done = Week::is_all_done(&week) && !week.suggestions.is_empty();
        repository.book(|book| {
            if is_open(StorageKey::CalendarOffer) && wants_calendar(book, is_done) {
                return Some(Invitation::Calendar);
            }
            let way = install_way(&browser()).map(Invitation::Install);
            way.filter(|_| is_open(StorageKey::InstallOffer) && wants_install(book))
        })
    };
    let invitation = Memo::new(move |_| invitation());
    move || match invitation.get()? {
        Invitation::Calendar => {
            Some(view! { <CalendarOffer on_answer=move |()| answer(StorageKey::CalendarOffer) /> }.into_any())
        }
        Invitation::Install(way) => {
            Some(view! { <InstallOffer way on_answer=move |()| answer(StorageKey::InstallOffer) /> }.into_any())
        }
    }
}

#[component]
fn CalendarOffer(#[prop(into)] on_answer: Callback<()>) -> impl IntoView {
    let download = use_file_download();
    let take = move |_| {
        download.start(Job::Calendar, ("kith.ics", "text/calendar"), text::settings::calendar_saved());
        on_answer.run(());
    };
    view! {
        <div class="callout" role="note" aria-label=text::invitations::calendar_label()>
            {icon("calendar")}
            <div class="stack">
                <p>{text::invitations::calendar()}</p>
                <p>
                    <button class="btn" type="button" on:click=take>{text::settings::add_to_calendar()}</button>
                    " "
                    {no_thanks(on_answer)}
                </p>
            </div>
        </div>
    }
}

#[component]
fn InstallOffer(way: InstallWay, #[prop(into)] on_answer: Callback<()>) -> impl IntoView {
    let ask = move |_| {
        crate::web::spawn(async move {
            install::ask().await;
            on_answer.run(());
        });
    };
    let button = (way == InstallWay::Asks).then(|| {
        view! { <button class="btn" type="button" on:click=ask>{text::invitations::install_now()}</button>" " }
    });
    view! {
        <div class="callout" role="note" aria-label=text::invitations::install_label()>
            {icon("mark")}
            <div class="stack">
                <p>{text::invitations::install()}" "{text::invitations::way(way)}</p>
                <p>{button}{no_thanks(on_answer)}</p>
            </div>
        </div>
    }
}

fn no_thanks(on_answer: Callback<()>) -> impl IntoView {
    view! {
        <button class="link-button" type="button" on:click=move |_| on_answer.run(())>
            {text::invitations::no_thanks()}
        </button>
    }
}
