//! The answer to "Who knows about …".

use chrono::NaiveDate;

use crate::domain::{Circle, Depth, ExchangeId, Gone, HowKnown, PartialDate, PersonId};
use crate::insight::knows::words::Token;
use crate::insight::rhythm::Warmth;

/// The answer to "Who knows about …".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Those who know it, the best first. Those with some of the words only come last.
    pub knows: Vec<Hit>,
    /// Those who may know somebody, the best first.
    pub may_know_who: Vec<Referral>,
    /// Texts that only mention the words, the latest first.
    pub only_mentioned: Vec<Mention>,
    /// Those who are left out because the user said that they do not know it, by name.
    pub left_out: Vec<LeftOut>,
    /// Set if nothing has the words as typed: the words that the answer is about instead.
    pub slip: Option<String>,
    /// Words in use that are near, if nobody knows it. At most three.
    pub nearby: Vec<String>,
    /// People of the field, if nobody knows it.
    pub field: Option<Field>,
    /// Those whose "may know who" is near, if nobody knows it. At most three.
    pub could_know: Vec<Referral>,
}

/// People whose work or tags have one of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The word as typed.
    pub word: String,
    /// The people, the warmest first. At most three.
    pub people: Vec<Referral>,
}

/// A person who knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The person.
    pub id: PersonId,
    /// The display name.
    pub name: String,
    /// Why the person stands at the end, if so.
    pub held_back: Option<HeldBack>,
    /// The evidence.
    pub tier: Tier,
    /// How many of the words are there.
    pub whole: Whole,
    /// How well, if stated.
    pub depth: Option<Depth>,
    /// How the user knows, if stated.
    pub how: Option<HowKnown>,
    /// Who told the user, if stated.
    pub who_said: String,
    /// As of when, if stated.
    pub as_of: Option<PartialDate>,
    /// Whether that is more than three years ago.
    pub is_old: bool,
    /// The warmth, if there was an exchange.
    pub warmth: Option<Warmth>,
    /// The circle.
    pub circle: Option<Circle>,
    /// The texts of the evidence, with the words found in them.
    pub texts: Vec<Marked>,
    /// Whether the words are not those of the query, but mean the same.
    pub means_the_same: bool,
    /// The first two parts in which the person differs from the next in the list.
    pub because: Vec<Part>,
}

/// Why somebody who knows it stands at the end of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldBack {
    /// Archived.
    Archived,
    /// Paused until a day.
    Paused(NaiveDate),
    /// The last talk was strained.
    Strained,
    /// A promise of the user is open beyond its day.
    Promise,
    /// It would be the third ask in a row, or a later one.
    ManyAsks,
}

/// A part of the order, the first that differs decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The evidence.
    Tier,
    /// How many of the words are there.
    Whole,
    /// How well.
    Depth,
    /// Whether it was noted in the last three years.
    Freshness,
    /// How warm the tie is.
    Warmth,
    /// The circle.
    Circle,
}

/// The evidence, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The user stated it.
    Stated,
    /// The role or the department says so.
    Role,
    /// They taught it to the user, on two days or more.
    Lessons,
    /// The user's tag says so.
    Tag,
}

/// How many of the words are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whole {
    /// All in one place.
    One,
    /// All, over several places.
    Several,
    /// Some.
    Some,
}

/// A text with marked words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Where the marked words begin and end, in bytes.
    pub marks: Vec<(usize, usize)>,
}

/// Somebody who may know who, or people who are not a person of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// Who.
    pub who: ReferralWho,
    /// The name, or the user's words for the people.
    pub name: String,
    /// Why.
    pub why: ReferralWhy,
    /// The warmth, if it is a person with whom there was an exchange.
    pub warmth: Option<Warmth>,
    /// Whether the user asked the person in the last sixty days.
    pub was_asked: bool,
    /// Why the person stands at the end, if so.
    pub held_back: Option<HeldBack>,
}

/// Whom a referral names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferralWho {
    /// A person of the book.
    Person(PersonId),
    /// A group of people of the book.
    Group,
    /// People of an encounter, who are not in the book yet.
    Encounter(ExchangeId),
}

/// Why somebody may know who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferralWhy {
    /// They are close to this person, who knows it.
    Knows(PersonId, Tier),
    /// The user's words for whom they may know.
    Words(Marked),
    /// A sentence about a third person.
    ThirdPerson(Marked),
    /// They work at a place with such a name.
    WorksAt(Marked),
    /// The group has such a name. These are its people.
    Group(Vec<PersonId>),
    /// The encounter, and its day.
    Met(Option<NaiveDate>),
    /// They are learning it too.
    Learning(Marked),
}

impl ReferralWhy {
    /// The text in which the words were found, if it is one.
    pub fn found(&self) -> Option<&Marked> {
        match self {
            Self::Words(it) | Self::ThirdPerson(it) | Self::WorksAt(it) | Self::Learning(it) => Some(it),
            Self::Knows(..) | Self::Group(_) | Self::Met(_) => None,
        }
    }
}

/// A text that only mentions the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The person.
    pub id: PersonId,
    /// The display name.
    pub name: String,
    /// The day of the exchange, if it is one.
    pub when: Option<NaiveDate>,
    /// The text.
    pub words: Marked,
}

/// Somebody who is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The person.
    pub id: PersonId,
    /// The display name.
    pub name: String,
    /// What the user wrote.
    pub what: String,
    /// Why it does not count.
    pub gone: Gone,
}

impl Marked {
    pub(super) fn of(text: &str, words: &[Token]) -> Self {
        Self { text: text.to_owned(), marks: words.iter().map(|it| (it.from, it.to)).collect() }
    }

    /// The text in pieces, each with whether it is marked.
    ///
    /// ```
    /// # use kith::insight::knows::Marked;
    /// let marked = Marked { text: "tax law".into(), marks: vec![(4, 7)] };
    /// assert_eq!(marked.pieces(), [("tax ", false), ("law", true)]);
    /// ```
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let (mut pieces, mut from) = (Vec::new(), 0);
        for (start, end) in self.marks.iter().copied().chain([(self.text.len(), self.text.len())]) {
            pieces.push((self.text.get(from..start).unwrap_or_default(), false));
            pieces.push((self.text.get(start..end).unwrap_or_default(), true));
            from = end;
        }
        pieces.into_iter().filter(|it| !it.0.is_empty()).collect()
    }
}

impl Hit {
    /// Whether all words are there.
    pub fn is_whole(&self) -> bool {
        self.whole != Whole::Some
    }
}
