//! Entities: the kinds of thing a book holds, and the macro that declares one.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Mutex;

use thiserror::Error;
use uuid::Uuid;

use crate::domain::{Field, Id};

/// A thing with an identity and fields.
pub trait Entity {
    /// The fields by name, in the order in which a file shows them.
    fn fields(&self) -> Vec<(&'static str, &dyn Field)>;
    /// One field.
    fn field_mut(&mut self, name: &str) -> Option<&mut dyn Field>;
}

/// Declares an entity: the struct, its fields by name, and its kind.
macro_rules! entity {
    (
        $(#[$meta:meta])*
        pub struct $name:ident is $kind:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }

        impl $crate::domain::Entity for $name {
            fn fields(&self) -> Vec<(&'static str, &dyn $crate::domain::Field)> {
                vec![$((stringify!($field), &self.$field)),*]
            }

            fn field_mut(&mut self, name: &str) -> Option<&mut dyn $crate::domain::Field> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }

        impl From<$crate::domain::Id<$name>> for $crate::domain::EntityRef {
            fn from(id: $crate::domain::Id<$name>) -> Self {
                Self::new($crate::domain::Kind::$kind, id)
            }
        }
    };
}
pub(crate) use entity;

/// The kinds of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The one settings record.
    Settings,
    /// A person.
    People,
    /// An exchange.
    Exchanges,
    /// A promise.
    Promises,
    /// A favour.
    Favours,
    /// A project.
    Projects,
    /// A mentorship.
    Mentorships,
    /// An aim.
    Aims,
    /// A thing worth passing on.
    Shares,
    /// Something good that came of it.
    Returns,
    /// A kind that only a newer version understands. Its entities travel and merge like all others, and are shown nowhere.
    Unknown(UnknownKind),
}

/// The name of a collection that this version does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownKind(&'static str);

impl UnknownKind {
    /// The longest name of a collection, in bytes (design decision).
    const MAX_LENGTH: usize = 40;

    /// Reads a name: lower-case letters, digits, hyphens and underscores, a letter first. None for any other text, and for
    /// the words that stand beside the collections in a backup file.
    fn parse(word: &str) -> Option<Self> {
        // Names are few and live as long as the program, so that a kind can be copied.
        static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
        const RESERVED: [&str; 8] =
            ["format", "version", "exported_at", "device", "counts", "checksum", "seen", "deleted"];
        let is_name = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, b'-' | b'_');
        let is_word = word.len() <= Self::MAX_LENGTH
            && word.starts_with(|it: char| it.is_ascii_lowercase())
            && word.bytes().all(is_name);
        if !is_word || RESERVED.contains(&word) {
            return None;
        }
        let mut names = NAMES.lock().ok()?;
        let known = names.get(word).copied();
        Some(Self(known.unwrap_or_else(|| {
            let name: &'static str = Box::leak(word.to_owned().into_boxed_str());
            names.insert(name);
            name
        })))
    }
}

impl Kind {
    /// Every kind that this version knows, in the order of a backup file. [`Book::kinds`](crate::domain::Book::kinds) adds
    /// the others that a book holds.
    pub const ALL: [Self; 10] = [
        Self::Settings,
        Self::People,
        Self::Exchanges,
        Self::Promises,
        Self::Favours,
        Self::Projects,
        Self::Mentorships,
        Self::Aims,
        Self::Shares,
        Self::Returns,
    ];

    /// The name of the collection in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::People => "people",
            Self::Exchanges => "exchanges",
            Self::Promises => "promises",
            Self::Favours => "favours",
            Self::Projects => "projects",
            Self::Mentorships => "mentorships",
            Self::Aims => "aims",
            Self::Shares => "shares",
            Self::Returns => "returns",
            Self::Unknown(name) => name.0,
        }
    }

    /// Reads the name of a collection, of one that this version does not know too.
    ///
    /// ```
    /// # use kith::domain::Kind;
    /// assert_eq!(Kind::from_word("people"), Some(Kind::People));
    /// assert_eq!(Kind::from_word("trips").map(Kind::word), Some("trips"));
    /// assert_eq!(Kind::from_word("checksum"), None);
    /// ```
    pub fn from_word(word: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().find(|it| it.word() == word);
        known.or_else(|| UnknownKind::parse(word).map(Self::Unknown))
    }
}

/// An entity of a kind that this version does not know: it has no field here, so its record keeps every cell aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unknown;

impl Entity for Unknown {
    fn fields(&self) -> Vec<(&'static str, &dyn Field)> {
        Vec::new()
    }

    fn field_mut(&mut self, _: &str) -> Option<&mut dyn Field> {
        None
    }
}

/// An entity of any kind, by its id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityRef {
    /// What it is.
    pub kind: Kind,
    /// Which one. The settings are the nil id.
    pub uuid: Uuid,
}

impl EntityRef {
    /// The one settings record.
    pub const SETTINGS: Self = Self { kind: Kind::Settings, uuid: Uuid::nil() };

    /// Takes the type from an id and puts it into the kind.
    pub const fn new<T>(kind: Kind, id: Id<T>) -> Self {
        Self { kind, uuid: id.uuid() }
    }
}

/// The kind and the id, as the journal keeps them: `people/0192f0c1000070008000000000000001`. The bytes are on disk.
impl fmt::Display for EntityRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.word(), self.uuid.as_simple())
    }
}

impl fmt::Debug for EntityRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text is not the kind and the id of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an entity is a kind, a slash and an id")]
pub struct EntityRefError;

impl FromStr for EntityRef {
    type Err = EntityRefError;

    /// Reads what [`Display`](fmt::Display) writes.
    ///
    /// ```
    /// # use kith::domain::EntityRef;
    /// let text = "people/0192f0c1000070008000000000000001";
    /// assert_eq!(text.parse::<EntityRef>().map(|it| it.to_string()).as_deref(), Ok(text));
    /// assert!("people".parse::<EntityRef>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, EntityRefError> {
        let (kind, uuid) = text.split_once('/').ok_or(EntityRefError)?;
        let kind = Kind::from_word(kind).ok_or(EntityRefError)?;
        Ok(Self { kind, uuid: Uuid::try_parse(uuid).map_err(|_| EntityRefError)? })
    }
}
