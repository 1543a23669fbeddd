//! The dialogs that begin a mentorship: a first small question, an answer to a question, three talks.

use super::catalogue::sentences;
use crate::insight::mentoring::asking::MentorRoom;

sentences! {
    question_title: "Ask a first small question";
    close_without_asking: "Close without asking";
    each_can_wait: "You can skip any step. Nothing is logged until you say that you sent it.";
    what: "What would you like to get better at, or find out?";
    what_label: "What you would like to learn";
    what_hint: "In one line. Kith saves it as one of your aims.";
    your_aims: "Aims you have";
    who: "Who knows about this?";
    who_label: "Whom to ask";
    who_hint: "A name in the book, or somebody new";
    may_know: "People who may know it";
    nobody_found: "No one found for these words. Type a name.";
    hello_first: "Say hello first";
    one_question: "One question";
    question_label: "Your question";
    mark_question: "one question";
    mark_minutes: "can be answered in ten minutes";
    mark_no: "easy to say no";
    mark_met(mark): "{mark}: yes";
    mark_open(mark): "{mark}: not yet";
    asks_to_mentor: "A small question is easier to answer first. After two good talks you can ask for more.";
    closings: "Closing lines to add";
    send: "Send it your way";
    i_sent_it: "I sent it";
    sent(name): "Saved. You asked {name}.";
    say_whom: "Say whom you asked.";

    answer_title(name): "The answer from {name}";
    answer_words: "What they said";
    answer_kind: "The answer";
    an_answer: "An answer";
    a_yes: "Yes to talking now and then";
    a_no: "A no";
    tell_later(name): "Kith adds a promise: tell {name} what came of it. It comes up in two weeks.";
    begins(name): "Mentoring with {name} begins. Nothing is promised yet.";
    no_is_fine: "A no is fine. Kith only writes it down.";
    answer_saved: "Saved. A good answer is worth telling about.";
    answer_noted: "Saved.";
    began_with(name): "Saved. Mentoring with {name} begins.";

    talks_title(name): "Talk three times with {name}";
    talks_line: "A number makes it easy to say yes, and easy to stop.";
    your_words: "Your words";
    talks_sent(name): "Saved. You asked {name}. The answer can be logged here when it comes.";

    asked_title: "Somebody asked you";
    who_asked: "Who";
    what_asked: "What they asked";
    since_when: "Since when";
    your_answer: "Your answer";
    yes_first_talk: "Yes, to a first talk";
    not_me: "Not me, but I know who";
    not_now: "Not now";
    who_instead: "Who it could be";
    /// In a draft, for somebody without a name.
    somebody_else: "somebody I know";
    come_back: "Come back to it on";
    come_back_hint: "Kith does not suggest them before that day";
    introduce_next: "I sent it, now introduce them";
    room: "A mentorship takes about an hour every four weeks. Your weeks have room for that.";
    no_room: "A mentorship takes about an hour every four weeks. Your weeks are full as they are. A first talk is not yet a promise.";
    third(month): "This would be your third pair. You can say yes, or say: from {month}.";
    one_more[count](month): "You mentor one pair already. You can say yes, or say: from {month}.", "You mentor {count} pairs already. You can say yes, or say: from {month}.";
    say_who: "Say who asked you.";
    answered_yes(name): "Saved. A first talk with {name}; nothing is promised yet.";
    answered(name): "Saved. You answered {name}.";
    answered_later(name, day): "Saved. You come back to {name} on {day}.";

    begin_title: "Begin mentoring";
    begin_with(name): "With {name}. Nothing is promised yet: talk once, then decide.";
    shape: "Shape";
    shape_mentor: "You mentor them";
    shape_mentee: "They mentor you";
    shape_each_other: "Each other";
    begin: "Begin";
}

/// Whether the user's weeks have room for a mentorship, and a word about a third one as mentor. `month` is the name of a
/// month to begin later.
pub(crate) fn room_words(has_room: &MentorRoom, month: &str) -> Vec<String> {
    let load = if has_room.has_room { room() } else { no_room() };
    let more = match has_room.open_as_mentor {
        0 | 1 => None,
        2 => Some(third(&month)),
        count => Some(one_more(count, &month)),
    };
    std::iter::once(load.to_owned()).chain(more).collect()
}
