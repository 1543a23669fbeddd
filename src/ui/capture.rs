//! Logging an exchange: a text field for one plain sentence, and the fields parsed from it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{
    Command, Exchange, GroupId, Id, Person, PersonId, ProjectId, Purpose, SharedItem, TripId, short_name,
};
use crate::insight::share_list::give;
use crate::present::introduction::kept_with;
use crate::quick_entry::{Corrections, Happening, Mark, Names, Reading, ReadingContext, Who, read_in};
use crate::ui::capture_about::{About, assumed, of_groups, of_project, of_trip};
use crate::ui::capture_day::WhenRow;
use crate::ui::capture_draft::DraftGuard;
use crate::ui::capture_fields::{HowRow, WhoRow};
use crate::ui::capture_groups::{GroupRow, named_groups};
use crate::ui::capture_happening::HappeningRow;
use crate::ui::capture_knowledge::{KnowledgeRow, noting};
use crate::ui::capture_stay::{StayRow, planning};
use crate::ui::components::{Dialog, Show, close_dialog, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::mood_fields::MoodFields;
use crate::ui::person_acts::act_chips;
use crate::ui::state::{
    Commands, RepositoryContext, use_commands, use_dialogs, use_prefs, use_repository, use_storage_health, use_unsaved,
};
use crate::ui::text;
use crate::ui::who_was_it::{Answer, WhoWasIt};
use crate::web::{clock, dom, intl};

/// The dialog "Log an exchange".
#[component]
pub(crate) fn Capture(
    /// The initial text.
    words: String,
    /// A person of the exchange, whatever the sentence says.
    with: Option<PersonId>,
    /// An item of the share list that the exchange gives.
    gives: Option<Id<SharedItem>>,
    /// The project that it is about.
    #[prop(default = None)]
    project: Option<ProjectId>,
    /// The trip on which it was. Its people are in the exchange, unless the user takes them out.
    #[prop(default = None)]
    trip: Option<TripId>,
    /// The group, if all its members were there.
    #[prop(default = None)]
    group: Option<GroupId>,
) -> impl IntoView {
    let (dialogs, about) = (use_dialogs(), About { with, gives, project, trip, group });
    let draft = DraftGuard::new(use_prefs(), &words);
    let close = move |()| {
        draft.remove();
        dialogs.close();
    };
    view! {
        <Dialog title=text::capture::title() close_label=text::common::close_without_saving() on_close=close>
            {group.map(|_| view! { <p class="text-muted capture-intro">{text::groups::log_all_line()}</p> })}
            <CaptureForm words about draft />
        </Dialog>
    }
}

#[component]
fn CaptureForm(words: String, about: About, draft: DraftGuard) -> impl IntoView {
    let (repository, commands, unsaved) = (use_repository(), use_commands(), use_unsaved());
    let (keep_if_tight, close) = (kept_if_tight(), close_dialog());
    let sentence = RwSignal::new(if words.is_empty() { unsaved.take_sentence() } else { words });
    let (fix, problem) = (RwSignal::new(Corrections::default()), RwSignal::new(String::new()));
    let is_saved = StoredValue::new(false);
    let who = WhoWasIt::new();
    let names = names_of_book(repository, is_saved);
    let heard = heard_in(repository, sentence, names, fix);
    let (with, base) = repository.book_untracked(|book| assumed(book, about, clock::today()));
    let reading = memo(move || fix.with(|it| it.apply(base.fill(heard.get()), &with)));
    draft.follow(sentence, close);
    let is_nobody = memo(move || reading.with(Reading::names_nobody) && sentence.with(|it| !it.trim().is_empty()));
    let entry = Entry { repository, commands, who, about, sentence, reading, fix };
    let save = move || {
        if who.must_wait(is_nobody.get_untracked()) {
            return;
        }
        is_saved.set_value(true);
        match entry.log() {
            Ok(()) => {
                unsaved.take_sentence();
                close();
            }
            Err(why) => {
                is_saved.set_value(false);
                problem.set(why);
                keep_if_tight(sentence);
                focus_sentence(is_nobody.get_untracked());
            }
        }
    };
    view! {
        <form method="dialog" on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <SentenceField sentence heard draft problem on_enter=move |()| save() />
            <ParsedFields reading fix sentence />
            {who.view(move || is_nobody.get(), save)}
            {acts_with(repository, reading)}
            <Foot reading fix problem />
        </form>
    }
}

/// Moves the focus to the sentence after an error. Where it names nobody, the question below has a field of its own.
fn focus_sentence(is_nobody: bool) {
    if !is_nobody {
        dom::focus(DomId::Sentence.as_str());
    }
}

/// The sentence as Kith reads it, before the user's corrections.
fn heard_in(
    repository: RepositoryContext,
    sentence: RwSignal<String>,
    names: Memo<Arc<Names>>,
    fix: RwSignal<Corrections>,
) -> Memo<Reading> {
    memo(move || {
        let context = context(repository, fix);
        sentence.with(|it| names.with(|names| read_in(it, names, &context)))
    })
}

/// What the form logs.
#[derive(Clone, Copy)]
struct Entry {
    repository: RepositoryContext,
    commands: Commands,
    who: WhoWasIt,
    about: About,
    sentence: RwSignal<String>,
    reading: Memo<Reading>,
    fix: RwSignal<Corrections>,
}

impl Entry {
    /// Logs the sentence and shows the message. Fails with a message if the sentence cannot be saved.
    fn log(self) -> Result<(), String> {
        let tries_again = self.fix.with_untracked(|it| it.tries_again);
        let reading = answered(self.who, self.reading.get_untracked())?;
        let sentence = self.sentence.get_untracked();
        let (command, message) = command(self.repository, &reading, &sentence, tries_again)?;
        let command = of_trip(of_project(command, self.about.project), self.about.trip);
        let named = self.fix.with_untracked(|fix| named_groups(self.repository, &sentence, fix));
        let command =
            of_groups(command, self.about.group.into_iter().chain(named.into_iter().map(|it| it.0)).collect());
        let command = giving(self.repository, &reading, command, self.about.gives);
        run(self.commands, introducing(self.repository, &reading, command, message))
    }
}

/// The other acts with the person of the sentence, if it is about one who is in the book.
fn acts_with(repository: RepositoryContext, reading: Memo<Reading>) -> impl IntoView {
    let only = memo(move || {
        reading.with(|it| {
            let mut known = it.known();
            known.next().filter(|_| known.next().is_none())
        })
    });
    move || {
        let id = only.get()?;
        let person = repository.book_untracked(|it| it.people.get(id).cloned());
        // Nothing is planned with the dead.
        person.filter(|it| it.died.is_none()).map(|it| act_chips(id, &short_name(&it)))
    }
}

/// Runs the command and shows its message. Fails with a message if the command was refused or could not be stored.
fn run(commands: Commands, (command, message): (Command, String)) -> Result<(), String> {
    commands.run(command, message).map(drop).map_err(|error| text::errors::commit(&error))
}

/// The reading with the answer to "Who was it?", if it names nobody.
fn answered(who: WhoWasIt, mut reading: Reading) -> Result<Reading, String> {
    if reading.names_nobody() {
        let Answer { known, new, encounter } = who.answer()?;
        reading.who.extend(known.map(Who::Known).into_iter().chain(new.map(Who::New)));
        reading.encounter = encounter;
    }
    Ok(reading)
}

/// Keeps the sentence if there is no room in the storage: to free some the user has to leave this form, and the draft
/// may not have fitted either.
fn kept_if_tight() -> impl Fn(RwSignal<String>) + Copy {
    let (unsaved, health) = (use_unsaved(), use_storage_health());
    move |sentence| {
        if health.is_tight.get_untracked() {
            unsaved.set_sentence(sentence.get_untracked());
        }
    }
}

/// The names of the book. Saving changes the book, but the form is about to close, so the old names are kept.
fn names_of_book(repository: RepositoryContext, is_saved: StoredValue<bool>) -> Memo<Arc<Names>> {
    Memo::new(move |last: Option<&Arc<Names>>| {
        let last = last.filter(|_| is_saved.get_value());
        last.map_or_else(|| Arc::new(repository.book(Names::of)), Arc::clone)
    })
}

/// The time, the user's order of day and month, and whether the sentence is a promise.
fn context(repository: RepositoryContext, fix: RwSignal<Corrections>) -> ReadingContext {
    let date_order = repository.book(|it| it.settings().date_order).unwrap_or_else(intl::date_order);
    ReadingContext { now: clock::now(), date_order, is_promise: fix.with(|it| it.is_promise) }
}

/// The text field of the sentence. Behind its text, the parsed words are marked.
#[component]
fn SentenceField(
    sentence: RwSignal<String>,
    heard: Memo<Reading>,
    draft: DraftGuard,
    problem: RwSignal<String>,
    #[prop(into)] on_enter: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="capture-input">
            <div class="ruled-text capture-input__marks" dir="auto" aria-hidden="true">
                {move || marks(&sentence.get(), heard.with(|it| it.marks.clone()))}
            </div>
            <textarea
                class="ruled-text"
                id=DomId::Sentence.as_str()
                rows="3"
                dir="auto"
                autofocus=true
                enterkeyhint="done"
                aria-label=text::capture::sentence_label()
                aria-describedby=DomId::SentenceHint.as_str()
                aria-invalid=move || (!problem.with(String::is_empty)).then_some("true")
                prop:value=sentence
                on:input=move |event| {
                    sentence.set(event_target_value(&event));
                    problem.set(String::new());
                    sentence.with_untracked(|it| draft.store(it));
                }
                on:keydown=move |event| {
                    // Enter saves; Shift and Enter start a new line. An Enter of an input method does not get here
                    // (`web/input_method.rs`).
                    if event.key() == "Enter" && !event.shift_key() {
                        event.prevent_default();
                        on_enter.run(());
                    }
                }
            ></textarea>
        </div>
        <p class="text-small" id=DomId::SentenceHint.as_str()>{text::capture::sentence_hint()}</p>
    }
}

#[component]
fn ParsedFields(reading: Memo<Reading>, fix: RwSignal<Corrections>, sentence: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="parsed-fields" role="group" aria-label=text::capture::understood()>
            <HappeningRow reading fix />
            <WhoRow reading fix />
            <KnowledgeRow reading fix />
            <StayRow reading fix />
            <Show when=move || reading.with(|it| it.tells_of_a_day())>
                <WhenRow reading fix />
            </Show>
            <Show when=move || reading.with(|it| it.promise.is_none() && it.tells_of_a_day())>
                <HowRow reading fix />
                <GroupRow sentence fix />
                <MoodFields
                    tone=move || reading.with(|it| it.tone)
                    on_tone=move |it| fix.update(|fix| fix.tone = Some(it))
                    energy=move || reading.with(|it| it.energy)
                    on_energy=move |it| fix.update(|fix| fix.energy = Some(it))
                />
            </Show>
        </div>
    }
}

/// The footer: why nothing could be saved, the button that saves, and the button that makes the sentence a promise or
/// an exchange. It is always in sight.
#[component]
fn Foot(reading: Memo<Reading>, fix: RwSignal<Corrections>, problem: RwSignal<String>) -> impl IntoView {
    let is_promise = memo(move || reading.with(|it| it.promise.is_some()));
    let turn = move |_| fix.update(|it| it.is_promise = Some(!is_promise.get_untracked()));
    view! {
        <footer class="dialog__foot">
            <p class="text-small field-error" role="alert">{problem}</p>
            <button class="btn btn--main" type="submit">{icon("check")}{text::common::save()}</button>
            <button class="btn" type="button" aria-pressed=move || is_promise.get().to_string() on:click=turn>
                {move || if is_promise.get() { text::capture::as_exchange() } else { text::capture::as_promise() }}
            </button>
        </footer>
    }
}

/// The command that saves the parsed exchange or promise, with the message of its toast. Fails with a message if a
/// name, the day or the contact itself is a question, or if nothing happened. With `tries_again`, the user promises to
/// try again.
fn command(
    repository: RepositoryContext,
    reading: &Reading,
    sentence: &str,
    tries_again: bool,
) -> Result<(Command, String), String> {
    if let Some(Who::Ask { name, .. }) = reading.who.iter().find(|it| matches!(it, Who::Ask { .. })) {
        return Err(text::capture::say_which(name));
    }
    if let Some(question) = reading.day_question.as_ref().filter(|_| reading.asks_day()) {
        return Err(text::capture::say_which_day(&question.words));
    }
    if reading.asks_happening() {
        return Err(text::capture::say_whether().to_owned());
    }
    let newcomers = reading.newcomers();
    if let Some(knows) = &reading.knows {
        let command = repository.book_untracked(|book| noting(book, reading, knows));
        let names = text::list(&names(repository, reading, &newcomers));
        return Ok((command, text::capture::saved_knowledge(&names)));
    }
    if let Some(stay) = &reading.stay {
        return Ok((planning(reading, stay), text::capture::saved_stay().to_owned()));
    }
    let today = clock::today();
    let promise = || Box::new(reading.promise(sentence, today));
    let to_try = || Box::new(reading.promise_to_try(today, &names(repository, reading, &newcomers)));
    if reading.promise.is_some() {
        return Ok((Command::MakePromise(promise(), newcomers), text::capture::saved_promise().to_owned()));
    }
    if reading.happening == Happening::Nothing {
        let saved = || (Command::MakePromise(to_try(), newcomers.clone()), text::capture::saved_promise().to_owned());
        return tries_again.then(saved).ok_or_else(|| text::capture::nothing_to_keep().to_owned());
    }
    let message = message(repository, reading, &newcomers, tries_again);
    // The user was asked "Who was it?".
    let exchange = Exchange { settled: reading.names_nobody(), ..reading.exchange(sentence, today) };
    let exchange = Box::new(exchange);
    let command = match (reading.besides, reading.happening) {
        (Some(_), _) => Command::LogWithPromise(exchange, promise(), newcomers),
        (None, Happening::Attempt) if tries_again => {
            let promise = to_try();
            Command::LogWithPromise(exchange, promise, newcomers)
        }
        (None, _) => Command::LogExchange(exchange, newcomers),
    };
    Ok((command, message))
}

/// The command, and with an exchange the gift of an item of the share list. One undo takes both back.
fn giving(
    repository: RepositoryContext,
    reading: &Reading,
    command: Command,
    gives: Option<Id<SharedItem>>,
) -> Command {
    let is_exchange = matches!(command, Command::LogExchange(..) | Command::LogWithPromise(..));
    let gives = gives.filter(|_| is_exchange);
    let given = gives.and_then(|item| repository.book_untracked(|book| give(book, item, reading.known())));
    match given {
        Some(given) => Command::Batch(vec![given, command]),
        None => command,
    }
}

/// The command, and with an introduction the promises of it, which are kept now. One undo takes all back.
fn introducing(
    repository: RepositoryContext,
    reading: &Reading,
    command: Command,
    message: String,
) -> (Command, String) {
    let is_one = reading.purpose == Some(Purpose::Introduction)
        && (reading.promise.is_none() && reading.happening == Happening::Talk);
    let mut commands = match is_one {
        true => repository.book_untracked(|book| kept_with(book, reading.known())),
        false => Vec::new(),
    };
    if commands.is_empty() {
        return (command, message);
    }
    match command {
        Command::Batch(more) => commands.extend(more),
        command => commands.push(command),
    }
    (Command::Batch(commands), text::join(&[&message, text::capture::introduced()], " "))
}

/// The short names of the people of a reading.
fn names(repository: RepositoryContext, reading: &Reading, newcomers: &[Person]) -> Vec<String> {
    let mut names: Vec<String> = repository
        .book_untracked(|book| reading.known().filter_map(|it| book.people.get(it).map(short_name)).collect());
    names.extend(newcomers.iter().map(short_name));
    names
}

/// The message after an exchange was saved, with or without a promise.
fn message(repository: RepositoryContext, reading: &Reading, newcomers: &[Person], tries_again: bool) -> String {
    let names = names(repository, reading, newcomers);
    if reading.happening == Happening::Attempt {
        return match (tries_again || reading.besides.is_some(), names.is_empty()) {
            (true, _) => text::capture::saved_attempt_and_promise().to_owned(),
            (false, true) => text::capture::saved_attempt().to_owned(),
            (false, false) => text::capture::saved_attempt_of(&text::list(&names)),
        };
    }
    let how = reading.how.map_or_else(text::capture::exchange, text::how);
    let with = if names.is_empty() { reading.encounter.clone() } else { text::list(&names) };
    match (with.is_empty(), reading.besides.is_some()) {
        (true, false) => text::common::saved().to_owned(),
        (true, true) => text::capture::saved_and_promise().to_owned(),
        (false, false) => text::capture::saved_with(&how, &with),
        (false, true) => text::capture::saved_with_and_promise(&how, &with),
    }
}

/// The sentence with marks under the parsed words.
fn marks(sentence: &str, marks: Vec<Mark>) -> impl IntoView + use<> {
    let mut parts = Vec::new();
    let mut from = 0;
    for mark in marks.into_iter().filter(|it| it.range.end <= sentence.len()) {
        parts.push(sentence[from..mark.range.start].to_owned().into_any());
        let class = if mark.is_unsure { "capture-input__unsure" } else { "" };
        from = mark.range.end;
        parts.push(view! { <mark class=class>{sentence[mark.range].to_owned()}</mark> }.into_any());
    }
    // A line feed at the very end would otherwise take no space.
    parts.push(format!("{}\u{200b}", &sentence[from..]).into_any());
    parts
}
