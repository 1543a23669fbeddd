//! The dialog for the name, the words, the dates and the reminder of a group.

use leptos::prelude::*;

use super::context::Page;
use crate::domain::{Group, GroupCommand, GroupWords};
use crate::ui::components::{Dialog, Form, FormProblems, close_dialog, foot};
use crate::ui::dialogs::GroupTexts;
use crate::ui::text;

/// The dialog.
#[component]
pub(super) fn DescribeDialog(page: Page) -> impl IntoView {
    view! {
        <Dialog
            title=text::groups::edit()
            close_label=text::common::close_without_saving()
            draft=format!("group {}", page.id)
            on_close=move |()| page.dialog.set(None)
        >
            {form(page)}
        </Dialog>
    }
}

fn form(page: Page) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let texts = GroupTexts::new(page.read_untracked(|_, it| words(it)).unwrap_or_default());
    let save = move |()| {
        let command = GroupCommand::Describe(page.id, Box::new(texts.words()));
        if form.save(Vec::new(), command.into(), text::groups::saved()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            {texts.fields(form)}
            {texts.more_fields(form)}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

fn words(group: &Group) -> GroupWords {
    let Group { name, kind, what, purpose, began, ended, notes, rhythm_days, .. } = group.clone();
    GroupWords { name, kind, what, purpose, began, ended, notes, rhythm_days }
}
