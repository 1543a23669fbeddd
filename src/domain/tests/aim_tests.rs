//! Tests of the commands of aims and returns.

use super::*;
use crate::domain::tests::two_devices_tests::on_two_devices;
use crate::domain::tests::{add, ctx, person};
use crate::domain::{
    AimKind, Command, EntityRef, Exchange, JoinPeople, List, Mentorship, PartialDate, PathHow, Person, VecMap, apply,
    keep_and_gone,
};

fn run(book: &mut Book, command: AimCommand, minute: u64) -> crate::domain::Change {
    apply(book, command.into(), &ctx(minute, 1)).unwrap()
}

fn aim(what: &str) -> Box<Aim> {
    Box::new(Aim { what: what.into(), ..Aim::default() })
}

fn add_aim(book: &mut Book, what: &str, minute: u64) -> Id<Aim> {
    let change = run(book, AimCommand::Save(None, aim(what), None), minute);
    Id::from_uuid(change.edits[0].entity.uuid)
}

fn path(person: PersonId, how: PathHow) -> AimPath {
    AimPath { person: Some(person), how: Some(how), ..AimPath::default() }
}

/// A book with Priya and an aim.
fn leading() -> (Book, PersonId, Id<Aim>) {
    let mut book = Book::default();
    let priya = add(&mut book, person("Priya"), &ctx(0, 1));
    let lead = add_aim(&mut book, "Lead a team", 1);
    (book, priya, lead)
}

fn of(book: &Book, id: Id<Aim>) -> Aim {
    book.aims.get(id).unwrap().clone()
}

#[test]
fn what_is_refused_and_why() {
    #[track_caller]
    fn check(command: AimCommand, expected: CommandError) {
        let (mut book, ..) = leading();
        assert_eq!(apply(&mut book, command.into(), &ctx(9, 1)), Err(expected));
    }
    let (_, priya, lead) = leading();
    let gone: Id<Aim> = Id::from_uuid(uuid::Uuid::from_u128(9));
    let nobody = PersonId::from_uuid(uuid::Uuid::from_u128(9));
    let no_return: Id<Outcome> = Id::from_uuid(uuid::Uuid::from_u128(9));
    check(AimCommand::Save(None, aim(" "), None), CommandError::NoGoal);
    check(AimCommand::Save(Some(gone), aim("Sail"), None), CommandError::Missing(gone.into()));
    check(AimCommand::SetState(gone, AimState::Resting, None), CommandError::Missing(gone.into()));
    check(AimCommand::SetState(lead, AimState::Resting, Some(gone)), CommandError::Missing(gone.into()));
    check(AimCommand::SavePath(lead, path(nobody, PathHow::Walked)), CommandError::Missing(nobody.into()));
    check(AimCommand::SavePath(gone, path(priya, PathHow::Walked)), CommandError::Missing(gone.into()));
    check(AimCommand::SavePath(lead, AimPath::default()), CommandError::Nothing);
    check(AimCommand::RemovePath(lead, priya), CommandError::Nothing);
    check(AimCommand::LogTalk(lead, Box::default()), CommandError::NothingHappened);
    check(AimCommand::SaveReturn(None, Box::default()), CommandError::NoReturn);
    check(AimCommand::Thank(no_return), CommandError::Missing(no_return.into()));
}

#[test]
fn three_aims_at_a_time_and_the_fourth_asks_what_may_rest() {
    let mut book = Book::default();
    let first = add_aim(&mut book, "Lead a team", 1);
    add_aim(&mut book, "Speak plainly", 2);
    add_aim(&mut book, "Live by the sea", 3);
    let fourth = |resting| Command::from(AimCommand::Save(None, aim("Sail"), resting));
    assert_eq!(apply(&mut book, fourth(None), &ctx(4, 1)), Err(CommandError::ThreeAims));
    // Neither a goal of a mentorship nor the goal of somebody else counts.
    let pair = Some(Id::<Mentorship>::from_uuid(uuid::Uuid::from_u128(9)));
    let of_pair = Aim { mentorship: pair, ..*aim("Chair a meeting") };
    let theirs = Aim { whose: Some(PromiseOwner::Theirs), ..*aim("Their exam") };
    run(&mut book, AimCommand::Save(None, Box::new(of_pair), None), 5);
    run(&mut book, AimCommand::Save(None, Box::new(theirs), None), 6);
    let change = apply(&mut book, fourth(Some(first)), &ctx(7, 1)).unwrap();
    assert_eq!(of(&book, first).state(), AimState::Resting);
    let taken_up = AimCommand::SetState(first, AimState::Working, None);
    assert_eq!(apply(&mut book, taken_up.into(), &ctx(8, 1)), Err(CommandError::ThreeAims));
    apply(&mut book, Command::Undo(change), &ctx(9, 1)).unwrap();
    assert_eq!((of(&book, first).state(), book.aims.iter().count()), (AimState::Working, 5), "one change, one undo");
    // An edit of one of the three is no fourth.
    run(&mut book, AimCommand::Save(Some(first), aim("Lead a small team"), None), 10);
}

#[test]
fn an_aim_closes_on_the_day_and_opens_again() {
    let (mut book, priya, lead) = leading();
    let state = |book: &Book| (of(book, lead).state(), of(book, lead).closed, of(book, lead).done);
    let today = ctx(0, 1).today;
    run(&mut book, AimCommand::SetState(lead, AimState::LetGo, None), 2);
    assert_eq!(state(&book), (AimState::LetGo, Some(today), true));
    run(&mut book, AimCommand::SetState(lead, AimState::Working, None), 3);
    assert_eq!(state(&book), (AimState::Working, None, false));
    let came =
        Outcome { what: "The team in Porto".into(), people: [priya].into_iter().collect(), ..Outcome::default() };
    let change = run(&mut book, AimCommand::MarkReached(lead, "Asking early".into(), Some(Box::new(came))), 4);
    let (id, outcome) = book.returns.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
    assert_eq!(
        (state(&book).0, outcome.aim, of(&book, lead).helped.as_str()),
        (AimState::Reached, Some(lead), "Asking early")
    );
    run(&mut book, AimCommand::Thank(id), 5);
    assert_eq!(book.returns.get(id).unwrap().thanked, Some(today));
    assert!(apply(&mut book, Command::Undo(change), &ctx(6, 1)).is_ok());
    assert_eq!(state(&book).0, AimState::Working);
}

#[test]
fn the_first_edit_of_a_path_moves_the_people_of_an_older_version() {
    let (mut book, priya, lead) = leading();
    let jonas = add(&mut book, person("Jonas"), &ctx(2, 1));
    let old = Aim { people: [priya].into_iter().collect(), ..of(&book, lead) };
    run(&mut book, AimCommand::Save(Some(lead), Box::new(old), None), 3);
    assert_eq!((of(&book, lead).paths.len(), of(&book, lead).all_paths().len()), (0, 1), "read as it is");
    let change = run(&mut book, AimCommand::SavePath(lead, path(jonas, PathHow::Teaches)), 4);
    let it = of(&book, lead);
    assert_eq!((it.people.len(), it.paths.len(), it.paths[0].how), (0, 2, None));
    // An older version on another device adds somebody: a line of its own until it is taken over.
    let mut other = book.clone();
    let rui = add(&mut other, person("Rui"), &ctx(5, 2));
    let more = Aim { people: [rui].into_iter().collect(), ..of(&other, lead) };
    apply(&mut other, AimCommand::Save(Some(lead), Box::new(more), None).into(), &ctx(6, 2)).unwrap();
    assert_eq!((of(&other, lead).not_taken_over(), of(&other, lead).all_paths().len()), (vec![rui], 2));
    apply(&mut other, AimCommand::TakeOver(lead).into(), &ctx(7, 2)).unwrap();
    assert_eq!((of(&other, lead).people.len(), of(&other, lead).paths.len()), (0, 3));
    apply(&mut book, Command::Undo(change), &ctx(8, 1)).unwrap();
    assert_eq!((of(&book, lead).people.to_vec(), of(&book, lead).paths.len()), (vec![priya], 0));
    run(&mut book, AimCommand::RemovePath(lead, priya), 9);
    assert_eq!(of(&book, lead).everybody().len(), 0);
}

#[test]
fn a_line_of_what_was_learned_keeps_its_id_when_it_is_edited() {
    let (mut book, _, lead) = leading();
    let line = |id, text: &str| AimCommand::Learn(lead, LearnedLine { id, when: None, text: text.into() });
    run(&mut book, line(None, "Ask early"), 2);
    let id = of(&book, lead).learned[0].id;
    run(&mut book, line(id, "Ask earlier"), 3);
    let learned: Vec<String> = of(&book, lead).learned.iter().map(|it| it.text.clone()).collect();
    assert_eq!(learned, ["Ask earlier"]);
    assert_eq!(crate::domain::private_texts(&book), ["Ask earlier"]);
    run(&mut book, line(id, ""), 4);
    assert_eq!(of(&book, lead).learned.len(), 0);
}

#[test]
fn a_talk_is_logged_with_what_was_learned_and_a_promise_to_tell() {
    let (mut book, priya, lead) = leading();
    let exchange = Exchange { people: [priya].into_iter().collect(), notes: "Tea".into(), ..Exchange::default() };
    let talk = AimTalk { exchange, newcomers: vec![], learned: "Ask early".into(), report: "Tell Priya".into() };
    let change = run(&mut book, AimCommand::LogTalk(lead, Box::new(talk)), 2);
    let (logged, exchange) = book.exchanges.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
    assert_eq!((exchange.aim, exchange.purpose), (Some(lead), Some(Purpose::Learning)));
    assert_eq!(of(&book, lead).learned.len(), 1);
    let promise = book.promises.iter().next().unwrap().1;
    assert!(promise.is_report_back() && promise.goal == Some(lead) && promise.people.contains(&priya));
    run(&mut book, AimCommand::Told(logged, "Tell Priya".into()), 3);
    assert_eq!(book.promises.iter().next().unwrap().1.state, Some(PromiseState::Kept));
    let again = AimCommand::Told(logged, "Tell Priya".into());
    assert_eq!(apply(&mut book, again.into(), &ctx(4, 1)), Err(CommandError::Nothing));
    apply(&mut book, Command::Undo(change), &ctx(5, 1)).unwrap();
    assert_eq!((book.exchanges.iter().count(), of(&book, lead).learned.len()), (0, 0));
}

#[test]
fn a_talk_that_was_logged_elsewhere_can_be_told_of() {
    let (mut book, priya, lead) = leading();
    let talk = Exchange { people: [priya].into_iter().collect(), aim: Some(lead), ..Exchange::default() };
    apply(&mut book, Command::LogExchange(Box::new(talk), vec![]), &ctx(2, 1)).unwrap();
    let logged = book.exchanges.iter().next().unwrap().0;
    run(&mut book, AimCommand::Told(logged, "Tell Priya what came of it".into()), 3);
    let promise = book.promises.iter().next().unwrap().1;
    assert_eq!((promise.state, promise.session, promise.goal), (Some(PromiseState::Kept), Some(logged), Some(lead)));
}

#[test]
fn two_devices_that_edit_one_aim_meet() {
    let (mut one, priya, lead) = leading();
    let jonas = add(&mut one, person("Jonas"), &ctx(2, 1));
    let mut two = one.clone();
    let on = |book: &mut Book, command: AimCommand, minute, device| {
        apply(book, command.into(), &ctx(minute, device)).unwrap();
    };
    on(&mut one, AimCommand::SavePath(lead, path(priya, PathHow::Walked)), 3, 1);
    on(&mut two, AimCommand::SavePath(lead, path(priya, PathHow::Walks)), 4, 2);
    on(&mut two, AimCommand::SavePath(lead, path(jonas, PathHow::Teaches)), 5, 2);
    let line = |text: &str| AimCommand::Learn(lead, LearnedLine { text: text.into(), ..LearnedLine::default() });
    on(&mut one, line("Ask early"), 6, 1);
    on(&mut two, line("Listen longer"), 7, 2);
    let titled = |what: &str, book: &Book| {
        AimCommand::Save(Some(lead), Box::new(Aim { what: what.into(), ..of(book, lead) }), None)
    };
    let retitled = titled("Lead a small team", &one);
    on(&mut one, retitled, 8, 1);
    let came = Outcome { what: "A room".into(), when: Some(PartialDate::Year(2009)), ..Outcome::default() };
    on(&mut two, AimCommand::SaveReturn(None, Box::new(came)), 9, 2);
    let merged = |into: &Book, from: &Book| {
        let mut book = into.clone();
        let plan = crate::merge::plan(&book, from, 0);
        apply(&mut book, Command::Merge(plan.change), &ctx(20, 3)).unwrap();
        crate::formats::backup::write(&book, ctx(21, 3).now_millis, ctx(21, 3).device)
    };
    let (there, back) = (merged(&one, &two), merged(&two, &one));
    assert_eq!(there, back);
    let book = crate::formats::backup::read(&there).unwrap().book;
    let it = of(&book, lead);
    assert_eq!((it.what.as_str(), it.paths.len(), it.learned.len()), ("Lead a small team", 2, 2));
    assert_eq!(it.paths.iter().find(|it| it.person == Some(priya)).unwrap().how, Some(PathHow::Walks), "the later one");
}

#[test]
fn nobody_is_on_a_path_since_a_time_to_come() {
    let (mut book, priya, lead) = leading();
    let since = |date: &str| AimPath { since: date.parse().ok(), ..path(priya, PathHow::Walks) };
    let refused = apply(&mut book, AimCommand::SavePath(lead, since("2027")).into(), &ctx(2, 1));
    assert_eq!(refused, Err(CommandError::StillAhead("since".into())));
    run(&mut book, AimCommand::SavePath(lead, since("2026")), 3);
}

#[test]
fn a_new_target_lies_after_the_aim_began_and_an_old_one_passes() {
    let by = |date: &str| Box::new(Aim { by: date.parse().ok(), ..*aim("Lead a small team") });
    // The clock of the tests stands at 22 November 2026, and the aim is as old as its id.
    let made = Id::<Aim>::parse("0192f0c1-0000-7000-8000-000000000001").unwrap();
    let check = |id: Option<Id<Aim>>, date: &str, is_refused: bool| {
        let mut book = Book::default();
        let passed = crate::formats::backup::read(
            r#"{"format": "kith-backup", "version": 1,
                "aims": [{"id": "0192f0c1-0000-7000-8000-000000000001", "what": "Lead a team", "by": "2019"}]}"#,
        );
        let change = crate::merge::plan(&book, &passed.unwrap().book, 0).change;
        apply(&mut book, Command::Merge(change), &ctx(1, 1)).unwrap();
        let saved = apply(&mut book, AimCommand::Save(id, by(date), None).into(), &ctx(2, 1));
        let expected = is_refused.then(|| CommandError::NotAhead("by".into()));
        assert_eq!(saved.err(), expected, "{date}");
    };
    check(None, "1850", true);
    check(None, "2026-10", true);
    check(None, "2026", false);
    check(None, "2026-11-22", false);
    check(None, "", false);
    check(Some(made), "1850", true);
    check(Some(made), "2024-10", true);
    check(Some(made), "2025", false);
    check(Some(made), "2019", false);
}

#[test]
fn two_people_who_are_one_have_one_path() {
    let (mut book, priya, lead) = leading();
    let double = add(&mut book, person("Priya"), &ctx(2, 1));
    let known = |person, how, since: &str, words: &str| AimPath {
        person: Some(person),
        how: Some(how),
        since: since.parse().ok(),
        words: words.into(),
    };
    run(&mut book, AimCommand::SavePath(lead, known(priya, PathHow::Walked, "2019", "In Porto")), 3);
    run(&mut book, AimCommand::SavePath(lead, known(double, PathHow::Teaches, "2020-05", "At the school")), 4);
    let (keep, gone) = keep_and_gone(&book, priya, double);
    apply(&mut book, JoinPeople { keep, gone, choices: VecMap::default() }.into(), &ctx(5, 1)).unwrap();
    // The words of both stay, and the other way goes to them; a date stays that of the one who stays.
    let expected: List<AimPath> =
        [known(keep, PathHow::Walked, "2019", "In Porto, At the school, teaches")].into_iter().collect();
    assert_eq!(of(&book, lead).paths, expected);
}

#[test]
fn somebody_who_is_deleted_leaves_the_path_and_returns_with_the_undo() {
    let (mut book, priya, lead) = leading();
    run(&mut book, AimCommand::SavePath(lead, path(priya, PathHow::Walked)), 2);
    let deleted = apply(&mut book, Command::Delete(EntityRef::from(priya)), &ctx(3, 1)).unwrap();
    let is_there = |book: &Book| of(book, lead).everybody().iter().any(|it| book.people.get(*it).is_some());
    assert!(!is_there(&book));
    apply(&mut book, Command::Undo(deleted), &ctx(4, 1)).unwrap();
    assert!(is_there(&book));
}

#[test]
fn with_the_demo_people_their_aims_and_returns_leave() {
    let mut book = Book::default();
    let ana = add(&mut book, Person { sample: true, ..person("Ana") }, &ctx(0, 1));
    let (sample, own) = (add_aim(&mut book, "Sail", 1), add_aim(&mut book, "Sing", 2));
    run(&mut book, AimCommand::SavePath(sample, path(ana, PathHow::Walked)), 3);
    let came = Outcome { what: "A boat".into(), people: [ana].into_iter().collect(), ..Outcome::default() };
    run(&mut book, AimCommand::SaveReturn(None, Box::new(came)), 4);
    apply(&mut book, Command::RemoveSample, &ctx(5, 1)).unwrap();
    assert_eq!(book.aims.iter().map(|(id, _)| id).collect::<Vec<_>>(), [own]);
    assert_eq!(book.returns.iter().count(), 0);
}

#[test]
fn a_return_keeps_the_bytes_of_its_date() {
    let check = |when: &str| {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1, "returns": [{{"what": "A flat", "when": "{when}"}}]}}"#
        );
        let book = crate::formats::backup::read(&file).unwrap().book;
        let written = crate::formats::backup::write(&book, ctx(1, 1).now_millis, ctx(1, 1).device);
        assert!(written.contains(&format!(r#""when":"{when}""#)) || written.contains(&format!(r#""when": "{when}""#)));
    };
    check("2009-05-17");
    check("2009-05");
    check("2009");
}

#[test]
fn a_line_in_a_file_written_by_hand_needs_no_id() {
    let file =
        r#"{"format": "kith-backup", "version": 1, "aims": [{"what": "Sail", "learned": [{"text": "Reef early"}]}]}"#;
    let book = crate::formats::backup::read(file).unwrap().book;
    assert_eq!(book.aims.iter().next().unwrap().1.learned[0].text, "Reef early");
}

#[test]
fn the_kind_of_an_aim_is_kept() {
    let (mut book, _, lead) = leading();
    let kind = Aim { kind: Some(AimKind::Role), ..of(&book, lead) };
    run(&mut book, AimCommand::Save(Some(lead), Box::new(kind), None), 2);
    assert_eq!(of(&book, lead).kind, Some(AimKind::Role));
}

#[test]
fn the_path_of_a_person_of_an_older_version_is_kept_when_another_device_edits_later() {
    let (mut book, priya, lead) = leading();
    let jonas = add(&mut book, person("Jonas"), &ctx(2, 1));
    let old = Aim { people: [priya].into_iter().collect(), ..of(&book, lead) };
    run(&mut book, AimCommand::Save(Some(lead), Box::new(old), None), 3);
    let how = [AimCommand::SavePath(lead, path(priya, PathHow::Walked))];
    let both = on_two_devices(&book, &how, &[AimCommand::SavePath(lead, path(jonas, PathHow::Teaches))]);
    let hows: Vec<_> = of(&both, lead).paths.iter().map(|it| (it.person, it.how)).collect();
    assert_eq!(hows, [(Some(priya), Some(PathHow::Walked)), (Some(jonas), Some(PathHow::Teaches))]);
}
