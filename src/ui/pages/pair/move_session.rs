//! The dialog that plans the next session, or moves it. It asks for no reason.

use leptos::prelude::*;

use super::context::Pair;
use crate::domain::{Channel, MentoringCommand, NextSession, PartialDate};
use crate::insight::mentoring::sessions::NextOffer;
use crate::present::pair::offers;
use crate::quick_entry::DateScope;
use crate::ui::components::{
    DayField, Dialog, Form, FormProblems, SelectField, TextField, close_dialog, icon, other_problems,
};
use crate::ui::text;

/// The dialog.
#[component]
pub(super) fn MoveDialog(pair: Pair) -> impl IntoView {
    let next = pair.read_untracked(|_, it| it.next.clone()).unwrap_or_default();
    let title = if next.when.is_some() { text::pair::move_title() } else { text::pair::find_a_day() };
    view! {
        <Dialog
            title
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("move {}", pair.id)
            on_close=move |()| pair.dialog.set(None)
        >
            {form(pair, next)}
        </Dialog>
    }
}

/// Stores a plan. Returns whether that succeeded; otherwise the form says why.
fn plan(pair: Pair, form: FormProblems, next: NextSession) -> bool {
    let message = match next.when {
        Some(day) => text::pair::planned_for(&text::pair::plan_day(day, &next.time)),
        None => text::pair::no_day_saved().to_owned(),
    };
    form.save(Vec::new(), MentoringCommand::PlanNext(pair.id, Box::new(next)).into(), message)
}

fn form(pair: Pair, next: NextSession) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let today = pair.today.get_untracked();
    let offers = pair.read_untracked(|book, _| offers(book, pair.id, today)).unwrap_or_default();
    let has_day = next.when.is_some();
    let draft = RwSignal::new(next.clone());
    let minutes = RwSignal::new(next.minutes.map(|it| it.to_string()).unwrap_or_default());
    let next = StoredValue::new(next);
    let offer = move |NextOffer { when, time }: NextOffer| {
        let name = text::pair::plan_day(when, &time);
        let take = move |_| {
            let next = NextSession { when: Some(when), time: time.clone(), ..next.get_value() };
            if plan(pair, form, next) {
                close();
            }
        };
        view! { <button class="btn btn--soft" type="button" on:click=take>{name}</button> }
    };
    let save = move |()| {
        let minutes = minutes.get_untracked().trim().parse().ok();
        if plan(pair, form, NextSession { minutes, ..draft.get_untracked() }) {
            close();
        }
    };
    let no_day = move |_| {
        if plan(pair, form, NextSession { when: None, time: String::new(), ..next.get_value() }) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <div class="actions" role="group" aria-label=text::pair::offers()>
                {offers.into_iter().map(offer).collect_view()}
            </div>
            {fields(form, draft, minutes)}
            {other_problems(form)}
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("check")}{text::common::save()}</button>
                {has_day.then(|| view! {
                    <button class="btn" type="button" on:click=no_day>{text::pair::no_day_yet()}</button>
                })}
            </footer>
        </Form>
    }
    .into_any()
}

fn fields(form: FormProblems, draft: RwSignal<NextSession>, minutes: RwSignal<String>) -> AnyView {
    let part = move |read: fn(&NextSession) -> String| Signal::derive(move || draft.with(read));
    let any = std::iter::once(("", text::forms::any_way().to_owned()));
    let channels = any.chain(Channel::ALL.iter().map(|it| (it.word(), text::how(*it).to_owned()))).collect();
    view! {
        <div class="field-pair">
            <DayField
                label=text::forms::day()
                scope=DateScope::Ahead
                value=part(|it| it.when.map(|it| it.to_string()).unwrap_or_default())
                problem=form.of("when")
                on_input=move |it: String| draft.update(|draft| draft.when = PartialDate::whole(&it))
            />
            <TextField
                label=text::forms::time()
                kind="time"
                value=part(|it| it.time.clone())
                on_input=move |it| draft.update(|draft| draft.time = it)
            />
        </div>
        <div class="field-pair">
            <TextField
                label=text::forms::place()
                value=part(|it| it.place.clone())
                problem=form.of("place")
                on_input=move |it| draft.update(|draft| draft.place = it)
            />
            <SelectField
                label=text::forms::how()
                options=channels
                value=part(|it| it.how.map_or("", Channel::word).to_owned())
                on_choose=move |it: String| draft.update(|draft| draft.how = Channel::from_word(&it))
            />
        </div>
        <TextField
            label=text::forms::minutes()
            kind="number"
            value=minutes
            hint=text::pair::minutes_hint()
            on_input=move |it| minutes.set(it)
        />
    }
    .into_any()
}
