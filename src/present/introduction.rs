//! An introduction of two people, as promises of the user: ask each, introduce them, follow up.

use crate::domain::{Command, PersonId, Promise, PromiseOwner};

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
    let promise = |step: Step, people: &[PersonId]| {
        let people = people.iter().copied().collect();
        let what = words(step);
        let promise = Promise { whose: Some(PromiseOwner::Mine), people, what, ..Promise::default() };
        Command::MakePromise(Box::new(promise), Vec::new())
    };
    Command::Batch(vec![
        promise(Step::AskFirst, &[first]),
        promise(Step::AskSecond, &[second]),
        promise(Step::Introduce, &[first, second]),
        promise(Step::FollowUp, &[first, second]),
    ])
}
