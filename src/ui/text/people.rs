//! The page "People".

use super::catalogue::sentences;
use super::{every, sentence};
use crate::domain::{Circle, Settings};
use crate::insight::search::{Excerpt, LinePlace};
use crate::present::people::{Sort, WhyNobody};

sentences! {
    title: "People";
    someone_new: "Someone new";
    sort_into_circles: "Sort into circles";
    before_you_meet_them: "Before you meet them";
    search_label: "Search people";
    search_hint: "A name, a place, what they know";
    in_learned(words): "{words} (in what you learned)";
    in_mentorship(words): "{words} (in your mentorship)";
    searching: "Still looking through earlier years.";
    nobody_here: "Nobody here yet.";
    none_found_yet: "No one found so far.";
    none_found: "No one found. Try fewer words.";
    none_found_here: "No one found in this part of the list. Try fewer words, or look among everybody.";
    nobody_archived: "Nobody is archived. Archived people are listed here, and nowhere else.";
    nobody_in_circle: "Nobody is in this circle yet.";
    nobody_fits: "Nobody fits all of these.";
    work: "Projects, groups, trips, aims and returns";
    a_project: "a project";
    an_aim: "an aim";
    a_return: "a return";
    found_people[count]: "One person found", "{count} people found";

    nobody_yet: "Nobody yet. A name is enough to begin.";
    people_known[count]: "One person you know.", "{count} people you know.";
    people_cooling[count]: "One of them is cooling.", "{count} of them are cooling.";

    circle: "Circle";
    all_circles: "All";
    no_circle: "Not sorted yet";
    no_rhythm: "no pressure";
    about_every(every): "about {every}";
    order: "Order";
    by_circle: "By circle";
    by_name: "By name";
    by_last_exchange: "By last exchange";
    by_warmth: "By warmth";
    tag: "Tag";
    group: "Group";
    place: "Place";
    archived: "Archived";

    write_a_name: "Write down a name";
    write_down(name): "Write down “{name}”";
    show_everybody: "Show everybody";
    last_time: "Last time";
    open_the_page: "Open the page";
}

/// The line above the list of people.
pub(crate) fn summary(total: usize, cooling: usize) -> String {
    match (total, cooling) {
        (0, _) => nobody_yet().to_owned(),
        (total, 0) => sentence(&people_known(total)),
        (total, cooling) => super::join(&[&sentence(&people_known(total)), &sentence(&people_cooling(cooling))], " "),
    }
}

/// Why nobody is listed.
pub(crate) fn why_nobody(why: WhyNobody) -> &'static str {
    match why {
        WhyNobody::EmptyBook => nobody_here(),
        WhyNobody::Search => none_found(),
        WhyNobody::SearchHere => none_found_here(),
        WhyNobody::Archived => nobody_archived(),
        WhyNobody::Circle => nobody_in_circle(),
        WhyNobody::Filters => nobody_fits(),
    }
}

/// The name of an order.
pub(crate) fn order_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Circle => by_circle(),
        Sort::Name => by_name(),
        Sort::Last => by_last_exchange(),
        Sort::Warmth => by_warmth(),
    }
}

/// The number of people found.
pub(crate) fn found(count: usize) -> String {
    sentence(&found_people(count))
}

/// A line in which the query was found, with its place if it is not the person or an exchange.
pub(crate) fn found_in(excerpt: &Excerpt) -> String {
    match excerpt.place {
        LinePlace::Anywhere => excerpt.text.clone(),
        LinePlace::Learned => in_learned(&excerpt.text),
        LinePlace::Mentorship => in_mentorship(&excerpt.text),
    }
}

/// The rhythm of a circle with this cadence in days.
pub(crate) fn rhythm(circle: Circle, cadence_days: u32) -> String {
    match circle {
        Circle::Wider => no_rhythm().to_owned(),
        _ => about_every(&every(cadence_days)),
    }
}

/// The rhythm of a circle in these settings.
pub(crate) fn circle_rhythm(circle: Circle, settings: &Settings) -> String {
    rhythm(circle, settings.cadence_days(circle))
}
