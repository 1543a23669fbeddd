//! An introduction of two people, as promises of the user: ask each, introduce them, follow up.

use crate::domain::{Command, PersonId, Promise, PromiseOwner, PromiseStep};

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
