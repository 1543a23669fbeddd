//! Entities: the kinds of thing a book holds, and the macro that declares one.

use std::fmt;

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
}

impl Kind {
    /// Every kind, in the order of a backup file.
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
        }
    }

    /// Reads the name of a collection.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
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

impl fmt::Debug for EntityRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.word(), self.uuid.as_simple())
    }
}
