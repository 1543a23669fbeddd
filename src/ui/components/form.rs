//! A form and everything that is wrong with it: all at once, each beside its field, the focus on the first.

use leptos::html;
use leptos::prelude::*;

use super::icon;
use crate::domain::{Change, Command, CommandError};
use crate::present::form_problems::field_of;
use crate::store::CommitError;
use crate::ui::state::{Commands, FieldProblem, use_commands};
use crate::ui::text;
use crate::web::dom;

/// The problems of a form. To be created while a component is created.
#[derive(Clone, Copy)]
pub(crate) struct FormProblems {
    node: NodeRef<html::Form>,
    commands: Commands,
    found: RwSignal<Vec<FieldProblem>>,
    /// The fields that show their problems themselves.
    fields: StoredValue<Vec<&'static str>>,
}

impl FormProblems {
    pub(crate) fn new() -> Self {
        Self {
            node: NodeRef::new(),
            commands: use_commands(),
            found: RwSignal::new(Vec::new()),
            fields: StoredValue::new(Vec::new()),
        }
    }

    /// The error message of a field, by its name in the book. Empty if it is right. The field shows it from now on.
    pub(crate) fn of(self, field: &'static str) -> Signal<String> {
        self.fields.update_value(|it| it.push(field));
        Signal::derive(move || {
            let of_field = |it: &Vec<FieldProblem>| it.iter().find(|it| it.field == field).map(|it| it.message.clone());
            self.found.with(of_field).unwrap_or_default()
        })
    }

    /// The error messages that no field shows.
    fn rest(self) -> String {
        let is_shown = |it: &FieldProblem| self.fields.with_value(|fields| fields.iter().any(|name| *name == it.field));
        self.found.with(|found| {
            let rest: Vec<_> = found.iter().filter(|it| !is_shown(it)).map(|it| it.message.as_str()).collect();
            rest.join(" ")
        })
    }

    /// Sets the problem of one field that the user has left. None if it is right.
    pub(crate) fn note(self, field: &str, problem: Option<FieldProblem>) {
        self.found.update(|it| {
            it.retain(|it| it.field != field);
            it.extend(problem);
        });
    }

    /// Shows the problems, and moves the focus to the first field with one.
    pub(crate) fn show(self, problems: Vec<FieldProblem>) {
        // The form may have gone while its command was carried out.
        self.found.try_set(problems);
        let node = self.node;
        let focus = move || node.try_get_untracked().flatten().into_iter().for_each(|it| dom::focus_first_error(&it));
        // Once the errors are drawn.
        request_animation_frame(focus);
    }

    /// Runs the command of the form, or shows everything that is wrong with it: what the form found itself, the dates
    /// that are none, and what the book refuses. Returns the change of the book. None also if there is none to make.
    pub(crate) fn run(self, own: Vec<FieldProblem>, command: Command, message: impl Into<String>) -> Option<Change> {
        self.attempt(own, command, message.into()).ok().flatten()
    }

    /// Like `run`. Returns whether the form is saved, which a form without a change is.
    pub(crate) fn save(self, own: Vec<FieldProblem>, command: Command, message: impl Into<String>) -> bool {
        self.attempt(own, command, message.into()).is_ok()
    }

    /// Whether no date of the form waits to be mended. The fields say what is wrong with them.
    pub(crate) fn is_readable(self) -> bool {
        self.node.get_untracked().is_none_or(|it| dom::are_texts_readable(&it))
    }

    fn attempt(self, own: Vec<FieldProblem>, command: Command, message: String) -> Result<Option<Change>, ()> {
        if self.is_readable() && own.is_empty() {
            return match self.commands.run(command, message) {
                Ok(change) => Ok(Some(change)),
                Err(CommitError::Refused(CommandError::Nothing)) => Ok(None),
                Err(why) => {
                    self.show(refused(&why));
                    Err(())
                }
            };
        }
        let checked = self.commands.check(command).map_err(CommitError::Refused);
        self.show(joined(own, checked.err().as_ref().map(refused).unwrap_or_default()));
        Err(())
    }
}

/// The problems that the form found, and those of the book about its other fields.
pub(crate) fn joined(own: Vec<FieldProblem>, refused: Vec<FieldProblem>) -> Vec<FieldProblem> {
    let is_news = |it: &FieldProblem| own.iter().all(|known| known.field != it.field);
    let news: Vec<_> = refused.into_iter().filter(is_news).collect();
    own.into_iter().chain(news).collect()
}

/// The problems of a command that was refused, by their fields.
pub(crate) fn refused(error: &CommitError) -> Vec<FieldProblem> {
    match error {
        CommitError::Refused(why) => {
            why.each().iter().map(|it| FieldProblem::of(field_of(it), text::errors::command(it))).collect()
        }
        CommitError::NotKept(_) | CommitError::ReadOnly => vec![FieldProblem::of("", text::errors::commit(error))],
    }
}

/// A form of a dialog. The browser's own messages stay away.
#[component]
pub(crate) fn Form(
    /// The problems of the form.
    problems: FormProblems,
    /// Saves the form.
    #[prop(into)]
    on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <form node_ref=problems.node method="dialog" novalidate class="stack" on:submit=submit>{children()}</form>
    }
}

/// The end of a form: the problems that no field shows, the button that saves it, and "Cancel".
pub(crate) fn foot(problems: FormProblems, label: &'static str, cancel: impl Fn() + 'static) -> AnyView {
    view! {
        {other_problems(problems)}
        <footer class="dialog__foot">
            <button class="btn btn--main" type="submit">{icon("check")}{label}</button>
            <button class="btn" type="button" on:click=move |_| cancel()>{text::common::cancel()}</button>
        </footer>
    }
    .into_any()
}

/// The problems that no field of a form shows.
pub(crate) fn other_problems(problems: FormProblems) -> AnyView {
    view! { <p class="text-small field-error" role="alert">{move || problems.rest()}</p> }.into_any()
}
