//! The result of parsing a sentence, and the entries made from it.

use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::{
    Channel, ContactMethod, Energy, Exchange, Initiator, Knows, NameParts, Person, PersonId, Promise, PromiseOwner,
    Purpose, Tone, TripWords, is_email, is_phone_number, tidy_line,
};

/// The parsed fields of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Set if the sentence is a promise rather than an exchange.
    pub promise: Option<PromiseOwner>,
    /// Set if a promise was made in the exchange.
    pub besides: Option<PromiseOwner>,
    /// The text of the promise.
    pub promised: String,
    /// The due date of the promise in `besides`.
    pub due: Option<NaiveDate>,
    /// The words that the due date of the promise was read from.
    pub due_from: String,
    /// The people named in the promise in `besides`.
    pub promised_to: Vec<PersonId>,
    /// The people named in the sentence.
    pub who: Vec<Who>,
    /// An encounter with people without a name.
    pub encounter: String,
    /// Whether a talk, an attempt or nothing happened, or the user has to say it.
    pub happening: Happening,
    /// The day.
    pub when: Option<NaiveDate>,
    /// The words that the day was read from.
    pub when_from: String,
    /// The question about the day, if it is not sure. Without a day, the user has to answer it.
    pub day_question: Option<DayQuestion>,
    /// The time of day, `HH:MM`.
    pub time: String,
    /// The channel.
    pub how: Option<Channel>,
    /// The purpose.
    pub purpose: Option<Purpose>,
    /// The initiator.
    pub began: Option<Initiator>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// The tone.
    pub tone: Option<Tone>,
    /// The effect on the user's energy.
    pub energy: Option<Energy>,
    /// The topics.
    pub topics: Vec<String>,
    /// The words after a `#`, without it.
    pub tags: Vec<String>,
    /// The place.
    pub place: String,
    /// The note for next time.
    pub next_time: String,
    /// Set if the sentence says what the people know, and tells of nothing that happened.
    pub knows: Option<Knows>,
    /// Set if the sentence says where somebody will be for some days, and tells of nothing that happened.
    pub stay: Option<TripWords>,
    /// The byte ranges of the understood words.
    pub marks: Vec<Mark>,
}

/// What happened between the people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Happening {
    /// An exchange.
    #[default]
    Talk,
    /// An attempt to reach somebody. It is kept, but counts as no contact.
    Attempt,
    /// Nothing: a thought, a refusal, a meeting that was called off. Nothing is kept.
    Nothing,
    /// Read as an exchange, but the sentence has words that often tell of nothing. The user says what it was.
    Unclear,
}

/// A question about the day of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayQuestion {
    /// Why the day is not sure.
    pub doubt: DayDoubt,
    /// The words of the day, as written.
    pub words: String,
    /// The days to choose from, the likeliest first. It may be empty.
    pub days: Vec<NaiveDate>,
}

/// Why a day is not sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayDoubt {
    /// The words name a few days, and the likeliest is taken: "last weekend".
    About,
    /// The words leave open which day it was: "in March".
    Which,
    /// There is no such day: "31 June".
    NoSuchDay,
    /// The day is still to come.
    Ahead,
    /// The words look like a date and are none that can be read.
    NotRead,
}

/// A person named in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One person of the book.
    Known(PersonId),
    /// Several people match, the likeliest first. The user chooses.
    Ask {
        /// The name as written.
        name: String,
        /// The people it may refer to.
        candidates: Vec<PersonId>,
    },
    /// A name that is not in the book.
    New(String),
}

/// An understood part of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The byte range.
    pub range: Range<usize>,
    /// Whether the user should check it.
    pub is_unsure: bool,
}

impl Reading {
    /// Whether every name is resolved, the day, and whether anything happened.
    pub fn is_settled(&self) -> bool {
        !self.asks_happening() && !self.asks_day() && !self.who.iter().any(|it| matches!(it, Who::Ask { .. }))
    }

    /// Whether the user has to say which day it was.
    pub fn asks_day(&self) -> bool {
        self.when.is_none() && self.day_question.is_some()
    }

    /// Whether the user has to say whether anything happened.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::quick_entry::{Names, read};
    ///
    /// let check = |sentence: &str, asks| {
    ///     let now: chrono::NaiveDateTime = "2026-11-22T12:00:00".parse().unwrap();
    ///     assert_eq!(read(sentence, &Names::default(), now).asks_happening(), asks, "{sentence}");
    /// };
    /// check("planned a walk with Ana, it poured", true);
    /// check("planned a walk with Ana, it poured, so we met at the café", false);
    /// ```
    pub fn asks_happening(&self) -> bool {
        self.promise.is_none() && self.happening == Happening::Unclear
    }

    /// Whether the sentence is about a day, and not about what somebody knows or where somebody will be.
    pub fn tells_of_a_day(&self) -> bool {
        self.knows.is_none() && self.stay.is_none()
    }

    /// Whether it is an exchange or an attempt that says nobody it was with.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::quick_entry::{Names, read};
    ///
    /// let check = |sentence: &str, is_nobody| {
    ///     let now: chrono::NaiveDateTime = "2026-11-22T12:00:00".parse().unwrap();
    ///     assert_eq!(read(sentence, &Names::default(), now).names_nobody(), is_nobody, "{sentence}");
    /// };
    /// check("a long talk about the garden", true);
    /// check("coffee with Ana", false);
    /// check("met two people from procurement", false);
    /// check("I will send the sheet tomorrow", false);
    /// ```
    pub fn names_nobody(&self) -> bool {
        let is_kept = self.promise.is_none() && matches!(self.happening, Happening::Talk | Happening::Attempt);
        is_kept && self.who.is_empty() && self.encounter.is_empty()
    }

    /// The named people of the book.
    pub fn known(&self) -> impl Iterator<Item = PersonId> {
        self.who.iter().filter_map(|it| if let Who::Known(id) = it { Some(*id) } else { None })
    }

    /// The named people who are not in the book, as new entries.
    pub fn newcomers(&self) -> Vec<Person> {
        self.who.iter().filter_map(|it| if let Who::New(name) = it { Some(person_named(name)) } else { None }).collect()
    }

    /// The exchange of the sentence.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::domain::Channel;
    /// use kith::quick_entry::{Names, read};
    ///
    /// let sentence = "yesterday coffee with Ana about the invoice #supplier";
    /// let now: chrono::NaiveDateTime = "2026-11-22T12:00:00".parse().unwrap();
    /// let exchange = read(sentence, &Names::default(), now).exchange(sentence, now.date());
    /// assert_eq!((exchange.when, exchange.how), ("2026-11-21".parse().ok(), Some(Channel::Coffee)));
    /// assert_eq!(&*exchange.topics, ["the invoice"]);
    /// assert_eq!(&*exchange.tags, ["supplier"]);
    /// assert_eq!(exchange.notes, sentence, "nothing of it is lost");
    /// ```
    pub fn exchange(&self, sentence: &str, today: NaiveDate) -> Exchange {
        Exchange {
            when: Some(self.when.unwrap_or(today)),
            time: self.time.clone(),
            people: self.known().collect(),
            encounter: self.encounter.clone(),
            attempt: self.happening == Happening::Attempt,
            how: self.how,
            purpose: self.purpose,
            began: self.began,
            minutes: self.minutes,
            tone: self.tone,
            energy: self.energy,
            topics: self.topics.iter().cloned().collect(),
            tags: self.tags.iter().cloned().collect(),
            notes: sentence.trim().to_owned(),
            next_time: self.next_time.clone(),
            place: self.place.clone(),
            ..Exchange::default()
        }
    }

    /// The promise of the sentence, alone or within an exchange.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::quick_entry::{Names, read};
    ///
    /// let sentence = "I will send the sheet tomorrow";
    /// let now: chrono::NaiveDateTime = "2026-11-22T12:00:00".parse().unwrap();
    /// let promise = read(sentence, &Names::default(), now).promise(sentence, now.date());
    /// assert_eq!(promise.what, "send the sheet", "the day would soon be wrong");
    /// assert_eq!(promise.due, "2026-11-23".parse().ok());
    /// ```
    pub fn promise(&self, sentence: &str, today: NaiveDate) -> Promise {
        let is_sure = self.besides.is_some() || (self.when.is_some() && self.day_question.is_none());
        let dateless = |text: &str| if is_sure { without_day(text, &self.due_from) } else { text.to_owned() };
        let act =
            if self.promised.is_empty() { as_act(&dateless(&tidy_line(sentence))) } else { dateless(&self.promised) };
        let people = if self.promised_to.is_empty() { self.known().collect() } else { self.promised_to.clone() };
        Promise {
            whose: self.promise.or(self.besides).or(Some(PromiseOwner::Mine)),
            people: people.into_iter().collect(),
            what: act,
            made: Some(today),
            due: if self.besides.is_some() { self.due } else { self.when },
            ..Promise::default()
        }
    }

    /// A promise to try again after an attempt, or to get in touch after a thought, with the people's names.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::quick_entry::{Names, read};
    ///
    /// let now: chrono::NaiveDateTime = "2026-11-22T12:00:00".parse().unwrap();
    /// let reading = read("tried to call Sam, no answer", &Names::default(), now);
    /// assert_eq!(reading.promise_to_try(now.date(), &["Sam".to_owned()]).what, "call Sam again");
    /// ```
    pub fn promise_to_try(&self, today: NaiveDate, names: &[String]) -> Promise {
        let verb = match self.how {
            Some(Channel::Call | Channel::Video) => "call",
            Some(Channel::Email | Channel::Message | Channel::Letter) => "write to",
            Some(Channel::Coffee | Channel::InPerson | Channel::Event) => "meet",
            None => "get in touch with",
        };
        let names = names.join(" and ");
        let again = if self.happening == Happening::Attempt { " again" } else { "" };
        Promise {
            whose: Some(PromiseOwner::Mine),
            people: self.known().collect(),
            what: tidy_line(&format!("{verb} {names}{again}")),
            made: Some(today),
            ..Promise::default()
        }
    }
}

/// The words that only lead to a day.
const TO_A_DAY: [&str; 6] = ["by", "on", "until", "till", "due", "this"];

/// The words that need the day that follows: "the table for Friday" is another table than "the table".
const NEED_MORE: [&str; 25] = [
    "of", "the", "a", "an", "for", "before", "after", "about", "from", "since", "than", "in", "at", "to", "with",
    "and", "or", "around", "next", "last", "end", "every", "each", "between", "re",
];

/// The text of a promise without the words of its day, which are in the due date: "by Friday" is wrong a week later.
/// The text as it is, if it makes no sense without them.
fn without_day(text: &str, day: &str) -> String {
    let Some(at) = text.rfind(day).filter(|_| !day.is_empty()) else { return text.to_owned() };
    let (before, after) = (text[..at].trim_end(), text[at + day.len()..].trim_start_matches([' ', ',']));
    let last = |it: &str| it.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let mut kept = before;
    while TO_A_DAY.contains(&last(kept).as_str()) {
        kept = kept.rsplit_once(' ').map_or("", |(it, _)| it).trim_end();
    }
    let is_whole = !NEED_MORE.contains(&last(kept).as_str());
    let kept = tidy_line(&format!("{} {after}", kept.trim_end_matches([',', ':', '-'])));
    let has_words = kept.split(' ').count() > 1 || kept.chars().count() > 3;
    if is_whole && has_words { kept } else { text.to_owned() }
}

/// A line about a future event, as an act: "coffee with Ana" becomes "have coffee with Ana".
fn as_act(line: &str) -> String {
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let first = first.to_lowercase();
    match first.as_str() {
        "coffee" | "lunch" | "dinner" | "breakfast" | "brunch" | "tea" | "drinks" => format!("have {first} {rest}"),
        "call" if !rest.to_lowercase().starts_with("with ") => line.to_owned(),
        "call" | "walk" | "talk" | "meeting" | "meal" | "chat" => format!("have a {first} {rest}"),
        _ => line.to_owned(),
    }
}

/// A new person from a name as written. An e-mail address or a telephone number is no name, but a way to reach the
/// person.
///
/// # Examples
///
/// ```
/// # use kith::quick_entry::person_named;
/// let person = person_named("Maria del Mar Lopez");
/// assert_eq!((person.given.as_str(), person.family.as_str()), ("Maria", "del Mar Lopez"));
/// assert_eq!(person_named("Robert \"Bob\" Smith").nickname, "Bob");
/// assert_eq!(person_named("ana@x.example").emails.first().map(|it| it.value.as_str()), Some("ana@x.example"));
/// ```
pub fn person_named(name: &str) -> Person {
    let mut person = Person::default();
    let name = tidy_line(name);
    let method = || [ContactMethod { value: name.clone(), ..ContactMethod::default() }].into_iter().collect();
    if is_email(&name) {
        person.emails = method();
    } else if is_phone_number(&name) {
        person.phones = method();
    } else {
        let (name, nickname) = split_nickname(&name);
        person.set_name(NameParts::read(&name));
        person.nickname = nickname;
    }
    person
}

/// A name without the nickname that stands in quotes inside it, and the nickname: `Robert "Bob" Smith`.
fn split_nickname(name: &str) -> (String, String) {
    let is_quote = |it: char| matches!(it, '"' | '“' | '”' | '„' | '«' | '»');
    match name.splitn(3, is_quote).collect::<Vec<_>>()[..] {
        [before, nickname, after] if !before.trim().is_empty() => {
            (tidy_line(&format!("{before} {after}")), tidy_line(nickname))
        }
        _ => (name.to_owned(), String::new()),
    }
}
