//! The dialog for a new group: its name, its kind, its description and its people.

use leptos::prelude::*;

use crate::domain::{GroupCommand, GroupWords, Kind, PersonId};
use crate::ui::components::{Dialog, Form, FormProblems, close_dialog, foot};
use crate::ui::dialogs::group_words::GroupTexts;
use crate::ui::dialogs::written;
use crate::ui::people_field::PeopleField;
use crate::ui::route::Route;
use crate::ui::state::{use_dialogs, use_navigation};
use crate::ui::text;

/// The dialog "New group".
#[component]
pub(crate) fn NewGroupDialog(
    /// The people to begin with.
    people: Vec<PersonId>,
    /// The name to begin with.
    name: String,
) -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::groups::new()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            <Fields people name />
        </Dialog>
    }
}

#[component]
fn Fields(people: Vec<PersonId>, name: String) -> impl IntoView {
    let (form, close, navigation) = (FormProblems::new(), close_dialog(), use_navigation());
    let (texts, people) = (GroupTexts::new(GroupWords { name, ..GroupWords::default() }), RwSignal::new(people));
    let typed = RwSignal::new(String::new());
    let save = move |()| {
        let words = texts.words();
        let message = text::groups::made(&words.name);
        let command = GroupCommand::Make(Box::new(words), people.get_untracked());
        if let Some(change) = form.run(Vec::new(), command.into(), message) {
            close();
            written(&change, Kind::Groups).into_iter().for_each(|it| navigation.go(Route::Group(it)));
        }
    };
    let add = move |id: PersonId| {
        people.update(|it| {
            if !it.contains(&id) {
                it.push(id);
            }
        });
    };
    view! {
        <Form problems=form on_submit=save>
            {texts.fields(form)}
            <PeopleField
                group=text::groups::who()
                label=text::groups::add_somebody()
                people
                typed
                form
                on_add=add
                on_remove=move |id| people.update(|it| it.retain(|it| *it != id))
            />
            {foot(form, text::common::save(), close)}
        </Form>
    }
}
