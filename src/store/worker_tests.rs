//! The jobs of the worker, as the page asks for them.

use crate::domain::tests::{ctx, person};
use crate::domain::{Command, Device};
use crate::formats::backup::{self, BackupProblem};
use crate::formats::import::ImportError;
use crate::store::version_tests::golden;
use crate::store::{
    ImportSession, Job, JobError, JobOutput, KeyValue, LoadReport, Memory, PageRepository, WorkerRepository, work,
};

/// Runs a job as the page does: on a copy, followed by the writes in order. The page and the worker exchange messages.
pub(super) fn on_a_copy(store: &Memory, job: Job, minute: u64) -> Result<JobOutput, JobError> {
    let copy = store.keys().into_iter().map(|key| (key.clone(), store.get(&key).unwrap())).collect();
    let job = Job::from_message(job.into_message()).unwrap();
    let result = work(job, copy, &ctx(minute, 1), &mut ImportSession::default());
    let (output, writes) = result.map_or_else(|error| (Err(error), Vec::new()), |it| (Ok(it.output), it.writes));
    for (key, value) in writes {
        match value {
            Some(value) => store.set(&key, &value).unwrap(),
            None => store.remove(&key),
        }
    }
    JobOutput::from_message(JobOutput::into_message(output))
}

#[test]
fn the_worker_compacts_a_store_of_an_earlier_version() {
    let store = golden(include_str!("golden/1.json"));
    let (_, opened) = PageRepository::open_current(&store, 0);
    assert!(opened.is_old);
    on_a_copy(&store, Job::Compact, 40).unwrap();
    let (session, opened) = PageRepository::open_current(&store, 0);
    assert_eq!(opened, LoadReport::default());
    assert_eq!(backup::write(session.book(), 0, Device(1)), include_str!("golden/book.json"));
}

#[test]
fn the_worker_reads_imports_and_undoes_a_file() {
    let store = Memory::default();
    let (mut session, _) = PageRepository::open_current(&store, 0);
    session.commit(Command::AddPerson(Box::new(person("Ana"))), &ctx(0, 1)).unwrap();
    let before = backup::write(session.book(), 0, Device(1));
    let file = include_str!("golden/book.json").to_owned();
    let summary = on_a_copy(&store, Job::Compare { file: file.clone() }, 1).unwrap().into_summary().unwrap();
    assert_eq!((summary.new_people, summary.new_exchanges, summary.other_new, summary.changed), (1, 4, 1, 1));
    // Ana of minute 0 is the same person in both, but with another organisation. Without a choice, the merge rule
    // decides.
    let back =
        on_a_copy(&store, Job::Merge { file: Some(file), choices: Vec::new(), others: Vec::new(), label: None }, 2)
            .unwrap()
            .into_text()
            .unwrap();
    assert!(session.sync(0));
    assert_eq!(session.book().people.iter().count(), 2);
    let text = on_a_copy(&store, Job::Backup, 3).unwrap().into_text().unwrap();
    assert_eq!(backup::read(&text).unwrap().book.exchanges.iter().count(), 4);
    on_a_copy(&store, Job::Unmerge { undo: back }, 4).unwrap();
    let (again, _) = WorkerRepository::open(&store, 0);
    let after = backup::write(again.book(), 0, Device(1));
    let people = |text: &str| text[text.find("\"settings\"").unwrap()..].to_owned();
    assert_eq!(people(&after), people(&before));
    // An unreadable file is refused, and nothing is written.
    let other = Job::Compare { file: "{}".to_owned() };
    assert_eq!(on_a_copy(&store, other, 5), Err(JobError::File(BackupProblem::NotOurs.into())));
}

#[test]
fn a_file_that_was_looked_at_is_compared_again_where_the_book_has_changed() {
    let store = Memory::default();
    let (mut session, _) = PageRepository::open_current(&store, 0);
    let file = || include_str!("golden/book.json").to_owned();
    let copy = |store: &Memory| store.keys().into_iter().map(|key| (key.clone(), store.get(&key).unwrap())).collect();
    // Compares the writes of a merge with and without an earlier look at the file.
    let check = |changes: &mut dyn FnMut(&Memory)| {
        let mut last = ImportSession::default();
        work(Job::Compare { file: file() }, copy(&store), &ctx(1, 1), &mut last).unwrap();
        changes(&store);
        let merge = |file: Option<String>, last: &mut ImportSession| {
            work(
                Job::Merge { file, choices: Vec::new(), others: Vec::new(), label: None },
                copy(&store),
                &ctx(2, 1),
                last,
            )
        };
        // The merge need not contain the file again. Without an earlier look, that is refused.
        let named = merge(Some(file()), &mut ImportSession::default());
        assert_eq!(merge(None, &mut last), named);
        assert_eq!(merge(Some(file()), &mut last), named);
        assert_eq!(
            merge(None, &mut ImportSession::default()).map(|it| it.writes),
            Err(JobError::File(ImportError::Empty))
        );
    };
    check(&mut |_| ());
    check(&mut |_| drop(session.commit(Command::AddPerson(Box::new(person("Ana"))), &ctx(1, 1)).unwrap()));
}

#[test]
fn a_backup_of_a_compacted_store_is_whole() {
    let store = golden(include_str!("golden/2.json"));
    let text = on_a_copy(&store, Job::Backup, 50).unwrap().into_text().unwrap();
    let book = |text: &str| text[text.find("\"checksum\"").unwrap()..].to_owned();
    assert_eq!(book(&text), book(include_str!("golden/book.json")));
}
