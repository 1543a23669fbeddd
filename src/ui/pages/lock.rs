//! The lock: turning encryption on and off, changing the passphrase, and the limits of the protection.

use leptos::prelude::*;

use crate::store::encrypted_store::SALT_BYTES;
use crate::store::{DataKey, Job, JobOutput, KeyValue, StorageKey, WriteError};
use crate::ui::components::{
    Dialog, Form, FormProblems, PassphraseField, SelectField, Show, close_dialog, icon, other_problems,
};
use crate::ui::dom_id::DomId;
use crate::ui::passphrase::NewPassphrase;
use crate::ui::state::{
    FieldProblem, Jobs, Lock, RepositoryContext, use_jobs, use_lock, use_prefs, use_repository, use_toasts,
};
use crate::ui::text;
use crate::web::{clock, dom, web_locks};

/// The action of the dialog.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    PutOn,
    Change,
    TakeOff,
}

impl Asked {
    /// The title of the dialog.
    fn title(self) -> &'static str {
        match self {
            Self::PutOn => text::lock::lock_with(),
            Self::Change => text::lock::change(),
            Self::TakeOff => text::lock::turn_off(),
        }
    }

    /// The button that carries the action out.
    fn button(self) -> &'static str {
        match self {
            Self::PutOn => text::lock::lock_it(),
            Self::Change => text::lock::change_it(),
            Self::TakeOff => text::lock::take_it_off(),
        }
    }
}

/// The section for the lock.
#[component]
pub(crate) fn LockSection() -> impl IntoView {
    let (lock, prefs) = (use_lock(), use_prefs());
    let asked = RwSignal::new(None::<Asked>);
    let is_on = move || lock.is_on();
    let minutes = Signal::derive(move || {
        is_on();
        lock.minutes().to_string()
    });
    let times = [("1", 1), ("5", 5), ("10", 10), ("30", 30), ("60", 60)]
        .map(|(value, minutes)| (value, text::lock::after_minutes(minutes)));
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
                        on_choose=move |it: String| prefs.set(StorageKey::LockMinutes, &it)
                    />
                    <LockActions asked />
                </Show>
                <LockLimits />
            </div>
        </section>
        {move || asked.get().map(|it| view! {
            <Dialog
                title=it.title()
                close_label=text::lock::close_unchanged()
                class="dialog--narrow"
                on_close=move |()| asked.set(None)
            >
                <Ask asked=it />
            </Dialog>
        })}
    }
}

/// The buttons while the lock is on.
#[component]
fn LockActions(asked: RwSignal<Option<Asked>>) -> impl IntoView {
    view! {
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
    }
}

/// The protection that the lock gives, and its limits.
#[component]
fn LockLimits() -> impl IntoView {
    view! {
        <details class="disclosure">
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
    let (action, toasts, close) = (use_lock_action(), use_toasts(), close_dialog());
    let (present, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let form = FormProblems::new();
    let is_working = RwSignal::new(false);
    let lacks_passphrase = move || asked != Asked::TakeOff && new.with(String::is_empty);
    let act = move |()| {
        if is_working.get_untracked() || untrack(lacks_passphrase) {
            return;
        }
        is_working.set(true);
        // Read the fields now: the dialog may be closed before the Web Lock is granted.
        let (present, new) = (present.get_untracked(), new.get_untracked());
        // Needs the Web Lock: no tab may compact or merge meanwhile.
        let work = async move {
            if is_working.try_get_untracked().is_none() {
                return;
            }
            match action.carry_out(asked, present, new).await {
                Ok(message) => {
                    toasts.show(message);
                    close();
                }
                // The one thing to be wrong is the passphrase, if one is asked for.
                Err(why) => form.show(vec![FieldProblem::of("passphrase", why)]),
            }
            is_working.try_set(false);
        };
        crate::web::spawn(web_locks::alone(web_locks::COMPACTION, Box::pin(work)));
    };
    view! {
        <Form problems=form on_submit=act>
            {(asked == Asked::PutOn).then(|| view! { <p>{text::lock::no_way_in()}</p> })}
            {(asked != Asked::PutOn)
                .then(|| view! {
                    <PassphraseField
                        label=text::lock::current()
                        passphrase=present
                        problem=form.of("passphrase")
                    />
                })}
            {(asked != Asked::TakeOff).then(|| view! { <NewPassphrase passphrase=new /> })}
            {other_problems(form)}
            <p class="text-small field-error" role="status">{move || is_working.get().then(text::common::working)}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit" disabled=lacks_passphrase>
                    {icon("lock")}{asked.button()}
                </button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </Form>
    }
}

/// Carries out the action of the dialog.
#[derive(Clone, Copy)]
struct LockAction {
    repository: RepositoryContext,
    jobs: Jobs,
    lock: Lock,
}

fn use_lock_action() -> LockAction {
    LockAction { repository: use_repository(), jobs: use_jobs(), lock: use_lock() }
}

impl LockAction {
    /// Turns the lock on or off, or changes its passphrase. Returns a message for the user.
    async fn carry_out(self, asked: Asked, present: String, new: String) -> Result<&'static str, String> {
        let key = match asked {
            Asked::PutOn if untrack(|| self.lock.is_on()) => return Err(text::errors::write(&WriteError::Stale)),
            Asked::PutOn => clock::random_bytes().map(DataKey).ok_or(text::lock::no_random())?,
            Asked::Change | Asked::TakeOff => self.unwrap_key(present).await?,
        };
        if asked == Asked::TakeOff {
            return self.lock.turn_off().map(|()| text::lock::is_off()).map_err(|it| text::errors::write(&it));
        }
        let salt = clock::random_bytes::<SALT_BYTES>().ok_or(text::lock::no_random())?;
        let output = self.jobs.work(Job::WrapKey { key, passphrase: new, salt: salt.to_vec() }).await;
        let record = output.and_then(JobOutput::into_text).map_err(|error| text::errors::job(&error))?;
        self.lock.turn_on(key, &record).map_err(|it| text::errors::write(&it))?;
        Ok(if asked == Asked::PutOn { text::lock::is_on() } else { text::lock::is_changed() })
    }

    /// The data key, decrypted with the present passphrase.
    async fn unwrap_key(self, passphrase: String) -> Result<DataKey, String> {
        let record = self.repository.read_untracked(|it| it.store().get(&StorageKey::Lock.to_string()));
        let output = self.jobs.work(Job::UnwrapKey { record: record.unwrap_or_default(), passphrase }).await;
        output.and_then(JobOutput::into_key).map_err(|error| text::errors::job(&error))
    }
}
