//! The parts of a mentorship: the agreement, the next session, the agenda, the ending.

use chrono::NaiveDate;

use crate::domain::registers::registers;
use crate::domain::string_enum::string_enum;
use crate::domain::values::element;
use crate::domain::{Channel, Id, PromiseOwner, Referent};

/// What a pair agreed, each line a cell of its own. The rhythm and the last day are registers of the mentorship.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreed {
    /// What it is for.
    pub purpose: String,
    /// The length of a session in minutes.
    pub minutes: Option<u32>,
    /// The place or the channel.
    pub place: String,
    /// Who brings the topics.
    pub brings: String,
    /// What is welcome between sessions.
    pub between: String,
    /// What stays between the two.
    pub privacy: String,
    /// What they do if it does not fit.
    pub misfit: String,
}
registers!(Agreed {
    purpose as Prose,
    minutes,
    place,
    brings as Prose,
    between as Prose,
    privacy as Prose,
    misfit as Prose,
});

/// An earlier wording of an agreed line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reworded {
    /// The name of the line's field: `agreed/purpose`, `cadence_days`.
    pub line: String,
    /// The day on which the line changed.
    pub on: Option<NaiveDate>,
    /// The wording before.
    pub was: String,
}
element!(Reworded { line, on, was as Prose }, |it| match it.on {
    Some(on) => format!("{on} {}", it.line),
    None => String::new(),
});

/// The next session: a plan, never an exchange.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NextSession {
    /// The id of the plan.
    pub session: Option<Id<PlannedSession>>,
    /// The day.
    pub when: Option<NaiveDate>,
    /// The time of day as `HH:MM`, if known.
    pub time: String,
    /// The length in minutes, if other than agreed.
    pub minutes: Option<u32>,
    /// The place.
    pub place: String,
    /// The channel.
    pub how: Option<Channel>,
    /// How often the plan of this session has changed (`SEQUENCE`, RFC 5545, section 3.8.7.4).
    pub sequence: Option<u32>,
}
registers!(NextSession { session, when, time, minutes, place, how, sequence });

/// A planned session. The exchange of the session gets the same UUID, so that two devices that write down the same
/// session write into one exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlannedSession {}

impl Referent for PlannedSession {}

/// A session that was moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MovedSession {
    /// The day before the move; set on every stored move.
    pub was: Option<NaiveDate>,
    /// The day after it.
    pub on: Option<NaiveDate>,
}
element!(MovedSession { was, on }, |it| it.was.map(|it| it.to_string()).unwrap_or_default());

/// A topic for a session to come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaItem {
    /// The id; set on every stored item.
    pub id: Option<Id<AgendaItem>>,
    /// The topic.
    pub text: String,
    /// Who brings it.
    pub whose: Option<PromiseOwner>,
    /// Only the user sees it: no share, print, agenda or calendar file contains it.
    pub private: bool,
    /// The day on which it was added.
    pub from: Option<NaiveDate>,
    /// The day of the session for which it comes first, or the day on which it was settled.
    pub at: Option<NaiveDate>,
    /// The state; open if unset.
    pub state: Option<AgendaState>,
}
element!(AgendaItem { id, text as Prose, whose, private, from, at, state }, |it| {
    it.id.map(|it| it.to_string()).unwrap_or_default()
});

impl Referent for AgendaItem {}

string_enum! {
    /// The state of an agenda item.
    pub enum AgendaState {
        /// Not spoken of yet.
        Open = "open",
        /// Spoken of.
        Talked = "talked",
        /// Put aside, and not counted.
        Parked = "parked",
        /// Given up.
        LetGo = "let-go",
    }
}

/// The ending of a mentorship.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closing {
    /// How it ended.
    pub how: Option<EndingKind>,
    /// The day.
    pub when: Option<NaiveDate>,
    /// Who ended it, if one of them did.
    pub by: Option<PromiseOwner>,
    /// What changed.
    pub changed: String,
    /// What the user takes along. Only the user sees it.
    pub kept: String,
    /// What the user would like to thank for.
    pub thanks: String,
    /// What comes after it.
    pub onward: Option<Onward>,
}
registers!(Closing { how, when, by, changed as Prose, kept as Prose, thanks as Prose, onward });

string_enum! {
    /// How a mentorship ended.
    pub enum EndingKind {
        /// As planned.
        Planned = "planned",
        /// Early.
        Early = "early",
        /// It was not a fit.
        NotAFit = "not-a-fit",
        /// It simply stopped.
        Stopped = "stopped",
    }
}

string_enum! {
    /// What comes after a mentorship.
    pub enum Onward {
        /// Nothing is planned.
        Nothing = "nothing",
        /// A word now and then.
        NowAndThen = "now-and-then",
        /// The two are colleagues.
        Colleagues = "colleagues",
        /// The two are friends.
        Friends = "friends",
        /// The user looks for the next one.
        Next = "next",
    }
}

/// An ending before the pair took it up again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EarlierEnding {
    /// The first day of that time.
    pub began: Option<NaiveDate>,
    /// The last day; set on every stored ending.
    pub ended: Option<NaiveDate>,
    /// How it ended.
    pub how: Option<EndingKind>,
    /// Who ended it, if one of them did.
    pub by: Option<PromiseOwner>,
    /// What the user wanted to thank for.
    pub thanks: String,
    /// What was to come after it.
    pub onward: Option<Onward>,
    /// What changed in that time.
    pub changed: String,
    /// What the user took along. Only the user sees it.
    pub kept: String,
}
element!(EarlierEnding { began, ended, how, by, thanks as Prose, onward, changed as Prose, kept as Prose }, |it| {
    // Two endings may be of one day.
    let began = it.began.map(|it| it.to_string()).unwrap_or_default();
    it.ended.map(|it| format!("{it} {began}")).unwrap_or_default()
});

/// An offer that the user answered with "not now" or "no".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HushedOffer {
    /// The offer: a word of [`Offer`](crate::domain::Offer), or a word of a newer version.
    pub offer: String,
    /// Silent until this day; for good if unset.
    pub until: Option<NaiveDate>,
}
element!(HushedOffer { offer, until }, |it| it.offer.clone());

string_enum! {
    /// An offer or a question that the user can answer once.
    pub enum Offer {
        /// To talk now and then, to a person whom the user has asked and told what came of it.
        ThreeTalks = "three-talks",
        /// Whether the talks fit.
        Fit = "fit",
        /// To find a day, because it has been quiet.
        Quiet = "quiet",
        /// Whether this is a full time, after two moves.
        Moves = "moves",
        /// To ask them to bring a topic.
        Topics = "topics",
        /// What of the actions could be theirs.
        Actions = "actions",
        /// How to end it, within a month of the last day.
        EndNear = "end-near",
        /// The last day has passed.
        EndPassed = "end-passed",
        /// That one may also end it, after strained sessions.
        Strained = "strained",
        /// A few lines for a mentorship that simply stopped.
        Stopped = "stopped",
        /// The line to say aloud about taking notes.
        Aloud = "aloud",
    }
}
