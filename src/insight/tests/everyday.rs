//! Encounters, the share list and dates.

use super::{run, somebody};
use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{Book, Circle, Command, Exchange, Knows, Person, SharedItem};
use crate::insight::{everyday, share_list, upcoming};

#[test]
fn an_encounter_waits_until_it_is_named_or_let_go() {
    let mut book = Book::default();
    for words in ["two people from procurement", "the man who fixed the scanner", everyday::PASSING] {
        let exchange = Exchange { encounter: words.into(), ..Exchange::default() };
        run(&mut book, Command::LogExchange(Box::new(exchange), vec![]));
    }
    let (count, inbox) = (everyday::everyday(&book, today()).count, everyday::inbox(&book));
    assert_eq!((count, inbox.len()), (3, 2));
    let ids: Vec<_> = inbox.iter().map(|(id, _)| *id).collect();
    run(&mut book, Command::NameEncounter(ids[0], vec![], vec![person("Priya")]));
    assert_eq!(book.people.iter().next().unwrap().1.given, "Priya");
    assert_eq!(book.days_with(book.people.iter().next().unwrap().0), [today()]);
    run(&mut book, Command::DismissEncounter(ids[1]));
    assert!(everyday::inbox(&book).is_empty());
    assert_eq!(everyday::everyday(&book, today()).count, 3, "what was let go still counts");
}

#[test]
fn a_thing_finds_those_it_might_suit_once() {
    let mut book = Book::default();
    let ana = add(
        &mut book,
        Person { expertise: [Knows::of("Sourdough")].into_iter().collect(), ..person("Ana") },
        &ctx(0, 1),
    );
    let luis = somebody(&mut book, "Luis", Circle::Close);
    let mut share = SharedItem { what: "An article about sourdough".into(), ..SharedItem::default() };
    assert_eq!(share_list::whom_for(&book, &share), [ana]);
    share.people.insert(luis);
    assert_eq!(share_list::whom_for(&book, &share), [luis, ana], "whom the owner named comes first");
    share.given_to.insert(ana);
    assert_eq!(share_list::whom_for(&book, &share), [luis]);
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
