//! The energy of the user's week.

use chrono::NaiveDate;

use super::catalogue::sentences;
use crate::insight::energy::{EnergyBudget, LearnedCosts};
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
    even_was_quieter: "Your even weeks were a little quieter than what you allow.";
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

/// The lesson of past weeks about the budget. None if there is too little data.
pub(crate) fn taught(taught: &LearnedCosts, budget: u32) -> Option<&'static str> {
    match (taught.even_at, taught.much_from) {
        (_, Some(much)) if much <= budget => Some(took_more()),
        (Some(even), _) if even + 3 <= budget => Some(even_was_quieter()),
        (Some(_), _) => Some(size_felt_even()),
        _ => None,
    }
}

/// The effect of the last seven days on the user's energy.
pub(crate) fn days(days: &[(NaiveDate, Option<i32>)]) -> String {
    let known: Vec<_> = days.iter().filter_map(|(day, sum)| Some((*day, (*sum)?))).collect();
    let most = known.iter().filter(|(_, sum)| *sum < 0).min_by_key(|(_, sum)| *sum);
    let gave = known.iter().filter(|(_, sum)| *sum > 0).max_by_key(|(_, sum)| *sum);
    match (known.is_empty(), most, gave) {
        (true, ..) => nothing_noted().to_owned(),
        (_, Some((day, _)), _) => day_took(&intl::date(*day, Style::Weekday)),
        (_, None, Some((day, _))) => day_gave(&intl::date(*day, Style::Weekday)),
        _ => mostly_even().to_owned(),
    }
}
