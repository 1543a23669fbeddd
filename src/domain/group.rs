//! Groups: people who were, or are, together for something.

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::values::element;
use crate::domain::{Id, List, PartialDate, Person};

entity! {
    /// People who belong together for a time: a cohort, a team, a household.
    pub struct Group is Groups {
        /// The name.
        pub name: String,
        /// The kind.
        pub kind: Option<GroupKind>,
        /// A description.
        pub what: String as Prose,
        /// When it began.
        pub began: Option<PartialDate>,
        /// When it ended. The people stay.
        pub ended: Option<PartialDate>,
        /// Its purpose now, in one line.
        pub purpose: String,
        /// Notes in Markdown.
        pub notes: String as Prose,
        /// Days between talks with several members, if the user wants a reminder for the group.
        pub rhythm_days: Option<u32>,
        /// The word of `Person::groups` that the group came from. People with it are members too, so that a card's
        /// categories and the group stay in step.
        pub tag: String,
        /// The members with their dates.
        pub members: List<GroupMember>,
        /// The groups that were joined into this one. An exchange of one of them is one of this group.
        pub joined: List<Id<Group>>,
        /// Part of the demo data.
        pub sample: bool,
    }
}

string_enum! {
    /// The kind of a group.
    pub enum GroupKind {
        /// People who went through a course or a programme together.
        Cohort = "cohort",
        /// A team.
        Team = "team",
        /// People who live together.
        Household = "household",
        /// A circle of friends.
        Friends = "circle-of-friends",
        /// Something else.
        Other = "other",
    }
}

/// A member of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupMember {
    /// The person; set on every stored member.
    pub person: Option<Id<Person>>,
    /// The date since which they belong to it.
    pub since: Option<PartialDate>,
    /// The date on which they left. Somebody who left stays in its history.
    pub until: Option<PartialDate>,
    /// Their part, in the user's words.
    pub part: String,
}
element!(GroupMember { person, since, until, part }, |it| it.person.map(|it| it.to_string()).unwrap_or_default());
