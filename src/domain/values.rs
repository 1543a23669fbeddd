//! The elements of lists: ways to reach somebody, dates, relations and the like.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::{Element, Id, PartialDate, Person};

/// Declares that a struct is a list element, written through serde and told from others by the given key.
macro_rules! element {
    ($name:ident, |$it:ident| $key:expr) => {
        impl Element for $name {
            fn key(&self) -> String {
                let $it = self;
                $key
            }

            fn to_value(&self) -> Value {
                serde_json::to_value(self).unwrap_or_default()
            }

            fn from_value(value: &Value) -> Option<Self> {
                Self::deserialize(value).ok().filter(|it| !it.key().is_empty())
            }
        }
    };
}

/// A way to reach somebody: an e-mail address, a telephone number or a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// What it is for, in the owner's words: `work`, `home`, `mobile`, `linkedin`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The address, number or link, as it was given. Odd ones are kept: only a person can tell.
    pub value: String,
    /// The one to use first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub preferred: bool,
}
element!(Reach, |it| it.value.clone());

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// `home`, `work` or another word.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The address as it would stand on an envelope, lines parted by line feeds.
    pub value: String,
    /// The one to use first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub preferred: bool,
}
element!(Address, |it| it.value.clone());

/// A date that matters to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportantDate {
    /// `birthday`, `anniversary` or another word.
    pub kind: String,
    /// When.
    #[serde(with = "partial_date")]
    pub when: PartialDate,
    /// A word beside it: "cardamom, never chocolate".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
element!(ImportantDate, |it| format!("{} {}", it.kind, it.when));

/// Something worth remembering: a label and a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is about: `Children`, `Drinks`.
    pub label: String,
    /// The words.
    pub text: String,
}
element!(Fact, |it| it.label.clone());

/// How one person is related to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// Spouse or partner.
    Partner,
    /// The other is this person's parent.
    Parent,
    /// The other is this person's child.
    Child,
    /// Brother or sister.
    Sibling,
    /// Any other family.
    Family,
    /// A friend.
    Friend,
    /// They work together.
    Colleague,
    /// The other leads this person.
    Manager,
    /// This person leads the other.
    Report,
    /// The other mentors this person.
    Mentor,
    /// This person mentors the other.
    Mentee,
    /// They know each other.
    Acquaintance,
}

impl RelationKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Partner,
        Self::Parent,
        Self::Child,
        Self::Sibling,
        Self::Family,
        Self::Friend,
        Self::Colleague,
        Self::Manager,
        Self::Report,
        Self::Mentor,
        Self::Mentee,
        Self::Acquaintance,
    ];

    /// What this person is to the other.
    ///
    /// ```
    /// # use kith::domain::RelationKind;
    /// for kind in RelationKind::ALL {
    ///     assert_eq!(kind.inverse().inverse(), kind);
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

    /// The word that files and pages use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Parent => "parent",
            Self::Child => "child",
            Self::Sibling => "sibling",
            Self::Family => "family",
            Self::Friend => "friend",
            Self::Colleague => "colleague",
            Self::Manager => "manager",
            Self::Report => "report",
            Self::Mentor => "mentor",
            Self::Mentee => "mentee",
            Self::Acquaintance => "acquaintance",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// A tie from one person to another. It is kept on one of the two and shown on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Relation {
    /// What the other is to this person.
    pub kind: RelationKind,
    /// The other.
    #[serde(with = "person_id")]
    pub to: Id<Person>,
}
element!(Relation, |it| format!("{} {}", it.kind.word(), it.to));

/// A member of a project, and what of the expertise needed they cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covers {
    /// The member.
    #[serde(with = "person_id")]
    pub person: Id<Person>,
    /// Their part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expertise: Vec<String>,
}
element!(Covers, |it| it.person.to_string());

mod partial_date {
    use super::{Deserialize, PartialDate};
    use serde::{Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(date: &PartialDate, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(date)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<PartialDate, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

mod person_id {
    use super::{Deserialize, Id, Person};
    use serde::{Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(id: &Id<Person>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(id)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Id<Person>, D::Error> {
        Id::parse(&String::deserialize(from)?).ok_or_else(|| D::Error::custom("not an id"))
    }
}
