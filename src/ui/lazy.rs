//! The views of the lazy parts, each in a file of its own: the pages other than Today, the dialogs and the strength meter.
//!
//! The build splits the program at the functions marked in `main.rs` (`xtask/src/split.rs`), so that the first load
//! contains only Today and the layout. Pages and dialogs are fetched as soon as the first page is painted, and the
//! service worker caches them, so that they are available offline. `state/lazy_parts.rs` fetches the parts.

use leptos::prelude::*;

use crate::ui::capture::Capture;
use crate::ui::dialogs::{
    AskSheet, FavourForm, IntroduceSheet, NameEncounter, PrepSheet, RepairSheet, ShareForm, SortSheet,
};
use crate::ui::exchange_form::ExchangeForm;
use crate::ui::pages;
use crate::ui::passphrase::StrengthMeter;
use crate::ui::person_form::PersonForm;
use crate::ui::promise_form::PromiseForm;
use crate::ui::route::Route;
use crate::ui::state::{LazySection, OpenDialog, use_auto_backup, use_recovery};

/// A page other than Today.
pub fn draw_page(route: Route) -> AnyView {
    match route {
        // Today is part of the main program.
        Route::Today => ().into_any(),
        Route::People => view! { <pages::People /> }.into_any(),
        Route::Person(id) => view! { <pages::PersonPage id /> }.into_any(),
        Route::Reconnect => view! { <pages::Reconnect /> }.into_any(),
        Route::Teams => view! { <pages::Teams /> }.into_any(),
        Route::Mentoring => view! { <pages::Mentoring /> }.into_any(),
        Route::LongView => view! { <pages::LongView /> }.into_any(),
        Route::Settings => view! { <pages::SettingsPage /> }.into_any(),
        Route::Data => view! { <pages::Data /> }.into_any(),
    }
}

/// A section of Today.
pub fn draw_piece(piece: LazySection) -> AnyView {
    match piece {
        LazySection::Everyday => view! { <pages::Everyday /> }.into_any(),
        LazySection::Week => view! { <pages::YourWeek /> }.into_any(),
        LazySection::Background => {
            use_recovery().start();
            use_auto_backup().start();
            ().into_any()
        }
    }
}

/// A dialog over the page.
pub fn draw_dialog(dialog: OpenDialog) -> AnyView {
    match dialog {
        OpenDialog::Capture(words, with) => view! { <Capture words with /> }.into_any(),
        OpenDialog::NewPerson(name) => view! { <PersonForm id=None name /> }.into_any(),
        OpenDialog::EditPerson(id) => view! { <PersonForm id=Some(id) name=String::new() /> }.into_any(),
        OpenDialog::EditExchange(id) => view! { <ExchangeForm id /> }.into_any(),
        OpenDialog::NewPromise(person) => view! { <PromiseForm person /> }.into_any(),
        OpenDialog::NameEncounter(id) => view! { <NameEncounter id /> }.into_any(),
        OpenDialog::Share => view! { <ShareForm /> }.into_any(),
        OpenDialog::Favour(person) => view! { <FavourForm person /> }.into_any(),
        OpenDialog::Ask(person) => view! { <AskSheet person /> }.into_any(),
        OpenDialog::Prepare(people) => view! { <PrepSheet people /> }.into_any(),
        OpenDialog::Repair(person) => view! { <RepairSheet person /> }.into_any(),
        OpenDialog::Sort => view! { <SortSheet /> }.into_any(),
        OpenDialog::Introduce(person) => view! { <IntroduceSheet person /> }.into_any(),
    }
}

/// The strength meter for a passphrase.
pub fn draw_strength(passphrase: Signal<String>) -> AnyView {
    view! { <StrengthMeter passphrase /> }.into_any()
}
