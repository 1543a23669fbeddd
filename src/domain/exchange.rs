//! An exchange: a moment in which people talked, wrote or met.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::choice;
use crate::domain::{Id, List, Person, Project};

entity! {
    /// An exchange with one or many people of the book, or an encounter with somebody who is not in it yet.
    ///
    /// An exchange has happened. A plan to meet is not an exchange: it never counts until it is logged.
    pub struct Exchange is Exchanges {
        /// The day.
        pub when: Option<NaiveDate>,
        /// The time of the day as `HH:MM`, where it is known.
        pub time: String,
        /// With whom.
        pub people: List<Id<Person>>,
        /// Somebody met who is not in the book: "two people from procurement".
        pub encounter: String,
        /// Whether an encounter was looked at since: named, or let go.
        pub settled: bool,
        /// By which channel.
        pub how: Option<Channel>,
        /// To what end.
        pub purpose: Option<Purpose>,
        /// Who began.
        pub began: Option<Initiator>,
        /// How long.
        pub minutes: Option<u32>,
        /// How it felt between the people.
        pub tone: Option<Tone>,
        /// What it did to the owner's week. Never a figure on a person.
        pub energy: Option<Energy>,
        /// How welcome the owner expected to be, 1 to 7.
        pub expected_welcome: Option<u32>,
        /// How welcome it was, 1 to 7.
        pub welcome: Option<u32>,
        /// What it was about.
        pub topics: List<String>,
        /// The owner's tags.
        pub tags: List<String>,
        /// What happened, in the owner's words.
        pub notes: String,
        /// What to ask next time.
        pub next_time: String,
        /// Where.
        pub place: String,
        /// For which project.
        pub project: Option<Id<Project>>,
        /// Part of the made-up book.
        pub sample: bool,
    }
}

choice! {
    /// By which channel.
    pub enum Channel {
        /// A telephone call.
        Call = "call",
        /// A video call.
        Video = "video",
        /// Face to face.
        InPerson = "in-person",
        /// Over coffee, lunch or another small meal.
        Coffee = "coffee",
        /// By e-mail.
        Email = "email",
        /// By a short message.
        Message = "message",
        /// On paper.
        Letter = "letter",
        /// At an event.
        Event = "event",
    }
}

choice! {
    /// To what end.
    pub enum Purpose {
        /// To hear from one another.
        CatchUp = "catch-up",
        /// To ask how somebody is, with nothing to ask for.
        WellnessCheck = "wellness-check",
        /// About work.
        Work = "work",
        /// To say thank you.
        Thanks = "thanks",
        /// To congratulate.
        Congratulation = "congratulation",
        /// To learn.
        Learning = "learning",
        /// To pass something on.
        Sharing = "sharing",
        /// To help.
        Help = "help",
        /// To ask for something.
        Ask = "ask",
        /// To bring people together.
        Introduction = "introduction",
        /// A session of a mentorship.
        MentoringSession = "mentoring-session",
    }
}

choice! {
    /// Who began.
    pub enum Initiator {
        /// The owner of the book.
        Me = "me",
        /// The other.
        Them = "them",
    }
}

choice! {
    /// How it felt between the people.
    pub enum Tone {
        /// Easy.
        Easy = "easy",
        /// Neither one nor the other.
        Plain = "plain",
        /// Some of both.
        Mixed = "mixed",
        /// Strained.
        Strained = "strained",
    }
}

choice! {
    /// What it did to the owner's energy.
    pub enum Energy {
        /// It gave some.
        Gave = "gave",
        /// It made no difference.
        Even = "even",
        /// It took some.
        Took = "took",
    }
}
