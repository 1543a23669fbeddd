//! The agenda of a mentorship, and its calendar file.

use super::plan_day;
use crate::domain::{Mentorship, PromiseOwner};
use crate::ui::text::catalogue::sentences;

sentences! {
    add_topic: "Add a topic";
    topic: "Topic";
    no_topics: "Nothing is on the agenda yet.";
    also_waiting(number): "Also waiting ({number})";
    parked: "Parked";
    from_day(day): "from {day}";
    you_bring_it: "you bring it";
    they_bring_it(names): "from {names}";
    only_you: "only you see this";
    only_you_see_this: "Only you see this.";
    only_i_see_it: "Only I see it";
    who_brings_it: "Who brings it";
    waited_three_times: "This has waited three times. Put it first today, park it, or let it go?";
    first_today: "First today";
    park_it: "Park it";
    let_it_go: "Let it go";
    talked_about: "We talked about it";
    take_it_up: "Open again";
    comes_first: "Saved. It comes first.";
    topic_parked: "Saved. It is parked.";
    topic_let_go: "Saved. It is let go.";
    topic_settled: "Saved. You talked about it.";
    topic_open: "Saved. It is open again.";
    said_mine(what): "You said: {what}";
    said_theirs(names, what): "{names} said: {what}";
    still_the_right_thing: "Still the right thing?";
    still_the_right_goal(what): "Still the right goal? {what}";
    make_it_smaller: "Make it smaller";
    smaller_what: "A smaller step";
    smaller_hint: "Smaller, later, or with somebody";
    action_done: "done";
    action_let_go: "Saved. It is let go.";
    checkpoint_of(name): "A look back: {name}";
    to_calendar: "Put it in the calendar";
    calendar_line: "A file for any calendar app. If you move the session, download the file again. It replaces the entry.";
    with_the_agenda: "With the agenda, but without private lines";
    write_calendar: "Download the file";
    calendar_written: "The calendar file is in your downloads.";
    send_agenda: "Send the agenda";
    agenda_for(day): "For {day}:";
    agenda_any: "For our next talk:";
    agenda_line(line): "– {line}";
    letter: "The text";
}

/// The agenda as a text to send.
pub(crate) fn agenda_letter(mentorship: &Mentorship, lines: &[String]) -> String {
    let next = &mentorship.next;
    let head = next.when.map(|it| agenda_for(&plan_day(it, &next.time)));
    let head = head.unwrap_or_else(|| agenda_any().to_owned());
    std::iter::once(head).chain(lines.iter().map(|it| agenda_line(it))).collect::<Vec<_>>().join("\n")
}

/// Who brings a topic.
pub(crate) fn brings(whose: PromiseOwner, names: &str) -> String {
    match whose {
        PromiseOwner::Mine => you_bring_it().to_owned(),
        PromiseOwner::Theirs => they_bring_it(&names),
    }
}
