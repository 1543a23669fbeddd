//! The automatic backup: a file or folder that Kith keeps current, and its passphrase.

use leptos::prelude::*;

use crate::store::StorageKey;
use crate::ui::app::{App, app};
use crate::ui::components::{Dialog, Show, close_dialog, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::passphrase::{Attempt, KnownPassphrase, NewPassphrase};
use crate::ui::text;
use crate::web::{Work, auto_backup};

/// The section for the automatic backup. Shown only if the browser can keep a handle to a file or a folder.
#[component]
pub(crate) fn KeeperSection() -> impl IntoView {
    let app = app();
    let (can_file, can_folder) = auto_backup::abilities();
    let asked = RwSignal::new(None::<Asked>);
    let is_sealed = memo(move || app.store(|_| !app.pref(StorageKey::KeptPassphrase).is_empty()));
    let must_wait = memo(move || !is_sealed.get() && !app.sealed_others.with(Vec::is_empty));
    let begin = move |choose: fn() -> std::pin::Pin<Box<dyn Future<Output = bool>>>| {
        let work: Work = Box::pin(async move {
            if choose().await {
                // The new target is still empty. This marks the backup as due, so that writing is retried until it
                // succeeds.
                app.passphrase_changed();
                app.keep_current(true).await;
            }
        });
        crate::web::spawn(work);
    };
    let none = move || {
        let file = can_file.then(|| view! {
            <button class="btn" type="button" on:click=move |_| begin(|| Box::pin(auto_backup::choose_file("kith-backup.json")))>{icon("file")}"Choose a file"</button>
        });
        let folder = can_folder.then(|| view! {
            <button class="btn" type="button" on:click=move |_| begin(|| Box::pin(auto_backup::choose_folder()))>{icon("book")}"Choose a folder"</button>
        });
        view! {
            <p>"Kith can keep a backup file current while it is open. In a folder it also keeps a copy for each of the last seven days, and brings in what your other devices left there, so that a synced folder carries everything."</p>
            <div class="actions">{file}{folder}</div>
        }
        .into_any()
    };
    let some = move |kept: auto_backup::BackupTarget| {
        let state = if !app.is_whole() {
            text::KEPT_NOT_WHOLE.to_owned()
        } else if app.kept_failed.get() && kept.is_allowed {
            text::BACKUP_RETRYING.to_owned()
        } else if must_wait.get() {
            text::kept_without_passphrase(&kept.name)
        } else if !kept.is_folder && app.unread_others.with(|it| !it.is_empty()) {
            text::kept_left(&kept.name)
        } else if kept.is_allowed {
            text::kept_current(&kept.name, kept.is_folder)
        } else {
            text::kept_waiting(&kept.name)
        };
        let allow = (!kept.is_allowed).then(|| {
            view! {
                <button class="btn main" type="button" on:click=move |_| crate::web::spawn(async move {
                    if auto_backup::allow().await {
                        app.keep_current(true).await;
                    }
                })>"Allow it again"</button>
            }
        });
        let stop = move |_| {
            crate::web::spawn(async move {
                auto_backup::forget().await;
                app.set_pref(StorageKey::KeptPassphrase, "");
                app.sealed_others.set(Vec::new());
                app.unread_others.set(Vec::new());
                app.copies_are_plain.set(false);
                app.kept_file.set(None);
                app.say("No longer kept current. The file stays where it is.", false);
            })
        };
        let other = move |(name, _): (String, String)| {
            let words = text::sealed_elsewhere(&name);
            let ask = move |_| asked.set(Some(Asked::Theirs(name.clone())));
            view! {
                <div class="remark amber" role="note">{icon("lock")}<div class="stack"><p>{words}</p>
                <p><button class="btn main" type="button" on:click=ask>"Enter its passphrase"</button></p></div></div>
            }
        };
        let is_folder = kept.is_folder;
        let unread = move || {
            let remark = |(name, _, why): (String, String, String)| {
                let words = text::kept_unread(&name, &why, is_folder);
                view! { <p class="remark amber" role="note">{icon("file")}<span>{words}</span></p> }
            };
            app.unread_others.get().into_iter().map(remark).collect_view()
        };
        let others = move || app.sealed_others.get().into_iter().map(other).collect_view();
        let make_plain = move |_| {
            crate::web::spawn(async move {
                turn(app, String::new(), |_| text::PLAIN_FROM_NOW).await;
            })
        };
        let what_it_is = move || match (app.backup_state().passphrase_changes > 0, is_sealed.get()) {
            (true, _) => text::BACKUP_PASSPHRASE_PENDING,
            (false, true) if app.copies_are_plain.get() => text::KEPT_COPIES_PLAIN,
            (false, true) => text::KEPT_SEALED,
            (false, false) => text::KEPT_PLAIN,
        };
        let seal = move || {
            let word = if is_sealed.get() { "Another passphrase" } else { "Encrypt it" };
            view! { <button class="btn" type="button" on:click=move |_| asked.set(Some(Asked::New))>{icon("lock")}{word}</button> }
        };
        view! {
            <p>{state}</p>
            <Show when=move || !must_wait.get()>
                <p class="note">{what_it_is}</p>
            </Show>
            {others}
            {unread}
            <div class="actions">
                {allow}
                <Show when=move || !must_wait.get()>{seal}</Show>
                <Show when=move || is_sealed.get()><button class="btn" type="button" on:click=make_plain>"Keep it plain"</button></Show>
                <button class="btn" type="button" on:click=stop>"Stop"</button>
            </div>
        }
        .into_any()
    };
    (can_file || can_folder).then(|| view! {
        <section class="section" aria-labelledby=DomId::Keeper.as_str()>
            <h2 id=DomId::Keeper.as_str()>"A backup that keeps itself"</h2>
            <div class="stack">{move || match app.kept_file.get() { Some(kept) => some(kept), None => none() }}</div>
        </section>
        {move || asked.get().map(|it| {
            let title = match it { Asked::New => "A passphrase for this backup", Asked::Theirs(_) => "The passphrase of your other device" };
            view! {
                <Dialog title close_label="Close without a passphrase" class="narrow" on_close=move |()| asked.set(None)>
                    {match it { Asked::New => view! { <Seal /> }.into_any(), Asked::Theirs(name) => view! { <OtherPassphrase name /> }.into_any() }}
                </Dialog>
            }
        })}
    })
}

/// The passphrase to ask for.
#[derive(Clone)]
enum Asked {
    /// A new passphrase for the automatic backup.
    New,
    /// The passphrase of the file with this name, which another device wrote.
    Theirs(String),
}

/// Sets the passphrase of the automatic backup; an empty one turns encryption off. Once the file is rewritten, shows
/// the text that `said` returns. The argument of `said` is true if copies of earlier days are still plain.
async fn turn(app: App, passphrase: String, said: impl FnOnce(bool) -> &'static str) {
    match app.seal_kept(&passphrase).await {
        Ok(true) => app.say(said(app.copies_are_plain.get_untracked()), false),
        // The write error was already shown.
        Ok(false) if app.kept_failed.get_untracked() => (),
        Ok(false) => app.say(text::BACKUP_PASSPHRASE_PENDING, false),
        Err(why) => app.say(why, false),
    }
}

/// Asks for a new passphrase and encrypts the automatic backup with it from now on.
#[component]
fn Seal() -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let passphrase = RwSignal::new(String::new());
    let seal = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if passphrase.with_untracked(String::is_empty) {
            return;
        }
        crate::web::spawn(async move {
            close();
            let is_folder = app.kept_file.with_untracked(|it| it.as_ref().is_some_and(|it| it.is_folder));
            let had_passphrase = !app.pref(StorageKey::KeptPassphrase).is_empty();
            let said = move |are_plain| text::sealed_from_now(is_folder, had_passphrase, are_plain);
            turn(app, passphrase.get_untracked(), said).await;
        });
    };
    view! {
        <form class="stack" on:submit=seal>
            <p>"Kept here so that Kith can go on writing by itself. It guards the file on its way and in the cloud, not what is on this device: that is what the lock is for. Nobody can help if it is lost."</p>
            <NewPassphrase passphrase />
            <footer class="sheet__foot">
                <button class="btn main" type="submit" disabled=move || passphrase.with(String::is_empty)>{icon("lock")}"Encrypt from now on"</button>
                <button class="btn" type="button" on:click=move |_| close()>"Not now"</button>
            </footer>
        </form>
    }
}

/// Asks for the passphrase of another device's file, and encrypts this device's file with it too.
#[component]
fn OtherPassphrase(
    /// The name of the file that the other device wrote.
    name: String,
) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let attempt = move |passphrase: String| -> Attempt {
        let name = name.clone();
        Box::pin(async move {
            app.share_passphrase(&name, &passphrase).await?;
            close();
            Ok(())
        })
    };
    view! {
        <div class="stack">
            <p>"This device will use it too, so that each of your devices can read what the others leave."</p>
            <KnownPassphrase attempt />
        </div>
    }
}
