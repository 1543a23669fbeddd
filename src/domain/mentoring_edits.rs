//! The edits of the commands of mentoring.

use chrono::NaiveDate;

use crate::domain::aim::path_of;
use crate::domain::apply::{add_newcomers, checked_diff, edit_person, save, save_exchange};
use crate::domain::cell_name::join;
use crate::domain::date_checks::check_target;
use crate::domain::diff::date_back;
use crate::domain::{
    AgendaItem, AgendaState, AgreedLine, Aim, AimState, Book, CommandError, Ctx, EarlierEnding, Edit, Element as _,
    EndRecord, Exchange, Fit, HushedOffer, Id, List, MAX_LINE, Mentorship, MentorshipId, MovedSession, NextSession,
    Offer, Person, PersonId, Purpose, Reworded, Shape, Stage, limits,
};

/// Goals worked on at a time (mission; practitioner sources name three).
pub const MAX_WORKING_GOALS: usize = 3;

pub(super) fn existing(book: &Book, id: MentorshipId) -> Result<Mentorship, CommandError> {
    book.mentorships.get(id).cloned().ok_or(CommandError::Missing(id.into()))
}

pub(super) fn exists(book: &Book, id: MentorshipId) -> Result<(), CommandError> {
    existing(book, id).map(|_| ())
}

/// Refuses a mentorship that has ended.
pub(super) fn open(book: &Book, id: MentorshipId) -> Result<MentorshipId, CommandError> {
    if existing(book, id)?.stage() == Stage::Ended { Err(CommandError::HasEnded) } else { Ok(id) }
}

pub(super) fn begin(
    book: &Book,
    people: &[PersonId],
    newcomers: Vec<Person>,
    shape: Shape,
    ctx: &Ctx,
) -> Result<Vec<Edit>, CommandError> {
    let mut people: List<PersonId> = people.iter().copied().collect();
    if let Some(missing) = people.iter().find(|it| book.people.get(**it).is_none()) {
        return Err(CommandError::Missing((*missing).into()));
    }
    let is_open = |it: &Mentorship| it.stage() != Stage::Ended && it.people == people;
    if newcomers.is_empty() && !people.is_empty() && book.mentorships.iter().any(|(_, it)| is_open(it)) {
        return Err(CommandError::AlreadyBegun);
    }
    let mut edits = add_newcomers(book, newcomers, &mut people, ctx)?;
    let began = Mentorship {
        role: Some(shape.role()),
        shape: Some(shape),
        people,
        stage: Some(Stage::FindingOut),
        began: Some(ctx.today),
        ..Mentorship::default()
    };
    edits.push(save(book, MentorshipId::new(ctx).into(), began, |it| {
        if it.people.is_empty() { Err(CommandError::NobodyToMentor) } else { Ok(()) }
    })?);
    Ok(edits)
}

/// Sets a line of the agreement, and keeps the wording that it had at the beginning of the day.
pub(super) fn set_line(mentorship: &mut Mentorship, line: &AgreedLine, today: NaiveDate) {
    let before = registers(mentorship);
    let agreed = &mut mentorship.agreed;
    match line.clone() {
        AgreedLine::Purpose(words) => agreed.purpose = words,
        AgreedLine::Rhythm { days, first_days, first_times } => {
            (mentorship.cadence_days, mentorship.first_days, mentorship.first_times) = (days, first_days, first_times);
        }
        AgreedLine::Minutes(minutes) => agreed.minutes = minutes,
        AgreedLine::Place(words) => agreed.place = words,
        AgreedLine::Brings(words) => agreed.brings = words,
        AgreedLine::Between(words) => agreed.between = words,
        AgreedLine::Privacy(words) => agreed.privacy = words,
        AgreedLine::Misfit(words) => agreed.misfit = words,
        AgreedLine::Until(day) => {
            mentorship.ends = day;
            // The questions about the end are about this day anew.
            [Offer::EndNear, Offer::EndPassed].into_iter().for_each(|it| mentorship.hushed.remove(it.word()));
        }
        AgreedLine::Old(words) => mentorship.agreement = words,
    }
    for ((line, was), (_, now)) in before.into_iter().zip(registers(mentorship)) {
        let reworded = Reworded { line: line.to_owned(), on: Some(today), was };
        let is_known = mentorship.rewordings.iter().any(|it| it.on == reworded.on && it.line == reworded.line);
        // One entry for the rhythm, although it has three registers.
        let is_counted = line.starts_with("first_") && mentorship.rewordings.iter().any(|it| is_rhythm_of(it, today));
        if reworded.was != now && !reworded.was.is_empty() && !is_known && !is_counted {
            mentorship.rewordings.insert(reworded);
        }
    }
}

fn is_rhythm_of(reworded: &Reworded, day: NaiveDate) -> bool {
    reworded.on == Some(day) && reworded.line == "cadence_days"
}

/// The registers of the agreement by name, as text.
fn registers(mentorship: &Mentorship) -> [(&'static str, String); 12] {
    let number = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
    let agreed = &mentorship.agreed;
    [
        ("agreed/purpose", agreed.purpose.clone()),
        ("cadence_days", number(mentorship.cadence_days)),
        ("first_days", number(mentorship.first_days)),
        ("first_times", number(mentorship.first_times)),
        ("agreed/minutes", number(agreed.minutes)),
        ("agreed/place", agreed.place.clone()),
        ("agreed/brings", agreed.brings.clone()),
        ("agreed/between", agreed.between.clone()),
        ("agreed/privacy", agreed.privacy.clone()),
        ("agreed/misfit", agreed.misfit.clone()),
        ("ends", mentorship.ends.map(|it| it.to_string()).unwrap_or_default()),
        ("agreement", mentorship.agreement.clone()),
    ]
}

/// Goes on. Who agrees has found out that it fits.
pub(super) fn agree(mentorship: &mut Mentorship) {
    mentorship.stage = Some(Stage::Agreed);
    mentorship.fit = Some(Fit::Fits);
}

/// Sets the answer. "Still finding out" is asked again after a later session only.
pub(super) fn rate_fit(mentorship: &mut Mentorship, fit: Fit, today: NaiveDate) {
    mentorship.fit = Some(fit);
    if fit == Fit::FindingOut {
        mentorship.hushed.insert(hushed(Offer::Fit, Some(today)));
    }
}

pub(super) fn topic(item: &AgendaItem, ctx: &Ctx) -> AgendaItem {
    let id = item.id.unwrap_or_else(|| Id::new(ctx));
    AgendaItem { id: Some(id), from: item.from.or(Some(ctx.today)), ..item.clone() }
}

fn change_topic(mentorship: &mut Mentorship, id: Id<AgendaItem>, change: impl FnOnce(&mut AgendaItem)) {
    if let Some(mut item) = mentorship.agenda.iter().find(|it| it.id == Some(id)).cloned() {
        change(&mut item);
        mentorship.agenda.insert(item);
    }
}

/// Settles a topic on a day, or opens it again. An open topic has no day.
pub(super) fn settle(mentorship: &mut Mentorship, id: Id<AgendaItem>, state: AgendaState, day: NaiveDate) {
    change_topic(mentorship, id, |item| {
        item.state = Some(state).filter(|it| *it != AgendaState::Open);
        item.at = item.state.map(|_| day);
    });
}

pub(super) fn put_first(mentorship: &mut Mentorship, id: Id<AgendaItem>) {
    let day = mentorship.next.when;
    change_topic(mentorship, id, |item| (item.state, item.at) = (None, day));
}

/// Plans the next session. Another day than before is a move, and moves the actions that are due by then.
pub(super) fn plan_next(
    book: &Book,
    id: MentorshipId,
    next: &NextSession,
    ctx: &Ctx,
) -> Result<Vec<Edit>, CommandError> {
    let mut mentorship = existing(book, id)?;
    // A planned session that was written down by a sentence leaves its plan behind.
    let before = std::mem::take(&mut mentorship.next);
    let before = if is_held(book, id, &mentorship, before.when) { NextSession::default() } else { before };
    // Without a day the entry of a calendar stays that of this session, for the day to come.
    let session = before.session.or_else(|| next.when.map(|_| Id::new(ctx)));
    let same = NextSession { session: before.session, sequence: before.sequence, ..next.clone() } == before;
    let is_first = same || (before.when.is_none() && before.sequence.is_none());
    let sequence = if is_first { before.sequence } else { Some(before.sequence.map_or(1, |it| it + 1)) };
    let plan = if next.when.is_some() { next.clone() } else { NextSession::default() };
    mentorship.next = NextSession { session, sequence, ..plan };
    if let (Some(was), Some(on)) = (before.when, mentorship.next.when)
        && was != on
    {
        mentorship.moves.insert(MovedSession { was: Some(was), on: Some(on) });
        let is_first = |it: &&AgendaItem| it.state.is_none() && it.at == Some(was);
        let first: Vec<AgendaItem> = mentorship.agenda.iter().filter(is_first).cloned().collect();
        first.into_iter().for_each(|it| mentorship.agenda.insert(AgendaItem { at: Some(on), ..it }));
    }
    let when = mentorship.next.when;
    let mut edits = vec![save(book, id.into(), mentorship, |_| Ok(()))?];
    let by_next = book.promises.iter().filter(|(_, it)| it.mentorship == Some(id) && it.by_next && it.state.is_none());
    for (promise, it) in by_next.filter(|(_, it)| it.due != when) {
        let mut moved = it.clone();
        moved.due = when;
        edits.push(checked_diff(book, promise.into(), &moved)?);
    }
    Ok(edits)
}

/// Whether a session of the pair took place on or after a planned day.
fn is_held(book: &Book, id: MentorshipId, mentorship: &Mentorship, planned: Option<NaiveDate>) -> bool {
    let is_with = |it: &Exchange| it.people.iter().any(|it| mentorship.people.contains(it));
    let is_session = |it: &Exchange| match it.mentorship {
        Some(named) => named == id,
        None => it.purpose == Some(Purpose::MentoringSession) && is_with(it),
    };
    planned.is_some_and(|day| book.exchanges_since(day).any(|(_, it)| is_session(it)))
}

pub(super) fn rest(book: &Book, id: MentorshipId, until: NaiveDate, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
    let mut mentorship = existing(book, id)?;
    if until <= ctx.today {
        return Err(CommandError::NotAhead("when".into()));
    }
    // A longer rest is still one rest.
    if mentorship.stage_on(ctx.today) != Stage::Resting {
        finish_rest(&mut mentorship, ctx.today);
        mentorship.rest_from = Some(ctx.today);
    }
    (mentorship.stage, mentorship.rest_until) = (Some(Stage::Resting), Some(until));
    Ok(vec![save(book, id.into(), mentorship, |_| Ok(()))?])
}

fn finish_rest(mentorship: &mut Mentorship, today: NaiveDate) {
    mentorship.rested_days = Some(mentorship.rested_on(today)).filter(|it| *it > 0);
    (mentorship.rest_from, mentorship.rest_until) = (None, None);
}

/// Takes a resting mentorship up again, or begins an ended one anew and keeps its ending.
pub(super) fn take_up(mentorship: &mut Mentorship, today: NaiveDate) {
    match mentorship.stage() {
        Stage::Resting => {
            finish_rest(mentorship, today);
            mentorship.stage = Some(mentorship.stage_without_rest());
        }
        Stage::Ended => {
            let closing = std::mem::take(&mut mentorship.closing);
            let old = std::mem::take(&mut mentorship.ending);
            let words = [old, closing.changed].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
            let ended = closing.when.or(mentorship.ends).or(Some(today));
            let began = mentorship.began.replace(today);
            mentorship.earlier.insert(EarlierEnding {
                began,
                ended,
                how: closing.how,
                by: closing.by,
                thanks: closing.thanks,
                onward: closing.onward,
                changed: words.join("\n\n"),
                kept: closing.kept,
            });
            mentorship.fit = mentorship.fit.filter(|it| *it == Fit::Fits);
            mentorship.stage = Some(mentorship.stage_without_rest());
            mentorship.ends = mentorship.ends.filter(|it| *it > today);
            mentorship.hushed = List::default();
            (mentorship.rest_from, mentorship.rest_until, mentorship.rested_days) = (None, None, None);
        }
        Stage::FindingOut | Stage::Agreed => (),
    }
}

pub(super) fn hushed(offer: Offer, until: Option<NaiveDate>) -> HushedOffer {
    HushedOffer { offer: offer.word().to_owned(), until }
}

/// The goals of an older version, each as the aim that it becomes. The ids derive from the mentorship and the words, so
/// that two devices that convert the same goal have one aim.
pub fn old_goals(id: MentorshipId, mentorship: &Mentorship) -> Vec<(Id<Aim>, Aim)> {
    let convert = |goal: &crate::domain::Fact| {
        let key = goal.key();
        let what = if goal.text.is_empty() { goal.label.clone() } else { format!("{}: {}", goal.label, goal.text) };
        // A goal is a line. A longer text is the reason for it.
        let is_line = what.chars().count() <= MAX_LINE && !what.contains('\n');
        let (what, why) = if is_line { (what, String::new()) } else { (goal.label.clone(), goal.text.clone()) };
        (Id::from_text(&format!("goal {id} {key}")), Aim { what, why, mentorship: Some(id), ..Aim::default() })
    };
    mentorship.goals.iter().map(convert).collect()
}

pub(super) fn save_goal(
    book: &Book,
    id: MentorshipId,
    goal: Option<Id<Aim>>,
    aim: &Aim,
    ctx: &Ctx,
) -> Result<Vec<Edit>, CommandError> {
    let mentorship = existing(book, id)?;
    let (goal, mut edits) = (goal.unwrap_or_else(|| Id::new(ctx)), Vec::new());
    // A goal that another device has converted, and changed since, stays as it is there.
    let old = old_goals(id, &mentorship).into_iter().filter(|(it, _)| book.aims.record(*it).is_none());
    let old: Vec<_> = old.collect();
    let mut others: Vec<Id<Aim>> = Vec::new();
    for (old, aim) in old.iter().filter(|(it, _)| *it != goal) {
        edits.push(save(book, (*old).into(), aim.clone(), |_| Ok(()))?);
        others.push(*old);
    }
    edits.iter_mut().for_each(|it| date_back_goal(book, id, it));
    if !mentorship.goals.is_empty() {
        let converted = Mentorship { goals: List::default(), ..mentorship };
        edits.push(save(book, id.into(), converted, |_| Ok(()))?);
    }
    let is_working = |it: &Aim| it.mentorship == Some(id) && it.state() == AimState::Working;
    let was_working = book.aims.get(goal).is_some_and(is_working) || old.iter().any(|(it, _)| *it == goal);
    let working = book.aims.iter().filter(|(it, aim)| *it != goal && !others.contains(it) && is_working(aim)).count();
    let is_fourth = working + others.len() >= MAX_WORKING_GOALS && !was_working;
    let aim = Aim { mentorship: Some(id), ..aim.clone() };
    if is_fourth && is_working(&aim) {
        return Err(CommandError::ThreeGoals);
    }
    check_target(book, goal, &aim, ctx.today)?;
    let mut edit = save(book, goal.into(), aim, |it| close_goal(it, ctx.today))?;
    date_back_goal(book, id, &mut edit);
    edits.push(edit);
    Ok(edits)
}

/// Gives the converted parts of a goal of an older version the time of its words.
fn date_back_goal(book: &Book, id: MentorshipId, edit: &mut Edit) {
    let (Some(mentorship), Some(view)) = (book.mentorships.get(id), book.view(id.into())) else { return };
    let all = old_goals(id, mentorship);
    let old = all.into_iter().zip(mentorship.goals.iter()).find(|((it, _), _)| edit.entity == (*it).into());
    let Some(((_, mut aim), goal)) = old else { return };
    limits::tidy(&mut aim, None);
    date_back(book, edit, &aim, |_| view.cell(&join("goals", &goal.key())).stamp);
}

/// Sets the closing day and the mark for older versions.
pub(super) fn close_goal(aim: &mut Aim, today: NaiveDate) -> Result<(), CommandError> {
    aim.done = matches!(aim.state(), AimState::Reached | AimState::LetGo);
    aim.closed = if aim.done { aim.closed.or(Some(today)) } else { None };
    if aim.what.is_empty() { Err(CommandError::NoGoal) } else { Ok(()) }
}

/// Logs a first small question. A new aim gets the people of the question, and the exchange names the aim.
pub(super) fn ask_question(
    book: &Book,
    aim: Option<&Aim>,
    exchange: &Exchange,
    newcomers: Vec<Person>,
    ctx: &Ctx,
) -> Result<Vec<Edit>, CommandError> {
    let mut exchange = exchange.clone();
    let mut edits = add_newcomers(book, newcomers, &mut exchange.people, ctx)?;
    if let Some(aim) = aim {
        let id = Id::new(ctx);
        let paths = exchange.people.iter().map(|it| path_of(*it)).collect();
        // The question matters more than the limit: a fourth aim rests.
        let is_working = |it: &Aim| it.is_own() && it.state() == AimState::Working;
        let has_room = book.aims.iter().filter(|(_, it)| is_working(it)).count() < MAX_WORKING_GOALS;
        let state = if has_room { aim.state } else { Some(AimState::Resting) };
        let aim = Aim { paths, state, ..aim.clone() };
        edits.push(save(book, id.into(), aim, |it| close_goal(it, ctx.today))?);
        exchange.aim = Some(id);
    }
    edits.push(save_exchange(book, Id::new(ctx), exchange, ctx)?);
    Ok(edits)
}

pub(super) fn end(book: &Book, id: MentorshipId, record: &EndRecord, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
    let mut mentorship = existing(book, id)?;
    finish_rest(&mut mentorship, ctx.today);
    mentorship.closing = record.closing.clone();
    mentorship.closing.when.get_or_insert(ctx.today);
    mentorship.stage = Some(Stage::Ended);
    mentorship.next = NextSession::default();
    let mut edits = Vec::new();
    for (promise, state) in &record.promises {
        let mut closed = book.promises.get(*promise).ok_or(CommandError::Missing((*promise).into()))?.clone();
        (closed.state, closed.closed) = (Some(*state), Some(ctx.today));
        edits.push(checked_diff(book, (*promise).into(), &closed)?);
    }
    if let Some(days) = record.cadence_days {
        let people = mentorship.people.iter().filter(|it| book.people.get(**it).is_some());
        for person in people {
            edits.extend(edit_person(book, *person, |it| it.cadence_days = Some(days))?);
        }
    }
    edits.push(save(book, id.into(), mentorship, |_| Ok(()))?);
    Ok(edits)
}
