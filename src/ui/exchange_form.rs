//! The form for editing a logged exchange.

mod people;

use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;

use crate::domain::{
    Book, Channel, Command, EditExchangeWith, Exchange, ExchangeId, Initiator, List, PartialDate, Purpose, rebase,
};
use crate::formats::form_text;
use crate::present::naming::names_nobody;
use crate::present::people_picker::picked;
use crate::quick_entry::{DateScope, person_named, read_date};
use crate::ui::components::{
    AreaField, DateField, Dialog, SelectField, TextField, close_dialog, date_rules, focus_first_error, icon, memo,
};
use crate::ui::mood_fields::MoodFields;
use crate::ui::person_input::name_problem;
use crate::ui::state::{FieldProblem, use_commands, use_dialogs, use_repository};
use crate::ui::text;
use crate::ui::who_was_it::{Answer, WhoWasIt};

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
    /// The problems, by the names of the fields above.
    problems: RwSignal<Vec<FieldProblem>>,
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
            problems: RwSignal::new(Vec::new()),
        }
    }

    /// The error message of a field. Empty if it is right.
    fn problem_of(self, field: &'static str) -> Signal<String> {
        let of_field =
            move |it: &Vec<FieldProblem>| it.iter().find(|it| it.field == field).map(|it| it.message.clone());
        Signal::derive(move || self.problems.with(of_field).unwrap_or_default())
    }

    fn forget(self, field: &str) {
        self.problems.update(|it| it.retain(|it| it.field != field));
    }

    /// A part of the exchange as text.
    fn part(self, read: fn(&Exchange) -> String) -> Signal<String> {
        Signal::derive(move || self.exchange.with(read))
    }

    /// Writes a part of the exchange.
    fn write(self, set: fn(&mut Exchange, String)) -> impl Fn(String) + Copy {
        move |text| self.exchange.update(|exchange| set(exchange, text))
    }

    /// Reads the edited exchange. Fails with every field that cannot be saved.
    fn read(self, base: &Exchange, book: &Book) -> Result<Exchange, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut edited = self.exchange.get_untracked();
        if let Some(why) = self.name.with_untracked(|it| name_problem(&picked(book, it))) {
            problems.push(FieldProblem::of("name", why));
        }
        match self.read_day(base) {
            Ok(day) => edited.when = day,
            Err(why) => problems.push(FieldProblem::of("day", why)),
        }
        match self.minutes.with_untracked(|it| read_minutes(it)) {
            Ok(minutes) => edited.minutes = minutes,
            Err(why) => problems.push(FieldProblem::of("minutes", why)),
        }
        edited.topics = read_words(self.topics, &base.topics);
        edited.tags = read_words(self.tags, &base.tags);
        if problems.is_empty() { Ok(edited) } else { Err(problems) }
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
            Err(why) => Err(text::date_field::problem(why)),
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

/// The current exchange with the user's edits of `base`. Another tab may have changed the exchange meanwhile.
fn edited(draft: ExchangeDraft, id: ExchangeId, base: &Exchange, book: &Book) -> Result<Exchange, Vec<FieldProblem>> {
    let edited = draft.read(base, book)?;
    let mut current = book.exchanges.get(id).cloned().unwrap_or_default();
    rebase(base, &edited, &mut current);
    Ok(current)
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
    let node = NodeRef::<html::Form>::new();
    let draft = ExchangeDraft::of(&exchange);
    let (who, exchange) = (WhoWasIt::new(), StoredValue::new(exchange));
    let is_nobody = memo(move || draft.exchange.with(names_nobody));
    let save = move || {
        let edited = repository.book_untracked(|book| exchange.with_value(|base| edited(draft, id, base, book)));
        if who.must_wait(is_nobody.get_untracked() && edited.is_ok()) {
            return;
        }
        let save = |it| commands.save(command_of(id, it, who)?, text::forms::exchange_saved());
        match edited.and_then(|it| save(it).map_err(|why| vec![FieldProblem::of("", why)])) {
            Ok(()) => close(),
            Err(problems) => {
                draft.problems.set(problems);
                focus_first_error(node);
            }
        }
    };
    let delete = move |_| {
        commands.run_or_show(Command::Delete(id.into()), text::forms::exchange_deleted());
        close();
    };
    view! {
        <form node_ref=node method="dialog" novalidate class="stack" on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <AreaField
                label=text::forms::what_happened()
                value=draft.part(|it| it.notes.clone())
                on_input=draft.write(|it, text| it.notes = text)
            />
            <PeopleFields draft />
            <CircumstanceFields draft />
            <ExchangeMood draft />
            <ContentFields draft />
            <SessionFields draft />
            {who.view(move || is_nobody.get(), save)}
            <p class="text-small field-error" role="alert">{draft.problem_of("")}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("check")}{text::common::save()}</button>
                <button class="btn" type="button" on:click=delete>{icon("trash")}{text::forms::to_trash()}</button>
            </footer>
        </form>
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
    let write = move |text| {
        draft.day.set(text);
        draft.forget("day");
    };
    view! {
        <DateField
            label=text::forms::day()
            scope=DateScope::Past
            value=draft.day
            problem=draft.problem_of("day")
            on_input=write
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
                problem=draft.problem_of("minutes")
                on_input=move |it| {
                    draft.minutes.set(it);
                    draft.forget("minutes");
                }
            />
        </div>
    }
}

/// What the exchange was about, and what to ask next time.
#[component]
fn ContentFields(draft: ExchangeDraft) -> impl IntoView {
    view! {
        <TextField
            label=text::forms::next_time()
            value=draft.part(|it| it.next_time.clone())
            on_input=draft.write(|it, text| it.next_time = text)
        />
        <div class="field-pair">
            <TextField label=text::forms::topics() value=draft.topics on_input=move |it| draft.topics.set(it) />
            <TextField
                label=text::forms::place()
                value=draft.part(|it| it.place.clone())
                on_input=draft.write(|it, text| it.place = text)
            />
        </div>
        <TextField label=text::forms::tags() value=draft.tags on_input=move |it| draft.tags.set(it) />
    }
}

/// The boxes of a mentoring session. Nothing for another exchange.
#[component]
fn SessionFields(draft: ExchangeDraft) -> impl IntoView {
    let is_session =
        draft.exchange.with_untracked(|it| it.mentorship.is_some() || it.purpose == Some(Purpose::MentoringSession));
    is_session.then(|| {
        view! {
            <AreaField
                label=text::session::brought()
                value=draft.part(|it| it.brought.clone())
                on_input=draft.write(|it, text| it.brought = text)
            />
            <AreaField
                label=text::session::goal()
                value=draft.part(|it| it.grow.goal.clone())
                on_input=draft.write(|it, text| it.grow.goal = text)
            />
            <AreaField
                label=text::session::reality()
                value=draft.part(|it| it.grow.reality.clone())
                on_input=draft.write(|it, text| it.grow.reality = text)
            />
            <AreaField
                label=text::session::options()
                value=draft.part(|it| it.grow.options.clone())
                on_input=draft.write(|it, text| it.grow.options = text)
            />
            <AreaField
                label=text::session::will()
                value=draft.part(|it| it.grow.will.clone())
                on_input=draft.write(|it, text| it.grow.will = text)
            />
            <AreaField
                label=text::session::learned()
                value=draft.part(|it| it.learned.clone())
                on_input=draft.write(|it, text| it.learned = text)
            />
        }
    })
}

fn options(none: &str, values: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<(&'static str, String)> {
    std::iter::once(("", none.to_owned())).chain(values.map(|(key, name)| (key, name.to_owned()))).collect()
}
