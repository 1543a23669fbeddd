//! What a session sheet knows of its pair, and the sheets that are half written.

use chrono::NaiveDate;

use crate::domain::{
    AgendaItem, Aim, AimState, Book, Frame, Id, Mentorship, MentorshipId, Offer, PersonId, PromiseId, PromiseOwner,
    Shape, short_name, sort_by_key,
};
use crate::insight::mentoring::actions::{Action, actions};
use crate::insight::mentoring::agenda::{AgendaLine, agenda};
use crate::insight::mentoring::goals::goals;
use crate::insight::mentoring::path::checkpoint_due;
use crate::insight::mentoring::quiet::is_hushed;
use crate::insight::mentoring::sessions::{NextOffer, offers_after, sessions, usual_days};
use crate::present::session_draft::SessionDraft;
use crate::present::session_rules::{Ending, is_offered, offer_time, sitting};
use crate::present::{living, names};

/// What the sheet knows of the pair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairFacts {
    /// The living people, with their short names.
    pub people: Vec<(PersonId, String)>,
    /// Who mentors whom.
    pub shape: Option<Shape>,
    /// The agreed length in minutes: that of this session, else that of every session.
    pub minutes: Option<u32>,
    /// The wording of the boxes.
    pub frame: Option<Frame>,
    /// The number of sessions so far.
    pub sessions: usize,
    /// Whether the line to say aloud is shown: before the first session of the pair has ended.
    pub says_aloud: bool,
    /// Whether a look back is due.
    pub has_checkpoint: bool,
    /// The agreed days to the next session.
    pub usual_days: u32,
    /// The goals that the pair works on.
    pub goals: Vec<(Id<Aim>, String)>,
}

/// What the sheet of a day's session knows of the pair. None if the mentorship is not in the book.
pub fn facts(book: &Book, id: MentorshipId, day: NaiveDate) -> Option<PairFacts> {
    let mentorship = book.mentorships.get(id)?;
    let held = sessions(book, id).len();
    let is_worked_on = |it: &Aim| it.state() == AimState::Working;
    Some(PairFacts {
        people: living(book, mentorship).into_iter().map(|(id, it)| (id, short_name(it))).collect(),
        shape: mentorship.shape(),
        minutes: mentorship.next.minutes.or(mentorship.agreed.minutes),
        frame: mentorship.frame,
        sessions: held,
        says_aloud: held == 0 && !is_hushed(&mentorship.hushed, Offer::Aloud, day),
        has_checkpoint: checkpoint_due(book, id, day).is_some(),
        usual_days: usual_days(mentorship, held),
        goals: goals(book, id).into_iter().filter(|it| is_worked_on(&it.aim)).map(|it| (it.id, it.aim.what)).collect(),
    })
}

/// An open action of last time.
#[derive(Clone, Debug, PartialEq)]
pub struct LastAction {
    /// The promise.
    pub id: PromiseId,
    /// What.
    pub what: String,
    /// When exactly.
    pub cue: String,
    /// Who.
    pub whose: Option<PromiseOwner>,
    /// The names of the other people, if it is theirs.
    pub names: Vec<String>,
    /// The day on which it was made, if it was carried over a session.
    pub from: Option<NaiveDate>,
}

/// The open actions of a pair, oldest first.
pub fn last_actions(book: &Book, id: MentorshipId) -> Vec<LastAction> {
    let open = actions(book, id).into_iter().filter(|it| it.promise.state.is_none());
    let action = |it: Action<'_>| LastAction {
        id: it.id,
        what: it.promise.what.clone(),
        cue: it.promise.cue.clone(),
        whose: it.promise.whose,
        names: names(book, it.promise.people.iter()),
        from: it.from,
    };
    open.map(action).collect()
}

/// A topic of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The id of the topic.
    pub id: Id<AgendaItem>,
    /// The topic.
    pub text: String,
    /// Only the user sees it.
    pub is_private: bool,
    /// The day from which it was carried over.
    pub from: Option<NaiveDate>,
}

/// The topics of the agenda, in its order: first those that it shows, then those that wait.
pub fn topics(book: &Book, id: MentorshipId, today: NaiveDate) -> Vec<Topic> {
    let agenda = agenda(book, id, today);
    agenda.shown.into_iter().chain(agenda.waiting).filter_map(topic).collect()
}

fn topic(line: AgendaLine) -> Option<Topic> {
    let (item, from) = match line {
        AgendaLine::Brought(item) | AgendaLine::Topic(item) | AgendaLine::Private(item) => (item, None),
        AgendaLine::Carried(item, carry) => (item, Some(carry.from)),
        AgendaLine::Action(_) | AgendaLine::Checkpoint(_) | AgendaLine::StillRight(_) => return None,
    };
    Some(Topic { id: item.id?, text: item.text, is_private: item.private, from })
}

/// What the session of a day is recorded with, as the book is when the session ends. Sessions after the day do not
/// count: one that is written down late may still be the first.
pub fn ending(book: &Book, id: MentorshipId, day: NaiveDate, now_millis: u64) -> Option<Ending> {
    let facts = facts(book, id, day)?;
    let held = sessions(book, id).iter().filter(|(_, it)| it.when.is_none_or(|it| it <= day)).count();
    Some(Ending {
        people: facts.people.iter().map(|it| it.0).collect(),
        now_millis,
        agreed: facts.minutes,
        sitting: sitting(held, facts.has_checkpoint),
        open: last_actions(book, id).iter().map(|it| it.id).collect(),
        goals: goals(book, id).iter().map(|it| it.id).collect(),
    })
}

/// Three offers for the session after this one.
pub fn next_offers(book: &Book, id: MentorshipId, draft: &SessionDraft) -> Vec<NextOffer> {
    let (Some(mentorship), Some(day)) = (book.mentorships.get(id), draft.day) else { return Vec::new() };
    offers_after(book, id, day, &offer_time(draft, &mentorship.next))
}

/// A half-written sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct HalfWritten {
    /// The mentorship.
    pub id: MentorshipId,
    /// The short names of its people.
    pub names: Vec<String>,
    /// The day on which it began.
    pub day: Option<NaiveDate>,
    /// The time at which it began.
    pub time: String,
}

/// The half-written sheets of one pair, or of all, the latest first. `read` returns the stored draft of a pair.
pub fn half_written(
    book: &Book,
    only: Option<MentorshipId>,
    read: impl Fn(MentorshipId) -> Option<SessionDraft>,
) -> Vec<HalfWritten> {
    let pairs = book.mentorships.iter().filter(|(id, _)| only.is_none_or(|it| it == *id));
    let drafts = pairs.filter_map(|(id, pair)| Some((id, pair, read(id).filter(|it| is_offered(it, book))?)));
    let mut drafts: Vec<_> = drafts.collect();
    sort_by_key(&mut drafts, |(_, _, draft)| std::cmp::Reverse(draft.millis));
    let offer = |(id, pair, draft): (MentorshipId, &Mentorship, SessionDraft)| HalfWritten {
        id,
        names: names(book, pair.people.iter()),
        day: draft.day,
        time: draft.time,
    };
    drafts.into_iter().map(offer).collect()
}

#[cfg(test)]
mod tests;
