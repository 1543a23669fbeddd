//! Tests of who knows whom.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::formats::backup::read;

/// A person of a made-up book: a place, a circle, a year and a number that makes the id.
type Made = (usize, usize, u32, u32);

const PLACES: [&str; 6] = ["Harbour", "Choir", "Northwind", "Kayaks", "School", ""];
const CIRCLES: [Option<&str>; 5] = [Some("inner"), Some("close"), Some("active"), Some("wider"), None];

fn person((place, circle, year, number): Made) -> Value {
    let mut person = json!({
        "id": format!("0190c0de-0000-7000-8000-{number:012x}"),
        "given": format!("Person {number}"),
        "organisation": PLACES[place],
    });
    if let Some(circle) = CIRCLES[circle] {
        person["circle"] = circle.into();
    }
    if year > 0 {
        person["how_met"] = json!({ "when": format!("{}", 2000 + year) });
    }
    person
}

fn book(people: &[Value], more: Value) -> Book {
    let mut file = json!({ "format": "kith-backup", "version": 1, "people": people });
    for (name, value) in more.as_object().unwrap() {
        file[name] = value.clone();
    }
    read(&file.to_string()).unwrap().book
}

fn web(people: &[Value], more: Value) -> (Web, Book) {
    let book = book(people, more);
    let digest = Digest::of(book.exchanges.iter().map(|(_, it)| it));
    (Web::of(&book, &digest), book)
}

fn made(people: &[Made]) -> Web {
    web(&people.iter().map(|it| person(*it)).collect::<Vec<_>>(), json!({})).0
}

fn named(web: &Web, book: &Book, name: &str) -> usize {
    web.people.iter().position(|it| book.people.get(it.id).unwrap().given == name).unwrap()
}

fn a_book() -> impl Strategy<Value = Vec<Made>> {
    let numbers = proptest::collection::btree_set(0_u32..5_000, 0..70);
    numbers.prop_flat_map(|numbers| {
        numbers.into_iter().map(|it| (0..PLACES.len(), 0..CIRCLES.len(), 0_u32..20, Just(it))).collect::<Vec<_>>()
    })
}

proptest! {
    #[test]
    fn somebody_new_moves_nobody_outside_their_cell(people in a_book(), new in (0..6_usize, 0..5_usize, 0_u32..20)) {
        let new = (new.0, new.1, new.2, 9_999);
        let (before, after) = (made(&people), made(&[people.clone(), vec![new]].concat()));
        let keys = |web: &Web| web.sectors.iter().map(|it| it.key.clone()).collect::<Vec<_>>();
        // The fourth of a place opens a sector, and an earlier acquaintance may change the order of the sectors.
        prop_assume!(keys(&before) == keys(&after));
        let added = after.people.iter().find(|it| it.id.to_string().ends_with("270f")).unwrap();
        for stand in &before.people {
            let now = after.people[after.number(stand.id).unwrap()];
            prop_assert_eq!((stand.sector, stand.ring), (now.sector, now.ring));
            let is_same_cell = (stand.sector, stand.ring) == (added.sector, added.ring);
            prop_assert!(is_same_cell || stand.place == now.place);
        }
    }

    #[test]
    fn the_order_of_a_file_does_not_matter(people in a_book()) {
        let turned: Vec<Made> = people.iter().rev().copied().collect();
        prop_assert_eq!(made(&people), made(&turned));
    }

    #[test]
    fn everybody_stands_in_their_ring_and_sector_and_apart(people in a_book()) {
        let web = made(&people);
        for (at, stand) in web.people.iter().enumerate() {
            let (inner, outer) = stand.ring.edges();
            let distance = stand.place.distance_squared(Point::default()).isqrt();
            prop_assert!((inner..=outer).contains(&distance), "{:?} at {}", stand.ring, distance);
            let angle = (stand.place.x as f64).atan2(-stand.place.y as f64).rem_euclid(std::f64::consts::TAU);
            let wide = std::f64::consts::TAU / web.sectors.len() as f64;
            prop_assert_eq!((angle / wide) as usize, stand.sector);
            for other in &web.people[at + 1..] {
                let apart = stand.place.distance_squared(other.place).isqrt();
                // A chord is a little shorter than its arc.
                prop_assert!(apart * 10 >= web.spacing * 8, "{} < {}", apart, web.spacing);
            }
        }
    }

    #[test]
    fn everybody_is_reached_by_keyboard(people in a_book()) {
        let web = made(&people);
        let mut seen = vec![false; web.people.len()];
        let mut next: Vec<usize> = web.first().into_iter().collect();
        let moves = [Move::Before, Move::After, Move::Outwards, Move::Inwards, Move::SectorBefore, Move::SectorAfter];
        while let Some(at) = next.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                next.extend(moves.iter().filter_map(|it| web.moved(at, *it)));
            }
        }
        prop_assert!(seen.into_iter().all(|it| it));
    }

    #[test]
    fn a_neighbourhood_is_the_same_every_time(ties in proptest::collection::vec((0_usize..30, 0_usize..30), 1..60)) {
        let people: Vec<Value> = (0..30).map(|it| {
            let mut person = person((it % 6, it % 5, 0, it as u32));
            let theirs = ties.iter().filter(|(from, _)| *from == it);
            let relation = |to: &usize| json!({"kind": "friend", "to": format!("0190c0de-0000-7000-8000-{to:012x}")});
            person["relations"] = theirs.map(|(_, to)| relation(to)).collect();
            person
        }).collect();
        let turned: Vec<Value> = people.iter().rev().cloned().collect();
        let (one, two) = (web(&people, json!({})).0, web(&turned, json!({})).0);
        for at in 0..30 {
            let near = Near::of(&one, at);
            prop_assert_eq!(&near, &Near::of(&two, at));
            prop_assert_eq!(near.places[0], Point::default());
            let is_inside = |it: &Point| it.distance_squared(Point::default()) <= RADIUS * RADIUS;
            prop_assert!(near.places.iter().all(is_inside));
            prop_assert!(near.people.len() <= MOST_NEAR);
        }
    }
}

#[test]
fn the_fourth_person_of_a_place_opens_a_sector() {
    let three: Vec<Made> = (0..3).map(|it| (0, 1, 5, it)).collect();
    assert_eq!(made(&three).sectors.len(), 1);
    let four = [three, vec![(0, 4, 6, 3)]].concat();
    let web = made(&four);
    assert_eq!(web.sectors.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Harbour", ""]);
    assert_eq!(web.sectors[0].people.len(), 4);
}

#[test]
fn a_sector_comes_by_its_earliest_acquaintance_and_a_group_before_an_employer() {
    let mut people: Vec<Value> = (0..4).map(|it| person((0, 0, 9, it))).collect();
    people.extend((4..8).map(|it| person((1, 0, 3, it))));
    people.extend((8..12).map(|it| {
        let mut person = person((0, 0, 6, it));
        person["groups"] = json!(["Rowing"]);
        person
    }));
    let (web, _) = web(&people, json!({}));
    assert_eq!(web.sectors.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Choir", "Rowing", "Harbour", ""]);
}

#[test]
fn no_more_than_twelve_sectors_are_drawn() {
    let people: Vec<Value> = (0..80)
        .map(|it| json!({"id": format!("{it}"), "given": format!("P{it}"), "organisation": format!("Firm {}", it / 4)}))
        .collect();
    let (web, _) = web(&people, json!({}));
    assert_eq!(web.sectors.len(), 12);
    assert_eq!(web.sectors[11].people.len(), 80 - 44);
}

/// The reasons of a tie between the first two of some people, as the first has it.
#[track_caller]
fn check(people: Value, more: Value, expected: &[Why]) {
    let (web, book) = web(people.as_array().unwrap(), more);
    let (ana, bo) = (named(&web, &book, "Ana"), named(&web, &book, "Bo"));
    let whys = |from, to| web.ties_of(from).filter(|(other, _)| *other == to).map(|(_, why)| why).collect::<Vec<_>>();
    assert_eq!(whys(ana, bo), expected);
    assert_eq!(whys(bo, ana).len(), expected.len(), "a tie has two ends");
}

#[test]
fn who_is_tied_and_why() {
    let two = |ana: Value, bo: Value| {
        let mut people = [json!({"id": "a", "given": "Ana"}), json!({"id": "b", "given": "Bo"})];
        for (person, more) in people.iter_mut().zip([ana, bo]) {
            more.as_object().unwrap().iter().for_each(|(name, value)| person[name] = value.clone());
        }
        json!(people)
    };
    let plain = || two(json!({}), json!({}));
    check(plain(), json!({}), &[]);
    check(
        two(json!({"relations": [{"kind": "manager", "to": "b"}]}), json!({})),
        json!({}),
        &[Why::Relation(crate::domain::RelationKind::Manager)],
    );
    check(two(json!({}), json!({"how_met": {"through": "a"}})), json!({}), &[Why::Introduced]);
    check(two(json!({"how_met": {"through": "b"}}), json!({})), json!({}), &[Why::MetThrough]);
    check(two(json!({"organisation": "Northwind"}), json!({"organisation": "Northwind"})), json!({}), &[]);
    check(two(json!({"groups": ["Choir"]}), json!({"groups": ["choir"]})), json!({}), &[Why::Group(0)]);
    let group = |since, until| {
        let members = json!([{"person": "a", "until": until}, {"person": "b", "since": since}]);
        json!({"groups": [{"name": "Choir", "began": "2010", "members": members}]})
    };
    check(plain(), group("2015", "2015-03"), &[Why::Group(0)]);
    check(plain(), group("2016", "2015-03"), &[]);
    let project = json!({"projects": [{"name": "Rocket", "members": [{"person": "a"}, {"person": "b"}]}]});
    check(plain(), project, &[Why::Project(0)]);
    let met = |days: &[&str]| -> Value {
        json!({"exchanges": days.iter().map(|it| json!({"when": it, "people": ["a", "b"]})).collect::<Vec<_>>()})
    };
    check(plain(), met(&["2024-05-05"]), &[]);
    check(plain(), met(&["2024-05-05", "2024-05-05"]), &[]);
    check(plain(), met(&["2024-05-05", "2025-05-05"]), &[Why::Together]);
}

#[test]
fn an_event_of_forty_and_a_company_of_sixty_tie_nobody() {
    let people: Vec<Made> = (0..60).map(|it| (2, 4, 0, it)).collect();
    let people: Vec<Value> = people.into_iter().map(person).collect();
    let forty: Vec<&Value> = people.iter().take(40).map(|it| &it["id"]).collect();
    let events = [json!({"when": "2024-05-05", "people": forty}), json!({"when": "2025-05-05", "people": forty})];
    let (web, _) = web(&people, json!({ "exchanges": events }));
    assert_eq!(web.pairs(), []);
    assert_eq!(web.alone().len(), 60);
}

#[test]
fn a_project_of_thirty_ties_only_those_who_cover_one_need() {
    let people: Vec<Value> = (0..30).map(|it| person((0, 4, 0, it))).collect();
    let need = |at: u32| format!("0190c0de-0000-7000-8000-{:012x}", 900 + at);
    let covers = people.iter().enumerate().map(|(at, it)| json!({"person": it["id"], "need": need(at as u32 % 15)}));
    let covers: Vec<Value> = covers.collect();
    let wants: Vec<Value> = (0..15).map(|at| json!({"id": need(at), "what": format!("Part {at}")})).collect();
    let project = json!([{"name": "Rocket", "wants": wants, "covers": covers}]);
    let (web, _) = web(&people, json!({ "projects": project }));
    assert_eq!(web.pairs().len(), 15, "two on each need");
    assert!(web.alone().is_empty());
}

#[test]
fn a_bridge_is_the_only_one_who_joins_two_places() {
    let mut people: Vec<Value> = (0..10).map(|it| person((usize::from(it >= 5), 1, 0, it))).collect();
    let id = |it: usize| people[it]["id"].clone();
    let friends = |all: &[usize]| all.iter().map(|it| json!({"kind": "friend", "to": id(*it)})).collect::<Value>();
    let (two, three) = (friends(&[5, 6]), friends(&[7]));
    people[0]["relations"] = two;
    let joined = |people: &[Value]| web(people, json!({})).0.joins;
    let bridge = Join { between: (0, 1), person: 0 };
    assert_eq!(joined(&people), [bridge]);
    let mut dead = people.clone();
    dead[0]["died"] = json!("2024");
    assert_eq!(joined(&dead), [], "no sentence is about somebody who died");
    people[1]["relations"] = three;
    assert_eq!(joined(&people), [], "two join the places");
}

#[test]
fn somebody_of_neither_place_may_be_the_only_one_to_join_them() {
    let mut people: Vec<Value> = (0..8).map(|it| person((usize::from(it >= 4), 1, 0, it))).collect();
    let friend = |it: usize| json!({"kind": "friend", "to": people[it]["id"]});
    let mut nadia = person((5, 0, 0, 100));
    nadia["relations"] = json!([friend(0), friend(4)]);
    people.push(nadia);
    let (web, _) = web(&people, json!({}));
    assert_eq!(web.joins, [Join { between: (0, 1), person: 8 }]);
    assert_eq!((web.known_by(8), web.places_of(8), web.alone().len()), (vec![0, 4], 2, 6));
    let near = Near::of(&web, 8);
    assert_eq!((near.people, near.direct), (vec![8, 4, 0], 2), "by sector: Choir before Harbour");
}

#[test]
fn a_book_of_one_of_nobody_and_of_people_from_nowhere_has_whole_rings() {
    assert_eq!(made(&[]).first(), None);
    assert_eq!(made(&[(5, 4, 0, 1)]).first(), Some(0));
    let web = made(&(0..300).map(|it| (5, 4, 0, it)).collect::<Vec<_>>());
    assert_eq!((web.sectors.len(), web.cell(0, Ring(None)).len()), (1, 300));
}

#[test]
fn the_ties_of_one_person_are_walked_round() {
    let mut people: Vec<Value> = (0..4).map(|it| person((5, 1, 0, it))).collect();
    let friend = |it: usize| json!({"kind": "friend", "to": people[it]["id"]});
    let relations = json!([friend(0), friend(3)]);
    people[1]["relations"] = relations;
    let (web, _) = web(&people, json!({}));
    assert_eq!(web.next_tie(1, None), Some(0));
    assert_eq!(web.next_tie(1, Some(0)), Some(3));
    assert_eq!(web.next_tie(1, Some(3)), Some(0));
    assert_eq!(web.next_tie(2, None), None);
}
