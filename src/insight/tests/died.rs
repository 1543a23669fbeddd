//! Somebody who has died is suggested nowhere, and stays in the book.

use super::{met, run, somebody};
use crate::domain::tests::today;
use crate::domain::{Book, Circle, Command, ImportantDate, Knows, Person, PersonId, Promise, SharedItem};
use crate::insight::circles::load;
use crate::insight::reconnect::{pair, warm_up};
use crate::insight::search::Index;
use crate::insight::share_list::whom_for;
use crate::insight::upcoming::dates;
use crate::insight::week::week;

fn change(book: &mut Book, id: PersonId, change: impl FnOnce(&mut Person)) {
    let mut person = book.people.get(id).unwrap().clone();
    change(&mut person);
    run(book, Command::EditPerson(id, Box::new(person)));
}

#[test]
fn a_person_who_has_died_is_never_suggested() {
    let check = |where_: &str, prepare: &dyn Fn(&mut Book, PersonId), is_there: &dyn Fn(&Book, PersonId) -> bool| {
        let mut book = Book::default();
        let ana = somebody(&mut book, "Ana", Circle::Close);
        prepare(&mut book, ana);
        assert!(is_there(&book, ana), "{where_}");
        change(&mut book, ana, |it| it.died = "2024".parse().ok());
        assert!(!is_there(&book, ana), "{where_}");
        assert_eq!(Index::of(&book).find("ana").len(), 1, "found by name");
    };
    let is_in_week = |book: &Book, id| week(book, today()).suggestions.iter().any(|it| it.person == id);
    let birthday =
        ImportantDate { kind: "birthday".into(), when: "1980-12-01".parse().ok(), ..ImportantDate::default() };
    let promise = |id| Promise { what: "Call".into(), people: [id].into_iter().collect(), ..Promise::default() };
    let item = SharedItem { what: "On sourdough".into(), ..SharedItem::default() };
    check("the week", &|book, id| met(book, id, 60, |_| ()), &is_in_week);
    check("a wellness check", &|book, id| met(book, id, 400, |_| ()), &is_in_week);
    check("a promise", &|book, id| run(book, Command::MakePromise(Box::new(promise(id)), vec![])), &is_in_week);
    check(
        "a birthday",
        &|book, id| change(book, id, |it| it.dates = [birthday.clone()].into_iter().collect()),
        &|book, _| !dates(book, today()).is_empty(),
    );
    check("the old ties", &|book, id| met(book, id, 1200, |_| ()), &|book, id| {
        pair(book, today()).familiar.is_some_and(|it| it.person == id)
    });
    check("the warm-up", &|book, id| met(book, id, 5, |_| ()), &|book, id| warm_up(book, today()) == [id]);
    check(
        "the share list",
        &|book, id| change(book, id, |it| it.expertise = [Knows::of("Sourdough")].into_iter().collect()),
        &|book, id| whom_for(book, &item) == [id],
    );
    check("the circles", &|_, _| (), &|book, _| load(book, today()).asked > 0.0);
}
