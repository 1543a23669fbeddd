//! Carries out the commands of aims and returns: validates them and turns them into edits.

use crate::domain::aim::path_of;
use crate::domain::apply::{add_newcomers, checked_diff, exists, save, save_exchange, save_promise};
use crate::domain::cell_name::join;
use crate::domain::date_checks::{check_has_come, check_target};
use crate::domain::diff::date_back;
use crate::domain::mentoring_edits::close_goal;
use crate::domain::{
    Act, Aim, AimCommand, AimPath, AimState, AimTalk, Book, CommandError, Ctx, Edit, ExchangeId, Id, Initiator,
    LearnedLine, MAX_WORKING_GOALS, Outcome, PersonId, Promise, PromiseOwner, PromiseState, Purpose,
};

type Edits = Result<Vec<Edit>, CommandError>;

impl Act for AimCommand {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Edits {
        let edit = |id: Id<Aim>, change: &dyn Fn(&mut Aim)| {
            let mut aim = existing(book, id)?;
            change(&mut aim);
            save_aim(book, id, aim, ctx)
        };
        match self {
            Self::Save(id, aim, resting) => {
                id.map_or(Ok(()), |id| exists(book, id.into()))?;
                put(book, id.unwrap_or_else(|| Id::new(ctx)), aim, *resting, ctx)
            }
            Self::SetState(id, state, resting) => put(book, *id, &in_state(book, *id, *state)?, *resting, ctx),
            Self::MarkReached(id, helped, came) => reach(book, *id, helped, came.as_deref(), ctx),
            Self::SavePath(id, path) => {
                path.person.map_or(Err(CommandError::Nothing), |it| exists(book, it.into()))?;
                let before = existing(book, *id)?.paths.iter().find(|it| it.person == path.person).cloned();
                check_has_come(path.since, before.and_then(|it| it.since), ctx.today, "since")?;
                edit(*id, &|aim| with_paths(aim, |it| it.insert(path.clone())))
            }
            Self::RemovePath(id, person) => edit(*id, &|aim| without_path(aim, *person)),
            Self::TakeOver(id) => edit(*id, &take_over),
            Self::Learn(id, line) => edit(*id, &|aim| learn(aim, line, ctx)),
            Self::NotThisWeek(id) => edit(*id, &|aim| aim.last_offered = Some(ctx.today)),
            Self::Still(id) => edit(*id, &|aim| aim.spoken_of = Some(ctx.today)),
            Self::LogTalk(id, talk) => log_talk(book, *id, talk, ctx),
            Self::Told(talk, words) => told(book, *talk, words, ctx),
            Self::SaveReturn(id, outcome) => {
                id.map_or(Ok(()), |id| exists(book, id.into()))?;
                Ok(vec![save_return(book, id.unwrap_or_else(|| Id::new(ctx)), outcome, ctx)?])
            }
            Self::Thank(id) => {
                let outcome = book.returns.get(*id).ok_or(CommandError::Missing((*id).into()))?;
                Ok(vec![save_return(book, *id, &Outcome { thanked: Some(ctx.today), ..outcome.clone() }, ctx)?])
            }
        }
    }
}

fn existing(book: &Book, id: Id<Aim>) -> Result<Aim, CommandError> {
    book.aims.get(id).cloned().ok_or(CommandError::Missing(id.into()))
}

fn save_aim(book: &Book, id: Id<Aim>, aim: Aim, ctx: &Ctx) -> Edits {
    let mut edit = save(book, id.into(), aim, |it| close_goal(it, ctx.today))?;
    date_back_paths(book, id, &mut edit);
    Ok(vec![edit])
}

/// Gives the paths that the people of an older version become the time at which those were added.
fn date_back_paths(book: &Book, id: Id<Aim>, edit: &mut Edit) {
    let (Some(aim), Some(view)) = (book.aims.get(id), book.view(id.into())) else { return };
    let cleared: Vec<_> = edit.cells.iter().filter(|it| it.after.value.is_none()).map(|it| it.name.clone()).collect();
    let converted = Aim { paths: aim.people.iter().copied().map(path_of).collect(), ..Aim::default() };
    date_back(book, edit, &converted, |cell| {
        let words = join("people", cell.strip_prefix("paths/")?);
        if cleared.contains(&words) { view.cell(&words).stamp } else { None }
    });
}

fn in_state(book: &Book, id: Id<Aim>, state: AimState) -> Result<Aim, CommandError> {
    let aim = existing(book, id)?;
    // An aim that is taken up and closed anew closes on the new day.
    let closed = aim.closed.filter(|_| aim.state() == state);
    Ok(Aim { state: Some(state), closed, ..aim })
}

/// Whether an aim counts among the three.
fn is_working(aim: &Aim) -> bool {
    aim.is_own() && aim.state() == AimState::Working
}

/// Saves an aim and lets another rest. Refused if the aim would be the fourth that the user works on.
fn put(book: &Book, id: Id<Aim>, aim: &Aim, resting: Option<Id<Aim>>, ctx: &Ctx) -> Edits {
    let resting = resting.filter(|it| *it != id);
    let was_working = book.aims.get(id).is_some_and(is_working);
    let others = book.aims.iter().filter(|(it, aim)| *it != id && Some(*it) != resting && is_working(aim)).count();
    if is_working(aim) && !was_working && others >= MAX_WORKING_GOALS {
        return Err(CommandError::ThreeAims);
    }
    check_target(book, id, aim, ctx.today)?;
    let mut edits = save_aim(book, id, aim.clone(), ctx)?;
    if let Some(resting) = resting {
        edits.extend(save_aim(book, resting, in_state(book, resting, AimState::Resting)?, ctx)?);
    }
    Ok(edits)
}

fn reach(book: &Book, id: Id<Aim>, helped: &str, came: Option<&Outcome>, ctx: &Ctx) -> Edits {
    let aim = Aim { helped: helped.to_owned(), ..in_state(book, id, AimState::Reached)? };
    let mut edits = save_aim(book, id, aim, ctx)?;
    if let Some(came) = came {
        edits.push(save_return(book, Id::new(ctx), &Outcome { aim: Some(id), ..came.clone() }, ctx)?);
    }
    Ok(edits)
}

/// Changes the paths. The first change moves the people of an older version there.
fn with_paths(aim: &mut Aim, change: impl FnOnce(&mut crate::domain::List<AimPath>)) {
    if aim.paths.is_empty() {
        aim.paths = aim.all_paths();
        aim.people = crate::domain::List::default();
    }
    change(&mut aim.paths);
}

fn without_path(aim: &mut Aim, person: PersonId) {
    with_paths(aim, |it| it.remove(&person.to_string()));
    aim.people.remove(&person.to_string());
}

fn take_over(aim: &mut Aim) {
    for person in aim.not_taken_over() {
        aim.paths.insert(path_of(person));
    }
    if !aim.paths.is_empty() {
        aim.people = crate::domain::List::default();
    }
}

fn learn(aim: &mut Aim, line: &LearnedLine, ctx: &Ctx) {
    if line.text.trim().is_empty() {
        line.id.iter().for_each(|it| aim.learned.remove(&it.to_string()));
    } else {
        let (id, when) = (line.id.unwrap_or_else(|| Id::new(ctx)), line.when.or(Some(ctx.today)));
        aim.learned.insert(LearnedLine { id: Some(id), when, text: line.text.clone() });
    }
}

/// Logs a talk for an aim. The aim keeps the lesson, and the next talk is not offered again in the same week.
fn log_talk(book: &Book, id: Id<Aim>, talk: &AimTalk, ctx: &Ctx) -> Edits {
    let mut aim = existing(book, id)?;
    let mut exchange = talk.exchange.clone();
    let mut edits = add_newcomers(book, talk.newcomers.clone(), &mut exchange.people, ctx)?;
    (exchange.aim, exchange.mentorship) = (Some(id), None);
    exchange.purpose.get_or_insert(Purpose::Learning);
    exchange.began.get_or_insert(Initiator::Me);
    let people = exchange.people.clone();
    let when = exchange.when.or(Some(ctx.today));
    let logged = ExchangeId::new(ctx);
    edits.push(save_exchange(book, logged, exchange, ctx)?);
    learn(&mut aim, &LearnedLine { id: None, when, text: talk.learned.clone() }, ctx);
    aim.last_offered = aim.last_offered.max(when);
    edits.extend(save_aim(book, id, aim, ctx)?);
    if !talk.report.is_empty() && !people.is_empty() {
        let promise = Promise {
            whose: Some(PromiseOwner::Mine),
            people,
            what: talk.report.clone(),
            made: when,
            session: Some(logged),
            goal: Some(id),
            ..Promise::default()
        };
        edits.push(save_promise(book, Id::new(ctx), promise, ctx)?);
    }
    Ok(edits)
}

/// Keeps the promises to tell what came of a talk, or one that is kept already if there was none.
fn told(book: &Book, talk: ExchangeId, words: &str, ctx: &Ctx) -> Edits {
    let exchange = book.exchanges.get(talk).ok_or(CommandError::Missing(talk.into()))?;
    let of_talk = |it: &Promise| it.is_report_back() && it.session == Some(talk);
    let kept = |it: &Promise| Promise { state: Some(PromiseState::Kept), closed: Some(ctx.today), ..it.clone() };
    let open = book.promises.iter().filter(|(_, it)| of_talk(it) && it.state.is_none());
    let edits: Vec<Edit> = open.map(|(id, it)| checked_diff(book, id.into(), &kept(it))).collect::<Result<_, _>>()?;
    if !edits.is_empty() || book.promises.iter().any(|(_, it)| of_talk(it)) {
        return Ok(edits);
    }
    let promise = Promise {
        whose: Some(PromiseOwner::Mine),
        people: exchange.people.clone(),
        what: words.to_owned(),
        made: exchange.when,
        session: Some(talk),
        goal: exchange.aim,
        ..Promise::default()
    };
    Ok(vec![save_promise(book, Id::new(ctx), kept(&promise), ctx)?])
}

fn save_return(book: &Book, id: Id<Outcome>, outcome: &Outcome, ctx: &Ctx) -> Result<Edit, CommandError> {
    check_has_come(outcome.when, book.returns.get(id).and_then(|it| it.when), ctx.today, "when")?;
    save(book, id.into(), outcome.clone(), |it| if it.what.is_empty() { Err(CommandError::NoReturn) } else { Ok(()) })
}

#[cfg(test)]
#[path = "tests/aim_tests.rs"]
mod tests;
