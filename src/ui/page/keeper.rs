//! The backup file or folder that Kith keeps current by itself.

use leptos::prelude::*;

use crate::ui::app::app;
use crate::ui::dom_id::DomId;
use crate::ui::kit::icon;
use crate::ui::text;
use crate::web::{Work, keeper};

/// A section that is there only where the browser can hold on to a file.
#[component]
pub(crate) fn KeeperSection() -> impl IntoView {
    let app = app();
    let (can_file, can_folder) = keeper::abilities();
    let begin = move |choose: fn() -> std::pin::Pin<Box<dyn Future<Output = bool>>>| {
        let work: Work = Box::pin(async move {
            if choose().await {
                app.keep_current(true).await;
            }
        });
        crate::web::spawn(work);
    };
    let none = move || {
        let file = can_file.then(|| view! {
            <button class="btn" type="button" on:click=move |_| begin(|| Box::pin(keeper::choose_file("kith-backup.json")))>{icon("file")}"Choose a file"</button>
        });
        let folder = can_folder.then(|| view! {
            <button class="btn" type="button" on:click=move |_| begin(|| Box::pin(keeper::choose_folder()))>{icon("book")}"Choose a folder"</button>
        });
        view! {
            <p>"Kith can keep a backup file current while it is open. In a folder it also keeps a copy for each of the last seven days, and brings in what your other devices left there, so that a synced folder carries everything."</p>
            <div class="actions">{file}{folder}</div>
        }
        .into_any()
    };
    let some = move |kept: keeper::Kept| {
        let state = if app.kept_failed.get() {
            text::KEPT_FILE_FAILED.to_owned()
        } else if kept.is_allowed {
            text::kept_current(&kept.name, kept.is_folder)
        } else {
            text::kept_waiting(&kept.name)
        };
        let allow = (!kept.is_allowed).then(|| {
            view! {
                <button class="btn main" type="button" on:click=move |_| crate::web::spawn(async move {
                    if keeper::allow().await {
                        app.keep_current(true).await;
                    }
                })>"Allow it again"</button>
            }
        });
        let stop = move |_| {
            crate::web::spawn(async move {
                keeper::forget().await;
                app.kept_file.set(None);
                app.say("No longer kept current. The file stays where it is.", false);
            })
        };
        view! {
            <p>{state}</p>
            <p class="note">"It is a plain file: whoever can open the folder can read it."</p>
            <div class="actions">{allow}<button class="btn" type="button" on:click=stop>"Stop"</button></div>
        }
        .into_any()
    };
    (can_file || can_folder).then(|| view! {
        <section class="section" aria-labelledby=DomId::Keeper.as_str()>
            <h2 id=DomId::Keeper.as_str()>"A backup that keeps itself"</h2>
            <div class="stack">{move || match app.kept_file.get() { Some(kept) => some(kept), None => none() }}</div>
        </section>
    })
}
