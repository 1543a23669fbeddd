//! Entities: the kinds of record in a book, and the macro that declares one.

use std::fmt;
use std::str::FromStr;
use std::sync::Mutex;

use serde_derive::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use crate::domain::{Field, Id, TextForm};

/// An object with an identity and fields.
pub trait Entity {
    /// The fields by name, in file order.
    fn fields(&self) -> Vec<(&'static str, &dyn Field)>;
    /// The form of the text in a register, or of the texts in a list of texts.
    fn form(&self, _: &str) -> TextForm {
        TextForm::Line
    }
    /// A field by name. None if the entity has no such field.
    fn field_mut(&mut self, name: &str) -> Option<&mut dyn Field>;
}

/// Declares an entity: the struct, its fields by name, and its kind. A text is a line; `as Prose` after its type gives
/// it another [`TextForm`].
macro_rules! entity {
    (
        $(#[$meta:meta])*
        pub struct $name:ident is $kind:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty $(as $form:ident)?,)*
        }
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

            fn form(&self, name: &str) -> $crate::domain::TextForm {
                match name {
                    $($(stringify!($field) => $crate::domain::TextForm::$form,)?)*
                    _ => $crate::domain::TextForm::Line,
                }
            }
        }

        impl $crate::domain::Referent for $name {
            const IS_PERSON: bool = matches!($crate::domain::Kind::$kind, $crate::domain::Kind::People);
        }

        impl From<$crate::domain::Id<$name>> for $crate::domain::EntityRef {
            fn from(id: $crate::domain::Id<$name>) -> Self {
                Self::new($crate::domain::Kind::$kind, id)
            }
        }
    };
}
pub(crate) use entity;

/// Declares the kinds: the enum, the list of all and their collection names.
macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident = $word:literal,)*) => {
        /// The kinds of entity.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub enum Kind {
            $($(#[$meta])* $kind,)*
            /// A kind that only a newer version understands. Its entities are merged and exported like all others and
            /// not displayed.
            Unknown(UnknownKind),
        }

        impl Kind {
            /// Every kind that this version knows, in the order of a backup file.
            /// [`Book::kinds`](crate::domain::Book::kinds) adds the unknown kinds of a book.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$kind),*];

            /// The collection name in files.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$kind => $word,)*
                    Self::Unknown(name) => name.0,
                }
            }
        }
    };
}
kinds! {
    /// The one settings record.
    Settings = "settings",
    /// A person.
    People = "people",
    /// An exchange.
    Exchanges = "exchanges",
    /// A promise.
    Promises = "promises",
    /// A favour.
    Favours = "favours",
    /// A project.
    Projects = "projects",
    /// A mentorship.
    Mentorships = "mentorships",
    /// An aim.
    Aims = "aims",
    /// A shared item.
    Shares = "shares",
    /// An outcome.
    Returns = "returns",
    /// A group.
    Groups = "groups",
    /// A trip.
    Trips = "trips",
}

/// The collection name of a kind that this version does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownKind(&'static str);

impl UnknownKind {
    /// The maximum length of a collection name, in bytes (design decision).
    const MAX_LENGTH: usize = 40;

    /// Parses a collection name: lower-case letters, digits, hyphens and underscores, a letter first. None for any
    /// other text, and for the reserved keys beside the collections in a backup file.
    fn parse(word: &str) -> Option<Self> {
        // Leak the names, so that `Kind` can be `Copy`: they are few and live as long as the program.
        static NAMES: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());
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
        let known = names.iter().copied().find(|it| *it == word);
        Some(Self(known.unwrap_or_else(|| {
            let name: &'static str = Box::leak(word.to_owned().into_boxed_str());
            names.push(name);
            name
        })))
    }
}

impl Kind {
    /// Parses a collection name, including that of an unknown kind.
    ///
    /// ```
    /// # use kith::domain::Kind;
    /// assert_eq!(Kind::from_word("people"), Some(Kind::People));
    /// assert_eq!(Kind::from_word("voyages").map(Kind::word), Some("voyages"));
    /// assert_eq!(Kind::from_word("checksum"), None);
    /// ```
    pub fn from_word(word: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().find(|it| it.word() == word);
        known.or_else(|| UnknownKind::parse(word).map(Self::Unknown))
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        kind.word().to_owned()
    }
}

impl TryFrom<String> for Kind {
    type Error = EntityRefError;

    fn try_from(word: String) -> Result<Self, EntityRefError> {
        Self::from_word(&word).ok_or(EntityRefError)
    }
}

/// An entity of an unknown kind. It has no fields, so its record stores every cell in `rest`.
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

/// A reference to an entity of any kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct EntityRef {
    /// The kind.
    pub kind: Kind,
    /// The id. The settings have the nil id.
    pub uuid: Uuid,
}

impl EntityRef {
    /// The one settings record.
    pub const SETTINGS: Self = Self { kind: Kind::Settings, uuid: Uuid::nil() };

    /// Erases the type of an id.
    pub const fn new<T>(kind: Kind, id: Id<T>) -> Self {
        Self { kind, uuid: id.uuid() }
    }
}

/// The kind and the id: `people/0192f0c1000070008000000000000001`. The journal stores this text; do not change it.
impl fmt::Display for EntityRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.word(), self.uuid.as_simple())
    }
}

impl From<EntityRef> for String {
    fn from(entity: EntityRef) -> Self {
        entity.to_string()
    }
}

impl TryFrom<String> for EntityRef {
    type Error = EntityRefError;

    fn try_from(text: String) -> Result<Self, EntityRefError> {
        text.parse()
    }
}

impl fmt::Debug for EntityRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not a valid entity reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an entity is a kind, a slash and an id")]
pub struct EntityRefError;

impl FromStr for EntityRef {
    type Err = EntityRefError;

    /// Parses the text that [`Display`](fmt::Display) writes.
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
