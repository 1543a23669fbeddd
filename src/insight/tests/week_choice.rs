//! The weekly session of a device, which stays the same all week.

use chrono::{Days, NaiveDate};

use super::ago;
use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{
    Book, Circle, Command, Exchange, JoinPeople, Person, PersonId, Promise, PromiseState, VecMap, apply,
};
use crate::insight::week::{Reason, Week, week_from};
use crate::insight::week_cache::WeekCache;
use crate::insight::week_choice::WeekChoice;

/// A device that shows the week, and the text that it stored when it last did.
#[derive(Default)]
struct Shown {
    book: Book,
    stored: String,
    minute: u64,
}

impl Shown {
    /// Five people who may be suggested, each with the days since the last talk.
    fn of(people: &[(&str, Circle, u64)]) -> Self {
        let mut shown = Self::default();
        for (name, circle, days) in people {
            let id = shown.meet(name, *circle);
            shown.talk(id, *days);
        }
        shown.names(today());
        shown
    }

    fn run(&mut self, command: Command) -> crate::domain::Change {
        self.minute += 1;
        apply(&mut self.book, command, &ctx(self.minute, 1)).unwrap()
    }

    fn meet(&mut self, name: &str, circle: Circle) -> PersonId {
        self.minute += 1;
        add(&mut self.book, Person { circle: Some(circle), ..person(name) }, &ctx(self.minute, 1))
    }

    fn talk(&mut self, id: PersonId, days: u64) {
        let exchange = Exchange { when: Some(ago(days)), people: [id].into_iter().collect(), ..Exchange::default() };
        self.run(Command::LogExchange(Box::new(exchange), vec![]));
    }

    fn promise(&mut self, names: &[&str]) {
        let people = names.iter().map(|it| self.id(it)).collect();
        self.run(Command::MakePromise(
            Box::new(Promise { what: "Send it".into(), people, ..Promise::default() }),
            vec![],
        ));
    }

    fn id(&self, name: &str) -> PersonId {
        self.book.people.iter().find(|(_, it)| it.given == name).map(|(id, _)| id).unwrap()
    }

    fn edit(&mut self, name: &str, edit: fn(&mut Person)) -> crate::domain::Change {
        let id = self.id(name);
        let mut changed = self.book.people.get(id).unwrap().clone();
        edit(&mut changed);
        self.run(Command::EditPerson(id, Box::new(changed)))
    }

    fn week(&mut self, day: NaiveDate) -> Week {
        let earlier = WeekChoice::read(&self.stored).unwrap_or_default();
        let week = week_from(&self.book, day, &earlier, &mut WeekCache::default());
        self.stored = week.choice.to_string();
        week
    }

    fn names(&mut self, day: NaiveDate) -> Vec<String> {
        let week = self.week(day);
        week.suggestions.iter().map(|it| self.book.people.get(it.person).unwrap().given.clone()).collect()
    }
}

const FIVE: [(&str, Circle, u64); 5] = [
    ("Close", Circle::Close, 45),
    ("Active", Circle::Active, 120),
    ("Quiet", Circle::Wider, 400),
    ("Other", Circle::Active, 100),
    ("Fresh", Circle::Active, 5),
];

#[test]
fn the_same_people_stay_all_week_whatever_is_written_down() {
    let check = |what: &str, act: fn(&mut Shown), expected: &[&str]| {
        let mut shown = Shown::of(&FIVE);
        assert_eq!(shown.names(today()), ["Close", "Active", "Quiet"], "{what}");
        act(&mut shown);
        assert_eq!(shown.names(today()), expected, "{what}");
        assert_eq!(shown.names(today()), expected, "{what}, opened again");
        assert_eq!(shown.names(today().checked_add_days(Days::new(3)).unwrap()), expected, "{what}, on the last day");
    };
    let same = &["Close", "Active", "Quiet"][..];
    check("a promise to another", |it| it.promise(&["Fresh"]), same);
    check("a promise to one of them", |it| it.promise(&["Quiet", "Fresh"]), same);
    check("an entry about last week", |it| it.talk(it.id("Active"), 6), same);
    check("a talk this week", |it| it.talk(it.id("Close"), 0), same);
    check("another circle", |it| drop(it.edit("Quiet", |it| it.circle = Some(Circle::Close))), same);
    check("somebody new", |it| _ = it.meet("New", Circle::Inner), same);
    let refilled = &["Close", "Quiet", "Other"][..];
    check("archived", |it| drop(it.run(Command::Archive(it.id("Active"), true))), refilled);
    check("removed", |it| drop(it.run(Command::Delete(it.id("Active").into()))), refilled);
    check("died", |it| drop(it.edit("Active", |it| it.died = Some("2026-11-20".parse().unwrap()))), refilled);
    let pause = |it: &mut Person| it.paused_until = Some("2030-01-01".parse().unwrap());
    assert_eq!(
        {
            let mut shown = Shown::of(&FIVE);
            shown.edit("Active", pause);
            shown.names(today())
        },
        refilled
    );
}

#[test]
fn an_undo_brings_back_who_left() {
    let mut shown = Shown::of(&FIVE);
    let archived = shown.run(Command::Archive(shown.id("Close"), true));
    assert_eq!(shown.names(today()), ["Active", "Quiet", "Other"]);
    shown.run(Command::Undo(archived));
    assert_eq!(shown.names(today()), ["Close", "Active", "Quiet"]);
}

#[test]
fn each_keeps_their_state() {
    let mut shown = Shown::of(&FIVE);
    shown.talk(shown.id("Active"), 1);
    shown.run(Command::Snooze(shown.id("Quiet"), "2026-11-26".parse().unwrap()));
    let week = shown.week(today());
    assert_eq!(week.suggestions.iter().map(|it| it.is_done).collect::<Vec<_>>(), [false, true]);
    assert_eq!(week.put_aside, [shown.id("Quiet")]);
}

#[test]
fn a_new_book_fills_the_free_places_and_replaces_nobody() {
    let mut shown = Shown::default();
    assert_eq!((shown.names(today()).len(), shown.stored.as_str()), (0, ""), "nothing to store");
    for (name, expected) in [("A", &["A"][..]), ("B", &["A", "B"]), ("C", &["A", "B", "C"]), ("D", &["A", "B", "C"])] {
        shown.meet(name, Circle::Active);
        assert_eq!(shown.names(today()), expected);
    }
}

#[test]
fn the_next_week_is_chosen_anew() {
    let mut shown = Shown::of(&FIVE);
    shown.talk(shown.id("Active"), 0);
    shown.promise(&["Fresh"]);
    let next = "2026-11-26".parse().unwrap();
    let names = shown.names(next);
    assert!(names.contains(&"Fresh".to_owned()) && !names.contains(&"Active".to_owned()), "{names:?}");
    assert!(shown.stored.starts_with("2026-11-26 "), "{}", shown.stored);
}

#[test]
fn a_reason_fits_what_is_known_by_now() {
    let mut shown = Shown::default();
    let ana = shown.meet("Ana", Circle::Active);
    assert_eq!(shown.week(today()).suggestions[0].reason, Reason::FirstWord);
    shown.talk(ana, 9);
    assert_eq!(shown.week(today()).suggestions[0].reason, Reason::CatchUp);

    let mut shown = Shown::default();
    shown.meet("Ana", Circle::Active);
    shown.promise(&["Ana"]);
    let promise = shown.book.promises.iter().next().map(|(id, _)| id).unwrap();
    assert_eq!(shown.week(today()).suggestions[0].reason, Reason::Promise(promise));
    shown.run(Command::ClosePromise(promise, Some(PromiseState::Kept)));
    let week = shown.week(today());
    assert!(week.is_all_done() && week.suggestions[0].reason == Reason::Promise(promise));
    shown.run(Command::Delete(promise.into()));
    assert_eq!(shown.week(today()).suggestions[0].reason, Reason::FirstWord);
}

#[test]
fn a_person_joined_into_another_is_that_one() {
    let mut shown = Shown::of(&FIVE);
    let (keep, gone) = (shown.id("Close"), shown.id("Quiet"));
    shown.run(JoinPeople { keep, gone, choices: VecMap::default() }.into());
    let names = shown.names(today());
    assert_eq!(names, ["Close", "Active", "Other"]);
}

#[test]
fn a_text_that_cannot_be_read_is_ignored() {
    let ids = ["01920000000070008000000000000001", "01920000000070008000000000000002"];
    let check = |text: &str, is_read: bool| {
        let read = WeekChoice::read(text);
        assert_eq!(read.as_ref().is_some_and(|it| it.to_string() == text), is_read, "{text}");
    };
    check(&format!("2026-11-19 {}", ids[0]), true);
    check(&format!("2026-11-19 {}:{} {}:bridge", ids[0], ids[1], ids[1]), true);
    check("", false);
    check("2026-11-19", false);
    check("2026-11-19 ", false);
    check(&format!("2026-11-39 {}", ids[0]), false);
    check(&format!("2026-11-19 {}:soon", ids[0]), false);
    check(&format!("2026-11-19 {} torn", ids[0]), false);
}
