//! Imports of files that somebody wrote by hand, as the page asks the worker for them.

use crate::formats::backup;
use crate::merge::{ConflictValue, SkipReason};
use crate::store::kv_store::Memory;
use crate::store::worker_tests::on_a_copy;
use crate::store::{Choice, ImportLabel, ImportedCounts, Job, PastImport, WorkerRepository};

fn file(people: &str) -> String {
    format!(r#"{{"format":"kith-backup","version":1,"people":[{people}]}}"#)
}

/// The telephone numbers of each person in the store.
fn phones(store: &Memory) -> Vec<Vec<String>> {
    let (session, _) = WorkerRepository::open(store, 0);
    session.book().people.iter().map(|(_, it)| it.phones.iter().map(|it| it.value.clone()).collect()).collect()
}

#[test]
fn a_corrected_number_takes_the_place_of_the_wrong_one() {
    let (wrong, right) = (r#""phones":[{"value":"+1 111"}]"#, r#""phones":[{"value":"+1 112"}]"#);
    for name in [r#""given":"Rita","family":"Re""#, r#""id":"rita","given":"Rita""#] {
        let store = Memory::default();
        let first = file(&format!("{{{name},{wrong}}}"));
        let second = file(&format!("{{{name},{right}}}"));
        on_a_copy(
            &store,
            Job::Merge { file: Some(first.clone()), choices: Vec::new(), others: Vec::new(), label: None },
            1,
        )
        .unwrap();
        let summary = on_a_copy(&store, Job::Compare { file: second.clone() }, 2).unwrap().into_summary().unwrap();
        let [conflict] = summary.both.as_slice() else { panic!("one question, not {}", summary.both.len()) };
        let text = |it: &str| ConflictValue::Text(it.to_owned());
        assert_eq!((&conflict.mine, &conflict.theirs), (&text("+1 111"), &text("+1 112")));
        assert_eq!((summary.new_people, conflict.takes_theirs), (0, true));
        let merge = |takes_theirs| Job::Merge {
            file: Some(second.clone()),
            choices: vec![Choice { entity: conflict.entity.clone(), cell: conflict.cell.clone(), takes_theirs }],
            others: Vec::new(),
            label: None,
        };
        let undo = on_a_copy(&store, merge(true), 3).unwrap().into_text().unwrap();
        assert_eq!(phones(&store), [["+1 112"]]);
        on_a_copy(&store, Job::Unmerge { undo }, 4).unwrap();
        assert_eq!(phones(&store), [["+1 111"]]);
        on_a_copy(&store, merge(true), 5).unwrap();
        // The older file brings nothing back, unless the user says so.
        let summary = on_a_copy(&store, Job::Compare { file: first }, 6).unwrap().into_summary().unwrap();
        assert!(summary.is_nothing && summary.both.iter().all(|it| !it.takes_theirs));
    }
}

#[test]
fn fields_that_cannot_be_read_are_named_before_the_merge_and_preserved() {
    let people = r#"{"id":"b","given":"Bada","family":"Two","role":"Cook","dates":[{"kind":"birthday",
        "when":"31/02/1987"}],"phones":["+1 2"],"circle":"Nearby","tags":"a, b"}"#;
    let store = Memory::default();
    let summary = on_a_copy(&store, Job::Compare { file: file(people) }, 1).unwrap().into_summary().unwrap();
    let found: Vec<(&str, &str, SkipReason)> =
        summary.skipped.iter().map(|it| (it.field.as_str(), it.value.as_str(), it.reason)).collect();
    let expected = [
        ("circle", "Nearby", SkipReason::Word),
        ("dates", "31/02/1987", SkipReason::Date),
        ("phones", "+1 2", SkipReason::Parts),
        ("tags", "a, b", SkipReason::List),
    ];
    assert_eq!((found.as_slice(), summary.skipped_count), (expected.as_slice(), 4));
    on_a_copy(&store, Job::Merge { file: Some(file(people)), choices: Vec::new(), others: Vec::new(), label: None }, 2)
        .unwrap();
    let text = on_a_copy(&store, Job::Backup, 3).unwrap().into_text().unwrap();
    assert!(backup::read(&text).is_ok() && text.contains("31/02/1987"));
}

#[test]
fn an_import_is_written_together_with_its_undo() {
    let store = Memory::default();
    let counts = ImportedCounts { people: 1, ..ImportedCounts::default() };
    let label = Some(ImportLabel { name: "phone.json".into(), counts });
    let people = file(r#"{"given":"Rita"}"#);
    let merge = Job::Merge { file: Some(people), choices: Vec::new(), others: Vec::new(), label };
    let undo = on_a_copy(&store, merge, 1).unwrap().into_text().unwrap();
    let past = PastImport::all(&store);
    assert_eq!(past.iter().map(|it| (it.name.as_str(), it.counts)).collect::<Vec<_>>(), [("phone.json", counts)]);
    assert_eq!(past[0].undo, undo);
    on_a_copy(&store, Job::Unmerge { undo }, 2).unwrap();
    assert_eq!(phones(&store), Vec::<Vec<String>>::new());
}
