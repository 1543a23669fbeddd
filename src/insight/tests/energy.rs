//! The energy of the week.

use super::{met, set, somebody};
use crate::domain::tests::today;
use crate::domain::{Book, Channel, Circle, Energy, Exchange, PersonId};
use crate::insight::energy::{ContactEffort, LearnedCosts, budget, days, learned_costs, points};
use crate::insight::week::week;

#[test]
fn an_act_takes_what_it_takes() {
    let ana = [PersonId::from_uuid(uuid::Uuid::from_u128(1))];
    let two = [ana[0], PersonId::from_uuid(uuid::Uuid::from_u128(2))];
    let check = |how: Option<Channel>, people: &[PersonId], expected| {
        let exchange = Exchange { how, people: people.iter().copied().collect(), ..Exchange::default() };
        assert_eq!(points(&exchange), expected, "{how:?}");
    };
    check(Some(Channel::Message), &ana, 1);
    check(Some(Channel::Call), &ana, 2);
    check(Some(Channel::Coffee), &ana, 3);
    check(Some(Channel::Coffee), &two, 4);
    check(Some(Channel::Event), &ana, 4);
    check(None, &[], 0);
    check(None, &ana, 1);
}

#[test]
fn a_week_has_room_until_it_is_spent_and_a_heavy_day_rests() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    assert_eq!((budget(&book, today()).left(), budget(&book, today()).is_heavy_day), (10, false));
    met(&mut book, ana, 4, |it| it.how = Some(Channel::Coffee));
    assert_eq!(budget(&book, today()).left(), 10, "before the week began");
    met(&mut book, ana, 3, |it| it.how = Some(Channel::Coffee));
    assert_eq!(budget(&book, today()).left(), 7);
    met(&mut book, ana, 0, |it| it.how = Some(Channel::Coffee));
    assert!(!budget(&book, today()).is_heavy_day);
    met(&mut book, ana, 0, |it| it.how = Some(Channel::InPerson));
    assert!(budget(&book, today()).is_heavy_day && week(&book, today()).is_resting);
    let tomorrow = today().succ_opt().unwrap();
    assert!(!budget(&book, tomorrow).is_heavy_day, "a night later it is another day");
    assert_eq!(ContactEffort::Meet.within(&budget(&book, today())), ContactEffort::Text);
}

#[test]
fn two_exchanges_that_took_energy_make_a_heavy_day() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    for _ in 0..2 {
        assert!(!budget(&book, today()).is_heavy_day);
        met(&mut book, ana, 0, |it| it.energy = Some(Energy::Took));
    }
    assert!(budget(&book, today()).is_heavy_day);
    let suggested = week(&book, today());
    assert!(suggested.is_resting && suggested.shown().len() == suggested.suggestions.len(), "the people stay");
    assert_eq!(days(&book, today())[6], (today(), Some(-2)));
    assert_eq!(days(&book, today())[5].1, None, "of yesterday nothing was said");
}

#[test]
fn entries_about_past_days_do_not_count_for_today() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    for back in [1, 1, 2] {
        met(&mut book, ana, back, |it| (it.how, it.energy) = (Some(Channel::Coffee), Some(Energy::Took)));
    }
    assert!(!budget(&book, today()).is_heavy_day, "written down today, and done before");
    met(&mut book, ana, 0, |it| it.how = Some(Channel::Coffee));
    assert!(!budget(&book, today()).is_heavy_day);
}

#[test]
fn low_battery_lasts_a_day_and_offers_text_only() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    met(&mut book, ana, 60, |it| it.how = Some(Channel::Coffee));
    assert_eq!(week(&book, today()).suggestions[0].act, ContactEffort::Meet);
    set(&mut book, |it| it.low_battery = Some(today()));
    let low = week(&book, today());
    assert_eq!((low.suggestions[0].act, low.suggestions[0].is_small), (ContactEffort::Text, true));
    assert_eq!(week(&book, today().succ_opt().unwrap()).suggestions[0].act, ContactEffort::Meet);
}

#[test]
fn in_an_overfull_week_the_longer_talks_are_for_the_near_ones() {
    let mut book = Book::default();
    for (name, circle) in [("Ana", Circle::Close), ("Luis", Circle::Active), ("Kenji", Circle::Wider)] {
        let id = somebody(&mut book, name, circle);
        met(&mut book, id, 300, |it| it.how = Some(Channel::Coffee));
    }
    let acts = |book: &Book| week(book, today()).suggestions.iter().map(|it| it.act).collect::<Vec<_>>();
    assert_eq!((acts(&book), week(&book, today()).is_overfull), (vec![ContactEffort::Meet; 3], false));
    // Fifty people with a cadence of 14 days ask for 25 exchanges a week.
    for number in 0..50 {
        let id = somebody(&mut book, &format!("Near {number}"), Circle::Inner);
        met(&mut book, id, 4, |_| ());
    }
    assert_eq!(
        (acts(&book), week(&book, today()).is_overfull),
        (vec![ContactEffort::Meet, ContactEffort::Text, ContactEffort::Text], true)
    );
}

#[test]
fn past_weeks_teach_once_there_are_enough() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    assert_eq!(learned_costs(&book, today()), LearnedCosts::default());
    for week in 0..4 {
        let is_full = week % 2 == 0;
        for day in 0..if is_full { 4 } else { 1 } {
            met(&mut book, ana, 5 + week * 7 + day % 5, |exchange| {
                exchange.how = Some(Channel::Coffee);
                exchange.energy = Some(if is_full { Energy::Took } else { Energy::Gave });
            });
        }
    }
    assert_eq!(learned_costs(&book, today()), LearnedCosts { even_at: Some(3), much_from: Some(12) });
}
