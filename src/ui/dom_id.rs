//! The ids of elements, all of them.

/// An id of an element, where a label, a description or the focus needs one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DomId {
    /// The static shell in `index.html`.
    Shell,
    /// The main landmark.
    Page,
    /// The sheet of further places on a phone.
    More,
    /// The title of a dialog.
    DialogTitle,
    /// The sentence of an exchange.
    Sentence,
    /// The hint below it.
    SentenceHint,
    /// The names that a field may be filled with.
    Names,
    /// Headings of sections.
    Exchanges,
    /// Heading of the do's and don'ts.
    Habits,
    /// Heading of how somebody was met.
    Met,
    /// Heading of dates.
    Dates,
    /// Heading of facts.
    Facts,
    /// Heading of notes.
    Notes,
    /// Heading of promises.
    Promises,
    /// Heading of ways to reach somebody.
    Ways,
    /// Heading of the backup.
    Backup,
    /// Heading of the room on the device.
    Room,
    /// Heading of the file that is kept current.
    Keeper,
    /// Heading of the lock.
    Lock,
    /// Heading of the owner's energy.
    Energy,
    /// Heading of everyday networking.
    Counter,
    /// Heading of those who were met.
    Inbox,
    /// Heading of the shelf.
    Shelf,
    /// Heading of the ledger of help.
    Ledger,
    /// Heading of the words to begin with.
    Openings,
    /// Heading of guesses at a welcome.
    Guesses,
    /// Heading of the trash.
    Trash,
    /// Heading of the way out.
    Leave,
    /// Heading of the people one knows through.
    Ties,
    /// The name on the first page.
    FirstPerson,
    /// Heading of what to ask.
    Ask,
    /// Heading of the week.
    Week,
    /// Heading of the circles.
    Circles,
    /// Heading of the look.
    Look,
    /// What the keyboard does.
    Keys,
    /// Heading of what is unreadable.
    Damage,
    /// Heading of how it works.
    How,
}

impl DomId {
    /// The id as the document has it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Shell => "shell",
            Self::Page => "page",
            Self::More => "more",
            Self::DialogTitle => "dialog-title",
            Self::Sentence => "sentence",
            Self::SentenceHint => "sentence-hint",
            Self::Names => "names",
            Self::Exchanges => "exchanges",
            Self::Habits => "habits",
            Self::Met => "met",
            Self::Dates => "dates",
            Self::Facts => "facts",
            Self::Notes => "notes",
            Self::Promises => "promises",
            Self::Ways => "ways",
            Self::Backup => "backup",
            Self::Room => "room",
            Self::Keeper => "keeper",
            Self::Lock => "lock",
            Self::Energy => "energy",
            Self::Counter => "counter",
            Self::Inbox => "inbox",
            Self::Shelf => "shelf",
            Self::Ledger => "ledger",
            Self::Openings => "openings",
            Self::Guesses => "guesses",
            Self::Trash => "trash",
            Self::Leave => "leave",
            Self::Ties => "ties",
            Self::FirstPerson => "first-person",
            Self::Ask => "ask",
            Self::Week => "week",
            Self::Circles => "circles",
            Self::Look => "look",
            Self::Keys => "keys",
            Self::Damage => "damage",
            Self::How => "how",
        }
    }
}
