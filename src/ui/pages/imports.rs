//! The page of imports that can be undone.

use chrono::DateTime;
use leptos::prelude::*;

use crate::store::PastImport;
use crate::ui::components::icon;
use crate::ui::dom_id::DomId;
use crate::ui::pages::title_of;
use crate::ui::route::Route;
use crate::ui::state::{use_jobs, use_past_imports};
use crate::ui::text;
use crate::web::{dom, intl};

/// The page `/settings/imports`.
#[component]
pub(crate) fn Imports() -> impl IntoView {
    title_of(Route::Imports);
    let (imports, jobs) = (use_past_imports(), use_jobs());
    let all = RwSignal::new(imports.all());
    let again = Callback::new(move |()| {
        all.set(imports.all());
        // The button that was pressed is gone.
        request_animation_frame(|| dom::catch_focus(DomId::Page.as_str()));
    });
    let row = move |import: PastImport| {
        let (millis, name) = (import.millis, import.name.clone());
        let time = i64::try_from(millis).ok().and_then(DateTime::from_timestamp_millis).map(|it| it.to_rfc3339());
        let time = time.as_deref().and_then(intl::moment).unwrap_or_default();
        let counts = text::imports::counts(import.counts);
        view! {
            <li class="trash-row">
                <span>
                    <span class="name" dir="auto">{name.clone()}</span>
                    <span class="role">{text::join(&[&time, &counts], ". ")}</span>
                </span>
                <button
                    class="btn"
                    type="button"
                    aria-label=text::imports::undo_named(&name)
                    disabled=move || jobs.is_busy.get()
                    on:click=move |_| imports.undo(import.clone(), again)
                >
                    {icon("undo")}{text::common::undo()}
                </button>
            </li>
        }
    };
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
