//! The form for editing a logged exchange.

mod content;
mod people;

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::{
    Book, Channel, Command, EditExchangeWith, Exchange, ExchangeId, Initiator, List, PartialDate, Purpose, TopicFrom,
    rebase,
};
use crate::formats::form_text;
use crate::present::naming::names_nobody;
use crate::present::people_picker::picked;
use crate::quick_entry::{DateScope, person_named, read_date};
use crate::ui::components::{
    AreaField, DateField, Dialog, Form, FormProblems, SelectField, TextField, close_dialog, date_rules, icon, memo,
    other_problems,
};
use crate::ui::mood_fields::MoodFields;
use crate::ui::person_input::name_problem;
use crate::ui::state::{FieldProblem, use_commands, use_dialogs, use_repository};
use crate::ui::text;
use crate::ui::who_was_it::{Answer, WhoWasIt};

use content::{ContentFields, SessionFields};
use people::PeopleFields;

/// The dialog for one exchange.
#[component]
pub(crate) fn ExchangeForm(
    /// The exchange to edit.
    id: ExchangeId,
) -> impl IntoView {
    let dialogs = use_dialogs();
    let exchange = use_repository().book_untracked(|it| it.exchanges.get(id).cloned()).unwrap_or_default();
    view! {
        <Dialog
            title=text::forms::edit_exchange()
            close_label=text::common::close_without_saving()
            on_close=move |()| dialogs.close()
        >
            <ExchangeFields id exchange />
        </Dialog>
    }
}

/// The exchange as the form holds it. Some texts are parsed only when the exchange is saved: parsing them at every key
/// would remove blanks while the user types.
#[derive(Clone, Copy)]
struct ExchangeDraft {
    /// The exchange, with the fields that are not parsed.
    exchange: RwSignal<Exchange>,
    day: RwSignal<String>,
    minutes: RwSignal<String>,
    topics: RwSignal<String>,
    tags: RwSignal<String>,
    /// A name that is typed but not added to the people of the exchange.
    name: RwSignal<String>,
    /// The problems, by the names of the fields in the book.
    form: FormProblems,
}

impl ExchangeDraft {
    fn of(exchange: &Exchange) -> Self {
        Self {
            exchange: RwSignal::new(exchange.clone()),
            day: RwSignal::new(day_words(exchange)),
            minutes: RwSignal::new(exchange.minutes.map(|it| it.to_string()).unwrap_or_default()),
            topics: RwSignal::new(form_text::write_words(&exchange.topics)),
            tags: RwSignal::new(form_text::write_words(&exchange.tags)),
            name: RwSignal::new(String::new()),
            form: FormProblems::new(),
        }
    }

    /// A part of the exchange as text.
    fn part(self, read: fn(&Exchange) -> String) -> Signal<String> {
        Signal::derive(move || self.exchange.with(read))
    }

    /// Writes a part of the exchange.
    fn write(self, set: fn(&mut Exchange, String)) -> impl Fn(String) + Copy {
        move |text| self.exchange.update(|exchange| set(exchange, text))
    }

    /// Reads the edited exchange, and finds every field that cannot be saved.
    fn read(self, base: &Exchange, book: &Book) -> (Exchange, Vec<FieldProblem>) {
        let mut problems = Vec::new();
        let mut edited = self.exchange.get_untracked();
        if let Some(why) = self.name.with_untracked(|it| name_problem(&picked(book, it))) {
            problems.push(FieldProblem::of("people", why));
        }
        match self.read_day(base) {
            Ok(day) => edited.when = day,
            Err(why) => problems.push(FieldProblem::of("when", why)),
        }
        match self.minutes.with_untracked(|it| read_minutes(it)) {
            Ok(minutes) => edited.minutes = minutes,
            Err(why) => problems.push(FieldProblem::of("minutes", why)),
        }
        edited.topics = read_words(self.topics, &base.topics);
        edited.tags = read_words(self.tags, &base.tags);
        (edited, problems)
    }

    /// Reads the day. One that is not edited stays.
    fn read_day(self, base: &Exchange) -> Result<Option<chrono::NaiveDate>, &'static str> {
        let typed = self.day.get_untracked();
        if typed == day_words(base) {
            return Ok(base.when);
        }
        match read_date(&typed, &date_rules(DateScope::Past)).map(|it| it.map(|it| it.date)) {
            Ok(Some(PartialDate::Day(day))) => Ok(Some(day)),
            Ok(None) if base.when.is_none() => Ok(None),
            Ok(_) => Err(text::forms::which_day()),
            Err(why) => Err(text::date_field::problem(why, DateScope::Past)),
        }
    }
}

/// The day of an exchange in words.
fn day_words(exchange: &Exchange) -> String {
    exchange.when.map(|it| text::partial(PartialDate::Day(it))).unwrap_or_default()
}

/// Reads a list of words. A list whose text is the same as when the form opened keeps its value, however the text would
/// be parsed.
fn read_words(typed: RwSignal<String>, base: &List<String>) -> List<String> {
    typed.with_untracked(|typed| {
        if *typed == form_text::write_words(base) { base.clone() } else { form_text::read_words(typed) }
    })
}

/// Reads a number of minutes. None for an empty text; fails with a message for any other text than a whole number.
fn read_minutes(typed: &str) -> Result<Option<u32>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| text::forms::whole_minutes()),
    }
}

/// The current exchange with the user's edits of `base`, and their problems. Another tab may have changed the
/// exchange meanwhile.
fn edited(draft: ExchangeDraft, id: ExchangeId, base: &Exchange, book: &Book) -> (Exchange, Vec<FieldProblem>) {
    let (edited, problems) = draft.read(base, book);
    let mut current = book.exchanges.get(id).cloned().unwrap_or_default();
    rebase(base, &edited, &mut current);
    (current, problems)
}

/// The command that saves the exchange. Fails with a message if it names nobody and the answer is a question.
fn command_of(id: ExchangeId, exchange: Exchange, who: WhoWasIt) -> Result<Command, String> {
    if names_nobody(&exchange) {
        return Ok(answered(id, exchange, &who.answer()?));
    }
    Ok(Command::EditExchange(id, Box::new(exchange)))
}

/// The edit of an exchange that names nobody, with the answer to "Who was it?".
fn answered(id: ExchangeId, mut exchange: Exchange, answer: &Answer) -> Command {
    exchange.people = answer.known.into_iter().collect();
    exchange.encounter.clone_from(&answer.encounter);
    let Some(name) = &answer.new else {
        // The user was asked, and said that it was nobody.
        exchange.settled = names_nobody(&exchange);
        return Command::EditExchange(id, Box::new(exchange));
    };
    Command::Act(Rc::new(EditExchangeWith { id, exchange, newcomers: vec![person_named(name)] }))
}

#[component]
fn ExchangeFields(id: ExchangeId, exchange: Exchange) -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let close = close_dialog();
    let draft = ExchangeDraft::of(&exchange);
    let (who, exchange) = (WhoWasIt::new(), StoredValue::new(exchange));
    let is_nobody = memo(move || draft.exchange.with(names_nobody));
    let save = move || {
        let (edited, mut problems) =
            repository.book_untracked(|book| exchange.with_value(|base| edited(draft, id, base, book)));
        if who.must_wait(is_nobody.get_untracked() && problems.is_empty()) {
            return;
        }
        let command = command_of(id, edited.clone(), who).unwrap_or_else(|why| {
            problems.push(FieldProblem::of("", why));
            Command::EditExchange(id, Box::new(edited))
        });
        if draft.form.save(problems, command, text::forms::exchange_saved()) {
            close();
        }
    };
    let delete = move |_| {
        commands.run_or_show(Command::Delete(id.into()), text::forms::exchange_deleted());
        close();
    };
    view! {
        <Form problems=draft.form on_submit=move |()| save()>
            <AreaField
                label=text::forms::what_happened()
                value=draft.part(|it| it.notes.clone())
                problem=draft.form.of("notes")
                on_input=draft.write(|it, text| it.notes = text)
            />
            <PeopleFields draft />
            <CircumstanceFields draft />
            <ExchangeMood draft />
            <ContentFields draft />
            <SessionFields draft />
            {who.view(move || is_nobody.get(), save)}
            {other_problems(draft.form)}
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("check")}{text::common::save()}</button>
                <button class="btn" type="button" on:click=delete>{icon("trash")}{text::forms::to_trash()}</button>
            </footer>
        </Form>
    }
}

/// How the exchange was.
#[component]
fn ExchangeMood(draft: ExchangeDraft) -> impl IntoView {
    view! {
        <div class="parsed-fields">
            <MoodFields
                tone=move || draft.exchange.with(|it| it.tone)
                on_tone=move |tone| draft.exchange.update(|it| it.tone = tone)
                energy=move || draft.exchange.with(|it| it.energy)
                on_energy=move |energy| draft.exchange.update(|it| it.energy = energy)
            />
        </div>
    }
}

/// When the exchange was, its channel and purpose, who began it, and how long it took.
#[component]
fn CircumstanceFields(draft: ExchangeDraft) -> impl IntoView {
    view! {
        <div class="field-pair">
            <ExchangeDay draft />
            <TextField
                label=text::forms::time()
                kind="time"
                problem=draft.form.of("time")
                value=draft.part(|it| it.time.clone())
                on_input=draft.write(|it, text| it.time = text)
            />
        </div>
        <div class="field-pair">
            <SelectField
                label=text::forms::how()
                options=options(text::forms::any_way(), Channel::ALL.iter().map(|it| (it.word(), text::how(*it))))
                value=draft.part(|it| it.how.map_or("", Channel::word).to_owned())
                on_choose=draft.write(|it, key| it.how = Channel::from_word(&key))
            />
            <SelectField
                label=text::forms::purpose()
                options=options(
                    text::forms::no_purpose(),
                    Purpose::ALL.iter().map(|it| (it.word(), text::purpose(*it))),
                )
                value=draft.part(|it| it.purpose.map_or("", Purpose::word).to_owned())
                on_choose=draft.write(|it, key| it.purpose = Purpose::from_word(&key))
            />
        </div>
        <BeginningFields draft />
        <label class="checkbox">
            <input
                type="checkbox"
                prop:checked=move || draft.exchange.with(|it| it.attempt)
                on:change=move |event| {
                    let is_attempt = event_target_checked(&event);
                    draft.exchange.update(|it| it.attempt = is_attempt);
                }
            />
            <span class="checkbox__box">{icon("check")}</span>
            <span class="checkbox__text">{text::forms::only_an_attempt()}</span>
        </label>
    }
}

/// The day of the exchange.
#[component]
fn ExchangeDay(draft: ExchangeDraft) -> impl IntoView {
    view! {
        <DateField
            label=text::forms::day()
            scope=DateScope::Past
            value=draft.day
            problem=draft.form.of("when")
            on_input=move |it| draft.day.set(it)
        />
    }
}

/// Who began, and how long it took.
#[component]
fn BeginningFields(draft: ExchangeDraft) -> impl IntoView {
    let initiators = vec![
        ("", text::forms::nobody_began().to_owned()),
        ("me", text::forms::you_began().to_owned()),
        ("them", text::forms::they_began().to_owned()),
    ];
    let sources = vec![
        ("", text::forms::nobody_began().to_owned()),
        ("me", text::forms::topic_from_you().to_owned()),
        ("them", text::forms::topic_from_them().to_owned()),
        ("both", text::forms::topic_from_both().to_owned()),
    ];
    view! {
        <div class="field-pair">
            <SelectField
                label=text::forms::began()
                options=initiators
                value=draft.part(|it| it.began.map_or("", Initiator::word).to_owned())
                on_choose=draft.write(|it, key| it.began = Initiator::from_word(&key))
            />
            <TextField
                label=text::forms::minutes()
                kind="number"
                value=draft.minutes
                problem=draft.form.of("minutes")
                on_input=move |it| draft.minutes.set(it)
            />
        </div>
        <SelectField
            label=text::forms::topic_from()
            options=sources
            value=draft.part(|it| it.topic_from.map_or("", TopicFrom::word).to_owned())
            on_choose=draft.write(|it, key| it.topic_from = TopicFrom::from_word(&key))
        />
    }
}

fn options(none: &str, values: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<(&'static str, String)> {
    std::iter::once(("", none.to_owned())).chain(values.map(|(key, name)| (key, name.to_owned()))).collect()
}
