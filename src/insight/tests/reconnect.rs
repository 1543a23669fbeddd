//! Old ties.

use chrono::Days;

use super::{met, run, somebody};
use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{Book, Circle, Command, Person, Tone};
use crate::insight::reconnect::{OldTieKind, Pair, gaps, pair, usual_gap, warm_up, written_this_week};
use crate::insight::week::week;

#[test]
fn old_ties_come_as_a_pair_and_never_after_friction() {
    let mut book = Book::default();
    assert_eq!(pair(&book, today()), Pair::default());
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
    let (familiar, novel) = (found.familiar.unwrap(), found.novel.unwrap());
    assert_eq!((familiar.person, familiar.kind), (bao, OldTieKind::Plain), "two talks are not yet a comfortable tie");
    assert_eq!((novel.person, novel.kind), (roshan, OldTieKind::Elsewhere));
    met(&mut book, roshan, 1, |_| ());
    assert_eq!(pair(&book, today()).novel, Some(novel), "the pair holds for the week");
    let later = today().checked_add_days(Days::new(7)).unwrap();
    assert_ne!(pair(&book, later).novel, Some(novel));
    assert!(
        week(&book, today().checked_add_days(Days::new(200)).unwrap()).suggestions.iter().all(|it| it.person != roshan),
        "and no rhythm is asked for"
    );
}

#[test]
fn a_comfortable_tie_had_many_easy_talks() {
    let check = |tones: &[Option<Tone>], expected| {
        let mut book = Book::default();
        let bao = somebody(&mut book, "Bao", Circle::Wider);
        for (tone, at) in tones.iter().zip(0..) {
            met(&mut book, bao, 1200 + at * 30, |it| it.tone = *tone);
        }
        assert_eq!(pair(&book, today()).familiar.map(|it| it.kind), Some(expected), "{tones:?}");
    };
    let (easy, plain, strained) = (Some(Tone::Easy), Some(Tone::Plain), Some(Tone::Strained));
    check(&[easy, easy, easy], OldTieKind::Comfortable);
    check(&[easy, easy, plain], OldTieKind::Plain);
    check(&[easy, easy, plain, None], OldTieKind::Shared);
    check(&[easy, easy, easy, strained], OldTieKind::Shared);
    check(&[None], OldTieKind::Plain);
}

#[test]
fn three_years_of_silence_come_before_a_longer_history() {
    let mut book = Book::default();
    let often = somebody(&mut book, "Often", Circle::Wider);
    (0..6).for_each(|at| met(&mut book, often, 400 + at * 30, |_| ()));
    let long_ago = somebody(&mut book, "Long ago", Circle::Wider);
    met(&mut book, long_ago, 1500, |_| ());
    assert_eq!(pair(&book, today()).familiar.map(|it| it.person), Some(long_ago));
    assert_eq!(pair(&book, today()).novel.map(|it| it.person), Some(often));
}

#[test]
fn one_message_a_week_is_enough_for_the_old_ties() {
    let mut book = Book::default();
    let (bao, roshan) = (somebody(&mut book, "Bao", Circle::Wider), somebody(&mut book, "Roshan", Circle::Wider));
    met(&mut book, bao, 1200, |_| ());
    let both = [bao, roshan];
    assert_eq!(written_this_week(&book, &both, today()), None);
    met(&mut book, roshan, 0, |it| it.attempt = true);
    assert_eq!(written_this_week(&book, &both, today()), None, "an attempt is no contact");
    met(&mut book, roshan, 0, |_| ());
    assert_eq!(written_this_week(&book, &both, today()), Some((roshan, today())));
    let next_week = today().checked_add_days(Days::new(7)).unwrap();
    assert_eq!(written_this_week(&book, &both, next_week), None);
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
    met(&mut book, ana, 6, |exchange| {
        exchange.expected_welcome = Some(4);
        exchange.attempt = true;
    });
    assert_eq!(gaps(&book).len(), 3, "an attempt is no contact");
    let open = gaps(&book).into_iter().find(|it| it.actual.is_none()).unwrap();
    run(&mut book, Command::RateWelcome(open.exchange, 6));
    assert_eq!(usual_gap(&gaps(&book)), Some(2));
}
