//! A project that is done: its length, its outcome, the thanks, and the way back.

use leptos::prelude::*;

use super::context::{Page, ProjectDialog};
use crate::domain::{ProjectCommand, ProjectStage};
use crate::insight::team::closing::{looked_back, teammates};
use crate::ui::components::prose;
use crate::ui::dom_id::DomId;
use crate::ui::text;

/// The section at the top of a project that is done.
pub(super) fn done(page: Page) -> AnyView {
    let line = move || {
        page.read(|book, it| {
            let (length, people) = looked_back(book, page.id);
            text::project::looked_back(&it.name, length, people)
        })
    };
    let words = move |title: &'static str, words: String| {
        (!words.is_empty()).then(|| view! { <h3>{title}</h3>{prose(&words)} })
    };
    let came = move || page.read(|_, it| words(text::project::came_of_it(), it.closing.came.clone()));
    let kept = move || page.read(|_, it| words(text::project::kept(), it.closing.kept.clone()));
    let thank = move || {
        let is_any = page.read(|book, _| !teammates(book, page.id).is_empty()).unwrap_or_default();
        is_any.then(|| {
            view! {
                <button class="btn btn--soft" type="button" on:click=move |_| page.show(ProjectDialog::Thanks(false))>
                    {text::project::thank()}
                </button>
            }
        })
    };
    let go_on = move |_| {
        page.run(ProjectCommand::SetStage(page.id, ProjectStage::Running), text::project::goes_on());
    };
    let inside = view! {
        <p>{line}</p>
        {came}
        {kept}
        <div class="actions">
            {thank}
            <button class="btn" type="button" on:click=go_on>{text::project::go_on()}</button>
        </div>
    };
    let title = text::project::stage_done();
    view! {
        <section class="section" aria-label=title>
            <h2 id=DomId::ProjectDone.as_str() tabindex="-1">{title}</h2>
            {inside}
        </section>
    }
    .into_any()
}
