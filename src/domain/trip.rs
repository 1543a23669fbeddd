//! Trips: the user in another place for some days, or somebody in the user's place.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::values::element;
use crate::domain::{Id, List, Person, PersonId};

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

/// The most days of a trip that the app lists (design decision: a longer stay is no trip).
const MAX_DAYS: usize = 31;

impl Trip {
    /// The days of the trip, as written: civil days without a time zone. At most a month.
    ///
    /// ```
    /// # use kith::domain::Trip;
    /// let day = |text: &str| text.parse().ok();
    /// let trip = Trip { from: day("2026-12-30"), to: day("2027-01-02"), ..Trip::default() };
    /// assert_eq!(trip.days().len(), 4);
    /// assert!(Trip::default().days().is_empty());
    /// ```
    pub fn days(&self) -> Vec<NaiveDate> {
        let Some((from, to)) = self.first_day().zip(self.last_day()) else { return Vec::new() };
        from.iter_days().take_while(|it| *it <= to).take(MAX_DAYS).collect()
    }

    /// The first day, which is the last one if only that is known. Of a trip without days, the first agreed one.
    ///
    /// ```
    /// # use kith::domain::{Id, Trip, TripAnswer, TripState};
    /// let day = |text: &str| text.parse().ok();
    /// let agreed = |id: &str, on: &str| {
    ///     let person = Id::parse(&format!("0192f0c1-0000-7000-8000-00000000000{id}"));
    ///     TripAnswer { person, state: Some(TripState::Agreed), on: day(on), ..TripAnswer::default() }
    /// };
    /// let answers = [agreed("1", "2027-01-04"), agreed("2", "2027-01-02")];
    /// let trip = Trip { answers: answers.into_iter().collect(), ..Trip::default() };
    /// assert_eq!((trip.first_day(), trip.last_day()), (day("2027-01-02"), day("2027-01-04")));
    /// let trip = Trip { to: day("2026-12-30"), ..trip };
    /// assert_eq!((trip.first_day(), trip.last_day()), (day("2026-12-30"), day("2026-12-30")));
    /// ```
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.from.or(self.to).or_else(|| self.agreed_days().min())
    }

    /// The last day, which is the first one if only that is known. Of a trip without days, the last agreed one.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.to.or(self.from).or_else(|| self.agreed_days().max())
    }

    fn agreed_days(&self) -> impl Iterator<Item = NaiveDate> {
        self.answers.iter().filter(|it| it.state == Some(TripState::Agreed)).filter_map(|it| it.on)
    }

    /// Whether somebody comes to the user's place.
    pub fn is_theirs(&self) -> bool {
        self.whose == Some(TripWhose::Theirs)
    }

    /// The answer of a person. None if they were not asked.
    pub fn answer(&self, person: PersonId) -> Option<&TripAnswer> {
        self.answers.iter().find(|it| it.person == Some(person) && it.state.is_some())
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
