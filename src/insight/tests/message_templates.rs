//! Message templates.

use super::{met, run, set, somebody};
use crate::domain::tests::today;
use crate::domain::{Book, Circle, Command, Fact, ImportantDate};
use crate::insight::ledger::is_ask;
use crate::insight::message_templates::{BUILT_IN, Occasion, openings};
use crate::insight::week::Reason;

#[test]
fn the_built_in_words_keep_to_the_tone() {
    for (purpose, line) in BUILT_IN {
        assert!(!is_ask(line), "{purpose:?}: {line}");
        assert!(!line.contains('!') && !line.to_lowercase().contains("sorry"), "{line}");
        assert!(line.matches('?').count() <= 1, "{line}");
    }
}

/// An occasion on an ordinary day.
pub(super) fn on(reason: Reason) -> Occasion {
    Occasion { reason, is_old_tie: false, is_low: false, today: today() }
}

#[test]
fn what_is_known_comes_first_and_the_owners_words_too() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    let messages = |book: &Book| openings(book, ana, on(Reason::CatchUp));
    assert!(messages(&book).iter().all(|it| !it.contains('{')), "nothing unfilled is offered");
    met(&mut book, ana, 40, |it| it.topics = ["the balcony".to_owned()].into_iter().collect());
    assert!(messages(&book).iter().any(|it| it.contains("the balcony")));
    // A private note is used only if it reads well to the contact.
    let noted = |book: &mut Book, days, note: &str| met(book, ana, days, |it| it.next_time = note.to_owned());
    noted(&mut book, 39, "How did the move go?");
    assert!(messages(&book).contains(&"Hello Ana, how did the move go?".to_owned()));
    noted(&mut book, 38, "ask how her exam went");
    assert!(messages(&book).contains(&"Ana, I was wondering how your exam went.".to_owned()));
    met(&mut book, ana, 37, |exchange| {
        exchange.next_time = "don't mention the job".to_owned();
        exchange.topics = ["the job".to_owned()].into_iter().collect();
    });
    assert!(messages(&book).iter().all(|it| !it.contains("job")));
    let mut who = book.people.get(ana).unwrap().clone();
    who.dates.insert(ImportantDate { kind: "Birthday".into(), when: "1988-12-01".parse().ok(), note: String::new() });
    run(&mut book, Command::EditPerson(ana, Box::new(who)));
    assert!(messages(&book).iter().any(|it| it.contains("your birthday")));
    set(&mut book, |settings| {
        settings.openings.insert(Fact { label: "catch-up".into(), text: "{name}, the kettle is on.".into() })
    });
    assert!(messages(&book).contains(&"Ana, the kettle is on.".to_owned()));
}
