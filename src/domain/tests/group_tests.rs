//! Tests of the commands of groups: each with its undo, its refusals, and on two devices.

use super::two_devices_tests::{merged, on_two_devices};
use super::{add, ctx, person};
use crate::domain::{
    Address, Book, Command, CommandError, Group, GroupCommand, GroupId, GroupMember, GroupWords, Id, Labels,
    PartialDate, Person, PersonId, apply, group_members, group_of_word, group_that_counts, is_converted,
};

fn words(name: &str) -> GroupWords {
    GroupWords { name: name.into(), ..GroupWords::default() }
}

fn carrying(given: &str, word: &str) -> Person {
    Person { groups: std::iter::once(word.to_owned()).collect(), ..person(given) }
}

/// A book with three people, two of whom are in a group.
fn choir() -> (Book, GroupId, [PersonId; 3]) {
    let mut book = Book::default();
    let people =
        [("Ana", 0), ("Bo", 1), ("Cleo", 2)].map(|(name, minute)| add(&mut book, person(name), &ctx(minute, 1)));
    apply(&mut book, GroupCommand::Make(Box::new(words("Choir")), people[..2].to_vec()).into(), &ctx(3, 1)).unwrap();
    let id = book.groups.iter().next().unwrap().0;
    (book, id, people)
}

/// A book with two people who carry a word in two spellings, and one who does not.
fn carriers() -> (Book, [PersonId; 3]) {
    let mut book = Book::default();
    let people = [carrying("Ana", "Leadership 2023"), carrying("Bo", "leadership 2023"), person("Cleo")];
    let mut minute = 0;
    let ids = people.map(|it| {
        minute += 1;
        add(&mut book, it, &ctx(minute, 1))
    });
    (book, ids)
}

fn of(book: &Book, id: GroupId) -> Group {
    book.groups.get(id).unwrap().clone()
}

fn member(person: PersonId) -> GroupMember {
    GroupMember { person: Some(person), ..GroupMember::default() }
}

fn date(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}

/// The names of the members.
fn names(book: &Book, id: GroupId) -> Vec<String> {
    let people = group_members(book, &of(book, id)).into_iter().filter_map(|it| it.person);
    let mut names: Vec<String> = people.map(|it| book.people.get(it).unwrap().given.clone()).collect();
    names.sort();
    names
}

fn shown(book: &Book) -> Vec<String> {
    let groups = book.groups.iter().map(|(id, it)| format!("{id} {it:?}"));
    groups.chain(book.people.iter().map(|(id, it)| format!("{id} {it:?}"))).collect()
}

/// Carries out a command, takes it back, and does it again.
#[track_caller]
fn run(book: &mut Book, minute: u64, command: GroupCommand) {
    let before = shown(book);
    let change = apply(book, command.into(), &ctx(minute, 1)).unwrap();
    let after = shown(book);
    let back = apply(book, Command::Undo(change), &ctx(minute, 1)).unwrap();
    assert_eq!(shown(book), before, "undo");
    apply(book, Command::Undo(back), &ctx(minute, 1)).unwrap();
    assert_eq!(shown(book), after, "redo");
}

#[test]
fn each_command_can_be_undone() {
    let (mut book, id, [ana, bo, cleo]) = choir();
    run(&mut book, 4, GroupCommand::SetMember(id, member(cleo)));
    assert_eq!(names(&book, id), ["Ana", "Bo", "Cleo"]);
    let left = GroupMember { until: date("2023"), part: "alto".into(), ..member(bo) };
    run(&mut book, 5, GroupCommand::SetMember(id, left));
    assert_eq!(of(&book, id).members.len(), 3, "somebody who left stays in its history");
    run(&mut book, 6, GroupCommand::RemoveMember(id, ana));
    assert_eq!(names(&book, id), ["Bo", "Cleo"]);
    let all = GroupWords { what: "We sing".into(), began: date("2019"), rhythm_days: Some(365), ..words("Old choir") };
    run(&mut book, 7, GroupCommand::Describe(id, Box::new(all)));
    run(&mut book, 8, GroupCommand::End(id, date("2024-05")));
    let group = of(&book, id);
    assert_eq!((group.name.as_str(), group.ended, group.rhythm_days), ("Old choir", date("2024-05"), Some(365)));
    let home = Address { kind: "home".into(), value: "1 Mill Lane".into(), preferred: true };
    run(&mut book, 9, GroupCommand::ShareAddress(home.clone(), vec![cleo]));
    assert_eq!(book.people.get(cleo).unwrap().addresses[0].value, home.value);
}

#[test]
fn what_is_refused_and_why() {
    let (book, id, [ana, ..]) = choir();
    let check = |command: GroupCommand, expected: CommandError| {
        let mut book = book.clone();
        assert_eq!(apply(&mut book, command.into(), &ctx(4, 1)), Err(expected));
    };
    let (nobody, nothing): (PersonId, GroupId) = (Id::new(&ctx(9, 9)), Id::new(&ctx(9, 8)));
    check(GroupCommand::Make(Box::new(words(" ")), vec![ana]), CommandError::NoGroupName);
    check(GroupCommand::Make(Box::new(words("Band")), vec![nobody]), CommandError::Missing(nobody.into()));
    check(GroupCommand::Describe(id, Box::default()), CommandError::NoGroupName);
    check(GroupCommand::Describe(nothing, Box::new(words("Band"))), CommandError::Missing(nothing.into()));
    check(GroupCommand::SetMember(id, GroupMember::default()), CommandError::Nameless);
    check(GroupCommand::SetMember(id, member(nobody)), CommandError::Missing(nobody.into()));
    check(GroupCommand::SetMember(id, member(ana)), CommandError::Nothing);
    let dates =
        |since: &str, until: &str| GroupMember { since: since.parse().ok(), until: until.parse().ok(), ..member(ana) };
    let reversed = |field: &str| CommandError::EndsTooSoon(field.to_owned());
    check(GroupCommand::SetMember(id, dates("2023-05", "2022")), reversed("until"));
    let ended = GroupWords { began: "2023".parse().ok(), ended: "2021-03".parse().ok(), ..words("Band") };
    check(GroupCommand::Describe(id, Box::new(ended.clone())), reversed("ended"));
    check(GroupCommand::Make(Box::new(ended), vec![ana]), reversed("ended"));
    check(GroupCommand::RemoveMember(id, nobody), CommandError::Nothing);
    check(GroupCommand::FromWord("nobody says so".into()), CommandError::Nothing);
    check(GroupCommand::FromWord(" ".into()), CommandError::Nothing);
    check(GroupCommand::Join(id, id), CommandError::Nothing);
    check(GroupCommand::Join(id, nothing), CommandError::Missing(nothing.into()));
}

#[test]
fn a_word_of_people_becomes_a_group_and_the_word_stays() {
    let (mut book, [ana, bo, cleo]) = carriers();
    assert!(book.groups.iter().next().is_none(), "no group makes itself");
    run(&mut book, 9, GroupCommand::FromWord("LEADERSHIP 2023".into()));
    let id = book.groups.iter().next().unwrap().0;
    assert_eq!((of(&book, id).name.as_str(), names(&book, id)), ("Leadership 2023", vec!["Ana".into(), "Bo".into()]));
    assert!(is_converted(&book, "leadership 2023"));
    let again = apply(&mut book, GroupCommand::FromWord("leadership 2023".into()).into(), &ctx(10, 1));
    assert_eq!(again, Err(CommandError::Nothing));
    // Both stay in step: a new member gets the word, and somebody taken out loses it in every spelling.
    run(&mut book, 11, GroupCommand::SetMember(id, member(cleo)));
    assert_eq!(book.people.get(cleo).unwrap().groups.to_vec(), ["Leadership 2023"]);
    run(&mut book, 12, GroupCommand::RemoveMember(id, bo));
    assert!(book.people.get(bo).unwrap().groups.is_empty());
    // Another name keeps the words of the people.
    run(&mut book, 13, GroupCommand::Describe(id, Box::new(words("The class of 2023"))));
    assert_eq!(names(&book, id), ["Ana", "Cleo"]);
    assert_eq!(book.people.get(ana).unwrap().groups.to_vec(), ["Leadership 2023"]);
    // Made again after the trash, it is the same group.
    apply(&mut book, Command::Delete(id.into()), &ctx(14, 1)).unwrap();
    run(&mut book, 15, GroupCommand::FromWord("leadership 2023".into()));
    assert_eq!(book.groups.iter().map(|it| it.0).collect::<Vec<_>>(), [id]);
}

#[test]
fn two_groups_become_one_with_the_people_and_the_history_of_both() {
    let (mut book, choir, [_, bo, cleo]) = choir();
    let band = [GroupMember { since: date("2020"), ..member(bo) }, member(cleo)];
    apply(&mut book, GroupCommand::Make(Box::new(words("Band")), vec![]).into(), &ctx(4, 1)).unwrap();
    let other = book.groups.iter().map(|it| it.0).find(|it| *it != choir).unwrap();
    for (minute, it) in (5..).zip(band) {
        apply(&mut book, GroupCommand::SetMember(other, it).into(), &ctx(minute, 1)).unwrap();
    }
    run(&mut book, 8, GroupCommand::Join(other, choir));
    assert_eq!(book.groups.iter().map(|it| it.0).collect::<Vec<_>>(), [choir], "the earlier one stays");
    let joined = of(&book, choir);
    assert_eq!((joined.name.as_str(), names(&book, choir).len()), ("Band", 3));
    let since = joined.members.iter().find(|it| it.person == Some(bo)).and_then(|it| it.since);
    assert_eq!(since, date("2020"));
    assert_eq!(group_that_counts(&book, other), Some(choir), "its exchanges are those of the one that stays");
}

#[test]
fn a_word_of_a_group_that_was_joined_is_not_offered_again() {
    let (mut book, _) = carriers();
    apply(&mut book, GroupCommand::FromWord("Leadership 2023".into()).into(), &ctx(9, 1)).unwrap();
    apply(&mut book, GroupCommand::Make(Box::new(words("Band")), vec![]).into(), &ctx(10, 1)).unwrap();
    let [one, other]: [GroupId; 2] = book.groups.iter().map(|it| it.0).collect::<Vec<_>>().try_into().unwrap();
    run(&mut book, 11, GroupCommand::Join(one, other));
    assert!(is_converted(&book, "Leadership 2023"));
    let id = book.groups.iter().next().unwrap().0;
    assert_eq!(names(&book, id), ["Ana", "Bo"]);
}

#[test]
fn a_deleted_group_leaves_its_people_and_comes_back_with_members_and_dates() {
    let (mut book, id, [ana, ..]) = choir();
    let since = GroupMember { since: date("2019"), until: date("2023-05"), part: "tenor".into(), ..member(ana) };
    apply(&mut book, GroupCommand::SetMember(id, since).into(), &ctx(4, 1)).unwrap();
    let before = shown(&book);
    let change = apply(&mut book, Command::Delete(id.into()), &ctx(5, 1)).unwrap();
    assert_eq!((book.groups.iter().count(), book.people.iter().count()), (0, 3));
    apply(&mut book, Command::Undo(change), &ctx(6, 1)).unwrap();
    assert_eq!(shown(&book), before);
}

#[test]
fn a_person_who_is_deleted_is_no_member_and_one_who_is_joined_stays_one() {
    let (mut book, id, [ana, bo, cleo]) = choir();
    apply(&mut book, Command::Delete(bo.into()), &ctx(4, 1)).unwrap();
    assert_eq!(names(&book, id), ["Ana"]);
    let join = crate::domain::JoinPeople { keep: ana, gone: cleo, choices: Default::default() };
    apply(&mut book, Command::Act(std::rc::Rc::new(join)), &ctx(5, 1)).unwrap();
    assert_eq!(names(&book, id), ["Ana"]);
}

#[test]
fn a_group_renamed_on_one_device_and_joined_by_somebody_on_the_other_has_both() {
    let (book, id, [_, _, cleo]) = choir();
    let rename = [GroupCommand::Describe(id, Box::new(words("Old choir")))];
    let both = on_two_devices(&book, &rename, &[GroupCommand::SetMember(id, member(cleo))]);
    assert_eq!((of(&both, id).name.as_str(), names(&both, id).len()), ("Old choir", 3));
}

#[test]
fn two_devices_that_both_convert_a_word_have_one_group() {
    let (book, _) = carriers();
    let convert = |spelling: &str| [GroupCommand::FromWord(spelling.into())];
    let both = on_two_devices(&book, &convert("Leadership 2023"), &convert("leadership 2023"));
    let id = both.groups.iter().next().unwrap().0;
    assert_eq!((both.groups.iter().count(), names(&both, id).len()), (1, 2));
    assert_eq!(Labels::of(&both, Labels::GROUPS).iter().count(), 1, "the words stay");
}

#[test]
fn two_devices_that_join_the_same_groups_the_other_way_round_keep_one() {
    let (mut book, choir, _) = choir();
    apply(&mut book, GroupCommand::Make(Box::new(words("Band")), vec![]).into(), &ctx(4, 1)).unwrap();
    let band = book.groups.iter().map(|it| it.0).find(|it| *it != choir).unwrap();
    let both = on_two_devices(&book, &[GroupCommand::Join(choir, band)], &[GroupCommand::Join(band, choir)]);
    assert_eq!(both.groups.iter().map(|it| it.0).collect::<Vec<_>>(), [choir]);
}

#[test]
fn a_name_given_to_a_group_wins_over_a_later_conversion_of_its_word() {
    let (book, _) = carriers();
    let convert = GroupCommand::FromWord("Leadership 2023".into());
    let rename = GroupCommand::Describe(group_of_word("Leadership 2023"), Box::new(words("The leaders")));
    // The devices act in the same minutes, and the last to act is the one that converts.
    let mut later = book.clone();
    let mut earlier = book;
    apply(&mut earlier, convert.clone().into(), &ctx(100, 1)).unwrap();
    apply(&mut earlier, rename.into(), &ctx(101, 1)).unwrap();
    apply(&mut later, convert.into(), &ctx(102, 2)).unwrap();
    for both in [merged(&earlier, &later), merged(&later, &earlier)] {
        assert_eq!(of(&both, group_of_word("Leadership 2023")).name, "The leaders");
    }
}
