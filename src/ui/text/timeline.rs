//! The timeline of exchanges with a person.

use super::catalogue::sentences;
use super::{sentence, span};

sentences! {
    title: "Exchanges";
    opening_earlier: "Opening earlier years.";
    none_yet: "None written down yet. The first one can be a single line.";
    earlier_years: "Earlier years";
    quiet(span): "{span} of quiet";
    an_exchange: "An exchange";
    edit_this: "Edit this exchange";
    edit_this_of(day): "Edit this exchange of {day}";
    with(names): "with {names}";
    next_time(what): "Next time: {what}";
    minutes[count]: "{count} minute", "{count} minutes";
}

/// A long silence between two exchanges.
pub(crate) fn silence(days: u32) -> String {
    sentence(&quiet(&span(days)))
}
