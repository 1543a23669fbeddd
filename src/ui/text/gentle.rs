//! Sentences about the weekly session, energy, help and old ties.

use chrono::NaiveDate;

use super::{circle, count, list, number, sentence, span};
use crate::domain::{Direction, FavourSize};
use crate::insight::circles::Suggestion;
use crate::insight::energy::{ContactEffort, EnergyBudget, LearnedCosts};
use crate::insight::ledger::BeforeAsking;
use crate::insight::message_templates;
use crate::insight::week::Place;
use crate::web::intl::{self, Style};

/// How the people of the session were chosen.
pub(crate) const HOW_CHOSEN: &str = "The choice is made from how things stood when the week began: those whose silence has come near their rhythm, first where the circle is closer and the silence longer. Nobody after a strained word, nobody you paused or put aside. It stays the same all week.";

/// Added if the circles ask for more than a week has room for.
pub(crate) const SMALL_ACTS: &str = "Your circles ask for more than a week has room for. So whoever is not near is offered a few written words, and the longer talks are kept for the near ones.";

/// The heading above two old ties, and the line beneath it.
pub(crate) const ONE_OF_TWO: (&str, &str) = (
    "Then one of these two",
    "One is comfortable. One has seen a different world since. The second is the one people avoid and are glad of.",
);

/// The same for a single old tie.
pub(crate) const ONE_OLD_TIE: (&str, &str) =
    ("Then the harder one", "Such words are the ones people put off, and are glad of.");

/// The question that opens the explanation of the choice.
pub(crate) fn why_these(count: usize) -> String {
    if count == 1 { "Why this one?".to_owned() } else { format!("Why these {}?", number(count)) }
}

/// The place of a person in the week.
pub(crate) fn place(place: Place, name: &str) -> String {
    match place {
        Place::Close => format!("{name} is one of your close people."),
        Place::Active => format!("{name} is in your active circle."),
        Place::Quiet => format!("{name} is somebody you seldom hear from."),
        Place::Bridge => format!("{name} links you to people nobody else does."),
    }
}

/// The effort of a contact.
pub(crate) const fn act(act: ContactEffort) -> &'static str {
    match act {
        ContactEffort::Text => "A few written words will do.",
        ContactEffort::Call => "A short call would do.",
        ContactEffort::Meet => "Time together, if it suits you both.",
    }
}

/// The energy budget that is left this week.
pub(crate) fn room(room: &EnergyBudget) -> String {
    match (room.left(), room.spent) {
        (_, 0) => "The week is still quiet.".to_owned(),
        (0, _) => "The week has had its share. Everything else can wait.".to_owned(),
        (1, _) => "There is room for a few written words.".to_owned(),
        (left, _) => {
            let talks = left.div_ceil(3) as usize;
            format!("There is room for about {}.", count(talks, "more conversation", "more conversations"))
        }
    }
}

/// The lesson of past weeks about the budget. None if there is too little data.
pub(crate) fn taught(taught: &LearnedCosts, budget: u32) -> Option<String> {
    match (taught.even_at, taught.much_from) {
        (_, Some(much)) if much <= budget => {
            Some("Weeks this full have taken more than they gave. A smaller week is a fine week.".to_owned())
        }
        (Some(even), _) if even + 3 <= budget => {
            Some("Your even weeks were a little quieter than what you allow.".to_owned())
        }
        (Some(_), _) => Some("Weeks of this size have felt even.".to_owned()),
        _ => None,
    }
}

/// The effect of the last seven days on the user's energy.
pub(crate) fn energy_days(days: &[(NaiveDate, Option<i32>)]) -> String {
    let known: Vec<_> = days.iter().filter_map(|(day, sum)| Some((*day, (*sum)?))).collect();
    let most = known.iter().filter(|(_, sum)| *sum < 0).min_by_key(|(_, sum)| *sum);
    let gave = known.iter().filter(|(_, sum)| *sum > 0).max_by_key(|(_, sum)| *sum);
    match (known.is_empty(), most, gave) {
        (true, ..) => "Nothing is said about your energy yet. It can be said later, too.".to_owned(),
        (_, Some((day, _)), _) => format!("{} took the most.", intl::date(*day, Style::Weekday)),
        (_, None, Some((day, _))) => format!("{} gave the most.", intl::date(*day, Style::Weekday)),
        _ => "Mostly even.".to_owned(),
    }
}

/// The number of networking moments this week.
pub(crate) fn networked(count: usize) -> String {
    match count {
        0 => "You have not written anybody down this week".to_owned(),
        1 => "You networked once without noticing".to_owned(),
        2 => "You networked twice without noticing".to_owned(),
        count => format!("You networked {} times without noticing", number(count)),
    }
}

/// A change of circles that would make the load fit.
pub(crate) fn load_hint(hint: &Suggestion) -> String {
    format!(
        "It would fit with {} from {} in {} instead.",
        count(hint.people, "person", "people"),
        circle(hint.from),
        circle(hint.to)
    )
}

/// The number of people still to be sorted into circles.
pub(crate) fn to_sort(people: usize) -> String {
    match people {
        0 => "Nobody is left to sort.".to_owned(),
        people => format!("{} to sort. Stop whenever.", sentence(&count(people, "person", "people"))),
    }
}

/// The direction of a favour.
pub(crate) const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Given => "I helped",
        Direction::Asked => "I asked",
        Direction::Received => "they helped me",
        Direction::Offered => "I offered",
    }
}

/// The time that a favour takes.
pub(crate) const fn favour_size(size: FavourSize) -> &'static str {
    match size {
        FavourSize::FiveMinutes => "five minutes",
        FavourSize::HalfAnHour => "half an hour",
        FavourSize::Bigger => "more",
    }
}

/// Sentences to read before asking a person for something.
pub(crate) fn before_asking(before: &BeforeAsking, name: &str) -> Vec<String> {
    let first = before.first_after.map(|days| format!("It would be your first word to {name} in {}.", span(days)));
    let many = before
        .is_one_of_many
        .then(|| format!("It would be the third ask in a row, with nothing for {name} between them."));
    first.into_iter().chain(many).collect()
}

/// Recent help given to a person.
pub(crate) fn given_lately(given: &[String]) -> String {
    match given {
        [] => "Nothing given or offered is written down lately. That is no debt; only good to know.".to_owned(),
        given => format!("Lately from you: {}.", list(&given.iter().take(3).cloned().collect::<Vec<_>>())),
    }
}

/// The purpose of a message template.
pub(crate) const fn opening_purpose(purpose: message_templates::Purpose) -> &'static str {
    match purpose {
        message_templates::Purpose::Promise => "A promise",
        message_templates::Purpose::CatchUp => "A catch-up",
        message_templates::Purpose::Wellness => "A wellness check",
        message_templates::Purpose::OldTie => "An old tie",
        message_templates::Purpose::First => "A first word",
    }
}

/// The difference between the user's guesses and how welcome the messages were.
pub(crate) fn guesses(known: usize, usual: Option<i64>) -> String {
    match (known, usual) {
        (0, _) => "A guess before, a word afterwards: here you will see how they compare.".to_owned(),
        (_, None) => "A few more, and there is something to see.".to_owned(),
        (_, Some(gap)) if gap > 0 => format!(
            "{} so far. Mostly they were more welcome than you thought, by about {}.",
            sentence(&count(known, "message", "messages")),
            number(usize::try_from(gap).unwrap_or_default())
        ),
        (_, Some(0)) => "You guess well.".to_owned(),
        _ => "Mostly a little less welcome than you thought, and still welcome.".to_owned(),
    }
}
