//! The dialog "Export": a file for other programs, of all people or some.

use leptos::prelude::*;

use super::file_download::{FileDownload, use_file_download};
use crate::formats::export::{ExportFormat, ExportScope};
use crate::present::export::scopes;
use crate::store::Job;
use crate::ui::components::{Dialog, SelectField, Show, close_dialog, icon};
use crate::ui::state::use_repository;
use crate::ui::text;

/// A format of the dialog.
#[derive(Clone, Copy)]
struct Format {
    /// The format. None for the calendar, which is always of everybody.
    format: Option<ExportFormat>,
    /// The value of the option.
    value: &'static str,
    name: fn() -> &'static str,
    note: fn() -> &'static str,
    /// The name and the media type of the file.
    file: (&'static str, &'static str),
}

/// The formats. The first is the usual one.
const FORMATS: [Format; 5] = [
    Format {
        format: Some(ExportFormat::VCard),
        value: "vcard",
        name: text::export::vcard,
        note: text::export::vcard_note,
        file: ("kith-people.vcf", "text/vcard"),
    },
    Format {
        format: Some(ExportFormat::OlderVCard),
        value: "vcard-3",
        name: text::export::older_vcard,
        note: text::export::older_vcard_note,
        file: ("kith-people.vcf", "text/vcard"),
    },
    Format {
        format: Some(ExportFormat::Table),
        value: "csv",
        name: text::export::table,
        note: text::export::table_note,
        file: ("kith-people.csv", "text/csv"),
    },
    Format {
        format: Some(ExportFormat::Notebook),
        value: "markdown",
        name: text::export::notebook,
        note: text::export::notebook_note,
        file: ("kith-notebook.zip", "application/zip"),
    },
    Format {
        format: None,
        value: "calendar",
        name: text::export::calendar,
        note: text::settings::calendar_note,
        file: ("kith.ics", "text/calendar"),
    },
];

impl Format {
    fn save(self, download: FileDownload, scope: ExportScope) {
        match self.format {
            Some(format) => {
                let job = Job::Export { format, scope };
                if format == ExportFormat::Notebook {
                    download.start_archive(job, self.file, text::export::saved());
                } else {
                    download.start(job, self.file, text::export::saved());
                }
            }
            None => download.start(Job::Calendar, self.file, text::settings::calendar_saved()),
        }
    }
}

/// The button "Export", and its dialog.
#[component]
pub(super) fn ExportButton() -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <button class="btn" type="button" on:click=move |_| is_open.set(true)>
            {icon("export")}{text::export::title()}
        </button>
        <Show when=move || is_open.get()>
            <Dialog
                title=text::export::title()
                close_label=text::common::close()
                class="dialog--narrow"
                on_close=move |()| is_open.set(false)
            >
                <ExportForm />
            </Dialog>
        </Show>
    }
}

#[component]
fn ExportForm() -> impl IntoView {
    let download = use_file_download();
    let close = close_dialog();
    let (format, scope) = (RwSignal::new(FORMATS[0]), RwSignal::new(ExportScope::All));
    let formats: Vec<(&'static str, String)> = FORMATS.iter().map(|it| (it.value, (it.name)().to_owned())).collect();
    let choose = move |value: String| FORMATS.iter().filter(|it| it.value == value).for_each(|it| format.set(*it));
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        format.get_untracked().save(download, scope.get_untracked());
        close();
    };
    view! {
        <form class="stack" on:submit=save>
            <SelectField
                label=text::export::format()
                options=formats
                value=Signal::derive(move || format.get().value.to_owned())
                on_choose=choose
            />
            <p class="text-small">{move || (format.get().note)()}</p>
            <Show when=move || format.get().format.is_some()>
                <ScopeField scope />
            </Show>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("export")}{text::export::save()}</button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </form>
    }
}

/// The people of the file.
#[component]
fn ScopeField(scope: RwSignal<ExportScope>) -> impl IntoView {
    let scopes = use_repository().book_untracked(scopes);
    let options = scopes.iter().enumerate().map(|(at, (it, count))| {
        let (own, name) = (it.clone(), text::export::scope(it, *count));
        view! { <option value=at.to_string() selected=move || scope.with(|it| *it == own)>{name}</option> }
    });
    let options = options.collect_view();
    let choose = move |event: web_sys::Event| {
        let at: usize = event_target_value(&event).parse().unwrap_or_default();
        let chosen = scopes.get(at).map(|it| it.0.clone());
        scope.set(chosen.unwrap_or_default());
    };
    view! {
        <label class="field">
            <span class="field__label">{text::export::people()}</span>
            <select class="input" aria-label=text::export::people() on:change=choose>
                {options}
            </select>
        </label>
    }
}
