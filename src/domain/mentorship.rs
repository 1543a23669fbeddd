//! Mentorships, with the user as mentor or mentee.
//!
//! A session of a mentorship is an [`Exchange`](crate::domain::Exchange), an action is a
//! [`Promise`](crate::domain::Promise) and a goal is an [`Aim`](crate::domain::Aim), so that the rest of the app knows
//! them. This entity holds what belongs to the pair itself.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::{
    AgendaItem, Agreed, Closing, EarlierEnding, Fact, Field as _, HushedOffer, Id, List, MovedSession, NextSession,
    Person, Reworded,
};

entity! {
    /// A mentorship between the user and one or more people.
    pub struct Mentorship is Mentorships {
        /// The role of the user, for versions that do not know `shape`. Every command that sets the shape sets it too.
        pub role: Option<MentorshipRole>,
        /// Who mentors whom.
        pub shape: Option<Shape>,
        /// The other people.
        pub people: List<Id<Person>>,
        /// Where the pair is; finding out if unset and nothing is agreed.
        pub stage: Option<Stage>,
        /// The agreement in one text, as older versions wrote it. Shown as a tenth line until the user empties it.
        pub agreement: String as Prose,
        /// What the pair agreed, line by line.
        pub agreed: Agreed,
        /// The last wordings of the agreed lines.
        pub rewordings: List<Reworded>,
        /// The goals as older versions wrote them. The first edit of a goal turns each into an
        /// [`Aim`](crate::domain::Aim).
        pub goals: List<Fact>,
        /// Days between sessions.
        pub cadence_days: Option<u32>,
        /// Days between the first sessions.
        pub first_days: Option<u32>,
        /// The number of sessions that follow one another in `first_days`.
        pub first_times: Option<u32>,
        /// The first day.
        pub began: Option<NaiveDate>,
        /// The planned last day.
        pub ends: Option<NaiveDate>,
        /// The user's answer to whether the talks fit.
        pub fit: Option<Fit>,
        /// The next session: a plan, never an exchange.
        pub next: NextSession,
        /// The sessions that were moved to another day.
        pub moves: List<MovedSession>,
        /// Topics for the sessions to come.
        pub agenda: List<AgendaItem>,
        /// The wording of the boxes on the session sheet.
        pub frame: Option<Frame>,
        /// The first day of the current or last rest.
        pub rest_from: Option<NaiveDate>,
        /// Resting until this day.
        pub rest_until: Option<NaiveDate>,
        /// The days of all rests before that one. Checkpoints move by the length of the rests.
        pub rested_days: Option<u32>,
        /// The ending.
        pub closing: Closing,
        /// How it ended, as older versions wrote it.
        pub ending: String as Prose,
        /// The endings before the pair took it up again.
        pub earlier: List<EarlierEnding>,
        /// The offers that the user answered with "not now" or "no".
        pub hushed: List<HushedOffer>,
    }
}

/// The length of a session if nothing is agreed, in minutes (practitioners' default).
pub const USUAL_MINUTES: u32 = 60;

string_enum! {
    /// The role of the user in a mentorship.
    pub enum MentorshipRole {
        /// The user is the mentor.
        Mentor = "mentor",
        /// The user is the mentee.
        Mentee = "mentee",
    }
}

string_enum! {
    /// Who mentors whom.
    pub enum Shape {
        /// The user mentors them.
        Mentor = "mentor",
        /// They mentor the user.
        Mentee = "mentee",
        /// Each mentors the other.
        EachOther = "each-other",
        /// The younger in the trade mentors the user (Murphy 2012 calls it reverse mentoring).
        TheOtherWay = "the-other-way",
    }
}

impl Shape {
    /// The role that an older version shows for this shape.
    pub const fn role(self) -> MentorshipRole {
        match self {
            Self::Mentor | Self::EachOther => MentorshipRole::Mentor,
            Self::Mentee | Self::TheOtherWay => MentorshipRole::Mentee,
        }
    }
}

string_enum! {
    /// Where a pair is.
    pub enum Stage {
        /// Nothing is promised yet.
        FindingOut = "finding-out",
        /// The pair agreed to go on.
        Agreed = "agreed",
        /// The pair rests.
        Resting = "resting",
        /// It has ended.
        Ended = "ended",
    }
}

string_enum! {
    /// Whether the talks fit.
    pub enum Fit {
        /// They fit.
        Fits = "fits",
        /// The user cannot tell yet.
        FindingOut = "finding-out",
        /// They do not fit.
        NotForUs = "not-for-us",
    }
}

string_enum! {
    /// The wording of the boxes on the session sheet. All wordings name the same cells of an exchange.
    pub enum Frame {
        /// Goal, reality, options, will.
        Grow = "grow",
        /// Outcome, situation, choices, actions.
        Oscar = "oscar",
        /// Contract, explore, choices, actions.
        Clear = "clear",
        /// One box.
        Notes = "notes",
    }
}

impl Mentorship {
    /// Who mentors whom, also for a mentorship of an older version.
    pub fn shape(&self) -> Option<Shape> {
        self.shape.or_else(|| {
            self.role.map(|it| match it {
                MentorshipRole::Mentor => Shape::Mentor,
                MentorshipRole::Mentee => Shape::Mentee,
            })
        })
    }

    /// Where the pair is, also for a mentorship of an older version: one with an ending has ended, and one with an
    /// agreement or goals is agreed.
    ///
    /// ```
    /// # use kith::domain::{Mentorship, Stage};
    /// let old = Mentorship { agreement: "An hour a month".into(), ..Mentorship::default() };
    /// assert_eq!(old.stage(), Stage::Agreed);
    /// assert_eq!(Mentorship::default().stage(), Stage::FindingOut);
    /// ```
    pub fn stage(&self) -> Stage {
        self.stage.unwrap_or_else(|| {
            if !self.ending.is_empty() {
                Stage::Ended
            } else if self.agreement.is_empty() && self.goals.is_empty() {
                Stage::FindingOut
            } else {
                Stage::Agreed
            }
        })
    }

    /// Where the pair is on a day: a rest that is over leads back to the stage before it.
    ///
    /// ```
    /// # use kith::domain::{Fit, Mentorship, Stage};
    /// let until = "2026-12-01".parse().unwrap();
    /// let fits = Mentorship { fit: Some(Fit::Fits), ..Mentorship::default() };
    /// let resting = Mentorship { stage: Some(Stage::Resting), rest_until: Some(until), ..fits };
    /// assert_eq!(resting.stage_on("2026-11-30".parse().unwrap()), Stage::Resting);
    /// assert_eq!(resting.stage_on(until), Stage::Agreed);
    /// ```
    pub fn stage_on(&self, day: NaiveDate) -> Stage {
        match self.stage() {
            Stage::Resting if self.rest_until.is_some_and(|it| it <= day) => self.stage_without_rest(),
            stage => stage,
        }
    }

    /// The stage to which a rest leads back: agreed if the talks fit or anything is agreed, else finding out.
    pub fn stage_without_rest(&self) -> Stage {
        let has_goals = !self.goals.is_empty() || !self.agreement.is_empty();
        let has_rhythm = self.cadence_days.or(self.first_days).is_some() || self.ends.is_some();
        if self.fit == Some(Fit::Fits) || has_goals || has_rhythm || self.agreed.is_set() {
            Stage::Agreed
        } else {
            Stage::FindingOut
        }
    }

    /// The days of rest up to a day: those of earlier rests, and the current or last one.
    pub fn rested_on(&self, day: NaiveDate) -> u32 {
        let until = self.rest_until.map_or(day, |it| it.min(day));
        let current = self.rest_from.map_or(0, |from| (until - from).num_days().max(0));
        self.rested_days.unwrap_or_default().saturating_add(u32::try_from(current).unwrap_or_default())
    }
}
