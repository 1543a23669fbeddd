//! The commands of mentoring. `mentoring_edits.rs` carries them out.

use std::rc::Rc;

use chrono::NaiveDate;

use crate::domain::{
    AgendaItem, AgendaState, Aim, Closing, Command, Exchange, Fit, Frame, HelpKind, Helps, Id, MentorshipId,
    NextSession, Offer, Person, PersonId, PromiseId, PromiseOwner, PromiseState, Shape, Went,
};

/// An action of the user on a mentorship. Each is one undoable change.
#[derive(Clone, Debug, PartialEq)]
pub enum MentoringCommand {
    /// Begin a mentorship with people of the book and new ones. Nothing is agreed yet.
    Begin(Vec<PersonId>, Vec<Person>, Shape),
    /// Set a line of the agreement. The wording before is kept with the day.
    SetLine(MentorshipId, AgreedLine),
    /// The pair agrees to go on.
    Agree(MentorshipId),
    /// Say whether the talks fit.
    RateFit(MentorshipId, Fit),
    /// Choose the wording of the session sheet.
    SetFrame(MentorshipId, Frame),
    /// Add a topic, or replace the fields of one. An item without an id is new.
    SaveTopic(MentorshipId, AgendaItem),
    /// Settle a topic, or open it again.
    SettleTopic(MentorshipId, Id<AgendaItem>, AgendaState),
    /// Put a topic first in the next session, which needs a day.
    PutFirst(MentorshipId, Id<AgendaItem>),
    /// Plan the next session, move it, or take the plan back (a plan without a day).
    PlanNext(MentorshipId, Box<NextSession>),
    /// Rest until a day.
    Rest(MentorshipId, NaiveDate),
    /// Take a resting or ended mentorship up again.
    TakeUp(MentorshipId),
    /// Answer an offer: silent until a day, or for good.
    Hush(MentorshipId, Offer, Option<NaiveDate>),
    /// Answer an offer about a person without a mentorship: silent until a day, or for good.
    HushPerson(PersonId, Offer, Option<NaiveDate>),
    /// Add a goal, or replace the fields of one.
    SaveGoal(MentorshipId, Option<Id<Aim>>, Box<Aim>),
    /// Log a first small question, with a new aim behind it, if there is one, and the new people in it.
    AskQuestion(Option<Box<Aim>>, Box<Exchange>, Vec<Person>),
    /// End the session: write down the exchange with its actions, the next session and the topics.
    EndSession(MentorshipId, Box<SessionRecord>),
    /// Set what the user takes along, and nothing else. For a mentorship whose people have died.
    SetKept(MentorshipId, String),
    /// End the mentorship.
    End(MentorshipId, Box<EndRecord>),
    /// Name a kind of help that the user has from a person, or replace its words.
    NameHelp(PersonId, Helps),
    /// Take a kind of help back.
    UnnameHelp(PersonId, HelpKind),
}

/// A line of the agreement with its new wording. An empty text or none clears the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreedLine {
    /// What it is for.
    Purpose(String),
    /// How often: days between sessions, days between the first sessions, and the number of those.
    Rhythm {
        /// Days between sessions.
        days: Option<u32>,
        /// Days between the first sessions.
        first_days: Option<u32>,
        /// The number of first sessions.
        first_times: Option<u32>,
    },
    /// How long a session is, in minutes.
    Minutes(Option<u32>),
    /// Where.
    Place(String),
    /// Who brings the topics.
    Brings(String),
    /// What is welcome between sessions.
    Between(String),
    /// What stays between the two.
    Privacy(String),
    /// What they do if it does not fit.
    Misfit(String),
    /// Until when.
    Until(Option<NaiveDate>),
    /// The agreement in one text, as older versions wrote it.
    Old(String),
}

/// What the session sheet holds when the session ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionRecord {
    /// The exchange: day, time, length, people, notes, boxes. `apply` sets its purpose and its mentorship.
    pub exchange: Exchange,
    /// How far the actions of last time came. `LetGo` closes an action.
    pub went: Vec<(PromiseId, ActionResult)>,
    /// The new actions.
    pub actions: Vec<NewAction>,
    /// The next session, if a day was found.
    pub next: Option<NextSession>,
    /// The topics that were spoken of.
    pub talked: Vec<Id<AgendaItem>>,
    /// The goals that were spoken of.
    pub goals: Vec<Id<Aim>>,
}

/// How far an action came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionResult {
    /// Done, partly or not yet. Done closes the promise.
    Went(Went),
    /// Let go.
    LetGo,
}

/// An action until next time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewAction {
    /// What.
    pub what: String,
    /// Who: the user or the other; mine if unset.
    pub whose: Option<PromiseOwner>,
    /// The person, if there are several and it is one of them; all of them if unset.
    pub person: Option<PersonId>,
    /// By when: a day, or by next time if unset.
    pub due: Option<NaiveDate>,
    /// How sure, 1 to 10.
    pub confidence: Option<u32>,
    /// When exactly.
    pub cue: String,
    /// The goal that it serves.
    pub goal: Option<Id<Aim>>,
}

/// What the sheet for the ending holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndRecord {
    /// The ending. `apply` sets the day if it is unset.
    pub closing: Closing,
    /// The open actions that the user closes with it.
    pub promises: Vec<(PromiseId, PromiseState)>,
    /// The days between exchanges from now on, for each person, if the user chose them.
    pub cadence_days: Option<u32>,
}

impl From<MentoringCommand> for Command {
    fn from(command: MentoringCommand) -> Self {
        Self::Act(Rc::new(command))
    }
}
