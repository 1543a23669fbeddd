//! The digest of made-up exchanges: by example, and its laws.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::{Channel, Energy, Purpose};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn person(number: u8) -> PersonId {
    PersonId::from_uuid(Uuid::from_bytes([number; 16]))
}

fn talk(when: &str, people: &[u8]) -> Exchange {
    Exchange { when: Some(day(when)), people: people.iter().map(|it| person(*it)).collect(), ..Exchange::default() }
}

fn talks(digest: &Digest, people: Option<&[u8]>) -> Vec<(String, u32)> {
    let people = people.map(|it| into_set(it.iter().map(|it| person(*it))));
    let talks = digest.talks((day("2024-01-01"), day("2024-12-31")), people.as_ref());
    talks.iter().map(|(day, count)| (day.to_string(), *count)).collect()
}

#[test]
fn a_talk_with_several_people_counts_once_whoever_is_asked_for() {
    let digest = Digest::of(&[
        talk("2024-02-29", &[1, 2, 3, 4, 5]),
        talk("2024-02-29", &[1]),
        talk("2024-03-01", &[2, 3]),
        talk("2024-03-02", &[]),
        Exchange { attempt: true, ..talk("2024-03-03", &[1]) },
        Exchange { when: None, ..talk("2024-03-03", &[1]) },
    ]);
    let check = |people: Option<&[u8]>, expected: &[(&str, u32)]| {
        let expected: Vec<_> = expected.iter().map(|(day, count)| ((*day).to_owned(), *count)).collect();
        assert_eq!(talks(&digest, people), expected, "{people:?}");
    };
    check(None, &[("2024-02-29", 2), ("2024-03-01", 1), ("2024-03-02", 1)]);
    check(Some(&[1]), &[("2024-02-29", 2)]);
    check(Some(&[2, 3]), &[("2024-02-29", 1), ("2024-03-01", 1)]);
    check(Some(&[9]), &[]);
}

#[test]
fn pairs_meet_on_days_and_only_in_gatherings_of_at_most_eight() {
    let crowd: Vec<u8> = (1..=9).collect();
    let digest = Digest::of(&[
        talk("2024-05-01", &[1, 2]),
        talk("2024-05-01", &[1, 2, 3]),
        talk("2025-05-01", &[2, 1]),
        talk("2025-06-01", &crowd),
    ]);
    let check = |one, other, days| assert_eq!(digest.pairs().get(&(person(one), person(other))), days);
    check(1, 2, Some(&2));
    check(1, 3, Some(&1));
    check(1, 4, None);
}

#[test]
fn energy_names_three_people_at_most() {
    let felt = |people: &[u8]| Exchange {
        energy: Some(Energy::Took),
        how: Some(Channel::Call),
        time: "19:30".into(),
        ..talk("2024-05-01", people)
    };
    let digest = Digest::of(&[felt(&[4, 1]), felt(&[2]), felt(&[3])]);
    let calls = digest.energy.get(&TalkKind::Channel(Channel::Call)).unwrap();
    assert_eq!((calls.took, calls.people.to_vec()), (3, vec![person(1), person(2), person(3)]));
    assert!(digest.energy.contains_key(&TalkKind::Part(DayPart::Evening)));
}

prop_compose! {
    fn any_exchange()(
        year in 2019_i32..2022,
        of_year in 1_u32..365,
        has_day in prop::bool::weighted(0.9),
        attempt in prop::bool::weighted(0.1),
        people in prop::collection::vec(1_u8..12, 0..10),
        how in prop::option::of(prop::sample::select(Channel::ALL)),
        purpose in prop::option::of(prop::sample::select(Purpose::ALL)),
        energy in prop::option::of(prop::sample::select(Energy::ALL)),
        tone in prop::option::of(prop::sample::select(crate::domain::Tone::ALL)),
        minutes in prop::option::of(0_u32..300),
        welcome in prop::option::of((1_u32..8, 1_u32..8)),
        hour in 0_u32..24,
    ) -> Exchange {
        Exchange {
            when: NaiveDate::from_yo_opt(year, of_year).filter(|_| has_day),
            attempt,
            people: people.into_iter().map(person).collect(),
            how, purpose, energy, tone, minutes,
            expected_welcome: welcome.map(|it| it.0),
            welcome: welcome.map(|it| it.1),
            time: format!("{hour:02}:00"),
            ..Exchange::default()
        }
    }
}

proptest! {
    #[test]
    fn the_digest_of_a_part_and_of_the_rest_is_the_digest_of_all(
        exchanges in prop::collection::vec((any_exchange(), any::<bool>()), 0..40),
    ) {
        let some = |is: bool| exchanges.iter().filter(move |it| it.1 == is).map(|it| &it.0);
        let mut one = Digest::of(some(true));
        one.merge([&Digest::of(some(false))]);
        prop_assert_eq!(one, Digest::of(exchanges.iter().map(|it| &it.0)));
    }

    #[test]
    fn the_talks_of_a_day_are_its_exchanges(exchanges in prop::collection::vec(any_exchange(), 0..40), who in 1_u8..12) {
        let digest = Digest::of(&exchanges);
        let span = (day("2019-01-01"), day("2021-12-31"));
        let only = into_set([person(who), person(1)].into_iter());
        for people in [None, Some(&only)] {
            let is_meant = |it: &Exchange| people.is_none_or(|set| it.people.iter().any(|one| set.contains(one)));
            let is_talk = |it: &Exchange| !it.attempt && !it.is_notice() && it.when.is_some();
            let counted = exchanges.iter().filter(|it| is_talk(it) && is_meant(it)).count();
            let sum: u32 = digest.talks(span, people).values().sum();
            prop_assert_eq!(sum as usize, counted);
        }
    }
}
