//! Tests of needs that one device removed while the other one covered them.

use proptest::prelude::*;

use super::*;
use crate::domain::tests::{add, ctx, person};
use crate::domain::{
    Command, Covering, Depth, Device, Id, Need, NewProject, PersonId, ProjectCommand, ProjectId, ProjectMember, apply,
};
use crate::formats::backup;
use crate::insight::team::{rows, team};
use crate::merge::{ConflictPart, ConflictValue, PartValue, Summary, plan};

/// The project "The rocket" with two needs, on two devices, and the people who may cover them.
struct Rocket {
    project: ProjectId,
    guidance: Id<Need>,
    kenji: PersonId,
    mia: PersonId,
    here: Book,
    there: Book,
}

impl Rocket {
    fn new() -> Self {
        let mut book = Book::default();
        let (kenji, mia) = (add(&mut book, person("Kenji"), &ctx(0, 1)), add(&mut book, person("Mia"), &ctx(1, 1)));
        let needs = vec!["guidance".to_owned(), "fuel".to_owned()];
        let new = NewProject { name: "The rocket".into(), needs, ..NewProject::default() };
        let begin = ProjectCommand::Begin(Box::new(new));
        apply(&mut book, begin.into(), &ctx(2, 1)).unwrap();
        let (project, it) = book.projects.iter().next().unwrap();
        let guidance = it.wants.iter().find(|it| it.what == "guidance").unwrap().id.unwrap();
        Self { project, guidance, kenji, mia, here: book.clone(), there: book }
    }

    fn cover(&self, person: Option<PersonId>, depth: Depth) -> ProjectCommand {
        ProjectCommand::Cover(self.project, Covering { person, need: Some(self.guidance), depth: Some(depth) })
    }

    fn removal(&self) -> ProjectCommand {
        ProjectCommand::RemoveNeed(self.project, self.guidance)
    }

    fn act_here(&mut self, command: ProjectCommand, minute: u64) {
        apply(&mut self.here, command.into(), &ctx(minute, 1)).unwrap();
    }

    fn act_there(&mut self, command: ProjectCommand, minute: u64) {
        apply(&mut self.there, command.into(), &ctx(minute, 2)).unwrap();
    }

    /// Kenji covers guidance here, at one minute, and the need is removed there, at another one.
    fn apart(covered: u64, removed: u64) -> Self {
        let mut rocket = Self::new();
        let (cover, removal) = (rocket.cover(Some(rocket.kenji), Depth::KnownFor), rocket.removal());
        rocket.act_here(cover, covered);
        rocket.act_there(removal, removed);
        rocket
    }
}

/// Merges `theirs` into `mine` with an answer to every conflict, or with the preselected one.
fn merge(mine: &mut Book, theirs: &Book, keeps_need: Option<bool>, minute: u64, device: u32) {
    let mut plan = plan(mine, theirs, ctx(minute, device).now_millis);
    for conflict in plan.conflicts.clone() {
        let has_value_there = conflict.theirs.value.is_some();
        let takes_theirs = keeps_need.map_or(conflict.takes_theirs(), |keeps| keeps == has_value_there);
        plan.choose(&conflict, takes_theirs);
    }
    // A merge that changes nothing is refused, which is fine here.
    let _ = apply(mine, Command::Merge(plan.change), &ctx(minute, device));
}

/// Who covers guidance, by name; none if the need is gone.
fn covering(book: &Book, rocket: &Rocket) -> Option<Vec<String>> {
    let row = rows(book, rocket.project).into_iter().find(|it| it.need == rocket.guidance)?;
    let name = |who: Option<PersonId>| who.map_or("you", |it| &book.people.get(it).unwrap().given).to_owned();
    Some(row.covers.into_iter().map(|(who, _)| name(who)).collect())
}

fn export(book: &Book) -> String {
    backup::write(book, 0, Device(0))
}

proptest! {
    /// Devices that cover and remove the same needs, merge now and then and answer as they like, agree in the end.
    #[test]
    fn whatever_two_devices_answer_they_agree_in_the_end(
        acts in proptest::collection::vec((any::<bool>(), 0..5_u8, any::<bool>(), 0..3_u8), 0..14),
    ) {
        let mut rocket = Rocket::new();
        for (minute, (is_here, act, who, depth)) in (10..).zip(acts) {
            let who = if who { Some(rocket.kenji) } else { None };
            let command = match act {
                0 | 1 => rocket.cover(who, Depth::ALL[usize::from(depth)]),
                2 => ProjectCommand::Uncover(rocket.project, who, rocket.guidance),
                3 => rocket.removal(),
                _ => {
                    // An answer of the user, or the preselected one.
                    let answer = [None, Some(true), Some(false)][usize::from(depth)];
                    let (mine, theirs) =
                        if is_here { (&mut rocket.here, &rocket.there) } else { (&mut rocket.there, &rocket.here) };
                    merge(mine, theirs, answer, minute, if is_here { 1 } else { 2 });
                    continue;
                }
            };
            let (book, device) = if is_here { (&mut rocket.here, 1) } else { (&mut rocket.there, 2) };
            // A cover of a need that is gone is refused, which is fine here.
            let _ = apply(book, command.into(), &ctx(minute, device));
        }
        let Rocket { mut here, mut there, .. } = rocket;
        for minute in [100, 110, 120] {
            merge(&mut here, &there, None, minute, 1);
            merge(&mut there, &here, None, minute + 1, 2);
        }
        prop_assert_eq!(export(&here), export(&there));
        prop_assert!(plan(&here, &there, 0).conflicts.is_empty());
    }
}

#[test]
fn a_need_that_was_removed_there_and_is_covered_here_is_a_question() {
    let rocket = Rocket::apart(10, 20);
    let check = |mine: &Book, theirs: &Book, is_kept_here: bool| {
        let found = plan(mine, theirs, 0);
        let [conflict] = found.conflicts.as_slice() else { panic!("one question, not {:?}", found.conflicts) };
        assert_eq!(conflict.cell, format!("wants/{}", rocket.guidance));
        assert_eq!((conflict.mine.value.is_some(), conflict.theirs.value.is_some()), (is_kept_here, !is_kept_here));
    };
    check(&rocket.here, &rocket.there, true);
    check(&rocket.there, &rocket.here, false);
}

#[test]
fn the_answer_holds_on_both_devices() {
    let check = |is_asked_here: bool, keeps_need: bool, expected: Option<Vec<&str>>| {
        for (covered, removed) in [(10, 20), (20, 10)] {
            let rocket = Rocket::apart(covered, removed);
            let (mut asked, mut other) = (rocket.here.clone(), rocket.there.clone());
            if !is_asked_here {
                std::mem::swap(&mut asked, &mut other);
            }
            let (first, second) = if is_asked_here { (1, 2) } else { (2, 1) };
            merge(&mut asked, &other, Some(keeps_need), 30, first);
            assert!(plan(&other, &asked, 0).conflicts.is_empty(), "it is not asked again");
            merge(&mut other, &asked, None, 40, second);
            merge(&mut asked, &other, None, 50, first);
            assert_eq!(export(&asked), export(&other));
            let expected = expected.as_ref().map(|it| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
            assert_eq!(covering(&asked, &rocket), expected, "{is_asked_here} {keeps_need} {covered} {removed}");
            assert_eq!(team(&asked, rocket.project).people.contains(&rocket.kenji), keeps_need);
        }
    };
    check(true, true, Some(vec!["Kenji"]));
    check(false, true, Some(vec!["Kenji"]));
    check(true, false, None);
    check(false, false, None);
}

#[test]
fn the_later_of_the_two_is_preselected_on_both_devices() {
    let check = |covered: u64, removed: u64, is_kept: bool| {
        let rocket = Rocket::apart(covered, removed);
        assert_eq!(plan(&rocket.here, &rocket.there, 0).conflicts[0].takes_theirs(), !is_kept);
        assert_eq!(plan(&rocket.there, &rocket.here, 0).conflicts[0].takes_theirs(), is_kept);
        // Each device opens the file of the other one before it has heard of the answer there.
        let (mut here, mut there) = (rocket.here.clone(), rocket.there.clone());
        merge(&mut here, &rocket.there, None, 30, 1);
        merge(&mut there, &rocket.here, None, 30, 2);
        let (mut left, mut right) = (here.clone(), there.clone());
        merge(&mut left, &there, None, 40, 1);
        merge(&mut right, &here, None, 40, 2);
        assert_eq!(export(&left), export(&right));
        assert_eq!(covering(&left, &rocket).is_some(), is_kept);
    };
    check(20, 10, true);
    check(10, 20, false);
}

#[test]
fn keeping_the_need_keeps_everybody_who_covered_it() {
    let mut rocket = Rocket::new();
    let (mia, kenji) = (Some(rocket.mia), Some(rocket.kenji));
    // Both devices know that Mia covers it, and that Kenji learns it.
    rocket.act_here(rocket.cover(mia, Depth::Does), 5);
    rocket.act_here(rocket.cover(kenji, Depth::Curious), 6);
    rocket.there = rocket.here.clone();
    rocket.act_here(rocket.cover(kenji, Depth::KnownFor), 10);
    rocket.act_here(rocket.cover(None, Depth::Does), 11);
    rocket.act_there(rocket.removal(), 20);
    assert_eq!(plan(&rocket.here, &rocket.there, 0).conflicts.len(), 1, "the covers are part of the question");
    let mut here = rocket.here.clone();
    merge(&mut here, &rocket.there, Some(true), 30, 1);
    assert_eq!(covering(&here, &rocket), Some(vec!["Kenji".into(), "Mia".into(), "you".into()]));
    merge(&mut rocket.here, &rocket.there, Some(false), 30, 1);
    assert_eq!(covering(&rocket.here, &rocket), None);
}

#[test]
fn a_renamed_need_keeps_its_people_too() {
    let mut rocket = Rocket::new();
    rocket.act_here(rocket.cover(Some(rocket.kenji), Depth::Does), 5);
    rocket.there = rocket.here.clone();
    let words = ProjectCommand::SaveNeed(rocket.project, rocket.guidance, "steering".into(), None);
    rocket.act_here(words, 10);
    rocket.act_there(rocket.removal(), 20);
    let mut here = rocket.here.clone();
    merge(&mut here, &rocket.there, Some(true), 30, 1);
    assert_eq!(covering(&here, &rocket), Some(vec!["Kenji".into()]));
}

#[test]
fn a_removal_that_the_other_device_has_seen_is_no_question() {
    let check = |act: fn(&mut Rocket), conflicts: usize| {
        let mut rocket = Rocket::new();
        act(&mut rocket);
        assert_eq!(plan(&rocket.here, &rocket.there, 0).conflicts.len(), conflicts);
        assert_eq!(plan(&rocket.there, &rocket.here, 0).conflicts.len(), conflicts);
    };
    // Covered here, seen there, and then removed there.
    check(
        |it| {
            it.act_here(it.cover(Some(it.kenji), Depth::Does), 5);
            it.there = it.here.clone();
            it.act_there(it.removal(), 10);
        },
        0,
    );
    // Only removed.
    check(|it| it.act_there(it.removal(), 10), 0);
    // Another need is covered.
    check(
        |it| {
            let fuel = it.here.projects.get(it.project).unwrap().wants.iter().find(|it| it.what == "fuel").unwrap().id;
            let covering = Covering { person: Some(it.kenji), need: fuel, depth: None };
            it.act_here(ProjectCommand::Cover(it.project, covering), 5);
            it.act_there(it.removal(), 10);
        },
        0,
    );
    // Removed on both.
    check(
        |it| {
            it.act_here(it.removal(), 5);
            it.act_there(it.removal(), 10);
        },
        0,
    );
}

#[test]
fn a_merge_without_a_question_leaves_the_person_in_the_project() {
    let rocket = Rocket::apart(10, 20);
    let mut tab = rocket.here.clone();
    let change = plan(&tab, &rocket.there, 0).change;
    apply(&mut tab, Command::Merge(change), &ctx(30, 1)).unwrap();
    let team = team(&tab, rocket.project);
    assert_eq!((team.people, team.beside), (vec![rocket.kenji], vec![(rocket.kenji, String::new())]));
    // Nobody is in it twice, and a member leaves it as a whole.
    let member = ProjectMember { person: Some(rocket.kenji), part: "advice".into() };
    apply(&mut tab, ProjectCommand::AddMember(rocket.project, member).into(), &ctx(31, 1)).unwrap();
    assert_eq!(crate::insight::team::team(&tab, rocket.project).beside, [(rocket.kenji, "advice".into())]);
    apply(&mut tab, ProjectCommand::RemoveMember(rocket.project, rocket.kenji).into(), &ctx(32, 1)).unwrap();
    assert!(crate::insight::team::team(&tab, rocket.project).people.is_empty());
}

#[test]
fn the_question_says_who_covers_the_need() {
    let mut rocket = Rocket::apart(10, 20);
    rocket.act_here(rocket.cover(None, Depth::Does), 11);
    let summary = Summary::of(&plan(&rocket.here, &rocket.there, 0), (&rocket.here, &rocket.there), None);
    let part = |name: &str, value| ConflictPart { name: name.to_owned(), value };
    let covers = PartValue::People { names: vec!["Kenji".into()], has_me: true };
    let kept = ConflictValue::Parts(vec![part("what", PartValue::Text("guidance".into())), part("covers", covers)]);
    assert_eq!((&summary.both[0].mine, &summary.both[0].theirs), (&kept, &ConflictValue::Removed));
    assert_eq!(Summary::from_json(&summary.to_json()), summary);
}
