//! The lock: turning encryption on and off, changing the passphrase, and the limits of the protection.

use leptos::prelude::*;

use crate::store::encrypted_store::SALT_BYTES;
use crate::store::{DataKey, Job, JobOutput, KeyValue, StorageKey, WriteError};
use crate::ui::app::{App, LOCK_MINUTES, app};
use crate::ui::components::{Dialog, SelectField, Show, TextField, close_dialog, icon};
use crate::ui::dom_id::DomId;
use crate::ui::passphrase::NewPassphrase;
use crate::ui::text;
use crate::web::{clock, dom, web_locks};

/// The action of the dialog.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    PutOn,
    Change,
    TakeOff,
}

/// The section for the lock.
#[component]
pub(crate) fn LockSection() -> impl IntoView {
    let app = app();
    let asked = RwSignal::new(None::<Asked>);
    let is_on = move || app.store(|it| it.store().is_encrypted());
    let minutes = Signal::derive(move || {
        is_on();
        Some(app.pref(StorageKey::LockMinutes)).filter(|it| !it.is_empty()).unwrap_or_else(|| LOCK_MINUTES.to_string())
    });
    let times = ["1", "5", "10", "30", "60"]
        .map(|it| (it, if it == "1" { "After a minute".to_owned() } else { format!("After {it} minutes") }));
    let title = |asked: Asked| match asked {
        Asked::PutOn => "Lock Kith with a passphrase",
        Asked::Change => "Change the passphrase",
        Asked::TakeOff => "Take the lock off",
    };
    view! {
        <section class="section" aria-labelledby=DomId::Lock.as_str()>
            <h2 id=DomId::Lock.as_str()>"Lock"</h2>
            <div class="stack">
                <Show when=is_on fallback=move || view! {
                    <p>"The people in your book did not choose to be in it. With a passphrase set, everything that is kept here is encrypted, and Kith asks for it each time it starts."</p>
                    <div class="actions"><button class="btn" type="button" on:click=move |_| asked.set(Some(Asked::PutOn))>{icon("lock")}"Lock Kith"</button></div>
                }>
                    <p>"The lock is on. Everything that is kept here is encrypted."</p>
                    <SelectField label="Lock when nothing happens" options=times.to_vec() value=minutes on_choose=move |it: String| app.set_pref(StorageKey::LockMinutes, &it) />
                    <div class="actions">
                        <button class="btn" type="button" on:click=move |_| dom::reload()>{icon("lock")}"Lock now"</button>
                        <button class="btn" type="button" on:click=move |_| asked.set(Some(Asked::Change))>"Change the passphrase"</button>
                        <button class="btn" type="button" on:click=move |_| asked.set(Some(Asked::TakeOff))>"Take the lock off"</button>
                    </div>
                </Show>
                <LockLimits />
            </div>
        </section>
        {move || asked.get().map(|it| view! {
            <Dialog title=title(it) close_label="Close and leave it as it is" class="narrow" on_close=move |()| asked.set(None)><Ask asked=it /></Dialog>
        })}
    }
}

/// The protection that the lock gives, and its limits.
#[component]
fn LockLimits() -> impl IntoView {
    view! {
        <details class="fold">
            <summary>"What the lock does, and what it does not"</summary>
            <ul class="lines">
                <li>{icon("shield")}<span>"It keeps out whoever picks up the device, opens the browser's tools, or copies its files while Kith is locked."</span></li>
                <li>{icon("shield")}<span>"It is only as good as the passphrase. Nobody can reset it. Keep a backup."</span></li>
                <li>{icon("hand")}<span>"It does not help while Kith is open, against an extension that reads pages, or against a device that is watched."</span></li>
                <li>{icon("hand")}<span>"Traces of what was kept before the lock was on can stay on the disk until the browser overwrites them."</span></li>
                <li>{icon("hand")}<span>"Backup files are outside of it. Those with a passphrase have a lock of their own."</span></li>
                <li>{icon("hand")}<span>"The colours you chose, the size of what is kept and when it was written stay visible."</span></li>
            </ul>
        </details>
    }
}

/// Asks for the passphrases that the action needs, and carries the action out.
#[component]
fn Ask(asked: Asked) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let (present, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(String::new());
    let is_working = RwSignal::new(false);
    let act = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let is_ready = asked == Asked::TakeOff || !new.with_untracked(String::is_empty);
        if is_working.get_untracked() || !is_ready {
            return;
        }
        problem.set(String::new());
        is_working.set(true);
        // Read the fields now: the dialog may be closed before the Web Lock is granted.
        let (present, new) = (present.get_untracked(), new.get_untracked());
        // Needs the Web Lock: no tab may compact or merge meanwhile.
        let work = async move {
            if is_working.try_get_untracked().is_none() {
                return;
            }
            match carry_out(app, asked, present, new).await {
                Ok(said) => {
                    app.say(said, false);
                    close();
                }
                Err(why) => {
                    problem.try_set(why);
                }
            }
            is_working.try_set(false);
        };
        crate::web::spawn(web_locks::alone(web_locks::COMPACTION, Box::pin(work)));
    };
    view! {
        <form class="stack" on:submit=act>
            {(asked != Asked::PutOn).then(|| view! {
                <TextField label="The present passphrase" kind="password" autocomplete="current-password" is_first=true value=present on_input=move |it| present.set(it) />
            })}
            {(asked == Asked::PutOn).then(|| view! { <p>"Nobody can open the book without it, and neither can we. Have a backup before you go on."</p> })}
            {(asked != Asked::TakeOff).then(|| view! { <NewPassphrase passphrase=new /> })}
            <p class="note says" role="alert">{problem}</p>
            <p class="note says" role="status">{move || is_working.get().then_some("Working on it.")}</p>
            <footer class="sheet__foot">
                <button class="btn main" type="submit" disabled=move || asked != Asked::TakeOff && new.with(String::is_empty)>{icon("lock")}{match asked {
                    Asked::PutOn => "Lock it",
                    Asked::Change => "Change it",
                    Asked::TakeOff => "Take it off",
                }}</button>
                <button class="btn" type="button" on:click=move |_| close()>"Leave it as it is"</button>
            </footer>
        </form>
    }
}

async fn carry_out(app: App, asked: Asked, present: String, new: String) -> Result<&'static str, String> {
    let key = match asked {
        Asked::PutOn if app.store(|it| it.store().is_encrypted()) => return Err(WriteError::Stale.to_string()),
        Asked::PutOn => clock::random_bytes().map(DataKey).ok_or(text::NO_RANDOM)?,
        _ => {
            let record = app.store(|it| it.store().get(&StorageKey::Lock.to_string())).unwrap_or_default();
            let output = app.work(Job::UnwrapKey { record, passphrase: present }).await;
            output.and_then(JobOutput::into_key).map_err(|error| error.to_string())?
        }
    };
    if asked == Asked::TakeOff {
        return app.disable_encryption().map(|()| "The lock is off.").map_err(|it| it.to_string());
    }
    let salt = clock::random_bytes::<SALT_BYTES>().ok_or(text::NO_RANDOM)?;
    let output = app.work(Job::WrapKey { key, passphrase: new, salt: salt.to_vec() }).await;
    let record = output.and_then(JobOutput::into_text).map_err(|error| error.to_string())?;
    app.enable_encryption(key, &record).map_err(|it| it.to_string())?;
    Ok(if asked == Asked::PutOn {
        "The lock is on. Everything here is encrypted now."
    } else {
        "The passphrase is changed."
    })
}
