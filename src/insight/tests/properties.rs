//! Properties of the weekly session, on generated books.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::message_templates::on;
use super::{ago, met, run, somebody};
use crate::domain::tests::{any_acts, ctx, perform, today};
use crate::domain::{Book, Circle, Command, PersonId, Promise, Purpose, Tone};
use crate::insight::energy::{budget, learned_costs};
use crate::insight::friction;
use crate::insight::message_templates::openings;
use crate::insight::reconnect::{pair, warm_up};
use crate::insight::rhythm::{rhythm, silence};
use crate::insight::week::{Reason, week, week_from};
use crate::insight::week_cache::WeekCache;
use crate::insight::week_choice::WeekChoice;

/// A generated person: index of the circle, days since each exchange, last one strained, paused.
type MadeUp = (usize, Vec<u64>, bool, bool);

fn made_up(people: &[MadeUp]) -> (Book, Vec<PersonId>) {
    let mut book = Book::default();
    let ids = people.iter().enumerate().map(|(at, (circle, talks, is_strained, is_paused))| {
        let id = somebody(&mut book, &format!("P{at}"), Circle::ALL[*circle]);
        let nearest = talks.iter().min().copied();
        for days in talks {
            let tone = if *is_strained && Some(*days) == nearest { Tone::Strained } else { Tone::Easy };
            met(&mut book, id, *days, |it| it.tone = Some(tone));
        }
        if *is_paused {
            pause(&mut book, id);
        }
        id
    });
    let ids = ids.collect();
    (book, ids)
}

fn pause(book: &mut Book, id: PersonId) {
    let mut who = book.people.get(id).unwrap().clone();
    who.paused_until = Some("2030-01-01".parse().unwrap());
    run(book, Command::EditPerson(id, Box::new(who)));
}

fn any_people() -> impl Strategy<Value = Vec<MadeUp>> {
    let somebody = (0..4_usize, proptest::collection::vec(4..900_u64, 0..5), any::<bool>(), prop::bool::weighted(0.2));
    proptest::collection::vec(somebody, 0..9)
}

fn names(book: &Book, day: NaiveDate) -> Vec<PersonId> {
    week(book, day).suggestions.iter().map(|it| it.person).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_cached_week_is_the_computed_one(acts in any_acts()) {
        let (mut book, mut cache) = (Book::default(), WeekCache::default());
        for (minute, act) in acts.into_iter().enumerate() {
            if let Some(change) = perform(&mut book, act, &ctx(minute as u64, 1)) {
                cache.forget(&book, &change);
            }
            for day in [today(), today().checked_add_days(Days::new(200)).unwrap()] {
                prop_assert_eq!(week_from(&book, day, &WeekChoice::default(), &mut cache), week(&book, day));
            }
        }
    }

    #[test]
    fn a_list_says_the_same_of_somebody_as_their_rhythm(people in any_people(), back in 0..400_u64) {
        let (book, _) = made_up(&people);
        for (id, person) in book.people.iter() {
            let whole = rhythm(&book, id, person, ago(back));
            prop_assert_eq!(silence(&book, id, person, ago(back)), whole.silence.zip(whole.warmth));
        }
    }

    #[test]
    fn the_choice_holds_all_week_whatever_is_logged(people in any_people(), done in 0..9_usize) {
        let (mut book, ids) = made_up(&people);
        let chosen = names(&book, ago(3));
        if let Some(id) = ids.get(done) {
            met(&mut book, *id, 1, |it| it.tone = Some(Tone::Easy));
        }
        let somebody_new = |id: &PersonId| book.days_with(*id).len() == 1 && !chosen.contains(id);
        for back in 0..4 {
            let now: Vec<PersonId> = names(&book, ago(back)).into_iter().filter(|it| !somebody_new(it)).collect();
            let still = chosen.iter().filter(|it| now.contains(it) || ids.get(done) == Some(*it)).count();
            prop_assert_eq!(still, chosen.len());
        }
    }

    #[test]
    fn pausing_somebody_never_makes_another_disappear(people in any_people(), paused in 0..9_usize) {
        let (mut book, ids) = made_up(&people);
        let before = names(&book, today());
        prop_assume!(paused < ids.len());
        let id = ids[paused];
        prop_assume!(book.people.get(id).unwrap().paused_until.is_none());
        pause(&mut book, id);
        let after = names(&book, today());
        prop_assert!(!after.contains(&id));
        for other in before.iter().filter(|it| **it != id) {
            prop_assert!(after.contains(other), "{:?} of {:?}", other, before);
        }
    }

    #[test]
    fn nobody_paused_strained_or_snoozed_is_ever_offered(people in any_people()) {
        let (mut book, ids) = made_up(&people);
        if let Some(id) = ids.first() {
            run(&mut book, Command::Snooze(*id, ago(0).checked_add_days(Days::new(4)).unwrap()));
        }
        for id in names(&book, today()) {
            let who = book.people.get(id).unwrap();
            prop_assert!(who.paused_until.is_none() && Some(&id) != ids.first());
            prop_assert!(!friction::ended_strained(&book, id, ago(4)));
        }
    }

    #[test]
    fn a_clock_moved_back_is_no_reason_to_panic(people in any_people(), back in 0..2000_u64) {
        let (book, _) = made_up(&people);
        let day = ago(back);
        let _ = (week(&book, day), pair(&book, day), budget(&book, day), learned_costs(&book, day), warm_up(&book, day));
        prop_assert!(week(&book, day).suggestions.len() <= 3);
    }

    #[test]
    fn an_intention_never_counts_as_contact(due in 0..400_i64) {
        let mut book = Book::default();
        let ana = somebody(&mut book, "Ana", Circle::Close);
        met(&mut book, ana, 40, |_| ());
        let before = book.days_with(ana);
        let promise = Promise {
            what: "Write".into(),
            people: [ana].into_iter().collect(),
            due: today().checked_add_signed(chrono::TimeDelta::days(due)),
            ..Promise::default()
        };
        run(&mut book, Command::MakePromise(Box::new(promise), vec![]));
        prop_assert_eq!(book.days_with(ana), before);
    }

    #[test]
    fn nobody_gets_the_same_words_twice_in_a_row(purpose in 0..3_usize, talks in 1..12_u64) {
        let reason = [Reason::CatchUp, Reason::WellnessCheck, Reason::FirstWord][purpose];
        let mut book = Book::default();
        let ana = somebody(&mut book, "Ana", Circle::Close);
        let mut before = String::new();
        for day in (1..=talks).rev() {
            let first = openings(&book, ana, on(reason))[0].clone();
            prop_assert_ne!(&first, &before);
            before = first;
            met(&mut book, ana, day, |it| it.purpose = Some(Purpose::CatchUp));
        }
    }
}
