//! The talks that there were: thanks, a report, and something for the other person.

use super::{aim, book, day, lead, person, says};
use crate::domain::tests::{ctx, today};
use crate::domain::{
    Aim, AimCommand, AimTalk, Book, Channel, Command, Direction, Exchange, Favour, Id, PersonId, Purpose, apply,
};
use crate::insight::aims::talks::{Step, is_guarded, talks};

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

/// What the dialogs of an aim log when the user has sent thanks or a report.
fn word_after(aim: Id<Aim>, person: PersonId, purpose: Purpose, when: &str) -> Command {
    let exchange = Exchange {
        when: when.parse().ok(),
        people: [person].into_iter().collect(),
        how: Some(Channel::Message),
        purpose: Some(purpose),
        aim: Some(aim),
        ..Exchange::default()
    };
    Command::LogExchange(Box::new(exchange), vec![])
}

#[test]
fn thanks_and_reports_are_part_of_a_talk_and_do_not_lift_the_guard() {
    let (mut book, priya, lead) = talked(3);
    for (minute, (purpose, when)) in [
        (Purpose::Thanks, "2026-09-02"),
        (Purpose::Sharing, "2026-09-07"),
        (Purpose::Thanks, "2026-09-16"),
        (Purpose::Sharing, "2026-10-01"),
    ]
    .into_iter()
    .enumerate()
    {
        apply(&mut book, word_after(lead, priya, purpose, when), &ctx(100 + minute as u64, 1)).unwrap();
    }
    assert_eq!(says(&book), ("guard", "Priya".to_owned()));
    assert_eq!(talks(&book, lead, today()).len(), 3, "and they are no talks");
}

#[test]
fn everybody_of_a_talk_is_thanked_and_hears_what_came_of_it() {
    let paths = r#"{"person": "p", "how": "walked"}, {"person": "j", "how": "walks"}"#;
    let more = r#", "exchanges": [{"when": "2026-11-02", "people": ["p", "j"], "aim": "lead"}]"#;
    let mut book = book(&lead(paths), more);
    let (priya, jonas, lead) = (person(&book, "Priya"), person(&book, "Jonas"), aim(&book));
    let due = |book: &Book, on: &str| {
        let talk = talks(book, lead, day(on)).remove(0);
        (talk.step, talk.to.len())
    };
    assert_eq!(due(&book, "2026-11-03"), (Step::Thank, 2));
    apply(&mut book, word_after(lead, priya, Purpose::Thanks, "2026-11-03"), &ctx(1, 1)).unwrap();
    assert_eq!(due(&book, "2026-11-03"), (Step::Thank, 1));
    apply(&mut book, word_after(lead, jonas, Purpose::Thanks, "2026-11-03"), &ctx(2, 1)).unwrap();
    assert_eq!(due(&book, "2026-11-03"), (Step::Nothing, 0));
    assert_eq!(due(&book, "2026-11-16"), (Step::Tell, 2));
    apply(&mut book, word_after(lead, priya, Purpose::Sharing, "2026-11-16"), &ctx(3, 1)).unwrap();
    assert_eq!(due(&book, "2026-11-16"), (Step::Tell, 1));
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
    let check = |when: &str, expected: &str| {
        let more = format!(
            r#", "exchanges": [{{"when": "{when}", "people": ["p"], "aim": "lead", "purpose": "ask", "began": "me",
            "brought": "How?"}}]"#
        );
        let book = book(&lead(r#"{"person": "p", "how": "walked"}"#), &more);
        assert_eq!(talks(&book, aim(&book), today()), []);
        assert_eq!(says(&book).0, expected, "{when}");
    };
    check("2026-11-20", "waiting");
    check("2026-10-26", "waiting");
    // After four weeks nobody waits for it any longer.
    check("2026-10-25", "talk");
}
