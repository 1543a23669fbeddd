//! The automatic backup: a file or folder that Kith keeps current, and its passphrase.

use leptos::prelude::*;

use super::auto_backup_passphrase::{PassphraseAction, PassphraseDialog, PassphraseRequest};
use crate::store::StorageKey;
use crate::ui::components::{Show, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::state::{
    AutoBackup, RepositoryContext, use_auto_backup, use_backup_status, use_prefs, use_repository, use_toasts,
};
use crate::ui::text;
use crate::web::auto_backup::{self, BackupTarget};

/// The section for the automatic backup. Shown only if the browser can keep a handle to a file or a folder.
#[component]
pub(crate) fn AutoBackupSection() -> impl IntoView {
    let target = use_auto_backup().target;
    let (can_file, can_folder) = auto_backup::abilities();
    let asked = RwSignal::new(None::<PassphraseRequest>);
    let content = move || match target.get() {
        Some(target) => view! { <CurrentTarget target asked /> }.into_any(),
        None => view! { <TargetChoice can_file can_folder /> }.into_any(),
    };
    (can_file || can_folder).then(|| {
        view! {
            <section class="section" aria-labelledby=DomId::AutoBackup.as_str()>
                <h2 id=DomId::AutoBackup.as_str()>{text::auto_backup::title()}</h2>
                <div class="stack">{content}</div>
            </section>
            <PassphraseDialog asked />
        }
    })
}

/// Asks for a file or a folder to write to.
#[component]
fn TargetChoice(can_file: bool, can_folder: bool) -> impl IntoView {
    let backup = use_auto_backup();
    let choose_file = move |_| {
        crate::web::spawn(async move {
            if auto_backup::choose_file("kith-backup.json").await {
                backup.begin().await;
            }
        });
    };
    let choose_folder = move |_| {
        crate::web::spawn(async move {
            if auto_backup::choose_folder().await {
                backup.begin().await;
            }
        });
    };
    view! {
        <p>{text::auto_backup::about()}</p>
        <div class="actions">
            {can_file.then(|| view! {
                <button class="btn" type="button" on:click=choose_file>
                    {icon("file")}{text::auto_backup::choose_file()}
                </button>
            })}
            {can_folder.then(|| view! {
                <button class="btn" type="button" on:click=choose_folder>
                    {icon("book")}{text::auto_backup::choose_folder()}
                </button>
            })}
        </div>
    }
}

/// The file or folder that Kith writes to, its state, and the backups of other devices there.
#[component]
fn CurrentTarget(target: BackupTarget, asked: RwSignal<Option<PassphraseRequest>>) -> impl IntoView {
    let (backup, status, repository) = (use_auto_backup(), use_backup_status(), use_repository());
    let must_wait = memo(move || backup.must_wait());
    let protection = move || match (status.get().passphrase_changes > 0, backup.has_passphrase()) {
        (true, _) => text::auto_backup::passphrase_pending(),
        (false, true) if backup.copies_are_plain.get() => text::auto_backup::copies_plain(),
        (false, true) => text::auto_backup::is_encrypted(),
        (false, false) => text::auto_backup::is_plain(),
    };
    let BackupTarget { is_folder, is_allowed, .. } = target;
    view! {
        <p>{move || state(&target, backup, repository)}</p>
        <Show when=move || !must_wait.get()>
            <p class="text-small">{protection}</p>
        </Show>
        <OtherDevices is_folder asked />
        <TargetActions is_allowed must_wait asked />
    }
}

/// The state of the automatic backup in a sentence.
fn state(target: &BackupTarget, backup: AutoBackup, repository: RepositoryContext) -> String {
    if !repository.is_whole() {
        text::auto_backup::waits_for_repair().to_owned()
    } else if backup.has_failed.get() && target.is_allowed {
        text::auto_backup::retrying().to_owned()
    } else if backup.must_wait() {
        text::auto_backup::nothing_plain_yet(&target.name)
    } else if !target.is_folder && backup.others.unreadable.with(|it| !it.is_empty()) {
        text::auto_backup::file_left(&target.name)
    } else if target.is_allowed {
        text::auto_backup::current(&target.name, target.is_folder)
    } else {
        text::auto_backup::waits_for_permission(&target.name)
    }
}

/// The backups of other devices that could not be read: the encrypted ones, and those with a problem.
#[component]
fn OtherDevices(is_folder: bool, asked: RwSignal<Option<PassphraseRequest>>) -> impl IntoView {
    let others = use_auto_backup().others;
    let encrypted = move |(name, _): (String, String)| {
        let note = text::auto_backup::sealed_elsewhere(&name);
        let ask = move |_| asked.set(Some(PassphraseRequest::OtherDevice(name.clone())));
        view! {
            <div class="callout callout--amber" role="note">
                {icon("lock")}
                <div class="stack">
                    <p>{note}</p>
                    <p>
                        <button class="btn btn--main" type="button" on:click=ask>
                            {text::auto_backup::enter_passphrase()}
                        </button>
                    </p>
                </div>
            </div>
        }
    };
    let unreadable = move |(name, _, why): (String, String, String)| {
        let note = text::auto_backup::unread(&name, &why, is_folder);
        view! { <p class="callout callout--amber" role="note">{icon("file")}<span>{note}</span></p> }
    };
    view! {
        {move || others.encrypted.get().into_iter().map(encrypted).collect_view()}
        {move || others.unreadable.get().into_iter().map(unreadable).collect_view()}
    }
}

/// The buttons: permission, encryption, and the end of the automatic backup.
#[component]
fn TargetActions(
    /// Whether the browser permits to write to the target.
    is_allowed: bool,
    /// Whether nothing is written until the user enters the passphrase of another device.
    must_wait: Memo<bool>,
    asked: RwSignal<Option<PassphraseRequest>>,
) -> impl IntoView {
    let (backup, prefs, toasts) = (use_auto_backup(), use_prefs(), use_toasts());
    let has_passphrase = memo(move || backup.has_passphrase());
    let passphrase = PassphraseAction { backup, toasts };
    let allow = move |_| {
        crate::web::spawn(async move {
            if auto_backup::allow().await {
                backup.update(true).await;
            }
        });
    };
    let encrypt = move || match has_passphrase.get() {
        true => text::auto_backup::another_passphrase(),
        false => text::auto_backup::encrypt(),
    };
    let make_plain = move |_| {
        crate::web::spawn(passphrase.set(String::new(), |_| text::auto_backup::plain_from_now()));
    };
    let stop = move |_| {
        crate::web::spawn(async move {
            backup.forget_target().await;
            prefs.set(StorageKey::KeptPassphrase, "");
            toasts.show(text::auto_backup::stopped());
        });
    };
    view! {
        <div class="actions">
            {(!is_allowed).then(|| view! {
                <button class="btn btn--main" type="button" on:click=allow>{text::auto_backup::allow_again()}</button>
            })}
            <Show when=move || !must_wait.get()>
                <button class="btn" type="button" on:click=move |_| asked.set(Some(PassphraseRequest::New))>
                    {icon("lock")}{encrypt}
                </button>
            </Show>
            <Show when=move || has_passphrase.get()>
                <button class="btn" type="button" on:click=make_plain>{text::auto_backup::keep_plain()}</button>
            </Show>
            <button class="btn" type="button" on:click=stop>{text::auto_backup::stop()}</button>
        </div>
    }
}
