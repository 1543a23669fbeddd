//! Tests of the commands of mentoring.

use chrono::NaiveDate;

use super::{add, ctx, person};
use crate::domain::{
    ActionResult, AgendaItem, AgendaState, AgreedLine, Aim, AimState, Book, Command, CommandError, Ctx, EndRecord,
    EndingKind, Exchange, Fact, Fit, Grow, HelpKind, Helps, Id, MentoringCommand, Mentorship, MentorshipId, NewAction,
    NextSession, Offer, Onward, Person, Promise, PromiseId, PromiseOwner, PromiseState, Purpose, SessionRecord, Shape,
    Sitting, Stage, Went, apply,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The context of a device on a day.
fn on(text: &str, device: u32) -> Ctx {
    let today = day(text);
    let minute = u64::try_from((today - super::today()).num_days() + 1_000).unwrap() * 1_440;
    Ctx { today, ..ctx(minute, device) }
}

fn run(book: &mut Book, command: MentoringCommand, ctx: &Ctx) {
    apply(book, command.into(), ctx).unwrap();
}

fn pair_of(book: &mut Book, shape: Shape) -> MentorshipId {
    run(book, MentoringCommand::Begin(vec![], vec![person("Mina")], shape), &on("2026-01-12", 1));
    book.mentorships.iter().next_back().unwrap().0
}

/// A book with Mina, whom the user mentors.
fn mina() -> (Book, MentorshipId) {
    let mut book = Book::default();
    let pair = pair_of(&mut book, Shape::Mentor);
    (book, pair)
}

fn of(book: &Book, id: MentorshipId) -> Mentorship {
    book.mentorships.get(id).unwrap().clone()
}

fn plan(when: &str) -> NextSession {
    NextSession { when: when.parse().ok(), time: "17:00".into(), ..NextSession::default() }
}

fn goal(what: &str) -> Box<Aim> {
    Box::new(Aim { what: what.into(), ..Aim::default() })
}

fn session(when: &str) -> SessionRecord {
    let exchange = Exchange { when: when.parse().ok(), notes: "We talked".into(), ..Exchange::default() };
    SessionRecord { exchange, ..SessionRecord::default() }
}

fn action(what: &str) -> NewAction {
    NewAction { what: what.into(), whose: Some(PromiseOwner::Theirs), ..NewAction::default() }
}

fn promises(book: &Book) -> Vec<(PromiseId, Promise)> {
    book.promises.iter().map(|(id, it)| (id, it.clone())).collect()
}

#[test]
fn what_is_refused_and_why() {
    #[track_caller]
    fn check(command: MentoringCommand, expected: CommandError) {
        let (mut book, pair) = mina();
        run(&mut book, MentoringCommand::End(pair, Box::default()), &on("2026-06-01", 1));
        assert_eq!(apply(&mut book, command.into(), &on("2026-06-02", 1)), Err(expected));
    }
    let (book, pair) = mina();
    let nobody = Id::from_uuid(uuid::Uuid::from_u128(9));
    let gone = MentorshipId::from_uuid(uuid::Uuid::from_u128(9));
    let (yesterday, ahead) = (day("2026-06-01"), day("2026-09-01"));
    check(MentoringCommand::Begin(vec![], vec![], Shape::Mentor), CommandError::NobodyToMentor);
    check(MentoringCommand::Begin(vec![], vec![Person::default()], Shape::Mentor), CommandError::Nameless);
    check(MentoringCommand::Begin(vec![nobody], vec![], Shape::Mentor), CommandError::Missing(nobody.into()));
    check(MentoringCommand::Agree(gone), CommandError::Missing(gone.into()));
    check(MentoringCommand::Agree(pair), CommandError::HasEnded);
    check(MentoringCommand::Rest(pair, ahead), CommandError::HasEnded);
    check(MentoringCommand::PlanNext(pair, Box::new(plan("2026-07-01"))), CommandError::HasEnded);
    check(MentoringCommand::SaveTopic(pair, AgendaItem::default()), CommandError::NoTopic);
    check(MentoringCommand::SaveGoal(pair, None, goal(" ")), CommandError::NoGoal);
    let long_ago = Box::new(Aim { by: "1850".parse().ok(), ..*goal("Chair a meeting") });
    check(MentoringCommand::SaveGoal(pair, None, long_ago), CommandError::NotAhead("by".into()));
    check(MentoringCommand::EndSession(pair, Box::new(session("2026-07-01"))), CommandError::NotYet);
    check(MentoringCommand::UnnameHelp(book.people.iter().next().unwrap().0, HelpKind::Guide), CommandError::Nothing);

    let (mut book, pair) = mina();
    let again = MentoringCommand::Begin(of(&book, pair).people.to_vec(), vec![], Shape::Mentee);
    assert_eq!(apply(&mut book, again.into(), &on("2026-01-13", 1)), Err(CommandError::AlreadyBegun));
    let rest = MentoringCommand::Rest(pair, yesterday);
    assert_eq!(apply(&mut book, rest.into(), &on("2026-06-01", 1)), Err(CommandError::NotAhead("when".into())));
}

/// Every command, as one change that undo takes back whole.
#[test]
fn every_command_is_undone_in_one_step() {
    #[track_caller]
    fn check(make: impl Fn(&Book, MentorshipId) -> MentoringCommand) {
        let (mut book, pair) = mina();
        run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-02-02"))), &on("2026-01-12", 1));
        let with_action = SessionRecord { actions: vec![action("Send the paper")], ..session("2026-02-02") };
        run(&mut book, MentoringCommand::EndSession(pair, Box::new(with_action)), &on("2026-02-02", 1));
        run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-02-23"))), &on("2026-02-02", 1));
        let topic = AgendaItem { text: "A post in Durban".into(), ..AgendaItem::default() };
        run(&mut book, MentoringCommand::SaveTopic(pair, topic), &on("2026-02-03", 1));
        let before = contents(&book);
        let command = make(&book, pair);
        let change = apply(&mut book, command.into(), &on("2026-02-23", 1)).unwrap();
        assert_ne!(contents(&book), before);
        apply(&mut book, Command::Undo(change), &on("2026-02-24", 1)).unwrap();
        assert_eq!(contents(&book), before);
    }
    let topic = |book: &Book, pair| of(book, pair).agenda[0].id.unwrap();
    let who = |book: &Book| book.people.iter().next().unwrap().0;
    check(|book, _| MentoringCommand::Begin(vec![who(book)], vec![person("Luis")], Shape::EachOther));
    check(|_, pair| MentoringCommand::SetLine(pair, AgreedLine::Minutes(Some(60))));
    check(|_, pair| MentoringCommand::Agree(pair));
    check(|_, pair| MentoringCommand::RateFit(pair, Fit::FindingOut));
    check(|_, pair| MentoringCommand::SaveTopic(pair, AgendaItem { text: "The talk".into(), ..AgendaItem::default() }));
    check(|book, pair| MentoringCommand::SettleTopic(pair, topic(book, pair), AgendaState::Parked));
    check(|book, pair| MentoringCommand::PutFirst(pair, topic(book, pair)));
    check(|_, pair| MentoringCommand::PlanNext(pair, Box::new(plan("2026-02-26"))));
    check(|_, pair| MentoringCommand::Rest(pair, day("2026-04-01")));
    check(|_, pair| MentoringCommand::Hush(pair, Offer::Quiet, None));
    check(|book, _| MentoringCommand::HushPerson(who(book), Offer::ThreeTalks, None));
    check(|_, pair| MentoringCommand::SaveGoal(pair, None, goal("Chair a meeting")));
    check(|book, pair| {
        let done = (promises(book)[0].0, ActionResult::Went(Went::Done));
        let next = Some(plan("2026-03-16"));
        let talked = vec![topic(book, pair)];
        let record =
            SessionRecord { went: vec![done], actions: vec![action("Rest")], next, talked, ..session("2026-02-23") };
        MentoringCommand::EndSession(pair, Box::new(record))
    });
    check(|book, pair| {
        let promises = vec![(promises(book)[0].0, PromiseState::LetGo)];
        MentoringCommand::End(pair, Box::new(EndRecord { promises, cadence_days: Some(60), ..EndRecord::default() }))
    });
    check(|book, _| MentoringCommand::NameHelp(who(book), Helps { kind: Some(HelpKind::Peer), ..Helps::default() }));
}

/// The visible contents of a book, as a backup holds them.
fn contents(book: &Book) -> Vec<String> {
    let entities = book.kinds().flat_map(|kind| book.entities(kind));
    let views = entities.filter_map(|it| Some((it, book.view(it)?))).filter(|(_, it)| it.is_live() && it.has_any());
    views.map(|(entity, it)| format!("{entity} {:?}", it.values())).collect()
}

#[test]
fn a_session_ends_in_one_change_and_carries_what_stays_open() {
    let (mut book, pair) = mina();
    run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-04-21"))), &on("2026-04-01", 1));
    let planned = of(&book, pair).next.session.unwrap();
    let actions = vec![action("Coffee with two planners"), action("  "), action("Send the paper")];
    let first = SessionRecord { actions, next: Some(plan("2026-05-19")), ..session("2026-04-21") };
    run(&mut book, MentoringCommand::EndSession(pair, Box::new(first)), &on("2026-04-21", 1));

    let (id, exchange) = book.exchanges.iter().next().unwrap();
    assert_eq!(id.uuid(), planned.uuid(), "the exchange has the id of the plan");
    assert_eq!((exchange.purpose, exchange.sitting), (Some(Purpose::MentoringSession), Some(Sitting::First)));
    assert_eq!(exchange.people, of(&book, pair).people);
    let made = promises(&book);
    assert_eq!(
        made.iter().map(|(_, it)| it.what.as_str()).collect::<Vec<_>>(),
        ["Coffee with two planners", "Send the paper"]
    );
    assert!(made.iter().all(|(_, it)| it.by_next && it.due == day("2026-05-19").into() && it.session == Some(id)));

    let went = vec![(made[0].0, ActionResult::Went(Went::Done)), (made[1].0, ActionResult::Went(Went::NotYet))];
    let second = SessionRecord { went, next: Some(plan("2026-06-16")), ..session("2026-05-19") };
    run(&mut book, MentoringCommand::EndSession(pair, Box::new(second)), &on("2026-05-19", 1));
    let made = promises(&book);
    assert_eq!((made[0].1.state, made[0].1.closed), (Some(PromiseState::Kept), day("2026-05-19").into()));
    assert_eq!((made[1].1.state, made[1].1.went, made[1].1.due), (None, Some(Went::NotYet), day("2026-06-16").into()));
    assert_eq!(made[1].1.made, day("2026-04-21").into(), "carried, with its first day");
    assert_ne!(of(&book, pair).next.session, Some(planned));
}

#[test]
fn a_session_before_its_day_leaves_the_plan() {
    #[track_caller]
    fn check(planned: &str, held: &str, next: Option<&str>, left: Option<&str>) {
        let (mut book, pair) = mina();
        run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan(planned))), &on("2026-04-01", 1));
        let record = SessionRecord { next: next.map(plan), ..session(held) };
        run(&mut book, MentoringCommand::EndSession(pair, Box::new(record)), &on("2026-05-30", 1));
        assert_eq!(of(&book, pair).next.when, left.map(day));
    }
    check("2026-05-19", "2026-05-19", None, None);
    check("2026-05-19", "2026-05-20", Some("2026-06-16"), Some("2026-06-16"));
    check("2026-05-19", "2026-05-12", None, Some("2026-05-19"));
    check("2026-05-19", "2026-05-12", Some("2026-06-16"), Some("2026-06-16"));
}

#[test]
fn a_moved_session_takes_its_actions_along_and_counts_its_moves() {
    let (mut book, pair) = mina();
    let record = SessionRecord {
        actions: vec![action("Send the paper"), NewAction { due: Some(day("2026-05-01")), ..action("Call") }],
        next: Some(plan("2026-05-19")),
        ..session("2026-04-21")
    };
    run(&mut book, MentoringCommand::EndSession(pair, Box::new(record)), &on("2026-04-21", 1));
    let before = of(&book, pair).next;
    run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-05-21"))), &on("2026-05-18", 1));
    let next = of(&book, pair).next;
    assert_eq!((next.session, next.sequence), (before.session, Some(1)));
    let moves: Vec<_> = of(&book, pair).moves.iter().map(|it| (it.was, it.on)).collect();
    assert_eq!(moves, [(day("2026-05-19").into(), day("2026-05-21").into())]);
    let due: Vec<_> = promises(&book).into_iter().map(|(_, it)| it.due.unwrap()).collect();
    assert_eq!(due, [day("2026-05-21"), day("2026-05-01")]);

    let later = NextSession { time: "18:00".into(), ..plan("2026-05-21") };
    run(&mut book, MentoringCommand::PlanNext(pair, Box::new(later)), &on("2026-05-18", 1));
    assert_eq!((of(&book, pair).next.sequence, of(&book, pair).moves.len()), (Some(2), 1), "no move of the day");
}

#[test]
fn a_line_keeps_its_wording_of_the_day_before() {
    let (mut book, pair) = mina();
    let mut set = |words: &str, on_day| {
        let line = AgreedLine::Brings(words.into());
        run(&mut book, MentoringCommand::SetLine(pair, line), &on(on_day, 1));
        of(&book, pair).rewordings.iter().map(|it| it.was.clone()).collect::<Vec<_>>()
    };
    assert_eq!(set("You do", "2026-01-12"), [""; 0], "the first wording replaces nothing");
    assert_eq!(set("Mina does", "2026-02-01"), ["You do"]);
    assert_eq!(set("Mina does, mostly", "2026-02-01"), ["You do"], "a correction on the same day");
    assert_eq!(set("", "2026-03-01"), ["You do", "Mina does, mostly"]);
}

#[test]
fn a_first_question_is_logged_with_the_aim_behind_it() {
    let mut book = Book::default();
    let asked = Exchange { purpose: Some(Purpose::Ask), brought: "How?".into(), ..Exchange::default() };
    let ask = MentoringCommand::AskQuestion(Some(goal("Negotiate")), Box::new(asked), vec![person("Priya")]);
    let change = apply(&mut book, ask.into(), &on("2026-01-12", 1)).unwrap();
    let (priya, _) = book.people.iter().next().unwrap();
    let (aim, it) = book.aims.iter().next().unwrap();
    assert_eq!((it.what.as_str(), it.everybody().to_vec(), it.mentorship), ("Negotiate", vec![priya], None));
    let exchange = book.exchanges.iter().next().unwrap().1;
    assert_eq!((exchange.aim, exchange.people.to_vec()), (Some(aim), vec![priya]));
    apply(&mut book, Command::Undo(change), &on("2026-01-13", 1)).unwrap();
    assert!(book.is_empty());
}

#[test]
fn three_goals_at_a_time() {
    let (mut book, pair) = mina();
    for (day, what) in [("13", "Chair a meeting"), ("14", "Write plainly"), ("15", "Know five people")] {
        run(&mut book, MentoringCommand::SaveGoal(pair, None, goal(what)), &on(&format!("2026-01-{day}"), 1));
    }
    let fourth = || MentoringCommand::SaveGoal(pair, None, goal("Speak"));
    assert_eq!(apply(&mut book, fourth().into(), &on("2026-01-16", 1)), Err(CommandError::ThreeGoals));
    let (first, aim) = book.aims.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
    let reached = Box::new(Aim { state: Some(AimState::Reached), helped: "Tea before".into(), ..aim });
    run(&mut book, MentoringCommand::SaveGoal(pair, Some(first), reached), &on("2026-06-03", 1));
    let aim = book.aims.get(first).unwrap();
    assert_eq!((aim.done, aim.closed, aim.mentorship), (true, day("2026-06-03").into(), Some(pair)));
    run(&mut book, fourth(), &on("2026-06-04", 1));
    let again = Box::new(Aim { state: Some(AimState::Working), ..aim_of(&book, first) });
    let refused = apply(&mut book, MentoringCommand::SaveGoal(pair, Some(first), again).into(), &on("2026-06-05", 1));
    assert_eq!(refused, Err(CommandError::ThreeGoals));
}

fn aim_of(book: &Book, id: Id<Aim>) -> Aim {
    book.aims.get(id).unwrap().clone()
}

#[test]
fn old_goals_become_aims_with_the_first_edit_the_same_on_both_devices() {
    let mut book = Book::default();
    let mina = add(&mut book, person("Mina"), &on("2026-01-01", 1));
    run(&mut book, MentoringCommand::Begin(vec![mina], vec![], Shape::Mentor), &on("2026-01-12", 1));
    let (pair, mentorship) = book.mentorships.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
    let fact = |label: &str, text: &str| Fact { label: label.into(), text: text.into() };
    let goals = [fact("Speaking", "chair a meeting"), fact("Writing", "a page a week")].into_iter().collect();
    let old = Mentorship { goals, ..mentorship };
    let edit = crate::domain::diff::diff(&book, pair.into(), &old);
    apply(&mut book, Command::Write(vec![edit]), &on("2026-01-12", 1)).unwrap();

    let (mut one, mut other) = (book.clone(), book);
    run(&mut one, MentoringCommand::SaveGoal(pair, None, goal("Know five people")), &on("2026-02-01", 1));
    let (speaking, _) = crate::domain::old_goals(pair, &of(&other, pair))[0].clone();
    // The edit wins over the conversion of the other device, also over a later one.
    run(&mut other, MentoringCommand::SaveGoal(pair, Some(speaking), goal("Chair a meeting")), &on("2026-01-20", 2));
    assert!(of(&one, pair).goals.is_empty() && of(&other, pair).goals.is_empty());
    let merged = crate::merge::plan(&one, &other, on("2026-02-03", 1).now_millis);
    apply(&mut one, Command::Merge(merged.change), &on("2026-02-03", 1)).unwrap();
    let mut goals: Vec<String> = one.aims.iter().map(|(_, it)| it.what.clone()).collect();
    goals.sort();
    assert_eq!(goals, ["Chair a meeting", "Know five people", "Writing: a page a week"]);
}

#[test]
fn a_rest_ends_by_itself_or_when_taken_up() {
    let (mut book, pair) = mina();
    run(&mut book, MentoringCommand::Rest(pair, day("2026-01-20")), &on("2026-01-13", 1));
    assert_eq!(of(&book, pair).stage_on(day("2026-01-20")), Stage::FindingOut, "nothing is agreed yet");
    run(&mut book, MentoringCommand::TakeUp(pair), &on("2026-01-13", 1));
    run(&mut book, MentoringCommand::Agree(pair), &on("2026-01-14", 1));
    run(&mut book, MentoringCommand::Rest(pair, day("2026-03-01")), &on("2026-02-01", 1));
    assert_eq!(of(&book, pair).stage_on(day("2026-02-28")), Stage::Resting);
    assert_eq!(of(&book, pair).rested_on(day("2026-05-01")), 28);
    run(&mut book, MentoringCommand::Rest(pair, day("2026-06-10")), &on("2026-06-01", 1));
    run(&mut book, MentoringCommand::TakeUp(pair), &on("2026-06-04", 1));
    assert_eq!((of(&book, pair).stage(), of(&book, pair).rested_days), (Stage::Agreed, Some(31)));
}

#[test]
fn an_ended_mentorship_is_taken_up_again_with_its_history() {
    let (mut book, pair) = mina();
    run(&mut book, MentoringCommand::Agree(pair), &on("2026-01-14", 1));
    let mut record = EndRecord::default();
    record.closing.thanks = "The long talks".into();
    record.closing.how = Some(EndingKind::Early);
    record.closing.changed = "She speaks first".into();
    record.closing.onward = Some(Onward::Friends);
    run(&mut book, MentoringCommand::End(pair, Box::new(record)), &on("2026-06-01", 1));
    assert_eq!(of(&book, pair).stage(), Stage::Ended);
    run(&mut book, MentoringCommand::TakeUp(pair), &on("2026-09-01", 1));
    let again = of(&book, pair);
    assert_eq!((again.stage(), again.began, again.closing.how), (Stage::Agreed, day("2026-09-01").into(), None));
    let earlier = &again.earlier[0];
    assert_eq!((earlier.began, earlier.ended), (day("2026-01-12").into(), day("2026-06-01").into()));
    assert_eq!((earlier.how, earlier.changed.as_str()), (Some(EndingKind::Early), "She speaks first"));
    assert_eq!((earlier.thanks.as_str(), earlier.onward), ("The long talks", Some(Onward::Friends)));
}

/// Two devices write into different boxes of one planned session, and both into one box.
#[test]
fn one_session_written_on_two_devices_is_one_session() {
    let (mut book, pair) = mina();
    run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-04-21"))), &on("2026-04-01", 1));
    let (mut one, mut other) = (book.clone(), book);
    let record = |grow| {
        let exchange = Exchange { when: "2026-04-21".parse().ok(), grow, ..Exchange::default() };
        Box::new(SessionRecord { exchange, ..SessionRecord::default() })
    };
    let here = Grow { reality: "Three days of preparing".into(), will: "Coffee".into(), ..Grow::default() };
    let there = Grow { options: "Ask Sipho".into(), will: "Coffee with two".into(), ..Grow::default() };
    run(&mut one, MentoringCommand::EndSession(pair, record(here)), &on("2026-04-21", 1));
    run(&mut other, MentoringCommand::EndSession(pair, record(there)), &on("2026-04-22", 2));
    let merged = crate::merge::plan(&one, &other, on("2026-04-23", 1).now_millis);
    apply(&mut one, Command::Merge(merged.change), &on("2026-04-23", 1)).unwrap();
    let sessions: Vec<_> = one.exchanges.iter().map(|(_, it)| it.grow.clone()).collect();
    let both = Grow {
        goal: String::new(),
        reality: "Three days of preparing".into(),
        options: "Ask Sipho".into(),
        will: "Coffee with two".into(),
    };
    assert_eq!(sessions, [both]);
}

/// A planned session that is logged by a sentence leaves its plan behind: the next day is a new plan, and no move.
#[test]
fn a_session_logged_by_a_sentence_is_not_moved_afterwards() {
    let (mut book, pair) = mina();
    run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-02-02"))), &on("2026-01-12", 1));
    let planned = of(&book, pair).next.session;
    let talk = Exchange {
        when: "2026-02-02".parse().ok(),
        people: of(&book, pair).people,
        purpose: Some(Purpose::MentoringSession),
        ..Exchange::default()
    };
    apply(&mut book, Command::LogExchange(Box::new(talk), vec![]), &on("2026-02-02", 1)).unwrap();
    run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-02-23"))), &on("2026-02-03", 1));
    let after = of(&book, pair);
    assert_ne!(after.next.session, planned);
    assert_eq!((after.next.sequence, after.moves.len()), (None, 0));
}

#[test]
fn a_plan_without_a_day_keeps_its_entry_in_the_calendar() {
    let (mut book, pair) = mina();
    run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-02-02"))), &on("2026-01-12", 1));
    let planned = of(&book, pair).next.session;
    run(&mut book, MentoringCommand::PlanNext(pair, Box::default()), &on("2026-01-13", 1));
    assert_eq!(of(&book, pair).next.when, None);
    run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-02-05"))), &on("2026-01-14", 1));
    let next = of(&book, pair).next;
    assert_eq!((next.session, next.sequence), (planned, Some(2)));
}

#[test]
fn a_topic_put_first_stays_first_when_the_session_moves() {
    let (mut book, pair) = mina();
    let topic = AgendaItem { text: "The post".into(), ..AgendaItem::default() };
    run(&mut book, MentoringCommand::SaveTopic(pair, topic), &on("2026-01-13", 1));
    let id = of(&book, pair).agenda[0].id.unwrap();
    let first = MentoringCommand::PutFirst(pair, id);
    assert_eq!(
        apply(&mut book, first.clone().into(), &on("2026-01-14", 1)),
        Err(CommandError::NotAhead("when".into()))
    );
    run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-02-02"))), &on("2026-01-14", 1));
    run(&mut book, first, &on("2026-01-14", 1));
    run(&mut book, MentoringCommand::PlanNext(pair, Box::new(plan("2026-02-05"))), &on("2026-01-15", 1));
    assert_eq!(of(&book, pair).agenda[0].at, day("2026-02-05").into());
}

#[test]
fn a_long_old_goal_becomes_a_goal_with_a_reason() {
    let text = "a long story ".repeat(100);
    let goals = [Fact { label: "Speaking".into(), text: text.clone() }].into_iter().collect();
    let (_, pair) = mina();
    let (_, aim) = crate::domain::old_goals(pair, &Mentorship { goals, ..Mentorship::default() })[0].clone();
    assert_eq!((aim.what.as_str(), aim.why), ("Speaking", text));
}
