//! Sorting into circles, and the load of a week.

use super::catalogue::{number, sentences};
use super::{circle, sentence};
use crate::insight::circles::Suggestion;

sentences! {
    load_is_none: "Your circles ask for nothing yet.";
    load_fits(asked, allowed): "Your circles ask for {asked} a week, and you have time for {allowed}. That fits.";
    load_is_over(asked, allowed): "Your circles ask for {asked} a week, and you have time for {allowed}. That is too much. A slower rhythm or a wider circle makes room.";
    move_outwards[count](from, to): "It would fit if one person moved from {from} to {to}.", "It would fit if {count} people moved from {from} to {to}.";
    beyond_the_week[count]: "{count} person would need more weeks than there are", "{count} people would need more weeks than there are";
    beyond_note: "Counted from the inner circle outwards, and in each circle from those with the latest talk. Nobody is dropped: a hello once in a long while stays. Move somebody outwards, or let them rest for three months, and the week has room.";
    move_to(circle): "Move to {circle}";
    move_person_to(name, circle): "Move {name} to {circle}";
    is_moved(name, circle): "{name} is in {circle} now.";
    let_rest: "Let rest";
    let_rest_person(name): "Let {name} rest";
    rests(name): "{name} rests for three months.";
    nobody_to_sort: "Nobody is left to sort.";
    people_to_sort[count]: "One person to sort. Stop whenever you like.", "{count} people to sort. Stop whenever you like.";
}

/// The text beside the load meter.
pub(crate) fn load(asked: f64, allowed: u32) -> String {
    // Tenths as an integer: formatting a float takes ten kilobytes of program.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred at most, and not below zero"
    )]
    let tenths = (asked * 10.0).round() as u32;
    let whole = tenths / 10;
    let rounded = if tenths.is_multiple_of(10) { number(whole as usize) } else { format!("{whole}.{}", tenths % 10) };
    let room = number(allowed as usize);
    if asked <= 0.0 {
        return load_is_none().to_owned();
    }
    if asked <= f64::from(allowed) { load_fits(&rounded, &room) } else { load_is_over(&rounded, &room) }
}

/// A change of circles that would make the load fit.
pub(crate) fn load_hint(hint: &Suggestion) -> String {
    move_outwards(hint.people, &circle(hint.from), &circle(hint.to))
}

/// The number of people still to be sorted into circles.
pub(crate) fn to_sort(people: usize) -> String {
    if people == 0 { nobody_to_sort().to_owned() } else { sentence(&people_to_sort(people)) }
}
