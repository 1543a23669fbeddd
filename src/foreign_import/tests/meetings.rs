//! The meetings of a file, and the people who were there.

use std::rc::Rc;

use super::{book, import, known, plan};
use crate::domain::tests::ctx;
use crate::domain::{Book, Command, Exchange, List, apply};
use crate::formats::foreign::{Choices, Doubt, FileSort, Incoming, IncomingMeeting, Participant, PersonChoice};

#[test]
fn somebody_who_was_met_is_found_by_the_address_or_offered() {
    let mut book = book(&[known("Ana", "Silva", "ana@northwind.example")]);
    let with =
        |name: &str, email: &str| Participant { name: name.into(), email: email.into(), ..Participant::default() };
    let meeting = |key: &str, with: Vec<Participant>| IncomingMeeting {
        former_key: String::new(),
        key: key.into(),
        exchange: Exchange { when: "2026-11-01".parse().ok(), ..Exchange::default() },
        with,
        doubt: None,
        series: None,
    };
    let incoming = || Incoming {
        meetings: vec![
            meeting("a", vec![with("Silva, A.", "ana@northwind.example"), with("Kim", "kim@northwind.example")]),
            meeting("b", vec![with("Kim", "Kim@northwind.example")]),
        ],
        ..Incoming::default()
    };
    let preview = plan(FileSort::Calendar, incoming(), &book).preview(&book, 0);
    let rows: Vec<_> = preview.people.iter().map(|it| (it.name.as_str(), it.met, it.is_participant)).collect();
    assert_eq!(rows, [("A. Silva", 1, true), ("Kim", 2, true)]);
    let plan = plan(FileSort::Calendar, incoming(), &book);
    let choices = Choices {
        people: vec![PersonChoice::Take(Vec::new()), PersonChoice::Leave],
        meetings: vec![0, 1],
        ..Choices::default()
    };
    let save = plan.save_all(&book, &choices, &ctx(1, 1));
    apply(&mut book, Command::Act(Rc::new(save)), &ctx(1, 1)).unwrap();
    assert_eq!((book.people.iter().count(), book.exchanges.iter().count()), (1, 1));
    // Kim is chosen later: the first meeting gets Kim too.
    import(&mut book, incoming(), 2);
    let counts: Vec<_> = book.exchanges.iter().map(|it| it.1.people.len()).collect();
    assert_eq!((book.people.iter().count(), counts.iter().sum::<usize>()), (2, 3));
}

#[test]
fn somebody_who_is_kept_later_joins_the_meetings_that_the_book_has() {
    let with = |name: &str| Participant { name: name.into(), ..Participant::default() };
    let incoming = || Incoming {
        meetings: vec![IncomingMeeting {
            former_key: String::new(),
            key: "a".into(),
            exchange: Exchange { when: "2026-11-01".parse().ok(), ..Exchange::default() },
            with: vec![with("Ana Silva"), with("Kim Lee")],
            doubt: None,
            series: None,
        }],
        ..Incoming::default()
    };
    // Brings in Ana, and Kim if they are chosen. The meeting is chosen only the first time: the book has it then.
    let bring = |book: &mut Book, kim: PersonChoice, minute: u64| {
        let plan = plan(FileSort::Calendar, incoming(), book);
        let missing = plan.preview(book, 0).meetings.remove(0).missing;
        let people = vec![PersonChoice::Take(Vec::new()), kim];
        let meetings = if minute == 1 { vec![0] } else { Vec::new() };
        let save = plan.save_all(book, &Choices { people, meetings, ..Choices::default() }, &ctx(minute, 1));
        _ = apply(book, Command::Act(Rc::new(save)), &ctx(minute, 1));
        missing
    };
    let take = || PersonChoice::Take(Vec::new());
    let people = |book: &Book| book.exchanges.iter().map(|it| it.1.people.len()).sum::<usize>();
    let mut book = Book::default();
    assert_eq!((bring(&mut book, PersonChoice::Leave, 1), people(&book)), (vec![], 1));
    assert_eq!((bring(&mut book, take(), 2), people(&book)), (vec![1], 2));
    // Whom the user takes out of the meeting stays out.
    let (id, meeting) = book.exchanges.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
    let ana: List<_> = meeting.people.iter().take(1).copied().collect();
    let edited = Exchange { people: ana, ..meeting };
    apply(&mut book, Command::EditExchange(id, Box::new(edited)), &ctx(3, 1)).unwrap();
    assert_eq!((bring(&mut book, take(), 4), people(&book)), (vec![], 1));
}

#[test]
fn a_meeting_that_moved_at_the_source_is_offered_and_moves() {
    let at = |day: &str| Incoming {
        meetings: vec![IncomingMeeting {
            former_key: String::new(),
            key: "ical lunch".into(),
            exchange: Exchange { when: day.parse().ok(), ..Exchange::default() },
            with: vec![Participant {
                name: "Ana Silva".into(),
                email: "ana@northwind.example".into(),
                ..Participant::default()
            }],
            ..IncomingMeeting::default()
        }],
        ..Incoming::default()
    };
    let mut book = Book::default();
    import(&mut book, at("2026-01-05"), 1);
    let row = |book: &Book, day: &str| plan(FileSort::Calendar, at(day), book).preview(book, 0).meetings.remove(0);
    assert!(row(&book, "2026-01-05").is_settled());
    let moved = row(&book, "2026-01-07");
    assert_eq!((moved.doubt, moved.is_settled()), (Some(Doubt::Moved), false));
    import(&mut book, at("2026-01-07"), 2);
    let days: Vec<_> = book.exchanges.iter().filter_map(|it| it.1.when).map(|it| it.to_string()).collect();
    assert_eq!(days, ["2026-01-07"]);
}
