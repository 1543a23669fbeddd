//! The dialog for a new project: its name, its description and its needs.

use leptos::prelude::*;

use crate::domain::{Kind, NewProject, ProjectCommand};
use crate::ui::components::{AreaField, Dialog, Form, FormProblems, close_dialog, foot};
use crate::ui::dialogs::project_words::ProjectTexts;
use crate::ui::dialogs::written;
use crate::ui::route::Route;
use crate::ui::state::{use_dialogs, use_navigation};
use crate::ui::text;

/// The dialog "New project".
#[component]
pub(crate) fn NewProjectDialog(
    /// The needs to begin with, one on each line.
    needs: String,
) -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::project::new()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            <Fields needs />
        </Dialog>
    }
}

#[component]
fn Fields(needs: String) -> impl IntoView {
    let (form, close, navigation) = (FormProblems::new(), close_dialog(), use_navigation());
    let (texts, needs) = (ProjectTexts::new(String::new(), String::new()), RwSignal::new(needs));
    let save = move |()| {
        let (name, what) = (texts.name.get_untracked(), texts.what.get_untracked());
        let needs = needs.with_untracked(|it| it.lines().map(str::to_owned).collect());
        let command = ProjectCommand::Begin(Box::new(NewProject { name, what, needs }));
        if let Some(change) = form.run(Vec::new(), command.into(), text::project::in_your_book()) {
            close();
            written(&change, Kind::Projects).into_iter().for_each(|it| navigation.go(Route::Project(it)));
        }
    };
    view! {
        <Form problems=form on_submit=save>
            {texts.fields(form)}
            <AreaField
                label=text::project::needs()
                value=needs
                hint=text::project::needs_hint()
                problem=form.of("wants")
                on_input=move |it| needs.set(it)
            />
            {foot(form, text::common::save(), close)}
        </Form>
    }
}
