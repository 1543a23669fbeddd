//! The commands of projects. `project_edits.rs` carries them out.

use std::rc::Rc;

use crate::domain::apply::exists;
use crate::domain::project_edits::{
    begin, close, cover, edit, join_needs, remove_member, remove_need, save_need, set_stage, take_over, uncover,
    with_words,
};
use crate::domain::{
    Act, Book, Command, CommandError, Covering, Ctx, Depth, Edit, Id, Need, PartialDate, PersonId, ProjectClosing,
    ProjectId, ProjectMember, ProjectStage, PromiseId, PromiseState,
};

/// An action of the user on a project. Each is one undoable change.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectCommand {
    /// Begin a project. It is an idea until somebody is in it.
    Begin(Box<NewProject>),
    /// Change the name, the description and the dates.
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
    /// Take a person out of the project, with what they cover.
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
    /// What it is.
    pub what: String,
    /// What it needs. Empty texts are left out.
    pub needs: Vec<String>,
}

/// The words and dates of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectWords {
    /// The name.
    pub name: String,
    /// What it is.
    pub what: String,
    /// The date on which it began.
    pub began: Option<PartialDate>,
    /// The date on which it ended, or the planned one.
    pub ended: Option<PartialDate>,
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

impl Act for ProjectCommand {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
        match self {
            Self::Begin(new) => begin(book, new, ctx),
            Self::Describe(id, words) => edit(book, *id, |it| {
                (it.name.clone_from(&words.name), it.what.clone_from(&words.what));
                (it.began, it.ended) = (words.began, words.ended);
                Some(())
            }),
            Self::SetStage(id, stage) => edit(book, *id, |it| {
                // A project that goes on has not ended.
                it.ended = it.ended.filter(|_| it.stage() != ProjectStage::Done);
                set_stage(it, *stage);
                Some(())
            }),
            Self::AddNeed(id, what, depth) => {
                let need = Need { id: Some(Id::new(ctx)), what: what.clone(), depth: *depth, of: None };
                let need = with_words(need)?;
                edit(book, *id, |it| Some(it.wants.insert(need)))
            }
            Self::SaveNeed(id, need, what, depth) => {
                let words = with_words(Need { id: Some(*need), what: what.clone(), depth: *depth, of: None })?;
                edit(book, *id, |it| save_need(it, words))
            }
            Self::JoinNeeds(id, stays, goes) => edit(book, *id, |it| join_needs(it, *stays, *goes)),
            Self::RemoveNeed(id, need) => edit(book, *id, |it| remove_need(it, *need)),
            Self::Cover(id, covering) => cover(book, *id, covering),
            Self::Uncover(id, person, need) => edit(book, *id, |it| uncover(it, *person, *need)),
            Self::AddMember(id, member) => {
                let person = member.person.ok_or(CommandError::Nameless)?;
                exists(book, person.into())?;
                edit(book, *id, |it| Some(it.members.insert(member.clone())))
            }
            Self::RemoveMember(id, person) => edit(book, *id, |it| remove_member(it, *person)),
            Self::TakeOver(id) => take_over(book, *id),
            Self::Close(id, record) => close(book, *id, record, ctx),
        }
    }
}
