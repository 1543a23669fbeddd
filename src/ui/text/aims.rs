//! The user's own aims, and the returns.

use super::catalogue::sentences;
use super::{join, list, partial, within_year};
use crate::domain::{Aim, AimKind, AimState, Outcome, PathHow};
use crate::insight::aims::drafts::Interest;
use crate::insight::aims::next::InWeek;
use crate::present::aims::ReturnRow;
use crate::web::intl::{self, Style};

mod returns;

pub(crate) use returns::*;

sentences! {
    aims: "Aims";
    curious_line: "Something you would like to learn or to become, and the people who know that path.";
    none: "No aims yet. Most good talks need none.";
    none_open: "No aim at the moment. Those that you reached or let go stay below.";
    new_aim: "New aim";
    an_aim: "An aim";
    earlier: "Reached and let go";
    what: "What";
    what_hint: "A role, a skill, a place, or something to find out";
    why: "Why";
    why_hint: "What would be different?";
    no_why: "You have not said why. Words to somebody begin with it, so there is no draft yet.";
    say_why: "Say why";
    more: "More";
    kind: "Kind";
    a_role: "A role";
    a_skill: "A skill";
    a_place: "A place";
    a_question: "Something to find out";
    another: "Something else";
    by: "By about when";
    by_hint: "A year is enough: 2027, May 2027";
    sign: "How would you know";
    at_start: "How it was at the start";
    now: "How it is now";
    three: "Three at a time. What may rest?";
    rests_first(what): "{what} may rest";

    resting: "It rests.";
    closed_reached(month): "You reached this in {month}. What helped stays with you.";
    reached_some_day: "You reached this. What helped stays with you.";
    closed_let_go(month): "You let this go in {month}. That makes room.";
    let_go_some_day: "You let this go. That makes room.";
    by_about(day): "By about {day}.";
    know_by(sign): "You would know by this: {sign}";
    still_by(day): "By about {day}. Still?";
    still_of(what, day): "{what}: by about {day}. Still?";
    still: "Still";
    another_time: "Change the date";
    saved_still: "Saved. It stays as it is.";
    open_aim: "Open the aim";
    open_named(what): "Open the aim: {what}";

    next_talk: "The next natural conversation";
    next_with(name): "The next natural talk is with {name}.";
    why_this_walked(name): "{name} walked it.";
    why_this_walks(name): "{name} walks it now.";
    why_this_teaches(name): "{name} teaches it.";
    why_this_knows(name): "{name} knows somebody who walked it. Ask {name} first, and let {name} decide.";
    why_this_path(name): "{name} is on your list of people who know the path.";
    one_a_week: "One talk a week is enough, for all your aims together.";
    in_this_week: "You see it with the people of your week.";
    in_week_from(day): "You see it with the people of your week from {day}.";
    decides(name): "{name} decides about it. You would be asking for something here. That is fine when you mean it.";
    write_to(name): "Write to {name}";
    guard(name): "The last three talks were about your plans. What is new with {name}?";
    week_talked(name): "This week has its talk. {name} is next.";
    week_asked(asked, name): "You asked {asked} and wait for an answer. {name} is next.";
    waiting(name): "You asked {name} and wait for an answer. Log the talk once you had it.";
    week_low(name): "Your battery is low this week, so this waits. {name} is next.";
    week_put_aside(name): "Next week is soon enough. {name} is next.";
    not_now: "Nobody on this path is free for a question at the moment. That is fine.";
    nobody: "Add somebody who knows the path, and a question to learn from comes with them.";
    your_words(name): "Your words to {name}";
    i_sent_it: "I sent it";
    sent_to(name): "Saved. You asked {name}.";
    not_this: "Not this week";
    put_aside: "Saved. Next week is soon enough.";
    for_your_aim(what): "For your aim “{what}”: a question to learn from.";
    another_week: "Another week";
    another_week_for(what): "Another week, for your aim {what}";
    what_to_ask: "What to ask";
    what_to_ask_whom(name): "What to ask {name}";
    both_interested(topic): "Something that interests you both: {topic}";
    both_talked(topic): "You have talked about this: {topic}";
    you_could_give(thing): "You could bring something: {thing}";
    twenty_minutes: "Twenty to thirty minutes are enough. Thank them the next day.";

    who_knows: "Who knows that path";
    walked: "walked it";
    walks: "walks it now";
    teaches: "teaches it";
    decides_about_it: "decides about it";
    knows_somebody: "knows somebody";
    how_unset: "you have not said how";
    since(day): "since {day}";
    add_somebody: "Add somebody";
    path_of(name): "{name} and the path";
    who: "Who";
    unknown(name): "Nobody in your book is called {name}. The list can add them.";
    how: "How do they know it";
    since_when: "Since when";
    words: "In your words";
    remove_path: "Take off the list";
    removed(name): "Saved. {name} is off the list.";
    may_know: "May know it";
    may_know_line: "From what you noted. Nobody is added by itself.";
    add: "Add";
    add_named(name): "Add {name}";
    from_other_device(names): "From your other device: {names}.";
    take_over: "Take it over";
    no_path: "Nobody yet.";

    talks: "Talks";
    talked_walked(names): "You have talked with {names}, who walked it.";
    talked_walks(names): "You have talked with {names}, who walk it now.";
    talked_teaches(names): "You have talked with {names}, who teach it.";
    talked_others(names): "You have talked with {names}.";
    one_walked(name): "You have talked with {name}, who walked it.";
    one_walks(name): "You have talked with {name}, who walks it now.";
    one_teaches(name): "You have talked with {name}, who teaches it.";
    log_talk: "Log a talk";
    talk_title: "A talk for this aim";
    talk_who: "Who was it";
    talk_day: "Day";
    talk_notes: "What you talked about";
    talk_notes_hint: "You can leave it out if you say who it was.";
    talk_learned: "What did you learn?";
    only_you: "Only you see this.";
    talk_saved: "Saved. A word of thanks is welcome tomorrow.";
    you_talked(names, day): "You talked with {names} on {day}.";
    you_talked_some_day(names): "You talked with {names}.";
    a_talk_on(day): "You had a talk on {day}.";
    a_talk: "You had a talk.";
    say_thanks: "Say thank you";
    say_thanks_to(name): "Say thank you to {name}";
    tell: "Tell them what came of it";
    told: "They know";
    told_names(names): "They know, for the talk with {names}";
    told_saved: "Saved. They know what came of it.";
    thanked_saved(name): "Saved. You thanked {name}.";

    learned: "What you learned";
    no_lines: "A line after each talk is enough.";
    add_line: "Add a line";
    a_line: "A line of what you learned";
    line_label: "What did you learn?";
    line_hint: "Without words, the line goes.";
    edit_line(text): "Change the line: {text}";

    rest: "Let it rest";
    take_up: "Take it up again";
    reached: "Reached";
    let_go: "Let go";
    edit: "Edit";
    rests_saved: "Saved. It rests.";
    taken_up_saved: "Saved. You take it up again.";
    let_go_saved: "Saved. You let it go. That makes room.";
    reached_saved: "Saved. You reached it.";
    what_helped: "What helped?";
    who_helped: "Who?";
    helped_by(words): "What helped: {words}";
    delete: "Delete";
    deleted: "The aim is in the trash.";
    gone: "This aim is no longer here";
    back: "Back to Mentoring";

    curious: "Things to be curious about";
}

/// The kind of an aim.
pub(crate) fn kind_of(kind: AimKind) -> &'static str {
    match kind {
        AimKind::Role => a_role(),
        AimKind::Skill => a_skill(),
        AimKind::Place => a_place(),
        AimKind::Question => a_question(),
        AimKind::Other => another(),
    }
}

/// How a person knows a path.
pub(crate) fn how_of(how: Option<PathHow>) -> &'static str {
    match how {
        Some(PathHow::Walked) => walked(),
        Some(PathHow::Walks) => walks(),
        Some(PathHow::Teaches) => teaches(),
        Some(PathHow::Decides) => decides_about_it(),
        Some(PathHow::KnowsSomebody) => knows_somebody(),
        None => how_unset(),
    }
}

/// Why this person: how they know the path.
pub(crate) fn why_this(name: &str, how: Option<PathHow>) -> String {
    match how {
        Some(PathHow::Walked) => why_this_walked(&name),
        Some(PathHow::Walks) => why_this_walks(&name),
        Some(PathHow::Teaches) => why_this_teaches(&name),
        Some(PathHow::KnowsSomebody) => why_this_knows(&name),
        Some(PathHow::Decides) | None => why_this_path(&name),
    }
}

/// Something that interests both.
pub(crate) fn you_share(interest: &Interest) -> String {
    match interest {
        Interest::Both(topic) => both_interested(topic),
        Interest::Talked(topic) => both_talked(topic),
    }
}

/// One talk a week, and when it stands with the people of the week.
pub(crate) fn one_a_week_when(when: Option<InWeek>) -> String {
    let seen = when.map(|it| match it {
        InWeek::Now => in_this_week().to_owned(),
        InWeek::From(day) => in_week_from(&intl::date(day, Style::Day)),
    });
    join(&[one_a_week(), &seen.unwrap_or_default()], " ")
}

/// With whom the user has talked.
pub(crate) fn talked(how: Option<PathHow>, names: &[String]) -> String {
    let all = list(names);
    match (how, names.len()) {
        (Some(PathHow::Walked), 1) => one_walked(&all),
        (Some(PathHow::Walks), 1) => one_walks(&all),
        (Some(PathHow::Teaches), 1) => one_teaches(&all),
        (Some(PathHow::Walked), _) => talked_walked(&all),
        (Some(PathHow::Walks), _) => talked_walks(&all),
        (Some(PathHow::Teaches), _) => talked_teaches(&all),
        _ => talked_others(&all),
    }
}

/// The line below an aim: where it stands, and by about when.
pub(crate) fn note(aim: &Aim) -> String {
    let month = aim.closed.map(|it| intl::date(it, Style::LongMonth));
    match (aim.state(), month) {
        (AimState::Working, _) => aim.by.map(|it| by_about(&partial(it))).unwrap_or_default(),
        (AimState::Resting, _) => resting().to_owned(),
        (AimState::Reached, Some(month)) => closed_reached(&month),
        (AimState::Reached, None) => reached_some_day().to_owned(),
        (AimState::LetGo, Some(month)) => closed_let_go(&month),
        (AimState::LetGo, None) => let_go_some_day().to_owned(),
    }
}

/// The line of a talk. Nobody may be named.
pub(crate) fn talk_line(names: &str, day: Option<chrono::NaiveDate>) -> String {
    match day.map(|it| intl::date(it, Style::Day)) {
        Some(day) if names.is_empty() => a_talk_on(&day),
        Some(day) => you_talked(&names, &day),
        None if names.is_empty() => a_talk().to_owned(),
        None => you_talked_some_day(&names),
    }
}
