//! The first small question, and what follows an answer.

use chrono::NaiveDate;

use crate::domain::{Book, ExchangeId, PersonId, PromiseId};

/// What a first question does well, shown as ticks in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// It has exactly one question.
    pub one_question: bool,
    /// It can be answered in ten minutes.
    pub ten_minutes: bool,
    /// It is easy to say no.
    pub easy_no: bool,
    /// It asks for a mentorship outright.
    pub asks_to_mentor: bool,
}

/// What a first question does well.
pub fn marks(_text: &str) -> Marks {
    Marks::default()
}

/// A first question without an answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingQuestion {
    /// The exchange that logs it.
    pub exchange: ExchangeId,
    /// The person whom the user asked.
    pub person: PersonId,
    /// The question.
    pub question: String,
    /// The day.
    pub asked: NaiveDate,
}

/// The first questions without an answer yet, oldest first.
pub fn pending_questions(_book: &Book, _today: NaiveDate) -> Vec<PendingQuestion> {
    Vec::new()
}

/// The promise to report back: "Tell Priya what came of it".
pub fn report_back(name: &str) -> String {
    format!("Tell {name} what came of it")
}

/// The promises to report back whose time has come: 14 days after they were made.
pub fn to_report_back(_book: &Book, _today: NaiveDate) -> Vec<PromiseId> {
    Vec::new()
}

/// Whether to offer three talks with a person.
pub fn offers_three_talks(_book: &Book, _person: PersonId, _today: NaiveDate) -> bool {
    false
}

/// The room for another mentorship as mentor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MentorRoom {
    /// The number of open mentorships as mentor.
    pub open_as_mentor: usize,
    /// Whether the weeks have room for one more.
    pub has_room: bool,
    /// The minutes a week that the open mentorships ask for.
    pub weekly_minutes: u32,
}

/// The room for another mentorship as mentor.
pub fn room(_book: &Book, _today: NaiveDate) -> MentorRoom {
    MentorRoom { open_as_mentor: 0, has_room: true, weekly_minutes: 0 }
}
