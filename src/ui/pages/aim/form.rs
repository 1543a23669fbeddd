//! The dialog for an aim, and the question which of three may rest.

use leptos::prelude::*;

use super::context::AimContext;
use crate::domain::{Aim, AimCommand, AimId, AimKind, AimState, Kind};
use crate::present::aims::{AimRow, to_rest_first};
use crate::quick_entry::{DateProblem, DateScope, read_date};
use crate::ui::components::{
    AreaField, DateField, Dialog, Form, FormProblems, RadioGroup, RadioOption, TextField, close_dialog, date_rules,
    foot,
};
use crate::ui::dialogs::written;
use crate::ui::route::Route;
use crate::ui::state::{FieldProblem, use_navigation, use_repository};
use crate::ui::text;

/// The dialog for an aim: a new one, or a change. A new aim opens its page.
#[component]
pub(crate) fn AimForm(
    /// The aim. None for a new one.
    id: Option<AimId>,
    /// Called when the dialog closes.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let aim = id.and_then(|id| use_repository().book_untracked(|book| book.aims.get(id).cloned())).unwrap_or_default();
    let draft = AimDraft {
        id,
        by: RwSignal::new(aim.by.map(text::partial).unwrap_or_default()),
        aim: RwSignal::new(aim),
        form: FormProblems::new(),
    };
    view! {
        <Dialog
            title=if id.is_some() { text::aims::an_aim() } else { text::aims::new_aim() }
            close_label=text::common::close_without_saving()
            draft=format!("aim {}", id.map(|it| it.to_string()).unwrap_or_default())
            on_close=move |()| on_close.run(())
        >
            {fields(draft)}
        </Dialog>
    }
}

/// The aim as the form holds it.
#[derive(Clone, Copy)]
struct AimDraft {
    id: Option<AimId>,
    aim: RwSignal<Aim>,
    by: RwSignal<String>,
    form: FormProblems,
}

impl AimDraft {
    fn part(self, read: fn(&Aim) -> String) -> Signal<String> {
        Signal::derive(move || self.aim.with(read))
    }

    fn write(self, set: fn(&mut Aim, String)) -> impl Fn(String) + Copy {
        move |text| self.aim.update(|it| set(it, text))
    }

    /// Saves the aim and lets another rest. Returns the id of a new aim, or none if the form says what is wrong.
    fn save(self, resting: Option<AimId>) -> Option<AimId> {
        let read = self.by.with_untracked(|it| read_date(it, &date_rules(DateScope::Partial)));
        let wrong = |it: &DateProblem| FieldProblem::of("by", text::date_field::problem(*it, DateScope::Partial));
        let problem = read.as_ref().err().map(wrong);
        let aim = Aim { by: read.ok().flatten().map(|it| it.date), ..self.aim.get_untracked() };
        let command = AimCommand::Save(self.id, Box::new(aim), resting);
        let change = self.form.run(problem.into_iter().collect(), command.into(), text::common::saved())?;
        self.id.or_else(|| written(&change, Kind::Aims))
    }
}

fn fields(draft: AimDraft) -> AnyView {
    let (form, close, navigation) = (draft.form, close_dialog(), use_navigation());
    let save = Callback::new(move |resting| {
        if let Some(id) = draft.save(resting) {
            close();
            if draft.id.is_none() {
                navigation.go(Route::Aim(id));
            }
        }
    });
    view! {
        <Form problems=form on_submit=move |()| save.run(None)>
            <TextField
                label=text::aims::what()
                value=draft.part(|it| it.what.clone())
                hint=text::aims::what_hint()
                is_first=true
                problem=form.of("what")
                on_input=draft.write(|it, text| it.what = text)
            />
            <AreaField
                label=text::aims::why()
                value=draft.part(|it| it.why.clone())
                hint=text::aims::why_hint()
                problem=form.of("why")
                on_input=draft.write(|it, text| it.why = text)
            />
            {more(draft)}
            {rest_first(draft, save)}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

fn more(draft: AimDraft) -> AnyView {
    let form = draft.form;
    let option = |it: &AimKind| RadioOption { value: it.word(), label: text::aims::kind_of(*it), icon: "" };
    view! {
        <details class="disclosure" open=draft.id.is_some()>
            <summary>{text::aims::more()}</summary>
            <div class="stack">
                <DateField
                    label=text::aims::by()
                    scope=DateScope::Partial
                    value=draft.by
                    hint=text::aims::by_hint()
                    problem=form.of("by")
                    on_input=move |it| draft.by.set(it)
                />
                <AreaField
                    label=text::aims::sign()
                    value=draft.part(|it| it.sign.clone())
                    problem=form.of("sign")
                    on_input=draft.write(|it, text| it.sign = text)
                />
                <div class="parsed-fields">
                    <RadioGroup
                        legend=text::aims::kind()
                        name="aim-kind"
                        picks=AimKind::ALL.iter().map(option).collect()
                        chosen=move || draft.aim.with(|it| it.kind.map_or("", AimKind::word))
                        on_choose=move |it| draft.aim.update(|aim| aim.kind = AimKind::from_word(it))
                    />
                </div>
                <div class="field-pair">
                    <AreaField
                        label=text::aims::at_start()
                        value=draft.part(|it| it.at_start.clone())
                        problem=form.of("at_start")
                        on_input=draft.write(|it, text| it.at_start = text)
                    />
                    <AreaField
                        label=text::aims::now()
                        value=draft.part(|it| it.now.clone())
                        problem=form.of("now")
                        on_input=draft.write(|it, text| it.now = text)
                    />
                </div>
            </div>
        </details>
    }
    .into_any()
}

/// The question before a fourth aim. Not asked of an aim that is there already.
fn rest_first(draft: AimDraft, save: Callback<Option<AimId>>) -> Option<AnyView> {
    let working = use_repository().book_untracked(|book| to_rest_first(book, draft.id));
    (draft.id.is_none() && !working.is_empty()).then(|| choices(working, save, Some(draft.form.of("state"))))
}

/// The choices. `problem` has the message of the form once it was refused for three working aims: the question itself,
/// so it stands in the place of the question.
fn choices(working: Vec<AimRow>, choose: Callback<Option<AimId>>, problem: Option<Signal<String>>) -> AnyView {
    let button = move |it: AimRow| {
        let label = text::aims::rests_first(&it.aim.what);
        view! { <button class="btn" type="button" on:click=move |_| choose.run(Some(it.id))>{label}</button> }
    };
    let question = move || match problem.map(|it| it.get()).filter(|it| !it.is_empty()) {
        Some(problem) => view! { <p class="field-error" role="alert">{problem}</p> }.into_any(),
        None => view! { <p>{text::aims::three()}</p> }.into_any(),
    };
    view! {
        <div class="stack" role="group" aria-label=text::aims::three()>
            {question}
            {working.into_iter().map(button).collect_view()}
        </div>
    }
    .into_any()
}

/// The question which of three rests before the aim of the page is taken up again.
#[component]
pub(super) fn RestFirst(aim: AimContext) -> impl IntoView {
    let working = aim.repository.book_untracked(|book| to_rest_first(book, Some(aim.id)));
    let choose = Callback::new(move |resting| {
        let command = AimCommand::SetState(aim.id, AimState::Working, resting);
        if aim.run(command, text::aims::taken_up_saved()) {
            aim.close();
        }
    });
    view! {
        <Dialog
            title=text::aims::take_up()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| aim.close()
        >
            {choices(working, choose, None)}
        </Dialog>
    }
}
