//! The list of people. Today is Sunday 22 November 2026.

use chrono::Days;

use super::people::{
    Line, PeopleFilter, Sort, count, found, has_unsorted, lines, plain_ranks, rows, shown, tags, total,
};
use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{Book, Circle, Command, Exchange, NameOrder, Person, apply};
use crate::insight::search::Index;

/// Four people: Zoe (close, in Porto, a long silence), Ana (close, in the choir), Luis (no circle), Old (archived).
fn book() -> Book {
    let mut book = Book::default();
    let choir = || ["choir".to_owned()].into_iter().collect();
    let people = [
        (Person { circle: Some(Circle::Close), place: "Porto".to_owned(), ..person("Zoe") }, Some(45)),
        (Person { circle: Some(Circle::Close), groups: choir(), ..person("Ana") }, Some(1)),
        (person("Luis"), None),
        (Person { archived: true, ..person("Old") }, None),
    ];
    for (minute, (person, met)) in people.into_iter().enumerate() {
        let id = add(&mut book, person, &ctx(minute as u64, 1));
        let Some(days) = met else { continue };
        let when = today().checked_sub_days(Days::new(days));
        let exchange = Exchange { when, people: [id].into_iter().collect(), ..Exchange::default() };
        apply(&mut book, Command::LogExchange(Box::new(exchange), vec![]), &ctx(10 + minute as u64, 1)).unwrap();
    }
    book
}

fn list(filter: &PeopleFilter) -> Vec<String> {
    let book = book();
    let rows = rows(&book, today(), NameOrder::Given, plain_ranks);
    let hits = (!filter.query.is_empty()).then(|| (Index::of(&book).find(&filter.query), filter.query.as_str().into()));
    let lines = lines(&book, &rows, hits, filter);
    assert_eq!(shown(&lines).len(), found(&lines));
    let line = |it: &Line| match it {
        Line::Circle(Some((circle, days))) => format!("# {} {days}", circle.word()),
        Line::Circle(None) => "#".to_owned(),
        Line::Person(row, _) => row.name.clone(),
    };
    lines.iter().map(line).collect()
}

#[test]
fn the_list_has_the_chosen_order_and_filters() {
    let check = |change: fn(&mut PeopleFilter), expected: &[&str]| {
        let mut filter = PeopleFilter::default();
        change(&mut filter);
        assert_eq!(list(&filter), expected, "{filter:?}");
    };
    check(|_| (), &["# close 30", "Ana", "Zoe", "#", "Luis"]);
    check(|it| it.sort = Sort::Name, &["Ana", "Luis", "Zoe"]);
    check(|it| it.sort = Sort::Last, &["Ana", "Zoe", "Luis"]);
    check(|it| it.sort = Sort::Warmth, &["Ana", "Zoe", "Luis"]);
    check(|it| it.circle = Some(Circle::Close), &["# close 30", "Ana", "Zoe"]);
    check(|it| it.is_archived = true, &["#", "Old"]);
    check(|it| it.group = "Choir ".to_owned(), &["# close 30", "Ana"]);
    check(|it| it.place = "Porto".to_owned(), &["# close 30", "Zoe"]);
    check(|it| it.query = "zoe".to_owned(), &["Zoe"]);
    check(|it| (it.query, it.circle) = ("luis".to_owned(), Some(Circle::Close)), &[]);
}

#[test]
fn a_filter_that_fits_nobody_any_more_is_cleared() {
    let check = |group: &str, expected: &str| {
        let filter = PeopleFilter { group: group.to_owned(), ..PeopleFilter::default() };
        assert_eq!(filter.of(&book()).group, expected);
    };
    check("choir", "choir");
    check("rowing", "");
}

#[test]
fn the_counts_leave_out_the_archive() {
    let (book, day) = (book(), today());
    let rows = rows(&book, day, NameOrder::Given, plain_ranks);
    assert_eq!(total(&rows), (3, 1), "Zoe is cooling");
    let check = |circle, is_archived, expected| assert_eq!(count(&rows, circle, is_archived), expected, "{circle:?}");
    check(None, false, 3);
    check(None, true, 1);
    check(Some(Circle::Close), false, 2);
    check(Some(Circle::Inner), false, 0);
    assert!(has_unsorted(&book) && !has_unsorted(&Book::default()));
}

#[test]
fn an_unknown_order_is_the_usual_one() {
    let check = |word, expected| assert_eq!(Sort::from_word(word), expected);
    check("name", Sort::Name);
    check("last", Sort::Last);
    check("shoe size", Sort::Circle);
}

/// The names of the people, by name.
fn by_name(people: &[(&str, &str)], order: NameOrder) -> Vec<String> {
    let mut book = Book::default();
    for (minute, (given, family)) in people.iter().enumerate() {
        add(&mut book, Person { family: (*family).to_owned(), ..person(given) }, &ctx(minute as u64, 1));
    }
    let filter = PeopleFilter { sort: Sort::Name, ..PeopleFilter::default() };
    let lines = lines(&book, &rows(&book, today(), order, plain_ranks), None, &filter);
    shown(&lines).into_iter().filter_map(|it| Some(book.people.get(it)?.given.clone())).collect()
}

#[test]
fn letters_with_marks_sort_beside_their_plain_ones() {
    let people = ["Zoë", "Šárka", "Łukasz", "Đorđe", "Sara", "Lukas", "Dora", "Æsa", "Ali"].map(|it| (it, "X"));
    let expected = ["Æsa", "Ali", "Dora", "Đorđe", "Lukas", "Łukasz", "Sara", "Šárka", "Zoë"];
    assert_eq!(by_name(&people, NameOrder::Given), expected);
}

#[test]
fn people_sort_by_given_or_family_name() {
    let people = [("Anton", "Zeller"), ("Yara", "Abel"), ("Mila", "")];
    assert_eq!(by_name(&people, NameOrder::Given), ["Anton", "Mila", "Yara"]);
    assert_eq!(by_name(&people, NameOrder::Family), ["Yara", "Mila", "Anton"]);
}

#[test]
fn a_tag_in_two_spellings_is_one_that_finds_both() {
    let mut book = Book::default();
    for (minute, (name, tag)) in [("Ana", "Supplier"), ("Luis", "supplier"), ("Uma", "SUPPLIER ")].iter().enumerate() {
        let tags = [(*tag).to_owned()].into_iter().collect();
        add(&mut book, Person { tags, ..person(name) }, &ctx(minute as u64, 1));
    }
    assert_eq!(tags(&book), ["Supplier"]);
    let filter = PeopleFilter { tag: "Supplier".to_owned(), ..PeopleFilter::default() };
    assert_eq!(found(&lines(&book, &rows(&book, today(), NameOrder::Given, plain_ranks), None, &filter)), 3);
    assert_eq!(filter.clone().of(&book), filter, "the filter stays");
}
