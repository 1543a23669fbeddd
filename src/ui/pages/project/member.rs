//! The dialog that adds somebody to a project, with their part.

use leptos::prelude::*;

use super::context::Page;
use crate::domain::{ProjectCommand, ProjectMember};
use crate::present::people_picker::Whom;
use crate::ui::components::{Dialog, Form, FormProblems, TextField, close_dialog, foot};
use crate::ui::person_input::{NameField, named_in};
use crate::ui::text;

/// The dialog.
#[component]
pub(super) fn MemberDialog(page: Page) -> impl IntoView {
    view! {
        <Dialog
            title=text::project::add_member()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("member {}", page.id)
            on_close=move |()| page.dialog.set(None)
        >
            {form(page)}
        </Dialog>
    }
}

fn form(page: Page) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let (name, part) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let save = move |()| {
        let named = named_in(page.repository, "name", &name.get_untracked());
        let person = named.clone().ok().flatten();
        let member = ProjectMember { person, part: part.get_untracked() };
        let command = ProjectCommand::AddMember(page.id, member);
        if form.save(named.err().into_iter().collect(), command.into(), text::project::member_added()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <NameField
                label=text::project::member_name()
                value=name
                whom=Whom::Living
                is_first=true
                may_add=true
                problem=form.of("name")
                on_input=move |it| name.set(it)
            />
            <TextField label=text::project::part() value=part problem=form.of("part") on_input=move |it| part.set(it) />
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}
