//! Tests of the session sheet with a book: from the draft to the ended session. Today is Tuesday 19 May 2026.

use super::*;
use crate::domain::{
    ActionResult, Change, Command, Ctx, Device, Entropy, ExchangeId, Kind, MentoringCommand, NewAction, Person,
    PromiseState, Sitting, Went, apply,
};
use crate::formats::backup::read;
use crate::insight::mentoring::sessions::last_day;
use crate::present::session_draft::SheetBox;
use crate::present::session_rules::{has_ended, record};

const PAIR: &str = "0192f0c1-0000-7000-8000-00000000000a";
const OTHER: &str = "0192f0c1-0000-7000-8000-00000000000b";
const MINA: &str = "0192f0c1-0000-7000-8000-000000000001";
const JONAS: &str = "0192f0c1-0000-7000-8000-000000000002";
const COFFEE: &str = "0192f0c1-0000-7000-8000-000000000011";
const BOOK: &str = "0192f0c1-0000-7000-8000-000000000012";
const BEGAN: u64 = 1_779_184_800_000;

fn pair() -> MentorshipId {
    Id::parse(PAIR).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-05-19")
}

/// Two juniors with two actions of 21 April, and a second mentorship with Jonas.
fn book() -> Book {
    let promise = |id: &str, what: &str| {
        format!(
            r#"{{"id": "{id}", "whose": "theirs", "people": ["{MINA}"], "what": "{what}", "made": "2026-04-21",
            "mentorship": "{PAIR}", "by_next": true}}"#
        )
    };
    let text = format!(
        r#"{{"format": "kith-backup", "version": 1,
        "people": [{{"id": "{MINA}", "given": "Mina"}}, {{"id": "{JONAS}", "given": "Jonas"}}],
        "mentorships": [{{"id": "{PAIR}", "people": ["{MINA}", "{JONAS}"], "role": "mentor", "stage": "agreed"}},
            {{"id": "{OTHER}", "people": ["{JONAS}"], "role": "mentor"}}],
        "promises": [{}, {}]}}"#,
        promise(COFFEE, "Coffee with two planners"),
        promise(BOOK, "Read the book"),
    );
    read(&text).unwrap().book
}

fn run(book: &mut Book, command: Command) -> Change {
    // Each command runs at a moment of its own, so that ids differ.
    let now_millis = BEGAN + 3_600_000 + book.exchanges.iter().count() as u64;
    let ctx = Ctx { now_millis, today: today(), device: Device(1), entropy: Entropy::new(1) };
    apply(book, command, &ctx).unwrap()
}

fn draft() -> SessionDraft {
    SessionDraft {
        words: [(SheetBox::Goal, "Say it short".to_owned())].into(),
        ..SessionDraft::new(today(), "10:04".into(), BEGAN)
    }
}

/// Ends the session. Returns the change and the draft as it is kept.
fn end(book: &mut Book, draft: &SessionDraft) -> (Change, SessionDraft) {
    let ending = ending(book, pair(), today(), BEGAN + 3_600_000).unwrap();
    let command = MentoringCommand::EndSession(pair(), Box::new(record(draft, &ending)));
    let change = run(book, command.into());
    let exchange = change.edits.iter().find(|it| it.entity.kind == Kind::Exchanges).unwrap();
    let ended = Some(ExchangeId::from_uuid(exchange.entity.uuid));
    (change, SessionDraft { ended, ..draft.clone() })
}

fn offered(book: &Book, drafts: &[(&str, SessionDraft)]) -> Vec<String> {
    let read = |id: MentorshipId| drafts.iter().find(|it| MentorshipId::parse(it.0) == Some(id)).map(|it| it.1.clone());
    half_written(book, None, read).into_iter().map(|it| it.names.join(" and ")).collect()
}

#[test]
fn of_two_actions_one_is_done_and_the_other_stands_there_next_time_with_its_day() {
    let mut book = book();
    let done = (Id::parse(COFFEE).unwrap(), ActionResult::Went(Went::Done));
    let (change, _) = end(&mut book, &SessionDraft { went: vec![done], ..draft() });
    let left = last_actions(&book, pair());
    assert_eq!(
        left.iter().map(|it| (it.what.as_str(), it.from)).collect::<Vec<_>>(),
        [("Read the book", Some(day("2026-04-21")))]
    );
    assert_eq!(left[0].names, ["Mina"]);
    assert_eq!(book.promises.get(done.0).unwrap().state, Some(PromiseState::Kept));
    run(&mut book, Command::Undo(change));
    assert_eq!(last_actions(&book, pair()).len(), 2, "one change takes all of it back");
}

#[test]
fn a_session_lists_both_juniors_or_the_one_who_came() {
    let mut book = book();
    let jonas = Id::parse(JONAS).unwrap();
    let action = NewAction { what: "Call".into(), person: Some(jonas), ..NewAction::default() };
    let (_, both) = end(&mut book, &SessionDraft { actions: vec![action], ..draft() });
    assert_eq!(book.exchanges.get(both.ended.unwrap()).unwrap().people.len(), 2);
    let call = last_actions(&book, pair()).into_iter().find(|it| it.what == "Call").unwrap();
    assert_eq!(call.names, ["Jonas"]);
    let (_, one) = end(&mut book, &SessionDraft { absent: vec![jonas], ..draft() });
    assert_eq!(book.exchanges.get(one.ended.unwrap()).unwrap().people.len(), 1);
}

#[test]
fn after_an_undo_the_words_are_offered_again() {
    let mut book = book();
    let (change, kept) = end(&mut book, &draft());
    assert_eq!(last_day(&book, pair()), Some(today()));
    assert!(has_ended(&kept, &book) && offered(&book, &[(PAIR, kept.clone())]).is_empty());
    run(&mut book, Command::Undo(change));
    assert_eq!(offered(&book, &[(PAIR, kept)]), ["Mina and Jonas"]);
}

#[test]
fn two_sheets_of_one_afternoon_are_both_offered_the_later_first() {
    let later = SessionDraft { millis: BEGAN + 1, ..draft() };
    let found = offered(&book(), &[(PAIR, draft()), (OTHER, later)]);
    assert_eq!(found, ["Jonas", "Mina and Jonas"]);
    let blank = SessionDraft::new(today(), String::new(), BEGAN);
    assert!(offered(&book(), &[(PAIR, blank)]).is_empty());
}

#[test]
fn the_line_to_say_aloud_is_shown_until_the_first_session_has_ended() {
    let mut book = book();
    assert!(facts(&book, pair(), today()).unwrap().says_aloud);
    end(&mut book, &draft());
    assert!(!facts(&book, pair(), today()).unwrap().says_aloud);
}

#[test]
fn the_dead_are_not_at_a_new_session() {
    let people = |dead: &[&str]| {
        let mut book = book();
        for id in dead {
            let id = Id::parse(id).unwrap();
            let died = Person { died: "2025".parse().ok(), ..book.people.get(id).unwrap().clone() };
            run(&mut book, Command::EditPerson(id, Box::new(died)));
        }
        facts(&book, pair(), today()).unwrap().people.into_iter().map(|it| it.1).collect::<Vec<_>>()
    };
    assert_eq!(people(&[]), ["Mina", "Jonas"]);
    assert_eq!(people(&[MINA]), ["Jonas"]);
    assert_eq!(people(&[MINA, JONAS]), ["Mina", "Jonas"], "the notes of a talk with people who have all died");
}

#[test]
fn a_session_that_is_written_down_late_is_what_it_was_on_its_day() {
    let mut book = book();
    end(&mut book, &draft());
    let sitting = |on: &str| ending(&book, pair(), day(on), BEGAN).unwrap().sitting;
    assert_eq!([sitting("2026-05-18"), sitting("2026-05-19")], [Sitting::First, Sitting::Ordinary]);
}
