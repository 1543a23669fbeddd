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
    let none =
        move || {
            let file = can_file.then(|| {
                view! {
                    <button
                        class="btn"
                        type="button"
                        on:click=move |_| begin(|| Box::pin(auto_backup::choose_file("kith-backup.json")))
                    >
                        {icon("file")}{text::auto_backup::choose_file()}
                    </button>
                }
            });
            let folder = can_folder.then(|| view! {
            <button class="btn" type="button" on:click=move |_| begin(|| Box::pin(auto_backup::choose_folder()))>
                {icon("book")}{text::auto_backup::choose_folder()}
            </button>
        });
            view! {
                <p>{text::auto_backup::about()}</p>
                <div class="actions">{file}{folder}</div>
            }
            .into_any()
        };
    let some = move |kept: auto_backup::BackupTarget| {
        let state = if !app.is_whole() {
            text::auto_backup::waits_for_repair().to_owned()
        } else if app.kept_failed.get() && kept.is_allowed {
            text::auto_backup::retrying().to_owned()
        } else if must_wait.get() {
            text::auto_backup::nothing_plain_yet(&kept.name)
        } else if !kept.is_folder && app.unread_others.with(|it| !it.is_empty()) {
            text::auto_backup::file_left(&kept.name)
        } else if kept.is_allowed {
            text::auto_backup::current(&kept.name, kept.is_folder)
        } else {
            text::auto_backup::waits_for_permission(&kept.name)
        };
        let allow = (!kept.is_allowed).then(|| {
            view! {
                <button class="btn btn--main" type="button" on:click=move |_| crate::web::spawn(async move {
                    if auto_backup::allow().await {
                        app.keep_current(true).await;
                    }
                })>{text::auto_backup::allow_again()}</button>
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
                app.say(text::auto_backup::stopped(), false);
            })
        };
        let other = move |(name, _): (String, String)| {
            let words = text::auto_backup::sealed_elsewhere(&name);
            let ask = move |_| asked.set(Some(Asked::Theirs(name.clone())));
            view! {
                <div class="callout callout--amber" role="note">{icon("lock")}<div class="stack"><p>{words}</p>
                <p><button class="btn btn--main" type="button" on:click=ask>{text::auto_backup::enter_passphrase()}</button></p></div></div>
            }
        };
        let is_folder = kept.is_folder;
        let unread = move || {
            let remark = |(name, _, why): (String, String, String)| {
                let words = text::auto_backup::unread(&name, &why, is_folder);
                view! { <p class="callout callout--amber" role="note">{icon("file")}<span>{words}</span></p> }
            };
            app.unread_others.get().into_iter().map(remark).collect_view()
        };
        let others = move || app.sealed_others.get().into_iter().map(other).collect_view();
        let make_plain = move |_| {
            crate::web::spawn(async move {
                turn(app, String::new(), |_| text::auto_backup::plain_from_now()).await;
            })
        };
        let what_it_is = move || match (app.backup_state().passphrase_changes > 0, is_sealed.get()) {
            (true, _) => text::auto_backup::passphrase_pending(),
            (false, true) if app.copies_are_plain.get() => text::auto_backup::copies_plain(),
            (false, true) => text::auto_backup::is_encrypted(),
            (false, false) => text::auto_backup::is_plain(),
        };
        let seal = move || {
            let word =
                if is_sealed.get() { text::auto_backup::another_passphrase() } else { text::auto_backup::encrypt() };
            view! {
                <button class="btn" type="button" on:click=move |_| asked.set(Some(Asked::New))>
                    {icon("lock")}{word}
                </button>
            }
        };
        view! {
            <p>{state}</p>
            <Show when=move || !must_wait.get()>
                <p class="text-small">{what_it_is}</p>
            </Show>
            {others}
            {unread}
            <div class="actions">
                {allow}
                <Show when=move || !must_wait.get()>{seal}</Show>
                <Show when=move || is_sealed.get()>
                    <button class="btn" type="button" on:click=make_plain>{text::auto_backup::keep_plain()}</button>
                </Show>
                <button class="btn" type="button" on:click=stop>{text::auto_backup::stop()}</button>
            </div>
        }
        .into_any()
    };
    (can_file || can_folder).then(|| view! {
        <section class="section" aria-labelledby=DomId::Keeper.as_str()>
            <h2 id=DomId::Keeper.as_str()>{text::auto_backup::title()}</h2>
            <div class="stack">{move || match app.kept_file.get() { Some(kept) => some(kept), None => none() }}</div>
        </section>
        {move || asked.get().map(|it| {
            let title = match it { Asked::New => text::auto_backup::new_title(), Asked::Theirs(_) => text::auto_backup::theirs_title() };
            view! {
                <Dialog
                    title
                    close_label=text::auto_backup::close_without_passphrase()
                    class="dialog--narrow"
                    on_close=move |()| asked.set(None)
                >
                    {match it { Asked::New => view! {
                        <Seal />
                    }.into_any(), Asked::Theirs(name) => view! { <OtherPassphrase name /> }.into_any() }}
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
        Ok(false) => app.say(text::auto_backup::passphrase_pending(), false),
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
            let said = move |are_plain| text::auto_backup::encrypted_from_now(is_folder, had_passphrase, are_plain);
            turn(app, passphrase.get_untracked(), said).await;
        });
    };
    view! {
        <form class="stack" on:submit=seal>
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
            <p>{text::auto_backup::theirs_note()}</p>
            <KnownPassphrase attempt />
        </div>
    }
}
