//! A person somebody knows.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::group::group;
use crate::domain::string_enum::choice;
use crate::domain::{Address, ContactMethod, Fact, Id, ImportantDate, List, PartialDate, Relation};

entity! {
    /// A person. Every field may be empty but the name: one of given, family, nickname or organisation is there.
    pub struct Person is People {
        /// Given name, or the whole name where its parts are not told apart.
        pub given: String,
        /// Family name.
        pub family: String,
        /// The name in another script.
        pub other_script: String,
        /// What friends say.
        pub nickname: String,
        /// How to say the name.
        pub say: String,
        /// Pronouns, in the person's own words.
        pub pronouns: String,
        /// Where they work.
        pub organisation: String,
        /// Which part of it.
        pub department: String,
        /// What they do there.
        pub role: String,
        /// E-mail addresses.
        pub emails: List<ContactMethod>,
        /// Telephone numbers.
        pub phones: List<ContactMethod>,
        /// Postal addresses.
        pub addresses: List<Address>,
        /// Profiles and pages.
        pub profiles: List<ContactMethod>,
        /// Where they live, in a word or two.
        pub place: String,
        /// The circle they are in.
        pub circle: Option<Circle>,
        /// A rhythm of their own in days, before the circle's.
        pub cadence_days: Option<u32>,
        /// How we met.
        pub how_met: HowMet,
        /// What they know about.
        pub expertise: List<String>,
        /// The owner's tags.
        pub tags: List<String>,
        /// Cohorts and groups they belong to.
        pub groups: List<String>,
        /// Birthdays and other dates.
        pub dates: List<ImportantDate>,
        /// What to do with them.
        pub dos: List<String>,
        /// What not to do.
        pub donts: List<String>,
        /// Worth remembering.
        pub facts: List<Fact>,
        /// Notes in Markdown.
        pub notes: String,
        /// The owner's own fields.
        pub custom: List<Fact>,
        /// Ties to other people.
        pub relations: List<Relation>,
        /// A small picture as a `data:` link.
        pub photo: String,
        /// Silent until then.
        pub paused_until: Option<NaiveDate>,
        /// Put aside from suggestions until then, without blame.
        pub not_before: Option<NaiveDate>,
        /// No longer in the lists, and never suggested.
        pub archived: bool,
        /// Part of the made-up book.
        pub sample: bool,
    }
}

choice! {
    /// The circles (the layers of Dunbar, see `insight::circles` for their sizes and rhythms).
    pub enum Circle {
        /// The very few.
        Inner = "inner",
        /// Good friends and allies.
        Close = "close",
        /// People one works and exchanges with.
        Active = "active",
        /// Everybody else worth knowing, with no pressure.
        Wider = "wider",
    }
}

/// How two people met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HowMet {
    /// To the year, month or day.
    pub when: Option<PartialDate>,
    /// Where.
    pub place: String,
    /// What happened.
    pub story: String,
    /// Who introduced them.
    pub through: Option<Id<Person>>,
}
group!(HowMet { when, place, story, through });
