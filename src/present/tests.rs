//! What the pages show. Today is Sunday 22 November 2026.

use chrono::{Datelike, Days, NaiveDate};

use super::person::{Facts, dates, open_promises, questions, ties};
use super::reconnect::{Guesses, first_message, talked_today};
use super::timeline::{companions, long_silence, silence};
use super::{everyday, long_view, teams, today as today_page};
use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{
    Book, Channel, Command, Direction, Energy, Exchange, Fact, GroupCommand, ImportantDate, List, Person, PersonId,
    Promise, PromiseState, Relation, RelationKind, SharedItem, apply,
};
use crate::formats::backup::read;
use crate::insight::energy::{LearnedCosts, Lesson, Standout, standout};
use crate::insight::ledger::{Way, before_asking, entries};
use crate::insight::mentoring::sessions::sessions;
use crate::insight::reconnect::gaps;
use crate::quick_entry::{self, Names};

fn ago(days: u64) -> NaiveDate {
    today().checked_sub_days(Days::new(days)).unwrap()
}

/// Each command runs at a minute of its own, so that ids differ.
fn run(book: &mut Book, command: Command) {
    let entities = book.people.iter().count() + book.exchanges.iter().count() + book.promises.iter().count();
    apply(book, command, &ctx((entities + book.shares.iter().count()) as u64, 1)).unwrap();
}

fn somebody(book: &mut Book, person: Person) -> PersonId {
    let minute = book.people.iter().count() as u64;
    add(book, person, &ctx(minute, 1))
}

fn met(book: &mut Book, people: &[PersonId], when: NaiveDate, change: impl FnOnce(&mut Exchange)) {
    let mut exchange = Exchange { when: Some(when), people: people.iter().copied().collect(), ..Exchange::default() };
    change(&mut exchange);
    run(book, Command::LogExchange(Box::new(exchange), vec![]));
}

fn words(words: &[&str]) -> List<String> {
    words.iter().map(|it| (*it).to_owned()).collect()
}

#[test]
fn a_year_with_a_person_says_how_many_and_how() {
    let mut book = Book::default();
    let ana = somebody(&mut book, person("Ana"));
    let luis = somebody(&mut book, person("Luis"));
    let day = |text: &str| text.parse().unwrap();
    met(&mut book, &[ana], day("2025-03-01"), |it| it.how = Some(Channel::Call));
    met(&mut book, &[luis], day("2026-02-01"), |it| it.how = Some(Channel::Coffee));
    met(&mut book, &[luis, ana], day("2026-03-01"), |it| it.how = Some(Channel::Coffee));
    let check = |person, today: &str, expected: &[(i32, usize, Channel)]| {
        let years = long_view::years_with(&book, person, day(today));
        let expected: Vec<_> = expected.iter().map(|(year, count, how)| (*year, *count, Some(*how))).collect();
        assert_eq!(years.iter().map(|it| (it.year, it.exchanges, it.channel)).collect::<Vec<_>>(), expected);
    };
    check(ana, "2026-11-22", &[(2026, 1, Channel::Coffee), (2025, 1, Channel::Call)]);
    check(luis, "2026-11-22", &[(2026, 2, Channel::Coffee)]);
    check(luis, "2026-02-28", &[(2026, 1, Channel::Coffee)]);
}

#[test]
fn words_on_a_card_stay_words_until_the_user_makes_a_group() {
    let mut book = Book::default();
    for it in ["Choir", "choir"] {
        somebody(&mut book, Person { groups: words(&[it]), ..person("Ana") });
    }
    assert_eq!((book.groups.iter().count(), teams::by_group(&book)[0].people.len()), (0, 2));
    apply(&mut book, GroupCommand::FromWord("choir".into()).into(), &ctx(9, 1)).unwrap();
    assert!(teams::by_group(&book).is_empty(), "the group stands in the list of groups");
}

#[test]
fn people_stand_under_the_groups_where_they_belong() {
    let mut book = Book::default();
    somebody(&mut book, Person { groups: words(&["choir"]), ..person("Ana") });
    somebody(&mut book, Person { groups: words(&["Choir"]), ..person("Luis") });
    somebody(&mut book, Person { groups: words(&["choir"]), archived: true, ..person("Gone") });
    let check = |groups: Vec<teams::PeopleGroup>, expected: &[(&str, &[&str])]| {
        let names = |it: &teams::PeopleGroup| it.people.iter().map(|it| it.1.clone()).collect::<Vec<_>>();
        let found: Vec<_> = groups.iter().map(|it| (it.name.as_str(), names(it))).collect();
        let expected: Vec<_> = expected.iter().map(|(name, people)| (*name, words(people).to_vec())).collect();
        assert_eq!(found, expected);
    };
    check(teams::by_group(&book), &[("choir", &["Ana", "Luis"])]);
}

#[test]
fn a_tie_shows_on_both_pages_once() {
    let mut book = Book::default();
    let ana = somebody(&mut book, person("Ana"));
    let to_ana = |kind| [Relation { kind: Some(kind), to: Some(ana) }].into_iter().collect();
    let luis = somebody(&mut book, Person { relations: to_ana(RelationKind::Parent), ..person("Luis") });
    let check = |id, expected: &[(&str, RelationKind)]| {
        let ties = ties(&book, id);
        assert_eq!(ties.iter().map(|it| (it.name.as_str(), it.kind)).collect::<Vec<_>>(), expected);
    };
    check(luis, &[("Ana", RelationKind::Parent)]);
    check(ana, &[("Luis", RelationKind::Child)]);
    let relations = [Relation { kind: Some(RelationKind::Friend), to: Some(luis) }].into_iter().collect();
    let edited = Person { relations, ..person("Ana") };
    apply(&mut book, Command::EditPerson(ana, Box::new(edited)), &ctx(50, 1)).unwrap();
    let of_ana = ties(&book, ana);
    assert_eq!((of_ana.len(), of_ana[0].kind), (1, RelationKind::Friend), "the own relation counts first");
}

#[test]
fn private_notes_alone_make_no_section_on_a_card() {
    let fact = |label: &str| Fact { label: label.to_owned(), text: "x".to_owned() };
    let check = |labels: &[&str], tags: &[&str], is_card, expected: usize, is_empty| {
        let facts = labels.iter().map(|it| fact(it)).collect();
        let facts = Facts::of(&Person { facts, tags: words(tags), ..person("Ana") }, is_card);
        assert_eq!((facts.facts.len(), facts.is_empty()), (expected, is_empty), "{labels:?} {is_card}");
    };
    check(&["What happened"], &[], false, 1, false);
    check(&["What happened"], &[], true, 0, true);
    check(&["What happened"], &["boats"], true, 0, false);
    check(&["What happened", "Drinks"], &[], true, 1, false);
    check(&[], &[], false, 0, true);
}

#[test]
fn questions_are_the_last_three_of_six_talks() {
    let mut book = Book::default();
    let ana = somebody(&mut book, person("Ana"));
    for days in 0..8 {
        let next_time = if days == 1 { String::new() } else { format!("question {days}") };
        met(&mut book, &[ana], ago(days), |it| it.next_time = next_time);
    }
    assert_eq!(questions(&book, ana), ["question 0", "question 2", "question 3"]);
}

#[test]
fn a_closed_promise_leaves_the_person_at_once_and_today_tomorrow() {
    let mut book = Book::default();
    let ana = somebody(&mut book, person("Ana"));
    let promise =
        Promise { what: "send the notes".to_owned(), people: [ana].into_iter().collect(), ..Promise::default() };
    run(&mut book, Command::MakePromise(Box::new(promise), vec![]));
    let id = open_promises(&book, ana)[0].0;
    let check = |book: &Book, day, open: usize, of_today: usize| {
        assert_eq!((open_promises(book, ana).len(), today_page::promises(book, day).len()), (open, of_today));
    };
    check(&book, today(), 1, 1);
    assert_eq!(today_page::promises(&book, today())[0].people, ["Ana"]);
    run(&mut book, Command::ClosePromise(id, Some(PromiseState::Kept)));
    check(&book, today(), 0, 1);
    check(&book, today().succ_opt().unwrap(), 0, 0);
}

#[test]
fn a_session_logged_by_a_sentence_stands_on_the_page_of_the_pair() {
    let mut book = read(
        r#"{"format": "kith-backup", "version": 1,
        "people": [{"id": "sam", "given": "Sam"}, {"id": "mina", "given": "Mina"}],
        "mentorships": [
            {"people": ["sam"], "stage": "ended", "began": "2024-01-01", "agreed": {"purpose": "Earlier"}},
            {"people": ["sam"], "began": "2026-01-01", "agreed": {"purpose": "Now"}},
            {"people": ["mina"], "agreed": {"purpose": "Other"}}]}"#,
    )
    .unwrap()
    .book;
    for sentence in ["mentoring session with Sam", "coffee with Sam"] {
        let reading = quick_entry::read(sentence, &Names::of(&book), today().and_hms_opt(12, 0, 0).unwrap());
        run(&mut book, Command::LogExchange(Box::new(reading.exchange(sentence, today())), vec![]));
    }
    let check = |purpose: &str, expected: &[&str]| {
        let (pair, _) = book.mentorships.iter().find(|(_, it)| it.agreed.purpose == purpose).unwrap();
        let notes: Vec<_> = sessions(&book, pair).into_iter().map(|(_, it)| it.notes.as_str()).collect();
        assert_eq!(notes, expected, "{purpose}");
    };
    check("Now", &["mentoring session with Sam"]);
    check("Earlier", &[]);
    check("Other", &[]);
}

#[test]
fn an_action_by_next_time_moves_with_the_session() {
    let check = |next: &str, days: &[Option<&str>]| {
        let book = read(&format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "mina", "given": "Mina"}}],
            "mentorships": [{{"id": "pair", "people": ["mina"], "next": {next}}}],
            "promises": [
                {{"what": "Call Ana", "people": ["mina"], "due": "2026-11-25"}},
                {{"what": "Ask two people", "people": ["mina"], "mentorship": "pair", "by_next": true}}]}}"#
        ))
        .unwrap()
        .book;
        let day = |it: &Promise| it.due.map(|it| it.to_string());
        let expected: Vec<_> = days.iter().map(|it| it.map(str::to_owned)).collect();
        let on_today = today_page::promises(&book, today());
        assert_eq!(on_today.iter().map(|it| day(&it.promise)).collect::<Vec<_>>(), expected, "{next}");
        let mina = book.people.iter().next().unwrap().0;
        let mut on_page: Vec<_> = open_promises(&book, mina).iter().map(|(_, it)| day(it)).collect();
        on_page.sort();
        let mut expected = expected;
        expected.sort();
        assert_eq!(on_page, expected, "{next}");
    };
    check(r#"{"when": "2026-11-24"}"#, &[Some("2026-11-24"), Some("2026-11-25")]);
    check(r#"{"when": "2026-11-26"}"#, &[Some("2026-11-25"), Some("2026-11-26")]);
    check("{}", &[Some("2026-11-25"), None]);
}

#[test]
fn the_next_date_comes_first() {
    let date =
        |when: &str| ImportantDate { kind: when.to_owned(), when: when.parse().ok(), ..ImportantDate::default() };
    let dates_of = ["1980-11-01", "1980-12-24", "1980-11-23"].map(date).into_iter().collect();
    let ana = Person { dates: dates_of, ..person("Ana") };
    let order: Vec<_> = dates(&ana, today()).into_iter().map(|it| it.date.kind).collect();
    assert_eq!(order, ["1980-11-23", "1980-12-24", "1980-11-01"]);
}

#[test]
fn a_long_silence_gets_a_line() {
    let check = |days: u64, expected| {
        assert_eq!(silence(Some(ago(days)), Some(today()), today(), long_silence(&[])), expected, "{days}");
    };
    check(119, None);
    check(120, Some(120));
    assert_eq!(silence(Some(ago(500)), None, today(), 120), None, "the latest exchange has none after it");
}

#[test]
fn the_timeline_names_the_others() {
    let mut book = Book::default();
    let (ana, luis) = (somebody(&mut book, person("Ana")), somebody(&mut book, person("Luis")));
    met(&mut book, &[ana, luis], today(), |_| ());
    let exchange = book.exchanges_with(ana).next().map(|(_, it)| it.clone()).unwrap();
    assert_eq!(companions(&book, &exchange, ana), ["Luis"]);
}

#[test]
fn only_recent_talks_ask_for_energy() {
    let check = |days: u64, energy, sample, expected: usize| {
        let mut book = Book::default();
        let ana = somebody(&mut book, person("Ana"));
        met(&mut book, &[ana], ago(days), |it| (it.energy, it.sample) = (energy, sample));
        let noon = today().and_hms_opt(12, 0, 0).unwrap();
        assert_eq!(today_page::unrated(&book, noon).len(), expected, "{days} {energy:?} {sample}");
    };
    check(0, None, false, 1);
    check(2, None, false, 1);
    check(3, None, false, 0);
    check(0, Some(Energy::Even), false, 0);
    check(0, None, true, 0);
}

#[test]
fn energy_is_asked_two_hours_after_the_end() {
    let check = |(days, time, minutes): (u64, &str, Option<u32>), now: &str, expected: usize| {
        let mut book = Book::default();
        let ana = somebody(&mut book, person("Ana"));
        met(&mut book, &[ana], ago(days), |it| (it.time, it.minutes) = (time.to_owned(), minutes));
        let now = today().and_time(now.parse().unwrap());
        assert_eq!(today_page::unrated(&book, now).len(), expected, "{days} {time} {minutes:?} {now}");
    };
    check((0, "", None), "09:00:00", 1);
    check((0, "", Some(60)), "09:00:00", 1);
    check((0, "10:00", Some(60)), "12:59:00", 0);
    check((0, "10:00", Some(60)), "13:00:00", 1);
    check((0, "10:00", None), "12:00:00", 1);
    check((0, "some time", Some(60)), "09:00:00", 1);
    // From ten to ten until twenty past midnight.
    check((1, "21:50", Some(150)), "02:19:00", 0);
    check((1, "21:50", Some(150)), "02:20:00", 1);
}

#[test]
fn a_made_up_book_asks_for_no_backup() {
    let check = |samples: &[bool], has_sample, wants_backup| {
        let mut book = Book::default();
        for sample in samples {
            somebody(&mut book, Person { sample: *sample, ..person("Ana") });
        }
        assert_eq!(today_page::has_sample(&book), has_sample, "{samples:?}");
        assert_eq!(today_page::wants_backup(&book, None, 20, None, today()), wants_backup, "{samples:?}");
    };
    check(&[], false, false);
    check(&[true], true, false);
    check(&[true, false], true, true);
    check(&[false], false, true);
}

#[test]
fn an_item_passed_on_stays_while_it_suits_somebody() {
    let mut book = Book::default();
    let ana = somebody(&mut book, person("Ana"));
    let item = |people: &[PersonId], given: &[PersonId]| SharedItem {
        what: "an article".to_owned(),
        people: people.iter().copied().collect(),
        given_to: given.iter().copied().collect(),
        ..SharedItem::default()
    };
    let mut check = |item: SharedItem, suits: Option<usize>| {
        let before = everyday::share_list(&book).len();
        run(&mut book, Command::SaveShare(None, Box::new(item)));
        let share_list = everyday::share_list(&book);
        assert_eq!(share_list.get(before).is_some(), suits.is_some());
        assert_eq!(suits.map(|_| share_list[0].suits.len()), suits);
    };
    check(item(&[], &[]), Some(0));
    check(item(&[ana], &[]), Some(1));
    check(item(&[ana], &[ana]), None);
}

#[test]
fn guesses_ask_about_two_and_show_six() {
    let mut book = Book::default();
    let ana = somebody(&mut book, person("Ana"));
    for days in 0..12 {
        let exchange =
            Exchange { when: Some(ago(days)), welcome: (days > 3).then_some(5), ..first_message(ana, Some(4)) };
        run(&mut book, Command::LogExchange(Box::new(exchange), vec![]));
    }
    let guesses = Guesses::of(&gaps(&book));
    assert_eq!((guesses.open.len(), guesses.rated.len(), guesses.count), (2, 6, 8));
    assert!(talked_today(&book, ana, today()) && !talked_today(&book, ana, today().succ_opt().unwrap()));
}

#[test]
fn the_day_that_took_most_stands_out() {
    let check = |sums: &[Option<i32>], expected| {
        let days: Vec<_> = sums.iter().zip(0..).map(|(sum, at)| (ago(at), *sum)).collect();
        assert_eq!(standout(&days), expected, "{sums:?}");
    };
    check(&[None, None], Standout::Unknown);
    check(&[Some(0), None], Standout::Even);
    check(&[Some(1), Some(2)], Standout::Gave(ago(1)));
    check(&[Some(3), Some(-1), Some(-2)], Standout::Took(ago(2)));
}

#[test]
fn a_week_that_is_too_full_teaches_a_smaller_one() {
    let check = |even_at, much_from, expected| {
        assert_eq!(LearnedCosts { even_at, much_from }.lesson(10), expected, "{even_at:?} {much_from:?}");
    };
    check(None, None, None);
    check(Some(9), Some(10), Some(Lesson::TookMore));
    check(Some(7), Some(11), Some(Lesson::EvenWasSmaller));
    check(Some(8), None, Some(Lesson::FeltEven));
}

#[test]
fn a_date_is_shown_as_it_is_with_the_day_on_which_it_is_kept() {
    let check = |when: &str, today: &str, shown: Option<(u32, u32)>, kept_on: Option<&str>| {
        let date = ImportantDate { kind: "birthday".into(), when: when.parse().ok(), ..ImportantDate::default() };
        let lea = Person { dates: [date].into_iter().collect(), ..Person::default() };
        let dates = dates(&lea, today.parse().unwrap());
        assert_eq!(dates[0].day.map(|it| (it.month(), it.day())), shown, "{when} on {today}");
        assert_eq!(dates[0].kept_on, kept_on.map(|it| it.parse().unwrap()), "{when} on {today}");
    };
    check("1988-02-29", "2026-11-26", Some((2, 29)), Some("2027-02-28"));
    check("1988-02-29", "2027-11-26", Some((2, 29)), None);
    check("--02-29", "2027-02-28", Some((2, 29)), Some("2027-02-28"));
    check("--03-31", "2026-11-26", Some((3, 31)), None);
    check("1988", "2026-11-26", None, None);
    check("1988-02", "2026-11-26", None, None);
}

#[test]
fn of_the_dead_and_the_archived_only_the_days_to_remember_them_come_up() {
    let check = |person: &str, expected: &[&str]| {
        let book = read(&format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"given": "Gran", {person} "dates": [
                {{"kind": "birthday", "when": "--11-28"}}, {{"kind": "remember", "when": "2024-12-01"}}]}}]}}"#
        ));
        let book = book.unwrap().book;
        let coming = today_page::dates(&book, "2026-11-26".parse().unwrap());
        let kinds: Vec<&str> = coming.iter().map(|(it, _)| it.kind.as_str()).collect();
        assert_eq!(kinds, expected, "{person}");
    };
    check("", &["birthday", "remember"]);
    check(r#""archived": true,"#, &["remember"]);
    check(r#""died": "2024-12-01","#, &["remember"]);
}

#[test]
fn promises_to_the_archived_and_the_dead_rest_and_their_pages_still_show_them() {
    let check = |person: &str, of_today: usize| {
        let book = read(&format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "gran", "given": "Gran" {person}}}],
                "promises": [{{"what": "call her back", "people": ["gran"], "due": "2026-11-28"}}]}}"#
        ));
        let book = book.unwrap().book;
        let (gran, _) = book.people.iter().next().unwrap();
        let day = "2026-11-26".parse().unwrap();
        assert_eq!(today_page::promises(&book, day).len(), of_today, "{person}");
        assert_eq!(open_promises(&book, gran).len(), 1, "{person}");
        let week = crate::insight::week::week(&book, day);
        assert_eq!(week.suggestions.iter().filter(|it| it.person == gran).count(), of_today, "{person}");
    };
    check("", 1);
    check(r#", "archived": true"#, 0);
    check(r#", "died": "2025""#, 0);
}

#[test]
fn help_written_in_a_sentence_reaches_the_ledger() {
    let check = |sentence: &str, expected: Option<Way>| {
        let mut book = Book::default();
        let ana = somebody(&mut book, person("Ana"));
        let now = today().and_hms_opt(12, 0, 0).unwrap();
        let exchange = quick_entry::read(sentence, &Names::of(&book), now).exchange(sentence, today());
        run(&mut book, Command::LogExchange(Box::new(exchange), vec![]));
        let entries = entries(&book, ana);
        assert_eq!(entries.first().map(|it| it.way), expected, "{sentence}");
        assert!(entries.iter().all(|it| it.what == sentence), "{sentence}");
        let is_given = matches!(expected, Some(Way::Favour(Direction::Given) | Way::Thanked | Way::Introduced));
        assert_eq!(!before_asking(&book, ana, today()).given_lately.is_empty(), is_given, "{sentence}");
    };
    check("helped Ana with her CV", Some(Way::Favour(Direction::Given)));
    check("Ana helped me with the budget", Some(Way::Favour(Direction::Received)));
    check("asked Ana for a reference", Some(Way::Favour(Direction::Asked)));
    check("Ana asked me for a reference", Some(Way::TheyAsked));
    check("thanked Ana for the lift", Some(Way::Thanked));
    check("Ana thanked me for the lift", Some(Way::TheyThanked));
    check("introduced Ana to the team", Some(Way::Introduced));
    check("coffee with Ana", None);
}
