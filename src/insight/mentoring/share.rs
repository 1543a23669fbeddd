//! The texts of a mentorship that leave the device: the agreement, the agenda and the calendar. Nothing private is in
//! them; everything that shares a mentorship takes its texts from here.

use chrono::NaiveDate;

use crate::domain::{Book, Id, Mentorship, PromiseOwner};
use crate::insight::mentoring::agenda::{Agenda, AgendaLine, agenda};
use crate::insight::mentoring::goals::{Goal, goals};
use crate::insight::talking_point::names_somebody;

/// The agreement, line by line. An unset line is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreedView {
    /// What it is for.
    pub purpose: String,
    /// Days between sessions.
    pub cadence_days: Option<u32>,
    /// The number of first sessions, and the days between them.
    pub first: Option<(u32, u32)>,
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
    /// Until when.
    pub ends: Option<NaiveDate>,
    /// The agreement in one text, as older versions wrote it.
    pub old: String,
}

/// What a pair agreed. Nothing else of the mentorship is in it.
pub fn agreed(book: &Book, id: Id<Mentorship>) -> AgreedView {
    let Some(mentorship) = book.mentorships.get(id) else { return AgreedView::default() };
    let agreed = mentorship.agreed.clone();
    AgreedView {
        purpose: agreed.purpose,
        cadence_days: mentorship.cadence_days,
        first: mentorship.first_times.zip(mentorship.first_days),
        minutes: agreed.minutes,
        place: agreed.place,
        brings: agreed.brings,
        between: agreed.between,
        privacy: agreed.privacy,
        misfit: agreed.misfit,
        ends: mentorship.ends,
        old: mentorship.agreement.clone(),
    }
}

/// The lines of the agenda to send, in order: the topics and goals that are not private, and the actions of the other
/// side. An action of the user's own is a note to oneself, about somebody, and stays.
pub fn agenda_to_send(book: &Book, id: Id<Mentorship>, today: NaiveDate) -> Vec<String> {
    let Agenda { shown, waiting, parked: _ } = agenda(book, id, today);
    let goals = goals(book, id);
    shown.into_iter().chain(waiting).filter_map(|it| line(book, &goals, it)).filter(|it| !it.is_empty()).collect()
}

fn line(book: &Book, goals: &[Goal], line: AgendaLine) -> Option<String> {
    match line {
        AgendaLine::Brought(item) | AgendaLine::Carried(item, _) | AgendaLine::Topic(item) => Some(item.text),
        AgendaLine::Action(id) => {
            let action = book.promises.get(id).filter(|it| it.whose == Some(PromiseOwner::Theirs))?;
            (!names_somebody(book, &action.what)).then(|| action.what.clone())
        }
        AgendaLine::StillRight(id) => goals.iter().find(|it| it.id == id).map(|it| it.aim.what.clone()),
        AgendaLine::Checkpoint(_) | AgendaLine::Private(_) => None,
    }
}
