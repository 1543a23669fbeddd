//! The history of a relationship: moves between circles, chapters, and the choices for the page of a year.

use chrono::NaiveDate;

use super::{add, ctx, person, seen};
use crate::domain::{
    Book, Chapter, Circle, Command, CommandError, Ctx, HistoryCommand, JoinPeople, LeftOut, Person, PersonId, SaveAll,
    YearLine, apply,
};
use crate::merge::plan;

fn on(day: &str, minute: u64) -> Ctx {
    Ctx { today: day.parse().unwrap(), ..ctx(minute, 1) }
}

fn moves(book: &Book, id: PersonId) -> Vec<(String, Option<Circle>)> {
    let text = |it: Option<NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
    book.people.get(id).unwrap().moves.iter().map(|it| (text(it.on), it.circle)).collect()
}

#[test]
fn every_command_that_sets_a_circle_notes_the_move_and_its_undo_takes_it_back() {
    #[track_caller]
    fn check(command: impl Fn(PersonId, Person) -> Command, expected: &[Option<Circle>]) {
        let mut book = Book::default();
        let id = add(&mut book, person("Ana"), &on("2026-01-01", 0));
        assert_eq!(moves(&book, id), [], "a person without a circle has not moved");
        let before = seen(&book);
        let ana = book.people.get(id).unwrap().clone();
        let change = apply(&mut book, command(id, ana), &on("2026-05-14", 5)).unwrap();
        let expected: Vec<_> = expected.iter().map(|it| ("2026-05-14".to_owned(), *it)).collect();
        assert_eq!(moves(&book, id), expected);
        apply(&mut book, Command::Undo(change), &on("2026-05-20", 6)).unwrap();
        assert_eq!(seen(&book), before);
    }
    let close = Some(Circle::Close);
    check(move |id, _| Command::SetCircle(id, close), &[close]);
    check(move |id, ana| Command::EditPerson(id, Box::new(Person { circle: close, ..ana })), &[close]);
    check(move |id, _| Command::Batch(vec![Command::SetCircle(id, close)]), &[close]);
    check(
        move |id, ana| {
            let people = vec![(id, Person { circle: close, ..ana })];
            Command::Act(std::rc::Rc::new(SaveAll { people, ..SaveAll::default() }))
        },
        &[close],
    );
    check(|id, _| Command::Archive(id, true), &[]);
    check(|id, ana| Command::EditPerson(id, Box::new(Person { role: "Cook".into(), ..ana })), &[]);
}

#[test]
fn the_last_move_of_a_day_stays_and_a_move_out_of_all_circles_is_one() {
    let mut book = Book::default();
    let ana = Person { circle: Some(Circle::Wider), ..person("Ana") };
    let id = add(&mut book, ana, &on("2026-01-01", 0));
    for (minute, day, circle) in
        [(1, "2026-02-01", Some(Circle::Active)), (2, "2026-02-01", Some(Circle::Close)), (3, "2026-03-01", None)]
    {
        apply(&mut book, Command::SetCircle(id, circle), &on(day, minute)).unwrap();
    }
    let expected = [("2026-01-01", Some(Circle::Wider)), ("2026-02-01", Some(Circle::Close)), ("2026-03-01", None)];
    assert_eq!(moves(&book, id), expected.map(|(day, circle)| (day.to_owned(), circle)));
}

#[test]
fn a_merge_writes_no_move_of_its_own_and_carries_those_of_both() {
    let mut book = Book::default();
    let id = add(&mut book, person("Ana"), &on("2026-01-01", 0));
    let mut other = book.clone();
    apply(&mut book, Command::SetCircle(id, Some(Circle::Active)), &on("2026-02-01", 1)).unwrap();
    apply(&mut other, Command::SetCircle(id, Some(Circle::Close)), &on("2026-03-01", 2)).unwrap();
    let merge = plan(&book, &other, 0);
    assert!(merge.conflicts.iter().all(|it| it.cell == "circle"), "a move is no question of its own");
    apply(&mut book, Command::Merge(merge.change), &on("2026-06-01", 3)).unwrap();
    let days: Vec<String> = moves(&book, id).into_iter().map(|it| it.0).collect();
    assert_eq!(days, ["2026-02-01", "2026-03-01"]);
}

#[test]
fn two_people_who_become_one_have_the_moves_of_both() {
    let mut book = Book::default();
    let ana = Person { circle: Some(Circle::Active), ..person("Ana") };
    let keep = add(&mut book, ana, &on("2026-01-01", 0));
    let also = Person { circle: Some(Circle::Close), ..person("Ana S") };
    let gone = add(&mut book, also, &on("2026-02-01", 1));
    let join = JoinPeople { keep, gone, choices: Default::default() };
    apply(&mut book, Command::Act(std::rc::Rc::new(join)), &on("2026-03-01", 2)).unwrap();
    let expected = [("2026-01-01", Some(Circle::Active)), ("2026-02-01", Some(Circle::Close))];
    assert_eq!(moves(&book, keep), expected.map(|(day, circle)| (day.to_owned(), circle)));
}

#[test]
fn a_chapter_has_a_name_and_is_named_again_and_taken_out() {
    let mut book = Book::default();
    let id = add(&mut book, person("Nadia"), &ctx(0, 1));
    let chapter = |book: &Book| book.people.get(id).unwrap().chapters.iter().cloned().collect::<Vec<_>>();
    let named = Chapter {
        from: "2017".parse().ok(),
        to: "2019-05".parse().ok(),
        name: " The  harbour years ".into(),
        id: None,
    };
    let save = |it: Chapter| Command::from(HistoryCommand::SaveChapter(id, it));
    assert_eq!(
        apply(&mut book, save(Chapter { name: " ".into(), ..named.clone() }), &ctx(1, 1)),
        Err(CommandError::NoWord)
    );
    let reversed = Chapter { to: "2016".parse().ok(), ..named.clone() };
    assert_eq!(apply(&mut book, save(reversed), &ctx(1, 1)), Err(CommandError::EndsTooSoon("to".into())));
    let change = apply(&mut book, save(named.clone()), &ctx(2, 1)).unwrap();
    let [first] = &chapter(&book)[..] else { panic!() };
    assert_eq!((first.name.as_str(), first.from), ("The harbour years", named.from));
    apply(&mut book, save(Chapter { name: "Harbour".into(), ..first.clone() }), &ctx(3, 1)).unwrap();
    assert_eq!(chapter(&book).iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Harbour"], "the same chapter");
    let remove = HistoryCommand::RemoveChapter(id, first.id.unwrap());
    let removed = apply(&mut book, remove.into(), &ctx(4, 1)).unwrap();
    assert_eq!(chapter(&book), []);
    apply(&mut book, Command::Undo(removed), &ctx(5, 1)).unwrap();
    assert_eq!(chapter(&book).len(), 1);
    apply(&mut book, Command::Undo(change), &ctx(6, 1)).unwrap();
    assert_eq!(chapter(&book), []);
}

#[test]
fn the_choices_for_a_year_are_kept_and_meet_those_of_the_other_device() {
    let mut book = Book::default();
    let (ana, bo) = (add(&mut book, person("Ana"), &ctx(0, 1)), add(&mut book, person("Bo"), &ctx(1, 1)));
    let mut other = book.clone();
    let choose = |who, is_in| Command::from(HistoryCommand::Choose(2026, vec![(who, is_in)]));
    apply(&mut book, choose(ana, false), &ctx(2, 1)).unwrap();
    apply(&mut book, HistoryCommand::WriteLine(2026, " A year of ferries. ".into()).into(), &ctx(3, 1)).unwrap();
    apply(&mut other, choose(bo, true), &ctx(4, 2)).unwrap();
    let merge = plan(&book, &other, 0).change;
    apply(&mut book, Command::Merge(merge), &ctx(5, 1)).unwrap();
    let choice = |person, is_in| LeftOut { year: Some(2026), person: Some(person), is_in };
    assert_eq!(*book.settings().left_out, [choice(ana, false), choice(bo, true)]);
    assert_eq!(*book.settings().own_lines, [YearLine { year: Some(2026), text: "A year of ferries.".into() }]);
    apply(&mut book, HistoryCommand::WriteLine(2026, String::new()).into(), &ctx(6, 1)).unwrap();
    assert!(book.settings().own_lines.is_empty());
}
