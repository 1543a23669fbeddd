//! Your data: backup, opening a file, room, the trash, leaving.

use leptos::prelude::*;

use crate::domain::PartialDate;
use crate::merge::Summary;
use crate::store::{Job, QUOTA_UNITS};
use crate::ui::app::{App, app};
use crate::ui::dom_id::DomId;
use crate::ui::kit::{Sheet, When, close_dialog, icon, memo};
use crate::ui::page::damage::DamageSection;
use crate::ui::page::merge_dialog::{Incoming, MergeDialog};
use crate::ui::page::settings::Tabs;
use crate::ui::page::title_of;
use crate::ui::page::trash::TrashSection;
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::{clock, files, pwa};

/// The page `/settings/data`.
#[component]
pub(crate) fn Data() -> impl IntoView {
    title_of(Route::Data);
    view! {
        <header class="opening">
            <Tabs here=Route::Data />
            <h1>"Your data"</h1>
            <p>{text::KEPT_HERE}</p>
        </header>
        <div class="spread-area">
            <div class="spread">
                <div><DamageSection /><BackupSection /><TrashSection /></div>
                <div class="aside"><RoomSection /><LeaveSection /></div>
            </div>
        </div>
    }
}

#[component]
fn BackupSection() -> impl IntoView {
    let app = app();
    let incoming = RwSignal::new(None::<Incoming>);
    let problem = RwSignal::new(String::new());
    let download = move |_| {
        crate::web::spawn(async move {
            match app.work(Job::Backup).await {
                Ok(text) => save(app, &text),
                Err(error) => app.say(error, false),
            }
        });
    };
    let open = move |event: web_sys::Event| {
        problem.set(String::new());
        let Some(file) = files::chosen(&event_target(&event)) else { return };
        crate::web::spawn(async move {
            match look(app, &file).await {
                Ok(found) => incoming.set(Some(found)),
                Err(why) => problem.set(format!("“{}” was not opened, and nothing was changed. {why}", file.name())),
            }
        });
    };
    let last = move || match app.backup_state().0.map(|day| (clock::today() - day).num_days()) {
        None => "never saved yet".to_owned(),
        Some(0) => "last saved today".to_owned(),
        Some(days) => format!("last saved {} ago", text::span(u32::try_from(days).unwrap_or_default())),
    };
    let since = move || match app.backup_state() {
        (_, 0) => "Nothing has changed since.".to_owned(),
        (None, count) => format!(
            "{} so far, and only on this device.",
            text::sentence(&text::count(count as usize, "change", "changes"))
        ),
        (_, count) => format!("Since then: {}.", text::count(count as usize, "change", "changes")),
    };
    view! {
        <section class="prep" aria-labelledby=DomId::Backup.as_str()>
            <div class="prep__head"><h2 id=DomId::Backup.as_str()>"Backup"</h2><p class="margin">{last}</p></div>
            <p>{since}" Opening a backup on another device merges: both sides keep their changes."</p>
            <div class="actions">
                <button class="btn main" type="button" on:click=download>{icon("export")}"Download a backup"</button>
                <label class="btn file">
                    {icon("import")}"Open a file"
                    <input type="file" accept=".json,.txt,application/json" aria-label="Open a file" on:change=open />
                </label>
            </div>
            <p class="note says" role="status">{move || app.is_busy.get().then_some("Working on it.")}</p>
            <p class="note says" role="alert">{problem}</p>
            <When holds=move || !app.merged.with(String::is_empty)>
                <div class="remark" role="note">
                    {icon("undo")}
                    <div class="stack"><p>"The file is brought in. While this page is open you can take it back."</p>
                    <p><button class="btn" type="button" on:click=move |_| app.unmerge()>"Undo"</button></p></div>
                </div>
            </When>
        </section>
        {move || incoming.get().map(|it| view! { <MergeDialog incoming=it on_close=Callback::new(move |()| incoming.set(None)) /> })}
    }
}

fn save(app: App, text: &str) {
    let name = format!("kith-backup-{}.json", PartialDate::Day(clock::today()));
    if files::download(&name, "application/json", text).is_some() {
        app.backed_up();
        app.say("A backup is in your downloads.", false);
    }
}

/// The largest file that is even looked at, in bytes: larger than a backup of a lifetime.
const MAX_BYTES: f64 = 128.0 * 1024.0 * 1024.0;

/// Has a chosen file read, and says what it would bring.
async fn look(app: App, file: &web_sys::File) -> Result<Incoming, String> {
    if file.size() > MAX_BYTES {
        return Err("The file is larger than any backup Kith writes.".to_owned());
    }
    let file = files::text(file).await.ok_or_else(|| "The browser could not read it.".to_owned())?;
    let summary = app.work(Job::Look(file.clone())).await?;
    let summary: serde_json::Value = serde_json::from_str(&summary).unwrap_or_default();
    Ok(Incoming { file, summary: Summary::from_json(&summary) })
}

#[component]
fn RoomSection() -> impl IntoView {
    let app = app();
    let units = memo(move || app.store(crate::store::Session::units));
    let part = move || {
        #[expect(clippy::cast_precision_loss, reason = "five million")]
        let part = units.get() as f64 / QUOTA_UNITS as f64;
        part
    };
    let line = move || match part() {
        part if part < 0.01 => "Under one part in a hundred is used.".to_owned(),
        part if part < 0.7 => format!("About {} parts in a hundred are used.", units.get() * 100 / QUOTA_UNITS),
        _ => format!(
            "{} parts in a hundred are used. Take a backup soon, and give pictures and old notes a look.",
            units.get() * 100 / QUOTA_UNITS
        ),
    };
    let persisted = RwSignal::new(None::<bool>);
    crate::web::spawn(async move { persisted.set(pwa::is_persisted().await) });
    let promise = move || match persisted.get() {
        Some(true) => "The browser has promised to keep it.",
        _ => "The browser may clear it when space runs short. A backup file is the surest.",
    };
    let ask = move |_| {
        crate::web::spawn(async move {
            let said = match pwa::persist().await {
                Some(true) => "The browser has promised to keep it.",
                _ => "The browser did not promise. Installing Kith often changes its mind.",
            };
            app.say(said, false);
            persisted.set(pwa::is_persisted().await);
        });
    };
    view! {
        <section class="section" aria-labelledby=DomId::Room.as_str()>
            <h2 id=DomId::Room.as_str()>"Room on this device"</h2>
            <div class="stack">
                <meter class="line" min="0" max="1" prop:value=part aria-label="Room used"></meter>
                <p>{line}</p>
            </div>
            <ul class="lines">
                <li>{icon("shield")}<span>{promise}</span></li>
                <li>{icon("clock")}<span>"Safari clears what a site has kept after seven days without a visit, unless Kith is on the home screen."</span></li>
            </ul>
            <div class="actions">
                <button class="btn" type="button" on:click=ask>"Ask the browser to keep it"</button>
                <When holds=move || { part() > 0.7 }>
                    <button class="btn" type="button" on:click=move |_| app.drop_previous()>"Make room: drop the older copy"</button>
                </When>
            </div>
        </section>
    }
}

#[component]
fn LeaveSection() -> impl IntoView {
    let app = app();
    let is_asking = RwSignal::new(false);
    let vcards = move |_| {
        crate::web::spawn(async move {
            match app.work(Job::VCards).await {
                Ok(text) if files::download("kith-people.vcf", "text/vcard", &text).is_some() => {
                    app.say("Everybody is in a vCard file in your downloads.", false);
                }
                Ok(_) => (),
                Err(error) => app.say(error, false),
            }
        });
    };
    view! {
        <section class="section" aria-labelledby=DomId::Leave.as_str()>
            <h2 id=DomId::Leave.as_str()>"Leaving"</h2>
            <p class="soft-text">"Take everything with you as a plain file, then clear this device."</p>
            <div class="actions">
                <button class="btn" type="button" on:click=vcards>{icon("people")}"Download everything as vCard"</button>
                <button class="btn" type="button" on:click=move |_| is_asking.set(true)>{icon("trash")}"Erase this device"</button>
            </div>
        </section>
        <When holds=move || is_asking.get()>
            <Sheet title="Erase everything here?" close_label="Keep everything" class="narrow" on_close=move |()| is_asking.set(false)><Erase /></Sheet>
        </When>
    }
}

#[component]
fn Erase() -> impl IntoView {
    let app = app();
    let close = close_dialog();
    app.unpack(None);
    let words = move || {
        let counts = app.book(|book| (book.people.iter().count(), book.exchanges.iter().count()));
        text::sentence(&format!(
            "{} and {} leave this device.",
            text::count(counts.0, "person", "people"),
            text::count(counts.1, "exchange", "exchanges")
        ))
    };
    let erase = move |_| {
        app.erase();
        app.say("This device is empty.", false);
        close();
    };
    view! {
        <div class="stack">
            <p>{words}" A backup you downloaded stays where it is."</p>
            <footer class="sheet__foot">
                <button class="btn erase" type="button" on:click=erase>{icon("trash")}"Erase"</button>
                <button class="btn" type="button" on:click=move |_| close()>"Keep everything"</button>
            </footer>
        </div>
    }
}
