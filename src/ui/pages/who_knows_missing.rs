//! What nobody knows yet, put on a project as a need.

use leptos::prelude::*;

use crate::domain::{ProjectCommand, ProjectId};
use crate::present::projects::without_need;
use crate::ui::components::{capped, icon};
use crate::ui::state::{OpenDialog, RepositoryContext, use_commands, use_dialogs};
use crate::ui::text::who_knows as words;

/// The list to unfold with the projects that may need it, and a new one.
pub(super) fn put_on_project(repository: RepositoryContext, about: &str) -> AnyView {
    let (commands, dialogs) = (use_commands(), use_dialogs());
    let projects = repository.book_untracked(|book| without_need(book, about));
    let need = about.to_owned();
    let chip = move |(id, name): &(ProjectId, String)| {
        let (id, need, message) = (*id, need.clone(), words::is_on_project(name, &need));
        let put = move |_| {
            commands.run_or_show(ProjectCommand::AddNeed(id, need.clone(), None).into(), message.clone());
        };
        view! { <li><button class="chip" type="button" dir="auto" on:click=put>{name.clone()}</button></li> }
    };
    let need = about.to_owned();
    let begin = move |_| dialogs.show(OpenDialog::NewProjectFor(need.clone()));
    view! {
        <details class="disclosure">
            <summary>{words::put_on_project()}</summary>
            <ul class="chips" role="list" aria-label=words::put_on_project()>{capped(projects, chip)}</ul>
            <div class="actions">
                <button class="btn btn--soft" type="button" on:click=begin>{icon("plus")}{words::new_project()}</button>
            </div>
        </details>
    }
    .into_any()
}
