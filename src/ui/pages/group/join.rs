//! The dialog that makes one group of two.

use leptos::prelude::*;

use super::context::Page;
use crate::domain::{GroupCommand, GroupId};
use crate::present::groups::groups;
use crate::ui::components::{Dialog, Form, FormProblems, close_dialog, foot};
use crate::ui::text;

/// The dialog.
#[component]
pub(super) fn JoinDialog(page: Page) -> impl IntoView {
    view! {
        <Dialog
            title=text::groups::join_title()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| page.dialog.set(None)
        >
            {form(page)}
        </Dialog>
    }
}

fn form(page: Page) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let today = page.today.get_untracked();
    let all = page.repository.book_untracked(|book| groups(book, today));
    let others: Vec<(GroupId, String)> =
        all.into_iter().filter(|it| it.id != page.id).map(|it| (it.id, it.name)).collect();
    let chosen = RwSignal::new(others.first().map(|it| it.0));
    let save = move |()| {
        let other = chosen.get_untracked().unwrap_or(page.id);
        if form.save(Vec::new(), GroupCommand::Join(page.id, other).into(), text::groups::joined()) {
            close();
        }
    };
    let option = |(id, name): (GroupId, String)| view! { <option value=id.to_string()>{name}</option> };
    view! {
        <Form problems=form on_submit=save>
            <p>{text::groups::join_line()}</p>
            <label class="field">
                <span class="field__label">{text::groups::join_with()}</span>
                <select
                    class="input"
                    aria-label=text::groups::join_with()
                    on:change=move |event| chosen.set(GroupId::parse(&event_target_value(&event)))
                >
                    {others.into_iter().map(option).collect_view()}
                </select>
            </label>
            {foot(form, text::groups::join_button(), close)}
        </Form>
    }
    .into_any()
}
