//! Edge cases of energy, favours, friction, encounters, the share list, reconnecting and message templates, plus the
//! properties of the weekly session. Today is Sunday 22 November 2026; the week began on Thursday the 19th.

mod laws;

use chrono::{Days, NaiveDate};

use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{
    Book, Channel, Circle, Command, Direction, Energy, Exchange, Fact, Favour, ImportantDate, Person, PersonId,
    Relation, RelationKind, Settings, SharedItem, Tone, apply,
};
use crate::insight::energy::{Act, LearnedCosts, days, points, room, taught};
use crate::insight::ledger::{before_asking, is_ask};
use crate::insight::message_templates::{BUILT_IN, Occasion, openings};
use crate::insight::reconnect::{gaps, pair, usual_gap, warm_up};
use crate::insight::week::{Reason, week};
use crate::insight::{bridge, circles, everyday, friction, share_list};

fn ago(days: u64) -> NaiveDate {
    today().checked_sub_days(Days::new(days)).unwrap()
}

/// Each command runs at a minute of its own, so that ids differ.
fn minute(book: &Book) -> u64 {
    let entities = book.people.iter().count() + book.exchanges.iter().count() + book.promises.iter().count();
    (entities + book.favours.iter().count() + book.shares.iter().count()) as u64
}

fn run(book: &mut Book, command: Command) {
    let ctx = ctx(minute(book), 1);
    apply(book, command, &ctx).unwrap();
}

fn somebody(book: &mut Book, name: &str, circle: Circle) -> PersonId {
    let ctx = ctx(minute(book), 1);
    add(book, Person { circle: Some(circle), ..person(name) }, &ctx)
}

fn met(book: &mut Book, id: PersonId, days: u64, change: impl FnOnce(&mut Exchange)) {
    let mut exchange = Exchange { when: Some(ago(days)), people: [id].into_iter().collect(), ..Exchange::default() };
    change(&mut exchange);
    run(book, Command::LogExchange(Box::new(exchange), vec![]));
}

fn set(book: &mut Book, change: impl FnOnce(&mut Settings)) {
    let mut settings = book.settings().clone();
    change(&mut settings);
    run(book, Command::SetSettings(Box::new(settings)));
}

#[test]
fn an_act_takes_what_it_takes() {
    let ana = [PersonId::from_uuid(uuid::Uuid::from_u128(1))];
    let two = [ana[0], PersonId::from_uuid(uuid::Uuid::from_u128(2))];
    let check = |how: Option<Channel>, people: &[PersonId], expected| {
        let exchange = Exchange { how, people: people.iter().copied().collect(), ..Exchange::default() };
        assert_eq!(points(&exchange), expected, "{how:?}");
    };
    check(Some(Channel::Message), &ana, 1);
    check(Some(Channel::Call), &ana, 2);
    check(Some(Channel::Coffee), &ana, 3);
    check(Some(Channel::Coffee), &two, 4);
    check(Some(Channel::Event), &ana, 4);
    check(None, &[], 0);
    check(None, &ana, 1);
}

#[test]
fn a_week_has_room_until_it_is_spent_and_a_heavy_day_rests() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    assert_eq!((room(&book, today()).left(), room(&book, today()).is_heavy_day), (10, false));
    met(&mut book, ana, 4, |it| it.how = Some(Channel::Coffee));
    assert_eq!(room(&book, today()).left(), 10, "before the week began");
    met(&mut book, ana, 3, |it| it.how = Some(Channel::Coffee));
    assert_eq!(room(&book, today()).left(), 7);
    met(&mut book, ana, 0, |it| it.how = Some(Channel::Coffee));
    assert!(!room(&book, today()).is_heavy_day);
    met(&mut book, ana, 0, |it| it.how = Some(Channel::InPerson));
    assert!(room(&book, today()).is_heavy_day && week(&book, today()).is_resting);
    let tomorrow = today().succ_opt().unwrap();
    assert!(!room(&book, tomorrow).is_heavy_day, "a night later it is another day");
    assert_eq!(Act::Meet.within(&room(&book, today())), Act::Text);
}

#[test]
fn two_exchanges_that_took_energy_make_a_heavy_day() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    for _ in 0..2 {
        assert!(!room(&book, today()).is_heavy_day);
        met(&mut book, ana, 0, |it| it.energy = Some(Energy::Took));
    }
    assert!(room(&book, today()).is_heavy_day);
    assert_eq!(days(&book, today())[6], (today(), Some(-2)));
    assert_eq!(days(&book, today())[5].1, None, "of yesterday nothing was said");
}

#[test]
fn low_battery_lasts_a_day_and_offers_text_only() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    met(&mut book, ana, 60, |it| it.how = Some(Channel::Coffee));
    assert_eq!(week(&book, today()).suggestions[0].act, Act::Meet);
    set(&mut book, |it| it.low_battery = Some(today()));
    let low = week(&book, today());
    assert_eq!((low.suggestions[0].act, low.suggestions[0].is_small), (Act::Text, true));
    assert_eq!(week(&book, today().succ_opt().unwrap()).suggestions[0].act, Act::Meet);
}

#[test]
fn in_an_overfull_week_the_longer_talks_are_for_the_near_ones() {
    let mut book = Book::default();
    for (name, circle) in [("Ana", Circle::Close), ("Luis", Circle::Active), ("Kenji", Circle::Wider)] {
        let id = somebody(&mut book, name, circle);
        met(&mut book, id, 300, |it| it.how = Some(Channel::Coffee));
    }
    let acts = |book: &Book| week(book, today()).suggestions.iter().map(|it| it.act).collect::<Vec<_>>();
    assert_eq!((acts(&book), week(&book, today()).is_overfull), (vec![Act::Meet; 3], false));
    // Fifty people with a cadence of 14 days ask for 25 exchanges a week.
    for number in 0..50 {
        let id = somebody(&mut book, &format!("Near {number}"), Circle::Inner);
        met(&mut book, id, 4, |_| ());
    }
    assert_eq!((acts(&book), week(&book, today()).is_overfull), (vec![Act::Meet, Act::Text, Act::Text], true));
}

#[test]
fn past_weeks_teach_once_there_are_enough() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    assert_eq!(taught(&book, today()), LearnedCosts::default());
    for week in 0..4 {
        let is_full = week % 2 == 0;
        for day in 0..if is_full { 4 } else { 1 } {
            met(&mut book, ana, 5 + week * 7 + day % 5, |it| {
                it.how = Some(Channel::Coffee);
                it.energy = Some(if is_full { Energy::Took } else { Energy::Gave });
            });
        }
    }
    assert_eq!(taught(&book, today()), LearnedCosts { even_at: Some(3), much_from: Some(12) });
}

#[test]
fn an_ask_is_held_up_after_a_silence_and_as_the_third_in_a_row() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    met(&mut book, ana, 10, |_| ());
    assert!(!before_asking(&book, ana, today()).is_worth_a_word(), "asking is normal");
    let favour = |direction, days| {
        let favour = Favour {
            direction: Some(direction),
            people: [ana].into_iter().collect(),
            what: "a hand".into(),
            when: Some(ago(days)),
            ..Favour::default()
        };
        Command::SaveFavour(None, Box::new(favour))
    };
    run(&mut book, favour(Direction::Asked, 9));
    run(&mut book, favour(Direction::Asked, 8));
    assert!(before_asking(&book, ana, today()).is_one_of_many);
    run(&mut book, favour(Direction::Given, 7));
    let after = before_asking(&book, ana, today());
    assert_eq!((after.is_one_of_many, after.given_lately.as_slice()), (false, ["a hand".to_owned()].as_slice()));
    let luis = somebody(&mut book, "Luis", Circle::Close);
    met(&mut book, luis, 31, |_| ());
    assert_eq!(before_asking(&book, luis, today()).first_after, Some(31));
    met(&mut book, luis, 30, |_| ());
    assert_eq!(before_asking(&book, luis, today()).first_after, None);
}

#[test]
fn an_ask_is_heard_by_its_words() {
    let check = |draft: &str, expected: bool| assert_eq!(is_ask(draft), expected, "{draft}");
    check("Could you introduce me to Ana?", true);
    check("Any chance of a coffee?\nI need a hand.", true);
    check("Can YOU help", true);
    check("How are you, these days?", false);
    check("I hope you could rest.", false);
    check("", false);
}

#[test]
fn two_strained_of_the_last_five_open_the_way_back() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    let check = |book: &Book, expected: bool| assert_eq!(friction::wants_repair(book, ana), expected);
    met(&mut book, ana, 90, |it| it.tone = Some(Tone::Strained));
    check(&book, false);
    met(&mut book, ana, 80, |it| it.tone = Some(Tone::Strained));
    check(&book, true);
    for days in [70, 60, 50, 40] {
        met(&mut book, ana, days, |it| it.tone = Some(Tone::Easy));
    }
    check(&book, false);
}

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
        Person { expertise: ["Sourdough".to_owned()].into_iter().collect(), ..person("Ana") },
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
fn a_bridge_is_the_only_tie_of_two() {
    let mut book = Book::default();
    let ids: Vec<PersonId> =
        ["Ana", "Luis", "Noor", "Kenji"].iter().map(|it| somebody(&mut book, it, Circle::Wider)).collect();
    let tie = |book: &mut Book, from: PersonId, to: PersonId| {
        let mut who = book.people.get(from).unwrap().clone();
        who.relations.insert(Relation { kind: Some(RelationKind::Colleague), to: Some(to) });
        run(book, Command::EditPerson(from, Box::new(who)));
    };
    tie(&mut book, ids[1], ids[0]);
    assert!(bridge::bridges(&book).is_empty());
    tie(&mut book, ids[2], ids[0]);
    assert_eq!(bridge::bridges(&book).into_iter().collect::<Vec<_>>(), [ids[0]]);
    tie(&mut book, ids[2], ids[1]);
    assert!(bridge::bridges(&book).is_empty(), "they know one another");
}

#[test]
fn old_ties_come_as_a_pair_and_never_after_friction() {
    let mut book = Book::default();
    assert_eq!(pair(&book, today()).comfortable, None);
    let bao = somebody(&mut book, "Bao", Circle::Wider);
    for days in [1300, 1200] {
        met(&mut book, bao, days, |_| ());
    }
    let roshan = add(&mut book, Person { place: "Ella".into(), ..person("Roshan") }, &ctx(50, 1));
    met(&mut book, roshan, 1500, |_| ());
    let strained = somebody(&mut book, "Strained", Circle::Wider);
    met(&mut book, strained, 2000, |it| it.tone = Some(Tone::Strained));
    let current = somebody(&mut book, "Current", Circle::Close);
    met(&mut book, current, 364, |_| ());
    let found = pair(&book, today());
    assert_eq!((found.comfortable, found.novel), (Some(bao), Some(roshan)));
    met(&mut book, roshan, 1, |_| ());
    assert_eq!(pair(&book, today()).novel, Some(roshan), "the pair holds for the week");
    let later = today().checked_add_days(Days::new(7)).unwrap();
    assert_ne!(pair(&book, later).novel, Some(roshan));
    assert!(
        week(&book, today().checked_add_days(Days::new(200)).unwrap()).suggestions.iter().all(|it| it.person != roshan),
        "and no rhythm is asked for"
    );
}

#[test]
fn the_warm_up_is_with_those_who_are_warm() {
    let mut book = Book::default();
    let often = somebody(&mut book, "Often", Circle::Close);
    let once = somebody(&mut book, "Once", Circle::Close);
    let today_already = somebody(&mut book, "Today", Circle::Close);
    met(&mut book, often, 9, |_| ());
    met(&mut book, often, 5, |_| ());
    met(&mut book, once, 5, |_| ());
    met(&mut book, today_already, 0, |_| ());
    assert_eq!(warm_up(&book, today()), [often, once]);
}

#[test]
fn the_gap_is_told_after_three() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    for (days, expected, actual) in [(9, 3, Some(7)), (8, 4, Some(5)), (7, 4, None)] {
        met(&mut book, ana, days, |it| {
            it.expected_welcome = Some(expected);
            it.welcome = actual;
        });
    }
    assert_eq!((gaps(&book).len(), usual_gap(&gaps(&book))), (3, None));
    let open = gaps(&book).into_iter().find(|it| it.actual.is_none()).unwrap();
    run(&mut book, Command::RateWelcome(open.exchange, 6));
    assert_eq!(usual_gap(&gaps(&book)), Some(2));
}

#[test]
fn the_circles_say_what_would_make_them_fit() {
    let mut book = Book::default();
    assert_eq!(circles::suggestion(&book, today()), None);
    for at in 0..14 {
        somebody(&mut book, &format!("Inner {at}"), Circle::Inner);
    }
    let hint = circles::suggestion(&book, today()).unwrap();
    assert_eq!((hint.from, hint.to, hint.people), (Circle::Inner, Circle::Close, 8));
}

#[test]
fn the_built_in_words_keep_to_the_tone() {
    for (purpose, line) in BUILT_IN {
        assert!(!is_ask(line), "{purpose:?}: {line}");
        assert!(!line.contains('!') && !line.to_lowercase().contains("sorry"), "{line}");
        assert!(line.matches('?').count() <= 1, "{line}");
    }
}

/// An occasion on an ordinary day.
fn on(reason: Reason) -> Occasion {
    Occasion { reason, is_old_tie: false, is_low: false, today: today() }
}

#[test]
fn what_is_known_comes_first_and_the_owners_words_too() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    let said = |book: &Book| openings(book, ana, on(Reason::CatchUp));
    assert!(said(&book).iter().all(|it| !it.contains('{')), "nothing unfilled is offered");
    met(&mut book, ana, 40, |it| it.topics = ["the balcony".to_owned()].into_iter().collect());
    assert!(said(&book).iter().any(|it| it.contains("the balcony")));
    // A private note is used only if it reads well to the contact.
    let noted = |book: &mut Book, days, note: &str| met(book, ana, days, |it| it.next_time = note.to_owned());
    noted(&mut book, 39, "How did the move go?");
    assert!(said(&book).contains(&"Hello Ana, how did the move go?".to_owned()));
    noted(&mut book, 38, "ask how her exam went");
    assert!(said(&book).contains(&"Ana, I was wondering how your exam went.".to_owned()));
    met(&mut book, ana, 37, |it| {
        it.next_time = "don't mention the job".to_owned();
        it.topics = ["the job".to_owned()].into_iter().collect();
    });
    assert!(said(&book).iter().all(|it| !it.contains("job")));
    let mut who = book.people.get(ana).unwrap().clone();
    who.dates.insert(ImportantDate { kind: "Birthday".into(), when: "1988-12-01".parse().ok(), note: String::new() });
    run(&mut book, Command::EditPerson(ana, Box::new(who)));
    assert!(said(&book).iter().any(|it| it.contains("your birthday")));
    set(&mut book, |it| {
        it.openings.insert(Fact { label: "catch-up".into(), text: "{name}, the kettle is on.".into() })
    });
    assert!(said(&book).contains(&"Ana, the kettle is on.".to_owned()));
}

#[test]
fn a_book_of_five_thousand_is_asked_quickly() {
    let mut book = Book::default();
    for at in 0..5000 {
        let id = add(
            &mut book,
            Person { circle: Some(Circle::ALL[at % 4]), ..person(&format!("P{at}")) },
            &ctx(at as u64, 1),
        );
        let exchange =
            Exchange { when: Some(ago(at as u64 % 900)), people: [id].into_iter().collect(), ..Exchange::default() };
        apply(&mut book, Command::LogExchange(Box::new(exchange), vec![]), &ctx(6000 + at as u64, 1)).unwrap();
    }
    assert_eq!(week(&book, today()).suggestions.len(), 3);
    assert!(pair(&book, today()).novel.is_some());
}
