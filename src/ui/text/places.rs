//! Places, their people, and the trips.

use super::catalogue::sentences;
use super::join;
use crate::insight::places::PlaceInUse;

sentences! {
    line: "You find people by the places that you wrote. There is no map.";
    who_is_in: "Who is in";
    who_is_in_place(place): "Who is in {place}";
    hint: "Lisbon, Porto";
    lives: "Lives there";
    works: "Works there";
    met: "You met there";
    left: "Left";
    nobody(place): "Nobody in “{place}” yet.";
    in_use: "Places in use";
    none_in_use: "Write a place on somebody's page, and you find it here.";
    place_people[count](place): "{place}: {count} person", "{place}: {count} people";

    same: "Also written as";
    same_note: "Two spellings stay two places until you say that they are one. Capitals and accents make no difference.";
    another_spelling: "Another spelling";
    make_one: "It is the same place";
    made_one: "They are one place now.";
    apart: "Not the same";
    apart_named(spelling): "Not the same: {spelling}";
    two_again: "They are two places again.";

    plan: "Plan a trip";
    trips: "Trips";
    earlier: "Earlier trips";
    no_trips: "Three people a trip are enough.";
    link: "Places and trips";
}

/// "Lisbon: five people". A place with several spellings shows all of them.
pub(crate) fn in_use_line(place: &PlaceInUse) -> String {
    let spellings: Vec<&str> = place.spellings.iter().map(String::as_str).collect();
    place_people(place.people, &join(&spellings, ", "))
}
