//! The page "Today".

use chrono::NaiveDate;

use super::catalogue::sentences;
use super::common::full_stop;
use super::{due, every, list, number, sentence, span};
use crate::domain::{ImportantDate, Promise, PromiseOwner, PromiseState, PromiseStep, label_key};
use crate::insight::energy::ContactEffort;
use crate::insight::rhythm::Rhythm;
use crate::insight::upcoming::ComingDate;
use crate::insight::week::{Place, Reason, Suggestion};
use crate::web::intl::{self, Style};

sentences! {
    resting: "Enough for today";
    nobody_waits: "Nobody is waiting";
    all_done: "All done for this week";
    people_to_contact[count]: "One person, in your own time", "{count} people, in your own time";
    resting_line: "You have done a lot today already.";
    resting_others: "The others can wait until tomorrow.";
    show_anyway: "Show them anyway";
    low_done_line: "The others can wait for another day.";
    nobody_waits_line: "Everybody you keep in touch with has heard from you or can wait. Enjoy the quiet.";
    all_done_line: "The next suggestions come with the new week. Enjoy the quiet.";
    minutes_line[count]: "About one quiet minute. Start anywhere, stop whenever you like.", "About {count} quiet minutes. Start anywhere, stop whenever you like.";
    exchanges_this_week[count]: "One exchange this week.", "{count} exchanges this week.";

    this_week: "This week";
    why_these[count]: "Why this one?", "Why these {count}?";
    /// How the people of the session were chosen.
    how_chosen: "The people were chosen when the week began: those you have not talked to for about as long as usual, or longer. Closer circles and longer silences come first. Nobody after a strained talk, and nobody you paused or put off. The choice stays the same all week.";
    /// Added if the circles ask for more than a week has room for.
    small_acts: "Your circles ask for more than a week has room for. So a few written words are enough for people who are not close, and the longer talks are for the close ones.";
    place_close(name): "{name} is one of your close people.";
    place_active(name): "{name} is in your active circle.";
    place_quiet(name): "{name} is somebody you seldom hear from.";
    place_new(name): "{name} is in the book, without a talk yet.";
    place_promised(name): "You promised {name} something.";
    place_bridge(name): "{name} is your only link to some people.";
    act_text: "A few written words will do.";
    act_call: "A short call would do.";
    act_meet: "Time together, if it suits you both.";

    kind_promise: "A promise.";
    kind_introduction: "An introduction.";
    kind_repair: "A first step.";
    kind_catch_up: "A catch-up.";
    kind_wellness: "A wellness check.";
    kind_first: "A first message.";
    promised_on(day, what): "On {day} you promised: {what}.";
    promised(what): "You promised: {what}.";
    promised_besides(names): "It is for {names} too.";
    last_topics(topics): "You last talked about {topics}.";
    first_message: "No talk is noted yet. A hello is enough.";
    wellness(span): "Nothing to ask for. It has been {span}, and a hello is welcome more often than you would think.";
    usual_gap(every, span): "You usually talk {every}; it has been {span}.";
    /// The same of a rhythm of long ago.
    used_to(every, span): "You used to talk about {every}; it has been {span}.";
    chosen_gap(every, span): "You mean to talk {every}; it has been {span}.";
    it_has_been(span): "It has been {span}.";
    hello: "A hello is enough.";

    low_battery: "Low battery";
    low_battery_on: "A few words will do today.";
    low_battery_off: "Back to your usual week.";
    talked_this_week(name): "You talked with {name} this week.";
    wrote_this_week(name): "You wrote to {name} this week.";
    heard_this_week(name): "You heard from {name} this week.";
    promise_settled(name): "Your promise to {name} is settled.";
    put_off(name): "{name} can wait until next week.";
    undo_put_off(name): "Undo for {name}";
    back_this_week(name): "{name} is back in this week.";
    wrote(name): "You wrote to {name}.";
    your_words(name): "Your words to {name}";
    log_it: "Log it";
    i_wrote: "I wrote";
    not_this_week: "Not this week";
    good_to_know: "Good to know";

    promises: "Promises";
    new_promise: "A promise";
    no_promises: "No open promises.";
    promise_kept(what): "Kept: {what}.";
    promise_reopened: "The promise is open again.";
    promised_to_you: "promised to you";
    said_by(name): "promised by {name}";
    promised_to(name): "for {name}";
    kept: "kept";
    no_longer_needed: "no longer needed";
    since(day): "since {day}";

    dates: "Coming dates";
    no_dates: "No dates in the next month.";
    turns(name, years): "{name} turns {years}";
    birthday(name): "{name}’s birthday";
    other_date(name, kind): "{name}: {kind}";
    remember(name): "A day to remember {name}";
    years_since[count](name, kind): "{name}: {kind}, {count} year", "{name}: {kind}, {count} years";

    changes_here[count]: "One change is on this device only. A backup file keeps it safe.", "{count} changes are on this device only. A backup file keeps them safe.";
    take_backup: "Make a backup";
    in_a_week: "Remind me in a week";
    backup_put_off: "Kith reminds you in a week.";
    sample: "These people are made up, so that you can look around. People you add appear beside them.";
    remove_sample: "Remove the made-up book";
    sample_removed: "The made-up book is gone.";
}

/// The title of the weekly session. `is_enough` on a low-battery day whose few people are done.
pub(crate) fn session_title(count: usize, is_all_done: bool, is_enough: bool) -> String {
    match (count, is_all_done, is_enough) {
        (_, _, true) => resting().to_owned(),
        (0, ..) => nobody_waits().to_owned(),
        (_, true, _) => all_done().to_owned(),
        (count, ..) => sentence(&people_to_contact(count)),
    }
}

/// The line below the title of the weekly session.
pub(crate) fn session_line(count: usize, is_all_done: bool, is_enough: bool, minutes: u32) -> String {
    match (count, is_all_done, is_enough) {
        (_, _, true) => low_done_line().to_owned(),
        (0, ..) => nobody_waits_line().to_owned(),
        (_, true, _) => all_done_line().to_owned(),
        _ => minutes_line(minutes as usize),
    }
}

/// The number of exchanges this week. None for no exchange.
pub(crate) fn week_count(exchanges: usize) -> Option<String> {
    (exchanges > 0).then(|| sentence(&exchanges_this_week(exchanges)))
}

/// The place of a person in the week.
fn place(place: Place, name: &str) -> String {
    match place {
        Place::Close => place_close(&name),
        Place::Active => place_active(&name),
        Place::Quiet => place_quiet(&name),
        Place::New => place_new(&name),
        Place::Bridge => place_bridge(&name),
    }
}

/// Why a person is among those of the week.
pub(crate) fn why(suggestion: &Suggestion, name: &str) -> String {
    match suggestion.reason {
        Reason::Promise(_) => place_promised(&name),
        _ => place(suggestion.place, name),
    }
}

/// The effort of a contact.
pub(crate) fn act(act: ContactEffort) -> &'static str {
    match act {
        ContactEffort::Text => act_text(),
        ContactEffort::Call => act_call(),
        ContactEffort::Meet => act_meet(),
    }
}

/// The kind of a suggestion.
pub(crate) fn reason_kind(reason: Reason, promise: Option<&Promise>) -> &'static str {
    match promise.and_then(|it| it.step) {
        Some(PromiseStep::Repair) => return kind_repair(),
        Some(_) => return kind_introduction(),
        None => (),
    }
    match reason {
        Reason::Promise(_) => kind_promise(),
        Reason::CatchUp => kind_catch_up(),
        Reason::WellnessCheck => kind_wellness(),
        Reason::FirstWord => kind_first(),
    }
}

/// The reason for suggesting a person.
pub(crate) fn reason(reason: Reason, rhythm: &Rhythm, promise: Option<&Promise>) -> String {
    match (reason, promise, rhythm.silence) {
        // A step of an introduction is a plan of the user's own: nobody was promised it.
        (Reason::Promise(_), Some(promise), _) if promise.step.is_some() => {
            full_stop(&sentence(promise.what.trim_end_matches('.')))
        }
        (Reason::Promise(_), Some(promise), _) => {
            let words = promise.what.trim_end_matches('.');
            promise.made.map_or_else(|| promised(&words), |it| promised_on(&intl::date(it, Style::Day), &words))
        }
        (Reason::FirstWord, ..) => first_message().to_owned(),
        (Reason::WellnessCheck, _, Some(days)) => wellness(&span(days)),
        (_, _, Some(days)) => match (rhythm.usual_gap, rhythm.cadence) {
            (Some(gap), _) if rhythm.is_of_long_ago() => used_to(&every(gap), &span(days)),
            (Some(gap), _) => usual_gap(&every(gap), &span(days)),
            (None, Some(gap)) => chosen_gap(&every(gap), &span(days)),
            (None, None) => it_has_been(&span(days)),
        },
        (_, _, None) => hello().to_owned(),
    }
}

/// The reason for suggesting a person, with the others to whom the promise was made.
pub(crate) fn whole_reason(reason: Reason, rhythm: &Rhythm, promise: Option<&Promise>, besides: &[String]) -> String {
    let others = if besides.is_empty() { String::new() } else { promised_besides(&list(besides)) };
    super::join(&[&self::reason(reason, rhythm, promise), &others], " ")
}

/// What the user and a person last talked about.
pub(crate) fn topics(topics: &[String]) -> String {
    if topics.is_empty() { String::new() } else { last_topics(&list(topics)) }
}

/// A recurring date: "Lucía turns forty".
pub(crate) fn coming(date: &ComingDate, name: &str) -> String {
    match (label_key(&date.kind).as_str(), date.years) {
        ("birthday", Some(years)) => turns(&name, &number(usize::try_from(years).unwrap_or_default())),
        ("birthday", None) => birthday(&name),
        (ImportantDate::REMEMBER, _) => remember(&name),
        (_, Some(years)) => years_since(usize::try_from(years).unwrap_or_default(), &name, &date.kind),
        (_, None) => other_date(&name, &date.kind),
    }
}

/// The small line under a promise: the person, and the day.
pub(crate) fn promise_note(promise: &Promise, today: NaiveDate, name: &str) -> String {
    let whose = match (promise.whose, name) {
        (Some(PromiseOwner::Theirs), "") => promised_to_you().to_owned(),
        (Some(PromiseOwner::Theirs), name) => said_by(&name),
        (_, "") => String::new(),
        (_, name) => promised_to(&name),
    };
    let when = match (promise.state, promise.due, promise.made) {
        (Some(PromiseState::Kept), ..) => kept().to_owned(),
        (Some(PromiseState::LetGo), ..) => no_longer_needed().to_owned(),
        (None, Some(day), _) if day >= today => due(day, today),
        (None, _, Some(made)) if made != today => since(&intl::date(made, Style::Day)),
        _ => String::new(),
    };
    super::join(&[&whose, &when], ", ")
}

/// The changes since the last backup.
pub(crate) fn changes_since_backup(count: usize) -> String {
    sentence(&changes_here(count))
}
