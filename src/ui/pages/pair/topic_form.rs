//! The dialogs for a topic, and for an action that becomes smaller.

use leptos::prelude::*;

use super::context::Pair;
use crate::domain::{AgendaItem, AgendaState, Id, MentoringCommand, PromiseId, PromiseOwner};
use crate::present::pair::smaller_action;
use crate::ui::components::{
    AreaField, Dialog, Form, FormProblems, RadioGroup, RadioOption, TextField, close_dialog, foot, icon,
};
use crate::ui::text;

/// The dialog for a topic.
#[component]
pub(super) fn TopicDialog(pair: Pair, id: Option<Id<AgendaItem>>) -> impl IntoView {
    let find = |item: &&AgendaItem| item.id == id && id.is_some();
    let item = pair.read_untracked(|_, it| it.agenda.iter().find(find).cloned()).flatten();
    let draft = RwSignal::new(item.unwrap_or_default());
    view! {
        <Dialog
            title=if id.is_some() { text::pair::topic() } else { text::pair::add_topic() }
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("topic {} {}", pair.id, id.map(|it| it.to_string()).unwrap_or_default())
            on_close=move |()| pair.dialog.set(None)
        >
            {topic_form(pair, draft)}
        </Dialog>
    }
}

fn topic_form(pair: Pair, draft: RwSignal<AgendaItem>) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let save = move |()| {
        let command = MentoringCommand::SaveTopic(pair.id, draft.get_untracked());
        if form.save(Vec::new(), command.into(), text::common::saved()) {
            close();
        }
    };
    let words = Signal::derive(move || draft.with(|it| it.text.clone()));
    let is_private = move || draft.with(|it| it.private);
    let set_private = move |event: web_sys::Event| draft.update(|it| it.private = event_target_checked(&event));
    view! {
        <Form problems=form on_submit=save>
            <AreaField
                label=text::pair::topic()
                value=words
                problem=form.of("agenda")
                on_input=move |it| draft.update(|draft| draft.text = it)
            />
            {whose(draft)}
            <label class="checkbox">
                <input type="checkbox" prop:checked=is_private on:change=set_private />
                <span class="checkbox__box">{icon("check")}</span>
                <span>{text::pair::only_i_see_it()}</span>
            </label>
            {draft.with_untracked(|it| it.id).map(|id| settling(pair, id))}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

fn whose(draft: RwSignal<AgendaItem>) -> AnyView {
    let option = |it: &PromiseOwner| RadioOption { value: it.word(), label: text::pair::owner(*it), icon: "" };
    view! {
        <div class="parsed-fields">
            <RadioGroup
                legend=text::pair::who_brings_it()
                name="topic-whose"
                picks=PromiseOwner::ALL.iter().map(option).collect()
                chosen=move || draft.with(|it| it.whose.map_or("", PromiseOwner::word))
                on_choose=move |it| draft.update(|draft| draft.whose = PromiseOwner::from_word(it))
            />
        </div>
    }
    .into_any()
}

/// The states that a topic may go to, each with one press.
fn settling(pair: Pair, id: Id<AgendaItem>) -> AnyView {
    let close = close_dialog();
    let settle = move |state, message: &'static str| {
        if pair.run(MentoringCommand::SettleTopic(pair.id, id, state), message) {
            close();
        }
    };
    let first = move |_| {
        if pair.run(MentoringCommand::PutFirst(pair.id, id), text::pair::comes_first()) {
            close();
        }
    };
    let button = move |state, label: &'static str, message: &'static str| {
        view! {
            <button class="link-button" type="button" on:click=move |_| settle(state, message)>{label}</button>
        }
    };
    view! {
        <div class="actions">
            <button class="link-button" type="button" on:click=first>{text::pair::first_today()}</button>
            {button(AgendaState::Talked, text::pair::talked_about(), text::pair::topic_settled())}
            {button(AgendaState::Parked, text::pair::park_it(), text::pair::topic_parked())}
            {button(AgendaState::Open, text::pair::take_it_up(), text::pair::topic_open())}
            {button(AgendaState::LetGo, text::pair::let_it_go(), text::pair::topic_let_go())}
        </div>
    }
    .into_any()
}

/// The dialog for an action that becomes smaller.
#[component]
pub(super) fn SmallerDialog(pair: Pair, id: PromiseId) -> impl IntoView {
    let what = pair.read_untracked(|book, _| book.promises.get(id).map(|it| it.what.clone())).flatten();
    let what = RwSignal::new(what.unwrap_or_default());
    view! {
        <Dialog
            title=text::pair::make_it_smaller()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("smaller {id}")
            on_close=move |()| pair.dialog.set(None)
        >
            {smaller_form(pair, id, what)}
        </Dialog>
    }
}

fn smaller_form(pair: Pair, id: PromiseId, what: RwSignal<String>) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let save = move |()| {
        let (words, today) = (what.get_untracked(), pair.today.get_untracked());
        let command = pair.read_untracked(|book, _| smaller_action(book, id, words, today)).flatten();
        if command.is_none_or(|it| form.save(Vec::new(), it, text::common::saved())) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=text::pair::smaller_what()
                value=what
                is_first=true
                hint=text::pair::smaller_hint()
                problem=form.of("what")
                on_input=move |it| what.set(it)
            />
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}
