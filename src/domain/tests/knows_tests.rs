//! What a person knows: the commands, old files, and two devices.

use super::{add, ctx, person};
use crate::domain::{
    Alias, Book, Command, CommandError, Ctx, Depth, Device, Element, Gone, HowKnown, Knows, KnowsCommand, List,
    PartialDate, Person, PersonId, apply,
};
use crate::formats::backup::{read, write};
use crate::merge::plan;

fn ana(expertise: &[Knows]) -> (Book, PersonId) {
    let mut book = Book::default();
    let person = Person { expertise: expertise.iter().cloned().collect(), ..person("Ana") };
    let id = add(&mut book, person, &ctx(0, 1));
    (book, id)
}

fn run(book: &mut Book, command: KnowsCommand) -> Result<(), CommandError> {
    apply(book, command.into(), &ctx(5, 1)).map(drop)
}

#[test]
fn each_command_leaves_this_expertise() {
    #[track_caller]
    fn check(before: &[Knows], command: impl Fn(PersonId) -> KnowsCommand, expected: &[Knows]) {
        let (mut book, id) = ana(before);
        let was = book.clone();
        let change = apply(&mut book, command(id).into(), &ctx(5, 1)).unwrap();
        let expected: List<Knows> = expected.iter().cloned().collect();
        assert_eq!(book.people.get(id).unwrap().expertise, expected);
        apply(&mut book, Command::Undo(change), &ctx(6, 1)).unwrap();
        assert_eq!(book.people.get(id), was.people.get(id));
    }
    let today = Some("2026-11-22".parse::<PartialDate>().unwrap());
    let tea = Knows::of("tea");
    let seen = Knows {
        depth: Some(Depth::KnownFor),
        how: Some(HowKnown::Seen),
        as_of: "2023".parse().ok(),
        ..Knows::of("tea")
    };
    let word = "tea".to_owned();
    check(&[], |id| KnowsCommand::Save(id, Knows::of(" tea ")), &[Knows { as_of: today, ..tea.clone() }]);
    check(std::slice::from_ref(&tea), |id| KnowsCommand::Save(id, seen.clone()), std::slice::from_ref(&seen));
    check(
        std::slice::from_ref(&seen),
        |id| KnowsCommand::Change(id, word.clone(), Knows { what: "green tea".into(), ..seen.clone() }),
        &[Knows { what: "green tea".into(), ..seen.clone() }],
    );
    let once = Knows { gone: Some(Gone::NotAnyMore), ..seen.clone() };
    check(
        std::slice::from_ref(&seen),
        |id| KnowsCommand::Deny(id, word.clone(), Gone::NotAnyMore),
        std::slice::from_ref(&once),
    );
    let tax = Knows { gone: Some(Gone::NotThis), ..Knows::of("tax") };
    check(std::slice::from_ref(&tea), |id| KnowsCommand::Deny(id, "tax".into(), Gone::NotThis), &[tax, tea.clone()]);
    check(&[once], |id| KnowsCommand::Confirm(id, word.clone()), &[Knows { as_of: today, ..seen.clone() }]);
    check(std::slice::from_ref(&seen), |id| KnowsCommand::Remove(id, word.clone()), &[]);
    check(
        &[Knows::of("Tea"), seen.clone()],
        |id| KnowsCommand::Join(id, "Tea".into(), word.clone()),
        &[Knows { what: "Tea".into(), ..seen.clone() }],
    );
}

#[test]
fn what_is_refused() {
    let (mut book, id) = ana(&[Knows::of("tea")]);
    let mut check = |command, expected| assert_eq!(run(&mut book, command), Err(expected));
    check(KnowsCommand::Save(id, Knows::of(" ")), CommandError::NoWord);
    check(KnowsCommand::Deny(id, String::new(), Gone::NotThis), CommandError::NoWord);
    check(KnowsCommand::Confirm(id, "tax".into()), CommandError::Nothing);
    check(KnowsCommand::Remove(id, "tax".into()), CommandError::Nothing);
    check(KnowsCommand::Declare(Alias::default()), CommandError::NoWord);
    check(KnowsCommand::SaveAsk(Knows::default()), CommandError::NoWord);
}

#[test]
fn evidence_as_of_a_time_to_come_is_refused_by_every_command_unless_it_was_there() {
    let tea = |as_of: &str| Knows { as_of: as_of.parse().ok(), ..Knows::of("tea") };
    let with = |as_of: &str| Box::new(Person { expertise: [tea(as_of)].into_iter().collect(), ..person("Ana") });
    let (before, id) = ana(&[Knows::of("tea")]);
    let ahead = Err(CommandError::StillAhead("expertise".into()));
    let check = |make: &dyn Fn(&str) -> Command| {
        let result = |as_of: &str| apply(&mut before.clone(), make(as_of), &ctx(5, 1)).map(drop);
        assert_eq!(result("2026"), Ok(()), "this year has come");
        assert_eq!(result("2026-12"), ahead);
        assert_eq!(result("2027"), ahead);
    };
    check(&|as_of| Command::AddPerson(with(as_of)));
    check(&|as_of| Command::EditPerson(id, with(as_of)));
    check(&|as_of| KnowsCommand::Save(id, tea(as_of)).into());
    check(&|as_of| KnowsCommand::Change(id, "tea".into(), Knows { what: "green tea".into(), ..tea(as_of) }).into());
    // After a clock was put right, or a file was read.
    let later = Ctx { today: "2027-03-01".parse().unwrap(), ..ctx(5, 1) };
    let mut book = before.clone();
    apply(&mut book, Command::EditPerson(id, with("2027")), &later).unwrap();
    let other = Person { role: "Cook".into(), ..*with("2027") };
    apply(&mut book, Command::EditPerson(id, Box::new(other)), &ctx(6, 1)).unwrap();
    let green = Knows { what: "green tea".into(), ..tea("2027") };
    assert_eq!(run(&mut book, KnowsCommand::Change(id, "tea".into(), green)), Ok(()));
}

#[test]
fn words_that_mean_the_same_are_declared_and_withdrawn() {
    let (mut book, _) = ana(&[]);
    let alias = Alias { word: "negotiation".into(), same_as: "Verhandlung".into() };
    run(&mut book, KnowsCommand::Declare(alias.clone())).unwrap();
    assert_eq!(&*book.settings().means, [alias]);
    run(&mut book, KnowsCommand::Withdraw("negotiation".into())).unwrap();
    run(&mut book, KnowsCommand::SaveAsk(Knows::of("tea"))).unwrap();
    assert!(book.settings().means.is_empty() && book.settings().asks.len() == 1);
    run(&mut book, KnowsCommand::ChangeAsk("tea".into(), Knows::of("green tea"))).unwrap();
    assert_eq!(&*book.settings().asks, [Knows::of("green tea")]);
    let unchanged = run(&mut book, KnowsCommand::ChangeAsk("green tea".into(), Knows::of("green tea")));
    assert_eq!(unchanged, Err(CommandError::Nothing));
    run(&mut book, KnowsCommand::RemoveAsk("green tea".into())).unwrap();
    assert!(book.settings().asks.is_empty());
}

#[test]
fn plain_words_stay_plain_words_in_a_file() {
    let file = r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana", "expertise": ["contracts", "tea"]}]}"#;
    let book = read(file).unwrap().book;
    let written = write(&book, 0, Device(1));
    assert!(
        written.contains(r#""expertise": ["contracts", "tea"]"#)
            || written.contains(r#""expertise":["contracts","tea"]"#),
        "{written}"
    );
    let (id, ana) = book.people.iter().next().unwrap();
    assert_eq!(&*ana.expertise, [Knows::of("contracts"), Knows::of("tea")]);
    let mut saved = book.clone();
    let same = Command::EditPerson(id, Box::new(ana.clone()));
    assert_eq!(apply(&mut saved, same, &ctx(5, 1)), Err(CommandError::Nothing));
}

#[test]
fn depth_on_one_device_and_a_new_word_on_another_both_stay() {
    let (book, id) = ana(&[Knows::of("contracts")]);
    let (mut a, mut b) = (book.clone(), book);
    let deep = Knows { depth: Some(Depth::KnownFor), ..Knows::of("contracts") };
    apply(&mut a, KnowsCommand::Save(id, deep).into(), &ctx(5, 1)).unwrap();
    apply(&mut b, KnowsCommand::Save(id, Knows::of("grants")).into(), &ctx(6, 2)).unwrap();
    let (to_a, to_b) = (plan(&a, &b, ctx(7, 1).now_millis).change, plan(&b, &a, ctx(7, 1).now_millis).change);
    apply(&mut a, Command::Merge(to_a), &ctx(7, 1)).unwrap();
    apply(&mut b, Command::Merge(to_b), &ctx(7, 2)).unwrap();
    let words = |it: &Book| it.people.get(id).unwrap().expertise.iter().map(Element::to_value).collect::<Vec<_>>();
    assert_eq!(words(&a), words(&b));
    assert_eq!(a.people.get(id).unwrap().known_words(), ["contracts", "grants"]);
    assert_eq!(a.people.get(id).unwrap().expertise[0].depth, Some(Depth::KnownFor));
}
