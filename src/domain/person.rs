//! A person in the book.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::registers::registers;
use crate::domain::string_enum::string_enum;
use crate::domain::values::element;
use crate::domain::{
    Address, Chapter, Circle, CircleMove, ContactMethod, Fact, HushedOffer, Id, ImportantDate, Knows, List,
    PartialDate, RelationKind,
};

entity! {
    /// A person. Every field may be empty, but one of the fields that can serve as the display name is set.
    pub struct Person is People {
        /// Titles before the name.
        pub prefix: String,
        /// The given name, or the whole name if its parts are not separate.
        pub given: String,
        /// Middle names and initials.
        pub middle: String,
        /// Family name, with its particles.
        pub family: String,
        /// Degrees and generations after the name.
        pub suffix: String,
        /// The name by which the person is sorted, if it is not one of the parts.
        pub sort_name: String,
        /// The name in another script.
        pub other_script: String,
        /// The nickname.
        pub nickname: String,
        /// How to pronounce the name.
        pub say: String,
        /// Pronouns, in the person's own words.
        pub pronouns: String,
        /// The workplace.
        pub organisation: String,
        /// The department there.
        pub department: String,
        /// The job title.
        pub role: String,
        /// E-mail addresses.
        pub emails: List<ContactMethod>,
        /// Telephone numbers.
        pub phones: List<ContactMethod>,
        /// Postal addresses.
        pub addresses: List<Address>,
        /// Profiles and pages.
        pub profiles: List<ContactMethod>,
        /// The place of residence, in a word or two.
        pub place: String,
        /// The circle.
        pub circle: Option<Circle>,
        /// The person's own cadence in days; overrides that of the circle.
        pub cadence_days: Option<u32>,
        /// How the user and the person met.
        pub how_met: HowMet,
        /// What the person knows.
        pub expertise: List<Knows>,
        /// Whom the person may know, in the user's words: "people in procurement at the city".
        pub knows_who: String,
        /// The user's tags.
        pub tags: List<String>,
        /// Cohorts and groups of the person.
        pub groups: List<String>,
        /// Birthdays and other dates.
        pub dates: List<ImportantDate>,
        /// Things to do with the person.
        pub dos: List<String>,
        /// Things to avoid.
        pub donts: List<String>,
        /// Facts worth remembering.
        pub facts: List<Fact>,
        /// Notes in Markdown.
        pub notes: String as Prose,
        /// The user's own fields.
        pub custom: List<Fact>,
        /// Relations to other people.
        pub relations: List<Relation>,
        /// The kinds of help that the user has from the person.
        pub helps: List<Helps>,
        /// The offers about the person that the user answered with "not now" or "no".
        pub hushed: List<HushedOffer>,
        /// The chapters of the relationship, with the user's names.
        pub chapters: List<Chapter>,
        /// The moves between circles, from the version on that writes them. Every command that sets the circle adds
        /// one.
        pub moves: List<CircleMove>,
        /// The date of death.
        pub died: Option<PartialDate>,
        /// A small picture as a `data:` link.
        pub photo: String as Picture,
        /// Paused until this day: not suggested before.
        pub paused_until: Option<NaiveDate>,
        /// Snoozed until this day: set aside from the suggestions by the user, without blame.
        pub not_before: Option<NaiveDate>,
        /// Archived: hidden from the lists and never suggested.
        pub archived: bool,
        /// The people who the user said are somebody else, although they look like this one. It stands on one of the
        /// two and counts for both.
        pub not_same: List<Id<Person>>,
        /// The people who were joined into this one. They are in the trash or erased, and a file may still name them.
        pub joined: List<Id<Person>>,
        /// The records of other programs that the person was imported from.
        pub sources: List<Source>,
        /// The lines of an imported vCard that no other field holds, unfolded (RFC 6350). The export writes them again.
        pub card_lines: List<String> as Prose,
        /// Part of the demo data.
        pub sample: bool,
    }
}

impl Person {
    /// Whether Kith may suggest the person: neither archived nor dead. Every suggestion asks this; lists and search do
    /// not.
    ///
    /// ```
    /// # use kith::domain::Person;
    /// let check = |person: Person, expected| assert_eq!(person.may_be_suggested(), expected);
    /// check(Person::default(), true);
    /// check(Person { archived: true, ..Person::default() }, false);
    /// check(Person { died: "2024".parse().ok(), ..Person::default() }, false);
    /// ```
    pub const fn may_be_suggested(&self) -> bool {
        !self.archived && self.died.is_none()
    }

    /// Whether Kith brings up a date of the person: each date of somebody who may be suggested, and of an archived or
    /// dead person only a day to remember them, which the user asked for.
    ///
    /// ```
    /// # use kith::domain::{ImportantDate, Person};
    /// let died = Person { died: "2024".parse().ok(), ..Person::default() };
    /// let archived = Person { archived: true, ..Person::default() };
    /// let check = |kind: &str, person: &Person, expected| {
    ///     let date = ImportantDate { kind: kind.into(), ..ImportantDate::default() };
    ///     assert_eq!(person.brings_up(&date), expected, "{kind}");
    /// };
    /// check("birthday", &Person::default(), true);
    /// check("birthday", &died, false);
    /// check("birthday", &archived, false);
    /// check("remember", &died, true);
    /// check("Remember", &archived, true);
    /// ```
    pub fn brings_up(&self, date: &ImportantDate) -> bool {
        self.may_be_suggested() || date.is_remembrance()
    }

    /// What the person knows, without the fields that do not count.
    ///
    /// ```
    /// # use kith::domain::{Gone, Knows, Person};
    /// let tax = Knows { gone: Some(Gone::NotThis), ..Knows::of("tax") };
    /// let ana = Person { expertise: [Knows::of("tea"), tax].into_iter().collect(), ..Person::default() };
    /// assert_eq!(ana.knows().map(|it| it.what.as_str()).collect::<Vec<_>>(), ["tea"]);
    /// ```
    pub fn knows(&self) -> impl Iterator<Item = &Knows> {
        self.expertise.iter().filter(|it| it.gone.is_none())
    }

    /// The words of [`knows`](Self::knows).
    pub fn known_words(&self) -> Vec<String> {
        self.knows().map(|it| it.what.clone()).collect()
    }
}

/// How the user and a person met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HowMet {
    /// The date, to the year, month or day.
    pub when: Option<PartialDate>,
    /// The place.
    pub place: String,
    /// The story.
    pub story: String,
    /// The person who introduced them.
    pub through: Option<Id<Person>>,
}
registers!(HowMet { when, place, story as Prose, through });

/// A relation from one person to another. It is stored on one of the two and shown on both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Relation {
    /// The role of the other person; set on every stored relation.
    pub kind: Option<RelationKind>,
    /// The other person; set on every stored relation.
    pub to: Option<Id<Person>>,
}
element!(Relation { kind, to }, |it| match (it.kind, it.to) {
    (Some(kind), Some(to)) => format!("{} {to}", kind.word()),
    _ => String::new(),
});

/// A record of another program: a card of an address book, a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The program or format in one word, and the record's key there: `vcard 4fbe8971-0bc3`, `linkedin ana-silva`. It
    /// recognises the person when the file is imported again.
    pub key: String,
    /// A checksum of the record as it was at the last import. As long as it is the same, the source has nothing new.
    pub digest: String,
}
element!(Source { key, digest }, |it| it.key.clone());

/// A kind of help that the user has from a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Helps {
    /// The kind; set on every stored element.
    pub kind: Option<HelpKind>,
    /// Since when.
    pub since: Option<PartialDate>,
    /// A note: "the first who asked me what I wanted".
    pub words: String,
}
element!(Helps { kind, since, words as Prose }, |it| it.kind.map(HelpKind::word).unwrap_or_default().to_owned());

string_enum! {
    /// The kinds of help (after Shen, Cotton & Kram 2015; the peer is a design decision).
    pub enum HelpKind {
        /// Shows the way.
        Guide = "guide",
        /// Tells plainly.
        Candid = "candid",
        /// Is there for the whole of it.
        Whole = "whole",
        /// Helps with the job.
        Job = "job",
        /// Opens doors.
        Doors = "doors",
        /// Somebody to be like. The user may never have met them.
        Model = "model",
        /// Learns with the user.
        Peer = "peer",
    }
}
