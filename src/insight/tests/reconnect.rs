//! Old ties.

use chrono::Days;

use super::{met, run, somebody};
use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{Book, Circle, Command, Person, Tone};
use crate::insight::reconnect::{gaps, pair, usual_gap, warm_up};
use crate::insight::week::week;

#[test]
fn old_ties_come_as_a_pair_and_never_after_friction() {
    let mut book = Book::default();
    assert_eq!(pair(&book, today()).comfortable, None);
    let bao = somebody(&mut book, "Bao", Circle::Wider);
    for days in [1300, 1200] {
        met(&mut book, bao, days, |_| ());
    }
    let roshan = add(&mut book, Person { place: "Ella".into(), ..person("Roshan") }, &ctx(50, 1));
    met(&mut book, roshan, 1500, |_| ());
    let strained = somebody(&mut book, "Strained", Circle::Wider);
    met(&mut book, strained, 2000, |it| it.tone = Some(Tone::Strained));
    let current = somebody(&mut book, "Current", Circle::Close);
    met(&mut book, current, 364, |_| ());
    let found = pair(&book, today());
    assert_eq!((found.comfortable, found.novel), (Some(bao), Some(roshan)));
    met(&mut book, roshan, 1, |_| ());
    assert_eq!(pair(&book, today()).novel, Some(roshan), "the pair holds for the week");
    let later = today().checked_add_days(Days::new(7)).unwrap();
    assert_ne!(pair(&book, later).novel, Some(roshan));
    assert!(
        week(&book, today().checked_add_days(Days::new(200)).unwrap()).suggestions.iter().all(|it| it.person != roshan),
        "and no rhythm is asked for"
    );
}

#[test]
fn the_warm_up_is_with_those_who_are_warm() {
    let mut book = Book::default();
    let often = somebody(&mut book, "Often", Circle::Close);
    let once = somebody(&mut book, "Once", Circle::Close);
    let today_already = somebody(&mut book, "Today", Circle::Close);
    met(&mut book, often, 9, |_| ());
    met(&mut book, often, 5, |_| ());
    met(&mut book, once, 5, |_| ());
    met(&mut book, today_already, 0, |_| ());
    assert_eq!(warm_up(&book, today()), [often, once]);
}

#[test]
fn the_gap_is_told_after_three() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    for (days, expected, actual) in [(9, 3, Some(7)), (8, 4, Some(5)), (7, 4, None)] {
        met(&mut book, ana, days, |exchange| {
            exchange.expected_welcome = Some(expected);
            exchange.welcome = actual;
        });
    }
    assert_eq!((gaps(&book).len(), usual_gap(&gaps(&book))), (3, None));
    let open = gaps(&book).into_iter().find(|it| it.actual.is_none()).unwrap();
    run(&mut book, Command::RateWelcome(open.exchange, 6));
    assert_eq!(usual_gap(&gaps(&book)), Some(2));
}
