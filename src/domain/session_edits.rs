//! Ends a mentoring session: one change writes the exchange, the actions, the next session and the topics.

use chrono::NaiveDate;

use crate::domain::apply::{checked_diff, save, save_exchange, save_promise};
use crate::domain::mentoring_edits::{existing, hushed, old_goals, settle};
use crate::domain::{
    ActionResult, AgendaState, Aim, Book, CommandError, Ctx, Edit, Exchange, ExchangeId, Id, List, Mentorship,
    MentorshipId, NewAction, NextSession, Offer, PersonId, Promise, PromiseId, PromiseOwner, PromiseState, Purpose,
    SessionRecord, Sitting, Stage, Went, rebase,
};

pub(super) fn end_session(
    book: &Book,
    id: MentorshipId,
    record: &SessionRecord,
    ctx: &Ctx,
) -> Result<Vec<Edit>, CommandError> {
    let before = existing(book, id)?;
    let day = record.exchange.when.unwrap_or(ctx.today);
    let is_plan = before.next.session.is_some()
        && (record.next.is_some() || before.next.when.is_some_and(|planned| planned <= day));
    let session = before.next.session.filter(|_| is_plan).map(|it| ExchangeId::from_uuid(it.uuid()));
    let session = session.unwrap_or_else(|| Id::new(ctx));
    let mentorship = after_session(before.clone(), record, is_plan, day, ctx);
    let next = mentorship.next.when;
    let exchange = exchange(book, id, &before, session, record);
    let people = exchange.people.clone();
    let mut edits = vec![save_exchange(book, session, exchange, ctx)?];
    edits.extend(close_actions(book, id, record, next, day)?);
    for action in record.actions.iter().filter(|it| !it.what.trim().is_empty()) {
        let promise = promise(action, id, session, &people, next, day);
        edits.push(save_promise(book, PromiseId::new(ctx), promise, ctx)?);
    }
    let is_old = |goal: &Id<Aim>| old_goals(id, &before).iter().any(|(it, _)| it == goal);
    for goal in record.goals.iter().filter(|it| !is_old(it)) {
        let mut aim = book.aims.get(*goal).ok_or(CommandError::Missing((*goal).into()))?.clone();
        aim.spoken_of = aim.spoken_of.max(Some(day));
        edits.push(checked_diff(book, (*goal).into(), &aim)?);
    }
    edits.push(save(book, id.into(), mentorship, |_| Ok(()))?);
    Ok(edits)
}

/// The mentorship after the session: its next plan, its topics, its stage.
fn after_session(
    mut mentorship: Mentorship,
    record: &SessionRecord,
    is_plan: bool,
    day: NaiveDate,
    ctx: &Ctx,
) -> Mentorship {
    let is_over = mentorship.stage() == Stage::Ended;
    if let Some(next) = record.next.clone().filter(|it| it.when.is_some() && !is_over) {
        mentorship.next = NextSession { session: Some(Id::new(ctx)), sequence: None, ..next };
    } else if is_plan {
        mentorship.next = NextSession::default();
    }
    for topic in &record.talked {
        settle(&mut mentorship, *topic, AgendaState::Talked, day);
    }
    if mentorship.stage() == Stage::Resting && mentorship.rest_from.is_some_and(|from| from <= day) {
        mentorship.rest_until = mentorship.rest_until.map(|it| it.min(day));
        mentorship.stage = Some(mentorship.stage_without_rest());
    }
    if !mentorship.hushed.iter().any(|it| it.offer == Offer::Aloud.word()) {
        mentorship.hushed.insert(hushed(Offer::Aloud, None));
    }
    mentorship
}

/// The exchange of the session. Boxes that another tab has written for the same session stay, unless the sheet has
/// words in them.
fn exchange(
    book: &Book,
    id: MentorshipId,
    mentorship: &Mentorship,
    session: ExchangeId,
    record: &SessionRecord,
) -> Exchange {
    let mut exchange = book.exchanges.get(session).cloned().unwrap_or_default();
    rebase(&Exchange::default(), &record.exchange, &mut exchange);
    exchange.purpose = Some(Purpose::MentoringSession);
    exchange.mentorship = Some(id);
    if exchange.people.is_empty() {
        exchange.people = mentorship.people.clone();
    }
    let is_first = !book.exchanges.iter().any(|(_, it)| it.mentorship == Some(id) && !it.attempt);
    exchange.sitting.get_or_insert(if is_first { Sitting::First } else { Sitting::Ordinary });
    exchange
}

/// Notes how far the actions of last time came. Those by next time that stay open get the day of the next session.
fn close_actions(
    book: &Book,
    id: MentorshipId,
    record: &SessionRecord,
    next: Option<NaiveDate>,
    day: NaiveDate,
) -> Result<Vec<Edit>, CommandError> {
    let mut edits = Vec::new();
    let is_action = |it: &Promise| it.mentorship == Some(id) && it.state.is_none();
    for (promise, before) in book.promises.iter().filter(|(_, it)| is_action(it)) {
        let mut after = before.clone();
        match record.went.iter().find(|(it, _)| *it == promise).map(|(_, it)| *it) {
            Some(ActionResult::LetGo) => after.state = Some(PromiseState::LetGo),
            Some(ActionResult::Went(went)) => {
                after.went = Some(went);
                after.state = Some(PromiseState::Kept).filter(|_| went == Went::Done);
            }
            None => (),
        }
        after.closed = after.state.map(|_| day);
        if after.by_next && after.state.is_none() {
            after.due = next;
        }
        if after != *before {
            edits.push(checked_diff(book, promise.into(), &after)?);
        }
    }
    Ok(edits)
}

fn promise(
    action: &NewAction,
    id: MentorshipId,
    session: ExchangeId,
    people: &List<PersonId>,
    next: Option<NaiveDate>,
    day: NaiveDate,
) -> Promise {
    let by_next = action.due.is_none();
    Promise {
        whose: Some(action.whose.unwrap_or(PromiseOwner::Mine)),
        people: action.person.map_or_else(|| people.clone(), |it| [it].into_iter().collect()),
        what: action.what.clone(),
        made: Some(day),
        due: if by_next { next } else { action.due },
        mentorship: Some(id),
        session: Some(session),
        goal: action.goal,
        confidence: action.confidence.map(|it| it.clamp(1, 10)),
        cue: action.cue.clone(),
        by_next,
        ..Promise::default()
    }
}
