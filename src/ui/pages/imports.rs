//! The page of imports that can be undone.

use chrono::DateTime;
use leptos::prelude::*;

use crate::store::PastImport;
use crate::ui::components::icon;
use crate::ui::dom_id::DomId;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::state::{PastImports, use_jobs, use_past_imports};
use crate::ui::text;
use crate::web::{dom, intl};

/// The moment of an import, and what it brought in.
fn when_and_what(import: &PastImport) -> String {
    let time = i64::try_from(import.millis).ok().and_then(DateTime::from_timestamp_millis).map(|it| it.to_rfc3339());
    let time = time.as_deref().and_then(intl::moment).unwrap_or_default();
    text::join(&[&time, &text::imports::counts(import.counts)], ". ")
}

/// Moves the focus to the page, once the button that was pressed is gone.
fn keep_focus() {
    request_animation_frame(|| dom::catch_focus(DomId::Page.as_str()));
}

/// The page `/settings/imports`.
#[component]
pub(crate) fn Imports() -> impl IntoView {
    title_of(Route::Imports);
    let imports = use_past_imports();
    let all = RwSignal::new(imports.all());
    let again = Callback::new(move |()| {
        all.set(imports.all());
        keep_focus();
    });
    let row = move |import: PastImport| import_row(imports, import, again);
    view! {
        <header class="page-header">
            <h1>{text::imports::title()}</h1>
            <p>{text::imports::note()}</p>
        </header>
        {move || {
            let all = all.get();
            if all.is_empty() {
                view! {
                    <div class="empty-state">
                        <p class="text-muted">{text::imports::none()}</p>
                        <a class="btn btn--soft" href=Route::Data.href()>
                            {icon("import")}{text::imports::open_file()}
                        </a>
                    </div>
                }
                .into_any()
            } else {
                view! { <ul class="stack">{all.into_iter().map(row).collect_view()}</ul> }.into_any()
            }
        }}
    }
}

/// An import, with the button that undoes it.
fn import_row(imports: PastImports, import: PastImport, after: Callback<()>) -> impl IntoView {
    let jobs = use_jobs();
    let name = import.name.clone();
    view! {
        <li class="trash-row">
            <span>
                <span class="name" dir="auto">{name.clone()}</span>
                <span class="role">{when_and_what(&import)}</span>
            </span>
            <button
                class="btn"
                type="button"
                aria-label=text::imports::undo_named(&name)
                disabled=move || jobs.is_busy.get()
                on:click=move |_| imports.undo(import.clone(), after)
            >
                {icon("undo")}{text::common::undo()}
            </button>
        </li>
    }
}
