//! The import state of a worker: the last file that was read, and its comparison with the book.
//!
//! **Invariant:** a file is parsed once and compared once. If the book has changed since, it is compared again.

use std::cell::RefCell;

use crate::domain::{Book, Ctx, EntityRef};
use crate::formats::import::{self, ImportError};
use crate::formats::importer::{LargePhoto, Parsed};
use crate::merge::{self, Plan};
use crate::store::foreign_reader::ForeignReader;
use crate::store::job::Job;
use crate::store::kv_store::{KeyValue, Memory, Write, WriteError};
use crate::store::repository::WorkerRepository;
use crate::store::usage::QUOTA_UNITS;

/// The file that was read last, and the plan that came out of it.
#[derive(Default)]
pub struct ImportSession {
    file: Option<ParsedFile>,
    compared: Option<(WorkerRepository<RecordingStore>, Plan, Ctx)>,
    /// The reader of other programs' files. Only the importer's program has one, so that no other program contains it.
    foreign: Option<Box<dyn ForeignReader>>,
}

/// A file as text, and its parsed content until the content is imported.
struct ParsedFile {
    text: String,
    file: Option<Parsed>,
}

impl ImportSession {
    /// The session of a program that reads files of other programs.
    pub fn with_foreign(reader: Box<dyn ForeignReader>) -> Self {
        Self { foreign: Some(reader), ..Self::default() }
    }

    /// The reader of other programs' files. None in every program but the importer's.
    pub fn foreign(&mut self) -> Option<&mut (dyn ForeignReader + 'static)> {
        self.foreign.as_deref_mut()
    }

    /// Opens a session for a job. Returns the plan too if the job imports the file that was compared with the same
    /// store.
    pub(super) fn session(
        &mut self,
        job: &Job,
        store: RecordingStore,
        ctx: &Ctx,
    ) -> (WorkerRepository<RecordingStore>, Option<Plan>) {
        let is_same_file = self.is_same_file(job);
        let compared = self.compared.take().filter(|(it, ..)| is_same_file && it.store().copy == store.copy);
        match compared {
            Some((session, plan, _)) => (session, Some(plan)),
            None => (WorkerRepository::open(store, ctx.now_millis).0, None),
        }
    }

    /// Parses a file and returns its content. Without a text, returns the file that was read last.
    ///
    /// # Errors
    ///
    /// The reason why the file could not be read.
    pub(super) fn read(&mut self, text: Option<String>) -> Result<&Parsed, ImportError> {
        let (text, file) = self.known(text)?;
        Ok(self.file.insert(ParsedFile { text, file: None }).file.insert(file))
    }

    /// Recognises the entries of the file that was read last in a book, and returns its content and the recognised
    /// entries.
    ///
    /// # Errors
    ///
    /// The reason why the file could not be read.
    pub(super) fn recognise_entries(&mut self, mine: &Book) -> Result<(&Parsed, Vec<EntityRef>), ImportError> {
        let file = self.file.as_mut().and_then(|it| it.file.as_mut());
        let recognised = file.map(|it| merge::recognise_entries(mine, &mut it.book, &[])).unwrap_or_default();
        Ok((self.read(None)?, recognised))
    }

    /// Forgets the content of the file that was read last, so that it is parsed anew: its entries were recognised as
    /// others than the user meant.
    pub(super) fn forget_content(&mut self) {
        if let Some(file) = &mut self.file {
            file.file = None;
        }
    }

    /// Takes out the photos of a file, or of the last one that was read, that are too large and must be reduced before
    /// the import.
    pub fn take_large_photos(&mut self, text: Option<String>) -> Vec<LargePhoto> {
        if self.read(text).is_err() {
            return Vec::new();
        }
        self.file.as_mut().and_then(|it| it.file.as_mut()).map(Parsed::take_large_photos).unwrap_or_default()
    }

    /// Puts a reduced photo back, or counts it as left out if it could not be decoded.
    pub fn put_photo(&mut self, large: &LargePhoto, small: Option<String>) {
        if let Some(file) = self.file.as_mut().and_then(|it| it.file.as_mut()) {
            file.put_photo(large, small);
        }
    }

    /// Like [`read`](Self::read), but moves the content out for the import. Another call parses the file again.
    ///
    /// # Errors
    ///
    /// The reason why the file could not be read.
    pub(super) fn take(&mut self, text: Option<String>) -> Result<Parsed, ImportError> {
        let (text, file) = self.known(text)?;
        self.file = Some(ParsedFile { text, file: None });
        Ok(file)
    }

    fn known(&mut self, text: Option<String>) -> Result<(String, Parsed), ImportError> {
        let known = self.file.take().filter(|known| text.as_ref().is_none_or(|it| *it == known.text));
        let ParsedFile { text, file } =
            known.unwrap_or_else(|| ParsedFile { text: text.unwrap_or_default(), file: None });
        match file {
            Some(file) => Ok((text, file)),
            None => import::read(text.as_bytes()).map(|file| (text, file)),
        }
    }

    /// Stores a comparison until the file is imported.
    pub(super) fn remember(&mut self, compared: Option<(WorkerRepository<RecordingStore>, Plan, Ctx)>) {
        self.compared = compared;
    }

    fn is_same_file(&self, job: &Job) -> bool {
        match (job, &self.file) {
            (Job::Merge { file, .. }, Some(known)) => file.as_ref().is_none_or(|text| *text == known.text),
            _ => false,
        }
    }
}

/// A copy of the store that records the writes to it.
#[derive(Debug)]
pub(super) struct RecordingStore {
    copy: Memory,
    /// The writes, in order.
    pub(super) writes: RefCell<Vec<Write>>,
}

impl RecordingStore {
    pub(super) fn of(copy: Vec<(String, String)>) -> Self {
        // Encrypted texts take less room than their plain texts, so a decrypted copy may exceed the quota of a browser.
        let size = copy.iter().map(|(key, value)| key.len() + value.encode_utf16().count()).sum();
        let store = Memory::with_quota(QUOTA_UNITS.max(size));
        for (key, value) in copy {
            // Cannot fail, because the quota covers the copy: a browser with a larger quota is not limited here.
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
