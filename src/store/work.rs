//! Heavy work on a copy of the store: compaction, backups, imports.
//!
//! The page sends a copy of the store to a worker. The worker opens it as a session of its own, and answers with a
//! reply and with the writes of that session, in order. The page carries them out one by one. A crash between two of
//! them is a crash between two writes of a session, which the fault tests of this layer cover.
//!
//! **Invariant:** pure, like everything in the core; a job that fails or only reads writes nothing. `src/bin/worker.rs`
//! is the worker, and `web/worker.rs` is the page's side of it.

use std::rc::Rc;

use crate::domain::{Book, Command, Ctx, EntityRef};
use crate::formats::export::{ExportFormat, ExportScope};
use crate::formats::foreign::{Choices, Wish};
use crate::formats::import::ImportError;
use crate::formats::importer::Parsed;
use crate::formats::{backup, calendar, demo_data, export, jwe};
use crate::merge::{self, Plan, Recognised, Summary};
use crate::store::import::MergeOutcome;
use crate::store::import_session::{ImportSession, RecordingStore};
use crate::store::job::{Choice, FinishedJob, Job, JobError, JobOutput};
use crate::store::journal::JournalRecord;
use crate::store::kv_store::WriteError;
use crate::store::past_imports::{ImportLabel, PastImport};
use crate::store::repository::WorkerRepository;
use crate::store::usage::QUOTA_UNITS;
use crate::store::{encrypted_store, merge_undo};

/// Runs a job on a copy of the store.
///
/// # Errors
///
/// A [`JobError`]. Nothing is then written.
pub fn work(
    job: Job,
    copy: Vec<(String, String)>,
    ctx: &Ctx,
    last: &mut ImportSession,
) -> Result<FinishedJob, JobError> {
    let store = RecordingStore::of(copy);
    let (mut session, mut compared) = last.session(&job, store, ctx);
    let keeps = job.writes();
    let output = run(job, &mut session, &mut compared, ctx, last);
    let mut writes = session.store().writes.take();
    if !keeps {
        // A job that only reads does not quarantine unreadable texts; a session that may write does so. So a backup is
        // saved even if there is no room for the quarantine.
        writes.clear();
    }
    let is_whole = session.is_whole();
    last.remember(compared.map(|plan| (session, plan, ctx.clone())));
    Ok(FinishedJob { output: output?, writes, is_whole })
}

/// The worker's repository.
type Session = WorkerRepository<RecordingStore>;

fn run(
    job: Job,
    session: &mut Session,
    compared: &mut Option<Plan>,
    ctx: &Ctx,
    last: &mut ImportSession,
) -> Result<JobOutput, JobError> {
    Ok(match job {
        Job::Compact => compact(session, ctx)?,
        Job::Backup => JobOutput::File(checked_backup(session, ctx)?),
        Job::EncryptedBackup { passphrase, random } => {
            JobOutput::File(encrypted(&checked_backup(session, ctx)?, &passphrase, &random)?)
        }
        Job::Encrypt { file, passphrase, random } => JobOutput::File(encrypted(&file, &passphrase, &random)?),
        Job::Decrypt { file, passphrase } => JobOutput::File(jwe::decrypt(&file, &passphrase)?),
        Job::WrapKey { key, passphrase, salt } => {
            let record = salt.try_into().ok().and_then(|salt| encrypted_store::wrap(key, &passphrase, salt));
            JobOutput::Record(record.ok_or(WriteError::Full)?)
        }
        Job::UnwrapKey { record, passphrase } => JobOutput::Key(encrypted_store::unwrap(&record, &passphrase)?),
        Job::Calendar => JobOutput::File(calendar::write(session.book(), ctx)),
        Job::Export { format, scope } => JobOutput::File(exported(session, format, &scope, ctx)),
        Job::Compare { file } => {
            session.open_all(ctx.now_millis);
            last.read(Some(file))?;
            let (file, recognised) = last.recognise_entries(session.book())?;
            let plan = compared.insert(compare(session, &file.book, ctx));
            JobOutput::Summary(summary(plan, session.book(), file, &recognised))
        }
        Job::Merge { file, choices, others, label } => {
            let output = merge_file(session, (last, compared), file, (&choices, &others), ctx)?;
            keep_undo(session, label, output, ctx)
        }
        Job::ReadForeign { wish } => read_foreign(session, last, &wish, ctx)?,
        Job::ImportForeign { wish, choices, label } => {
            let output = import_foreign(session, last, &wish, &choices, ctx)?;
            keep_undo(session, Some(label), output, ctx)
        }
        Job::Unmerge { undo } => unmerge(session, &undo, ctx)?,
        Job::Sample { file } => {
            let file = demo_data::read_sample(&file, ctx.today).map_err(ImportError::from)?;
            let plan = compare(session, &file.book, ctx);
            import_plan(session, plan, file.book, &[], ctx)?
        }
    })
}

fn compact(session: &mut Session, ctx: &Ctx) -> Result<JobOutput, JobError> {
    if session.is_of_first_schema() {
        // In steps, each step would write the plain-text snapshot once more.
        session.compact_whole(&JournalRecord::default(), ctx)?;
    } else {
        while session.compact(ctx)? {}
    }
    Ok(JobOutput::Nothing)
}

/// Writes a backup, then parses it and compares it, because a backup that cannot be read is useless.
fn checked_backup(session: &mut Session, ctx: &Ctx) -> Result<String, JobError> {
    session.open_all(ctx.now_millis);
    let text = backup::write(session.book(), ctx.now_millis, ctx.device);
    let is_same = |file: &Parsed| backup::write(&file.book, ctx.now_millis, ctx.device) == text;
    match backup::read(&text) {
        Ok(file) if is_same(&file) => Ok(text),
        _ => Err(JobError::NotReadBack),
    }
}

/// Writes people for other programs. A notebook has the exchanges of the archive too.
fn exported(session: &mut Session, format: ExportFormat, scope: &ExportScope, ctx: &Ctx) -> String {
    session.open_all(ctx.now_millis);
    export::write(session.book(), format, scope, ctx)
}

/// Encrypts a backup, then decrypts it and compares it, for the same reason.
fn encrypted(text: &str, passphrase: &str, random: &[u8]) -> Result<String, JobError> {
    let random = jwe::Random::from_bytes(random);
    let encrypted = random.and_then(|random| jwe::encrypt(text, passphrase, &random, jwe::ROUNDS));
    let is_same = |file: &String| jwe::decrypt(file, passphrase).as_deref() == Ok(text);
    encrypted.filter(is_same).ok_or(JobError::NotReadBack)
}

fn compare(session: &mut Session, theirs: &Book, ctx: &Ctx) -> Plan {
    session.open_all(ctx.now_millis);
    let mut plan = merge::compare(session.book(), theirs, ctx.now_millis);
    merge::correct(&mut plan, session.book(), theirs);
    plan
}

fn summary(plan: &Plan, mine: &Book, file: &Parsed, recognised: &[EntityRef]) -> Summary {
    let summary = Summary::of(plan, (mine, &file.book), file.exported_at.clone());
    let (photos, stamps) = (file.left_out.photo_count() as u64, file.left_out.stamps as u64);
    let over_limit = file.left_out.over_limit as u64;
    let (skipped, count) = merge::skipped(&file.book);
    Summary {
        photos_left_out: photos,
        stamps_left_out: stamps,
        over_limit,
        entries_left_out: file.left_out.entries as u64,
        recognised: Recognised::of(recognised, &file.book),
        skipped,
        skipped_count: count as u64,
        ..summary
    }
}

/// Imports a backup that was compared before, or is compared now.
fn merge_file(
    session: &mut Session,
    (last, compared): (&mut ImportSession, &mut Option<Plan>),
    file: Option<String>,
    (choices, others): (&[Choice], &[String]),
    ctx: &Ctx,
) -> Result<JobOutput, JobError> {
    let others: Vec<EntityRef> = others.iter().filter_map(|it| it.parse().ok()).collect();
    if !others.is_empty() {
        (*compared, _) = (None, last.forget_content());
    }
    let mut file = last.take(file)?;
    session.open_all(ctx.now_millis);
    merge::recognise_entries(session.book(), &mut file.book, &others);
    let plan = compared.take().unwrap_or_else(|| compare(session, &file.book, ctx));
    import_plan(session, plan, file.book, choices, ctx)
}

/// Applies a merge with the user's `choices`. Returns the text that undoes it.
fn import_plan(
    session: &mut Session,
    mut plan: Plan,
    theirs: Book,
    choices: &[Choice],
    ctx: &Ctx,
) -> Result<JobOutput, JobError> {
    for conflict in plan.conflicts.clone() {
        let entity = conflict.entity.to_string();
        let choice = choices.iter().find(|choice| choice.entity == entity && choice.cell == conflict.cell);
        plan.choose(&conflict, choice.map_or(conflict.takes_theirs(), |choice| choice.takes_theirs));
    }
    let outcome = session.import_plan(plan, &theirs, ctx)?;
    let undo = merge_undo::write(outcome, session.book()).ok_or(WriteError::Full)?;
    Ok(JobOutput::Undo(undo, 0))
}

fn read_foreign(
    session: &mut Session,
    last: &mut ImportSession,
    wish: &Wish,
    ctx: &Ctx,
) -> Result<JobOutput, JobError> {
    session.open_all(ctx.now_millis);
    let room = QUOTA_UNITS.saturating_sub(session.usage().units());
    let reader = last.foreign().ok_or(JobError::Unavailable)?;
    Ok(JobOutput::Preview(Box::new(reader.preview(wish, session.book(), ctx.today, room)?)))
}

/// Saves the chosen people and exchanges of another program's file as one change. Returns the text that undoes it.
fn import_foreign(
    session: &mut Session,
    last: &mut ImportSession,
    wish: &Wish,
    choices: &Choices,
    ctx: &Ctx,
) -> Result<JobOutput, JobError> {
    session.open_all(ctx.now_millis);
    let reader = last.foreign().ok_or(JobError::Unavailable)?;
    let all = reader.save_all(wish, choices, session.book(), ctx)?;
    let photos = reader.photos_not_read();
    let people = all.people.iter().map(|it| EntityRef::from(it.0));
    let saved: Vec<EntityRef> = people.chain(all.exchanges.iter().map(|it| it.0.into())).collect();
    let unknown = saved.into_iter().filter(|it| session.book().view(*it).is_none()).collect();
    let change = session.commit(Command::Act(Rc::new(all)), ctx)?;
    let undo = merge_undo::write(MergeOutcome { change, unknown }, session.book()).ok_or(WriteError::Full)?;
    Ok(JobOutput::Undo(undo, photos))
}

/// Writes the undo together with what it undoes: a page that is left right afterwards must not lose it.
fn keep_undo(session: &Session, label: Option<ImportLabel>, output: JobOutput, ctx: &Ctx) -> JobOutput {
    if let (Some(ImportLabel { name, counts }), JobOutput::Undo(undo, _)) = (label, &output) {
        PastImport { millis: ctx.now_millis, name, counts, undo: undo.clone() }.keep(session.store());
    }
    output
}

fn unmerge(session: &mut Session, undo: &str, ctx: &Ctx) -> Result<JobOutput, JobError> {
    session.open_all(ctx.now_millis);
    let change = merge_undo::read(undo, session.book()).ok_or(JobError::NoUndo)?;
    session.commit(Command::Unmerge(change), ctx)?;
    Ok(JobOutput::Nothing)
}
