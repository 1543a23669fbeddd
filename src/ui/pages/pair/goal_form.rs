//! The dialogs of goals: a goal, what helped to reach it, and which one rests first.

use leptos::prelude::*;

use super::context::{Pair, PairDialog};
use super::goals::set_state;
use crate::domain::{Aim, AimState, Id, MentoringCommand, PromiseOwner};
use crate::insight::mentoring::goals::{Goal, goals};
use crate::present::pair::{has_room_for_a_goal, in_state, working_goals};
use crate::quick_entry::{DateProblem, DateScope, read_date};
use crate::ui::components::{
    AreaField, DateField, Dialog, Form, FormProblems, RadioGroup, RadioOption, TextField, close_dialog, date_rules,
    foot,
};
use crate::ui::state::FieldProblem;
use crate::ui::text;

fn find(pair: Pair, id: Id<Aim>) -> Option<Goal> {
    pair.read_untracked(|book, _| goals(book, pair.id).into_iter().find(|it| it.id == id))?
}

/// The goal as the form holds it. The month is read only when the goal is saved or put into another state.
#[derive(Clone, Copy)]
struct GoalDraft {
    id: Option<Id<Aim>>,
    aim: RwSignal<Aim>,
    by: RwSignal<String>,
    form: FormProblems,
}

impl GoalDraft {
    fn part(self, read: fn(&Aim) -> String) -> Signal<String> {
        Signal::derive(move || self.aim.with(read))
    }

    fn write(self, set: fn(&mut Aim, String)) -> impl Fn(String) + Copy {
        move |text| self.aim.update(|it| set(it, text))
    }

    /// The goal as it is typed, and its problems.
    fn read(self) -> (Aim, Vec<FieldProblem>) {
        let read = self.by.with_untracked(|it| read_date(it, &date_rules(DateScope::Partial)));
        let wrong = |it: &DateProblem| FieldProblem::of("by", text::date_field::problem(*it, DateScope::Partial));
        let problem = read.as_ref().err().map(wrong);
        let by = read.ok().flatten().map(|it| it.date);
        (Aim { by, ..self.aim.get_untracked() }, problem.into_iter().collect())
    }

    /// The goal as it is typed. None if something is wrong with it, which the form says then.
    fn checked(self) -> Option<Aim> {
        let (aim, problems) = self.read();
        let is_right = problems.is_empty();
        self.form.show(problems);
        is_right.then_some(aim)
    }

    /// Saves the goal, changed. Returns whether that succeeded; otherwise the form says why.
    fn save(self, pair: Pair, change: impl FnOnce(Aim) -> Aim, message: &str) -> bool {
        let (aim, problems) = self.read();
        let command = MentoringCommand::SaveGoal(pair.id, self.id, Box::new(change(aim)));
        self.form.save(problems, command.into(), message)
    }
}

/// The dialog for a goal.
#[component]
pub(super) fn GoalDialog(pair: Pair, id: Option<Id<Aim>>) -> impl IntoView {
    let goal = id.and_then(|id| find(pair, id));
    let aim = goal.as_ref().map(|it| it.aim.clone()).unwrap_or_default();
    let by = aim.by.map(text::partial).unwrap_or_default();
    let draft = GoalDraft { id, aim: RwSignal::new(aim), by: RwSignal::new(by), form: FormProblems::new() };
    view! {
        <Dialog
            title=if id.is_some() { text::pair::goal() } else { text::pair::new_goal() }
            close_label=text::common::close_without_saving()
            draft=format!("goal {} {}", pair.id, id.map(|it| it.to_string()).unwrap_or_default())
            on_close=move |()| pair.dialog.set(None)
        >
            {form(pair, goal, draft)}
        </Dialog>
    }
}

fn form(pair: Pair, goal: Option<Goal>, draft: GoalDraft) -> AnyView {
    let (form, close) = (draft.form, close_dialog());
    let save = move |()| {
        if draft.save(pair, |it| it, text::common::saved()) {
            close();
        }
    };
    let is_first = pair.read_untracked(|book, _| goals(book, pair.id).is_empty()).unwrap_or_default();
    view! {
        <Form problems=form on_submit=save>
            {is_first.then(|| view! { <p class="text-muted">{text::pair::first_goal_hint()}</p> })}
            {fields(draft)}
            {goal.map(|it| states(pair, it, draft))}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

fn fields(draft: GoalDraft) -> AnyView {
    view! {
        <TextField
            label=text::pair::goal_what()
            value=draft.part(|it| it.what.clone())
            is_first=true
            problem=draft.form.of("what")
            on_input=draft.write(|it, text| it.what = text)
        />
        <AreaField
            label=text::pair::goal_sign()
            value=draft.part(|it| it.sign.clone())
            problem=draft.form.of("sign")
            on_input=draft.write(|it, text| it.sign = text)
        />
        <AreaField
            label=text::pair::goal_why()
            value=draft.part(|it| it.why.clone())
            hint=text::dialogs::not_needed()
            problem=draft.form.of("why")
            on_input=draft.write(|it, text| it.why = text)
        />
        {whose(draft)}
        <DateField
            label=text::pair::goal_by()
            scope=DateScope::Partial
            value=draft.by
            hint=text::pair::goal_by_hint()
            problem=draft.form.of("by")
            on_input=move |it| draft.by.set(it)
        />
        <div class="field-pair">
            <AreaField
                label=text::pair::goal_start()
                value=draft.part(|it| it.at_start.clone())
                problem=draft.form.of("at_start")
                on_input=draft.write(|it, text| it.at_start = text)
            />
            <AreaField
                label=text::pair::goal_now()
                value=draft.part(|it| it.now.clone())
                problem=draft.form.of("now")
                on_input=draft.write(|it, text| it.now = text)
            />
        </div>
    }
    .into_any()
}

fn whose(draft: GoalDraft) -> AnyView {
    let option = |it: &PromiseOwner| RadioOption { value: it.word(), label: text::pair::owner(*it), icon: "" };
    view! {
        <div class="parsed-fields">
            <RadioGroup
                legend=text::forms::whose()
                name="goal-whose"
                picks=PromiseOwner::ALL.iter().map(option).collect()
                chosen=move || draft.aim.with(|it| it.whose.map_or("", PromiseOwner::word))
                on_choose=move |it| draft.aim.update(|aim| aim.whose = PromiseOwner::from_word(it))
            />
        </div>
    }
    .into_any()
}

/// The states that a goal may go to, with all that is typed. Each is chosen with one press, and can be undone.
fn states(pair: Pair, goal: Goal, draft: GoalDraft) -> AnyView {
    let close = close_dialog();
    let (id, state) = (goal.id, goal.aim.state());
    let put = move |state, message: &'static str| {
        if draft.save(pair, |aim| in_state(&aim, state, pair.today.get_untracked()), message) {
            close();
        }
    };
    let work = move |_| {
        if pair.read_untracked(|book, _| has_room_for_a_goal(book, pair.id)).unwrap_or(true) {
            put(AimState::Working, text::pair::goal_working());
        } else if let Some(aim) = draft.checked() {
            pair.show(PairDialog::TooManyGoals(Some((id, Box::new(aim)))));
        }
    };
    let reach = move |_| {
        if let Some(aim) = draft.checked() {
            pair.show(PairDialog::Reached(id, Box::new(aim)));
        }
    };
    let is_working = state == AimState::Working;
    let is_closed = matches!(state, AimState::Reached | AimState::LetGo);
    let rest = move |_| put(AimState::Resting, text::pair::goal_resting());
    let let_go = move |_| put(AimState::LetGo, text::pair::goal_let_go());
    view! {
        <div class="actions">
            {(!is_working).then(|| state_button(text::pair::work_on_it(), work))}
            {is_working.then(|| state_button(text::pair::let_it_rest(), rest))}
            {(!is_closed).then(|| state_button(text::pair::reached(), reach))}
            {(!is_closed).then(|| state_button(text::pair::let_go(), let_go))}
        </div>
    }
    .into_any()
}

fn state_button(label: &'static str, on_click: impl FnMut(web_sys::MouseEvent) + 'static) -> AnyView {
    view! { <button class="link-button" type="button" on:click=on_click>{label}</button> }.into_any()
}

/// The dialog for a goal that is reached: one line about what helped.
#[component]
pub(super) fn ReachedDialog(pair: Pair, id: Id<Aim>, aim: Aim) -> impl IntoView {
    view! {
        <Dialog
            title=aim.what.clone()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("reached {id}")
            on_close=move |()| pair.dialog.set(None)
        >
            {reached_form(pair, id, aim)}
        </Dialog>
    }
}

fn reached_form(pair: Pair, id: Id<Aim>, aim: Aim) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let helped = RwSignal::new(aim.helped.clone());
    let save = move |()| {
        let today = pair.today.get_untracked();
        let aim = Aim { helped: helped.get_untracked(), ..in_state(&aim, AimState::Reached, today) };
        let command = MentoringCommand::SaveGoal(pair.id, Some(id), Box::new(aim));
        if form.save(Vec::new(), command.into(), text::pair::goal_reached()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=text::pair::what_helped()
                value=helped
                is_first=true
                hint=text::dialogs::not_needed()
                problem=form.of("helped")
                on_input=move |it| helped.set(it)
            />
            {foot(form, text::pair::reached(), close)}
        </Form>
    }
    .into_any()
}

/// The question before a fourth goal: which of the three rests?
#[component]
pub(super) fn TooManyGoals(pair: Pair, next: Option<(Id<Aim>, Box<Aim>)>) -> impl IntoView {
    let working = pair.read_untracked(|book, _| working_goals(book, pair.id)).unwrap_or_default();
    view! {
        <Dialog
            title=text::pair::three_at_a_time()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| pair.dialog.set(None)
        >
            <div class="stack">
                <p>{text::pair::let_one_rest()}</p>
                {working.into_iter().map(|it| rest_first(pair, it, next.clone())).collect_view()}
            </div>
        </Dialog>
    }
}

fn rest_first(pair: Pair, goal: Goal, next: Option<(Id<Aim>, Box<Aim>)>) -> impl IntoView {
    let what = goal.aim.what.clone();
    let rest = move |_| {
        if !set_state(pair, &goal, AimState::Resting, text::pair::goal_resting()) {
            return;
        }
        let Some((id, aim)) = &next else { return pair.show(PairDialog::Goal(None)) };
        let aim = in_state(aim, AimState::Working, pair.today.get_untracked());
        pair.run(MentoringCommand::SaveGoal(pair.id, Some(*id), Box::new(aim)), text::pair::goal_working());
        pair.dialog.set(None);
    };
    view! { <button class="btn" type="button" on:click=rest>{what}</button> }
}
