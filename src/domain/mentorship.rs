//! Mentorships, with the user as mentor or mentee.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::{Fact, Id, List, Person};

entity! {
    /// A mentorship, with the user as mentor or mentee.
    pub struct Mentorship is Mentorships {
        /// The role of the user.
        pub role: Option<MentorshipRole>,
        /// The other people.
        pub people: List<Id<Person>>,
        /// The agreement, in words.
        pub agreement: String as Prose,
        /// The goals.
        pub goals: List<Fact>,
        /// Days between sessions.
        pub cadence_days: Option<u32>,
        /// The first day.
        pub began: Option<NaiveDate>,
        /// The planned last day.
        pub ends: Option<NaiveDate>,
        /// How it ended, in words.
        pub ending: String as Prose,
    }
}

string_enum! {
    /// The role of the user in a mentorship.
    pub enum MentorshipRole {
        /// The user is the mentor.
        Mentor = "mentor",
        /// The user is the mentee.
        Mentee = "mentee",
    }
}
