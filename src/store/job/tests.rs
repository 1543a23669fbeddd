//! Round trips of every message between the page and the worker.

use super::{Choice, Job, JobError, JobOutput, Message};
use crate::domain::{CommandError, EntityRef, FieldName, Kind};
use crate::formats::backup::{BackupProblem, Expected};
use crate::formats::encoding::Encoding;
use crate::formats::export::{ExportFormat, ExportScope};
use crate::formats::file_kind::FileKind;
use crate::formats::import::ImportError;
use crate::formats::jwe::JweError;
use crate::merge::{ConflictName, ConflictSummary, ConflictValue, SkipReason, Skipped, Summary};
use crate::store::{DataKey, LockError, WriteError};

const TEXT: &str = "{\"line\": \"one\\n\"}\n\u{801f}";

#[test]
fn every_job_arrives_as_it_was_sent() {
    let (passphrase, random) = ("a \"quoted\" one".to_owned(), vec![0, 255, 7]);
    let choice = Choice { entity: "people/0".into(), cell: "tags/a".into(), takes_theirs: true };
    // The job, and whether it has a large text.
    let check = |job: Job, has_text: bool| {
        let message = job.clone().into_message();
        assert_eq!(message.text.as_deref(), has_text.then_some(TEXT), "{job:?}");
        assert!(!message.json.contains("line"), "{}", message.json);
        assert_eq!(Job::from_message(message.clone()), Some(job.clone()));
        // A job without the text that it needs is refused.
        let bare = Job::from_message(Message { text: None, ..message });
        assert_eq!(bare.is_none(), has_text && !matches!(job, Job::Merge { .. }), "{job:?}");
    };
    check(Job::Compact, false);
    check(Job::Backup, false);
    check(Job::Calendar, false);
    let scopes = [
        ExportScope::All,
        ExportScope::Circle("close".into()),
        ExportScope::Tag("a".into()),
        ExportScope::Person("b".into()),
    ];
    for scope in scopes {
        check(Job::Export { format: ExportFormat::Notebook, scope }, false);
    }
    check(Job::Compare { file: TEXT.into() }, true);
    check(Job::Merge { file: Some(TEXT.into()), choices: vec![choice.clone()], others: Vec::new(), label: None }, true);
    check(Job::Merge { file: None, choices: Vec::new(), others: Vec::new(), label: None }, false);
    check(Job::Unmerge { undo: TEXT.into() }, true);
    check(Job::Sample { file: TEXT.into() }, true);
    check(Job::EncryptedBackup { passphrase: passphrase.clone(), random: random.clone() }, false);
    check(Job::Encrypt { file: TEXT.into(), passphrase: passphrase.clone(), random: random.clone() }, true);
    check(Job::Decrypt { file: TEXT.into(), passphrase: passphrase.clone() }, true);
    check(Job::WrapKey { key: DataKey([9; 32]), passphrase: passphrase.clone(), salt: random }, false);
    check(Job::UnwrapKey { record: "{}".into(), passphrase }, false);
    for json in ["", "\"Fold\"", "{\"Compact\": 1}"] {
        assert_eq!(Job::from_message(Message { json: json.into(), text: None }), None, "{json}");
    }
}

#[test]
fn every_output_arrives_as_it_was_sent() {
    let check = |output: JobOutput, has_text: bool| {
        let message = JobOutput::into_message(Ok(output.clone()));
        assert_eq!(message.text.as_deref(), has_text.then_some(TEXT));
        assert_eq!(JobOutput::from_message(message.clone()), Ok(output.clone()));
        let bare = JobOutput::from_message(Message { text: None, ..message });
        assert_eq!(bare, if has_text { Err(JobError::Unavailable) } else { Ok(output) });
    };
    let conflict = |name, mine, theirs| ConflictSummary {
        entity: "people/0".into(),
        cell: "role".into(),
        takes_theirs: true,
        name,
        mine,
        theirs,
    };
    let both = vec![
        conflict(ConflictName::Text("Ana".into()), ConflictValue::Text("Cook".into()), ConflictValue::Nothing),
        conflict(
            ConflictName::Exchange { day: "2026-11-22".into(), people: vec!["Ana".into()] },
            ConflictValue::Switch(true),
            ConflictValue::Switch(false),
        ),
        conflict(ConflictName::Kind, ConflictValue::Nothing, ConflictValue::Nothing),
    ];
    let skipped = vec![Skipped {
        entity: "people/0".into(),
        name: ConflictName::Text("Ana".into()),
        field: "dates".into(),
        part: "when".into(),
        value: "28/11/1987".into(),
        reason: SkipReason::Date,
    }];
    let summary = Summary { new_people: 2, both, days_ahead: Some(3), skipped, skipped_count: 1, ..Summary::default() };
    check(JobOutput::Nothing, false);
    check(JobOutput::File(TEXT.into()), true);
    check(JobOutput::Summary(summary), false);
    check(JobOutput::Undo(TEXT.into(), 2), true);
    check(JobOutput::Record("{}".into()), false);
    check(JobOutput::Key(DataKey([255; 32])), false);
}

#[test]
fn every_error_arrives_as_it_was_sent() {
    let check = |error: JobError| {
        let message = JobOutput::into_message(Err(error.clone()));
        assert_eq!(message.text, None);
        assert_eq!(JobOutput::from_message(message), Err(error));
    };
    let entity: EntityRef = "people/0192f0c1000070008000000000000001".parse().unwrap();
    for error in [
        CommandError::StillNamed,
        CommandError::Nameless,
        CommandError::NothingHappened,
        CommandError::NotYet,
        CommandError::NothingGiven,
        CommandError::NothingPromised,
        CommandError::NothingShared,
        CommandError::NobodyToMentor,
        CommandError::AlreadyBegun,
        CommandError::HasEnded,
        CommandError::NoTopic,
        CommandError::NoGoal,
        CommandError::NoProjectName,
        CommandError::NoGroupName,
        CommandError::NoNeed,
        CommandError::ThreeGoals,
        CommandError::ThreeAims,
        CommandError::NoReturn,
        CommandError::NotAhead("when".into()),
        CommandError::EndsTooSoon("to".into()),
        CommandError::StillAhead("began".into()),
        CommandError::TooLong { field: FieldName { kind: Kind::People, name: "given".into() }, max: 500 },
        CommandError::TooMany { field: FieldName { kind: Kind::People, name: "tags".into() }, max: 1000 },
        CommandError::Picture,
        CommandError::Missing(entity),
        CommandError::Nothing,
    ] {
        check(JobError::Refused(error));
    }
    for error in [WriteError::Full, WriteError::Stale, WriteError::Blocked] {
        check(JobError::NotKept(error));
    }
    for error in [
        BackupProblem::Empty,
        BackupProblem::TooLarge,
        BackupProblem::Cut { line: 3 },
        BackupProblem::NotOurs,
        BackupProblem::Newer { version: 9 },
        BackupProblem::Altered { line: 2 },
        BackupProblem::Shape { place: "people".into(), expected: Expected::List },
    ] {
        check(JobError::File(error.into()));
    }
    for error in
        [ImportError::Empty, ImportError::NotRecognised(FileKind::VCard), ImportError::Encoding(Encoding::Western)]
    {
        check(JobError::File(error));
    }
    for error in [
        JweError::NotSealed,
        JweError::Cut,
        JweError::Unsupported("RSA".into()),
        JweError::WrongPassphrase,
        JweError::Damaged,
    ] {
        check(JobError::Decrypt(error));
    }
    for error in [LockError::WrongPassphrase, LockError::Damaged] {
        check(JobError::Lock(error));
    }
    for error in [
        JobError::ReadOnly,
        JobError::NotReadBack,
        JobError::NoUndo,
        JobError::NotRead,
        JobError::Unavailable,
        JobError::Stopped,
        JobError::Leaving,
    ] {
        check(error);
    }
    let other = Message { json: "{\"Ok\":\"Folded\"}".into(), text: None };
    assert_eq!(JobOutput::from_message(other), Err(JobError::Unavailable));
}
