//! Logging an exchange: a text field for one plain sentence, and the fields parsed from it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Channel, Command, PartialDate, PersonId, display_name, short_name};
use crate::quick_entry::{Corrections, Mark, Names, Reading, Who, minutes_key, read_as};
use crate::ui::app::{App, app};
use crate::ui::capture_draft::DraftGuard;
use crate::ui::components::{Avatar, Dialog, Show, close_dialog, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::mood_fields::Feel;
use crate::ui::text;
use crate::web::clock;

/// A chip for a part of the reading, with its key among the removed parts. A click removes the part.
fn part_chip(fix: RwSignal<Corrections>, sign: &'static str, words: String, key: String) -> AnyView {
    let label = text::capture::remove_part(&words);
    let drop_it = move |_| fix.update(|it| it.dropped.extend([key.clone()]));
    view! {
        <button class="chip" type="button" aria-label=label on:click=drop_it>{icon(sign)}{words}{icon("close")}</button>
    }
    .into_any()
}

/// A chip for words of the sentence, which are their own key.
fn words_chip(fix: RwSignal<Corrections>, sign: &'static str, words: String) -> AnyView {
    part_chip(fix, sign, words.clone(), words)
}

/// The dialog "Log an exchange".
#[component]
pub(crate) fn Capture(
    /// The initial text.
    words: String,
    /// A person of the exchange, whatever the sentence says.
    with: Option<PersonId>,
) -> impl IntoView {
    let app = app();
    let draft = DraftGuard::of(app, &words);
    let close = move |()| {
        draft.let_go(app);
        app.dialog.set(None);
    };
    view! {
        <Dialog title=text::capture::title() close_label=text::common::close_without_saving() on_close=close>
            <CaptureForm words with draft />
        </Dialog>
    }
}

#[component]
fn CaptureForm(words: String, with: Option<PersonId>, draft: DraftGuard) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let sentence = RwSignal::new(if words.is_empty() { app.left_sentence() } else { words });
    let fix = RwSignal::new(Corrections::default());
    let problem = RwSignal::new(String::new());
    let is_saved = StoredValue::new(false);
    let names = Memo::new(move |last: Option<&Arc<Names>>| {
        // Saving changes the book, but the form is about to close, so the old names are kept.
        let last = last.filter(|_| is_saved.get_value());
        last.map_or_else(|| Arc::new(app.book(Names::of)), Arc::clone)
    });
    let heard = memo(move || {
        sentence.with(|it| names.with(|names| read_as(it, names, clock::now(), fix.with(|fix| fix.is_promise))))
    });
    let reading = memo(move || fix.with(|it| it.apply(heard.get(), with)));
    let is_promise = memo(move || reading.with(|it| it.promise.is_some()));
    draft.follow(app, sentence);
    let save = move || {
        is_saved.set_value(true);
        match reading.with_untracked(|it| save(app, it, &sentence.get_untracked())) {
            Ok(()) => {
                app.left_sentence();
                close();
            }
            Err(why) => {
                is_saved.set_value(false);
                problem.set(why);
                if app.is_tight.get_untracked() {
                    // To free storage the user has to leave this form, and the draft may not have fitted either.
                    app.leave_sentence(sentence.get_untracked());
                }
            }
        }
    };
    view! {
        <form method="dialog" on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <div class="capture-input">
                <div class="ruled-text capture-input__marks" aria-hidden="true">
                    {move || marks(&sentence.get(), heard.with(|it| it.marks.clone()))}
                </div>
                <textarea
                    class="ruled-text"
                    id=DomId::Sentence.as_str()
                    rows="3"
                    autofocus=true
                    enterkeyhint="done"
                    aria-label=text::capture::sentence_label()
                    aria-describedby=DomId::SentenceHint.as_str()
                    prop:value=sentence
                    on:input=move |event| {
                        sentence.set(event_target_value(&event));
                        problem.set(String::new());
                        sentence.with_untracked(|it| draft.keep(app, it));
                    }
                    on:keydown=move |event| {
                        // Enter saves; Shift and Enter start a new line. While an input method is composing, Enter
                        // belongs to it.
                        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
                            event.prevent_default();
                            save();
                        }
                    }
                ></textarea>
            </div>
            <p class="text-small" id=DomId::SentenceHint.as_str()>{text::capture::sentence_hint()}</p>
            <div class="parsed-fields" role="group" aria-label=text::capture::understood()>
                <WhoRow reading fix />
                <WhenRow reading fix />
                <Show when=move || !is_promise.get()>
                    <HowRow reading fix />
                    <Feel
                        tone=move || reading.with(|it| it.tone)
                        on_tone=move |it| fix.update(|fix| fix.tone = Some(it))
                        energy=move || reading.with(|it| it.energy)
                        on_energy=move |it| fix.update(|fix| fix.energy = Some(it))
                    />
                </Show>
            </div>
            <p class="text-small field-error" role="alert">{problem}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("check")}{text::common::save()}</button>
                <button class="btn" type="button" aria-pressed=move || is_promise.get().to_string() on:click=move |_| {
                    fix.update(|it| it.is_promise = Some(!is_promise.get_untracked()));
                }>{move || if is_promise.get() { text::capture::as_exchange() } else { text::capture::as_promise() }}</button>
            </footer>
        </form>
    }
}

/// Saves the parsed exchange or promise. Fails with a message if a name is ambiguous or the book refuses the command.
fn save(app: App, reading: &Reading, sentence: &str) -> Result<(), String> {
    if let Some(Who::Ask { said, .. }) = reading.who.iter().find(|it| matches!(it, Who::Ask { .. })) {
        return Err(text::capture::say_which(said));
    }
    let newcomers = reading.newcomers();
    let mut names: Vec<String> =
        app.with_book_untracked(|book| reading.known().filter_map(|it| book.people.get(it).map(short_name)).collect());
    names.extend(newcomers.iter().map(short_name));
    let today = clock::today();
    let (command, said) = if reading.promise.is_some() {
        let promise = reading.promise(sentence, today);
        (Command::MakePromise(Box::new(promise), newcomers), text::capture::saved_promise().to_owned())
    } else {
        let how = reading.how.map_or_else(text::capture::exchange, text::how);
        let with = if names.is_empty() { reading.encounter.clone() } else { text::list(&names) };
        let exchange = Box::new(reading.exchange(sentence, today));
        match reading.besides {
            None => {
                let said = if with.is_empty() {
                    text::common::saved().to_owned()
                } else {
                    text::capture::saved_with(&how, &with)
                };
                (Command::LogExchange(exchange, newcomers), said)
            }
            Some(_) => {
                let promise = Box::new(reading.promise(sentence, today));
                let said = if with.is_empty() {
                    text::capture::saved_and_promise().to_owned()
                } else {
                    text::capture::saved_with_and_promise(&how, &with)
                };
                (Command::LogWithPromise(exchange, promise, newcomers), said)
            }
        }
    };
    app.run(command, said).map(drop).map_err(|it| it.to_string())
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

#[component]
fn WhoRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    view! {
        <div role="group" aria-label=text::capture::who()>
            <span class="parsed-fields__label" aria-hidden="true">{text::capture::who().to_lowercase()}</span>
            <div class="chips">
                {move || {
                    let Reading { who, encounter, .. } = reading.get();
                    let is_nobody = who.is_empty() && encounter.is_empty();
                    view! {
                        {who.into_iter().map(|it| who_chip(it, fix)).collect_view()}
                        {(!encounter.is_empty()).then(|| words_chip(fix, "people", encounter))}
                        {is_nobody.then(|| view! {
                            <span class="text-small text-small--static">{text::capture::nobody_yet()}</span>
                        })}
                    }
                }}
            </div>
        </div>
    }
}

fn who_chip(who: Who, fix: RwSignal<Corrections>) -> AnyView {
    let app = app();
    let dropped = who.key();
    let drop_it = move |_| fix.update(|it| it.dropped.extend([dropped.clone()]));
    match who {
        Who::Known(id) => {
            let (name, avatar) = person_chip(app, id);
            let label = text::capture::remove_part(&name);
            view! {
                <button class="chip chip--person" type="button" aria-label=label on:click=drop_it>
                    {avatar}{name}{icon("close")}
                </button>
            }
            .into_any()
        }
        Who::New(name) => {
            let label = text::capture::remove_new(&name);
            view! {
                <button class="chip chip--plain" type="button" aria-label=label on:click=drop_it>
                    {icon("plus")}{name}<span class="chip__count">{text::capture::new_mark()}</span>{icon("close")}
                </button>
            }
            .into_any()
        }
        Who::Ask { said, candidates } => {
            let settle =
                move |said: String, id: Option<PersonId>| move |_| fix.update(|it| it.settled.push((said.clone(), id)));
            let answers = candidates.into_iter().map(|id| {
                let (name, avatar) = person_chip(app, id);
                view! {
                    <button class="chip chip--plain chip--person" type="button" on:click=settle(said.clone(), Some(id))>
                        {avatar}{name}
                    </button>
                }
            });
            view! {
                <span class="chip chip--ask chip--static">{text::capture::which_one(&said)}</span>
                <div class="chip-choices" role="group" aria-label=text::capture::which(&said)>
                    {answers.collect_view()}
                    <button class="chip chip--plain" type="button" on:click=settle(said.clone(), None)>
                        {icon("plus")}{text::common::someone_new()}
                    </button>
                </div>
            }
            .into_any()
        }
    }
}

fn person_chip(app: App, id: PersonId) -> (String, AnyView) {
    app.with_book_untracked(|book| {
        let person = book.people.get(id).cloned().unwrap_or_default();
        (display_name(&person), Avatar::of(id, &person).view("avatar--small"))
    })
}

#[component]
fn WhenRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let is_promise = move || reading.with(|it| it.promise.is_some());
    let when = move || reading.with(|it| it.when);
    let shown = move || match (when(), is_promise()) {
        (Some(day), true) => text::sentence(&text::due(day, clock::today())),
        (None, true) => text::capture::no_day().to_owned(),
        (day, false) => text::day(day.unwrap_or_else(clock::today), clock::today()),
    };
    let value =
        move || when().or_else(|| (!is_promise()).then(clock::today)).map(|it| it.to_string()).unwrap_or_default();
    let promise = move || {
        let Reading { besides, promised, due, .. } = reading.get();
        besides.map(|_| {
            view! {
                {words_chip(fix, "hand", promised)}
                <span class="text-small text-small--static">{match due {
                    None => text::capture::promise_besides().to_owned(),
                    Some(due) => text::capture::promise_besides_due(&text::due(due, clock::today())),
                }}</span>
            }
        })
    };
    let minutes = move || {
        reading.with(|it| it.minutes).map(|it| {
            let words = text::capture::minutes(usize::try_from(it).unwrap_or(usize::MAX));
            part_chip(fix, "clock", words, minutes_key(it))
        })
    };
    view! {
        <div role="group" aria-label=text::capture::when()>
            <span class="parsed-fields__label" aria-hidden="true">{text::capture::when().to_lowercase()}</span>
            <div class="chips">
                <label class="chip">
                    {icon("calendar")}<span>{shown}</span>
                    <input type="date" aria-label=text::capture::day() prop:value=value on:change=move |event| {
                        fix.update(|it| it.when = PartialDate::whole(&event_target_value(&event)));
                    } on:click=show_picker />
                </label>
                {minutes}
                {promise}
            </div>
        </div>
    }
}

/// Opens the calendar of a date field from anywhere on its chip, if the browser can.
fn show_picker(event: web_sys::MouseEvent) {
    let input: web_sys::HtmlInputElement = event_target(&event);
    // If the browser refuses, the field's own calendar icon still opens it.
    let _ = input.show_picker();
}

#[component]
fn HowRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let how = move || reading.with(|it| it.how);
    let options = move || {
        let option = |value: Option<Channel>, name: &'static str| {
            view! { <option value=value.map_or("", Channel::word) selected=move || how() == value>{name}</option> }
        };
        let channels = Channel::ALL.iter().map(|it| option(Some(*it), text::how(*it))).collect_view();
        view! { {option(None, text::capture::any_way())}{channels} }
    };
    view! {
        <div role="group" aria-label=text::capture::how()>
            <span class="parsed-fields__label" aria-hidden="true">{text::capture::how().to_lowercase()}</span>
            <div class="chips">
                <label class="chip chip--select">
                    {move || icon(text::how_icon(how()))}
                    <select
                        aria-label=text::capture::how()
                        prop:value=move || how().map_or("", Channel::word)
                        on:change=move |event| {
                        fix.update(|it| it.how = Some(Channel::from_word(&event_target_value(&event))));
                    }>{options()}</select>
                </label>
                {move || {
                    let Reading { topics, tags, place, next_time, .. } = reading.get();
                    let chip = |sign: &'static str, words: String| words_chip(fix, sign, words);
                    view! {
                        {topics.into_iter().map(|it| chip("message", it)).collect_view()}
                        {tags.into_iter().map(|it| chip("tag", it)).collect_view()}
                        {(!place.is_empty()).then(|| chip("place", place))}
                        {(!next_time.is_empty()).then(|| chip("leaf", next_time))}
                    }
                }}
            </div>
        </div>
    }
}
