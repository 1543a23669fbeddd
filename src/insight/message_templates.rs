//! Message templates: a few short sentences filled from the book. At most one question, no ask, no apology.
//!
//! The templates are data ([`BUILT_IN`], and the user's own in the settings): lines with placeholders. Only lines with
//! a value for every placeholder are offered, the user's own first and the most specific of the built-in ones before
//! the general ones. The list rotates with every day of contact, so that a person does not get the same text twice in a
//! row.

use chrono::NaiveDate;

use crate::domain::{Book, Exchange, ImportantDate, Person, PersonId, display_name, short_name};
use crate::insight::share_list;
use crate::insight::talking_point::{TalkingPoint, small};
use crate::insight::week::Reason;

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
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 5] = [Self::Promise, Self::CatchUp, Self::Wellness, Self::OldTie, Self::First];

    /// The label of the purpose in the settings.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Promise => "promise",
            Self::CatchUp => "catch-up",
            Self::Wellness => "wellness",
            Self::OldTie => "old-tie",
            Self::First => "first",
        }
    }

    /// The purpose with this label.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// The built-in templates. `{name}` is the short name; `{thing}`, `{question}` and `{clause}` are the talking point of
/// the last exchange as a noun phrase, a question or a clause with "how" or "whether" ([`TalkingPoint`]); `{promise}`
/// is the promise; `{share}` an item of the share list that suits the person; `{met}` the place of the first meeting;
/// `{with}` the mutual contact of the first meeting (`how_met.through`); `{date}` one of the person's
/// dates that is near.
pub const BUILT_IN: &[(Purpose, &str)] = &[
    (Purpose::Promise, "{name}, I have not forgotten that I said I would {promise}. It will be this week."),
    (Purpose::Promise, "Hello {name}, I am about to {promise}. Is there anything I should know first?"),
    (Purpose::Promise, "{name}, you still have my word: I said I would {promise}, and I will."),
    (Purpose::CatchUp, "{name}, I have {date} in mind. I hope it will be a good one."),
    (Purpose::CatchUp, "Hello {name}, {question}?"),
    (Purpose::CatchUp, "{name}, I was wondering {clause}."),
    (Purpose::CatchUp, "Hello {name}, I was thinking of {thing}. How did it go on?"),
    (Purpose::CatchUp, "{name}, {thing} came to my mind today. I hope it turned out well."),
    (Purpose::CatchUp, "{name}, I kept this for you: {share}. It made me think of you."),
    (Purpose::CatchUp, "Hello {name}, I thought of you this week. What are you working on now?"),
    (Purpose::CatchUp, "{name}, just a hello from me. I hope the week is kind to you."),
    (Purpose::CatchUp, "Thinking of you, {name}. No need to answer."),
    (Purpose::Wellness, "{name}, no question hiding in here. How are you, these days?"),
    (Purpose::Wellness, "Hello {name}, I was wondering {clause}. I hope you are well."),
    (Purpose::Wellness, "Hello {name}, {thing} is still with me. How are you?"),
    (Purpose::Wellness, "{name}, I came across this and thought of you: {share}."),
    (Purpose::Wellness, "Hello {name}, I only wanted to know that you are well."),
    (Purpose::Wellness, "Thinking of you, {name}. No need to answer."),
    (Purpose::OldTie, "{name}, something reminded me of {met} today, and of you. I hope life is being good to you."),
    (Purpose::OldTie, "Hello {name}, I still think of {thing} now and then. How are you?"),
    (Purpose::OldTie, "{name}, I came across this and thought of you: {share}. No need to write back soon."),
    (Purpose::OldTie, "{name}, your name came up with {with}, kindly. I hope you are well."),
    (Purpose::OldTie, "Hello {name}, you came to my mind today, and it was a good thought. How are you?"),
    (Purpose::OldTie, "{name}, a wave from a long way off. No need to write back soon."),
    (Purpose::First, "Hello {name}, it was good to meet you at {met}. I hope we talk again."),
    (Purpose::First, "Hello {name}, I thought of you this week. How are you?"),
    (Purpose::First, "{name}, a hello from me, so that you have my address too."),
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
    let known = Known::of(book, id, person, reason, today);
    let purpose = match reason {
        Reason::Promise(_) => Purpose::Promise,
        Reason::FirstWord => Purpose::First,
        _ if is_old_tie => Purpose::OldTie,
        Reason::WellnessCheck => Purpose::Wellness,
        Reason::CatchUp => Purpose::CatchUp,
    };
    let own = book.settings().openings.iter().filter(|it| it.label == purpose.word()).map(|it| it.text.as_str());
    let built_in = BUILT_IN.iter().filter(|(it, _)| *it == purpose).map(|(_, line)| *line);
    // The short lines do not mention the promise, so a promise keeps its own templates.
    let lines: Vec<&str> =
        if is_low && purpose != Purpose::Promise { SHORT.to_vec() } else { own.chain(built_in).collect() };
    let mut messages: Vec<String> = Vec::new();
    for line in lines {
        messages.extend(known.fill(line).filter(|it| !messages.contains(it)));
    }
    if messages.is_empty() {
        messages.push(format!("Hello {}, I thought of you this week.", known.name));
    }
    let turn = book.days_with(id).len() % messages.len();
    messages.rotate_left(turn);
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

/// The values of the placeholders; `None` where the book has none.
struct Known {
    name: String,
    thing: Option<String>,
    question: Option<String>,
    clause: Option<String>,
    promise: Option<String>,
    share: Option<String>,
    met: Option<String>,
    with: Option<String>,
    date: Option<String>,
}

/// How near a person's date must be for `{date}`, in days (design decision).
const DATE_DAYS: i64 = 14;

impl Known {
    fn of(book: &Book, id: PersonId, person: &Person, reason: Reason, today: NaiveDate) -> Self {
        let is_near = |date: &&ImportantDate| {
            let next = date.when.and_then(|it| it.next_after(today));
            next.is_some_and(|it| (it - today).num_days() <= DATE_DAYS)
        };
        let date = person.dates.iter().find(is_near).map(|it| format!("your {}", small(&it.kind)));
        let promise = match reason {
            Reason::Promise(promise) => book.promises.get(promise).map(|it| small(it.what.trim_end_matches('.'))),
            _ => None,
        };
        let share = share_list::things_for(book, id).into_iter().next().map(|(_, item)| {
            [item.what.as_str(), &item.link].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
        });
        let (mut thing, mut question, mut clause) = (None, None, None);
        match book.exchanges_with(id).next_back().and_then(|(_, it)| last_thing(it, &display_name(person))) {
            Some(TalkingPoint::Named(it)) => thing = Some(it),
            Some(TalkingPoint::Question(it)) => question = Some(it),
            Some(TalkingPoint::Clause(it)) => clause = Some(it),
            None => (),
        }
        Self {
            // A person without a name is greeted like a stranger.
            name: if person.has_name() { short_name(person) } else { "there".to_owned() },
            thing,
            question,
            clause,
            promise,
            share,
            met: Some(person.how_met.place.clone()).filter(|it| !it.is_empty()),
            date,
            with: person.how_met.through.and_then(|it| book.people.get(it)).map(short_name),
        }
    }

    /// The line with its placeholders filled. `None` if one of them has no value.
    fn fill(&self, line: &str) -> Option<String> {
        let mut filled = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            let (place, after) = after.split_once('}')?;
            filled.push_str(before);
            filled.push_str(match place {
                "name" => Some(&self.name),
                "thing" => self.thing.as_ref(),
                "question" => self.question.as_ref(),
                "clause" => self.clause.as_ref(),
                "promise" => self.promise.as_ref(),
                "share" => self.share.as_ref(),
                "met" => self.met.as_ref(),
                "with" => self.with.as_ref(),
                "date" => self.date.as_ref(),
                _ => None,
            }?);
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }
}

/// The talking point of the last exchange: its note for next time, or its first topic if there is no note. If the note
/// is refused, the topic is not used instead, since it may be about the same subject.
fn last_thing(exchange: &Exchange, name: &str) -> Option<TalkingPoint> {
    match exchange.next_time.as_str() {
        "" => TalkingPoint::of_topic(exchange.topics.first()?, name),
        note => TalkingPoint::of(note, name),
    }
}
