//! The lock screen: asks for the passphrase before the app opens, if encryption is on.

use leptos::prelude::*;

use crate::domain::Device;
use crate::store::{Cipher, EncryptedStore, Job, JobError, KeyValue, LockChange, Mirrored, StorageKey, lock_change};
use crate::ui::components::{PassphraseField, Show, icon};
use crate::ui::dom_id::DomId;
use crate::ui::layout::AppShell;
use crate::ui::state::{AskWorker, Contexts, ExplainJob, LazyLoaders, MakeCipher, WorkerRequest, explained};
use crate::ui::text;
use crate::web::durable_mirror::{self, IdbMirror};
use crate::web::storage::{self, Backing};
use crate::web::{auto_backup, clock, dom, web_locks};

/// The app, or the lock screen if the store is encrypted.
#[component]
pub(crate) fn LockScreen(parts: LazyLoaders) -> impl IntoView {
    let backing = Backing::find();
    let record = backing.get(&StorageKey::Lock.to_string());
    let (ask, explain, cipher, fetch) = (parts.worker, parts.explain, parts.cipher, parts.pages.fetch);
    let parts = StoredValue::new(Some(parts));
    let contexts = RwSignal::new(None::<Contexts>);
    let open = move |cipher: Option<Box<dyn Cipher>>| {
        if let Some(parts) = parts.try_update_value(Option::take).flatten() {
            crate::web::spawn(open_book(parts, cipher, contexts));
        }
    };
    let is_new_device = backing.known_device().is_none();
    crate::web::spawn(recover_lock(is_new_device));
    let is_locked = record.is_some();
    if !is_locked {
        open(None);
    } else {
        // Unlocking needs the part with the messages of the worker and the cipher.
        dom::after_paint(move || {
            crate::web::spawn(async move {
                let _ = fetch().await;
            })
        });
    }
    let record = StoredValue::new(record.unwrap_or_default());
    // Only until the app is open and listens for itself.
    let changed = window_event_listener(leptos::ev::storage, move |event| {
        if contexts.with_untracked(Option::is_none) && event.key().is_none_or(|it| it == StorageKey::Lock.to_string()) {
            dom::reload();
        }
    });
    on_cleanup(move || changed.remove());
    move || {
        let opened = contexts.get();
        // Until there is something in its place, the static page stays.
        if opened.is_none() && !is_locked {
            return ().into_any();
        }
        match opened {
            Some(contexts) => view! { <AppShell contexts /> }.into_any(),
            None => {
                dom::remove_shell(DomId::Shell.as_str());
                let on_open = move |cipher| open(Some(cipher));
                view! { <Locked record=record.get_value() ask explain cipher on_open /> }.into_any()
            }
        }
    }
}

/// Reads the book, and then has it drawn: tasks of their own, so that the page can answer in between.
async fn open_book(parts: LazyLoaders, cipher: Option<Box<dyn Cipher>>, contexts: RwSignal<Option<Contexts>>) {
    dom::next_task().await;
    let backing = Backing::find();
    let mirror = IdbMirror { is_on: backing.is_persistent() };
    let store = EncryptedStore::new(Mirrored::new(backing, mirror), cipher, clock::nonce);
    let opened = Contexts::open(parts, store).await;
    dom::next_task().await;
    contexts.set(Some(opened));
}

/// Restores changes of the lock that the browser lost in a crash: turning encryption on, a new passphrase, erasing
/// everything. Turning encryption off is restored once the store is decrypted.
async fn recover_lock(is_new_device: bool) {
    let backing = Backing::find();
    let names = ["kith.erased".to_owned(), StorageKey::Lock.to_string(), StorageKey::Device.to_string()];
    let Some(copy) = durable_mirror::get(&names).await.filter(|_| backing.is_persistent()) else { return };
    let find = |name: &String| copy.iter().find(|(key, _)| key == name).map(|(_, text)| text.as_str());
    if find(&names[0]).is_some_and(|it| backing.known_device().is_some_and(|device| device.to_string() == it)) {
        storage::erase(&backing);
        return dom::reload();
    }
    let here = backing.get(&names[1]);
    if let Some(LockChange::On(record)) = find(&names[1]).and_then(|it| lock_change(here.as_deref(), it))
        && backing.set(&names[1], &record).is_ok()
    {
        if let Some(device) = find(&names[2]).and_then(Device::parse).filter(|_| is_new_device) {
            // Otherwise the mirror would seem to belong to another device after the reload.
            backing.set_device(device);
        }
        dom::reload();
    }
}

/// Unwraps the key in the worker, and makes the cipher of it.
async fn unwrap_cipher(job: Job, ask: AskWorker, cipher: MakeCipher) -> Result<Box<dyn Cipher>, JobError> {
    let ctx = clock::ctx(Backing::find().device());
    let done = ask(WorkerRequest { job, file: None, copy: js_sys::Array::new(), ctx }).await?;
    cipher(done.output.into_key()?).await.ok_or(JobError::Unavailable)
}

/// Asks for the passphrase.
#[component]
fn Locked(
    record: String,
    ask: AskWorker,
    explain: ExplainJob,
    cipher: MakeCipher,
    #[prop(into)] on_open: Callback<Box<dyn Cipher>>,
) -> impl IntoView {
    let passphrase = RwSignal::new(String::new());
    let progress = RwSignal::new("");
    let problem = RwSignal::new(String::new());
    document().set_title(text::layout::app_name());
    let unlock = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !progress.get_untracked().is_empty() {
            return;
        }
        progress.set(text::lock::opening());
        problem.set(String::new());
        let record = record.clone();
        let job = Job::UnwrapKey { record: record.clone(), passphrase: passphrase.get_untracked() };
        crate::web::spawn(async move {
            let opened = unwrap_cipher(job, ask, cipher).await;
            progress.set("");
            match opened {
                // Another tab may have changed the lock while this one waited.
                Ok(_) if Backing::find().get(&StorageKey::Lock.to_string()) != Some(record) => dom::reload(),
                Ok(cipher) => on_open.run(cipher),
                Err(error) => problem.set(explained(explain, error).await),
            }
        });
    };
    view! {
        <main class="page narrow-page" id=DomId::Page.as_str() tabindex="-1">
            <header class="page-header">
                <h1>{text::lock::locked()}</h1>
                <p>{text::lock::locked_note()}</p>
            </header>
            <form class="stack" on:submit=unlock>
                <PassphraseField label=text::lock::passphrase() passphrase problem />
                <p class="text-small field-error" role="status">{progress}</p>
                <div class="actions">
                    <button class="btn btn--main" type="submit">{icon("lock")}{text::lock::open()}</button>
                </div>
            </form>
            <Forgotten />
        </main>
    }
}

/// Help after a forgotten passphrase: erasing all data on this device.
#[component]
fn Forgotten() -> impl IntoView {
    let is_sure = RwSignal::new(false);
    let erase = move |_| {
        // Another tab may have unlocked the store and be writing.
        let erase = web_locks::alone(
            web_locks::COMPACTION,
            Box::pin(async {
                storage::erase(&Backing::find());
                durable_mirror::settled().await;
            }),
        );
        crate::web::spawn(async {
            erase.await;
            // Otherwise the next change would overwrite the backup file that the user wants to restore.
            auto_backup::forget().await;
            dom::reload();
        });
    };
    view! {
        <details class="disclosure">
            <summary>{text::lock::forgotten()}</summary>
            <div class="stack">
                <p>{text::lock::forgotten_note()}</p>
                <label class="checkbox">
                    <input
                        type="checkbox"
                        prop:checked=is_sure
                        on:change=move |event| is_sure.set(event_target_checked(&event))
                    />
                    <span class="checkbox__box">{icon("check")}</span>
                    <span class="checkbox__text">{text::lock::erase_for_good()}</span>
                </label>
                <Show when=move || is_sure.get()>
                    <p>
                        <button class="btn btn--erase" type="button" on:click=erase>
                            {icon("trash")}{text::lock::erase()}
                        </button>
                    </p>
                </Show>
            </div>
        </details>
    }
}
