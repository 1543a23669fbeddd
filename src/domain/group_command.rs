//! The commands of groups. `group_apply.rs` carries them out.

use std::rc::Rc;

use crate::domain::{Address, Command, GroupId, GroupKind, GroupMember, PartialDate, PersonId};

/// An action of the user on a group. Each is one undoable change.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupCommand {
    /// Make a group of these people.
    Make(Box<GroupWords>, Vec<PersonId>),
    /// Make a group of the people who carry a word of `Person::groups`. The people keep the word.
    FromWord(String),
    /// Change the name, the description, the dates and the rest of the form.
    Describe(GroupId, Box<GroupWords>),
    /// Add a member, or set their dates and part.
    SetMember(GroupId, GroupMember),
    /// Take a person out of the group, as if they had never been in it.
    RemoveMember(GroupId, PersonId),
    /// End the group on a date, or let it go on.
    End(GroupId, Option<PartialDate>),
    /// Make one of two groups. The first one's name and words count.
    Join(GroupId, GroupId),
    /// Give people an address that they lack: that of their household.
    ShareAddress(Address, Vec<PersonId>),
}

/// The name, the words and the dates of a group, as its form has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupWords {
    /// The name.
    pub name: String,
    /// The kind.
    pub kind: Option<GroupKind>,
    /// The description.
    pub what: String,
    /// Its purpose now, in one line.
    pub purpose: String,
    /// When it began.
    pub began: Option<PartialDate>,
    /// When it ended.
    pub ended: Option<PartialDate>,
    /// Notes.
    pub notes: String,
    /// Days between talks with several members.
    pub rhythm_days: Option<u32>,
}

impl From<GroupCommand> for Command {
    fn from(command: GroupCommand) -> Self {
        Self::Act(Rc::new(command))
    }
}
