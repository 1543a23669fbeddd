//! The commands of aims and returns. `aim_apply.rs` carries them out.

use std::rc::Rc;

use crate::domain::{
    Aim, AimPath, AimState, Command, Exchange, ExchangeId, Id, LearnedLine, Outcome, Person, PersonId,
};

/// An action of the user on one of their own aims, or on a return. Each is one undoable change.
#[derive(Clone, Debug, PartialEq)]
pub enum AimCommand {
    /// Add an aim, or replace the fields of one. Another aim may rest in the same change, so that there is room.
    Save(Option<Id<Aim>>, Box<Aim>, Option<Id<Aim>>),
    /// Let an aim rest, let it go, take it up again or mark it as reached. Another may rest in the same change.
    SetState(Id<Aim>, AimState, Option<Id<Aim>>),
    /// Mark an aim as reached, with what helped and a return for the people who did.
    MarkReached(Id<Aim>, String, Option<Box<Outcome>>),
    /// Add a person who knows the path, or replace how.
    SavePath(Id<Aim>, AimPath),
    /// Take a person off the path.
    RemovePath(Id<Aim>, PersonId),
    /// Take over the people whom an older version on another device added.
    TakeOver(Id<Aim>),
    /// Write a lesson, or replace one. Without words, the line goes.
    Learn(Id<Aim>, LearnedLine),
    /// Not this week: the next talk of the aim is put aside.
    NotThisWeek(Id<Aim>),
    /// The date by which it was meant has passed, and the aim stays as it is.
    Still(Id<Aim>),
    /// Log a talk for an aim with its lesson, and the promise to report back.
    LogTalk(Id<Aim>, Box<AimTalk>),
    /// The people of a talk know what came of it. The words are those of the promise, if none was made.
    Told(ExchangeId, String),
    /// Add a return, or replace the fields of one.
    SaveReturn(Option<Id<Outcome>>, Box<Outcome>),
    /// The user thanked the people of a return today.
    Thank(Id<Outcome>),
}

/// A talk for an aim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AimTalk {
    /// The exchange. `apply` sets its aim, and its purpose and its beginner if they are unset.
    pub exchange: Exchange,
    /// The new people in it.
    pub newcomers: Vec<Person>,
    /// What the user learned. Only the user sees it.
    pub learned: String,
    /// The words of the promise to tell what came of it. No promise without them.
    pub report: String,
}

impl From<AimCommand> for Command {
    fn from(command: AimCommand) -> Self {
        Self::Act(Rc::new(command))
    }
}
