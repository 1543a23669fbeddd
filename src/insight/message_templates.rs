//! Message templates: a few short sentences filled from the book. At most one question, no ask, no apology.
//!
//! The templates are data ([`BUILT_IN`], and the user's own in the settings): lines with placeholders. A placeholder
//! stands for a name, a date, a place, a topic or a shared thing, and never for words that the user wrote about
//! somebody, such as a promise or a note (`talking_point.rs`). Only lines with a value for every placeholder are
//! offered, the user's own first and the most specific of the built-in ones before the general ones. The list rotates
//! with every day of contact, so that a person does not get the same text twice in a row.

use chrono::NaiveDate;

use crate::domain::{Book, Person, PersonId, Promise, PromiseStep, normalize, short_name};
use crate::insight::week::Reason;
use crate::insight::{share_list, talking_point};

/// The purpose of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To say that a promise is not forgotten.
    Promise,
    /// To catch up.
    CatchUp,
    /// To ask how a person is, after an ordinary silence.
    Wellness,
    /// To ask how a person is, after a year of silence or more.
    OldTie,
    /// The first message to a person.
    First,
    /// To ask one of two people whether an introduction is welcome.
    AskToMeet,
    /// To introduce two people, in one message to both.
    Introduce,
    /// To ask one of them how it went on.
    FollowUp,
    /// A small first act after friction.
    Repair,
    /// To tell what came of an answer.
    ReportBack,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 10] = [
        Self::Promise,
        Self::CatchUp,
        Self::Wellness,
        Self::OldTie,
        Self::First,
        Self::AskToMeet,
        Self::Introduce,
        Self::FollowUp,
        Self::Repair,
        Self::ReportBack,
    ];

    /// The label of the purpose in the settings.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Promise => "promise",
            Self::CatchUp => "catch-up",
            Self::Wellness => "wellness",
            Self::OldTie => "old-tie",
            Self::First => "first",
            Self::AskToMeet => "ask-to-meet",
            Self::Introduce => "introduce",
            Self::FollowUp => "follow-up",
            Self::Repair => "repair",
            Self::ReportBack => "report-back",
        }
    }

    /// The purpose with this label.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// The purpose of a message about a promise.
    fn of_promise(promise: &Promise) -> Self {
        match promise.step {
            Some(PromiseStep::AskToMeet) => Self::AskToMeet,
            Some(PromiseStep::Introduce) => Self::Introduce,
            Some(PromiseStep::FollowUp) => Self::FollowUp,
            Some(PromiseStep::Repair) => Self::Repair,
            None if promise.is_report_back() => Self::ReportBack,
            None => Self::Promise,
        }
    }

    /// Whether it is a step of an introduction: said once, and the first way to say it is the most careful one.
    const fn is_introduction(self) -> bool {
        matches!(self, Self::AskToMeet | Self::Introduce | Self::FollowUp)
    }
}

/// The placeholders that a template may have: `name` is the short name; `other` the other person of an introduction;
/// `thing` the topic of the last exchange; `share` an item of the share list that suits the person; `date` a birthday
/// or the like that is near; `met` the place of the first meeting; `with` the person who introduced the two
/// (`how_met.through`).
pub const PLACEHOLDERS: [&str; 7] = ["name", "other", "thing", "share", "date", "met", "with"];

/// The built-in templates. No line says "is" or "are" of a placeholder, so it fits one thing and several.
pub const BUILT_IN: &[(Purpose, &str)] = &[
    (Purpose::Promise, "{name}, I have not forgotten what I promised. It is on my list."),
    (Purpose::Promise, "Hello {name}, I still have my promise in mind. You will hear from me soon."),
    (Purpose::Promise, "{name}, you have my word, and I will keep it. I hope your week is going well."),
    (Purpose::CatchUp, "{name}, I have {date} in mind. I hope it will be a good one."),
    (Purpose::CatchUp, "Hello {name}, {thing} came to my mind today. How are you?"),
    (Purpose::CatchUp, "{name}, I was thinking of {thing} this week, and of you. I hope all is well."),
    (Purpose::CatchUp, "{name}, this made me think of you: {share}"),
    (Purpose::CatchUp, "Hello {name}, I thought of you this week. What keeps you busy these days?"),
    (Purpose::CatchUp, "{name}, just a hello from me. I hope the week is kind to you."),
    (Purpose::CatchUp, "Hello {name}, it has been a while. What is new with you?"),
    (Purpose::CatchUp, "Thinking of you, {name}. No need to answer."),
    (Purpose::Wellness, "{name}, you were on my mind today. How are you these days?"),
    (Purpose::Wellness, "Hello {name}, I was thinking of {thing}, and then of you. I hope you are well."),
    (Purpose::Wellness, "{name}, I came across this and thought of you: {share}"),
    (Purpose::Wellness, "Hello {name}, no special reason: I only wanted to ask how you are."),
    (Purpose::Wellness, "Thinking of you, {name}. No need to answer."),
    (Purpose::OldTie, "{name}, something reminded me of {met} today, and of you. I hope life is being good to you."),
    (Purpose::OldTie, "Hello {name}, {thing} came to my mind today, and so did you. How are you?"),
    (Purpose::OldTie, "{name}, I came across this and thought of you: {share}"),
    (Purpose::OldTie, "Hello {name}, I remembered today that we met through {with}. I hope you are well."),
    (Purpose::OldTie, "Hello {name}, you came to my mind today, and it was a good thought. How are you?"),
    (Purpose::OldTie, "{name}, a wave from a long way off. No need to write back soon."),
    (Purpose::First, "Hello {name}, it was good to meet you at {met}. I hope we talk again."),
    (Purpose::First, "Hello {name}, I thought of you this week. How are you?"),
    (Purpose::First, "{name}, a hello from me, so that you know where to find me."),
    (
        Purpose::AskToMeet,
        "Hello {name}, there is somebody I think you would like to know. Shall I introduce you? A no is fine, and it \
         stays between us.",
    ),
    (Purpose::AskToMeet, "{name}, may I introduce you to {other}? If this is not the moment, a no is fine."),
    (Purpose::AskToMeet, "Hello {name}, I think you and {other} would have much to talk about. Shall I introduce you?"),
    (
        Purpose::Introduce,
        "Hello {name} and {other}, you both said that you would like to meet, so here you are. I leave the rest to you.",
    ),
    (Purpose::Introduce, "Hello {name} and {other}, I am glad to bring you two together. I hope you have a good talk."),
    (Purpose::FollowUp, "Hello {name}, did you and {other} find the time to talk? I hope it was a good start."),
    (Purpose::FollowUp, "{name}, I was wondering how it went with {other}. No need to answer."),
    (Purpose::Repair, "Hello {name}, I have been thinking of you. How is your week?"),
    (Purpose::Repair, "{name}, I would be glad if we talked again, whenever it suits you. No hurry."),
    (Purpose::Repair, "{name}, you matter to me, and I wanted to say so. No need to answer."),
    (Purpose::ReportBack, "Hello {name}, your answer has stayed with me. I would gladly tell you what came of it."),
    (Purpose::ReportBack, "{name}, you once answered a question of mine. There is something to tell about it now."),
];

/// Short lines for a day with a low battery.
const SHORT: &[&str] = &["Thinking of you and {thing}.", "Thinking of you, {name}.", "A wave from here, {name}."];

/// The situation a message is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Why the person is suggested.
    pub reason: Reason,
    /// After a year of silence or more.
    pub is_old_tie: bool,
    /// On a day when a few words are enough (low battery).
    pub is_low: bool,
    /// Today.
    pub today: NaiveDate,
}

/// The messages for a person, filled and without duplicates; the list is never empty. It is rotated by the number of
/// days with an exchange, so that the same text does not come twice in a row.
///
/// # Examples
///
/// ```
/// use kith::domain::{Book, Command, Ctx, Device, Entropy, Person, apply};
/// use kith::insight::message_templates::{Occasion, openings};
/// use kith::insight::week::Reason;
///
/// let today = "2026-11-22".parse().unwrap();
/// let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
/// let mut book = Book::default();
/// let ana = Person { given: "Ana".into(), ..Person::default() };
/// apply(&mut book, Command::AddPerson(Box::new(ana)), &ctx).unwrap();
/// let (ana, _) = book.people.iter().next().unwrap();
///
/// // With a low battery, a few words are enough. Lines about a talking point are left out, because there is none yet.
/// let occasion = Occasion { reason: Reason::CatchUp, is_old_tie: false, is_low: true, today };
/// assert_eq!(openings(&book, ana, occasion), ["Thinking of you, Ana.", "A wave from here, Ana."]);
/// ```
pub fn openings(book: &Book, id: PersonId, occasion: Occasion) -> Vec<String> {
    let Occasion { reason, is_old_tie, is_low, today } = occasion;
    let Some(person) = book.people.get(id) else { return vec![String::new()] };
    let promise = if let Reason::Promise(promise) = reason { book.promises.get(promise) } else { None };
    let known = Known::of(book, id, person, promise, today);
    let purpose = match reason {
        Reason::Promise(_) => promise.map_or(Purpose::Promise, Purpose::of_promise),
        Reason::FirstWord => Purpose::First,
        _ if is_old_tie => Purpose::OldTie,
        Reason::WellnessCheck => Purpose::Wellness,
        Reason::CatchUp => Purpose::CatchUp,
    };
    let own = book.settings().openings.iter().filter(|it| it.label == purpose.word()).map(|it| it.text.as_str());
    let built_in = BUILT_IN.iter().filter(|(it, _)| *it == purpose).map(|(_, line)| *line);
    let lines: Vec<&str> = if is_low { SHORT.to_vec() } else { own.chain(built_in).collect() };
    let mut messages: Vec<String> = Vec::new();
    for line in lines {
        messages.extend(known.fill(line).filter(|it| !messages.contains(it)));
    }
    if messages.is_empty() {
        messages.extend(known.fill("Hello {name}, I thought of you this week."));
    }
    if !purpose.is_introduction() {
        let turn = book.days_with(id).len() % messages.len().max(1);
        messages.rotate_left(turn);
    }
    messages
}

/// The message at position `way` of [`openings`], counted in a circle.
///
/// # Examples
///
/// ```
/// # use kith::domain::*;
/// # use kith::insight::{message_templates::opening, week::Reason};
/// # let today = "2026-11-22".parse().unwrap();
/// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
/// # let mut book = Book::default();
/// let ana = Person { given: "Ana".into(), ..Person::default() };
/// apply(&mut book, Command::AddPerson(Box::new(ana)), &ctx).unwrap();
/// let (ana, _) = book.people.iter().next().unwrap();
/// assert!(opening(&book, ana, Reason::CatchUp, 0, ctx.today).contains("Ana"));
/// ```
pub fn opening(book: &Book, id: PersonId, reason: Reason, way: usize, today: NaiveDate) -> String {
    let messages = openings(book, id, Occasion { reason, is_old_tie: false, is_low: false, today });
    messages.into_iter().cycle().nth(way).unwrap_or_default()
}

/// The first part of a template between braces that is no placeholder, such as one of an older version of Kith. Such a
/// template is not offered.
///
/// ```
/// # use kith::insight::message_templates::unknown_placeholder;
/// assert_eq!(unknown_placeholder("{name}, the kettle is on."), None);
/// assert_eq!(unknown_placeholder("{name}, I will {promise}."), Some("promise"));
/// ```
pub fn unknown_placeholder(line: &str) -> Option<&str> {
    let places = line.split('{').skip(1).map(|it| it.split_once('}').map_or(it, |(place, _)| place));
    places.into_iter().find(|it| !PLACEHOLDERS.contains(it))
}

/// The values of the placeholders, in the order of [`PLACEHOLDERS`]; `None` where the book has none.
struct Known([Option<String>; 7]);

/// How near a person's date must be for `{date}`, in days (design decision).
const DATE_DAYS: i64 = 14;
/// The dates that are surely happy; any other may be a day to mourn.
const HAPPY: [&str; 4] = ["birthday", "name day", "wedding anniversary", "wedding day"];

impl Known {
    fn of(book: &Book, id: PersonId, person: &Person, promise: Option<&Promise>, today: NaiveDate) -> Self {
        let living = |id: PersonId| book.people.get(id).filter(|it| it.died.is_none());
        let introduction = promise.filter(|it| it.step.is_some());
        let two = introduction.into_iter().flat_map(|it| it.other.into_iter().chain(it.people.iter().copied()));
        let exchange = book.exchanges_with(id).next_back();
        let share = share_list::things_for(book, id);
        Self([
            greeted(person),
            two.filter(|it| *it != id).find_map(living).and_then(greeted),
            exchange.and_then(|(_, it)| talking_point::topic(book, person, it)),
            share.into_iter().find_map(|(_, it)| talking_point::shared(book, it)),
            happy_date(person, today),
            talking_point::met(book, person),
            person.how_met.through.filter(|it| *it != id).and_then(living).and_then(greeted),
        ])
    }

    /// The line with its placeholders filled. `None` if one of them has no value.
    fn fill(&self, line: &str) -> Option<String> {
        let mut filled = String::new();
        let mut rest = line;
        if self.0[0].is_none() {
            // A person without a name is greeted like a stranger.
            if let Some(words) = line.strip_prefix("{name},").or(line.strip_prefix("Hello {name},")) {
                filled.push_str("Hello there,");
                rest = words;
            }
        }
        while let Some((before, after)) = rest.split_once('{') {
            let (place, after) = after.split_once('}')?;
            filled.push_str(before);
            let at = PLACEHOLDERS.iter().position(|it| *it == place)?;
            filled.push_str(self.0[at].as_ref()?);
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }
}

/// The name in a greeting. None for somebody of whom the book has only an organisation or an address.
fn greeted(person: &Person) -> Option<String> {
    let names = [&person.given, &person.family, &person.nickname, &person.other_script];
    names.into_iter().any(|it| !it.trim().is_empty()).then(|| short_name(person))
}

/// A happy date of a person that is near: "your birthday".
fn happy_date(person: &Person, today: NaiveDate) -> Option<String> {
    person.dates.iter().find_map(|date| {
        let next = date.when?.next_after(today)?;
        let kind = normalize(date.kind.trim());
        let is_near = (next - today).num_days() <= DATE_DAYS;
        (is_near && HAPPY.contains(&kind.as_str())).then(|| format!("your {kind}"))
    })
}
