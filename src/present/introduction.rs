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
    let mine = |at, step, people: &[PersonId], other| promise(PromiseOwner::Mine, words(at), step, people, other);
    Command::Batch(vec![
        mine(Step::AskFirst, PromiseStep::AskToMeet, &[first], Some(second)),
        mine(Step::AskSecond, PromiseStep::AskToMeet, &[second], Some(first)),
        mine(Step::Introduce, PromiseStep::Introduce, &[first, second], None),
        mine(Step::FollowUp, PromiseStep::FollowUp, &[first, second], None),
    ])
}

fn promise(
    whose: PromiseOwner,
    what: String,
    step: PromiseStep,
    people: &[PersonId],
    other: Option<PersonId>,
) -> Command {
    let (whose, step, people) = (Some(whose), Some(step), people.iter().copied().collect());
    Command::MakePromise(Box::new(Promise { whose, people, what, step, other, ..Promise::default() }), Vec::new())
}

/// Returns the command that notes what the user asked somebody close to both: whether the other welcomes a question.
/// The answer is theirs to bring, so it is their promise. It is the first step of an introduction through a bridge.
pub fn ask_bridge(bridge: PersonId, far: PersonId, words: impl Fn(Step) -> String) -> Command {
    promise(PromiseOwner::Theirs, words(Step::AskSecond), PromiseStep::AskToMeet, &[bridge], Some(far))
}

/// The bridge and the person behind it, if the promise is the open question of [`ask_bridge`].
pub fn asked_bridge(promise: &Promise) -> Option<(PersonId, PersonId)> {
    let is_open = promise.state.is_none() && promise.whose == Some(PromiseOwner::Theirs);
    let is_question = is_open && promise.step == Some(PromiseStep::AskToMeet);
    promise.people.first().copied().zip(promise.other).filter(|_| is_question)
}

/// Returns the command of the steps after a yes of the bridge: the question is answered, the bridge introduces the
/// user, and the user tells what came of it. None if the promise is no such question.
///
/// # Examples
///
/// ```
/// use kith::domain::{Ctx, Device, Entropy, apply};
/// use kith::formats::backup::read;
/// use kith::present::introduction::{ask_bridge, asked_bridge, bridge_said_yes};
///
/// let book = r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Nadia"}, {"given": "Far"}]}"#;
/// let mut book = read(book)?.book;
/// let id = |name: &str| book.people.iter().find(|(_, it)| it.given == name).map(|(id, _)| id).unwrap();
/// let (nadia, far) = (id("Nadia"), id("Far"));
/// let today = "2026-11-26".parse().unwrap();
/// let ctx = |now_millis| Ctx { now_millis, today, device: Device(1), entropy: Entropy::new(now_millis) };
/// let words = |step| format!("{step:?}");
///
/// apply(&mut book, ask_bridge(nadia, far, words), &ctx(1)).unwrap();
/// let (question, asked) = book.promises.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
/// assert_eq!(asked_bridge(&asked), Some((nadia, far)));
/// let yes = bridge_said_yes(&book, question, words).unwrap();
/// apply(&mut book, yes, &ctx(100)).unwrap();
/// let open: Vec<&str> =
///     book.promises.iter().filter(|(_, it)| it.state.is_none()).map(|(_, it)| it.what.as_str()).collect();
/// assert_eq!(open, ["Introduce", "FollowUp"]);
/// assert!(bridge_said_yes(&book, question, words).is_none(), "she said so already");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn bridge_said_yes(book: &Book, question: PromiseId, words: impl Fn(Step) -> String) -> Option<Command> {
    let (bridge, far) = asked_bridge(book.promises.get(question)?)?;
    let introduced =
        promise(PromiseOwner::Theirs, words(Step::Introduce), PromiseStep::Introduce, &[bridge], Some(far));
    let told = promise(PromiseOwner::Mine, words(Step::FollowUp), PromiseStep::FollowUp, &[bridge, far], None);
    let answered = Command::ClosePromise(question, Some(PromiseState::Kept));
    Some(Command::Batch(vec![answered, introduced, told]))
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
