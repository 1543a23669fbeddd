//! Sentences of the user interface that are composed from parts. Second person, present tense, no exclamation marks.

mod auto_backup;
mod catalogue;
mod damage;
mod gentle;

use chrono::NaiveDate;

use crate::domain::{Channel, Circle, Energy, Promise, PromiseOwner, PromiseState, Purpose, Settings, Tone, Weekday};
use crate::insight::rhythm::{Rhythm, Warmth};
use crate::insight::upcoming::ComingDate;
use crate::insight::week::Reason;
use crate::web::intl::{self, Style};

pub(crate) use auto_backup::*;
pub(crate) use damage::*;
pub(crate) use gentle::*;

use crate::ui::text::catalogue::sentences;

sentences! {
    nothing_to_undo: "There is nothing to undo.";
    nothing_to_redo: "There is nothing to redo.";
}

pub(crate) const KEPT_HERE: &str =
    "Everything is kept in this browser, on this device. Nothing leaves it unless you carry a file away yourself.";
pub(crate) const BLOCKED: &str = "This browser does not let Kith keep anything, so what you write is gone when you close the page. Allow site data for this address, or leave private browsing.";
pub(crate) const READ_ONLY: &str = "A newer Kith has written in this browser. This one shows what it can and changes nothing. Reload the page to update.";

pub(crate) const PART_MISSING: &str = "This part of Kith is not on this device yet, and could not be fetched. With a network it comes by itself; try again then.";

pub(crate) const NO_RANDOM: &str =
    "This browser gives no random numbers, and without them nothing can be encrypted well.";
pub(crate) const STRENGTH_OFFLINE: &str =
    "How hard it is to guess can be said once you are online. Four or five words that do not belong together are hard.";
pub(crate) const BACKUP_NOT_WHOLE: &str = "This backup lacks what cannot be read here. Keep your earlier ones.";
pub(crate) const BEGUN: &str = "Not saved. What you had begun is there when you open the form again.";
pub(crate) const BEGUN_HERE: &str = "This is what you had begun. Cancel lets it go.";
pub(crate) const RESTING: &str = "Enough for today";

/// The message for a name that matches no person, or more than one.
pub(crate) fn nobody_called(name: &str) -> String {
    format!("“{name}” is not one person of the book. Write the whole name, or leave it out.")
}

/// The message for a name that several people have.
pub(crate) fn several_called(name: &str) -> String {
    format!("Several people are called {name}. Log it with the one you mean, and let this one be.")
}

/// The message for a number out of range.
pub(crate) fn between(label: &str, range: &std::ops::RangeInclusive<u32>) -> String {
    format!("{label}: from {} to {}.", range.start(), range.end())
}

/// The share of the storage that the same book takes in Safari, which counts bytes.
pub(crate) fn in_safari(percent: u32) -> String {
    format!(
        "Safari counts bytes: there the same takes {} of its room.",
        if percent == 0 { "under 1 %".to_owned() } else { format!("{percent} %") }
    )
}

/// The message that data of an earlier version could not be migrated, with the reason.
pub(crate) fn not_migrated(why: &str) -> String {
    format!(
        "What an earlier Kith wrote here could not be brought up to date. {why} It is all still there: nothing is written until there is room, so free some and load the page again."
    )
}

/// The message that a file was not opened, with the reason.
pub(crate) fn not_opened(name: &str, why: &str) -> String {
    format!("“{name}” was not opened, and nothing was changed. {why}")
}

/// The toast after an undo.
pub(crate) fn undone(said: &str) -> String {
    format!("Undone: {}", lower_first(said))
}

/// The toast after a redo.
pub(crate) fn redone(said: &str) -> String {
    format!("Done again: {}", lower_first(said))
}

fn lower_first(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().map(|it| it.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

/// Lower-cases the first letter, for the middle of a sentence. An abbreviation such as "NDA" keeps its capitals.
fn lower_word(words: &str) -> String {
    if words.chars().nth(1).is_some_and(char::is_uppercase) { words.to_owned() } else { lower_first(words) }
}

/// A number, in words up to twelve.
pub(crate) fn number(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |it| (*it).to_owned())
}

/// "one person", "three people".
pub(crate) fn count(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// Capitalises the first letter, if it is an ASCII letter.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// "Ana", "Ana and Luis", "Ana, Luis and Kenji".
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A length of time in everyday words: "nine days", "six weeks", "five months".
pub(crate) fn span(days: u32) -> String {
    let days = days as usize;
    match days {
        0..=13 => count(days, "day", "days"),
        14..=69 => count((days + 3) / 7, "week", "weeks"),
        70..=700 => count((days + 15) / 30, "month", "months"),
        _ => count((days + 180) / 365, "year", "years"),
    }
}

/// The time since a day, short for a list: "today", "yesterday", "9 days", "6 weeks".
pub(crate) fn ago_short(days: u32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..=13 => format!("{days} days"),
        14..=69 => format!("{} weeks", (days + 3) / 7),
        70..=700 => format!("{} months", (days + 15) / 30),
        _ => format!("{} years", (days + 180) / 365),
    }
}

/// A day near today: "Yesterday, 13 May".
pub(crate) fn day(day: NaiveDate, today: NaiveDate) -> String {
    let date = intl::date(day, Style::Day);
    match (today - day).num_days() {
        0 => format!("Today, {date}"),
        1 => format!("Yesterday, {date}"),
        2..=6 => format!("{}, {date}", intl::date(day, Style::Weekday)),
        _ => date,
    }
}

/// A due day, today or later: "by Saturday".
pub(crate) fn due(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "for today".to_owned(),
        1 => "by tomorrow".to_owned(),
        2..=6 => format!("by {}", intl::date(day, Style::Weekday)),
        _ => format!("by {}", intl::date(day, Style::Day)),
    }
}

/// The line that explains a person's warmth, beside its word.
pub(crate) fn warmth_line(rhythm: &Rhythm) -> String {
    let Some(silence) = rhythm.silence else { return "No exchange is written down yet.".to_owned() };
    let since = match silence {
        0 => "You talked today".to_owned(),
        1 => "You talked yesterday".to_owned(),
        days => format!("{} since you talked", sentence(&span(days))),
    };
    match rhythm.usual_gap.or(rhythm.cadence) {
        Some(days) if rhythm.usual_gap.is_some() => format!("{since}; you usually talk every {}.", every(days)),
        Some(days) => format!("{since}; about every {} is the rhythm you chose.", every(days)),
        None => format!("{since}."),
    }
}

/// The interval after "every": "two weeks", "month".
pub(crate) fn every(days: u32) -> String {
    match days {
        1 => "day".to_owned(),
        7 => "week".to_owned(),
        28..=31 => "month".to_owned(),
        350..=380 => "year".to_owned(),
        _ => span(days),
    }
}

/// The kind of a suggestion.
pub(crate) const fn reason_kind(reason: Reason) -> &'static str {
    match reason {
        Reason::Promise(_) => "A promise.",
        Reason::CatchUp => "A catch-up.",
        Reason::WellnessCheck => "A wellness check.",
        Reason::FirstWord => "A first word.",
    }
}

/// The reason for suggesting a person.
pub(crate) fn reason(reason: Reason, rhythm: &Rhythm, promise: Option<&Promise>) -> String {
    match (reason, promise, rhythm.silence) {
        (Reason::Promise(_), Some(promise), _) => {
            let made = promise.made.map(|it| format!("On {} you", intl::date(it, Style::Day)));
            format!(
                "{} said you would {}.",
                made.unwrap_or_else(|| "You".to_owned()),
                lower_word(promise.what.trim_end_matches('.'))
            )
        }
        (Reason::FirstWord, _, _) => "You wrote the name down, and nothing since. A hello is enough.".to_owned(),
        (Reason::WellnessCheck, _, Some(days)) => format!(
            "Nothing to ask for. It has been {}, and a hello is welcome more often than one thinks.",
            span(days)
        ),
        (_, _, Some(days)) => match rhythm.usual_gap.or(rhythm.cadence) {
            Some(gap) if rhythm.usual_gap.is_some() => {
                format!("You usually talk every {}; it has been {}.", every(gap), span(days))
            }
            Some(gap) => format!("About every {} is the rhythm you chose; it has been {}.", every(gap), span(days)),
            None => format!("It has been {}.", span(days)),
        },
        (_, _, None) => "A hello is enough.".to_owned(),
    }
}

/// The title of the weekly session.
pub(crate) fn session_title(count: usize, is_all_done: bool) -> String {
    match (count, is_all_done) {
        (0, _) => "Nobody is waiting".to_owned(),
        (_, true) => "That was this week".to_owned(),
        (1, _) => "One person, in your own time".to_owned(),
        (count, _) => format!("{} people, in your own time", sentence(&number(count))),
    }
}

/// The number of exchanges this week. Empty for none.
pub(crate) fn week_count(exchanges: usize) -> String {
    match exchanges {
        0 => String::new(),
        count => format!("{} this week.", sentence(&self::count(count, "exchange", "exchanges"))),
    }
}

/// A recurring date: "Lucía turns forty".
pub(crate) fn coming(date: &ComingDate, name: &str) -> String {
    match (date.kind.to_ascii_lowercase().as_str(), date.years) {
        ("birthday", Some(years)) => format!("{name} turns {years}"),
        ("birthday", None) => format!("{name}’s birthday"),
        (_, Some(years)) => {
            format!("{name}: {}, {}", date.kind, count(usize::try_from(years).unwrap_or_default(), "year", "years"))
        }
        (_, None) => format!("{name}: {}", date.kind),
    }
}

/// The small line under a promise.
pub(crate) fn promise_note(promise: &Promise, today: NaiveDate, name: &str) -> String {
    let whose = match (promise.whose, name) {
        (Some(PromiseOwner::Theirs), "") => "promised to you".to_owned(),
        (Some(PromiseOwner::Theirs), name) => format!("{name} said so"),
        (_, "") => String::new(),
        (_, name) => format!("for {name}"),
    };
    let when = match (promise.state, promise.due, promise.made) {
        (Some(PromiseState::Kept), ..) => "kept".to_owned(),
        (Some(PromiseState::LetGo), ..) => "let go".to_owned(),
        (None, Some(due), _) if due >= today => self::due(due, today),
        (None, _, Some(made)) if made != today => format!("since {}", intl::date(made, Style::Day)),
        _ => String::new(),
    };
    [whose, when].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The name of a circle.
pub(crate) const fn circle(circle: Circle) -> &'static str {
    match circle {
        Circle::Inner => "Inner",
        Circle::Close => "Close",
        Circle::Active => "Active",
        Circle::Wider => "Wider",
    }
}

/// The rhythm of a circle in words.
pub(crate) fn circle_rhythm(circle: Circle, settings: &Settings) -> String {
    match circle {
        Circle::Wider => "no pressure".to_owned(),
        other => format!("about every {}", every(settings.cadence_days(other))),
    }
}

/// The channel of an exchange.
pub(crate) const fn how(how: Channel) -> &'static str {
    match how {
        Channel::Call => "Call",
        Channel::Video => "Video",
        Channel::InPerson => "In person",
        Channel::Coffee => "Coffee",
        Channel::Email => "E-mail",
        Channel::Message => "Message",
        Channel::Letter => "Letter",
        Channel::Event => "Event",
    }
}

/// The icon of a channel.
pub(crate) const fn how_icon(how: Option<Channel>) -> &'static str {
    match how {
        Some(Channel::Call) => "phone",
        Some(Channel::Video) => "video",
        Some(Channel::InPerson) => "people",
        Some(Channel::Coffee) => "coffee",
        Some(Channel::Email) => "mail",
        Some(Channel::Message) | None => "message",
        Some(Channel::Letter) => "letter",
        Some(Channel::Event) => "meeting",
    }
}

/// The purpose of an exchange.
pub(crate) const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::CatchUp => "Catch-up",
        Purpose::WellnessCheck => "Wellness check",
        Purpose::Work => "Work",
        Purpose::Thanks => "Thanks",
        Purpose::Congratulation => "Congratulation",
        Purpose::Learning => "Learning",
        Purpose::Sharing => "Sharing",
        Purpose::Help => "Help",
        Purpose::Ask => "Asking",
        Purpose::Introduction => "Introduction",
        Purpose::MentoringSession => "Mentoring session",
    }
}

/// The icon of a tone.
pub(crate) const fn tone_icon(tone: Tone) -> &'static str {
    match tone {
        Tone::Easy => "tone-good",
        Tone::Plain => "tone-plain",
        Tone::Mixed => "tone-mixed",
        Tone::Strained => "tone-strained",
    }
}

/// The icon of an exchange's effect on energy.
pub(crate) const fn energy_icon(energy: Option<Energy>) -> &'static str {
    match energy {
        Some(Energy::Gave) => "sun",
        Some(Energy::Even) => "even",
        Some(Energy::Took) => "moon",
        None => "clock",
    }
}

/// The effect of an exchange on energy, for the timeline.
pub(crate) const fn energy(energy: Energy) -> &'static str {
    match energy {
        Energy::Gave => "gave energy",
        Energy::Even => "even",
        Energy::Took => "took energy",
    }
}

/// The name of a weekday.
pub(crate) fn weekday(day: Weekday) -> String {
    sentence(day.word())
}

/// The line above the list of people.
pub(crate) fn people_line(total: usize, cooling: usize) -> String {
    match (total, cooling) {
        (0, _) => "Nobody yet. A name is enough to begin.".to_owned(),
        (total, 0) => format!("{} you know.", people(total)),
        (total, cooling) => {
            format!("{} you know. {} cooling, and nobody is waiting at the door.", people(total), is_are(cooling))
        }
    }
}

fn people(count: usize) -> String {
    if count == 1 { "One person".to_owned() } else { format!("{count} people") }
}

fn is_are(count: usize) -> String {
    format!("{} {}", sentence(&number(count)), if count == 1 { "is" } else { "are" })
}

/// The text beside the load meter.
pub(crate) fn load(asked: f64, allowed: u32) -> String {
    // Tenths as an integer: formatting a float takes ten kilobytes of program.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred at most, and not below zero"
    )]
    let tenths = (asked * 10.0).round() as u32;
    let rounded =
        if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
    let fits = if asked <= f64::from(allowed) {
        "That fits."
    } else {
        "That is more than fits; a slower rhythm or a wider circle makes room."
    };
    format!("Your circles ask for {rounded} a week; you have room for {allowed}. {fits}")
}

/// The word for the warmth as a sentence, before its explanation.
pub(crate) fn warmth(warmth: Warmth) -> String {
    format!("{}.", sentence(warmth.word()))
}
