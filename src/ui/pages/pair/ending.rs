//! The dialog for an ending. All doors lead to the same five lines.

use leptos::prelude::*;

use super::context::{Letter, Pair, PairDialog};
use super::letter::{first_person, letter_fields};
use crate::domain::{
    Closing, EndRecord, EndingKind, MentoringCommand, Onward, Promise, PromiseId, PromiseOwner, PromiseState,
    short_name,
};
use crate::insight::mentoring::drafts;
use crate::present::pair::open_actions;
use crate::ui::components::{
    AreaField, Dialog, Form, FormProblems, RadioGroup, RadioOption, SelectField, close_dialog, foot, icon,
};
use crate::ui::text;

/// Days between exchanges to choose from, for a word now and then (design decision: a month, a quarter, half a year).
const CADENCES: [&str; 3] = ["30", "91", "182"];

/// The ending as the dialog holds it.
#[derive(Clone, Copy)]
struct EndingDraft {
    closing: RwSignal<Closing>,
    /// The open actions that the user lets go.
    let_go: RwSignal<Vec<PromiseId>>,
    cadence: RwSignal<String>,
}

impl EndingDraft {
    fn part(self, read: fn(&Closing) -> String) -> Signal<String> {
        Signal::derive(move || self.closing.with(read))
    }

    fn write(self, set: fn(&mut Closing, String)) -> impl Fn(String) + Copy {
        move |text| self.closing.update(|it| set(it, text))
    }

    fn read(self) -> EndRecord {
        let promises = self.let_go.get_untracked().into_iter().map(|it| (it, PromiseState::LetGo)).collect();
        let closing = self.closing.get_untracked();
        let is_now_and_then = closing.onward == Some(Onward::NowAndThen);
        let cadence_days = self.cadence.get_untracked().parse().ok().filter(|_| is_now_and_then);
        EndRecord { closing, promises, cadence_days }
    }
}

/// The dialog.
#[component]
pub(super) fn EndingDialog(pair: Pair, door: Option<EndingKind>) -> impl IntoView {
    let closing = Closing { how: Some(door.unwrap_or(EndingKind::Planned)), ..Closing::default() };
    let draft = EndingDraft {
        closing: RwSignal::new(closing),
        let_go: RwSignal::new(Vec::new()),
        cadence: RwSignal::new(String::new()),
    };
    view! {
        <Dialog
            title=text::pair::end_it_well()
            close_label=text::common::close_without_saving()
            draft=format!("ending {}", pair.id)
            on_close=move |()| pair.dialog.set(None)
        >
            {form(pair, draft)}
        </Dialog>
    }
}

fn form(pair: Pair, draft: EndingDraft) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let name = first_person(pair).map(|it| short_name(&it.1)).unwrap_or_default();
    let save = move |()| {
        let record = draft.read();
        let thanks = record.closing.thanks.clone();
        let command = MentoringCommand::End(pair.id, Box::new(record));
        if !form.save(Vec::new(), command.into(), text::ending::ended()) {
            return;
        }
        if thanks.is_empty() {
            return close();
        }
        // The thanks are worth a message: the next dialog has it.
        pair.show(PairDialog::Letter(Letter::new(text::ending::thanks(), drafts::thanks(&name, &thanks))));
    };
    view! {
        <Form problems=form on_submit=save>
            {doors(pair, draft)}
            {words_for_the_door(pair, draft)}
            {lines(draft, form)}
            {open_lines(pair, draft)}
            {onward(draft)}
            {foot(form, text::ending::end(), close)}
        </Form>
    }
    .into_any()
}

/// A word for the door: a goodbye for a mentorship that simply stopped, and no blame for one that did not fit.
fn words_for_the_door(pair: Pair, draft: EndingDraft) -> AnyView {
    let name = first_person(pair).map(|it| short_name(&it.1)).unwrap_or_default();
    let goodbye = RwSignal::new(drafts::goodbye(&name));
    let is_stopped = move || draft.closing.with(|it| it.how == Some(EndingKind::Stopped));
    let stopped = move || {
        is_stopped().then(|| {
            view! {
                <p class="text-muted">{text::ending::stopped_line()}</p>
                <details class="disclosure">
                    <summary>{text::ending::goodbye()}</summary>
                    <div class="stack">{letter_fields(pair, goodbye)}</div>
                </details>
            }
        })
    };
    let not_a_fit = move || {
        let is_not_a_fit = draft.closing.with(|it| it.how == Some(EndingKind::NotAFit));
        is_not_a_fit.then(|| view! { <p class="text-muted">{text::ending::not_a_fit_line()}</p> })
    };
    view! { {stopped}{not_a_fit} }.into_any()
}

/// The four doors, and whether they ended it.
fn doors(pair: Pair, draft: EndingDraft) -> AnyView {
    let EndingDraft { closing, .. } = draft;
    let option = |it: &EndingKind| RadioOption { value: it.word(), label: text::ending::door(*it), icon: "" };
    let is_theirs = move || closing.with(|it| it.by == Some(PromiseOwner::Theirs));
    let set_theirs = move |event: web_sys::Event| {
        let by = event_target_checked(&event).then_some(PromiseOwner::Theirs);
        closing.update(|it| it.by = by);
    };
    view! {
        <div class="parsed-fields">
            <RadioGroup
                legend=text::ending::how_does_it_end()
                name="door"
                picks=EndingKind::ALL.iter().map(option).collect()
                chosen=move || closing.with(|it| it.how.map_or("", EndingKind::word))
                on_choose=move |it| closing.update(|closing| closing.how = EndingKind::from_word(it))
            />
        </div>
        <label class="checkbox">
            <input type="checkbox" prop:checked=is_theirs on:change=set_theirs />
            <span class="checkbox__box">{icon("check")}</span>
            <span>{text::ending::they_ended_it(&pair.names_untracked())}</span>
        </label>
    }
    .into_any()
}

fn lines(draft: EndingDraft, form: FormProblems) -> AnyView {
    view! {
        <AreaField
            label=text::ending::what_changed()
            value=draft.part(|it| it.changed.clone())
            problem=form.of("changed")
            on_input=draft.write(|it, text| it.changed = text)
        />
        <AreaField
            label=text::ending::kept()
            value=draft.part(|it| it.kept.clone())
            problem=form.of("kept")
            hint=text::pair::only_you_see_this()
            on_input=draft.write(|it, text| it.kept = text)
        />
        <AreaField
            label=text::ending::thanks()
            value=draft.part(|it| it.thanks.clone())
            problem=form.of("thanks")
            hint=text::ending::thanks_hint()
            on_input=draft.write(|it, text| it.thanks = text)
        />
    }
    .into_any()
}

/// The open actions: each is kept unless the user lets it go.
fn open_lines(pair: Pair, draft: EndingDraft) -> Option<AnyView> {
    let open = pair.read_untracked(|book, _| open_actions(book, pair.id)).unwrap_or_default();
    let line = move |(id, promise): (PromiseId, Promise)| {
        let is_let_go = move || draft.let_go.with(|it| it.contains(&id));
        let change = move |event: web_sys::Event| {
            let is_let_go = event_target_checked(&event);
            draft.let_go.update(|it| {
                it.retain(|it| *it != id);
                it.extend(is_let_go.then_some(id));
            });
        };
        view! {
            <li>
                <label class="checkbox">
                    <input type="checkbox" prop:checked=is_let_go on:change=change />
                    <span class="checkbox__box">{icon("check")}</span>
                    <span class="checkbox__text">{promise.what}</span>
                    <span class="text-small">
                        {move || if is_let_go() { text::pair::was_let_go() } else { text::ending::stays_open() }}
                    </span>
                </label>
            </li>
        }
    };
    (!open.is_empty()).then(|| {
        view! {
            <fieldset class="stack">
                <legend>{text::ending::still_open()}</legend>
                <p class="text-small">{text::ending::tick_to_let_go()}</p>
                <ul class="promises">{open.into_iter().map(line).collect_view()}</ul>
            </fieldset>
        }
        .into_any()
    })
}

/// The plan after it.
fn onward(draft: EndingDraft) -> AnyView {
    let EndingDraft { closing, cadence, .. } = draft;
    let options = Onward::ALL.iter().map(|it| (it.word(), text::ending::onward_word(*it).to_owned()));
    let options = std::iter::once(("", text::ending::not_said().to_owned())).chain(options).collect::<Vec<_>>();
    let is_now_and_then = move || closing.with(|it| it.onward == Some(Onward::NowAndThen));
    let rhythms = || {
        let every = |it: &'static str| (it, text::sentence(&text::every(it.parse().unwrap_or_default())));
        let circle = ("", text::ending::as_the_circle().to_owned());
        std::iter::once(circle).chain(CADENCES.map(every)).collect::<Vec<_>>()
    };
    view! {
        <SelectField
            label=text::ending::from_now_on()
            options
            value=move || closing.with(|it| it.onward.map_or("", Onward::word).to_owned())
            on_choose=move |it: String| closing.update(|closing| closing.onward = Onward::from_word(&it))
        />
        {move || is_now_and_then().then(|| view! {
            <SelectField
                label=text::ending::how_often()
                options=rhythms()
                value=cadence
                on_choose=move |it| cadence.set(it)
            />
        })}
    }
    .into_any()
}
