//! Sentences of the forms for an exchange and for a promise.

use crate::ui::text::catalogue::sentences;

sentences! {
    edit_exchange: "Edit this exchange";
    which_day: "On which day was it?";
    exchange_saved: "Saved. The exchange is changed.";
    exchange_deleted: "The exchange is in the trash.";
    to_trash: "Delete";
    what_happened: "What happened?";
    day: "Day";
    time: "Time";
    how: "How";
    any_way: "Any way";
    purpose: "Purpose";
    no_purpose: "Nothing in particular";
    only_an_attempt: "Only an attempt, not contact";
    began: "Who began";
    nobody_began: "Nobody in particular";
    you_began: "You";
    they_began: "They";
    topic_from: "Who brought what was learned";
    topic_from_you: "You";
    topic_from_them: "They";
    topic_from_both: "Both of you";
    minutes: "Minutes";
    whole_minutes: "Write a whole number of minutes, or leave it out.";
    next_time: "Ask next time";
    topics: "About";
    place: "Place";
    tags: "Tags";
    people: "With";
    add_person: "Add somebody";
    add_person_hint: "Part of a name is enough";
    remove_person(name): "{name}, remove";
    promise_title: "A promise";
    promise_between(name): "Between you and {name}.";
    promise_to: "With whom";
    promise_saved: "Saved. A promise to keep.";
    promised: "What was promised";
    whose: "Whose promise";
    due: "By when";
    due_hint: "A day such as 19 May 2026, or nothing";
}
