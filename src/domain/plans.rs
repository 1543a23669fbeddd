//! Promises, favours, projects, mentorships, aims, shared items and outcomes.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::choice;
use crate::domain::values::element;
use crate::domain::{Fact, Id, List, Person};

entity! {
    /// A promise by the user or by another person.
    pub struct Promise is Promises {
        /// The owner of the promise.
        pub whose: Option<PromiseOwner>,
        /// The other people: its recipients, or the people it came from.
        pub people: List<Id<Person>>,
        /// The promise, in words.
        pub what: String,
        /// The day it was made.
        pub made: Option<NaiveDate>,
        /// The due day, if any.
        pub due: Option<NaiveDate>,
        /// The state; open if unset.
        pub state: Option<PromiseState>,
        /// The day on which it was kept or dropped.
        pub closed: Option<NaiveDate>,
        /// Part of the demo data.
        pub sample: bool,
    }
}

choice! {
    /// The owner of a promise.
    pub enum PromiseOwner {
        /// The user.
        Mine = "mine",
        /// The other person.
        Theirs = "theirs",
    }
}

choice! {
    /// The final state of a promise.
    pub enum PromiseState {
        /// It was kept.
        Kept = "kept",
        /// It was dropped.
        LetGo = "let-go",
    }
}

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

choice! {
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

choice! {
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

entity! {
    /// A project that needs a team of different expertise.
    pub struct Project is Projects {
        /// The name.
        pub name: String,
        /// A description.
        pub what: String,
        /// The required expertise.
        pub needs: List<String>,
        /// The members, each with their part.
        pub members: List<ProjectMember>,
        /// The state in the user's words: `idea`, `running`, `done`.
        pub state: String,
    }
}

entity! {
    /// A mentorship, with the user as mentor or mentee.
    pub struct Mentorship is Mentorships {
        /// The role of the user.
        pub role: Option<MentorshipRole>,
        /// The other people.
        pub people: List<Id<Person>>,
        /// The agreement, in words.
        pub agreement: String,
        /// The goals.
        pub goals: List<Fact>,
        /// Days between sessions.
        pub cadence_days: Option<u32>,
        /// The first day.
        pub began: Option<NaiveDate>,
        /// The planned last day.
        pub ends: Option<NaiveDate>,
        /// How it ended, in words.
        pub ending: String,
    }
}

choice! {
    /// The role of the user in a mentorship.
    pub enum MentorshipRole {
        /// The user is the mentor.
        Mentor = "mentor",
        /// The user is the mentee.
        Mentee = "mentee",
    }
}

entity! {
    /// A goal of the user.
    pub struct Aim is Aims {
        /// The goal, in words.
        pub what: String,
        /// The people with experience of it.
        pub people: List<Id<Person>>,
        /// Whether it is finished or given up.
        pub done: bool,
    }
}

entity! {
    /// An item worth passing on.
    pub struct SharedItem is Shares {
        /// The item, in words.
        pub what: String,
        /// A link to it.
        pub link: String,
        /// People with a possible interest in it.
        pub people: List<Id<Person>>,
        /// The people that have received it.
        pub given_to: List<Id<Person>>,
    }
}

entity! {
    /// A good outcome of knowing people, however late.
    pub struct Outcome is Returns {
        /// The outcome, in words.
        pub what: String,
        /// The day.
        pub when: Option<NaiveDate>,
        /// The people who contributed.
        pub people: List<Id<Person>>,
    }
}

/// A member of a project, with their part in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectMember {
    /// The person; set on every stored member.
    pub person: Option<Id<Person>>,
    /// Their part, in the user's words.
    pub part: String,
}
element!(ProjectMember { person, part }, |it| it.person.map(|it| it.to_string()).unwrap_or_default());
