//! The page "Your data": its sections, with "Leaving" (vCard export, and erasing the device).

use leptos::prelude::*;

use crate::store::{Job, JobOutput};
use crate::ui::app::app;
use crate::ui::components::{Dialog, Show, close_dialog, icon};
use crate::ui::dom_id::DomId;
use crate::ui::pages::auto_backup::KeeperSection;
use crate::ui::pages::backup::BackupSection;
use crate::ui::pages::corrupted_data::DamageSection;
use crate::ui::pages::lock::LockSection;
use crate::ui::pages::settings::Tabs;
use crate::ui::pages::storage_usage::RoomSection;
use crate::ui::pages::title_of;
use crate::ui::pages::trash::TrashSection;
use crate::ui::route::Route;
use crate::ui::text;
use crate::web::files;

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
                <div><DamageSection /><BackupSection /><KeeperSection /><LockSection /><TrashSection /></div>
                <div class="aside"><RoomSection /><LeaveSection /></div>
            </div>
        </div>
    }
}

#[component]
fn LeaveSection() -> impl IntoView {
    let app = app();
    let is_asking = RwSignal::new(false);
    let vcards = move |_| {
        crate::web::spawn(async move {
            match app.work(Job::VCards).await.and_then(JobOutput::into_text) {
                Ok(text) if files::download("kith-people.vcf", "text/vcard", &text).is_some() => {
                    app.say("Everybody is in a vCard file in your downloads.", false);
                }
                Ok(_) => (),
                Err(error) => app.say(error.to_string(), false),
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
        <Show when=move || is_asking.get()>
            <Dialog title="Erase everything here?" close_label="Keep everything" class="narrow" on_close=move |()| is_asking.set(false)><Erase /></Dialog>
        </Show>
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
        crate::web::spawn(async move {
            app.erase().await;
            app.say("This device is empty.", false);
            close();
        });
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
