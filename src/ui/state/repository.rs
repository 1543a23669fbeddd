//! The repository: the book and its store.
//!
//! Holds the repository and a version number that views subscribe to. Invariant: every change of the book is published
//! once, after it was stored and while the repository is not borrowed, so that subscribers may read it. Needs the
//! storage health, to report that the storage is full.

use std::rc::Rc;

use leptos::prelude::*;

use super::book_event::{BookEvent, Origin};
use super::storage_health::StorageHealth;
use crate::domain::{Book, Change, Command, Ctx, Device};
use crate::store::{CommitError, EncryptedStore, Mirrored, PageRepository, WriteError};
use crate::web::durable_mirror::IdbMirror;
use crate::web::storage::Backing;
use crate::web::{clock, dom};

/// The store of the book: browser storage with its IndexedDB mirror, behind optional encryption.
pub(crate) type Store = EncryptedStore<Mirrored<Backing, IdbMirror>>;

type Listener = Rc<dyn Fn(&BookEvent<'_>)>;

/// The book and its store. Cheap to copy: the data is behind stored values.
#[derive(Clone, Copy)]
pub(crate) struct RepositoryContext {
    repository: StoredValue<PageRepository<Store>, LocalStorage>,
    /// Increases when the book or a value stored beside it changes, so that views are redrawn.
    version: RwSignal<u32>,
    listener: StoredValue<Option<Listener>, LocalStorage>,
    /// The id of this device, used in the timestamps of its changes.
    device: Device,
    health: StorageHealth,
}

impl RepositoryContext {
    pub(super) fn new(repository: PageRepository<Store>, device: Device, health: StorageHealth) -> Self {
        Self {
            repository: StoredValue::new_local(repository),
            version: RwSignal::new(0),
            listener: StoredValue::new_local(None),
            device,
            health,
        }
    }

    /// Reads the book. The calling view is redrawn when the book changes.
    pub(crate) fn book<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        self.version.track();
        self.book_untracked(read)
    }

    /// Reads the book without subscribing to changes.
    pub(crate) fn book_untracked<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        self.repository.with_value(|it| read(it.book()))
    }

    /// Reads the repository. The calling view is redrawn when the book or a value stored beside it changes.
    pub(crate) fn read<T>(self, read: impl FnOnce(&PageRepository<Store>) -> T) -> T {
        self.version.track();
        self.read_untracked(read)
    }

    /// Reads the repository without subscribing to changes.
    pub(crate) fn read_untracked<T>(self, read: impl FnOnce(&PageRepository<Store>) -> T) -> T {
        self.repository.with_value(read)
    }

    /// The version of the book and of the values beside it, for a cache.
    pub(crate) fn version_untracked(self) -> u32 {
        self.version.get_untracked()
    }

    /// The id of this device, used in the timestamps of its changes.
    pub(crate) const fn device(self) -> Device {
        self.device
    }

    /// The clock, the date, the device and the entropy for a command.
    pub(super) fn ctx(self) -> Ctx {
        clock::ctx(self.device)
    }

    /// Changes the repository. Returns `None` if it is gone with the app. The caller publishes the change.
    pub(super) fn update<T>(self, change: impl FnOnce(&mut PageRepository<Store>) -> T) -> Option<T> {
        self.repository.try_update_value(change)
    }

    /// Carries out a command, stores the change and publishes it.
    ///
    /// # Errors
    ///
    /// If the command was refused or the change could not be stored. The book is then unchanged.
    pub(super) fn commit(self, command: Command, origin: Origin<'_>) -> Result<Change, CommitError> {
        let ctx = self.ctx();
        let result = self.update(|it| it.commit(command, &ctx)).unwrap_or(Err(CommitError::ReadOnly));
        let change = result.inspect_err(|why| {
            if matches!(why, CommitError::NotKept(WriteError::Full)) {
                self.health.is_tight.set(true);
            }
        })?;
        self.publish(&BookEvent { origin, change: Some(&change) });
        Ok(change)
    }

    /// Sets the function that hears of every change.
    pub(super) fn subscribe(self, listener: impl Fn(&BookEvent<'_>) + 'static) {
        self.listener.set_value(Some(Rc::new(listener)));
    }

    /// Publishes a change of the book. A subscriber may publish another while it handles this one.
    pub(super) fn publish(self, event: &BookEvent<'_>) {
        if let Some(listener) = self.listener.get_value() {
            listener(event);
        }
    }

    /// Redraws the views that read the repository.
    pub(crate) fn redraw(self) {
        self.version.update(|it| *it = it.wrapping_add(1));
    }

    /// Whether all stored data could be read. A damaged book must not replace the backup file that could repair it.
    pub(crate) fn is_whole(self) -> bool {
        self.read(|it| !it.is_read_only() && it.is_whole()) && self.health.migration_problem.with(String::is_empty)
    }

    /// Measures the space that the store uses.
    pub(super) fn measure(self) {
        self.health.note_used(self.read_untracked(|it| it.usage().part(dom::counts_bytes())));
    }
}
