//! Everyday networking on Today.

use super::catalogue::sentences;
use super::{how, list, sentence};
use crate::present::everyday::Encounter;

sentences! {
    not_networked: "Nothing logged yet since your weekly session";
    networked_once: "You networked once without noticing";
    networked_twice: "You networked twice without noticing";
    networked_often[count]: "You networked {count} time without noticing", "You networked {count} times without noticing";
    everything_counts: "A word in the lift, a call to another department: it all counts.";
    among_them(names): "Among them: {names}.";
    a_few_words: "A few words";
    a_real_talk: "A real talk";
    counted_few_words: "Counted: a few words.";
    counted_real_talk: "Counted: a real talk.";

    met: "People you met";
    who_was_it: "Who was it?";
    who_was_it_label(what): "Who was it? {what}";
    let_it_be: "No name needed";
    without_person: "Without a person";
    without_person_line: "These entries name nobody. Say who it was, and the entry is on the page of that person.";
    everybody_named: "Every entry names somebody.";
    entries_without_person[count]: "{count} entry without a person", "{count} entries without a person";
    edit_entry(what): "Edit: {what}";
    /// An entry that has neither words nor a channel.
    an_entry: "An exchange";
    dismissed: "It still counts, without a name.";

    share_list: "Worth passing on";
    a_thing: "Add something";
    no_things: "An article, a link, a thank you. Write it down here, and it becomes the start of a talk.";
    gave_it_to(name): "I gave it to {name}";
    send_it: "Send it";
    send_it_to(name): "Send it to {name}";
    send_to_somebody: "Send it to somebody";
    send_thing_to_somebody(what): "Send it to somebody: {what}";
    passed_on(name): "Passed on to {name}.";
    /// The text that the log begins with.
    shared(what, name): "Shared {what} with {name}";
    open: "open";
    remove_thing(what): "Remove {what}";
    thing_removed: "Removed from the list.";
}

/// The number of networking moments this week.
pub(crate) fn networked(count: usize) -> String {
    match count {
        0 => not_networked().to_owned(),
        1 => networked_once().to_owned(),
        2 => networked_twice().to_owned(),
        count => networked_often(count),
    }
}

/// The words for an exchange without a person: its description, else the channel.
pub(crate) fn encounter_words(encounter: &Encounter) -> String {
    let words = if encounter.words.is_empty() { encounter.how.map_or_else(an_entry, how) } else { &encounter.words };
    sentence(words)
}

/// The people of this week's moments.
pub(crate) fn with(names: &[String]) -> String {
    if names.is_empty() { everything_counts().to_owned() } else { among_them(&list(names)) }
}
