//! The state of the app, one small context for each concern.
//!
//! A component gets a context by its function, such as [`use_toasts`]. Each context is cheap to copy, holds only its
//! own signals and values, and names the contexts that it needs; these needs form no circle. The state never uses a
//! view.
//!
//! A change of the book takes one way: [`Commands::run`] has the repository carry it out and store it, the repository
//! publishes it as an event (`book_event.rs`), and the list of subscribers in `subscribers.rs` handles it.

mod archive;
mod auto_backup;
mod backup_status;
mod book_event;
mod clock;
mod commands;
mod contexts;
mod corrupted_data;
mod dialogs;
mod erasure;
mod jobs;
mod lazy_parts;
mod lock;
mod merges;
mod navigation;
mod other_backups;
mod past_imports;
mod person_draft;
mod prefs;
mod recovery;
mod repository;
mod search;
mod storage_health;
mod subscribers;
mod tab_sync;
mod theme;
mod toasts;
mod undo;
mod unsaved;
mod updates;
mod week;

pub(crate) use archive::Archive;
pub(crate) use auto_backup::AutoBackup;
pub(crate) use backup_status::BackupStatus;
pub(crate) use clock::Clock;
pub(crate) use commands::Commands;
pub(crate) use contexts::*;
pub(crate) use dialogs::Dialogs;
pub use dialogs::OpenDialog;
pub(crate) use jobs::Jobs;
pub use lazy_parts::{Answer, AskWorker, ExplainJob, LazyLoaders, LazyPart, LazySection, MakeCipher, WorkerRequest};
pub(crate) use lazy_parts::{Drawn, LazyParts, LoadState, at_once, explained};
pub(crate) use lock::Lock;
pub(crate) use merges::Merges;
pub(crate) use navigation::Navigation;
pub(crate) use past_imports::{PastImports, use_past_imports};
pub(crate) use person_draft::{FieldProblem, PersonDraft};
pub(crate) use prefs::Prefs;
pub(crate) use repository::RepositoryContext;
pub(crate) use storage_health::StorageHealth;
pub(crate) use tab_sync::TabSync;
pub(crate) use toasts::{ToastAction, Toasts};
pub(crate) use undo::{RecentStep, Told, Undo};
pub(crate) use unsaved::Unsaved;
pub(crate) use week::CurrentWeek;
