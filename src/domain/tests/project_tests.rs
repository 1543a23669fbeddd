//! Tests of the commands of projects: each with its undo, its refusals, and on two devices.

use super::two_devices_tests::{merged, on_two_devices};
use super::{add, ctx, person};
use crate::domain::{
    Book, Command, CommandError, Covering, Depth, EntityRef, Id, Kind, Knows, Need, NewProject, Person, PersonId,
    Project, ProjectClosing, ProjectCommand, ProjectId, ProjectMember, ProjectRecord, ProjectStage, ProjectWords,
    Promise, PromiseState, apply, diff, old_needs,
};

fn rocket(needs: &[&str]) -> ProjectCommand {
    let needs = needs.iter().map(|it| (*it).to_owned()).collect();
    ProjectCommand::Begin(Box::new(NewProject { name: "The rocket".into(), what: "Small and loud".into(), needs }))
}

/// A book with Kenji and a project that needs radio and guidance.
fn rocket_book() -> (Book, ProjectId, PersonId) {
    let mut book = Book::default();
    let kenji = add(&mut book, person("Kenji"), &ctx(0, 1));
    apply(&mut book, rocket(&["radio", " ", "guidance"]).into(), &ctx(1, 1)).unwrap();
    let id = book.projects.iter().next().unwrap().0;
    (book, id, kenji)
}

fn of(book: &Book, id: ProjectId) -> Project {
    book.projects.get(id).unwrap().clone()
}

fn need(book: &Book, id: ProjectId, what: &str) -> Id<Need> {
    of(book, id).wants.iter().find(|it| it.what == what).and_then(|it| it.id).unwrap()
}

fn covering(person: Option<PersonId>, need: Id<Need>, depth: Depth) -> Covering {
    Covering { person, need: Some(need), depth: Some(depth) }
}

/// Carries out a command, takes it back, and does it again.
#[track_caller]
fn run(book: &mut Book, minute: u64, command: ProjectCommand) {
    let before = book.clone();
    let change = apply(book, command.into(), &ctx(minute, 1)).unwrap();
    let after = shown(book);
    let back = apply(book, Command::Undo(change), &ctx(minute, 1)).unwrap();
    assert_eq!(shown(book), shown(&before), "undo");
    apply(book, Command::Undo(back), &ctx(minute, 1)).unwrap();
    assert_eq!(shown(book), after, "redo");
}

fn shown(book: &Book) -> Vec<(ProjectId, Project)> {
    book.projects.iter().map(|(id, it)| (id, it.clone())).collect()
}

#[test]
fn a_project_begins_with_its_needs_in_the_order_in_which_they_were_written() {
    let (book, id, _) = rocket_book();
    let project = of(&book, id);
    assert_eq!(project.wants.iter().map(|it| it.what.as_str()).collect::<Vec<_>>(), ["radio", "guidance"]);
    assert_eq!(
        (project.stage(), project.began.map(|it| it.to_string())),
        (ProjectStage::Idea, Some("2026-11-22".into()))
    );
}

#[test]
fn each_command_can_be_undone() {
    let (mut book, id, kenji) = rocket_book();
    let (radio, guidance) = (need(&book, id, "radio"), need(&book, id, "guidance"));
    run(&mut book, 2, ProjectCommand::Cover(id, covering(Some(kenji), radio, Depth::KnownFor)));
    run(&mut book, 3, ProjectCommand::Cover(id, covering(None, radio, Depth::Does)));
    assert_eq!(of(&book, id).stage(), ProjectStage::Running);
    run(&mut book, 4, ProjectCommand::SaveNeed(id, radio, "low-power radio".into(), Some(Depth::KnownFor)));
    assert_eq!(of(&book, id).covers.len(), 2, "the need keeps its people");
    run(&mut book, 5, ProjectCommand::AddNeed(id, "fuel".into(), None));
    run(&mut book, 6, ProjectCommand::JoinNeeds(id, guidance, radio));
    assert_eq!(of(&book, id).own_needs().map(|(_, it)| it.what.as_str()).collect::<Vec<_>>(), ["guidance", "fuel"]);
    assert_eq!(of(&book, id).counts_for(radio), Some(guidance));
    run(&mut book, 7, ProjectCommand::Uncover(id, None, guidance));
    assert_eq!(of(&book, id).covers.len(), 1);
    let part = "reads the manuals".to_owned();
    run(&mut book, 8, ProjectCommand::AddMember(id, ProjectMember { person: Some(kenji), part }));
    run(&mut book, 9, ProjectCommand::SetStage(id, ProjectStage::Resting));
    assert_eq!(of(&book, id).state, "resting", "for older versions");
    let (began, ended) = ("2026-03".parse().ok(), "2026-09".parse().ok());
    let words = ProjectWords { name: "The kite".into(), what: String::new(), began, ended, stage: None };
    run(&mut book, 10, ProjectCommand::Describe(id, Box::new(words)));
    run(&mut book, 11, ProjectCommand::RemoveNeed(id, guidance));
    assert!(of(&book, id).covers.is_empty() && of(&book, id).wants.len() == 1);
    run(&mut book, 12, ProjectCommand::RemoveMember(id, kenji));
    assert!(of(&book, id).members.is_empty());
}

#[test]
fn what_is_refused_and_why() {
    let (book, id, kenji) = rocket_book();
    let check = |command: ProjectCommand, expected: CommandError| {
        let mut book = book.clone();
        assert_eq!(apply(&mut book, command.into(), &ctx(2, 1)), Err(expected));
    };
    let (radio, nobody, nothing) = (need(&book, id, "radio"), Id::new(&ctx(9, 9)), Id::new(&ctx(9, 8)));
    let gone = || CommandError::Missing(id.into());
    check(ProjectCommand::Begin(Box::default()), CommandError::NoProjectName);
    check(ProjectCommand::Describe(id, Box::default()), CommandError::NoProjectName);
    let (began, ended) = ("2025-11".parse().ok(), "2024".parse().ok());
    let reversed = ProjectWords { name: "The kite".into(), began, ended, ..ProjectWords::default() };
    check(ProjectCommand::Describe(id, Box::new(reversed)), CommandError::EndsTooSoon("ended".into()));
    check(ProjectCommand::AddNeed(id, " ".into(), None), CommandError::NoNeed);
    check(ProjectCommand::SaveNeed(id, radio, String::new(), None), CommandError::NoNeed);
    check(ProjectCommand::SaveNeed(id, nothing, "fuel".into(), None), gone());
    check(ProjectCommand::RemoveNeed(id, nothing), gone());
    check(ProjectCommand::JoinNeeds(id, radio, nothing), gone());
    check(ProjectCommand::JoinNeeds(id, radio, radio), CommandError::Nothing);
    check(ProjectCommand::Cover(id, covering(None, nothing, Depth::Does)), gone());
    check(ProjectCommand::Cover(id, covering(Some(nobody), radio, Depth::Does)), CommandError::Missing(nobody.into()));
    check(ProjectCommand::Uncover(id, Some(kenji), radio), CommandError::Nothing);
    check(ProjectCommand::AddMember(id, ProjectMember::default()), CommandError::Nameless);
    let other = ProjectId::from_uuid(uuid::Uuid::from_u128(5));
    check(ProjectCommand::SetStage(other, ProjectStage::Done), CommandError::Missing(other.into()));
}

#[test]
fn closing_writes_who_knows_what_and_settles_promises_in_one_change() {
    let (mut book, id, kenji) = rocket_book();
    let promise = Promise { what: "The drawings".into(), project: Some(id), ..Promise::default() };
    let made = apply(&mut book, Command::MakePromise(Box::new(promise), vec![]), &ctx(2, 1)).unwrap();
    let promise = Id::from_uuid(made.edits[0].entity.uuid);
    let record = ProjectRecord {
        closing: ProjectClosing { came: "It flew".into(), kept: "Ask earlier".into() },
        knows: vec![(kenji, "guidance".into()), (kenji, "fuel".into())],
        promises: vec![(promise, PromiseState::LetGo)],
        contact: vec![(kenji, 90)],
    };
    run(&mut book, 3, ProjectCommand::Close(id, Box::new(record)));
    let project = of(&book, id);
    assert_eq!((project.stage(), project.closing.came.as_str()), (ProjectStage::Done, "It flew"));
    assert_eq!(project.ended.map(|it| it.to_string()).as_deref(), Some("2026-11-22"));
    let kenji = book.people.get(kenji).unwrap();
    assert_eq!((kenji.expertise.len(), kenji.cadence_days), (2, Some(90)));
    assert_eq!(book.promises.get(promise).unwrap().state, Some(PromiseState::LetGo));
    run(&mut book, 4, ProjectCommand::SetStage(id, ProjectStage::Running));
    assert_eq!(of(&book, id).ended, None, "a project that goes on has not ended");
}

#[test]
fn the_same_need_written_three_times_is_one_need_and_one_in_another_case_from_elsewhere_is_offered() {
    let mut book = Book::default();
    apply(&mut book, rocket(&["contracts", "fuel", "contracts", " contracts ", "Fuel"]).into(), &ctx(1, 1)).unwrap();
    let id = book.projects.iter().next().unwrap().0;
    let project = of(&book, id);
    let mut wants: Vec<&str> = project.wants.iter().map(|it| it.what.as_str()).collect();
    wants.sort_unstable();
    assert_eq!(wants, ["contracts", "fuel"]);
    run(&mut book, 2, ProjectCommand::AddNeed(id, "Fuel".into(), None));
    let rows = crate::insight::team::rows(&book, id);
    assert_eq!(
        crate::insight::team::twins(&rows).map(|(one, other)| (&*one.what, &*other.what)),
        Some(("fuel", "Fuel"))
    );
}

#[test]
fn closing_keeps_how_well_they_know_it_and_doubles_no_word() {
    #[track_caller]
    fn check(before: &[Knows], cover: Option<Depth>, expected: (&str, Depth)) {
        let (mut book, id, kenji) = rocket_book();
        let mut known = book.people.get(kenji).unwrap().clone();
        known.expertise = before.iter().cloned().collect();
        let edit = diff::diff(&book, EntityRef::new(Kind::People, kenji), &known);
        if !before.is_empty() {
            apply(&mut book, Command::Write(vec![edit]), &ctx(2, 1)).unwrap();
        }
        let guidance = need(&book, id, "guidance");
        if let Some(depth) = cover {
            run(&mut book, 3, ProjectCommand::Cover(id, covering(Some(kenji), guidance, depth)));
        }
        let record = ProjectRecord { knows: vec![(kenji, "guidance".into())], ..ProjectRecord::default() };
        run(&mut book, 4, ProjectCommand::Close(id, Box::new(record)));
        let knows: Vec<_> = book.people.get(kenji).unwrap().expertise.to_vec();
        assert_eq!(knows.len(), 1);
        assert_eq!((knows[0].what.as_str(), knows[0].depth, knows[0].gone), (expected.0, Some(expected.1), None));
    }
    let plain = |what: &str| Knows::of(what);
    let deep = |depth| Knows { depth: Some(depth), ..Knows::of("guidance") };
    check(&[], None, ("guidance", Depth::Does));
    check(&[], Some(Depth::KnownFor), ("guidance", Depth::KnownFor));
    check(&[plain("guidance")], Some(Depth::KnownFor), ("guidance", Depth::KnownFor));
    check(&[plain("Guidance")], Some(Depth::Does), ("Guidance", Depth::Does));
    check(&[deep(Depth::KnownFor)], Some(Depth::Does), ("guidance", Depth::KnownFor));
    check(&[deep(Depth::Curious)], None, ("guidance", Depth::Does));
}

/// A book whose project has the shape of older versions.
fn old() -> (Book, ProjectId, PersonId) {
    let mut book = Book::default();
    let kenji = add(&mut book, person("Kenji"), &ctx(0, 1));
    let id = ProjectId::from_uuid(uuid::Uuid::from_u128(1));
    let project = Project {
        name: "The fair".into(),
        needs: ["Stall".to_owned(), "poster".to_owned()].into_iter().collect(),
        members: [ProjectMember { person: Some(kenji), part: "stall".into() }].into_iter().collect(),
        state: "running".into(),
        ..Project::default()
    };
    write(&mut book, id, &project, 1);
    (book, id, kenji)
}

fn write(book: &mut Book, id: ProjectId, project: &Project, minute: u64) {
    let edit = diff::diff(book, EntityRef::new(Kind::Projects, id), project);
    apply(book, Command::Write(vec![edit]), &ctx(minute, 1)).unwrap();
}

#[test]
fn the_first_edit_converts_an_old_project_in_one_undoable_change() {
    let (mut book, id, kenji) = old();
    run(&mut book, 2, ProjectCommand::AddNeed(id, "music".into(), None));
    let project = of(&book, id);
    let mut wants: Vec<&str> = project.wants.iter().map(|it| it.what.as_str()).collect();
    wants.sort_unstable();
    assert_eq!(wants, ["Stall", "music", "poster"]);
    assert!(project.needs.is_empty());
    let stall = need(&book, id, "Stall");
    assert_eq!(&*project.covers, [Covering { person: Some(kenji), need: Some(stall), depth: None }]);
    assert_eq!(project.members.len(), 1, "the member stays");
}

#[test]
fn old_needs_of_another_device_wait_until_the_user_takes_them_over() {
    let (mut book, id, _) = old();
    run(&mut book, 2, ProjectCommand::AddNeed(id, "music".into(), None));
    let poster = need(&book, id, "poster");
    run(&mut book, 3, ProjectCommand::RemoveNeed(id, poster));
    let mut project = of(&book, id);
    project.needs = ["poster".to_owned(), "cake".to_owned()].into_iter().collect();
    write(&mut book, id, &project, 4);
    run(&mut book, 5, ProjectCommand::AddNeed(id, "tea".into(), None));
    assert!(of(&book, id).has_old_needs_beside());
    run(&mut book, 6, ProjectCommand::TakeOver(id));
    let project = of(&book, id);
    assert!(project.needs.is_empty() && project.wants.iter().any(|it| it.what == "cake"));
    assert!(!project.wants.iter().any(|it| it.what == "poster"), "it was removed since");
}

#[test]
fn a_need_renamed_on_one_device_and_covered_on_the_other_is_covered_under_the_new_name() {
    let (book, id, kenji) = rocket_book();
    let radio = need(&book, id, "radio");
    let rename = [ProjectCommand::SaveNeed(id, radio, "low-power radio".into(), None)];
    let cover = [ProjectCommand::Cover(id, covering(Some(kenji), radio, Depth::Does))];
    let both = on_two_devices(&book, &rename, &cover);
    assert_eq!(need(&both, id, "low-power radio"), radio);
    assert_eq!(of(&both, id).covers.len(), 1);
}

#[test]
fn a_cover_of_a_need_that_the_other_device_made_one_with_another_counts() {
    let (book, id, kenji) = rocket_book();
    let (radio, guidance) = (need(&book, id, "radio"), need(&book, id, "guidance"));
    let cover = ProjectCommand::Cover(id, covering(Some(kenji), guidance, Depth::Does));
    let join = ProjectCommand::JoinNeeds(id, radio, guidance);
    let both = on_two_devices(&book, std::slice::from_ref(&join), &[cover]);
    let covered = of(&both, id).covers.iter().filter_map(|it| of(&both, id).counts_for(it.need?)).collect::<Vec<_>>();
    assert_eq!(covered, [radio]);
    // Joined into one another on two devices: one of them is left.
    let both = on_two_devices(&book, &[join], &[ProjectCommand::JoinNeeds(id, guidance, radio)]);
    assert_eq!(of(&both, id).own_needs().map(|(id, _)| id).collect::<Vec<_>>(), [radio.min(guidance)]);
}

#[test]
fn two_devices_that_both_convert_an_old_project_have_each_need_once() {
    let (book, id, kenji) = old();
    let music = [ProjectCommand::AddNeed(id, "music".into(), None)];
    let tea = [ProjectCommand::AddMember(id, ProjectMember { person: Some(kenji), part: "tea".into() })];
    let both = on_two_devices(&book, &music, &tea);
    assert_eq!(of(&both, id).wants.len(), 3);
    assert_eq!(of(&both, id).covers.len(), 1);
}

#[test]
fn the_lists_of_both_devices_survive() {
    let (mut book, id, kenji) = rocket_book();
    let ana = add(&mut book, person("Ana"), &ctx(2, 1));
    let (radio, guidance) = (need(&book, id, "radio"), need(&book, id, "guidance"));
    let member = |person| ProjectMember { person: Some(person), part: String::new() };
    let both = on_two_devices(
        &book,
        &[
            ProjectCommand::AddNeed(id, "fuel".into(), None),
            ProjectCommand::Cover(id, covering(Some(kenji), radio, Depth::Does)),
            ProjectCommand::AddMember(id, member(kenji)),
        ],
        &[
            ProjectCommand::AddNeed(id, "paint".into(), None),
            ProjectCommand::Cover(id, covering(None, guidance, Depth::Curious)),
            ProjectCommand::AddMember(id, member(ana)),
        ],
    );
    let project = of(&both, id);
    assert_eq!((project.wants.len(), project.covers.len(), project.members.len()), (4, 2, 2));
}

#[test]
fn the_demo_project_leaves_with_the_demo_people_and_others_stay() {
    let (mut book, id, _) = rocket_book();
    let sample = Project { name: "Sample".into(), sample: true, ..Project::default() };
    write(&mut book, ProjectId::from_uuid(uuid::Uuid::from_u128(1)), &sample, 2);
    add(&mut book, Person { sample: true, ..person("Ana") }, &ctx(3, 1));
    apply(&mut book, Command::RemoveSample, &ctx(4, 1)).unwrap();
    assert_eq!(book.projects.iter().map(|(id, _)| id).collect::<Vec<_>>(), [id]);
}

#[test]
fn joining_two_people_joins_what_they_cover() {
    let (mut book, id, kenji) = rocket_book();
    let ken = add(&mut book, person("Ken"), &ctx(2, 1));
    let (radio, guidance) = (need(&book, id, "radio"), need(&book, id, "guidance"));
    for (minute, (person, need)) in (3..).zip([(kenji, radio), (ken, guidance), (ken, radio)]) {
        run(&mut book, minute, ProjectCommand::Cover(id, covering(Some(person), need, Depth::Does)));
    }
    let join = crate::domain::JoinPeople { keep: kenji, gone: ken, choices: crate::domain::VecMap::default() };
    apply(&mut book, join.into(), &ctx(9, 1)).unwrap();
    let covers = of(&book, id).covers;
    assert_eq!(covers.len(), 2);
    assert!(covers.iter().all(|it| it.person == Some(kenji)));
}

#[test]
fn an_edit_of_a_converted_need_wins_over_a_later_conversion() {
    #[track_caller]
    fn check(one: impl Fn(Id<Need>) -> ProjectCommand, expected: &[&str], covers: usize) {
        let (book, id, kenji) = old();
        let of_old = |what: &str| old_needs(id, &of(&book, id)).into_iter().find(|it| it.what == what).unwrap().id;
        let (stall, poster) = (of_old("Stall").unwrap(), of_old("poster").unwrap());
        // The other device has its minute later.
        let add = |what: &str| ProjectCommand::AddNeed(id, what.into(), None);
        let cover = ProjectCommand::Cover(id, covering(Some(kenji), poster, Depth::KnownFor));
        let both = on_two_devices(&book, &[one(stall)], &[add("music"), cover.clone()]);
        let project = of(&both, id);
        let mut wants: Vec<&str> = project.wants.iter().map(|it| it.what.as_str()).collect();
        wants.sort_unstable();
        assert_eq!((wants.as_slice(), project.covers.len()), (expected, covers));
    }
    let id = old().1;
    check(|it| ProjectCommand::SaveNeed(id, it, "booth".into(), None), &["booth", "music", "poster"], 2);
    check(|it| ProjectCommand::RemoveNeed(id, it), &["music", "poster"], 1);
    let kenji = old().2;
    check(|it| ProjectCommand::Uncover(id, Some(kenji), it), &["Stall", "music", "poster"], 1);
}

#[test]
fn needs_of_a_conversion_that_was_taken_back_are_converted_again() {
    let (mut book, id, _) = old();
    let music = || ProjectCommand::AddNeed(id, "music".into(), None);
    let change = apply(&mut book, music().into(), &ctx(2, 1)).unwrap();
    apply(&mut book, Command::Undo(change), &ctx(3, 1)).unwrap();
    run(&mut book, 4, music());
    let project = of(&book, id);
    assert_eq!((project.wants.len(), project.covers.len(), project.needs.len()), (3, 1, 0));
}

#[test]
fn an_undone_edit_leaves_what_the_other_device_made_of_an_old_need() {
    let (book, id, _) = old();
    let stall = old_needs(id, &of(&book, id)).into_iter().find(|it| it.what == "Stall").unwrap().id.unwrap();
    let (mut mine, mut theirs) = (book.clone(), book);
    let rename = ProjectCommand::SaveNeed(id, stall, "booth".into(), None);
    apply(&mut theirs, rename.into(), &ctx(100, 2)).unwrap();
    let words = ProjectWords { name: "The fair".into(), what: "In May".into(), ..ProjectWords::default() };
    let described = ProjectCommand::Describe(id, Box::new(words));
    let change = apply(&mut mine, described.into(), &ctx(101, 1)).unwrap();
    apply(&mut mine, Command::Undo(change), &ctx(102, 1)).unwrap();
    assert_eq!((of(&mine, id).what.as_str(), of(&mine, id).wants.len()), ("", 2), "the conversion stays");
    for both in [merged(&mine, &theirs), merged(&theirs, &mine)] {
        let project = of(&both, id);
        let mut wants: Vec<&str> = project.wants.iter().map(|it| it.what.as_str()).collect();
        wants.sort_unstable();
        assert_eq!(
            (wants.as_slice(), project.needs.len(), project.covers.len()),
            (["booth", "poster"].as_slice(), 0, 1)
        );
    }
}
