//! The lock screen: asks for the passphrase before the app opens, if encryption is on.

use leptos::prelude::*;

use crate::domain::Device;
use crate::store::{DataKey, EncryptedStore, Job, KeyValue, LockChange, Mirrored, StorageKey, lock_change};
use crate::ui::app::App;
use crate::ui::components::{Show, TextField, icon};
use crate::ui::dom_id::DomId;
use crate::ui::layout::AppShell;
use crate::ui::lazy::LazyLoaders;
use crate::web::durable_mirror::{self, IdbMirror};
use crate::web::storage::{self, Backing};
use crate::web::{auto_backup, clock, dom, pwa, web_locks, worker};

/// The app, or the lock screen if the store is encrypted.
#[component]
pub(crate) fn LockScreen(parts: LazyLoaders) -> impl IntoView {
    let backing = Backing::find();
    let record = backing.get(&StorageKey::Lock.to_string());
    let parts = StoredValue::new(Some(parts));
    let app = RwSignal::new(None::<App>);
    let open = move |key: Option<DataKey>| {
        let Some(parts) = parts.try_update_value(Option::take).flatten() else { return };
        let backing = Backing::find();
        let mirror = IdbMirror { is_on: backing.is_kept() };
        let opened = App::open(parts, EncryptedStore::new(Mirrored::new(backing, mirror), key, clock::nonce));
        pwa::when_ready(move || opened.update_ready.set(true));
        app.set(Some(opened));
    };
    let is_new_device = backing.known_device().is_none();
    crate::web::spawn(recover_lock(is_new_device));
    if record.is_none() {
        open(None);
    }
    let record = StoredValue::new(record.unwrap_or_default());
    // Only until the app is open and listens for itself.
    let changed = window_event_listener(leptos::ev::storage, move |event| {
        if app.with_untracked(Option::is_none) && event.key().is_none_or(|it| it == StorageKey::Lock.to_string()) {
            dom::reload();
        }
    });
    on_cleanup(move || changed.remove());
    move || match app.get() {
        Some(app) => view! { <AppShell app /> }.into_any(),
        None => view! { <Locked record=record.get_value() on_open=move |key| open(Some(key)) /> }.into_any(),
    }
}

/// Restores changes of the lock that the browser lost in a crash: turning encryption on, a new passphrase, erasing
/// everything. Turning encryption off is restored once the store is decrypted.
async fn recover_lock(is_new_device: bool) {
    let backing = Backing::find();
    let names = ["kith.erased".to_owned(), StorageKey::Lock.to_string(), StorageKey::Device.to_string()];
    let Some(copy) = durable_mirror::get(&names).await.filter(|_| backing.is_kept()) else { return };
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

/// Asks for the passphrase.
#[component]
fn Locked(record: String, #[prop(into)] on_open: Callback<DataKey>) -> impl IntoView {
    let passphrase = RwSignal::new(String::new());
    let said = RwSignal::new("");
    let problem = RwSignal::new(String::new());
    document().set_title("Kith");
    let unlock = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !said.get_untracked().is_empty() {
            return;
        }
        said.set("Opening. It takes a moment on purpose.");
        problem.set(String::new());
        let record = record.clone();
        let job = Job::UnwrapKey { record: record.clone(), passphrase: passphrase.get_untracked() };
        crate::web::spawn(async move {
            let done = worker::ask(job, None, js_sys::Array::new(), &clock::ctx(Backing::find().device())).await;
            said.set("");
            match done.and_then(|done| done.output.into_key()) {
                // Another tab may have changed the lock while this one waited.
                Ok(_) if Backing::find().get(&StorageKey::Lock.to_string()) != Some(record) => dom::reload(),
                Ok(key) => on_open.run(key),
                Err(error) => problem.set(error.to_string()),
            }
        });
    };
    view! {
        <main class="page alone" id=DomId::Page.as_str() tabindex="-1">
            <header class="opening">
                <h1>"Kith is locked"</h1>
                <p>"What is kept here is encrypted. Your passphrase opens it, on this device only."</p>
            </header>
            <form class="stack" on:submit=unlock>
                <TextField label="Passphrase" kind="password" autocomplete="current-password" is_first=true value=passphrase on_input=move |it| passphrase.set(it) />
                <p class="note says" role="alert">{problem}</p>
                <p class="note says" role="status">{said}</p>
                <div class="actions"><button class="btn main" type="submit">{icon("lock")}"Open"</button></div>
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
        <details class="fold">
            <summary>"I have forgotten it"</summary>
            <div class="stack">
                <p>"Then nobody can open what is here, and neither can we. If you have a backup file, erase this device and open the file: everything that is in it comes back."</p>
                <label class="tick">
                    <input type="checkbox" prop:checked=is_sure on:change=move |event| is_sure.set(event_target_checked(&event)) />
                    <span class="tick__box">{icon("check")}</span>
                    <span class="tick__text">"Erase what is locked here, for good"</span>
                </label>
                <Show when=move || is_sure.get()><p><button class="btn erase" type="button" on:click=erase>{icon("trash")}"Erase"</button></p></Show>
            </div>
        </details>
    }
}
