//! What a worker remembers of the file it looked at last, until it is brought in or not.
//!
//! A file is read once and compared once, and while its owner reads what it would bring, it is brought into the copy of
//! the store ahead of the word. What that would write is thrown away where the word is another one, or where the book has
//! changed meanwhile.

use std::cell::RefCell;

use crate::domain::{Ctx, Part};
use crate::exchange::backup::{self, BackupFile};
use crate::merge::Plan;
use crate::store::job::{Done, Job, Write, bring_in};
use crate::store::{Kept, Key, KeyValue, Memory, QUOTA_UNITS, Session, WriteError, decode, encode, pack};

/// What is remembered of the last look at a file.
#[derive(Default)]
pub struct LastLook {
    file: Option<Known>,
    compared: Option<(Session<Recorder>, Plan, Ctx)>,
    ahead: Option<Ahead>,
    /// What brought the file in ahead. The worker ends with the answer, and taking this apart before would only be waited
    /// for.
    spent: Option<Session<Recorder>>,
}

/// A file: its text, and what is in it, until that is brought in.
struct Known {
    text: String,
    file: Option<BackupFile>,
}

/// What bringing the file in would answer and write, to a store that holds just this.
struct Ahead {
    copy: Memory,
    day: chrono::NaiveDate,
    done: Done,
}

impl LastLook {
    /// Brings the file that was looked at in, ahead of the word. Only where the two sides did not change the same thing:
    /// otherwise there is a choice to wait for.
    pub fn bring_in_ahead(&mut self) {
        let is_plain = self.compared.as_ref().is_some_and(|(_, plan, _)| plan.conflicts.is_empty());
        let Some((mut session, plan, ctx)) = is_plain.then(|| self.compared.take()).flatten() else { return };
        let Ok(file) = self.take(None) else { return };
        let copy = session.store().copy.clone();
        // Where it is refused it is tried again at the word, and that says why.
        self.ahead = bring_in(&mut session, plan, file.book, "[]", &ctx).ok().map(|reply| {
            let writes = session.store().writes.take();
            Ahead { copy, day: ctx.today, done: Done { reply, writes, is_whole: session.is_whole() } }
        });
        self.spent = Some(session);
    }

    /// Packs closer one text of what was done ahead, as long as nobody has answered. Returns whether there is more to do.
    pub fn pack_closer(&mut self) -> bool {
        let Some(ahead) = &mut self.ahead else { return false };
        let is_past = |key: &str| Key::part(key).is_some() && !Key::is_front(key);
        let is_hasty = |(key, text): &&mut Write| is_past(key) && text.as_deref().is_some_and(pack::is_hasty);
        let writes = &mut ahead.done.writes;
        if let Some((_, text)) = writes.iter_mut().find(is_hasty) {
            let close = text.as_deref().and_then(pack::closer);
            let is_packed = close.is_some();
            *text = close.or_else(|| text.take());
            return is_packed;
        }
        let was_hasty =
            |it: &(Part, u64)| ahead.copy.get(&Key::Past(it.0, it.1).to_string()).is_some_and(|it| pack::is_hasty(&it));
        let snapshots = writes.iter_mut().filter(|(key, _)| Key::book_generation(key).is_some());
        for text in snapshots.filter_map(|(_, text)| text.as_mut()) {
            // Where nothing is left to be packed by a later fold, of this file or of one before.
            if let Some(kept) = decode(text).ok().filter(|it| !it.parts.iter().any(was_hasty)) {
                *text = encode(&Kept { is_hasty: false, ..kept });
            }
        }
        false
    }

    /// Whether it was brought in ahead of the word.
    #[cfg(test)]
    pub(super) fn is_ahead(&self) -> bool {
        self.ahead.is_some()
    }

    /// What was done ahead, where just that is asked for.
    pub(super) fn done_ahead(&mut self, job: &Job, store: &Recorder, ctx: &Ctx) -> Option<Done> {
        let is_same_file = self.is_same_file(job);
        let ahead = self.ahead.take()?;
        (is_same_file && ahead.day == ctx.today && ahead.copy == store.copy).then_some(ahead.done)
    }

    /// A session for a job; with the plan, where the file to bring in was compared with just this store.
    pub(super) fn session(&mut self, job: &Job, store: Recorder, ctx: &Ctx) -> (Session<Recorder>, Option<Plan>) {
        let is_same_file = self.is_same_file(job);
        let compared = self.compared.take().filter(|(it, ..)| is_same_file && it.store().copy == store.copy);
        match compared {
            Some((session, plan, _)) => (session, Some(plan)),
            None => (Session::open(store, ctx.now_millis).0, None),
        }
    }

    /// A file, or the one that was read last where there is none.
    ///
    /// # Errors
    ///
    /// Why it could not be read, in words.
    pub(super) fn read(&mut self, text: Option<String>) -> Result<&BackupFile, String> {
        let (text, file) = self.known(text)?;
        Ok(self.file.insert(Known { text, file: None }).file.insert(file))
    }

    /// The same, to be brought in. Whoever asks for it again has it read again.
    ///
    /// # Errors
    ///
    /// Why it could not be read, in words.
    pub(super) fn take(&mut self, text: Option<String>) -> Result<BackupFile, String> {
        let (text, file) = self.known(text)?;
        self.file = Some(Known { text, file: None });
        Ok(file)
    }

    fn known(&mut self, text: Option<String>) -> Result<(String, BackupFile), String> {
        let known = self.file.take().filter(|known| text.as_ref().is_none_or(|it| *it == known.text));
        let Known { text, file } = known.unwrap_or_else(|| Known { text: text.unwrap_or_default(), file: None });
        match file {
            Some(file) => Ok((text, file)),
            None => backup::read(&text).map(|it| (text, it)).map_err(|it| it.to_string()),
        }
    }

    /// Keeps what was compared, for when the file is brought in.
    pub(super) fn remember(&mut self, compared: Option<(Session<Recorder>, Plan, Ctx)>) {
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
pub(super) struct Recorder {
    copy: Memory,
    /// The writes, in their order.
    pub(super) writes: RefCell<Vec<Write>>,
}

impl Recorder {
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

impl KeyValue for Recorder {
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
