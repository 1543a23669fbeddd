//! The views of the lazy parts, each in a file of its own: the pages other than Today, the dialogs and the strength
//! meter.
//!
//! The build splits the program at the functions marked in `main.rs` (`xtask/src/split.rs`), so that the first load
//! contains only Today and the layout. The sections of Today are fetched as soon as it is painted, pages and dialogs at
//! the first sign of the user. The service worker caches them all, so that they are available offline.
//! `state/lazy_parts.rs` fetches the parts.

use leptos::prelude::*;

use crate::domain::{Book, Change, GroupId, ProjectId, TripId};
use crate::present::pages::page_table;
use crate::present::recent_changes::{main_effect, renamed};
use crate::store::JobError;
use crate::ui::capture::Capture;
use crate::ui::dialogs::{
    AnswerForm, AskDialog, BeginMentoring, BringContacts, FavourForm, FirstQuestion, HowItWorksDialog, IntroduceDialog,
    JoinWith, LearnedForm, MyCard, NameEncounter, NameHelp, NewGroupDialog, NewProjectDialog, PrepDialog,
    RecentChanges, RepairDialog, SendShare, ShareForm, ShowCard, SomebodyAsked, SortDialog, ThreeTalks, WellnessDialog,
    WithoutPerson, given_words,
};
use crate::ui::exchange_form::ExchangeForm;
use crate::ui::file_drop;
use crate::ui::pages;
use crate::ui::passphrase::StrengthMeter;
use crate::ui::person_form::PersonForm;
use crate::ui::promise_form::PromiseForm;
use crate::ui::route::Route;
use crate::ui::state::{Answer, LazySection, OpenDialog, Told, WorkerRequest, use_auto_backup, use_recovery, use_undo};
use crate::ui::text;
use crate::web::worker;

/// Declares [`draw_page`] from the table of pages.
macro_rules! declare_drawing {
    ($(
        $(#[$doc:meta])*
        $page:ident $(($param:ty))? [$($address:literal),+] $name:literal $icon:literal ($menu:expr) $component:ident;
    )*) => {
        /// Draws a page.
        #[expect(unreachable_patterns, reason = "the row of Today, which the main program draws")]
        pub fn draw_page(route: Route) -> AnyView {
            match route {
                // Today is part of the main program, so the lazy part must not contain it.
                Route::Today => ().into_any(),
                $(
                    declare_drawing!(@pattern $page $(($param))? id) =>
                        declare_drawing!(@view $component $(($param))? id),
                )*
            }
        }
    };
    (@pattern $page:ident $id:ident) => { Route::$page };
    (@pattern $page:ident ($param:ty) $id:ident) => { Route::$page($id) };
    (@view $component:ident $id:ident) => { view! { <pages::$component /> }.into_any() };
    (@view $component:ident ($param:ty) $id:ident) => { view! { <pages::$component id=$id /> }.into_any() };
}

page_table!(declare_drawing);

/// A section of Today.
pub fn draw_section(section: LazySection) -> AnyView {
    match section {
        LazySection::Everyday => view! { <pages::WeekCount /><pages::Everyday /> }.into_any(),
        LazySection::TodayLine => view! { <pages::TodayLineSection /> }.into_any(),
        LazySection::Why(week) => view! { <pages::Why week /> }.into_any(),
        LazySection::Notes => view! { <pages::BackupNote /><pages::SampleNote /> }.into_any(),
        LazySection::Agenda => view! { <pages::Promises /><pages::Dates /> }.into_any(),
        LazySection::Week => view! { <pages::YourWeek /> }.into_any(),
        LazySection::CardWords { suggestion, is_first, is_folded } => {
            view! { <pages::CardWords suggestion is_first is_folded /> }.into_any()
        }
        LazySection::Background => {
            use_undo().tell_with(tell_step);
            use_recovery().start();
            use_auto_backup().start();
            file_drop::start();
            ().into_any()
        }
    }
}

/// A dialog over the page.
pub fn draw_dialog(dialog: OpenDialog) -> AnyView {
    match dialog {
        OpenDialog::Capture(words, with) => view! { <Capture words with gives=None /> }.into_any(),
        OpenDialog::CaptureFor(project) => log_about(Some(project), None, None),
        OpenDialog::CaptureOf(trip) => log_about(None, Some(trip), None),
        OpenDialog::CaptureAll(group) => log_about(None, None, Some(group)),
        OpenDialog::PromiseFor(project) => view! { <PromiseForm person=None project=Some(project) /> }.into_any(),
        OpenDialog::AskFor(person, project, need, words) => {
            view! { <AskDialog person words project=Some((project, need)) /> }.into_any()
        }
        OpenDialog::NewProject => view! { <NewProjectDialog needs=String::new() /> }.into_any(),
        OpenDialog::NewProjectFor(needs) => view! { <NewProjectDialog needs /> }.into_any(),
        OpenDialog::NewGroup(people, name) => view! { <NewGroupDialog people name /> }.into_any(),
        OpenDialog::NewPerson(name) => view! { <PersonForm id=None name /> }.into_any(),
        OpenDialog::EditPerson(id) => view! { <PersonForm id=Some(id) name=String::new() /> }.into_any(),
        OpenDialog::EditExchange(id) => view! { <ExchangeForm id /> }.into_any(),
        OpenDialog::NewPromise(person) => view! { <PromiseForm person /> }.into_any(),
        OpenDialog::NameEncounter(id) => view! { <NameEncounter id /> }.into_any(),
        OpenDialog::Share => view! { <ShareForm /> }.into_any(),
        OpenDialog::SendShare(item, person) => view! { <SendShare item person /> }.into_any(),
        OpenDialog::GiveShare(item, person) => {
            let words = given_words(item, person);
            view! { <Capture words with=Some(person) gives=Some(item) /> }.into_any()
        }
        OpenDialog::Favour(person) => view! { <FavourForm person /> }.into_any(),
        OpenDialog::Wellness(person) => view! { <WellnessDialog person /> }.into_any(),
        OpenDialog::Ask(person) => view! { <AskDialog person words=String::new() /> }.into_any(),
        OpenDialog::AskWith(person, words) => view! { <AskDialog person words /> }.into_any(),
        OpenDialog::AskBridge(person, far, words) => view! { <AskDialog person words far=Some(far) /> }.into_any(),
        OpenDialog::Prepare(people) => view! { <PrepDialog people /> }.into_any(),
        OpenDialog::Repair(person) => view! { <RepairDialog person /> }.into_any(),
        OpenDialog::Sort => view! { <SortDialog /> }.into_any(),
        OpenDialog::Introduce(person) => view! { <IntroduceDialog person /> }.into_any(),
        OpenDialog::JoinWith(person) => view! { <JoinWith person /> }.into_any(),
        OpenDialog::FirstQuestion => view! { <FirstQuestion /> }.into_any(),
        OpenDialog::LogAnswer(question) => view! { <AnswerForm question /> }.into_any(),
        OpenDialog::ThreeTalks(person) => view! { <ThreeTalks person /> }.into_any(),
        OpenDialog::SomebodyAsked => view! { <SomebodyAsked /> }.into_any(),
        OpenDialog::BeginMentoring(person) => view! { <BeginMentoring person /> }.into_any(),
        OpenDialog::NameHelp => view! { <NameHelp /> }.into_any(),
        OpenDialog::WriteLearned(person, kind) => view! { <LearnedForm person kind /> }.into_any(),
        OpenDialog::WithoutPerson => view! { <WithoutPerson /> }.into_any(),
        OpenDialog::HowItWorks => view! { <HowItWorksDialog /> }.into_any(),
        OpenDialog::BringContacts => view! { <BringContacts /> }.into_any(),
        OpenDialog::MyCard => view! { <MyCard /> }.into_any(),
        OpenDialog::ShowCard => view! { <ShowCard /> }.into_any(),
        OpenDialog::OpenFile => view! { <pages::OpenFileDialog /> }.into_any(),
        OpenDialog::RecentChanges => view! { <RecentChanges /> }.into_any(),
    }
}

/// The log of an exchange about a project, on a trip, or with all of a group.
fn log_about(project: Option<ProjectId>, trip: Option<TripId>, group: Option<GroupId>) -> AnyView {
    view! { <Capture words=String::new() with=None gives=None project trip group /> }.into_any()
}

/// Sends a request to the worker and waits for the answer.
pub fn ask_worker(request: WorkerRequest) -> Answer {
    let WorkerRequest { job, file, copy, ctx } = request;
    Box::pin(async move { worker::ask(job, file, copy, &ctx).await })
}

/// The sentence for a failed job of the worker.
pub fn explain_job(error: &JobError) -> String {
    text::errors::job(error)
}

/// The strength meter for a passphrase.
pub fn draw_strength(passphrase: Signal<String>) -> AnyView {
    view! { <StrengthMeter passphrase /> }.into_any()
}

/// The state after a step back or forward, from the change before it.
fn tell_step(book: &Book, change: &Change) -> Told {
    let effect = main_effect(book, change);
    Box::new(move |book, is_redo| {
        let effect = effect.map(|it| renamed(it, book));
        effect.map_or_else(|| text::common::saved().to_owned(), |it| text::state::now(&it, is_redo))
    })
}
