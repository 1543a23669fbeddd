//! Rhythm, warmth and drift.

use chrono::NaiveDate;

use super::{ago, met, somebody};
use crate::domain::tests::today;
use crate::domain::{Book, Circle};
use crate::insight::rhythm::{Warmth, of_days, warmth};

#[test]
fn warmth_is_a_word() {
    let check = |silence, cadence, expected| assert_eq!(warmth(silence, cadence), expected, "{silence} {cadence:?}");
    check(0, Some(14), Warmth::Warm);
    check(14, Some(14), Warmth::Warm);
    check(15, Some(14), Warmth::Cooling);
    check(28, Some(14), Warmth::Cooling);
    check(29, Some(14), Warmth::Quiet);
    check(364, Some(365), Warmth::Warm);
    check(365, Some(365), Warmth::Sleeping);
    check(91, None, Warmth::Cooling);
    check(u32::MAX, Some(u32::MAX), Warmth::Sleeping);
}

#[test]
fn drift_is_against_ones_own_rhythm() {
    let check = |days: &[u64], expected: bool| {
        let mut days: Vec<NaiveDate> = days.iter().map(|it| ago(*it)).collect();
        days.sort();
        assert_eq!(of_days(&days, None, today()).is_drifting, expected, "{days:?}");
    };
    check(&[], false);
    check(&[200], false);
    check(&[60, 50, 40], false);
    check(&[70, 60, 50, 40], true);
    check(&[40, 30, 20, 14], false);
    check(&[40, 30, 21, 18], false);
    check(&[40, 30, 21, 19], true);
    check(&[500, 490, 480, 470], false);
    check(&[70, 70, 60, 60, 50], false);
}

#[test]
fn logging_an_earlier_exchange_does_not_move_the_last_one_back() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    met(&mut book, ana, 3, |_| ());
    met(&mut book, ana, 90, |_| ());
    assert_eq!(book.days_with(ana).last(), Some(&ago(3)));
}

proptest::proptest! {
    #[test]
    fn another_exchange_never_makes_anybody_colder(
        days in proptest::collection::vec(0..2000_u64, 1..12),
        extra in 0..2000_u64,
    ) {
        let rhythm = |days: &[u64]| {
            let mut days: Vec<NaiveDate> = days.iter().map(|it| ago(*it)).collect();
            days.sort();
            of_days(&days, Some(30), today())
        };
        let before = rhythm(&days);
        let after = rhythm(&[days, vec![extra]].concat());
        proptest::prop_assert!(after.warmth <= before.warmth && after.silence <= before.silence);
    }
}
