//! Forms for a passphrase: a new one, typed twice with a strength meter, or an existing one.

use leptos::prelude::*;

use crate::formats::passphrase::{Strength, judge};
use crate::present::naming;
use crate::ui::components::{Form, FormProblems, PassphraseField, TextField, close_dialog, memo};
use crate::ui::state::{FieldProblem, use_jobs, use_lazy_parts, use_repository};
use crate::ui::text;

/// The result of trying a passphrase: the error is a message.
pub(crate) type Attempt = std::pin::Pin<Box<dyn Future<Output = Result<(), String>>>>;

/// Asks for a new passphrase. The result is empty until both fields agree.
#[component]
pub(crate) fn NewPassphrase(
    /// The passphrase, once both fields agree.
    passphrase: RwSignal<String>,
) -> impl IntoView {
    let lazy_parts = use_lazy_parts();
    let (once, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let settle = move || {
        let once = once.get_untracked();
        passphrase.set(if again.with_untracked(|it| *it == once) { once } else { String::new() });
    };
    let differs = move || again.with(|again| !again.is_empty() && once.with(|once| !once.starts_with(again.as_str())));
    view! {
        <div class="stack">
            <TextField
                label=text::lock::passphrase()
                kind="password"
                autocomplete="new-password"
                is_first=true
                value=once
                on_input=move |it| { once.set(it); settle(); }
                hint=text::lock::passphrase_hint() />
            {move || lazy_parts.strength(once.into())}
            <TextField
                label=text::lock::again()
                kind="password"
                autocomplete="new-password"
                value=again
                on_input=move |it| { again.set(it); settle(); }
            />
            <p class="text-small field-error" role="status">{move || differs().then(text::lock::differ)}</p>
        </div>
    }
}

/// Asks for an existing passphrase in an open dialog. A successful `attempt` closes the dialog.
#[component]
pub(crate) fn KnownPassphrase(
    /// Tries the typed passphrase.
    attempt: impl Fn(String) -> Attempt + Send + Sync + 'static,
) -> impl IntoView {
    let jobs = use_jobs();
    let (form, close) = (FormProblems::new(), close_dialog());
    let passphrase = RwSignal::new(String::new());
    let open = move |()| {
        let attempt = attempt(passphrase.get_untracked());
        crate::web::spawn(async move {
            if let Err(why) = attempt.await {
                form.show(vec![FieldProblem::of("passphrase", why)]);
            }
        });
    };
    view! {
        <Form problems=form on_submit=open>
            <PassphraseField label=text::lock::passphrase() passphrase problem=form.of("passphrase") />
            <p class="text-small field-error" role="status">{move || jobs.is_busy.get().then(text::lock::opening)}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{text::lock::open()}</button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </Form>
    }
}

/// The strength of a passphrase, with advice on how to improve it.
#[component]
pub(crate) fn StrengthMeter(passphrase: Signal<String>) -> impl IntoView {
    // Normalized once, not at every key.
    let names = StoredValue::new(use_repository().book_untracked(naming::known_names));
    let judged = memo(move || {
        let (strength, advice) = passphrase.with(|it| names.with_value(|names| judge(it, names)));
        (Strength::ALL.iter().position(|it| *it == strength).unwrap_or_default(), advice)
    });
    let advice = move || {
        let (at, advice) = judged.get();
        if passphrase.with(String::is_empty) {
            String::new()
        } else {
            text::passphrase::judged(Strength::ALL[at], &advice)
        }
    };
    view! {
        <div class="stack">
            <meter
                class="meter"
                min="0"
                max="4"
                prop:value=move || if passphrase.with(String::is_empty) { 0 } else { judged.get().0 + 1 }
                aria-label=text::lock::how_strong()
            >
            </meter>
            <p class="text-small" role="status">{advice}</p>
        </div>
    }
}
