//! Promises between the user and other people.

use chrono::{Days, NaiveDate};

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::{Aim, Exchange, Id, List, Mentorship, Person, Project, PromiseOwner};

entity! {
    /// A promise by the user or by another person.
    pub struct Promise is Promises {
        /// The owner of the promise.
        pub whose: Option<PromiseOwner>,
        /// The other people: its recipients, or the people it came from.
        pub people: List<Id<Person>>,
        /// The promise, in words.
        pub what: String,
        /// The day it was made.
        pub made: Option<NaiveDate>,
        /// The due day, if any.
        pub due: Option<NaiveDate>,
        /// The state; open if unset.
        pub state: Option<PromiseState>,
        /// The day on which it was kept or dropped.
        pub closed: Option<NaiveDate>,
        /// The mentorship, if it is an action of one.
        pub mentorship: Option<Id<Mentorship>>,
        /// The session in which it was made.
        pub session: Option<Id<Exchange>>,
        /// The goal that it serves.
        pub goal: Option<Id<Aim>>,
        /// The project, if it is part of one.
        pub project: Option<Id<Project>>,
        /// How sure its owner was, 1 to 10. Shown as one of four words only.
        pub confidence: Option<u32>,
        /// When exactly: "when the kettle is on".
        pub cue: String,
        /// Its day is that of the next session of the mentorship.
        pub by_next: bool,
        /// How far it came, at the last look.
        pub went: Option<Went>,
        /// The step, if it belongs to an introduction or a repair. The words of a promise are never part of a message,
        /// so the step says which message fits.
        pub step: Option<PromiseStep>,
        /// The other person of an introduction, while each of the two is asked alone.
        pub other: Option<Id<Person>>,
        /// Part of the demo data.
        pub sample: bool,
    }
}

/// Days after an answer in which the user can try it, before telling what came of it (design decision).
const REPORT_BACK_DAYS: u64 = 14;

impl Promise {
    /// Whether it is the promise to tell what came of an answer: it names the question as its session, and has no
    /// mentorship.
    pub fn is_report_back(&self) -> bool {
        self.session.is_some() && self.mentorship.is_none()
    }

    /// The first day on which the promise to tell what came of an answer comes up: 14 days after the answer, unless it
    /// has a due day. None for any other promise.
    ///
    /// ```
    /// # use kith::domain::{Id, Promise};
    /// let made = "2026-11-08".parse().ok();
    /// let question = Id::parse("0192f0c1-0000-7000-8000-000000000001");
    /// let promise = Promise { made, session: question, ..Promise::default() };
    /// assert_eq!(promise.comes_up(), "2026-11-22".parse().ok());
    /// assert_eq!(Promise { made, ..Promise::default() }.comes_up(), None);
    /// ```
    pub fn comes_up(&self) -> Option<NaiveDate> {
        let is_waiting = self.is_report_back() && self.due.is_none();
        self.made.filter(|_| is_waiting)?.checked_add_days(Days::new(REPORT_BACK_DAYS))
    }
}

string_enum! {
    /// The step of an introduction or of a repair.
    pub enum PromiseStep {
        /// Ask one of two people whether an introduction is welcome.
        AskToMeet = "ask-to-meet",
        /// Introduce the two.
        Introduce = "introduce",
        /// See what came of the introduction.
        FollowUp = "follow-up",
        /// The small first act after friction.
        Repair = "repair",
    }
}

string_enum! {
    /// The final state of a promise.
    pub enum PromiseState {
        /// It was kept.
        Kept = "kept",
        /// It was dropped.
        LetGo = "let-go",
    }
}

impl PromiseState {
    /// The state for a checkbox: kept if ticked, otherwise open.
    pub const fn from_tick(is_ticked: bool) -> Option<Self> {
        if is_ticked { Some(Self::Kept) } else { None }
    }
}

string_enum! {
    /// How far an action came.
    pub enum Went {
        /// It is done.
        Done = "done",
        /// A part is done.
        Partly = "partly",
        /// Not yet.
        NotYet = "not-yet",
    }
}
