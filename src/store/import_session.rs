//! What a worker remembers of the file it looked at last, until it is brought in or not.
//!
//! A file is read once and compared once; where the book has changed meanwhile it is compared again.

use std::cell::RefCell;

use crate::domain::Ctx;
use crate::formats::backup::{self, BackupFile, LargePhoto};
use crate::merge::Plan;
use crate::store::job::{Job, Write};
use crate::store::{KeyValue, Memory, QUOTA_UNITS, Repository, WriteError};

/// What is remembered of the last look at a file.
#[derive(Default)]
pub struct ImportSession {
    file: Option<ParsedFile>,
    compared: Option<(Repository<RecordingStore>, Plan, Ctx)>,
}

/// A file: its text, and what is in it, until that is brought in.
struct ParsedFile {
    text: String,
    file: Option<BackupFile>,
}

impl ImportSession {
    /// A session for a job; with the plan, where the file to bring in was compared with just this store.
    pub(super) fn session(
        &mut self,
        job: &Job,
        store: RecordingStore,
        ctx: &Ctx,
    ) -> (Repository<RecordingStore>, Option<Plan>) {
        let is_same_file = self.is_same_file(job);
        let compared = self.compared.take().filter(|(it, ..)| is_same_file && it.store().copy == store.copy);
        match compared {
            Some((session, plan, _)) => (session, Some(plan)),
            None => (Repository::open(store, ctx.now_millis).0, None),
        }
    }

    /// A file, or the one that was read last where there is none.
    ///
    /// # Errors
    ///
    /// Why it could not be read, in words.
    pub(super) fn read(&mut self, text: Option<String>) -> Result<&BackupFile, String> {
        let (text, file) = self.known(text)?;
        Ok(self.file.insert(ParsedFile { text, file: None }).file.insert(file))
    }

    /// The pictures of a file, or of the one that was read last, that must be made smaller before they are anybody's.
    pub fn take_large_photos(&mut self, text: Option<String>) -> Vec<LargePhoto> {
        if self.read(text).is_err() {
            return Vec::new();
        }
        self.file.as_mut().and_then(|it| it.file.as_mut()).map(BackupFile::take_large_photos).unwrap_or_default()
    }

    /// Puts a picture that was made smaller in its place, or counts it as left out where it could not be decoded.
    pub fn put_photo(&mut self, large: &LargePhoto, small: Option<String>) {
        if let Some(file) = self.file.as_mut().and_then(|it| it.file.as_mut()) {
            file.put_photo(large, small);
        }
    }

    /// The same, to be brought in. Whoever asks for it again has it read again.
    ///
    /// # Errors
    ///
    /// Why it could not be read, in words.
    pub(super) fn take(&mut self, text: Option<String>) -> Result<BackupFile, String> {
        let (text, file) = self.known(text)?;
        self.file = Some(ParsedFile { text, file: None });
        Ok(file)
    }

    fn known(&mut self, text: Option<String>) -> Result<(String, BackupFile), String> {
        let known = self.file.take().filter(|known| text.as_ref().is_none_or(|it| *it == known.text));
        let ParsedFile { text, file } =
            known.unwrap_or_else(|| ParsedFile { text: text.unwrap_or_default(), file: None });
        match file {
            Some(file) => Ok((text, file)),
            None => backup::read_foreign(&text).map(|it| (text, it)).map_err(|it| it.to_string()),
        }
    }

    /// Keeps what was compared, for when the file is brought in.
    pub(super) fn remember(&mut self, compared: Option<(Repository<RecordingStore>, Plan, Ctx)>) {
        self.compared = compared;
    }

    fn is_same_file(&self, job: &Job) -> bool {
        match (job, &self.file) {
            (Job::Merge(text, _), Some(known)) => text.as_ref().is_none_or(|it| *it == known.text),
            _ => false,
        }
    }
}

/// A copy of the store that remembers what was written to it.
#[derive(Debug)]
pub(super) struct RecordingStore {
    copy: Memory,
    /// The writes, in their order.
    pub(super) writes: RefCell<Vec<Write>>,
}

impl RecordingStore {
    pub(super) fn of(copy: Vec<(String, String)>) -> Self {
        // Sealed texts take less room than what they hold, so an opened copy may be larger than a browser allows.
        let size = copy.iter().map(|(key, value)| key.len() + value.encode_utf16().count()).sum();
        let store = Memory::with_quota(QUOTA_UNITS.max(size));
        for (key, value) in copy {
            // What the browser holds fits into what a browser holds; one that allows more is not held to less.
            let _ = store.set(&key, &value);
        }
        Self { copy: store, writes: RefCell::default() }
    }
}

impl KeyValue for RecordingStore {
    fn get(&self, key: &str) -> Option<String> {
        self.copy.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.copy.set(key, value)?;
        self.writes.borrow_mut().push((key.to_owned(), Some(value.to_owned())));
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.copy.remove(key);
        self.writes.borrow_mut().push((key.to_owned(), None));
    }

    fn keys(&self) -> Vec<String> {
        self.copy.keys()
    }
}
