//! The energy of the user's week.

use super::catalogue::sentences;
use crate::insight::energy::{EnergyBudget, Lesson, Standout};
use crate::web::intl::{self, Style};

sentences! {
    title: "Your week";
    how_was_it(names): "How was it with {names}?";
    noted: "Noted, for your week only.";

    week_is_quiet: "The week is still quiet.";
    week_is_full: "The week is full. Everything else can wait.";
    room_for_words: "There is room for a few written words.";
    room_for_talks[count]: "There is room for about one more conversation.", "There is room for about {count} more conversations.";
    took_more: "Weeks this full have taken more than they gave. A smaller week is a fine week.";
    even_was_quieter: "Weeks that felt even were a little quieter than your limit.";
    size_felt_even: "Weeks of this size have felt even.";
    nothing_noted: "You have not noted anything about your energy yet. You can do it later, too.";
    day_took(weekday): "{weekday} took the most.";
    day_gave(weekday): "{weekday} gave the most.";
    mostly_even: "Mostly even.";
}

/// The energy budget that is left this week.
pub(crate) fn room(room: &EnergyBudget) -> String {
    match (room.left(), room.spent) {
        (_, 0) => week_is_quiet().to_owned(),
        (0, _) => week_is_full().to_owned(),
        (1, _) => room_for_words().to_owned(),
        _ => room_for_talks(room.talks_left() as usize),
    }
}

/// The lesson of past weeks.
pub(crate) fn lesson(lesson: Lesson) -> &'static str {
    match lesson {
        Lesson::TookMore => took_more(),
        Lesson::EvenWasSmaller => even_was_quieter(),
        Lesson::FeltEven => size_felt_even(),
    }
}

/// The day that stands out among the last seven.
pub(crate) fn standout(standout: Standout) -> String {
    match standout {
        Standout::Unknown => nothing_noted().to_owned(),
        Standout::Took(day) => day_took(&intl::date(day, Style::Weekday)),
        Standout::Gave(day) => day_gave(&intl::date(day, Style::Weekday)),
        Standout::Even => mostly_even().to_owned(),
    }
}
