//! Promises, favours, projects, mentorships, aims, things to share and what came of it all.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::choice;
use crate::domain::{Fact, Id, List, Person, ProjectMember};

entity! {
    /// Something one of us said they would do.
    pub struct Promise is Promises {
        /// Whose it is.
        pub whose: Option<PromiseOwner>,
        /// To or from whom.
        pub people: List<Id<Person>>,
        /// What.
        pub what: String,
        /// The day it was made.
        pub made: Option<NaiveDate>,
        /// By when, if a day was named.
        pub due: Option<NaiveDate>,
        /// How it stands; open where unset.
        pub state: Option<PromiseState>,
        /// When it was kept or let go.
        pub closed: Option<NaiveDate>,
        /// Part of the made-up book.
        pub sample: bool,
    }
}

choice! {
    /// Whose promise.
    pub enum PromiseOwner {
        /// The owner's.
        Mine = "mine",
        /// The other's.
        Theirs = "theirs",
    }
}

choice! {
    /// How a promise ended.
    pub enum PromiseState {
        /// It was kept.
        Kept = "kept",
        /// It was let go.
        LetGo = "let-go",
    }
}

entity! {
    /// A favour, either way. There is no balance.
    pub struct Favour is Favours {
        /// Which way it went.
        pub direction: Option<Direction>,
        /// With whom.
        pub people: List<Id<Person>>,
        /// What.
        pub what: String,
        /// When.
        pub when: Option<NaiveDate>,
        /// How much of somebody's day.
        pub size: Option<FavourSize>,
        /// What came of it.
        pub outcome: String,
    }
}

choice! {
    /// Which way a favour went.
    pub enum Direction {
        /// The owner helped.
        Given = "given",
        /// The owner asked.
        Asked = "asked",
        /// The owner was helped.
        Received = "received",
        /// The owner offered.
        Offered = "offered",
    }
}

choice! {
    /// How much of somebody's day a favour takes.
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
        /// What it is called.
        pub name: String,
        /// What it is.
        pub what: String,
        /// The expertise it needs.
        pub needs: List<String>,
        /// Who is in it, and what each covers.
        pub members: List<ProjectMember>,
        /// In the owner's word: `idea`, `running`, `done`.
        pub state: String,
    }
}

entity! {
    /// A mentorship, either way.
    pub struct Mentorship is Mentorships {
        /// Which side the owner is on.
        pub role: Option<MentorshipRole>,
        /// The other side.
        pub people: List<Id<Person>>,
        /// What was agreed.
        pub agreement: String,
        /// What it is for.
        pub goals: List<Fact>,
        /// Days between sessions.
        pub cadence_days: Option<u32>,
        /// When it began.
        pub began: Option<NaiveDate>,
        /// When it is to end.
        pub ends: Option<NaiveDate>,
        /// How it ended.
        pub ending: String,
    }
}

choice! {
    /// Which side of a mentorship.
    pub enum MentorshipRole {
        /// The owner is the mentor.
        Mentor = "mentor",
        /// The owner is the mentee.
        Mentee = "mentee",
    }
}

entity! {
    /// Something the owner works towards.
    pub struct Aim is Aims {
        /// What.
        pub what: String,
        /// Who knows that path.
        pub people: List<Id<Person>>,
        /// No longer worked towards.
        pub done: bool,
    }
}

entity! {
    /// A thing worth passing on.
    pub struct SharedItem is Shares {
        /// What it is.
        pub what: String,
        /// Where it is.
        pub link: String,
        /// To whom it might matter.
        pub people: List<Id<Person>>,
        /// To whom it went.
        pub given_to: List<Id<Person>>,
    }
}

entity! {
    /// Something good that came of knowing people, however late.
    pub struct Outcome is Returns {
        /// What.
        pub what: String,
        /// When.
        pub when: Option<NaiveDate>,
        /// Thanks to whom.
        pub people: List<Id<Person>>,
    }
}
