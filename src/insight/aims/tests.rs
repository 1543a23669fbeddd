//! The cases of aims: suggestions, silence, and the next step after a talk.

use chrono::NaiveDate;

use super::drafts::{Interest, draft, kit};
use super::next::{InWeek, Next, NextTalk, WeekOver, for_next_week, in_week, next, of_week};
use super::paths::{curious_about, may_know, path};
use super::talks::{Step, is_guarded, talks};
use crate::domain::tests::{ctx, today};
use crate::domain::{
    Aim, AimCommand, AimState, AimTalk, Book, Command, Direction, Exchange, Favour, Id, PathHow, PersonId, Purpose,
    apply,
};
use crate::formats::backup::read;
use crate::insight::week::{week, week_from};
use crate::insight::week_cache::WeekCache;
use crate::insight::week_choice::WeekChoice;

const PEOPLE: &str = r#""people": [{"id": "p", "given": "Priya", "circle": "wider"},
    {"id": "j", "given": "Jonas", "circle": "wider"}, {"id": "n", "given": "Nadia"}, {"id": "d", "given": "Dora"}]"#;

/// A book with four people, these aims and more.
fn book(aims: &str, more: &str) -> Book {
    read(&format!(r#"{{"format": "kith-backup", "version": 1, {PEOPLE}, "aims": [{aims}] {more}}}"#)).unwrap().book
}

fn lead(paths: &str) -> String {
    format!(r#"{{"id": "lead", "what": "Lead a team", "why": "I like to see others grow", "paths": [{paths}]}}"#)
}

fn person(book: &Book, name: &str) -> PersonId {
    book.people.iter().find(|(_, it)| it.given == name).unwrap().0
}

fn name(book: &Book, id: PersonId) -> String {
    book.people.get(id).unwrap().given.clone()
}

fn aim(book: &Book) -> Id<Aim> {
    book.aims.iter().next().unwrap().0
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What the page says about the next talk: the kind and the name.
fn says(book: &Book) -> (&'static str, String) {
    match next(book, aim(book), today()) {
        Next::Talk(it) => ("talk", name(book, it.person)),
        Next::AnotherWeek(it, WeekOver::Talked) => ("talked", name(book, it.person)),
        Next::AnotherWeek(it, WeekOver::Asked(_)) => ("asked", name(book, it.person)),
        Next::Waiting(it) => ("waiting", name(book, it)),
        Next::AnotherWeek(it, WeekOver::NotThisWeek) => ("put aside", name(book, it.person)),
        Next::Guard(it) => ("guard", name(book, it)),
        Next::OnlyDecides(it) => ("decides", name(book, it)),
        Next::NotNow => ("not now", String::new()),
        Next::Nobody => ("nobody", String::new()),
    }
}

#[test]
fn who_walked_the_path_comes_first_and_who_decides_never() {
    let check = |paths: &str, expected: (&str, &str)| {
        let (kind, name) = says(&book(&lead(paths), ""));
        assert_eq!((kind, name.as_str()), expected, "{paths}");
    };
    check("", ("nobody", ""));
    check(r#"{"person": "d", "how": "decides"}"#, ("decides", "Dora"));
    check(r#"{"person": "d", "how": "decides"}, {"person": "n", "how": "knows-somebody"}"#, ("talk", "Nadia"));
    check(r#"{"person": "j", "how": "walks"}, {"person": "p", "how": "walked"}"#, ("talk", "Priya"));
    check(r#"{"person": "j", "how": "teaches"}, {"person": "n", "how": "walks"}"#, ("talk", "Nadia"));
    check(r#"{"person": "j"}"#, ("talk", "Jonas"));
}

#[test]
fn the_highest_role_does_not_come_first() {
    let people = r#""people": [{"id": "c", "given": "Chief", "role": "Chief executive", "circle": "inner"},
        {"id": "j", "given": "Jonas", "role": "Engineer"}]"#;
    let aims = lead(r#"{"person": "c", "how": "decides"}, {"person": "j", "how": "walked"}"#);
    let book = read(&format!(r#"{{"format": "kith-backup", "version": 1, {people}, "aims": [{aims}]}}"#)).unwrap().book;
    assert_eq!(says(&book), ("talk", "Jonas".to_owned()));
}

#[test]
fn people_in_peace_are_never_suggested_for_an_aim() {
    let check = |person: &str, more: &str, expected: &str| {
        let people = format!(r#""people": [{{"id": "p", "given": "Priya" {person}}}, {{"id": "o", "given": "Otto"}}]"#);
        let aims = lead(r#"{"person": "p", "how": "walked"}"#);
        let text = format!(r#"{{"format": "kith-backup", "version": 1, {people}, "aims": [{aims}] {more}}}"#);
        let book = read(&text).unwrap().book;
        assert_eq!(says(&book).0, expected, "{person} {more}");
        assert_eq!(for_next_week(&book, today()).is_some(), expected == "talk", "{person} {more}");
    };
    let talk = |when: &str, words: &str| {
        format!(r#", "exchanges": [{{"when": "{when}", "people": ["p"], "notes": "{words}"}}]"#)
    };
    check("", "", "talk");
    check(r#", "paused_until": "2027-02-01""#, "", "not now");
    check(r#", "not_before": "2027-02-01""#, "", "not now");
    check(r#", "donts": ["No talk about work"]"#, "", "not now");
    check(r#", "archived": true"#, "", "not now");
    check(r#", "died": "2024""#, "", "not now");
    check("", &talk("2026-10-01", "My condolences for her mother"), "not now");
    check("", &talk("2026-11-01", "So sorry for your loss, I wrote"), "not now");
    check("", &talk("2026-07-01", "My condolences for her mother"), "talk");
    check("", &talk("2026-11-01", "A good talk, wide awake"), "talk");
    check(r#", "relations": [{"kind": "parent", "to": "m"}]"#, "", "talk");
}

#[test]
fn somebody_whose_mother_died_lately_is_left_in_peace() {
    let check = |died: &str, expected: &str| {
        let people = format!(
            r#""people": [{{"id": "p", "given": "Priya", "relations": [{{"kind": "parent", "to": "m"}}]}},
            {{"id": "m", "given": "Mala", "died": "{died}"}}]"#
        );
        let aims = lead(r#"{"person": "p", "how": "walked"}"#);
        let text = format!(r#"{{"format": "kith-backup", "version": 1, {people}, "aims": [{aims}]}}"#);
        assert_eq!(says(&read(&text).unwrap().book).0, expected, "{died}");
    };
    check("2026-11-01", "not now");
    check("2026-06-01", "talk");
    check("2020", "talk");
}

#[test]
fn the_goals_of_somebody_else_and_of_a_mentorship_suggest_nothing() {
    let path = r#""paths": [{"person": "p", "how": "walked"}]"#;
    let check = |more: &str| {
        let aims = format!(r#"{{"what": "Lead a team", "why": "To learn", {path} {more}}}"#);
        let pairs = r#", "mentorships": [{"id": "m", "people": ["j"]}]"#;
        let book = book(&aims, pairs);
        assert_eq!(says(&book).0, "nobody", "{more}");
        assert_eq!(of_week(&book, &[person(&book, "Priya")], today()), None);
        assert_eq!(curious_about(&book, person(&book, "Priya")), []);
    };
    check(r#", "whose": "theirs""#);
    check(r#", "mentorship": "m""#);
}

#[test]
fn one_talk_a_week_over_all_aims_and_never_a_fourth_person() {
    let two = format!(
        r#"{}, {{"id": "sail", "what": "Sail", "why": "For the quiet", "paths": [{{"person": "j", "how": "teaches"}}]}}"#,
        lead(r#"{"person": "p", "how": "walked"}"#)
    );
    let check = |more: &str, people: &[&str], expected: Option<&str>| {
        let book = book(&two, more);
        let people: Vec<PersonId> = people.iter().map(|it| person(&book, it)).collect();
        let talk = of_week(&book, &people, today());
        assert_eq!(talk.map(|it| name(&book, it.person)).as_deref(), expected, "{more}");
    };
    check("", &["Priya", "Jonas", "Dora"], Some("Priya"));
    check("", &["Jonas", "Dora"], Some("Jonas"));
    check("", &["Dora"], None);
    check(r#", "settings": {"low_battery": "2026-11-20"}"#, &["Priya"], None);
    check(r#", "settings": {"low_battery": "2026-11-10"}"#, &["Priya"], Some("Priya"));
    // A talk for an aim in this week, with whomever, is the one of the week.
    check(r#", "exchanges": [{"when": "2026-11-20", "people": ["d"], "aim": "sail"}]"#, &["Priya", "Jonas"], None);
    check(r#", "exchanges": [{"when": "2026-11-18", "people": ["d"], "aim": "sail"}]"#, &["Priya"], Some("Priya"));
}

#[test]
fn a_talk_put_off_waits_for_next_week_and_the_other_aim_has_its_turn() {
    let mut book = book(
        &format!(
            r#"{}, {{"id": "sail", "what": "Sail", "why": "For the quiet", "paths": [{{"person": "j", "how": "teaches"}}]}}"#,
            lead(r#"{"person": "p", "how": "walked"}"#)
        ),
        "",
    );
    let people = ["Priya", "Jonas"].map(|it| person(&book, it));
    let first = of_week(&book, &people, today()).unwrap();
    apply(&mut book, AimCommand::NotThisWeek(first.aim).into(), &ctx(1, 1)).unwrap();
    assert_eq!(of_week(&book, &people, today()), None);
    let later = of_week(&book, &people, day("2026-11-28")).unwrap();
    assert_ne!(later.aim, first.aim, "the aim that waited longer");
}

#[test]
fn the_session_keeps_one_of_its_three_places_for_the_talk() {
    let people: Vec<String> =
        (0..6).map(|it| format!(r#"{{"id": "x{it}", "given": "X{it}", "circle": "close"}}"#)).collect();
    let exchanges: Vec<String> =
        (0..6).map(|it| format!(r#"{{"when": "2026-07-0{}", "people": ["x{it}"]}}"#, it + 1)).collect();
    let text = format!(
        r#"{{"format": "kith-backup", "version": 1, "people": [{}, {{"id": "q", "given": "Quinn"}}],
        "exchanges": [{}, {{"when": "2026-11-01", "people": ["q"]}}],
        "aims": [{{"what": "Sail", "why": "For the quiet", "paths": [{{"person": "q", "how": "walked"}}]}}]}}"#,
        people.join(", "),
        exchanges.join(", ")
    );
    let book = read(&text).unwrap().book;
    let quinn = person(&book, "Quinn");
    let next_week = day("2026-11-26");
    assert!(!week(&book, next_week).suggestions.iter().any(|it| it.person == quinn), "too early by itself");
    let NextTalk { person: kept, .. } = for_next_week(&book, today()).unwrap();
    let reserved = WeekChoice::reserved(next_week, kept);
    let with_place = week_from(&book, next_week, &reserved, &mut WeekCache::default());
    let people: Vec<PersonId> = with_place.suggestions.iter().map(|it| it.person).collect();
    assert_eq!((people.len(), people.contains(&quinn)), (3, true));
    assert_eq!(of_week(&book, &people, next_week).map(|it| it.person), Some(quinn));
    assert_eq!(WeekChoice::read(&reserved.to_string()), Some(reserved), "stored as a choice");
}

#[test]
fn the_page_says_when_the_talk_is_with_the_people_of_the_week() {
    let check = |more: &str, people: &[&str], expected: Option<InWeek>| {
        let book = book(&lead(r#"{"person": "p", "how": "walked"}"#), more);
        let people: Vec<PersonId> = people.iter().map(|it| person(&book, it)).collect();
        let talk = NextTalk { aim: aim(&book), person: person(&book, "Priya"), how: Some(PathHow::Walked) };
        assert_eq!(in_week(&book, talk, &people, today()), expected, "{more} {people:?}");
    };
    let from_thursday = Some(InWeek::From(day("2026-11-26")));
    check("", &["Priya", "Jonas"], Some(InWeek::Now));
    check("", &["Jonas"], from_thursday);
    check(r#", "settings": {"low_battery": "2026-11-22"}"#, &["Priya"], from_thursday);
    check(r#", "exchanges": [{"when": "2026-11-20", "people": ["d"], "aim": "lead"}]"#, &["Priya"], from_thursday);
    check(r#", "exchanges": [{"when": "2025-01-20", "people": ["p"]}]"#, &["Priya"], None);
}

#[test]
fn after_an_ask_the_page_waits_for_the_answer() {
    let check = |paths: &str, exchanges: &str, expected: (&str, &str)| {
        let (kind, name) = says(&book(&lead(paths), &format!(r#", "exchanges": [{exchanges}]"#)));
        assert_eq!((kind, name.as_str()), expected, "{exchanges}");
    };
    let (one, ask) = (
        r#"{"person": "p", "how": "walked"}"#,
        r#"{"when": "2026-11-20", "people": ["p"], "aim": "lead", "purpose": "ask"}"#,
    );
    let two = format!(r#"{one}, {{"person": "j", "how": "walks"}}"#);
    check(one, ask, ("waiting", "Priya"));
    check(&two, ask, ("asked", "Jonas"));
    check(&two, &ask.replace("2026-11-20", "2026-11-02"), ("talk", "Jonas"));
    check(one, &format!(r#"{ask}, {{"when": "2026-11-21", "people": ["p"], "aim": "lead"}}"#), ("not now", ""));
}

/// A book with so many talks for the aim with Priya, each told of.
fn talked(times: usize) -> (Book, PersonId, Id<Aim>) {
    let mut book = book(&lead(r#"{"person": "p", "how": "walked"}"#), "");
    let (priya, lead) = (person(&book, "Priya"), aim(&book));
    for at in 0..times {
        let when = day("2026-09-01").checked_add_days(chrono::Days::new(7 * at as u64));
        let exchange = Exchange { when, people: [priya].into_iter().collect(), ..Exchange::default() };
        let talk = AimTalk { exchange, report: "Tell Priya what came of it".into(), ..AimTalk::default() };
        let minute = 10 * at as u64;
        let logged = apply(&mut book, AimCommand::LogTalk(lead, Box::new(talk)).into(), &ctx(minute + 1, 1)).unwrap();
        let exchange = logged.edits.iter().find(|it| it.entity.kind == crate::domain::Kind::Exchanges).unwrap();
        let told = AimCommand::Told(Id::from_uuid(exchange.entity.uuid), String::new());
        apply(&mut book, told.into(), &ctx(minute + 2, 1)).unwrap();
    }
    (book, priya, lead)
}

#[test]
fn after_three_talks_about_my_plans_the_next_is_about_theirs() {
    assert_eq!(says(&talked(2).0), ("talk", "Priya".to_owned()));
    let (mut book, priya, _) = talked(3);
    assert!(is_guarded(&book, priya));
    assert_eq!(says(&book), ("guard", "Priya".to_owned()));
    let favour = |direction, when: &str| {
        let people = [priya].into_iter().collect();
        let (what, when) = ("A ride to the station".into(), when.parse().ok());
        Command::SaveFavour(
            None,
            Box::new(Favour { direction: Some(direction), people, what, when, ..Favour::default() }),
        )
    };
    apply(&mut book, favour(Direction::Received, "2026-10-20"), &ctx(50, 1)).unwrap();
    apply(&mut book, favour(Direction::Given, "2026-08-20"), &ctx(51, 1)).unwrap();
    assert!(is_guarded(&book, priya), "what Priya gave, and what was before the talks, does not count");
    let before = book.clone();
    apply(&mut book, favour(Direction::Given, "2026-10-21"), &ctx(52, 1)).unwrap();
    assert_eq!(says(&book), ("talk", "Priya".to_owned()), "after a favour given");
    let mut book = before;
    let people = [priya].into_iter().collect();
    let shared = Exchange { people, purpose: Some(Purpose::Sharing), ..Exchange::default() };
    apply(&mut book, Command::LogExchange(Box::new(shared), vec![]), &ctx(53, 1)).unwrap();
    assert_eq!(says(&book), ("talk", "Priya".to_owned()), "after something was shared");
}

#[test]
fn a_talk_asks_for_thanks_then_for_a_report_and_then_for_nothing() {
    let mut book = book(&lead(r#"{"person": "p", "how": "walked"}"#), "");
    let (priya, lead) = (person(&book, "Priya"), aim(&book));
    let exchange =
        Exchange { when: "2026-11-01".parse().ok(), people: [priya].into_iter().collect(), ..Exchange::default() };
    let talk = AimTalk { exchange, report: "Tell Priya what came of it".into(), ..AimTalk::default() };
    apply(&mut book, AimCommand::LogTalk(lead, Box::new(talk)).into(), &ctx(1, 1)).unwrap();
    let step = |book: &Book, on: &str| talks(book, lead, day(on))[0].step;
    assert_eq!(step(&book, "2026-11-02"), Step::Thank);
    assert_eq!(step(&book, "2026-11-14"), Step::Thank);
    assert_eq!(step(&book, "2026-11-15"), Step::Tell);
    assert_eq!(says(&book).0, "not now", "not again until told what came of it");
    let mut thanked = book.clone();
    let people = [priya].into_iter().collect();
    let thanks =
        Exchange { when: "2026-11-03".parse().ok(), people, purpose: Some(Purpose::Thanks), ..Exchange::default() };
    apply(&mut thanked, Command::LogExchange(Box::new(thanks), vec![]), &ctx(2, 1)).unwrap();
    assert_eq!(step(&thanked, "2026-11-04"), Step::Nothing);
    assert_eq!(step(&thanked, "2026-11-15"), Step::Tell);
    let id = talks(&book, lead, today())[0].exchange;
    apply(&mut book, AimCommand::Told(id, String::new()).into(), &ctx(3, 1)).unwrap();
    assert_eq!(step(&book, "2026-11-22"), Step::Nothing);
    assert_eq!(says(&book).0, "talk");
}

#[test]
fn a_question_without_an_answer_is_no_talk() {
    let more = r#", "exchanges": [{"when": "2026-11-20", "people": ["p"], "aim": "lead", "purpose": "ask",
        "began": "me", "brought": "How?"}]"#;
    let book = book(&lead(r#"{"person": "p", "how": "walked"}"#), more);
    assert_eq!(talks(&book, aim(&book), today()), []);
    assert_eq!(says(&book).0, "waiting");
}

#[test]
fn a_draft_says_why_or_there_is_none() {
    let check = |why: &str, how: Option<PathHow>, expected: bool| {
        let aim = Aim { what: "Lead a team".into(), why: why.into(), ..Aim::default() };
        let text = draft(&aim, "Jonas", how);
        assert_eq!(text.is_some(), expected, "{why} {how:?}");
        assert!(text.is_none_or(|it| it.contains(why.trim()) && it.contains("Lead a team") && !it.contains('!')));
    };
    for how in PathHow::ALL {
        check("I like to see others grow.", Some(*how), *how != PathHow::Decides);
        check("", Some(*how), false);
        check("  ", Some(*how), false);
    }
    check("I like to see others grow", None, true);
    let book = book(r#"{"what": "Sail", "paths": [{"person": "p", "how": "walked"}]}"#, "");
    assert_eq!(of_week(&book, &[person(&book, "Priya")], today()), None, "no talk of the week without a why");
}

#[test]
fn no_words_to_somebody_judge_or_press() {
    const NEVER: [&str; 9] = ["fail", "target", "progress", "completed", "useful", "network", "favour", "asap", "!"];
    let aim = Aim { what: "Bake".into(), why: "For the smell.".into(), ..Aim::default() };
    let book = book(r#"{"what": "Bake", "paths": [{"person": "p"}]}"#, "");
    let drafts = PathHow::ALL.iter().filter_map(|how| draft(&aim, "Jonas", Some(*how)));
    let kits = PathHow::ALL.iter().flat_map(|how| kit(&book, &aim, person(&book, "Priya"), Some(*how)).questions);
    let all: Vec<String> = drafts
        .chain(kits.map(str::to_owned))
        .chain([super::drafts::thanks("Jo"), super::drafts::report("Jo", &[])])
        .collect();
    for text in all {
        assert!(!NEVER.iter().any(|it| text.to_lowercase().contains(it)), "{text}");
    }
}

#[test]
fn the_kit_has_three_questions_an_interest_and_something_to_give() {
    let more = r#", "exchanges": [{"when": "2026-11-01", "people": ["p"], "topics": ["the old flat"]}],
        "shares": [{"what": "An article about teams", "people": ["p"]}]"#;
    let book = book(&lead(r#"{"person": "p", "how": "walked"}"#), more);
    let found = kit(&book, &Aim::default(), person(&book, "Priya"), Some(PathHow::Walked));
    assert_eq!((found.questions.len(), found.interest), (3, Some(Interest::Talked("the old flat".into()))));
    assert_eq!(found.gift.as_deref(), Some("An article about teams"));
    assert_eq!(kit(&book, &Aim::default(), person(&book, "Priya"), Some(PathHow::Decides)).questions.len(), 0);
    let asked = self::book(&lead(r#"{"person": "p", "how": "walked"}"#), r#", "settings": {"asks": ["tenders"]}"#);
    let found = kit(&asked, &Aim::default(), person(&asked, "Priya"), Some(PathHow::Walked));
    assert_eq!(found.gift.as_deref(), Some("tenders"), "what people can ask the user");
}

#[test]
fn a_path_is_read_in_both_shapes_and_leaves_out_who_left() {
    let check = |aim: &str, expected: &[(&str, Option<PathHow>)]| {
        let book = book(aim, "");
        let (_, aim) = book.aims.iter().next().unwrap();
        let found: Vec<_> = path(&book, aim).iter().map(|it| (name(&book, it.person.unwrap()), it.how)).collect();
        let expected: Vec<_> = expected.iter().map(|(name, how)| ((*name).to_owned(), *how)).collect();
        assert_eq!(found, expected);
    };
    check(r#"{"what": "Sail", "people": ["p"]}"#, &[("Priya", None)]);
    check(
        r#"{"what": "Sail", "people": ["p"], "paths": [{"person": "j", "how": "walks"}, {"person": "n", "how": "walked"}]}"#,
        &[("Nadia", Some(PathHow::Walked)), ("Jonas", Some(PathHow::Walks))],
    );
    check(r#"{"what": "Sail", "paths": [{"person": "gone", "how": "walks"}]}"#, &[]);
}

#[test]
fn aims_that_rest_or_are_let_go_suggest_nothing() {
    for state in [AimState::Resting, AimState::LetGo, AimState::Reached] {
        let aims = format!(
            r#"{{"what": "Sail", "why": "For the quiet", "state": "{}", "paths": [{{"person": "p", "how": "walked"}}]}}"#,
            state.word()
        );
        let book = book(&aims, "");
        assert!(!matches!(next(&book, aim(&book), today()), Next::Talk(_)));
        assert_eq!(curious_about(&book, person(&book, "Priya")), []);
    }
}

#[test]
fn after_the_talk_of_the_week_no_page_of_an_aim_gives_another_letter() {
    let two = format!(
        r#"{}, {{"id": "sail", "what": "Sail", "why": "For the quiet", "paths": [{{"person": "d", "how": "teaches"}}]}}"#,
        lead(r#"{"person": "p", "how": "walked"}, {"person": "j", "how": "walks"}"#)
    );
    let check = |when: &str, aim: &str, first: (&str, &str), other: (&str, &str)| {
        let more = format!(r#", "exchanges": [{{"when": "{when}", "people": ["n"], "aim": "{aim}"}}]"#);
        let book = book(&two, &more);
        let of = |id: Id<Aim>| match next(&book, id, today()) {
            Next::Talk(it) => ("talk", name(&book, it.person)),
            Next::AnotherWeek(it, WeekOver::Talked) => ("talked", name(&book, it.person)),
            other => panic!("{other:?}"),
        };
        let ids: Vec<Id<Aim>> = book.aims.iter().map(|it| it.0).collect();
        for id in ids {
            let is_first = book.aims.get(id).unwrap().what == "Lead a team";
            let expected = if is_first { first } else { other };
            assert_eq!(of(id), (expected.0, expected.1.to_owned()), "{when} {aim}");
        }
    };
    check("2026-11-20", "sail", ("talked", "Priya"), ("talked", "Dora"));
    check("2026-11-20", "lead", ("talked", "Priya"), ("talked", "Dora"));
    check("2026-11-10", "sail", ("talk", "Priya"), ("talk", "Dora"));
}

#[test]
fn not_this_week_changes_the_page() {
    let mut book = book(&lead(r#"{"person": "p", "how": "walked"}"#), "");
    assert_eq!(says(&book), ("talk", "Priya".to_owned()));
    let id = aim(&book);
    apply(&mut book, AimCommand::NotThisWeek(id).into(), &ctx(1, 1)).unwrap();
    assert_eq!(says(&book), ("put aside", "Priya".to_owned()));
    assert!(matches!(next(&book, id, day("2026-11-28")), Next::Talk(_)), "next week");
}

#[test]
fn a_single_word_or_a_fact_of_health_makes_nobody_know_a_path() {
    #[track_caller]
    fn check(aim: &str, person: &str, expected: Option<&str>) {
        let text = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "k", "given": "Kit" {person}}}],
            "aims": [{{"what": "{aim}"}}]}}"#
        );
        let book = read(&text).unwrap().book;
        let found = may_know(&book, book.aims.iter().next().unwrap().1, today());
        let words = found.first().map(|it| it.words[0].text.as_str());
        assert_eq!(words, expected, "{aim}: {person}");
    }
    let fact = |label: &str, text: &str| format!(r#", "facts": [{{"label": "{label}", "text": "{text}"}}]"#);
    check("Work in a small hospital", &fact("Home", "a small kitchen"), None);
    check("Work in a small hospital", &fact("Health", "her mother is in a small hospital"), None);
    check("Work in a small hospital", &fact("Before", "her mother is in a small hospital"), None);
    check("Work in a small hospital", &fact("Before", "nurse in a small hospital"), Some("nurse in a small hospital"));
    check("Lead a team", &fact("Plays", "the football team"), None);
    check("Lead a team", r#", "role": "Team assistant""#, None);
    check("Lead a team", r#", "role": "Team lead""#, Some("Team lead"));
    check("Become a baker", r#", "role": "Baker""#, Some("Baker"));
    check("Speak Portuguese", r#", "expertise": ["Portuguese"]"#, Some("Portuguese"));
    // In peace.
    check("Become a baker", r#", "role": "Baker", "donts": ["No talk of work"]"#, None);
    check("Become a baker", r#", "role": "Baker", "archived": true"#, None);
}

#[test]
fn the_kit_names_what_interests_both_in_my_own_words() {
    let check = |person: &str, more: &str, expected: Option<Interest>| {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "p", "given": "Priya" {person}}}],
            "settings": {{"asks": ["public tenders"]}}, "aims": [{{"what": "Become a baker"}}] {more}}}"#
        );
        let book = read(&file).unwrap().book;
        let aim = book.aims.iter().next().unwrap().1;
        let found = kit(&book, aim, self::person(&book, "Priya"), Some(PathHow::Walked)).interest;
        assert_eq!(found, expected, "{person} {more}");
    };
    let both = |it: &str| Some(Interest::Both(it.into()));
    let talked = |tone: &str, topic: &str| {
        format!(
            r#", "exchanges": [{{"when": "2026-11-01", "people": ["p"], "tone": "{tone}", "topics": ["{topic}"]}}]"#
        )
    };
    check("", "", None);
    check(r#", "expertise": ["antennas", "tenders"]"#, "", both("tenders"));
    check(r#", "tags": ["bakers"]"#, "", None);
    check(r#", "expertise": ["baking"]"#, &talked("good", "Becoming a baker"), None);
    check(r#", "expertise": [{"what": "tenders", "gone": "not-this"}]"#, "", None);
    let antennas = r#", "expertise": ["antennas"]"#;
    check(antennas, &talked("good", "antennas for ships"), Some(Interest::Talked("antennas for ships".into())));
    check(antennas, &talked("strained", "antennas for ships"), None);
    check(antennas, &talked("good", "her divorce"), None);
}
