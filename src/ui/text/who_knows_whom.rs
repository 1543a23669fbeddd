//! The pages "Who knows whom".

use super::catalogue::sentences;
use super::{circle, join, list, relation, sentence};
use crate::insight::web::{Ring, Why};
use crate::present::who_knows_whom::{NamedWeb, Story};

sentences! {
    title: "Who knows whom";
    none_yet: "Write down the people you know, and this page shows who knows whom.";
    you_know[count]: "You know one person.", "You know {count} people.";
    place_count[count]: "one place", "{count} places";
    you_know_from[count](places): "You know one person, from {places}.", "You know {count} people from {places}.";
    only_one(name, one, other): "{name} is the only one who joins {one} and {other}.";
    know_nobody[count]: "One of them knows nobody else here.", "{count} of them know nobody else here.";
    most_know_nobody: "Most of them know nobody else here, as far as you have written down.";
    no_ties: "Who knows whom is not written down yet: a relation on a person’s page says it, and so do “met through”, a group or a project.";
    own_part(name): "{name} has its own part now.";
    other_order: "The parts are in another order now, because you know somebody for longer.";
    to_picture: "To the picture";

    elsewhere: "Elsewhere";
    you: "you";
    people_count[count]: "{count} person", "{count} people";
    no_circle: "No circle";
    knows(names): "knows: {names}";
    others[count]: "one other", "{count} others";
    joins(one, other): "joins {one} and {other}";

    picture: "The picture";
    legend: "You are in the middle, and closer people are nearer to you. Each part has the people from one place. Lines join people of two parts, and dotted ones are introductions.";
    near_legend: "The person has a ring. A line joins two people who know each other. A dotted one is an introduction.";
    keys: "Arrow keys go from one person to the next, with Shift to the next part. T goes round those whom somebody knows, Enter opens, and Escape shows everything.";
    closer: "Closer";
    farther: "Farther";
    everything: "Everything";
    one_before: "The one before";
    one_after: "The next one";
    outwards: "Outwards";
    inwards: "Inwards";
    part_before: "The part before";
    part_after: "The next part";
    next_known: "Next of those they know";
    open_one: "Open";
    moves: "From person to person";

    in_no_circle: "in no circle";
    from(place): "from {place}";
    knows_count[count]: "knows one", "knows {count}";
    knows_nobody: "knows nobody else here";

    whom(name): "Whom {name} knows";
    gone: "This person is not in your book.";
    back: "Back to the whole picture";
    page_of(name): "The page of {name}";
    introduce(name): "Introduce {name}";
    near_nobody(name): "You have not written down yet whom {name} knows.";
    near_places[count](name, places): "{name} knows one of your people, in {places}.", "{name} knows {count} of your people, in {places}.";
    near_count[count](name): "{name} knows one of your people.", "{name} knows {count} of your people.";
    known: "They know";
    beyond: "Through them";
    through(names): "through {names}";
    met_through(name): "introduced you to {name}";
    introduced(name): "you met through {name}";
    group(name): "both in {name}";
    project(name): "both work on {name}";
    together: "you saw them together";
}

/// The name of a sector.
pub(crate) fn sector(name: &str) -> &str {
    if name.is_empty() { elsewhere() } else { name }
}

/// The sentences above the list.
pub(crate) fn story(story: &Story, named: &NamedWeb) -> String {
    let web = &named.web;
    let name = |at: usize| sector(&web.sectors[at].name);
    let first = match (story.people, story.places) {
        (0, _) => return none_yet().to_owned(),
        (people, 0) => you_know(people),
        (people, places) => you_know_from(people, &place_count(places)),
    };
    let only = |it: &crate::insight::web::Join| {
        sentence(&only_one(&named.short[it.person], &name(it.between.0), &name(it.between.1)))
    };
    let only: Vec<String> = story.joins.iter().map(only).collect();
    let alone = match story.alone {
        0 => String::new(),
        all if all == story.people => no_ties().to_owned(),
        many if many * 2 > story.people => most_know_nobody().to_owned(),
        some => sentence(&know_nobody(some)),
    };
    join(&[&sentence(&first), &only.join(" "), &alone], " ")
}

/// The circle of a ring, as a heading.
pub(crate) fn ring(ring: Ring) -> &'static str {
    ring.0.map_or_else(no_circle, circle)
}

/// Whom somebody knows, at most so many by name. Empty for nobody.
pub(crate) fn knows_some(mut names: Vec<String>, most: usize) -> String {
    if names.is_empty() {
        return String::new();
    }
    if names.len() > most {
        let more = names.len() - most;
        names.truncate(most);
        names.push(others(more));
    }
    knows(&list(&names))
}

/// A person of the picture in words: "Nadia, close, from Harbour, knows eleven."
pub(crate) fn stand(named: &NamedWeb, person: usize) -> String {
    let it = named.web.people[person];
    let circle = it.ring.0.map_or_else(|| in_no_circle().to_owned(), |it| circle(it).to_lowercase());
    let place = &named.web.sectors[it.sector].name;
    let place = if place.is_empty() { String::new() } else { from(place) };
    let known = match known_by(named, person) {
        None => knows_nobody().to_owned(),
        Some(0) => String::new(),
        Some(count) => knows_count(count),
    };
    let parts = [&named.names[person], circle.as_str(), &place, &known];
    join(&parts, ", ")
}

/// The sentence about a neighbourhood.
pub(crate) fn near(named: &NamedWeb, person: usize) -> String {
    let name = &named.short[person];
    match (known_by(named, person), named.web.places_of(person)) {
        (None, _) => near_nobody(name),
        (Some(0), _) => String::new(),
        (Some(count), 0) => sentence(&near_count(count, name)),
        (Some(count), places) => sentence(&near_places(count, name, &place_count(places))),
    }
}

/// How many living people a person knows. None if they know nobody at all.
fn known_by(named: &NamedWeb, person: usize) -> Option<usize> {
    let known = named.web.known_by(person);
    (!known.is_empty()).then(|| named.web.living(&known))
}

/// Why a person knows another.
pub(crate) fn why(named: &NamedWeb, person: usize, why: Why) -> String {
    let name = named.web.name_of(why);
    match why {
        Why::Relation(kind) => relation(kind).to_owned(),
        Why::MetThrough => met_through(&named.short[person]),
        Why::Introduced => introduced(&named.short[person]),
        Why::Group(_) => group(&name),
        Why::Project(_) => project(&name),
        Why::Together => together().to_owned(),
    }
}
