//! The ids of all elements that need one.

use std::cell::Cell;

/// The id of an element that a label, a description or the focus refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DomId {
    /// The static shell in `index.html`.
    Shell,
    /// The main landmark.
    Page,
    /// The sheet of further pages on a phone.
    More,
    /// The title of a dialog.
    DialogTitle,
    /// The text field for the sentence of an exchange.
    Sentence,
    /// The hint below the sentence.
    SentenceHint,
    /// Heading of the person beside the list of people.
    Peek,
    /// Heading of the exchanges.
    Exchanges,
    /// Heading of the do's and don'ts.
    DosAndDonts,
    /// Heading of how you met a person.
    Met,
    /// Heading of dates.
    Dates,
    /// Heading of facts.
    Facts,
    /// What a person knows.
    Knows,
    /// Heading of the search for people who know about something.
    WhoKnows,
    /// Heading of notes.
    Notes,
    /// Heading of promises.
    Promises,
    /// Heading of the contact links of a person.
    ContactLinks,
    /// Heading of the backup.
    Backup,
    /// Heading of the storage usage.
    StorageUsage,
    /// Heading of the automatic backup.
    AutoBackup,
    /// Heading of the lock.
    Lock,
    /// Heading of the user's energy.
    Energy,
    /// Heading of everyday networking.
    Counter,
    /// Heading of a project that is done.
    ProjectDone,
    /// Heading of the encounters to be named.
    Inbox,
    /// Heading of the share list.
    ShareList,
    /// Heading of the ledger of help.
    Ledger,
    /// Heading of the message templates.
    MessageTemplates,
    /// Heading of the guesses at how welcome a message would be.
    Guesses,
    /// Heading of the trash.
    Trash,
    /// Heading of leaving Kith.
    Leave,
    /// Heading of a person's relations to other people.
    Relations,
    /// The name field on the welcome page.
    FirstPerson,
    /// Heading of the topics to ask a person about.
    Ask,
    /// Heading of the week.
    Week,
    /// The people of the weekly session.
    ThisWeek,
    /// The toast of the page.
    Toast,
    /// Heading of the user's own card.
    MyCard,
    /// Heading of the circles.
    Circles,
    /// Heading of the theme.
    Theme,
    /// Heading of the keyboard shortcuts.
    Shortcuts,
    /// Heading of the corrupted data.
    CorruptedData,
    /// Heading of how Kith works.
    HowItWorks,
    /// Heading of a person's addresses.
    Addresses,
    /// Heading of the people who may be one.
    Doubles,
}

impl DomId {
    /// The id in the document.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Shell => "shell",
            Self::Page => "page",
            Self::More => "more",
            Self::DialogTitle => "dialog-title",
            Self::Sentence => "sentence",
            Self::SentenceHint => "sentence-hint",
            Self::Peek => "peek",
            Self::Exchanges => "exchanges",
            Self::DosAndDonts => "dos-and-donts",
            Self::Met => "met",
            Self::Dates => "dates",
            Self::Facts => "facts",
            Self::Knows => "knows",
            Self::WhoKnows => "who-knows",
            Self::Notes => "notes",
            Self::Promises => "promises",
            Self::ContactLinks => "contact-links",
            Self::Backup => "backup",
            Self::StorageUsage => "storage-usage",
            Self::AutoBackup => "auto-backup",
            Self::Lock => "lock",
            Self::Energy => "energy",
            Self::Counter => "counter",
            Self::ProjectDone => "project-done",
            Self::Inbox => "inbox",
            Self::ShareList => "share-list",
            Self::Ledger => "ledger",
            Self::MessageTemplates => "message-templates",
            Self::Guesses => "guesses",
            Self::Trash => "trash",
            Self::Leave => "leave",
            Self::Relations => "relations",
            Self::FirstPerson => "first-person",
            Self::Ask => "ask",
            Self::Week => "week",
            Self::ThisWeek => "this-week",
            Self::Toast => "toast",
            Self::MyCard => "my-card",
            Self::Circles => "circles",
            Self::Theme => "theme",
            Self::Shortcuts => "shortcuts",
            Self::CorruptedData => "corrupted-data",
            Self::HowItWorks => "how-it-works",
            Self::Addresses => "addresses",
            Self::Doubles => "doubles",
        }
    }
}

/// An id that no other element has, for parts of a component that may be drawn several times.
pub(crate) fn fresh_id() -> String {
    thread_local! {
        static COUNT: Cell<u32> = const { Cell::new(0) };
    }
    let count = COUNT.get().wrapping_add(1);
    COUNT.set(count);
    format!("field-{count}")
}
