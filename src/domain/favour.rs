//! Favours, given and received.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::{Id, List, Person};

entity! {
    /// A favour, in either direction. There is no balance.
    pub struct Favour is Favours {
        /// The direction.
        pub direction: Option<Direction>,
        /// The other people.
        pub people: List<Id<Person>>,
        /// The favour, in words.
        pub what: String,
        /// The day.
        pub when: Option<NaiveDate>,
        /// The size.
        pub size: Option<FavourSize>,
        /// The outcome, in words.
        pub outcome: String,
    }
}

string_enum! {
    /// The direction of a favour.
    pub enum Direction {
        /// The user helped.
        Given = "given",
        /// The user asked.
        Asked = "asked",
        /// The user was helped.
        Received = "received",
        /// The user offered.
        Offered = "offered",
    }
}

string_enum! {
    /// The time that a favour takes.
    pub enum FavourSize {
        /// Five minutes.
        FiveMinutes = "five-minutes",
        /// Half an hour.
        HalfAnHour = "half-an-hour",
        /// More.
        Bigger = "bigger",
    }
}
