//! The name and the description of a project, as a new project and its form have them.

use leptos::prelude::*;

use crate::ui::components::{AreaField, FormProblems, TextField};
use crate::ui::text;

/// The name and the description as they are typed.
#[derive(Clone, Copy)]
pub(crate) struct ProjectTexts {
    /// The name.
    pub(crate) name: RwSignal<String>,
    /// The description.
    pub(crate) what: RwSignal<String>,
}

impl ProjectTexts {
    /// To be called while a component is created.
    pub(crate) fn new(name: String, what: String) -> Self {
        Self { name: RwSignal::new(name), what: RwSignal::new(what) }
    }

    /// The two fields.
    pub(crate) fn fields(self, form: FormProblems) -> AnyView {
        view! {
            <TextField
                label=text::project::name()
                value=self.name
                is_first=true
                problem=form.of("name")
                on_input=move |it| self.name.set(it)
            />
            <AreaField
                label=text::project::what()
                value=self.what
                problem=form.of("what")
                on_input=move |it| self.what.set(it)
            />
        }
        .into_any()
    }
}
