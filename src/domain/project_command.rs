//! The commands of projects. `project_apply.rs` carries them out.

use std::rc::Rc;

use crate::domain::{
    Command, Covering, Depth, Id, Need, PartialDate, PersonId, ProjectClosing, ProjectId, ProjectMember, ProjectStage,
    PromiseId, PromiseState,
};

/// An action of the user on a project. Each is one undoable change.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectCommand {
    /// Begin a project. It is an idea until somebody is in it.
    Begin(Box<NewProject>),
    /// Change the name, the description, the dates and where it is.
    Describe(ProjectId, Box<ProjectWords>),
    /// Set where the project is.
    SetStage(ProjectId, ProjectStage),
    /// Add a need.
    AddNeed(ProjectId, String, Option<Depth>),
    /// Change the words of a need, and how well it is needed. Its covers stay.
    SaveNeed(ProjectId, Id<Need>, String, Option<Depth>),
    /// Make one of two needs. The first stays, and gets the people of the other.
    JoinNeeds(ProjectId, Id<Need>, Id<Need>),
    /// Remove a need, with its covers.
    RemoveNeed(ProjectId, Id<Need>),
    /// A person or the user covers a need.
    Cover(ProjectId, Covering),
    /// A person or the user (none) no longer covers a need.
    Uncover(ProjectId, Option<PersonId>, Id<Need>),
    /// Add a member, or set their part.
    AddMember(ProjectId, ProjectMember),
    /// Take a person out of the project, and out of the needs that they cover.
    RemoveMember(ProjectId, PersonId),
    /// Take over the needs that a device with an older version added.
    TakeOver(ProjectId),
    /// Close the project, or write its ending anew.
    Close(ProjectId, Box<ProjectRecord>),
}

/// What the dialog of a new project holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewProject {
    /// The name.
    pub name: String,
    /// The description.
    pub what: String,
    /// The needs. Empty texts are left out.
    pub needs: Vec<String>,
}

/// The words and dates of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectWords {
    /// The name.
    pub name: String,
    /// The description.
    pub what: String,
    /// The date on which it began.
    pub began: Option<PartialDate>,
    /// The date on which it ended, or the planned one.
    pub ended: Option<PartialDate>,
    /// Where it is, if it changes.
    pub stage: Option<ProjectStage>,
}

/// What the dialog for the ending holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectRecord {
    /// The ending.
    pub closing: ProjectClosing,
    /// The people who turned out to know something, each with what.
    pub knows: Vec<(PersonId, String)>,
    /// The open promises that the user closes with it.
    pub promises: Vec<(PromiseId, PromiseState)>,
    /// The people with whom the user keeps in contact, each with the days between exchanges.
    pub contact: Vec<(PersonId, u32)>,
}

impl From<ProjectCommand> for Command {
    fn from(command: ProjectCommand) -> Self {
        Self::Act(Rc::new(command))
    }
}
