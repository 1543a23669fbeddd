//! The remarks before an ask.

use super::catalogue::sentences;
use super::{list, span};
use crate::insight::ledger::BeforeAsking;

sentences! {
    first_after(name, span): "It would be your first message to {name} in {span}.";
    one_of_many(name): "It would be your third ask in a row, with nothing for {name} in between.";
    nothing_given: "You have not written down anything you gave or offered lately. That is no debt. It is only good to know.";
    lately_from_you(favours): "Lately from you: {favours}.";
}

/// Sentences to read before asking a person for something.
pub(crate) fn before_asking(before: &BeforeAsking, name: &str) -> Vec<String> {
    let first = before.first_after.map(|days| first_after(&name, &span(days)));
    first.into_iter().chain(before.is_one_of_many.then(|| one_of_many(&name))).collect()
}

/// Recent help given to a person.
pub(crate) fn given_lately(given: &[String]) -> String {
    match given {
        [] => nothing_given().to_owned(),
        given => lately_from_you(&list(&given.iter().take(3).cloned().collect::<Vec<_>>())),
    }
}
