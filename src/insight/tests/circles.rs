//! The demand of the circles, and bridge people.

use super::{run, somebody};
use crate::domain::tests::today;
use crate::domain::{Book, Circle, Command, PersonId, Relation, RelationKind};
use crate::insight::{bridge, circles};

#[test]
fn what_the_circles_ask_for() {
    let mut book = Book::default();
    somebody(&mut book, "Inner", Circle::Inner);
    somebody(&mut book, "Close", Circle::Close);
    let load = circles::load(&book, today());
    assert!((load.asked - (7.0 / 14.0 + 7.0 / 30.0)).abs() < 1e-9);
    assert_eq!(load.allowed, 5);
}

#[test]
fn the_circles_say_what_would_make_them_fit() {
    let mut book = Book::default();
    assert_eq!(circles::suggestion(&book, today()), None);
    for at in 0..14 {
        somebody(&mut book, &format!("Inner {at}"), Circle::Inner);
    }
    let hint = circles::suggestion(&book, today()).unwrap();
    assert_eq!((hint.from, hint.to, hint.people), (Circle::Inner, Circle::Close, 8));
}

#[test]
fn full_circles_ask_for_nine_and_a_half_exchanges_a_week() {
    let mut book = Book::default();
    for (circle, people) in [(Circle::Inner, 5), (Circle::Close, 10), (Circle::Active, 35), (Circle::Wider, 100)] {
        for at in 0..people {
            somebody(&mut book, &format!("P{at}"), circle);
        }
    }
    assert!((circles::load(&book, today()).asked - 9.5).abs() < 0.05);
}

#[test]
fn paused_people_ask_for_nothing_and_need_not_move() {
    let mut book = Book::default();
    let pause = |book: &mut Book, id: PersonId| {
        let mut paused = book.people.get(id).unwrap().clone();
        paused.paused_until = "2027-01-01".parse().ok();
        run(book, Command::EditPerson(id, Box::new(paused)));
    };
    // Eleven people ask for five and a half exchanges a week, half a one more than fits.
    let inner: Vec<PersonId> = (0..11).map(|at| somebody(&mut book, &format!("Inner {at}"), Circle::Inner)).collect();
    for at in 0..40 {
        let id = somebody(&mut book, &format!("Close {at}"), Circle::Close);
        pause(&mut book, id);
    }
    let hint = circles::suggestion(&book, today()).unwrap();
    assert_eq!((hint.from, hint.people), (Circle::Inner, 2));
    inner.into_iter().take(3).for_each(|id| pause(&mut book, id));
    assert_eq!(circles::suggestion(&book, today()), None);
}

#[test]
fn a_bridge_is_the_only_tie_of_two() {
    let mut book = Book::default();
    let ids: Vec<PersonId> =
        ["Ana", "Luis", "Noor", "Kenji"].iter().map(|it| somebody(&mut book, it, Circle::Wider)).collect();
    let tie = |book: &mut Book, from: PersonId, to: PersonId| {
        let mut who = book.people.get(from).unwrap().clone();
        who.relations.insert(Relation { kind: Some(RelationKind::Colleague), to: Some(to) });
        run(book, Command::EditPerson(from, Box::new(who)));
    };
    tie(&mut book, ids[1], ids[0]);
    assert!(bridge::bridges(&book).is_empty());
    tie(&mut book, ids[2], ids[0]);
    assert_eq!(bridge::bridges(&book).into_iter().collect::<Vec<_>>(), [ids[0]]);
    tie(&mut book, ids[2], ids[1]);
    assert!(bridge::bridges(&book).is_empty(), "they know one another");
}
