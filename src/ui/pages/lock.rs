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
    let times = [("1", 1), ("5", 5), ("10", 10), ("30", 30), ("60", 60)]
        .map(|(value, minutes)| (value, text::lock::after_minutes(minutes)));
    let title = |asked: Asked| match asked {
        Asked::PutOn => text::lock::lock_with(),
        Asked::Change => text::lock::change(),
        Asked::TakeOff => text::lock::turn_off(),
    };
    view! {
        <section class="section" aria-labelledby=DomId::Lock.as_str()>
            <h2 id=DomId::Lock.as_str()>{text::lock::title()}</h2>
            <div class="stack">
                <Show when=is_on fallback=move || view! {
                    <p>{text::lock::off()}</p>
                    <div class="actions">
                        <button class="btn" type="button" on:click=move |_| asked.set(Some(Asked::PutOn))>
                            {icon("lock")}{text::lock::lock_kith()}
                        </button>
                    </div>
                }>
                    <p>{text::lock::on()}</p>
                    <SelectField
                        label=text::lock::after()
                        options=times.to_vec()
                        value=minutes
                        on_choose=move |it: String| app.set_pref(StorageKey::LockMinutes, &it)
                    />
                    <div class="actions">
                        <button class="btn" type="button" on:click=move |_| dom::reload()>
                            {icon("lock")}{text::lock::lock_now()}
                        </button>
                        <button class="btn" type="button" on:click=move |_| asked.set(Some(Asked::Change))>
                            {text::lock::change()}
                        </button>
                        <button class="btn" type="button" on:click=move |_| asked.set(Some(Asked::TakeOff))>
                            {text::lock::turn_off()}
                        </button>
                    </div>
                </Show>
                <LockLimits />
            </div>
        </section>
        {move || asked.get().map(|it| view! {
            <Dialog
                title=title(it)
                close_label=text::lock::close_unchanged()
                class="dialog--narrow"
                on_close=move |()| asked.set(None)
            >
                <Ask asked=it />
            </Dialog>
        })}
    }
}

/// The protection that the lock gives, and its limits.
#[component]
fn LockLimits() -> impl IntoView {
    view! {
        <details class="fold">
            <summary>{text::lock::limits()}</summary>
            <ul class="icon-list">
                <li>{icon("shield")}<span>{text::lock::limit_device()}</span></li>
                <li>{icon("shield")}<span>{text::lock::limit_passphrase()}</span></li>
                <li>{icon("hand")}<span>{text::lock::limit_open()}</span></li>
                <li>{icon("hand")}<span>{text::lock::limit_traces()}</span></li>
                <li>{icon("hand")}<span>{text::lock::limit_backups()}</span></li>
                <li>{icon("hand")}<span>{text::lock::limit_visible()}</span></li>
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
                <TextField
                    label=text::lock::current()
                    kind="password"
                    autocomplete="current-password"
                    is_first=true
                    value=present
                    on_input=move |it| present.set(it)
                />
            })}
            {(asked == Asked::PutOn).then(|| view! { <p>{text::lock::no_way_in()}</p> })}
            {(asked != Asked::TakeOff).then(|| view! { <NewPassphrase passphrase=new /> })}
            <p class="text-small field-error" role="alert">{problem}</p>
            <p class="text-small field-error" role="status">{move || is_working.get().then(text::common::working)}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit" disabled=move || asked != Asked::TakeOff && new.with(String::is_empty)>{icon("lock")}{match asked {
                    Asked::PutOn => text::lock::lock_it(),
                    Asked::Change => text::lock::change_it(),
                    Asked::TakeOff => text::lock::take_it_off(),
                }}</button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </form>
    }
}

async fn carry_out(app: App, asked: Asked, present: String, new: String) -> Result<&'static str, String> {
    let key = match asked {
        Asked::PutOn if app.store(|it| it.store().is_encrypted()) => return Err(WriteError::Stale.to_string()),
        Asked::PutOn => clock::random_bytes().map(DataKey).ok_or(text::lock::no_random())?,
        _ => {
            let record = app.store(|it| it.store().get(&StorageKey::Lock.to_string())).unwrap_or_default();
            let output = app.work(Job::UnwrapKey { record, passphrase: present }).await;
            output.and_then(JobOutput::into_key).map_err(|error| error.to_string())?
        }
    };
    if asked == Asked::TakeOff {
        return app.disable_encryption().map(|()| text::lock::is_off()).map_err(|it| it.to_string());
    }
    let salt = clock::random_bytes::<SALT_BYTES>().ok_or(text::lock::no_random())?;
    let output = app.work(Job::WrapKey { key, passphrase: new, salt: salt.to_vec() }).await;
    let record = output.and_then(JobOutput::into_text).map_err(|error| error.to_string())?;
    app.enable_encryption(key, &record).map_err(|it| it.to_string())?;
    Ok(if asked == Asked::PutOn { text::lock::is_on() } else { text::lock::is_changed() })
}
