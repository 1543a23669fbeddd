//! The sheet of a mentoring session.

use chrono::NaiveDate;

use super::catalogue::{number, sentences};
use super::day;
use crate::present::session_rules::{Sureness, full_hour};
use crate::web::intl::{self, Style};

sentences! {
    end: "End the session";
    ended: "The session is written down.";
    leave: "Finish it later";
    just_begun: "Just begun";
    minutes_in[count]: "{count} minute in", "{count} minutes in";
    words_in(minutes): "{minutes} minutes in";
    hour_in: "an hour in";
    hours_in[count]: "{count} hour in", "{count} hours in";
    hour_and_in(minutes): "an hour and {minutes} minutes in";
    hours_and_in[count](minutes): "{count} hour and {minutes} minutes in", "{count} hours and {minutes} minutes in";
    long_in: "more than three hours in";
    until(time): "until {time}";
    near_end: "Ten minutes. What will you do until next time?";
    five: "five";
    ten: "ten";
    fifteen: "fifteen";
    twenty: "twenty";
    twenty_five: "twenty-five";
    thirty: "thirty";
    thirty_five: "thirty-five";
    forty: "forty";
    forty_five: "forty-five";
    fifty: "fifty";
    fifty_five: "fifty-five";
    later: "Write it down later";
    for_day(day): "For {day}";
    not_stored: "There is no room left in this browser for these notes. They stay as long as Kith is open. “Your data” in the settings shows what takes up the space.";
    still_here: "Your words are still on this sheet.";
    gone: "This mentorship is no longer in the book.";

    aloud: "To say aloud";
    aloud_line: "“I am writing this down so that I remember. You can see what we agree.”";

    last_time: "What each said they would do";
    from_day(day): "from {day}";
    done: "done";
    partly: "partly";
    not_yet: "not yet";
    let_go: "let go";
    you: "you";

    brought: "What they bring";
    brought_by_one(name): "What {name} brings today";
    brought_by_several(names): "What {names} bring today";
    you_brought: "What you bring today";
    agenda: "Also to talk about";
    only_you: "only you see this";
    goals: "Goals spoken of";
    checkpoint: "A look back: you can ask what has changed since you began.";

    boxes: "Wording";
    grow: "GROW";
    oscar: "OSCAR";
    clear: "CLEAR";
    just_notes: "Just notes";
    goal: "Goal";
    reality: "Reality";
    options: "Options";
    will: "Will";
    outcome: "Outcome";
    situation: "Situation";
    choices: "Choices";
    actions: "Actions";
    contract: "Contract";
    explore: "Explore";
    frame_chosen(name): "The boxes follow {name} from now on.";
    notes_chosen: "There is one box for notes from now on.";
    fold(label): "Hide {label}";
    unfold(label): "Show {label}";
    mentor_goal: "What would be different?";
    mentor_reality: "What is going on now?";
    mentor_options: "What could be done, and what else?";
    mentor_will: "What will happen first?";
    mentee_goal: "What do you want from today?";
    mentee_reality: "How is it now, told plainly?";
    mentee_options: "What could you do, and what else?";
    mentee_will: "What will you do, and when?";
    back_goal: "What has changed since you began?";
    back_reality: "Is it still about the right things?";
    back_options: "What more, what less, what differently?";
    notes_prompt: "In your own words";
    ask_first: "What have they tried already?";

    until_next_time: "Until next time";
    what: "What";
    who: "Who";
    by: "By";
    by_next: "next time";
    by_week: "a week";
    by_day: "a day";
    which_day: "Which day";
    how_sure: "How sure";
    not_very: "not very";
    fairly: "fairly";
    quite: "quite";
    certain: "certain";
    when_exactly: "When exactly";
    when_hint: "When …, I …";
    serves: "For which goal";
    no_goal: "None in particular";
    everybody: "all of them";
    another: "Another thing";
    remove_action: "Remove";
    remove_action_named(what): "Remove: {what}";
    unnamed: "Nothing written yet";
    a_lot(span): "That is a lot for {span}.";
    why_sure: "What makes you this sure?";
    surer: "What would make you surer: smaller, later, with somebody?";
    smaller: "Make it smaller";
    more_time: "Give it time";
    leave_it: "Keep it as it is";

    next_time: "Next time";
    day_time(day, time): "{day}, {time}";
    other_day: "another day";
    no_day: "no day yet";
    day_label: "Day";
    time_label: "Time";

    learned: "What I take along";
    circumstances: "When and where";
    who_is_here: "Who is here";
    minutes: "Minutes";
    how: "How";
    any_how: "As it was";
    place: "Place";
    left_open(length): "You left this open. Did it take {length}?";
    hour: "an hour";
    minutes_long[count]: "{count} minute", "{count} minutes";

    half_written(when): "Half written, {when}.";
    half_written_with(names, when): "Half written with {names}, {when}.";
    half_written_region: "Half written";
    at_time(day, time): "{day} at {time}";
    today_word: "today";
    yesterday_word: "yesterday";
    ended_elsewhere: "The session was written down in another tab. The words that you wrote only here are below.";
    go_on: "Go on";
    go_on_with(names): "Go on with {names}";
    set_aside: "Put away";
    set_aside_with(names): "Put away the notes with {names}";
    was_put_away: "Put away. You find it again with “Begin notes”.";
    old_notes(day): "You wrote notes on {day}. Keep them as a session on {day}?";
    keep: "Keep them";
    not_a_session: "Not a session";
    set_aside_notes(day): "Your notes of {day} are put away.";
    take_up: "Go on with them";
    begin_anew: "Start afresh";
}

/// The time since the session began: "twenty minutes in".
pub(crate) fn passed(minutes: u32) -> String {
    let fives = minutes % 60 / 5 * 5;
    match (minutes / 60, minutes % 60) {
        (0, 0) => just_begun().to_owned(),
        (0, minutes @ 1..=9) => minutes_in(minutes as usize),
        (0, _) => words_in(&five_words(fives)),
        (3.., _) if minutes > 180 => long_in().to_owned(),
        (1, 0..=4) => hour_in().to_owned(),
        (hours, 0..=4) => hours_in(hours as usize),
        (1, _) => hour_and_in(&five_words(fives)),
        (hours, _) => hours_and_in(hours as usize, &five_words(fives)),
    }
}

/// A number of minutes in steps of five, in words.
fn five_words(minutes: u32) -> &'static str {
    match minutes / 5 {
        1 => five(),
        2 => ten(),
        3 => fifteen(),
        4 => twenty(),
        5 => twenty_five(),
        6 => thirty(),
        7 => thirty_five(),
        8 => forty(),
        9 => forty_five(),
        10 => fifty(),
        _ => fifty_five(),
    }
}

/// A length: "an hour", "45 minutes".
pub(crate) fn length(minutes: u32) -> String {
    if minutes == 60 { hour().to_owned() } else { minutes_long(minutes as usize) }
}

/// A day and a time: "Tuesday at ten", "Today, 19 May at 10:04".
pub(crate) fn moment(on: Option<NaiveDate>, time: &str, today: NaiveDate) -> String {
    let on = on.map(|it| weekday_or_day(it, today)).unwrap_or_default();
    match full_hour(time) {
        _ if time.is_empty() => on,
        Some(hour) => at_time(&on, &number(hour)),
        None => at_time(&on, &time),
    }
}

/// A day near today: "Tuesday"; another one: "19 May".
pub(crate) fn weekday_or_day(on: NaiveDate, today: NaiveDate) -> String {
    match (today - on).num_days() {
        0 => today_word().to_owned(),
        1 => yesterday_word().to_owned(),
        2..=6 => intl::date(on, Style::Weekday),
        _ => day(on, today),
    }
}

/// A day to come, with its weekday, and a time: "Tuesday 9 June, 17:00".
pub(crate) fn next_day(on: NaiveDate, time: &str) -> String {
    let on = intl::date(on, Style::Today);
    if time.is_empty() { on } else { day_time(&on, &time) }
}

/// The word for how sure somebody is.
pub(crate) fn sureness(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::NotVery => not_very(),
        Sureness::Fairly => fairly(),
        Sureness::Quite => quite(),
        Sureness::Certain => certain(),
    }
}
