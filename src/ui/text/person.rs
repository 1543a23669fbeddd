//! The page of a person and its sections.

use super::catalogue::sentences;
use super::{every, span};
use crate::insight::rhythm::Rhythm;

sentences! {
    back_to_people: "People";
    ways_to_reach(name): "Ways to reach {name}";
    before_you_meet: "Before you meet";
    ask_for_something: "Ask for something";
    help_either_way: "Help, either way";
    introduce: "Introduce";
    was_strained: "The last talks were not easy. When you feel like it, there is a way back that begins small.";
    a_way_back: "A way back";

    in_circle(circle): "In your {circle} circle.";
    no_circle: "Not sorted into a circle yet.";
    quiet_until(day): "Quiet until {day}.";
    died(date): "Died {date}.";
    no_exchange: "No exchange is written down yet.";
    talked_today: "You talked today.";
    talked_yesterday: "You talked yesterday.";
    last_talked(span): "You last talked {span} ago.";
    usually_every(every): "You usually talk {every}.";
    chosen_every(every): "You chose to talk about {every}.";

    more: "More about this page";
    new_promise: "A promise";
    archive: "Archive";
    unarchive: "Back from the archive";
    archived(name): "{name} is archived.";
    unarchived(name): "{name} is back in the list.";
    move_to_trash: "Move to the trash";
    in_trash(name): "{name} is in the trash for 30 days.";

    ask_about: "Ask about";
    promises: "Promises";
    yours: "yours";
    theirs: "theirs";
    promise_not_needed: "No longer needed";
    promise_not_needed_label(what): "No longer needed: {what}";
    promise_closed: "The promise is closed.";
    ledger: "Help, both ways";
    habits(name): "With {name}";
    how_you_met: "How you met";
    met_through(name): "through {name}";
    met_with(group): "with {group}";
    ties: "Ties";
    dates: "Dates";
    facts: "Worth remembering";
    knows: "Knows";
    notes: "Notes";
    addresses: "Addresses";
}

/// The rhythm of contact with a person, after the word for the warmth.
pub(crate) fn warmth_line(rhythm: &Rhythm) -> String {
    let Some(silence) = rhythm.silence else { return no_exchange().to_owned() };
    let since = match silence {
        0 => talked_today().to_owned(),
        1 => talked_yesterday().to_owned(),
        days => last_talked(&span(days)),
    };
    let gap = match (rhythm.usual_gap, rhythm.cadence) {
        (Some(days), _) => usually_every(&every(days)),
        (None, Some(days)) => chosen_every(&every(days)),
        (None, None) => String::new(),
    };
    super::join(&[&since, &gap], " ")
}
