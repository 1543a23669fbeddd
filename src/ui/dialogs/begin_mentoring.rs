//! The dialog that begins a mentorship with a person: who mentors whom.

use leptos::prelude::*;

use crate::domain::{Kind, MentoringCommand, PersonId, Shape};
use crate::ui::components::{Dialog, Form, FormProblems, RadioGroup, RadioOption, close_dialog, foot};
use crate::ui::dialogs::{short, written};
use crate::ui::route::Route;
use crate::ui::state::{use_dialogs, use_navigation, use_repository};
use crate::ui::text;

/// The dialog "Begin mentoring".
#[component]
pub(crate) fn BeginMentoring(
    /// The other person.
    person: PersonId,
) -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::beginning::begin_title()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            <BeginFields person />
        </Dialog>
    }
}

#[component]
fn BeginFields(person: PersonId) -> impl IntoView {
    let (repository, navigation) = (use_repository(), use_navigation());
    let (form, close) = (FormProblems::new(), close_dialog());
    let name = short(repository, person);
    let shape = RwSignal::new(Shape::Mentor);
    let message = text::beginning::began_with(&name);
    let begin = move |()| {
        let command = MentoringCommand::Begin(vec![person], Vec::new(), shape.get_untracked());
        if let Some(change) = form.run(Vec::new(), command.into(), message.clone()) {
            close();
            written(&change, Kind::Mentorships).into_iter().for_each(|it| navigation.go(Route::Pair(it)));
        }
    };
    view! {
        <Form problems=form on_submit=begin>
            <p class="text-muted">{text::beginning::begin_with(&name)}</p>
            <div class="parsed-fields parsed-fields--stacked">
                <RadioGroup
                    legend=text::beginning::shape()
                    name="shape"
                    picks=[
                        (Shape::Mentor, text::beginning::shape_mentor()),
                        (Shape::Mentee, text::beginning::shape_mentee()),
                        (Shape::EachOther, text::beginning::shape_each_other()),
                    ]
                        .map(|(it, label)| RadioOption { value: it.word(), label, icon: "" })
                        .to_vec()
                    chosen=move || shape.get().word()
                    on_choose=move |it| Shape::from_word(it).into_iter().for_each(|it| shape.set(it))
                />
            </div>
            {foot(form, text::beginning::begin(), close)}
        </Form>
    }
}
