//! The user interface. Leptos only; no domain rules.
//!
//! Data flows one way: a gesture becomes a command, `Commands::run` carries it out and stores the
//! change, and the views that read the book are redrawn.

#![allow(unreachable_pub, reason = "the component macro makes its properties public")]

mod already_there;
mod capture;
mod capture_about;
mod capture_day;
mod capture_draft;
mod capture_fields;
mod capture_groups;
mod capture_happening;
mod capture_knowledge;
mod capture_stay;
mod capture_told;
mod components;
mod dialog_button;
mod dialogs;
mod dom_id;
mod exchange_form;
mod file_drop;
mod layout;
mod lazy;
mod listeners;
mod lock_screen;
mod message_draft;
mod mood_fields;
mod notices;
mod pages;
mod passphrase;
mod people_field;
mod person_acts;
mod person_fields;
mod person_form;
mod person_input;
mod promise_form;
mod route;
mod rows_field;
mod sending;
mod state;
mod text;
mod who_was_it;

use leptos::prelude::*;

use crate::web::{pwa, unicode};
pub use lazy::{ask_worker, draw_dialog, draw_page, draw_section, draw_strength, explain_job};
pub use route::Route;
pub use state::{
    Answer, AskWorker, ExplainJob, LazyLoaders, LazyPart, LazySection, MakeCipher, OpenDialog, WorkerRequest,
};

/// Starts the app in the page's body, where it takes the place of the static shell once the book is open. The lock
/// screen comes first if encryption is on.
pub fn start(parts: LazyLoaders) {
    pwa::start();
    unicode::start();
    text::catalogue::choose_language();
    leptos::mount::mount_to_body(move || view! { <lock_screen::LockScreen parts /> });
}
