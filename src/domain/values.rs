//! The elements of lists: ways to reach somebody, dates, relations and the like.

use serde_json::{Map, Value};

use crate::domain::string_enum::choice;
use crate::domain::{Element, Id, PartialDate, Person, Scalar};

/// Declares that a struct is a list element: its fields as a file writes them, and the key that tells it from others.
///
/// Written by hand rather than derived: a derived reader is two kilobytes of program for every struct.
macro_rules! element {
    ($name:ident { $($field:ident),* }, |$it:ident| $key:expr) => {
        impl Element for $name {
            fn key(&self) -> String {
                let $it = self;
                $key
            }

            fn to_value(&self) -> Value {
                let mut object = Map::new();
                $(put(&mut object, stringify!($field), Scalar::to_value(&self.$field));)*
                Value::Object(object)
            }

            fn from_value(value: &Value) -> Option<Self> {
                let object = value.as_object()?;
                let read = Self { $($field: part(object, stringify!($field))?),* };
                Some(read).filter(|it| !it.key().is_empty())
            }

            fn has_more(value: &Value) -> bool {
                let known = [$(stringify!($field)),*];
                value.as_object().is_some_and(|it| it.keys().any(|it| !known.contains(&it.as_str())))
            }
        }
    };
}

fn put(object: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        object.insert(name.to_owned(), value);
    }
}

/// A part of an element: unset where it is missing, none where it cannot be read.
fn part<S: Scalar>(object: &Map<String, Value>, name: &str) -> Option<S> {
    object.get(name).map_or_else(|| Some(S::default()), S::from_value)
}

/// A way to reach somebody: an e-mail address, a telephone number or a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactMethod {
    /// What it is for, in the owner's words: `work`, `home`, `mobile`, `linkedin`.
    pub kind: String,
    /// The address, number or link, as it was given. Odd ones are kept: only a person can tell.
    pub value: String,
    /// The one to use first.
    pub preferred: bool,
}
element!(ContactMethod { kind, value, preferred }, |it| it.value.clone());

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// `home`, `work` or another word.
    pub kind: String,
    /// The address as it would stand on an envelope, lines parted by line feeds.
    pub value: String,
    /// The one to use first.
    pub preferred: bool,
}
element!(Address { kind, value, preferred }, |it| it.value.clone());

/// A date that matters to somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportantDate {
    /// `birthday`, `anniversary` or another word.
    pub kind: String,
    /// When; there on every date that is kept.
    pub when: Option<PartialDate>,
    /// A word beside it: "cardamom, never chocolate".
    pub note: String,
}
element!(ImportantDate { kind, when, note }, |it| match it.when {
    Some(when) => format!("{} {when}", it.kind),
    None => String::new(),
});

/// Something worth remembering: a label and a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// What it is about: `Children`, `Drinks`.
    pub label: String,
    /// The words.
    pub text: String,
}
element!(Fact { label, text }, |it| if it.label.is_empty() {
    String::new()
} else {
    format!("{}: {}", it.label, it.text)
});

choice! {
    /// How one person is related to another.
    pub enum RelationKind {
        /// Spouse or partner.
        Partner = "partner",
        /// The other is this person's parent.
        Parent = "parent",
        /// The other is this person's child.
        Child = "child",
        /// Brother or sister.
        Sibling = "sibling",
        /// Any other family.
        Family = "family",
        /// A friend.
        Friend = "friend",
        /// They work together.
        Colleague = "colleague",
        /// The other leads this person.
        Manager = "manager",
        /// This person leads the other.
        Report = "report",
        /// The other mentors this person.
        Mentor = "mentor",
        /// This person mentors the other.
        Mentee = "mentee",
        /// They know each other.
        Acquaintance = "acquaintance",
    }
}

impl RelationKind {
    /// What this person is to the other.
    ///
    /// ```
    /// # use kith::domain::RelationKind;
    /// for kind in RelationKind::ALL {
    ///     assert_eq!(kind.inverse().inverse(), *kind);
    /// }
    /// ```
    pub const fn inverse(self) -> Self {
        match self {
            Self::Parent => Self::Child,
            Self::Child => Self::Parent,
            Self::Manager => Self::Report,
            Self::Report => Self::Manager,
            Self::Mentor => Self::Mentee,
            Self::Mentee => Self::Mentor,
            same => same,
        }
    }
}

/// A tie from one person to another. It is kept on one of the two and shown on both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Relation {
    /// What the other is to this person; there on every tie that is kept.
    pub kind: Option<RelationKind>,
    /// The other; likewise.
    pub to: Option<Id<Person>>,
}
element!(Relation { kind, to }, |it| match (it.kind, it.to) {
    (Some(kind), Some(to)) => format!("{} {to}", kind.word()),
    _ => String::new(),
});

/// A member of a project, and what of the expertise needed they cover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectMember {
    /// The member; there on every member that is kept.
    pub person: Option<Id<Person>>,
    /// Their part, in the owner's words.
    pub part: String,
}
element!(ProjectMember { person, part }, |it| it.person.map(|it| it.to_string()).unwrap_or_default());
