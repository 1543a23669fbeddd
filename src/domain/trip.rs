//! Trips: the user in another place for some days, or somebody in the user's place.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::values::element;
use crate::domain::{Id, List, Person};

entity! {
    /// Some days in a place, and the people the user would like to see there.
    pub struct Trip is Trips {
        /// The place, in the user's words.
        pub place: String,
        /// The first day.
        pub from: Option<NaiveDate>,
        /// The last day.
        pub to: Option<NaiveDate>,
        /// What for.
        pub what: String,
        /// Who travels; the user if unset.
        pub whose: Option<TripWhose>,
        /// The people the user would like to see.
        pub people: List<Id<Person>>,
        /// The free evenings.
        pub evenings: List<NaiveDate>,
        /// What the user and each person agreed.
        pub answers: List<TripAnswer>,
        /// Whether the user said who was seen, or put the question aside.
        pub settled: bool,
        /// Part of the demo data.
        pub sample: bool,
    }
}

string_enum! {
    /// Who travels.
    pub enum TripWhose {
        /// The user.
        Mine = "mine",
        /// Somebody else, to the user's place.
        Theirs = "theirs",
    }
}

/// What came of the question to one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TripAnswer {
    /// The person; set on every stored element.
    pub person: Option<Id<Person>>,
    /// The state; not asked yet if unset.
    pub state: Option<TripState>,
    /// The agreed day.
    pub on: Option<NaiveDate>,
    /// The agreed time as `HH:MM`.
    pub time: String,
}
element!(TripAnswer { person, state, on, time }, |it| it.person.map(|it| it.to_string()).unwrap_or_default());

string_enum! {
    /// Where the question to one person stands.
    pub enum TripState {
        /// The user wrote.
        Written = "written",
        /// They agreed on a day.
        Agreed = "agreed",
        /// Not this time.
        NotThisTime = "not-this-time",
    }
}
