//! An introduction of two people, as promises of the user: ask each, introduce them, follow up.

use crate::domain::{
    Book, Command, PersonId, Promise, PromiseId, PromiseOwner, PromiseState, PromiseStep, VecSet, into_set, normalize,
};

/// A step of an introduction, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ask the first person whether the introduction is welcome.
    AskFirst,
    /// Ask the second person.
    AskSecond,
    /// Introduce both.
    Introduce,
    /// See what came of it.
    FollowUp,
}

/// Returns the command that makes a promise of each step, the first step first. `words` finds the text of a step.
pub fn introduce(first: PersonId, second: PersonId, words: impl Fn(Step) -> String) -> Command {
    let promise = |at: Step, step: PromiseStep, people: &[PersonId], other: Option<PersonId>| {
        let people = people.iter().copied().collect();
        let (whose, step) = (Some(PromiseOwner::Mine), Some(step));
        let promise = Promise { whose, people, what: words(at), step, other, ..Promise::default() };
        Command::MakePromise(Box::new(promise), Vec::new())
    };
    Command::Batch(vec![
        promise(Step::AskFirst, PromiseStep::AskToMeet, &[first], Some(second)),
        promise(Step::AskSecond, PromiseStep::AskToMeet, &[second], Some(first)),
        promise(Step::Introduce, PromiseStep::Introduce, &[first, second], None),
        promise(Step::FollowUp, PromiseStep::FollowUp, &[first, second], None),
    ])
}

/// The commands that close the open promises which an introduction of these people keeps: to ask each of two of them,
/// and to introduce them, be it a step or a promise in the user's own words. Seeing what came of it stays open.
///
/// # Examples
///
/// ```
/// use kith::domain::{Ctx, Device, Entropy, apply};
/// use kith::formats::backup::read;
/// use kith::present::introduction::{introduce, kept_with};
///
/// let mut book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "id": "ana"}, {"given": "Luis", "id": "luis"}, {"given": "Noor", "id": "noor"}],
///     "promises": [
///         {"what": "introduce her to Luis", "people": ["ana"]},
///         {"what": "introduce Ana to the team", "people": ["ana"]},
///         {"what": "introduce Ana to Luis", "people": ["ana"], "whose": "theirs"}]}"#,
/// )?
/// .book;
/// let id = |name: &str| book.people.iter().find(|(_, it)| it.given == name).map(|(id, _)| id).unwrap();
/// let (ana, luis, noor) = (id("Ana"), id("Luis"), id("Noor"));
/// let today = "2026-11-26".parse().unwrap();
/// let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
/// apply(&mut book, introduce(ana, luis, |step| format!("{step:?}")), &ctx).unwrap();
///
/// let check = |people: &[_], expected: usize| {
///     assert_eq!(kept_with(&book, people.iter().copied()).len(), expected, "{people:?}");
/// };
/// check(&[ana, luis], 4);
/// check(&[ana, luis, noor], 4);
/// check(&[ana, noor], 0);
/// check(&[ana], 0);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn kept_with(book: &Book, people: impl Iterator<Item = PersonId>) -> Vec<Command> {
    let introduced: VecSet<PersonId> = into_set(people);
    let is_kept = |it: &Promise| {
        it.state.is_none() && it.whose != Some(PromiseOwner::Theirs) && is_about_all(book, it, &introduced)
    };
    let close = |id: PromiseId| Command::ClosePromise(id, Some(PromiseState::Kept));
    book.promises.iter().filter(|(_, it)| is_kept(it)).map(|(id, _)| close(id)).collect()
}

/// Whether a promise is to introduce two of these people to one another, or to ask them whether they want to meet.
fn is_about_all(book: &Book, promise: &Promise, introduced: &VecSet<PersonId>) -> bool {
    let words = normalize(&promise.what);
    let is_named = |id: &PersonId| {
        let given = book.people.get(*id).map(|it| normalize(&it.given)).unwrap_or_default();
        !given.is_empty() && words.split(|it: char| !it.is_alphanumeric()).any(|it| it == given)
    };
    let mut of_it: VecSet<PersonId> = into_set(promise.people.iter().copied().chain(promise.other));
    match promise.step {
        Some(PromiseStep::AskToMeet | PromiseStep::Introduce) => (),
        None if words.starts_with("introduce ") => {
            introduced.iter().filter(|it| is_named(it)).for_each(|it| _ = of_it.insert(*it));
        }
        _ => return false,
    }
    of_it.len() > 1 && of_it.iter().all(|it| introduced.contains(it))
}
