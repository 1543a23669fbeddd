//! Heavy work on a copy of the store: compaction, backups, imports.
//!
//! The page sends a copy of the store to a worker. The worker opens it as a session of its own, and answers with a
//! reply and with the writes of that session, in order. The page carries them out one by one. A crash between two of
//! them is a crash between two writes of a session, which the fault tests of this layer cover.
//!
//! Pure, like everything in the core. `src/bin/worker.rs` is the worker, and `web/worker.rs` is the page's side of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde_json::Value;

use crate::domain::{Book, Command, Ctx};
use crate::formats::backup;
use crate::formats::importer::Parsed;
use crate::formats::{calendar, demo_data, jwe, vcard};
use crate::merge::{self, Plan, Summary};
use crate::store::import_session::{ImportSession, RecordingStore};
use crate::store::{CommitError, DataKey, JournalRecord, Repository, WriteError, encrypted_store, merge_undo};

/// A job for the worker. The variants describe the reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Compacts the journal.
    Compact,
    /// Writes a backup. Replies with the file.
    Backup,
    /// Writes the session, promises and dates as a calendar. Replies with the file.
    Calendar,
    /// Writes all people as vCards. Replies with the file.
    VCards,
    /// Compares a file with the book. Replies with a [`Summary`].
    Look(String),
    /// Imports a file, or the last compared one if it is `None`. The second text holds the choices as JSON: for each
    /// conflict its entity, its cell, and whether to take the file's value. Replies with the text for
    /// [`TakeBack`](Self::TakeBack).
    Merge(Option<String>, String),
    /// Undoes a merge.
    TakeBack(String),
    /// Imports the demo data of this file.
    Sample(String),
    /// Writes a backup encrypted with a passphrase and these random bytes. Replies with the file.
    Seal(String, Vec<u8>),
    /// Encrypts an existing backup in the same way.
    SealText(String, String, Vec<u8>),
    /// Decrypts a file with a passphrase. Replies with its content.
    Unseal(String, String),
    /// Wraps a data key with a passphrase and a salt. Replies with the lock record.
    Wrap(DataKey, String, Vec<u8>),
    /// Unwraps the lock record with a passphrase. Replies with the data key.
    Unwrap(String, String),
}

/// A job as a message to the worker: its name, then its arguments.
impl From<Job> for Vec<String> {
    fn from(job: Job) -> Self {
        let name = match job {
            Job::Compact => "fold",
            Job::Backup => "backup",
            Job::Calendar => "calendar",
            Job::VCards => "vcards",
            Job::Look(_) => "look",
            Job::Merge(..) => "merge",
            Job::TakeBack(_) => "take-back",
            Job::Sample(_) => "sample",
            Job::Seal(..) => "seal",
            Job::SealText(..) => "seal-text",
            Job::Unseal(..) => "unseal",
            Job::Wrap(..) => "wrap",
            Job::Unwrap(..) => "unwrap",
        };
        let mut texts = vec![name.to_owned()];
        match job {
            Job::Compact | Job::Backup | Job::Calendar | Job::VCards => (),
            Job::Look(text) | Job::TakeBack(text) | Job::Sample(text) => texts.push(text),
            // An empty text stands for `None`, because an empty file is never compared.
            Job::Merge(file, choices) => texts.extend([file.unwrap_or_default(), choices]),
            Job::Unseal(one, two) | Job::Unwrap(one, two) => texts.extend([one, two]),
            Job::Seal(passphrase, random) => texts.extend([passphrase, BASE64.encode(random)]),
            Job::SealText(text, passphrase, random) => texts.extend([text, passphrase, BASE64.encode(random)]),
            Job::Wrap(key, passphrase, salt) => texts.extend([key.to_string(), passphrase, BASE64.encode(salt)]),
        }
        texts
    }
}

impl Job {
    /// Whether the job writes to the store.
    pub fn writes(&self) -> bool {
        matches!(self, Self::Compact | Self::Merge(..) | Self::TakeBack(_) | Self::Sample(_))
    }

    /// Parses the message of a job.
    pub fn from_texts(texts: Vec<String>) -> Option<Self> {
        let mut texts = texts.into_iter();
        Some(match texts.next()?.as_str() {
            "fold" => Self::Compact,
            "backup" => Self::Backup,
            "calendar" => Self::Calendar,
            "vcards" => Self::VCards,
            "look" => Self::Look(texts.next()?),
            "merge" => Self::Merge(texts.next().filter(|it| !it.is_empty()), texts.next()?),
            "take-back" => Self::TakeBack(texts.next()?),
            "sample" => Self::Sample(texts.next()?),
            "seal" => Self::Seal(texts.next()?, BASE64.decode(texts.next()?).ok()?),
            "seal-text" => Self::SealText(texts.next()?, texts.next()?, BASE64.decode(texts.next()?).ok()?),
            "unseal" => Self::Unseal(texts.next()?, texts.next()?),
            "wrap" => Self::Wrap(DataKey::parse(&texts.next()?)?, texts.next()?, BASE64.decode(texts.next()?).ok()?),
            "unwrap" => Self::Unwrap(texts.next()?, texts.next()?),
            _ => return None,
        })
    }
}

/// A write to the store: a key with its value, or `None` to remove the key.
pub type Write = (String, Option<String>);

/// The result of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobOutput {
    /// The reply.
    pub reply: String,
    /// The writes to carry out, in order.
    pub writes: Vec<Write>,
    /// Whether every loaded text could be read.
    pub is_whole: bool,
}

/// Runs a job on a copy of the store.
///
/// # Errors
///
/// The reason of the failure, as a sentence for the user. Nothing is then written.
pub fn work(job: Job, copy: Vec<(String, String)>, ctx: &Ctx, last: &mut ImportSession) -> Result<JobOutput, String> {
    let store = RecordingStore::of(copy);
    let (mut session, mut compared) = last.session(&job, store, ctx);
    let keeps = job.writes();
    let reply = match job {
        Job::Compact => compact(&mut session, ctx),
        Job::Backup => {
            session.open_all(ctx.now_millis);
            checked_backup(session.book(), ctx)
        }
        Job::Seal(passphrase, random) => {
            session.open_all(ctx.now_millis);
            checked_backup(session.book(), ctx).and_then(|it| checked_seal(&it, &passphrase, &random))
        }
        Job::SealText(text, passphrase, random) => checked_seal(&text, &passphrase, &random),
        Job::Unseal(file, passphrase) => jwe::decrypt(&file, &passphrase).map_err(|it| it.to_string()),
        Job::Wrap(key, passphrase, salt) => {
            let salt = salt.try_into().ok();
            salt.and_then(|it| encrypted_store::wrap(key, &passphrase, it)).ok_or_else(|| WriteError::Full.to_string())
        }
        Job::Unwrap(record, passphrase) => {
            encrypted_store::unwrap(&record, &passphrase).map(|it| it.to_string()).map_err(|it| it.to_string())
        }
        Job::Calendar => Ok(calendar::write(session.book(), ctx)),
        Job::VCards => Ok(vcard::write(session.book())),
        Job::Look(file) => last.read(Some(file)).map(|file| {
            let plan = compared.insert(compare(&mut session, &file.book, ctx));
            let left_out = &file.left_out;
            let summary = Summary::of(plan, &file.book, file.exported_at.clone());
            let (photos_left_out, stamps_left_out) = (left_out.photo_count() as u64, left_out.stamps as u64);
            let over_limit = left_out.over_limit as u64;
            Summary { photos_left_out, stamps_left_out, over_limit, ..summary }.to_json().to_string()
        }),
        Job::Merge(file, choices) => last.take(file).and_then(|file| {
            let plan = compared.take().unwrap_or_else(|| compare(&mut session, &file.book, ctx));
            import_plan(&mut session, plan, file.book, &choices, ctx)
        }),
        Job::TakeBack(text) => take_back(&mut session, &text, ctx),
        Job::Sample(file) => match demo_data::read_sample(&file, ctx.today) {
            Ok(file) => {
                let plan = compare(&mut session, &file.book, ctx);
                import_plan(&mut session, plan, file.book, "[]", ctx)
            }
            Err(problem) => Err(problem.to_string()),
        },
    };
    let mut writes = session.store().writes.take();
    if !keeps {
        // A job that only reads does not quarantine unreadable texts; a session that may write does so. So a backup is
        // saved even if there is no room for the quarantine.
        writes.clear();
    }
    let is_whole = session.is_whole();
    last.remember(compared.map(|it| (session, it, ctx.clone())));
    Ok(JobOutput { reply: reply?, writes, is_whole })
}

fn compact(session: &mut Repository<RecordingStore>, ctx: &Ctx) -> Result<String, String> {
    if session.is_of_first_schema() {
        // In steps, each step would write the plain-text snapshot once more.
        return session
            .compact_whole(&JournalRecord::default(), ctx)
            .map(|()| String::new())
            .map_err(|it| it.to_string());
    }
    while session.compact(ctx).map_err(|it| it.to_string())? {}
    Ok(String::new())
}

const NOT_READ_BACK: &str =
    "The backup did not read back as it was written, so it was not saved. Your book is untouched.";

/// Writes a backup, then parses it and compares it, because a backup that cannot be read is useless.
fn checked_backup(book: &Book, ctx: &Ctx) -> Result<String, String> {
    let text = backup::write(book, ctx.now_millis, ctx.device);
    let is_same = |file: &Parsed| backup::write(&file.book, ctx.now_millis, ctx.device) == text;
    match backup::read(&text) {
        Ok(file) if is_same(&file) => Ok(text),
        _ => Err(NOT_READ_BACK.to_owned()),
    }
}

/// Encrypts a backup, then decrypts it and compares it, for the same reason.
fn checked_seal(text: &str, passphrase: &str, random: &[u8]) -> Result<String, String> {
    let random = jwe::Random::from_bytes(random);
    let sealed = random.and_then(|it| jwe::encrypt(text, passphrase, &it, jwe::ROUNDS));
    let is_same = |sealed: &String| jwe::decrypt(sealed, passphrase).as_deref() == Ok(text);
    sealed.filter(is_same).ok_or_else(|| NOT_READ_BACK.to_owned())
}

fn compare(session: &mut Repository<RecordingStore>, theirs: &Book, ctx: &Ctx) -> Plan {
    session.open_all(ctx.now_millis);
    merge::compare(session.book(), theirs, ctx.now_millis)
}

/// Applies a merge with the user's `choices`. Returns the text that undoes it.
pub(super) fn import_plan(
    session: &mut Repository<RecordingStore>,
    mut plan: Plan,
    theirs: Book,
    choices: &str,
    ctx: &Ctx,
) -> Result<String, String> {
    let choices: Value = serde_json::from_str(choices).unwrap_or_default();
    for conflict in plan.conflicts.clone() {
        let is_about = |it: &&Value| it[0] == conflict.entity.to_string() && it[1] == conflict.cell;
        let choice = choices.as_array().into_iter().flatten().find(is_about);
        plan.choose(&conflict, choice.and_then(|it| it[2].as_bool()).unwrap_or(conflict.takes_theirs()));
    }
    let brought = session.import_plan(plan, &theirs, ctx).map_err(|it| it.to_string())?;
    merge_undo::write(brought, session.book()).ok_or_else(|| WriteError::Full.to_string())
}

fn take_back(session: &mut Repository<RecordingStore>, text: &str, ctx: &Ctx) -> Result<String, String> {
    session.open_all(ctx.now_millis);
    let change = merge_undo::read(text, session.book()).ok_or("It cannot be taken back any more.")?;
    session.commit(Command::Unmerge(change), ctx).map_err(|it: CommitError| it.to_string())?;
    Ok(String::new())
}
