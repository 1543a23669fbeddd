//! Sentences of the dialog "Log an exchange".

use crate::ui::text::catalogue::sentences;

sentences! {
    title: "Log an exchange";
    sentence_label: "What happened?";
    sentence_hint: "Write it as you would say it. Change anything below, or just save.";
    understood: "What Kith understood";
    as_exchange: "An exchange after all";
    as_promise: "A promise";
    say_which(name): "Say which {name} you mean, or remove the name.";
    saved_promise: "Saved. A promise to keep.";
    saved_with(how, names): "Saved. {how} with {names}.";
    saved_and_promise: "Saved. And a promise to keep.";
    saved_with_and_promise(how, names): "Saved. {how} with {names}. And a promise to keep.";
    /// Added if the exchange keeps the promises of an introduction.
    introduced: "The introduction is made.";
    /// The channel of an exchange without one, in "Saved. Exchange with Ana."
    exchange: "Exchange";
    who: "Who";
    when: "When";
    how: "How";
    nobody_yet: "Nobody yet. Name somebody, or say whom you met.";
    remove_part(words): "{words}, remove";
    remove_new(name): "{name}, someone new, remove";
    new_mark: "someone new";
    which_one(name): "{name}, which one?";
    which(name): "Which {name}?";
    /// What tells two people of one name apart, after the organisation and the place.
    last_talk(day): "last talk: {day}";
    leave_out: "Leave out";
    leave_out_name(name): "Leave out {name}";
    say_which_day(words): "Say which day “{words}” means, or choose one.";
    read_from(words): "from “{words}”";
    /// The questions about a day, with the words of the sentence.
    which_day(words): "“{words}”, which day?";
    no_such_day(words): "“{words}” is not in the calendar. Which day was it?";
    day_ahead(words): "“{words}” is still to come. Which day was it?";
    day_not_read(words): "“{words}” looks like a day. Which day was it?";
    or_another_day(words): "“{words}”, or another day:";
    another_day: "Another day";
    happening: "Contact";
    is_attempt: "An attempt. It stays in the timeline, but it does not count as contact.";
    is_nothing: "There is nothing to save here: no talk and no attempt.";
    nothing_to_keep: "Nothing seems to have happened, so there is nothing to save. Say it differently, or choose below.";
    /// The question about a sentence that may tell of nothing, its answers, and the message if it is open.
    were_you_in_touch: "Were you in touch?";
    nothing_happened: "Nothing happened";
    say_whether: "Say whether you were in touch. The answers stand under “Were you in touch?”.";
    we_talked: "We were in touch";
    it_was_an_attempt: "An attempt";
    try_again: "Promise to try again";
    get_in_touch: "Promise to get in touch";
    saved_attempt: "Saved. You tried.";
    saved_attempt_of(names): "Saved. You tried to reach {names}.";
    saved_attempt_and_promise: "Saved. You tried, and you promise to try again.";
    /// What a sentence says that somebody knows.
    knows: "Knows";
    knows_note: "Saved with the person. It is no exchange.";
    /// What a sentence says where somebody will be.
    stay: "Trip";
    stay_note: "Saved as a trip with its days. It is no exchange.";
    saved_stay: "The trip is in your book, under Places.";
    saved_knowledge(names): "Noted for {names}.";
    day: "Day";
    no_day: "No day";
    minutes[count]: "{count} minute", "{count} minutes";
    promise_besides: "Also a promise.";
    promise_besides_due(due): "Also a promise, {due}.";
    any_way: "Any way";
    /// The tone and the energy of an exchange.
    tone: "Tone";
    energy: "Energy";
    later: "later";
}
