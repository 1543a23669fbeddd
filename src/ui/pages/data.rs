//! The page "Your data": its sections, with "Leaving Kith" (the exports, and erasing the device).

use leptos::prelude::*;

use crate::formats::export::{ExportFormat, ExportScope};
use crate::store::Job;
use crate::ui::components::{Dialog, Show, close_dialog, icon};
use crate::ui::dom_id::DomId;
use crate::ui::pages::auto_backup::AutoBackupSection;
use crate::ui::pages::backup::BackupSection;
use crate::ui::pages::corrupted_data::CorruptedDataSection;
use crate::ui::pages::export::ExportButton;
use crate::ui::pages::file_download::use_file_download;
use crate::ui::pages::lock::LockSection;
use crate::ui::pages::settings::Tabs;
use crate::ui::pages::storage_usage::StorageUsageSection;
use crate::ui::pages::title_of;
use crate::ui::pages::trash::TrashSection;
use crate::ui::route::Route;
use crate::ui::state::{use_archive, use_erasure, use_repository, use_toasts};
use crate::ui::text;

/// The page `/settings/data`.
#[component]
pub(crate) fn Data() -> impl IntoView {
    title_of(Route::Data);
    view! {
        <header class="page-header">
            <Tabs here=Route::Data />
            <h1>{text::data::title()}</h1>
            <p>{text::data::kept_here()}</p>
        </header>
        <div class="two-column-area">
            <div class="two-column">
                <div><CorruptedDataSection /><BackupSection /><AutoBackupSection /><LockSection /><TrashSection /></div>
                <div class="two-column__aside"><StorageUsageSection /><LeaveSection /></div>
            </div>
        </div>
    }
}

#[component]
fn LeaveSection() -> impl IntoView {
    let download = use_file_download();
    let is_asking = RwSignal::new(false);
    let vcards = move |_| {
        let job = Job::Export { format: ExportFormat::VCard, scope: ExportScope::All };
        download.start(job, ("kith-people.vcf", "text/vcard"), text::data::vcards_saved());
    };
    view! {
        <section class="section" aria-labelledby=DomId::Leave.as_str()>
            <h2 id=DomId::Leave.as_str()>{text::data::leaving()}</h2>
            <p class="text-muted">{text::data::leaving_note()}</p>
            <div class="actions">
                <button class="btn" type="button" on:click=vcards>{icon("people")}{text::data::vcards()}</button>
                <ExportButton />
                <button class="btn" type="button" on:click=move |_| is_asking.set(true)>
                    {icon("trash")}{text::data::erase_device()}
                </button>
            </div>
        </section>
        <Show when=move || is_asking.get()>
            <Dialog
                title=text::data::erase_title()
                close_label=text::data::keep_everything()
                class="dialog--narrow"
                on_close=move |()| is_asking.set(false)
            >
                <Erase />
            </Dialog>
        </Show>
    }
}

#[component]
fn Erase() -> impl IntoView {
    let (repository, erasure, toasts) = (use_repository(), use_erasure(), use_toasts());
    let close = close_dialog();
    use_archive().unpack(None);
    let summary = move || {
        let counts = repository.book(|book| (book.people.iter().count(), book.exchanges.iter().count()));
        text::data::will_go(&text::data::people(counts.0), &text::data::exchanges(counts.1))
    };
    let erase = move |_| {
        crate::web::spawn(async move {
            erasure.erase().await;
            toasts.show(text::data::erased());
            close();
        });
    };
    view! {
        <div class="stack">
            <p>{summary}</p>
            <footer class="dialog__foot">
                <button class="btn btn--erase" type="button" on:click=erase>
                    {icon("trash")}{text::data::erase()}
                </button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </div>
    }
}
