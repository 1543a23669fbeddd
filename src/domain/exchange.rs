//! An exchange: a contact between people, by talking, writing or meeting.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::registers::registers;
use crate::domain::string_enum::string_enum;
use crate::domain::{Aim, Channel, Group, Id, List, Mentorship, Person, Project, Trip};

entity! {
    /// An exchange with one or more people of the book, or an encounter with a person who is not in the book yet.
    ///
    /// An exchange has happened. A plan to meet is not an exchange and does not count until it is logged. An attempt is
    /// kept in the timeline and counts nowhere else.
    pub struct Exchange is Exchanges {
        /// The day.
        pub when: Option<NaiveDate>,
        /// The time of day as `HH:MM`, if known.
        pub time: String,
        /// The people of the book.
        pub people: List<Id<Person>>,
        /// A description of people who are not in the book: "two people from procurement".
        pub encounter: String,
        /// Whether the user has handled the encounter: named its people, or dismissed it.
        pub settled: bool,
        /// Whether it was only an attempt to reach somebody. An attempt is no contact: the indexes leave it out, so it
        /// counts for no rhythm, no week and no suggestion.
        pub attempt: bool,
        /// The channel.
        pub how: Option<Channel>,
        /// The purpose.
        pub purpose: Option<Purpose>,
        /// The initiator.
        pub began: Option<Initiator>,
        /// The duration in minutes.
        pub minutes: Option<u32>,
        /// The tone between the people.
        pub tone: Option<Tone>,
        /// The effect on the user's energy. Never a score of a person.
        pub energy: Option<Energy>,
        /// The user's guess beforehand of how welcome the contact would be, 1 to 7.
        pub expected_welcome: Option<u32>,
        /// How welcome the contact was, 1 to 7.
        pub welcome: Option<u32>,
        /// The topics.
        pub topics: List<String>,
        /// Who brought what was learned. Unset counts as neither.
        pub topic_from: Option<TopicFrom>,
        /// The user's tags.
        pub tags: List<String>,
        /// What happened, in the user's words.
        pub notes: String as Prose,
        /// A question for next time.
        pub next_time: String as Prose,
        /// The place.
        pub place: String,
        /// The project, if it was about one.
        pub project: Option<Id<Project>>,
        /// The groups, if it was a talk of one.
        pub groups: List<Id<Group>>,
        /// The trip, if it was on one.
        pub trip: Option<Id<Trip>>,
        /// The goal, if it was about one.
        pub aim: Option<Id<Aim>>,
        /// The mentorship, if it was a session of one.
        pub mentorship: Option<Id<Mentorship>>,
        /// The kind of session.
        pub sitting: Option<Sitting>,
        /// The topic that the mentee brought.
        pub brought: String as Prose,
        /// The boxes of the session sheet.
        pub grow: Grow,
        /// What the user takes along. Only the user sees it.
        pub learned: String as Prose,
        /// Part of the demo data.
        pub sample: bool,
    }
}

string_enum! {
    /// The purpose of an exchange.
    pub enum Purpose {
        /// Catching up.
        CatchUp = "catch-up",
        /// Asking how a person is, without a request.
        WellnessCheck = "wellness-check",
        /// About work.
        Work = "work",
        /// Thanking.
        Thanks = "thanks",
        /// Congratulating.
        Congratulation = "congratulation",
        /// Learning.
        Learning = "learning",
        /// Passing something on.
        Sharing = "sharing",
        /// Helping.
        Help = "help",
        /// Asking for something.
        Ask = "ask",
        /// Introducing people to each other.
        Introduction = "introduction",
        /// A session of a mentorship.
        MentoringSession = "mentoring-session",
    }
}

string_enum! {
    /// The initiator of an exchange.
    pub enum Initiator {
        /// The user.
        Me = "me",
        /// The other person.
        Them = "them",
    }
}

string_enum! {
    /// Who brought the topics of an exchange.
    pub enum TopicFrom {
        /// The user.
        Me = "me",
        /// The other person.
        Them = "them",
        /// Both.
        Both = "both",
    }
}

string_enum! {
    /// The tone of an exchange.
    pub enum Tone {
        /// Easy.
        Easy = "easy",
        /// Neither easy nor strained.
        Plain = "plain",
        /// Partly easy, partly strained.
        Mixed = "mixed",
        /// Strained.
        Strained = "strained",
    }
}

string_enum! {
    /// The effect of an exchange on the user's energy.
    pub enum Energy {
        /// It gave energy.
        Gave = "gave",
        /// It had no effect.
        Even = "even",
        /// It took energy.
        Took = "took",
    }
}

string_enum! {
    /// The kind of a mentoring session.
    pub enum Sitting {
        /// The first talk.
        First = "first",
        /// An ordinary session.
        Ordinary = "ordinary",
        /// A session that looks back.
        Checkpoint = "checkpoint",
        /// The last session.
        Closing = "closing",
    }
}

impl Exchange {
    /// Whether it is a notice to many: a message or an e-mail with more than five people (design decision). It is no
    /// contact with any of them until they answer, so it changes no rhythm and no warmth.
    ///
    /// ```
    /// # use kith::domain::{Channel, Exchange, Id};
    /// let check = |how, count, expected| {
    ///     let people = (0..count).map(|it| Id::from_uuid(uuid::Uuid::from_u128(it))).collect();
    ///     assert_eq!(Exchange { how, people, ..Exchange::default() }.is_notice(), expected, "{count}");
    /// };
    /// check(Some(Channel::Message), 6, true);
    /// check(Some(Channel::Email), 14, true);
    /// check(Some(Channel::Message), 5, false);
    /// check(Some(Channel::Event), 40, false);
    /// check(None, 40, false);
    /// ```
    pub fn is_notice(&self) -> bool {
        matches!(self.how, Some(Channel::Message | Channel::Email)) && Self::is_many(self.people.len())
    }

    /// Whether a message to so many people is a notice.
    pub const fn is_many(count: usize) -> bool {
        count > 5
    }
}

/// The boxes of the session sheet, after the GROW model. Other wordings name the same cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grow {
    /// The goal of the session.
    pub goal: String,
    /// How things are.
    pub reality: String,
    /// What could be done.
    pub options: String,
    /// What will be done.
    pub will: String,
}
registers!(Grow { goal as Prose, reality as Prose, options as Prose, will as Prose });
