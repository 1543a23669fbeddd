//! Edge cases of the weekly session. Today is Sunday 22 November 2026; the week began on Thursday the 19th.

use chrono::{Days, NaiveDate};

use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{Book, Circle, Command, Exchange, Person, PersonId, Promise, Tone, apply};
use crate::insight::rhythm::{Warmth, of_days, warmth};
use crate::insight::search::{Index, excerpt};
use crate::insight::week::{Reason, exchanges, next_begins, week};
use crate::insight::{circles, upcoming};

fn ago(days: u64) -> NaiveDate {
    today().checked_sub_days(Days::new(days)).unwrap()
}

fn met(book: &mut Book, id: PersonId, days: u64, tone: Option<Tone>) {
    let exchange = Exchange { when: Some(ago(days)), people: [id].into_iter().collect(), tone, ..Exchange::default() };
    apply(book, Command::LogExchange(Box::new(exchange), vec![]), &ctx(days, 1)).unwrap();
}

fn somebody(book: &mut Book, name: &str, circle: Circle, met_ago: u64) -> PersonId {
    let minute = book.people.iter().count() as u64;
    let id = add(book, Person { circle: Some(circle), ..person(name) }, &ctx(minute, 1));
    met(book, id, met_ago, Some(Tone::Easy));
    id
}

fn suggested(book: &Book) -> Vec<String> {
    week(book, today()).suggestions.iter().map(|it| book.people.get(it.person).unwrap().given.clone()).collect()
}

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
    let ana = somebody(&mut book, "Ana", Circle::Close, 3);
    met(&mut book, ana, 90, None);
    assert_eq!(book.days_with(ana).last(), Some(&ago(3)));
}

#[test]
fn an_empty_book_suggests_nobody() {
    assert_eq!(suggested(&Book::default()), Vec::<String>::new());
}

#[test]
fn one_close_one_active_one_quiet() {
    let mut book = Book::default();
    somebody(&mut book, "Close", Circle::Close, 45);
    somebody(&mut book, "Closer", Circle::Inner, 10);
    somebody(&mut book, "Active", Circle::Active, 120);
    somebody(&mut book, "Quiet", Circle::Wider, 400);
    somebody(&mut book, "Fresh", Circle::Active, 5);
    assert_eq!(suggested(&book), ["Close", "Active", "Quiet"]);
}

#[test]
fn talking_to_somebody_keeps_their_place_for_the_week() {
    let mut book = Book::default();
    let close = somebody(&mut book, "Close", Circle::Close, 45);
    somebody(&mut book, "Active", Circle::Active, 120);
    met(&mut book, close, 1, None);
    let week = week(&book, today());
    assert_eq!(week.suggestions.iter().map(|it| it.is_done).collect::<Vec<_>>(), [true, false]);
    assert_eq!(exchanges(&book, today(), chrono::Weekday::Mon), 1);
    assert_eq!(exchanges(&book, today(), chrono::Weekday::Sun), 0);
}

#[test]
fn not_this_week_leaves_the_place_empty_until_the_next() {
    let mut book = Book::default();
    let close = somebody(&mut book, "Close", Circle::Close, 45);
    somebody(&mut book, "Other", Circle::Close, 40);
    somebody(&mut book, "Active", Circle::Active, 120);
    apply(
        &mut book,
        Command::SetSettings(Box::new(crate::domain::Settings { session_people: Some(2), ..Default::default() })),
        &ctx(5, 1),
    )
    .unwrap();
    assert_eq!(suggested(&book), ["Close", "Active"]);
    let until = next_begins(&book, today());
    assert_eq!(until.to_string(), "2026-11-26");
    apply(&mut book, Command::Snooze(close, until), &ctx(6, 1)).unwrap();
    assert_eq!(suggested(&book), ["Active"]);
    let next = week(&book, until);
    assert!(next.suggestions.iter().any(|it| it.person == close));
}

#[test]
fn archived_paused_and_strained_people_are_left_in_peace() {
    let mut book = Book::default();
    let archived = somebody(&mut book, "Archived", Circle::Close, 90);
    apply(&mut book, Command::Archive(archived, true), &ctx(10, 1)).unwrap();
    let paused =
        Person { circle: Some(Circle::Close), paused_until: Some("2027-01-01".parse().unwrap()), ..person("Paused") };
    add(&mut book, paused, &ctx(11, 1));
    let strained = add(&mut book, Person { circle: Some(Circle::Wider), ..person("Strained") }, &ctx(12, 1));
    met(&mut book, strained, 500, Some(Tone::Strained));
    assert_eq!(suggested(&book), Vec::<String>::new());
}

#[test]
fn a_promise_is_a_reason() {
    let mut book = Book::default();
    let tomasz = somebody(&mut book, "Tomasz", Circle::Active, 12);
    let promise =
        Promise { what: "Send the sheet".into(), people: [tomasz].into_iter().collect(), ..Promise::default() };
    apply(&mut book, Command::MakePromise(Box::new(promise), vec![]), &ctx(20, 1)).unwrap();
    assert!(matches!(week(&book, today()).suggestions[0].reason, Reason::Promise(_)));
}

#[test]
fn a_promise_counts_to_whom_one_never_talked_and_waits_for_its_time() {
    let check = |due: Option<&str>, expected: bool| {
        let mut book = Book::default();
        let tomasz = add(&mut book, Person { circle: Some(Circle::Active), ..person("Tomasz") }, &ctx(0, 1));
        let due = due.map(|it| it.parse().unwrap());
        let promise =
            Promise { what: "Send it".into(), people: [tomasz].into_iter().collect(), due, ..Promise::default() };
        apply(&mut book, Command::MakePromise(Box::new(promise), vec![]), &ctx(20, 1)).unwrap();
        let has_promise = week(&book, today()).suggestions.iter().any(|it| matches!(it.reason, Reason::Promise(_)));
        assert_eq!(has_promise, expected, "{due:?}");
    };
    check(None, true);
    check(Some("2026-11-20"), true);
    check(Some("2026-12-01"), true);
    check(Some("2027-06-01"), false);
}

#[test]
fn a_birthday_on_the_29th_of_february_comes_every_year() {
    let mut book = Book::default();
    let dates = [crate::domain::ImportantDate {
        kind: "birthday".into(),
        when: "1988-02-29".parse().ok(),
        note: String::new(),
    }];
    add(&mut book, Person { dates: dates.into_iter().collect(), ..person("Ana") }, &ctx(0, 1));
    let found = upcoming::dates(&book, "2027-02-10".parse().unwrap());
    assert_eq!((found[0].day.to_string().as_str(), found[0].years), ("2027-02-28", Some(39)));
    assert!(upcoming::dates(&book, today()).is_empty());
}

#[test]
fn what_the_circles_ask_for() {
    let mut book = Book::default();
    somebody(&mut book, "Inner", Circle::Inner, 1);
    somebody(&mut book, "Close", Circle::Close, 1);
    let load = circles::load(&book, today());
    assert!((load.asked - (7.0 / 14.0 + 7.0 / 30.0)).abs() < 1e-9);
    assert_eq!(load.allowed, 5);
}

#[test]
fn search_looks_everywhere_and_forgives() {
    let mut book = Book::default();
    let lucia =
        Person { family: "Ferreyra".into(), notes: "Prefers a letter.\nGrows lemons.".into(), ..person("Lucía") };
    let id = add(&mut book, lucia, &ctx(0, 1));
    add(&mut book, Person { family: "Watanabe".into(), ..person("Kenji") }, &ctx(1, 1));
    let exchange = Exchange {
        people: [id].into_iter().collect(),
        notes: "Talked about the carburettor.".into(),
        ..Exchange::default()
    };
    apply(&mut book, Command::LogExchange(Box::new(exchange), vec![]), &ctx(2, 1)).unwrap();
    let mut index = Index::of(&book);
    let mut check = |query: &str, expected: &[&str]| {
        let names: Vec<String> =
            index.find(query).iter().map(|it| book.people.get(it.id).unwrap().given.clone()).collect();
        assert_eq!(names, expected, "{query}");
    };
    check("lucia", &["Lucía"]);
    check("LUCÍA ferr", &["Lucía"]);
    check("lemons", &["Lucía"]);
    check("carburettor", &["Lucía"]);
    check("watanabi", &["Kenji"]);
    check("lucia lemons", &["Lucía"]);
    check("kenji lemons", &[]);
    check("", &[]);
    check("zzz", &[]);
    // Letter by letter, as if typed, and back.
    for query in ["k", "ke", "ken", "kenx", "ke", "", "l", "le", "lem"] {
        let fresh = Index::of(&book).find(query);
        assert_eq!(index.find(query), fresh, "{query}");
    }
    for phrase in [
        "lucia lemons ",
        "carb lem",
        "e e o",
        "grows  grows l",
        "lemons lemonsx",
        "talked abou the",
        "kenjx",
        "luciax",
        "lucai",
    ] {
        for (end, _) in phrase.char_indices() {
            let fresh = Index::of(&book).find(&phrase[..end]);
            assert_eq!(index.find(&phrase[..end]), fresh, "{}", &phrase[..end]);
        }
    }
    assert_eq!(excerpt(&book, id, "lucia lemons").as_deref(), Some("Grows lemons."));
    assert_eq!(excerpt(&book, id, "lucia"), None);
}

proptest::proptest! {
    #[test]
    fn another_exchange_never_makes_anybody_colder(days in proptest::collection::vec(0..2000_u64, 1..12), extra in 0..2000_u64) {
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
