//! Quiet signs: at most one line on the page of a pair, in words, about the rhythm and never about the other person.

use chrono::NaiveDate;

use crate::domain::{
    AgendaItem, AgendaState, Book, Exchange, ExchangeId, Fit, HushedOffer, Id, Mentorship, Offer, Promise,
    PromiseOwner, Shape, Stage,
};
use crate::insight::friction::is_rough;
use crate::insight::mentoring::path::checkpoint_due;
use crate::insight::mentoring::sessions::{current_sessions, is_open, is_resting, usual_days};

/// Days without a session after which a mentorship has simply stopped (design decision).
const STOPPED_DAYS: i64 = 180;
/// Days before the last day in which to ask how it should end (design decision).
const END_NEAR_DAYS: i64 = 30;
/// Days after the last day in which to ask whether it goes on (design decision).
const END_PASSED_DAYS: i64 = 7;
/// The number of sessions from which a habit shows (design decision).
const HABIT: usize = 3;
/// The number of sessions after which "Did it fit?" is not asked again: the first, and two more (design decision).
const FIT_TIMES: usize = 3;

/// A line on the page of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuietSign {
    /// No next day, and a long time since the last session.
    Quiet {
        /// The day of the last session.
        last: NaiveDate,
        /// The agreed days between sessions.
        agreed: u32,
    },
    /// The last two sessions were moved.
    Moved,
    /// As mentor: three sessions with nothing brought.
    NothingBrought,
    /// As mentor, at a checkpoint: most of the actions are the user's.
    MostlyYours,
    /// The last day is near.
    EndNear(NaiveDate),
    /// The last day has passed.
    EndPassed(NaiveDate),
    /// Two strained sessions of the last five.
    Strained,
    /// Half a year without a session; the day of the last one.
    Stopped(NaiveDate),
}

impl QuietSign {
    /// The offer that the user answers.
    pub const fn offer(self) -> Offer {
        match self {
            Self::Quiet { .. } => Offer::Quiet,
            Self::Moved => Offer::Moves,
            Self::NothingBrought => Offer::Topics,
            Self::MostlyYours => Offer::Actions,
            Self::EndNear(_) => Offer::EndNear,
            Self::EndPassed(_) => Offer::EndPassed,
            Self::Strained => Offer::Strained,
            Self::Stopped(_) => Offer::Stopped,
        }
    }
}

/// The signs, in the order in which one of them shows. After strain nothing else is asked; a sign that is tied to a
/// day comes before those that stay true for weeks, or else it would never show (design decision).
const SIGNS: [Sign; 7] = [
    |it| it.strained(),
    |it| it.end_passed(),
    |it| it.end_near(),
    |it| it.silence(),
    |it| it.moved(),
    |it| it.without_topics(),
    |it| it.mostly_yours(),
];

/// The quiet sign of a mentorship, if any. None while the pair rests, after it has ended, or if nobody of it lives.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::mentoring::quiet::{QuietSign, quiet_sign};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Mina", "id": "mina"}],
///     "mentorships": [{"people": ["mina"], "stage": "agreed", "cadence_days": 30}],
///     "exchanges": [{"when": "2026-10-01", "people": ["mina"], "purpose": "mentoring-session"}]}"#,
/// )?
/// .book;
/// let (pair, _) = book.mentorships.iter().next().unwrap();
/// let last = "2026-10-01".parse().unwrap();
/// assert_eq!(quiet_sign(&book, pair, "2026-11-15".parse().unwrap()), None, "45 days are 1.5 times thirty");
/// assert_eq!(quiet_sign(&book, pair, "2026-11-16".parse().unwrap()), Some(QuietSign::Quiet { last, agreed: 30 }));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn quiet_sign(book: &Book, id: Id<Mentorship>, today: NaiveDate) -> Option<QuietSign> {
    let mentorship = book.mentorships.get(id)?;
    if !is_open(book, mentorship) || is_resting(mentorship, today) {
        return None;
    }
    let pair = Pair { book, id, mentorship, sessions: current_sessions(book, id), today };
    let is_asked = |it: &QuietSign| !is_hushed(&mentorship.hushed, it.offer(), today);
    SIGNS.iter().filter_map(|sign| sign(&pair)).find(is_asked)
}

/// Whether the user has answered an offer with "not now", up to and including its day, or with "no".
pub fn is_hushed(hushed: &[HushedOffer], offer: Offer, today: NaiveDate) -> bool {
    hushed.iter().any(|it| it.offer == offer.word() && it.until.is_none_or(|until| today <= until))
}

/// Whether to ask if the talks fit: after the first one, and after the next two while the user cannot tell.
pub fn asks_fit(book: &Book, id: Id<Mentorship>) -> bool {
    let Some(mentorship) = book.mentorships.get(id).filter(|it| is_open(book, it)) else { return false };
    let sessions = current_sessions(book, id);
    let Some(last) = sessions.iter().find_map(|(_, it)| it.when) else { return false };
    if mentorship.stage() != Stage::FindingOut {
        return false;
    }
    // The answer is silent up to its own day, so a session after that day asks again.
    let is_answered = is_hushed(&mentorship.hushed, Offer::Fit, last);
    match mentorship.fit {
        None => !is_answered,
        Some(Fit::FindingOut) => !is_answered && sessions.len() <= FIT_TIMES,
        Some(Fit::Fits | Fit::NotForUs) => false,
    }
}

/// A sign of a pair, if it is there.
type Sign = fn(&Pair<'_>) -> Option<QuietSign>;

/// A pair and its sessions since it was last taken up, latest first.
struct Pair<'a> {
    book: &'a Book,
    id: Id<Mentorship>,
    mentorship: &'a Mentorship,
    sessions: Vec<(ExchangeId, &'a Exchange)>,
    today: NaiveDate,
}

impl Pair<'_> {
    fn strained(&self) -> Option<QuietSign> {
        is_rough(self.sessions.iter().map(|(_, it)| it.tone)).then_some(QuietSign::Strained)
    }

    fn end_passed(&self) -> Option<QuietSign> {
        let ends = self.mentorship.ends?;
        (1..=END_PASSED_DAYS).contains(&(self.today - ends).num_days()).then_some(QuietSign::EndPassed(ends))
    }

    fn end_near(&self) -> Option<QuietSign> {
        let ends = self.mentorship.ends?;
        (0..=END_NEAR_DAYS).contains(&(ends - self.today).num_days()).then_some(QuietSign::EndNear(ends))
    }

    /// A long silence without a next day. The days of a rest do not count. A pair that agreed on nothing yet has no
    /// rhythm to keep.
    fn silence(&self) -> Option<QuietSign> {
        let last = self.sessions.iter().find_map(|(_, it)| it.when)?;
        if self.mentorship.next.when.is_some_and(|it| it >= self.today) {
            return None;
        }
        let rested = self.mentorship.rest_until.filter(|it| *it <= self.today);
        let silence = (self.today - rested.map_or(last, |it| it.max(last))).num_days();
        let agreed = usual_days(self.mentorship, self.sessions.len());
        let is_long = silence * 2 > i64::from(agreed) * 3 && self.mentorship.stage() != Stage::FindingOut;
        // A slow pair has not stopped before it is quiet.
        if silence >= STOPPED_DAYS.max(i64::from(agreed) * 3 / 2 + 1) {
            Some(QuietSign::Stopped(last))
        } else {
            is_long.then_some(QuietSign::Quiet { last, agreed })
        }
    }

    /// Two moves in a row: of the planned session and the last one, or of the planned session twice; without a plan, of
    /// the last two sessions.
    fn moved(&self) -> Option<QuietSign> {
        let days: Vec<NaiveDate> = self.sessions.iter().filter_map(|(_, it)| it.when).collect();
        let moves = |after: Option<&NaiveDate>, until: Option<&NaiveDate>| {
            let days = self.mentorship.moves.iter().filter_map(|it| it.on);
            days.filter(|it| after.is_none_or(|after| it > after) && until.is_none_or(|until| it <= until)).count()
        };
        let of_session = |at: usize| days.get(at).map_or(0, |day| moves(days.get(at + 1), Some(day)));
        let is_in_a_row = match self.mentorship.next.when {
            Some(_) => {
                let planned = moves(days.first(), None);
                planned > 1 || (planned > 0 && of_session(0) > 0)
            }
            None => of_session(0) > 0 && of_session(1) > 0,
        };
        is_in_a_row.then_some(QuietSign::Moved)
    }

    fn is_mentor(&self) -> bool {
        self.mentorship.shape() == Some(Shape::Mentor)
    }

    /// The last three sessions, if there are three. Only the session sheet notes who brought a topic, so sessions
    /// logged in another way say nothing.
    fn last_three(&self) -> Option<&[(ExchangeId, &Exchange)]> {
        let three = self.sessions.get(..HABIT)?;
        three.iter().all(|(_, it)| it.mentorship == Some(self.id)).then_some(three)
    }

    fn without_topics(&self) -> Option<QuietSign> {
        let three = self.last_three().filter(|_| self.is_mentor())?;
        let is_theirs = |it: &AgendaItem, day| {
            it.whose == Some(PromiseOwner::Theirs) && it.state == Some(AgendaState::Talked) && it.at == day
        };
        let is_brought = |it: &Exchange| {
            !it.brought.is_empty() || self.mentorship.agenda.iter().any(|item| is_theirs(item, it.when))
        };
        three.iter().all(|(_, it)| !is_brought(it)).then_some(QuietSign::NothingBrought)
    }

    fn mostly_yours(&self) -> Option<QuietSign> {
        let three = self.last_three().filter(|_| self.is_mentor())?;
        checkpoint_due(self.book, self.id, self.today)?;
        let is_of_them = |it: &Promise| three.iter().any(|(id, _)| it.session == Some(*id));
        let actions = self.book.promises.iter().filter(|(_, it)| is_of_them(it));
        let (theirs, mine): (Vec<_>, Vec<_>) = actions.partition(|(_, it)| it.whose == Some(PromiseOwner::Theirs));
        (mine.len() > theirs.len()).then_some(QuietSign::MostlyYours)
    }
}
