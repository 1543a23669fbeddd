//! The dialog for a new project: its name, its description and its needs.

use leptos::prelude::*;

use crate::domain::{Kind, NewProject, ProjectCommand};
use crate::ui::components::{AreaField, Dialog, Form, FormProblems, TextField, close_dialog, foot};
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

/// What the user typed.
#[derive(Clone, Default)]
struct Typed {
    name: String,
    what: String,
    needs: String,
}

#[component]
fn Fields(needs: String) -> impl IntoView {
    let (form, close, navigation) = (FormProblems::new(), close_dialog(), use_navigation());
    let typed = RwSignal::new(Typed { needs, ..Typed::default() });
    let part = move |read: fn(&Typed) -> &String| Signal::derive(move || typed.with(|it| read(it).clone()));
    let save = move |()| {
        let Typed { name, what, needs } = typed.get_untracked();
        let needs = needs.lines().map(str::to_owned).collect();
        let command = ProjectCommand::Begin(Box::new(NewProject { name, what, needs }));
        if let Some(change) = form.run(Vec::new(), command.into(), text::project::in_your_book()) {
            close();
            written(&change, Kind::Projects).into_iter().for_each(|it| navigation.go(Route::Project(it)));
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=text::project::name()
                value=part(|it| &it.name)
                is_first=true
                problem=form.of("name")
                on_input=move |it| typed.update(|typed| typed.name = it)
            />
            <AreaField
                label=text::project::what()
                value=part(|it| &it.what)
                problem=form.of("what")
                on_input=move |it| typed.update(|typed| typed.what = it)
            />
            <AreaField
                label=text::project::needs()
                value=part(|it| &it.needs)
                hint=text::project::needs_hint()
                problem=form.of("wants")
                on_input=move |it| typed.update(|typed| typed.needs = it)
            />
            {foot(form, text::common::save(), close)}
        </Form>
    }
}
