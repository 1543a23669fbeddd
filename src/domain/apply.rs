//! Applies commands: validates them and turns them into changes.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_derive::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use crate::domain::record::{DELETED, cells_of};
use crate::domain::{
    Book, Cell, CellEdit, Change, Command, Ctx, Edit, Entity, EntityRef, Exchange, ExchangeId, Favour, Id, Kind, List,
    Mode, Person, PersonId, Promise, PromiseState, Scalar, Settings, SharedItem, VecMap, into_set, is_picture,
    tidy_line,
};

/// The reason why a command was refused. The book is unchanged then.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum CommandError {
    /// A person without a name.
    #[error("A name is enough, but it needs one.")]
    Nameless,
    /// An exchange without people, encounter or notes.
    #[error("Say who it was with, or what happened.")]
    NothingHappened,
    /// An exchange dated in the future: an intention is not a contact.
    #[error("That day is still to come. Log it when it has happened.")]
    NotYet,
    /// A favour without a description.
    #[error("Say what it was.")]
    NothingGiven,
    /// A promise without a description.
    #[error("Say what was promised.")]
    NothingPromised,
    /// A text over the length limit.
    #[error("That is longer than {max} characters. Please shorten the {what}.")]
    TooLong {
        /// The field, in words.
        what: Cow<'static, str>,
        /// The limit in characters.
        max: usize,
    },
    /// A picture that is not a raster image, or is too large.
    #[error("That picture cannot be kept. A small JPEG, PNG or WebP can.")]
    Picture,
    /// The entity of the command does not exist, or no longer.
    #[error("That is no longer in the book.")]
    Missing(EntityRef),
    /// The command would change nothing.
    #[error("Nothing to change.")]
    Nothing,
}

/// Days that deleted entities stay in the trash (design decision).
pub const fn trash_days() -> u64 {
    30
}

const MAX_LINE: usize = 500;
const MAX_TEXT: usize = 100_000;

/// Applies a command to the book and returns the change that it wrote. This is the only write path for commands.
///
/// # Errors
///
/// A [`CommandError`] if the command is invalid; the book is unchanged then.
///
/// ```
/// # use kith::domain::*;
/// # let ctx = Ctx { now_millis: 1, today: "2026-11-22".parse().unwrap(), device: Device(1), entropy: Entropy::new(1) };
/// let mut book = Book::default();
/// let ana = Person { given: "Ana".into(), ..Person::default() };
/// let change = apply(&mut book, Command::AddPerson(Box::new(ana)), &ctx).unwrap();
/// assert_eq!(book.people.iter().count(), 1);
/// apply(&mut book, Command::Undo(change), &ctx).unwrap();
/// assert!(book.is_empty());
/// ```
pub fn apply(book: &mut Book, command: Command, ctx: &Ctx) -> Result<Change, CommandError> {
    let change = match command {
        Command::Merge(change) => stamped_merge(book, change, ctx),
        Command::Unmerge(change) => unmerge(book, change, ctx),
        Command::RemoveSample => remove_sample(book, ctx),
        Command::Undo(change) => {
            let change = change.invert();
            let stamp = book.stamp_for(change.entities(), ctx.now_millis, ctx.device);
            change.restamp(stamp)
        }
        other => {
            let edits = edits(book, other, ctx)?;
            let change = Change { stamp: crate::domain::Timestamp::FLOOR, mode: Mode::Merge, edits, seen: Vec::new() };
            let stamp = book.stamp_for(change.entities(), ctx.now_millis, ctx.device);
            change.restamp(stamp)
        }
    };
    if change.is_empty() {
        return Err(CommandError::Nothing);
    }
    book.write(&change, ctx.now_millis);
    Ok(change)
}

fn edits(book: &Book, command: Command, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
    match command {
        Command::AddPerson(person) => Ok(vec![diff(book, Id::<Person>::new(ctx).into(), &checked_person(*person)?)]),
        Command::EditPerson(id, mut person) => {
            exists(book, id.into())?;
            // Do not check an unchanged picture: an earlier version may have imported one that is refused today.
            let is_known = book.people.get(id).is_some_and(|it| it.photo == person.photo);
            let photo = if is_known { std::mem::take(&mut person.photo) } else { String::new() };
            let person = checked_person(*person)?;
            let photo = if is_known { photo } else { person.photo.clone() };
            Ok(vec![diff(book, id.into(), &Person { photo, ..person })])
        }
        Command::LogExchange(exchange, newcomers) => {
            let mut exchange = *exchange;
            let mut edits = newcomers_edits(book, newcomers, &mut exchange.people, ctx)?;
            edits.push(diff(book, Id::<Exchange>::new(ctx).into(), &checked_exchange(exchange, ctx)?));
            Ok(edits)
        }
        Command::LogWithPromise(exchange, promise, newcomers) => {
            let (mut exchange, mut promise) = (*exchange, *promise);
            let mut edits = newcomers_edits(book, newcomers, &mut exchange.people, ctx)?;
            if promise.people.is_empty() {
                promise.people = exchange.people.clone();
            }
            edits.push(diff(book, Id::<Exchange>::new(ctx).into(), &checked_exchange(exchange, ctx)?));
            edits.push(diff(book, Id::<Promise>::new(ctx).into(), &checked_promise(promise, ctx)?));
            Ok(edits)
        }
        Command::EditExchange(id, exchange) => {
            exists(book, id.into())?;
            Ok(vec![diff(book, id.into(), &checked_exchange(*exchange, ctx)?)])
        }
        Command::MakePromise(promise, newcomers) => {
            let mut promise = *promise;
            let mut edits = newcomers_edits(book, newcomers, &mut promise.people, ctx)?;
            edits.push(diff(book, Id::<Promise>::new(ctx).into(), &checked_promise(promise, ctx)?));
            Ok(edits)
        }
        Command::ClosePromise(id, state) => {
            let mut promise = book.promises.get(id).ok_or(CommandError::Missing(id.into()))?.clone();
            promise.state = state;
            promise.closed = state.map(|_| ctx.today);
            Ok(vec![diff(book, id.into(), &promise)])
        }
        Command::SaveFavour(id, favour) => {
            let entity = kept(book, id, ctx)?;
            Ok(vec![diff(book, entity, &checked_favour(*favour, ctx)?)])
        }
        Command::SaveShare(id, share) => {
            let entity = kept(book, id, ctx)?;
            Ok(vec![diff(book, entity, &checked_share(*share)?)])
        }
        Command::SetCircle(id, circle) => {
            let mut person = person(book, id)?;
            person.circle = circle;
            Ok(vec![diff(book, id.into(), &person)])
        }
        Command::NameEncounter(id, people, newcomers) => {
            let mut exchange = exchange(book, id)?;
            people.into_iter().for_each(|it| exchange.people.insert(it));
            let mut edits = newcomers_edits(book, newcomers, &mut exchange.people, ctx)?;
            exchange.settled = true;
            edits.push(diff(book, id.into(), &exchange));
            Ok(edits)
        }
        Command::DismissEncounter(id) => edit_exchange(book, id, |it| it.settled = true),
        Command::RateWelcome(id, welcome) => edit_exchange(book, id, |it| it.welcome = Some(welcome.clamp(1, 7))),
        Command::RateEnergy(id, energy) => edit_exchange(book, id, |it| it.energy = energy),
        Command::Snooze(id, until) => {
            let mut person = person(book, id)?;
            person.not_before = Some(until);
            Ok(vec![diff(book, id.into(), &person)])
        }
        Command::Archive(id, archived) => {
            let mut person = person(book, id)?;
            person.archived = archived;
            Ok(vec![diff(book, id.into(), &person)])
        }
        Command::Delete(entity) => {
            exists(book, entity)?;
            Ok(vec![set_deleted(book, entity, Some(ctx.today))])
        }
        Command::Restore(entity) => Ok(vec![set_deleted(book, entity, None)]),
        Command::SetSettings(settings) => Ok(vec![diff(book, Settings::REF, &*settings)]),
        Command::Write(edits) => Ok(edits),
        Command::Batch(commands) => {
            // Each command runs a millisecond after the one before, so that the ids of the new entities sort in that
            // order.
            let later = |at: u64| Ctx {
                now_millis: ctx.now_millis + at,
                entropy: crate::domain::Entropy::new(ctx.entropy.next()),
                ..*ctx
            };
            let each = (0..).zip(commands).map(|(at, command)| edits(book, command, &later(at)));
            Ok(each.collect::<Result<Vec<_>, _>>()?.concat())
        }
        Command::Merge(_) | Command::Unmerge(_) | Command::Undo(_) | Command::RemoveSample => Ok(Vec::new()),
    }
}

fn exists(book: &Book, entity: EntityRef) -> Result<(), CommandError> {
    if book.view(entity).is_some_and(|it| it.is_live()) { Ok(()) } else { Err(CommandError::Missing(entity)) }
}

fn person(book: &Book, id: PersonId) -> Result<Person, CommandError> {
    book.people.get(id).cloned().ok_or(CommandError::Missing(id.into()))
}

fn exchange(book: &Book, id: ExchangeId) -> Result<Exchange, CommandError> {
    book.exchanges.get(id).cloned().ok_or(CommandError::Missing(id.into()))
}

fn edit_exchange(book: &Book, id: ExchangeId, edit: impl FnOnce(&mut Exchange)) -> Result<Vec<Edit>, CommandError> {
    let mut exchange = exchange(book, id)?;
    edit(&mut exchange);
    Ok(vec![diff(book, id.into(), &exchange)])
}

/// Returns the entity to write: the existing one with this id, or a new one.
fn kept<T>(book: &Book, id: Option<Id<T>>, ctx: &Ctx) -> Result<EntityRef, CommandError>
where
    EntityRef: From<Id<T>>,
{
    match id {
        Some(id) => exists(book, id.into()).map(|()| id.into()),
        None => Ok(Id::<T>::new(ctx).into()),
    }
}

/// Returns the edit that gives an entity the fields of `new`.
fn diff(book: &Book, entity: EntityRef, new: &dyn Entity) -> Edit {
    let old = book.view(entity).map(|it| it.cells()).unwrap_or_default();
    let new = cells_of(new);
    // Clear only the cells that this version holds; the cells in `rest` belong to a newer version.
    let held = book.view(entity).map(|it| it.held()).unwrap_or_default();
    let cleared = held.keys().filter(|name| !new.contains_key(*name)).map(|name| {
        let before = old.get(name).cloned().unwrap_or_default();
        CellEdit { name: name.clone(), before, after: Cell::default() }
    });
    // Compare with the value as this version holds it, so that an element with a part of a newer version is not
    // rewritten.
    let written = new.iter().filter(|(name, value)| held.get(*name) != Some(value)).map(|(name, value)| CellEdit {
        name: name.clone(),
        before: old.get(name).cloned().unwrap_or_default(),
        after: Cell { value: Some(value.clone()), stamp: None },
    });
    Edit { entity, cells: cleared.chain(written).collect() }
}

/// Applies a form's edits to the current entity: the cells that differ between `base` and `edited` are written into
/// `current`; all other cells stay, so that an edit made meanwhile in another tab is not undone.
pub fn rebase(base: &dyn Entity, edited: &dyn Entity, current: &mut dyn Entity) {
    let (base, edited) = (cells_of(base), cells_of(edited));
    let names = base.keys().chain(edited.keys().filter(|it| !base.contains_key(*it)));
    for name in names.filter(|it| base.get(*it) != edited.get(*it)) {
        let (field, element) = name.split_once('/').unwrap_or((name, ""));
        if let Some(field) = current.field_mut(field) {
            field.put(element, edited.get(name));
        }
    }
}

fn set_deleted(book: &Book, entity: EntityRef, day: Option<NaiveDate>) -> Edit {
    let before = book.view(entity).map(|it| it.cell(DELETED)).unwrap_or_default();
    let after = Cell { value: day.to_value(), stamp: None };
    Edit { entity, cells: vec![CellEdit { name: DELETED.to_owned(), before, after }] }
}

fn newcomers_edits(
    book: &Book,
    newcomers: Vec<Person>,
    people: &mut List<PersonId>,
    ctx: &Ctx,
) -> Result<Vec<Edit>, CommandError> {
    newcomers
        .into_iter()
        .map(|person| {
            let id = PersonId::new(ctx);
            people.insert(id);
            Ok(diff(book, id.into(), &checked_person(person)?))
        })
        .collect()
}

fn checked_person(mut person: Person) -> Result<Person, CommandError> {
    for line in [
        &mut person.given,
        &mut person.family,
        &mut person.other_script,
        &mut person.nickname,
        &mut person.say,
        &mut person.pronouns,
        &mut person.organisation,
        &mut person.department,
        &mut person.role,
        &mut person.place,
        &mut person.how_met.place,
    ] {
        *line = checked_line(line, "name")?;
    }
    for list in [&mut person.tags, &mut person.groups, &mut person.expertise, &mut person.dos, &mut person.donts] {
        *list = checked_words(std::mem::take(list))?;
    }
    person.notes = checked_text(person.notes, "notes")?;
    person.how_met.story = checked_text(person.how_met.story, "story")?;
    if !person.photo.is_empty() && !is_picture(&person.photo) {
        return Err(CommandError::Picture);
    }
    if person.has_name() { Ok(person) } else { Err(CommandError::Nameless) }
}

fn checked_exchange(mut exchange: Exchange, ctx: &Ctx) -> Result<Exchange, CommandError> {
    let when = *exchange.when.get_or_insert(ctx.today);
    if when > ctx.today {
        return Err(CommandError::NotYet);
    }
    exchange.encounter = checked_line(&exchange.encounter, "encounter")?;
    exchange.place = checked_line(&exchange.place, "place")?;
    exchange.notes = checked_text(exchange.notes, "notes")?;
    exchange.next_time = checked_text(exchange.next_time, "question for next time")?;
    exchange.tags = checked_words(exchange.tags)?;
    exchange.topics = checked_words(exchange.topics)?;
    exchange.expected_welcome = exchange.expected_welcome.filter(|it| (1..=7).contains(it));
    exchange.welcome = exchange.welcome.filter(|it| (1..=7).contains(it));
    let is_nothing = exchange.people.is_empty() && exchange.encounter.is_empty() && exchange.notes.trim().is_empty();
    if is_nothing { Err(CommandError::NothingHappened) } else { Ok(exchange) }
}

fn checked_promise(mut promise: Promise, ctx: &Ctx) -> Result<Promise, CommandError> {
    promise.what = checked_line(&promise.what, "promise")?;
    promise.made.get_or_insert(ctx.today);
    if promise.what.is_empty() { Err(CommandError::NothingPromised) } else { Ok(promise) }
}

fn checked_favour(mut favour: Favour, ctx: &Ctx) -> Result<Favour, CommandError> {
    favour.what = checked_line(&favour.what, "favour")?;
    favour.outcome = checked_line(&favour.outcome, "outcome")?;
    favour.when.get_or_insert(ctx.today);
    if favour.what.is_empty() { Err(CommandError::NothingGiven) } else { Ok(favour) }
}

fn checked_share(mut share: SharedItem) -> Result<SharedItem, CommandError> {
    share.what = checked_line(&share.what, "thing")?;
    share.link = checked_line(&share.link, "link")?;
    if share.what.is_empty() && share.link.is_empty() { Err(CommandError::NothingHappened) } else { Ok(share) }
}

fn checked_line(text: &str, what: &'static str) -> Result<String, CommandError> {
    let line = tidy_line(text);
    if line.chars().count() > MAX_LINE {
        Err(CommandError::TooLong { what: what.into(), max: MAX_LINE })
    } else {
        Ok(line)
    }
}

fn checked_text(text: String, what: &'static str) -> Result<String, CommandError> {
    if text.chars().count() > MAX_TEXT {
        Err(CommandError::TooLong { what: what.into(), max: MAX_TEXT })
    } else {
        Ok(text)
    }
}

fn checked_words(words: List<String>) -> Result<List<String>, CommandError> {
    words.into_iter().map(|it| checked_line(&it, "word")).filter(|it| it.as_ref() != Ok(&String::new())).collect()
}

/// Stamps a merge. Imported cells keep their timestamps; cells without one are the user's choices against the merge
/// rule and get a new timestamp.
fn stamped_merge(book: &mut Book, mut change: Change, ctx: &Ctx) -> Change {
    let newest_found = change.stamp;
    change.stamp = book.stamp_for(change.entities(), ctx.now_millis, ctx.device);
    // A choice must win over the value that it rejects, even if the other device's clock runs ahead.
    let chosen = change.stamp.max(newest_found.next(ctx.device));
    for cell in change.edits.iter_mut().flat_map(|it| &mut it.cells) {
        cell.after.stamp = cell.after.stamp.or(Some(chosen));
    }
    change
}

/// Returns the change that takes a merge back. Cells written since the merge stay. An entity that the merge added and
/// the user has edited since stays whole, because its remaining cells (a circle, a note) would belong to an entity
/// without a name.
fn unmerge(book: &Book, change: Change, ctx: &Ctx) -> Change {
    let merged = change.stamp;
    let mut back = change.invert();
    back.mode = Mode::Exact;
    back.seen.clear();
    for edit in &mut back.edits {
        let view = book.view(edit.entity);
        edit.cells.retain(|cell| view.is_some_and(|it| it.cell(&cell.name).value == cell.before.value));
        let mut others = view.map(|it| it.cells()).unwrap_or_default();
        edit.cells.iter().for_each(|it| drop(others.remove(&it.name)));
        let was_written_since = !others.is_empty() && others.values().all(|it| it.stamp > Some(merged));
        if was_written_since
            && edit.entity.kind != Kind::Settings
            && edit.cells.iter().all(|it| it.after == Cell::default())
        {
            edit.cells.clear();
        }
    }
    back.edits.retain(|it| !it.cells.is_empty());
    back.stamp = crate::domain::Timestamp::at(ctx.now_millis, ctx.device).max(back.stamp.next(ctx.device));
    back
}

/// Clears every cell of the demo data, and of the entries about demo people only. The result is as if they had never
/// been written.
fn remove_sample(book: &mut Book, ctx: &Ctx) -> Change {
    // `records()`, not `iter()`: demo data in the trash is removed too.
    let sample_people = into_set(book.people.records().filter(|(_, it)| it.body.sample).map(|(id, _)| id));
    let only_sample =
        |people: &List<PersonId>| !people.is_empty() && people.iter().all(|it| sample_people.contains(it));
    let people = sample_people.iter().map(|id| (*id).into());
    let exchanges =
        book.exchanges.records().map(|(id, it)| (id.into(), it.body.sample || only_sample(&it.body.people)));
    let promises = book.promises.records().map(|(id, it)| (id.into(), it.body.sample || only_sample(&it.body.people)));
    let favours = book.favours.records().map(|(id, it)| (id.into(), only_sample(&it.body.people)));
    let shares = book.shares.records().map(|(id, it)| (id.into(), only_sample(&it.body.people)));
    let with_them = exchanges.chain(promises).chain(favours).chain(shares).filter(|(_, goes)| *goes);
    let all: Vec<EntityRef> = people.chain(with_them.map(|(entity, _)| entity)).collect();
    let edits = all.into_iter().filter_map(|entity| Some(revert_edit(entity, book.view(entity)?.cells()))).collect();
    let stamp = book.stamp_for(std::iter::empty(), ctx.now_millis, ctx.device);
    Change { stamp, mode: Mode::Exact, edits, seen: Vec::new() }
}

fn revert_edit(entity: EntityRef, cells: VecMap<String, Cell>) -> Edit {
    let cells = cells.into_iter().map(|(name, before)| CellEdit { name, before, after: Cell::default() }).collect();
    Edit { entity, cells }
}

impl PromiseState {
    /// The state for a checkbox: kept if ticked, otherwise open.
    pub const fn from_tick(is_ticked: bool) -> Option<Self> {
        if is_ticked { Some(Self::Kept) } else { None }
    }
}

impl Edit {
    /// An edit that gives one cell a value; [`apply`] sets the timestamp.
    pub fn one(entity: EntityRef, name: &str, before: Cell, value: Option<Value>) -> Self {
        let cell = CellEdit { name: name.to_owned(), before, after: Cell { value, stamp: None } };
        Self { entity, cells: vec![cell] }
    }

    /// Whether the edited entity is a person.
    pub fn is_person(&self) -> bool {
        self.entity.kind == Kind::People
    }
}
