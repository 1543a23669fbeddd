//! What a person sees. Leptos only; no rule lives here.
//!
//! Data flows one way: a gesture becomes a command, [`App::run`](app::App::run) has it carried out and kept, and the
//! views that look at the book are drawn again.

#![allow(unreachable_pub, reason = "the component macro makes its properties public")]

mod app;
mod capture;
mod dom_id;
mod exchange_form;
mod feel;
mod frame;
mod kit;
mod later;
mod page;
mod person_form;
mod promise_form;
mod route;
mod text;

use leptos::prelude::*;

use crate::web::{page as browser, pwa};
use app::App;
pub use app::Dialog;
use dom_id::DomId;
pub use later::{Part, Parts, draw_dialog, draw_page};
pub use route::Route;

/// Starts the app in the page's body, in the place of the static shell.
pub fn start(parts: Parts) {
    let app = App::open(parts);
    pwa::register(move || app.update_ready.set(true));
    leptos::mount::mount_to_body(move || view! { <frame::Frame app /> });
    browser::remove_shell(DomId::Shell.as_str());
}
