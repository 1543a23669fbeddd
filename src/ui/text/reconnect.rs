//! The page "Reconnect".

use std::fmt::Display;

use super::catalogue::sentences;
use super::{every, join, number, partial, sentence, span};
use crate::domain::PartialDate;
use crate::insight::reconnect::{Memory, OldTieKind};
use crate::present::reconnect::Meeting;

sentences! {
    when: "when you feel like it";
    title: "Reconnect";
    line: "Old ties are often as helpful as new ones, and the talk is shorter. A few words with nothing to ask are welcome more often than you would think.";
    none: "No old ties yet. Somebody you have not talked to for a year appears here.";

    warm_up: "Two easy ones first";
    warm_up_line: "Writing to somebody you talk to often makes the harder message easier.";
    no_warm_up: "Nobody fits for a warm-up right now. That is all right. Go on below.";
    quoted(words): "“{words}”";
    i_wrote_to(name): "I wrote to {name}";
    sent: "sent";

    one_of_two: "Then one of these two";
    one_of_two_line: "One is easy to write to. The other has seen a different part of the world since. Most people put off the second message, and are glad once it is written.";
    one_old_tie: "Then the harder one";
    one_old_tie_line: "People put off messages like this one, and are glad once they have written.";
    choose: "Choose one of the two";
    comfortable: "the easy one";
    elsewhere: "the one who has seen other things";
    shared: "the one you shared much with";
    plain: "an old tie";
    silence(span): "{span} of quiet. You owe nothing for it.";

    /// What the two shared. The details of "You met in May 2019 in Galle through Ana."
    met(details): "You met {details}.";
    met_in(when): "in {when}";
    met_on(when): "on {when}";
    met_in_place(place): "in {place}";
    met_at(place): "at {place}";
    met_through(name): "through {name}";
    talked_once: "You talked once.";
    talked[count]: "You talked {count} time.", "You talked {count} times.";
    used_to(every): "You used to talk about {every}.";
    last_topic(topic): "The last talk was about {topic}.";
    last_place(place): "Last place: {place}.";

    you_wrote: "You wrote";
    you_wrote_to(name): "You wrote to {name}. One old tie is enough for a week.";
    next_pair(day): "The next two come on {day}.";

    a_few_words(name): "A few words to {name}";
    no_ask: "It asks for nothing, and there is nothing to arrange.";
    how_welcome: "How welcome will this be, do you think?";
    another_time: "Another time";
    put_off(name): "{name} can wait until next week.";

    guesses: "Your guesses, and how it was";
    how_welcome_was_it(name): "How welcome was it for {name}?";
    so_it_was: "Save";
    noted: "Noted.";
    guess(expected, actual): "you said {expected}, it was {actual}";
    no_guess: "Guess before you write, and say afterwards how it was. Here you will see how the two compare.";
    few_guesses: "After a few more guesses you can compare.";
    guesses_low[count](by): "One message so far. It was more welcome than you thought, by about {by}.", "{count} messages so far. Mostly they were more welcome than you thought, by about {by}.";
    guesses_right: "You guess well.";
    guesses_high: "Mostly a little less welcome than you thought, and still welcome.";
}

/// The silence of an old tie.
pub(crate) fn old_tie(days: u32) -> String {
    sentence(&silence(&span(days)))
}

/// The kind of an old tie.
pub(crate) fn kind(kind: OldTieKind) -> &'static str {
    match kind {
        OldTieKind::Comfortable => comfortable(),
        OldTieKind::Shared => shared(),
        OldTieKind::Elsewhere => elsewhere(),
        OldTieKind::Plain => plain(),
    }
}

/// "in Galle", but "at the workshop".
fn met_where(place: &dyn Display) -> String {
    let is_event = place.to_string().starts_with(char::is_lowercase);
    if is_event { met_at(&place) } else { met_in_place(&place) }
}

/// How the two met: "You met in May 2019 in Galle through Ana." Empty if nothing is known.
pub(crate) fn meeting(meeting: &Meeting) -> String {
    let when = match meeting.when {
        Some(when @ (PartialDate::Day(_) | PartialDate::EveryYear { .. })) => met_on(&partial(when)),
        Some(when) => met_in(&partial(when)),
        None => String::new(),
    };
    let part = |text: &str, sentence: fn(&dyn Display) -> String| {
        if text.is_empty() { String::new() } else { sentence(&text) }
    };
    let details = join(&[&when, &part(&meeting.place, met_where), &part(&meeting.through, met_through)], " ");
    part(&details, met)
}

/// The talks of the two: how many, how often, and the last of them.
pub(crate) fn memory(memory: &Memory) -> String {
    let talks = match memory.talks {
        0 => String::new(),
        1 => talked_once().to_owned(),
        count => talked(count),
    };
    let rhythm = memory.used_to.map(|it| used_to(&every(it))).unwrap_or_default();
    let topic = memory.topic.as_ref().map(|it| last_topic(it)).unwrap_or_default();
    let place = memory.place.as_ref().map(|it| last_place(it)).unwrap_or_default();
    join(&[&talks, &rhythm, &topic, &place], " ")
}

/// The difference between the user's guesses and how welcome the messages were.
pub(crate) fn guess_summary(known: usize, usual: Option<i64>) -> String {
    match (known, usual) {
        (0, _) => no_guess().to_owned(),
        (_, None) => few_guesses().to_owned(),
        (_, Some(gap)) if gap > 0 => sentence(&guesses_low(known, &number(usize::try_from(gap).unwrap_or_default()))),
        (_, Some(0)) => guesses_right().to_owned(),
        _ => guesses_high().to_owned(),
    }
}
