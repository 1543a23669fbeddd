//! The timeline of exchanges with a person.

use super::catalogue::sentences;
use super::{sentence, span};
use crate::domain::{Channel, Initiator, Sitting};
use crate::present::timeline::SessionBox;

sentences! {
    title: "Exchanges";
    opening_earlier: "Loading earlier years.";
    none_yet: "No exchanges yet. The first one can be a single line.";
    earlier_years: "Earlier years";
    quiet(span): "{span} of quiet";
    an_exchange: "An exchange";
    edit_this: "Edit this exchange";
    edit_this_of(day): "Edit this exchange of {day}";
    tried_to_call: "You tried to call.";
    tried_to_write: "You tried to write.";
    tried_to_meet: "You tried to meet.";
    tried_to_reach: "You tried to get in touch.";
    missed_call: "A call you missed.";
    lies_ahead: "This day is still to come.";
    with(names): "with {names}";
    next_time(what): "Next time: {what}";
    session: "Mentoring session";
    session_first: "First talk";
    session_checkpoint: "Session to look back";
    session_closing: "Last session";
    to_the_pair: "Open the mentorship";
    pair_gone: "from a mentorship that is gone";
    written_down: "What you wrote down";
    brought: "Brought along";
    asked: "What you asked";
    goal: "Goal";
    reality: "Reality";
    options: "Options";
    will: "Will";
    learned: "What you learned";
    only_you: "Only you see this.";
    minutes[count]: "{count} minute", "{count} minutes";
}

/// The kind of a mentoring session.
pub(crate) fn sitting(sitting: Option<Sitting>) -> &'static str {
    match sitting {
        Some(Sitting::First) => session_first(),
        Some(Sitting::Checkpoint) => session_checkpoint(),
        Some(Sitting::Closing) => session_closing(),
        Some(Sitting::Ordinary) | None => session(),
    }
}

/// The label of a box of the session sheet.
pub(crate) fn box_label(which: SessionBox) -> &'static str {
    match which {
        SessionBox::Brought => brought(),
        SessionBox::Asked => asked(),
        SessionBox::Goal => goal(),
        SessionBox::Reality => reality(),
        SessionBox::Options => options(),
        SessionBox::Will => will(),
        SessionBox::Learned => learned(),
    }
}

/// An attempt to reach somebody, by its channel.
pub(crate) fn attempt(how: Option<Channel>, began: Option<Initiator>) -> &'static str {
    match (how, began) {
        (Some(Channel::Call | Channel::Video), Some(Initiator::Them)) => missed_call(),
        (Some(Channel::Call | Channel::Video), _) => tried_to_call(),
        (Some(Channel::Email | Channel::Message | Channel::Letter), _) => tried_to_write(),
        (Some(Channel::Coffee | Channel::InPerson | Channel::Event), _) => tried_to_meet(),
        (None, _) => tried_to_reach(),
    }
}

/// A long silence between two exchanges.
pub(crate) fn silence(days: u32) -> String {
    sentence(&quiet(&span(days)))
}
