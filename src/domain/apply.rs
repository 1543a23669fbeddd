//! Applies commands: validates them and turns them into changes.

use crate::domain::circle_moves::note_moves;
use crate::domain::command_error::all;
use crate::domain::date_checks::check_evidence;
use crate::domain::diff::{diff, keep_newer_parts, set_deleted};
use crate::domain::revert::{remove_sample, stamped_merge, still_named, taken_back, unmerge};
use crate::domain::{
    Book, Change, Command, CommandError, Ctx, Edit, Entity, EntityRef, Entropy, Exchange, ExchangeId, Favour, Id, List,
    Mode, Person, PersonId, Promise, PromiseId, PromiseState, Settings, SharedItem, Timestamp, limits,
};

/// Days that deleted entities stay in the trash (design decision).
pub const fn trash_days() -> u64 {
    30
}

/// Applies a command to the book and returns the change that it wrote. This is the only write path for commands.
///
/// # Errors
///
/// A [`CommandError`] if the command is invalid; the book is unchanged then.
///
/// # Examples
///
/// ```
/// # use kith::domain::*;
/// # let today = "2026-11-22".parse().unwrap();
/// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
/// let mut book = Book::default();
/// let ana = Person { given: "Ana".into(), ..Person::default() };
/// let change = apply(&mut book, Command::AddPerson(Box::new(ana)), &ctx).unwrap();
/// assert_eq!(book.people.iter().count(), 1);
/// apply(&mut book, Command::Undo(change), &ctx).unwrap();
/// assert!(book.is_empty());
///
/// let nobody = Command::AddPerson(Box::default());
/// assert_eq!(apply(&mut book, nobody, &ctx), Err(CommandError::Nameless));
/// ```
pub fn apply(book: &mut Book, command: Command, ctx: &Ctx) -> Result<Change, CommandError> {
    let change = match command {
        Command::Merge(change) => stamped_merge(book, change, ctx),
        Command::Unmerge(change) => unmerge(book, change, ctx),
        Command::RemoveSample => remove_sample(book, ctx),
        Command::Undo(change) => {
            let change = taken_back(change);
            if !still_named(book, &change).is_empty() {
                return Err(CommandError::StillNamed);
            }
            let stamp = book.stamp_for(change.entities(), ctx.now_millis, ctx.device);
            change.restamp(stamp)
        }
        other => {
            let mut edits = edits(book, other, ctx)?;
            edits.retain(|it| !it.cells.is_empty());
            let mut change = Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits, seen: Vec::new() };
            note_moves(book, &mut change, ctx.today);
            let stamp = book.stamp_for(change.entities(), ctx.now_millis, ctx.device);
            change.stamped(stamp)
        }
    };
    if change.is_empty() {
        return Err(CommandError::Nothing);
    }
    book.write(&change, ctx.now_millis);
    Ok(change)
}

/// Looks whether [`apply`] would refuse a command, without a change of the book.
///
/// # Errors
///
/// Every reason for which the command would be refused.
///
/// # Examples
///
/// ```
/// # use kith::domain::*;
/// # let today = "2026-11-22".parse().unwrap();
/// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
/// let book = Book::default();
/// let ana = Person { given: "Ana".into(), ..Person::default() };
/// assert_eq!(check(&book, Command::AddPerson(Box::new(ana)), &ctx), Ok(()));
/// assert!(book.is_empty());
///
/// let long = Person { role: "x".repeat(MAX_LINE + 1), ..Person::default() };
/// let refused = check(&book, Command::AddPerson(Box::new(long)), &ctx).unwrap_err();
/// // The name is missing, and the role is too long.
/// assert_eq!(refused.each().len(), 2);
/// ```
pub fn check(book: &Book, command: Command, ctx: &Ctx) -> Result<(), CommandError> {
    edits(book, command, ctx).map(drop)
}

/// Returns the edits of a command. Over fifty lines: one arm for each command.
fn edits(book: &Book, command: Command, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
    Ok(match command {
        Command::AddPerson(person) => vec![save_person(book, Id::new(ctx), *person, ctx)?],
        Command::EditPerson(id, person) => {
            exists(book, id.into())?;
            vec![save_person(book, id, *person, ctx)?]
        }
        Command::LogExchange(mut exchange, newcomers) => {
            let mut edits = add_newcomers(book, newcomers, &mut exchange.people, ctx)?;
            edits.push(save_exchange(book, Id::new(ctx), *exchange, ctx)?);
            edits
        }
        Command::LogWithPromise(exchange, promise, newcomers) => {
            log_with_promise(book, *exchange, *promise, newcomers, ctx)?
        }
        Command::EditExchange(id, exchange) => {
            exists(book, id.into())?;
            vec![save_exchange(book, id, *exchange, ctx)?]
        }
        Command::MakePromise(mut promise, newcomers) => {
            let mut edits = add_newcomers(book, newcomers, &mut promise.people, ctx)?;
            edits.push(save_promise(book, Id::new(ctx), *promise, ctx)?);
            edits
        }
        Command::ClosePromise(id, state) => vec![close_promise(book, id, state, ctx)?],
        Command::SaveFavour(id, favour) => vec![save_favour(book, existing_or_new(book, id, ctx)?, *favour, ctx)?],
        Command::SaveShare(id, item) => vec![save_shared_item(book, existing_or_new(book, id, ctx)?, *item)?],
        Command::SetCircle(id, circle) => edit_person(book, id, |person| person.circle = circle)?,
        Command::NameEncounter(id, people, newcomers) => {
            let mut exchange = exchange(book, id)?;
            people.into_iter().for_each(|it| exchange.people.insert(it));
            let mut edits = add_newcomers(book, newcomers, &mut exchange.people, ctx)?;
            exchange.settled = true;
            edits.push(checked_diff(book, id.into(), &exchange)?);
            edits
        }
        Command::DismissEncounter(id) => edit_exchange(book, id, |it| it.settled = true)?,
        Command::RateWelcome(id, welcome) => edit_exchange(book, id, |it| it.welcome = Some(welcome.clamp(1, 7)))?,
        Command::RateEnergy(id, energy) => edit_exchange(book, id, |it| it.energy = energy)?,
        Command::Snooze(id, until) => edit_person(book, id, |person| person.not_before = Some(until))?,
        Command::Archive(id, archived) => edit_person(book, id, |person| person.archived = archived)?,
        Command::Delete(entity) => {
            exists(book, entity)?;
            vec![set_deleted(book, entity, Some(ctx.today))]
        }
        Command::Restore(entity) => vec![set_deleted(book, entity, None)],
        Command::SetSettings(settings) => vec![save(book, Settings::REF, *settings, |_| Ok(()))?],
        Command::Act(act) => act.edits(book, ctx)?,
        Command::Write(edits) => edits,
        Command::Batch(commands) => batch(book, commands, ctx)?,
        Command::Merge(_) | Command::Unmerge(_) | Command::Undo(_) | Command::RemoveSample => Vec::new(),
    })
}

fn batch(book: &Book, commands: Vec<Command>, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
    // Each command runs a millisecond after the one before, so that the ids of the new entities sort in that order.
    let later = |at: u64| Ctx { now_millis: ctx.now_millis + at, entropy: Entropy::new(ctx.entropy.next()), ..*ctx };
    let each = (0..).zip(commands).map(|(at, command)| edits(book, command, &later(at)));
    Ok(all(each)?.concat())
}

fn log_with_promise(
    book: &Book,
    mut exchange: Exchange,
    mut promise: Promise,
    newcomers: Vec<Person>,
    ctx: &Ctx,
) -> Result<Vec<Edit>, CommandError> {
    let mut edits = add_newcomers(book, newcomers, &mut exchange.people, ctx)?;
    if promise.people.is_empty() {
        promise.people = exchange.people.clone();
    }
    let logged = save_exchange(book, Id::new(ctx), exchange, ctx);
    let promised = save_promise(book, Id::new(ctx), promise, ctx);
    edits.extend(all([logged, promised].into_iter())?);
    Ok(edits)
}

fn close_promise(book: &Book, id: PromiseId, state: Option<PromiseState>, ctx: &Ctx) -> Result<Edit, CommandError> {
    let mut promise = book.promises.get(id).ok_or(CommandError::Missing(id.into()))?.clone();
    promise.state = state;
    promise.closed = state.map(|_| ctx.today);
    checked_diff(book, id.into(), &promise)
}

pub(super) fn exists(book: &Book, entity: EntityRef) -> Result<(), CommandError> {
    if book.view(entity).is_some_and(|it| it.is_live()) { Ok(()) } else { Err(CommandError::Missing(entity)) }
}

fn exchange(book: &Book, id: ExchangeId) -> Result<Exchange, CommandError> {
    book.exchanges.get(id).cloned().ok_or(CommandError::Missing(id.into()))
}

fn edit_exchange(book: &Book, id: ExchangeId, edit: impl FnOnce(&mut Exchange)) -> Result<Vec<Edit>, CommandError> {
    let mut exchange = exchange(book, id)?;
    edit(&mut exchange);
    Ok(vec![checked_diff(book, id.into(), &exchange)?])
}

pub(super) fn edit_person(
    book: &Book,
    id: PersonId,
    edit: impl FnOnce(&mut Person),
) -> Result<Vec<Edit>, CommandError> {
    let mut person = book.people.get(id).cloned().ok_or(CommandError::Missing(id.into()))?;
    edit(&mut person);
    Ok(vec![checked_diff(book, id.into(), &person)?])
}

/// Returns the entity to write: the existing one with this id, or a new one.
fn existing_or_new<T>(book: &Book, id: Option<Id<T>>, ctx: &Ctx) -> Result<Id<T>, CommandError>
where
    EntityRef: From<Id<T>>,
{
    match id {
        Some(id) => exists(book, id.into()).map(|()| id),
        None => Ok(Id::new(ctx)),
    }
}

pub(super) fn add_newcomers(
    book: &Book,
    newcomers: Vec<Person>,
    people: &mut List<PersonId>,
    ctx: &Ctx,
) -> Result<Vec<Edit>, CommandError> {
    let add = |person| {
        let id = PersonId::new(ctx);
        people.insert(id);
        save_person(book, id, person, ctx)
    };
    newcomers.into_iter().map(add).collect()
}

pub(super) fn save_person(book: &Book, id: PersonId, person: Person, ctx: &Ctx) -> Result<Edit, CommandError> {
    let known = book.people.get(id).map(|it| &*it.expertise).unwrap_or_default();
    save(book, id.into(), person, |person| {
        if !person.has_name() {
            return Err(CommandError::Nameless);
        }
        check_evidence(&person.expertise, known, ctx.today)
    })
}

pub(super) fn save_exchange(book: &Book, id: ExchangeId, exchange: Exchange, ctx: &Ctx) -> Result<Edit, CommandError> {
    // A flight west, a clock put right, or a file: the exchange lies ahead already, and the rest of it can be edited.
    let is_ahead_already = |day| book.exchanges.get(id).is_some_and(|it| it.when == Some(day));
    save(book, id.into(), exchange, |exchange| {
        let day = *exchange.when.get_or_insert(ctx.today);
        if day > ctx.today && !is_ahead_already(day) {
            return Err(CommandError::NotYet);
        }
        for welcome in [&mut exchange.expected_welcome, &mut exchange.welcome] {
            *welcome = welcome.filter(|it| (1..=7).contains(it));
        }
        let is_nothing =
            exchange.people.is_empty() && exchange.encounter.is_empty() && exchange.notes.trim().is_empty();
        if is_nothing { Err(CommandError::NothingHappened) } else { Ok(()) }
    })
}

pub(super) fn save_promise(book: &Book, id: PromiseId, promise: Promise, ctx: &Ctx) -> Result<Edit, CommandError> {
    save(book, id.into(), promise, |promise| {
        promise.made.get_or_insert(ctx.today);
        if promise.what.is_empty() { Err(CommandError::NothingPromised) } else { Ok(()) }
    })
}

fn save_favour(book: &Book, id: Id<Favour>, favour: Favour, ctx: &Ctx) -> Result<Edit, CommandError> {
    save(book, id.into(), favour, |favour| {
        favour.when.get_or_insert(ctx.today);
        if favour.what.is_empty() { Err(CommandError::NothingGiven) } else { Ok(()) }
    })
}

fn save_shared_item(book: &Book, id: Id<SharedItem>, item: SharedItem) -> Result<Edit, CommandError> {
    save(book, id.into(), item, |item| {
        if item.what.is_empty() && item.link.is_empty() { Err(CommandError::NothingShared) } else { Ok(()) }
    })
}

/// Returns the edit that writes the fields of an entity, tidied. `complete` fills in defaults and checks that the
/// entity is complete.
pub(super) fn save<T: Entity>(
    book: &Book,
    entity: EntityRef,
    mut new: T,
    complete: impl FnOnce(&mut T) -> Result<(), CommandError>,
) -> Result<Edit, CommandError> {
    limits::tidy(&mut new, book.view(entity).map(|it| it.body()));
    let incomplete = complete(&mut new);
    let edit = checked_diff(book, entity, &new);
    match (incomplete, edit) {
        (Ok(()), edit) => edit,
        (Err(why), Ok(_)) => Err(why),
        (Err(why), Err(other)) => Err(why.and(other)),
    }
}

pub(super) fn checked_diff(book: &Book, entity: EntityRef, new: &dyn Entity) -> Result<Edit, CommandError> {
    let mut edit = diff(book, entity, new);
    limits::check(&edit, new)?;
    keep_newer_parts(book, &mut edit);
    Ok(edit)
}
