//! Asking for a passphrase: a new one, written twice with a word on how hard it is to guess, or one that opens something.

use leptos::prelude::*;

use crate::domain::{Book, into_set, normalize};
use crate::formats::passphrase::{Strength, judge};
use crate::ui::app::app;
use crate::ui::components::{TextField, close_dialog, memo};

/// Trying a passphrase: nothing, or why it does not open.
pub(crate) type Attempt = std::pin::Pin<Box<dyn Future<Output = Result<(), String>>>>;

/// A new passphrase, as long as both fields agree; empty otherwise.
#[component]
pub(crate) fn NewPassphrase(
    /// What was written, once it is complete.
    passphrase: RwSignal<String>,
) -> impl IntoView {
    let (once, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let settle = move || {
        let once = once.get_untracked();
        passphrase.set(if again.with_untracked(|it| *it == once) { once } else { String::new() });
    };
    let differs = move || again.with(|again| !again.is_empty() && once.with(|once| !once.starts_with(again.as_str())));
    view! {
        <div class="stack">
            <TextField label="Passphrase" kind="password" autocomplete="new-password" is_first=true value=once on_input=move |it| { once.set(it); settle(); }
                hint="Four or five words that belong together only for you." />
            {move || app().later.strength(once.into())}
            <TextField label="The same again" kind="password" autocomplete="new-password" value=again on_input=move |it| { again.set(it); settle(); } />
            <p class="note says" role="status">{move || differs().then_some("The two differ.")}</p>
        </div>
    }
}

/// Asks for the passphrase of something in an open sheet. What tries it closes the sheet.
#[component]
pub(crate) fn KnownPassphrase(
    /// Tries what was written.
    attempt: impl Fn(String) -> Attempt + 'static,
) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let passphrase = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        said.set(String::new());
        let attempt = attempt(passphrase.get_untracked());
        crate::web::spawn(async move {
            if let Err(why) = attempt.await {
                said.set(why);
            }
        });
    };
    view! {
        <form class="stack" on:submit=open>
            <TextField label="Passphrase" kind="password" autocomplete="current-password" is_first=true value=passphrase on_input=move |it| passphrase.set(it) />
            <p class="note says" role="alert">{said}</p>
            <p class="note says" role="status">{move || app.is_busy.get().then_some("Opening. It takes a moment on purpose.")}</p>
            <footer class="sheet__foot">
                <button class="btn main" type="submit">"Open"</button>
                <button class="btn" type="button" on:click=move |_| close()>"Not now"</button>
            </footer>
        </form>
    }
}

/// The names of the people in a book, folded.
fn names_in(book: &Book) -> Vec<String> {
    let names = book.people.iter().flat_map(|(_, it)| [&it.given, &it.family, &it.nickname]);
    into_set(names.map(|it| normalize(it))).into_iter().collect()
}

/// The word on how hard a passphrase is to guess, and what would help.
#[component]
pub(crate) fn StrengthMeter(passphrase: Signal<String>) -> impl IntoView {
    // Folded once, and not at every letter.
    let names = StoredValue::new(app().with_book_untracked(names_in));
    let judged = memo(move || {
        let (strength, advice) = passphrase.with(|it| names.with_value(|names| judge(it, names)));
        (Strength::ALL.iter().position(|it| *it == strength).unwrap_or_default(), advice)
    });
    let words = move || {
        let (at, advice) = judged.get();
        let word = Strength::ALL[at].word();
        if passphrase.with(String::is_empty) { String::new() } else { format!("This one is {word}. {advice}") }
    };
    view! {
        <div class="stack">
            <meter class="line" min="0" max="4" prop:value=move || if passphrase.with(String::is_empty) { 0 } else { judged.get().0 + 1 } aria-label="How hard it is to guess"></meter>
            <p class="note" role="status">{words}</p>
        </div>
    }
}
