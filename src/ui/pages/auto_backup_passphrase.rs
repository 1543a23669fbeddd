//! The passphrase of the automatic backup: a new one, or that of another device.

use leptos::prelude::*;

use crate::ui::components::{Dialog, close_dialog, icon};
use crate::ui::passphrase::{Attempt, KnownPassphrase, NewPassphrase};
use crate::ui::state::{AutoBackup, Toasts, use_auto_backup, use_toasts};
use crate::ui::text;

/// The passphrase to ask for.
#[derive(Clone)]
pub(super) enum PassphraseRequest {
    /// A new passphrase for the automatic backup.
    New,
    /// The passphrase of the file with this name, which another device wrote.
    OtherDevice(String),
}

/// The dialog that asks for a passphrase.
#[component]
pub(super) fn PassphraseDialog(
    /// The passphrase to ask for. `None` while the dialog is closed.
    asked: RwSignal<Option<PassphraseRequest>>,
) -> impl IntoView {
    move || {
        let request = asked.get()?;
        let title = match request {
            PassphraseRequest::New => text::auto_backup::new_title(),
            PassphraseRequest::OtherDevice(_) => text::auto_backup::theirs_title(),
        };
        Some(view! {
            <Dialog
                title
                close_label=text::auto_backup::close_without_passphrase()
                class="dialog--narrow"
                on_close=move |()| asked.set(None)
            >
                {match request {
                    PassphraseRequest::New => view! { <NewForm /> }.into_any(),
                    PassphraseRequest::OtherDevice(name) => view! { <OtherDeviceForm name /> }.into_any(),
                }}
            </Dialog>
        })
    }
}

/// Changes the passphrase of the automatic backup and reports the result.
#[derive(Clone, Copy)]
pub(super) struct PassphraseAction {
    pub(super) backup: AutoBackup,
    pub(super) toasts: Toasts,
}

impl PassphraseAction {
    /// Sets the passphrase; an empty one turns encryption off. Once the file is rewritten, shows the text that
    /// `message` returns. The argument of `message` is true if copies of earlier days are still plain.
    pub(super) async fn set(self, passphrase: String, message: impl FnOnce(bool) -> &'static str) {
        match self.backup.set_passphrase(&passphrase).await {
            Ok(true) => self.toasts.show(message(self.backup.copies_are_plain.get_untracked())),
            // The write error was already shown.
            Ok(false) if self.backup.has_failed.get_untracked() => (),
            Ok(false) => self.toasts.show(text::auto_backup::passphrase_pending()),
            Err(why) => self.toasts.show(why),
        }
    }
}

/// Asks for a new passphrase and encrypts the automatic backup with it from now on.
#[component]
fn NewForm() -> impl IntoView {
    let backup = use_auto_backup();
    let action = PassphraseAction { backup, toasts: use_toasts() };
    let close = close_dialog();
    let passphrase = RwSignal::new(String::new());
    let encrypt = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if passphrase.with_untracked(String::is_empty) {
            return;
        }
        crate::web::spawn(async move {
            close();
            let is_folder = backup.target.with_untracked(|it| it.as_ref().is_some_and(|it| it.is_folder));
            let had_passphrase = untrack(|| backup.has_passphrase());
            let message = move |are_plain| text::auto_backup::encrypted_from_now(is_folder, had_passphrase, are_plain);
            action.set(passphrase.get_untracked(), message).await;
        });
    };
    view! {
        <form class="stack" on:submit=encrypt>
            <p>{text::auto_backup::passphrase_note()}</p>
            <NewPassphrase passphrase />
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit" disabled=move || passphrase.with(String::is_empty)>
                    {icon("lock")}{text::auto_backup::encrypt_from_now()}
                </button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </form>
    }
}

/// Asks for the passphrase of another device's file, and encrypts this device's file with it too.
#[component]
fn OtherDeviceForm(
    /// The name of the file that the other device wrote.
    name: String,
) -> impl IntoView {
    let backup = use_auto_backup();
    let close = close_dialog();
    let attempt = move |passphrase: String| -> Attempt {
        let name = name.clone();
        Box::pin(async move {
            backup.share_passphrase(&name, &passphrase).await?;
            close();
            Ok(())
        })
    };
    view! {
        <div class="stack">
            <p>{text::auto_backup::theirs_note()}</p>
            <KnownPassphrase attempt />
        </div>
    }
}
