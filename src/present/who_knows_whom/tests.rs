//! Tests of who knows whom.

use serde_json::{Value, json};

use super::*;
use crate::formats::backup::read;
use crate::insight::web::{Move, Point};

/// A book with a harbour and a choir of five each, and Nadia who knows two of either, of neither.
fn file() -> Value {
    let person = |at: usize| {
        let place = if at < 5 { "Harbour" } else { "Choir" };
        let circle = ["inner", "close", "active", "wider"][at % 4];
        json!({"id": format!("{at}"), "given": format!("P{at}"), "organisation": place, "circle": circle,
            "how_met": {"when": format!("{}", 2000 + at)}})
    };
    let mut people: Vec<Value> = (0..10).map(person).collect();
    let friend = |it: &str| json!({"kind": "friend", "to": it});
    people.push(json!({"id": "n", "given": "Nadia", "family": "Sultana", "circle": "close",
        "relations": [friend("0"), friend("1"), friend("5"), friend("6")]}));
    people.push(json!({"given": "Otto", "how_met": {"through": "0"}}));
    json!({"format": "kith-backup", "version": 1, "people": people})
}

fn named(file: &Value) -> NamedWeb {
    let book = read(&file.to_string()).unwrap().book;
    NamedWeb::of(&book, &Digest::of([]))
}

fn number(named: &NamedWeb, name: &str) -> usize {
    named.short.iter().position(|it| it == name).unwrap()
}

#[test]
fn sentence_list_and_picture_agree_about_a_bridge() {
    let named = named(&file());
    let nadia = number(&named, "Nadia");
    let story = named.story();
    assert_eq!((story.people, story.places, story.alone), (12, 2, 6));
    assert_eq!(story.joins.iter().map(|it| it.person).collect::<Vec<_>>(), [nadia]);
    assert_eq!(named.joined_by(nadia), [("Harbour", "Choir")]);
    assert_eq!(named.known_names(nadia), ["P0", "P1", "P5", "P6"]);
    let picture = Picture::whole(&named);
    assert_eq!(picture.ties_of(&named, nadia).len(), 4);
    assert_eq!(picture.ties.matches('L').count(), 4, "all four ties cross a border");
    assert_eq!(picture.introductions.matches('L').count(), 1);
    let listed: usize = (0..3).flat_map(|it| named.cells(it)).map(|it| it.people.len()).sum();
    assert_eq!(listed, 12);
}

#[test]
fn the_dead_stay_in_the_list_and_are_not_counted() {
    let mut file = file();
    file["people"][0]["died"] = json!("2024");
    let named = named(&file);
    let nadia = number(&named, "Nadia");
    assert_eq!(named.story().people, 11);
    assert_eq!(named.known_names(nadia), ["P0", "P1", "P5", "P6"]);
    assert_eq!(named.web.living(&named.web.known_by(nadia)), 3);
    let sizes: Vec<usize> = Picture::whole(&named).names.iter().filter_map(|it| it.people).collect();
    assert_eq!(sizes, [4, 5, 2]);
}

/// The same is asked in a browser (`tests/browser.rs`).
mod two_devices {
    use crate as kith;

    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/web_of_people.rs"));

    #[test]
    fn two_devices_draw_the_same_bytes() {
        assert_eq!(drawn(), BYTES);
        assert_eq!(drawn(), drawn());
    }
}

#[test]
fn names_never_cover_one_another_and_the_one_in_focus_is_always_named() {
    let named = named(&file());
    let picture = Picture::whole(&named);
    let all = labels(&picture, View::default(), 640, &[]);
    assert!(all.len() > 6, "a small book has names at once");
    let nadia = number(&named, "Nadia");
    assert_eq!(labels(&picture, View::default(), 10, &[nadia])[0].name, "Nadia");
    let closest = View::default().zoomed(picture.dots[nadia], 1, picture.closest);
    let near = labels(&picture, closest, 358, &[]);
    let in_sight = picture.links(closest, None);
    assert_eq!(near.len(), in_sight.len(), "at the closest, all names fit");
}

#[test]
fn the_person_of_a_neighbourhood_is_always_named_and_no_name_runs_out_of_the_picture() {
    let check = |name: &str, width: Pixels| {
        let mut file = file();
        file["people"][10]["given"] = json!(name);
        let named = named(&file);
        let middle = number(&named, name);
        let near = Picture::near(&named, Near::of(&named.web, middle));
        let whole = Picture::whole(&named);
        let shown = labels(&near, View::default(), width, &[3]);
        assert!(shown.iter().any(|it| it.dot == 0 && it.name.starts_with(&name[..8])), "{name} {width}");
        let focused = labels(&whole, View::default(), width, &[middle]);
        let pixels = |it: i64| it * width / WHOLE;
        for it in shown.iter().chain(&focused) {
            let (x, long) = (pixels(it.place.x), words::width_of(&it.name));
            let (left, right) = if it.is_left { (x - long, x) } else { (x, x + long) };
            assert!(left >= -width / 2 && right <= width / 2, "{name} {width}: {} from {left} to {right}", it.name);
        }
    };
    check("Nadia-Lu", 358);
    check("Nadia-Maximiliane", 358);
    check("Nadia-Maximiliane", 280);
}

#[test]
fn the_dots_are_read_in_the_order_of_the_list() {
    let named = named(&file());
    let picture = Picture::whole(&named);
    let sectors = 0..named.web.sectors.len();
    let listed: Vec<usize> = sectors.flat_map(|it| named.cells(it)).flat_map(|it| it.people).collect();
    assert_eq!(picture.links(View::default(), Some(3)), listed);
}

#[test]
fn no_name_covers_a_dot_on_a_phone() {
    let person = |at: usize| {
        let circle = ["inner", "close", "active", "wider"][at % 4];
        json!({"given": format!("Person {at}"), "organisation": format!("Organisation {}", at % 11), "circle": circle})
    };
    let check = |people: usize, view: fn(&Picture) -> View, width: Pixels| {
        let people: Vec<Value> = (0..people).map(person).collect();
        let picture = Picture::whole(&named(&json!({"format": "kith-backup", "version": 1, "people": people})));
        let view = view(&picture);
        let pixels = |it: i64| it * width / view.side;
        let covers = |(left, top, right, bottom): (i64, i64, i64, i64)| {
            let mut dots = picture.dots.iter().map(|it| (pixels(it.x), pixels(it.y)));
            dots.any(|(x, y)| x > left && x < right && y > top && y < bottom)
        };
        for it in parts(&picture, view, width).into_iter().filter(|it| view.showing(it.place) == view) {
            let (x, y, half) = (pixels(it.place.x), pixels(it.place.y), words::width_of(&it.name) / 2);
            assert!(!covers((x - half, y - 12, x + half, y)), "{}", it.name);
        }
        for it in labels(&picture, view, width, &[]) {
            let (x, y, long) = (pixels(it.place.x), pixels(it.place.y), words::width_of(&it.name));
            let (left, right) = if it.is_left { (x - long, x) } else { (x, x + long) };
            assert!(!covers((left, y - 10, right, y)), "{}", it.name);
        }
    };
    check(60, |_| View::default(), 320);
    check(12, |_| View::default(), 320);
    check(250, |_| View::default(), 358);
    check(900, |_| View { side: WHOLE / 2, ..View::default() }, 358);
    check(900, |it| View { side: it.closest * 4, ..View::default() }, 358);
}

#[test]
fn no_name_covers_the_word_for_the_user() {
    let check = |people: usize, width: Pixels| {
        let person = |at: usize| json!({"given": format!("Nadia {at}"), "organisation": format!("{}", at / 4), "circle": "inner"});
        let people: Vec<Value> = (0..people).map(person).collect();
        let picture = Picture::whole(&named(&json!({"format": "kith-backup", "version": 1, "people": people})));
        let pixels = |it: i64| it * width / WHOLE;
        for it in labels(&picture, View::default(), width, &[]) {
            let (x, y, long) = (pixels(it.place.x), pixels(it.place.y), words::width_of(&it.name));
            let (left, right) = if it.is_left { (x - long, x) } else { (x, x + long) };
            assert!(
                left >= 12 || right <= -12 || y <= -5 || y - 10 >= 5,
                "{} of {}: {left} {y}",
                it.name,
                picture.dots.len()
            );
        }
    };
    for people in 1..40 {
        [280, 358, 640].into_iter().for_each(|it| check(people, it));
    }
}

#[test]
fn every_part_has_a_label_from_afar() {
    let check = |sectors: usize, width: Pixels| {
        let person = |at: usize| {
            let circle = ["inner", "close", "active", "wider"][at % 4];
            json!({"given": format!("Person {at}"), "organisation": format!("Authority of harbour {}", at / 6),
                "circle": circle, "how_met": {"when": format!("{}", 2000 + at / 6)}})
        };
        let people: Vec<Value> = (0..sectors * 6).map(person).collect();
        let picture = Picture::whole(&named(&json!({"format": "kith-backup", "version": 1, "people": people})));
        let shown = parts(&picture, View::default(), width);
        assert_eq!(shown.len(), picture.names.len(), "{sectors} {width}");
    };
    check(11, 350);
    check(11, 310);
    check(8, 280);
    check(11, 640);
}

#[test]
fn a_large_book_has_no_links_at_a_distance() {
    let people: Vec<Value> = (0..2_000).map(|it| json!({"given": format!("P{it}")})).collect();
    let named = named(&json!({"format": "kith-backup", "version": 1, "people": people}));
    let picture = Picture::whole(&named);
    assert_eq!(picture.links(View::default(), Some(7)), [7]);
    assert_eq!(labels(&picture, View::default(), 358, &[]), []);
    assert!(!picture.is_pressable(View::default(), 358));
    let close = View::default().zoomed(picture.dots[7], 1, picture.closest);
    assert!(picture.is_pressable(close, 358));
    assert!((1..60).contains(&picture.links(close, None).len()));
    assert!(picture.closest / 2 * 358 / close.side >= 14, "no two nearer than fourteen pixels");
}

#[test]
fn a_neighbourhood_is_walked_outwards_and_back() {
    let named = named(&file());
    let otto = number(&named, "Otto");
    let picture = Picture::near(&named, Near::of(&named.web, otto));
    let name = |dot: Option<usize>| dot.map(|it| picture.short[it].as_str());
    assert_eq!(name(picture.first(&named)), Some("Otto"));
    let out = picture.moved(&named, 0, Move::Outwards);
    assert_eq!(name(out), Some("P0"));
    let beyond = picture.moved(&named, out.unwrap(), Move::Outwards);
    assert_eq!(name(beyond), Some("Nadia"));
    assert_eq!(picture.moved(&named, beyond.unwrap(), Move::Inwards), out);
    assert_eq!(picture.moved(&named, 0, Move::Before), None);
    assert_eq!(name(picture.next_tie(&named, out.unwrap(), Some(0))), Some("Nadia"));
    let list = NearList::of(&named, &Near::of(&named.web, otto));
    assert_eq!(list.known, [(number(&named, "P0"), vec![Why::MetThrough])]);
    assert_eq!(list.beyond, [(number(&named, "Nadia"), vec!["P0".to_owned()])]);
}

#[test]
fn a_view_keeps_within_the_picture_and_follows_the_focus() {
    let near = View { side: 20_000, ..View::default() };
    assert_eq!(near.showing(Point { x: 1_000, y: 0 }), near, "in sight already");
    let moved = near.showing(Point { x: 90_000, y: -90_000 });
    assert!(moved.is_near(Point { x: 90_000, y: -90_000 }));
    assert_eq!(near.moved((100_000, 0), 400).middle.x, (WHOLE - 20_000) / 2);
    assert_eq!(View::default().place((0, 0), 400), Point { x: -WHOLE / 2, y: -WHOLE / 2 });
}
