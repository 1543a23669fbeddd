//! List elements: contact methods, dates, relations and the like.

use serde_json::Value;

use crate::domain::string_enum::string_enum;
use crate::domain::{PartialDate, Registers, normalize};

/// Implements [`Element`] for a struct: its fields as a file stores them, and the key that identifies it. `as Prose`
/// gives the text of a field that form.
///
/// The struct becomes a [`Registers`], so that the code that reads and writes elements is compiled once and not once
/// for each struct.
macro_rules! element {
    ($name:ident { $($field:ident $(as $form:ident)?),* }, |$it:ident| $key:expr) => {
        impl $crate::domain::Registers for $name {
            fn parts(&self) -> Vec<(&'static str, &dyn $crate::domain::Field)> {
                vec![$((stringify!($field), &self.$field)),*]
            }

            fn part_mut(&mut self, name: &str) -> Option<&mut dyn $crate::domain::Field> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }

        impl $crate::domain::Element for $name {
            fn key(&self) -> String {
                let $it = self;
                $key
            }

            fn to_value(&self) -> serde_json::Value {
                $crate::domain::registers::registers_json(self).unwrap_or_else(|| serde_json::Map::new().into())
            }

            fn from_value(value: &serde_json::Value) -> Option<Self> {
                let mut read = Self::default();
                $crate::domain::values::read_element(&mut read, value)?;
                Some(read).filter(|it| !it.key().is_empty())
            }

            fn has_more(value: &serde_json::Value) -> bool {
                $crate::domain::values::has_more(&Self::default(), value)
            }

            fn contents() -> Vec<(&'static str, $crate::domain::Content)> {
                $crate::domain::field::contents(&Self::default())
            }

            fn part_form(part: &str) -> $crate::domain::TextForm {
                match part {
                    $($(stringify!($field) => $crate::domain::TextForm::$form,)?)*
                    _ => $crate::domain::TextForm::Line,
                }
            }
        }
    };
}
pub(crate) use element;

/// Fills the parts of an element from JSON. None if it is not an object, or if a part has another type.
pub(crate) fn read_element(element: &mut dyn Registers, value: &Value) -> Option<()> {
    for (name, value) in value.as_object()? {
        if element.part_mut(name).is_some_and(|it| !it.put("", Some(value))) {
            return None;
        }
    }
    Some(())
}

/// Whether JSON has parts that the element does not know.
pub(crate) fn has_more(element: &dyn Registers, value: &Value) -> bool {
    let parts = element.parts();
    value.as_object().is_some_and(|it| it.keys().any(|it| !parts.iter().any(|(name, _)| name == it)))
}

/// A contact method: an e-mail address, a telephone number or a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactMethod {
    /// The type in the user's words: `work`, `home`, `mobile`, `linkedin`.
    pub kind: String,
    /// The address, number or link, as entered. It is not validated: only the user can tell whether an odd one is
    /// right.
    pub value: String,
    /// Whether to use this one first.
    pub preferred: bool,
}
element!(ContactMethod { kind, value, preferred }, |it| it.value.clone());

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// `home`, `work` or another word.
    pub kind: String,
    /// The address as on an envelope, with lines separated by line feeds.
    pub value: String,
    /// Whether to use this one first.
    pub preferred: bool,
}
element!(Address { kind, value as Prose, preferred }, |it| it.value.clone());

/// A date that matters to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportantDate {
    /// `birthday`, `anniversary`, `remember` or another word.
    pub kind: String,
    /// The date; set on every stored element.
    pub when: Option<PartialDate>,
    /// A note: "cardamom, never chocolate".
    pub note: String,
}
element!(ImportantDate { kind, when, note }, |it| match it.when {
    Some(when) => format!("{} {when}", it.kind),
    None => String::new(),
});

impl ImportantDate {
    /// The kind of a day on which the user remembers somebody.
    pub const REMEMBER: &'static str = "remember";

    /// Whether it is a day on which the user remembers somebody.
    pub fn is_remembrance(&self) -> bool {
        normalize(self.kind.trim()) == Self::REMEMBER
    }
}

/// A fact worth remembering: a label and a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The subject: `Children`, `Drinks`.
    pub label: String,
    /// The text.
    pub text: String,
}
element!(Fact { label, text as Prose }, |it| if it.label.is_empty() {
    String::new()
} else {
    format!("{}: {}", it.label, it.text)
});

string_enum! {
    /// The relation of one person to another.
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
        /// A colleague.
        Colleague = "colleague",
        /// The other is this person's manager.
        Manager = "manager",
        /// The other reports to this person.
        Report = "report",
        /// The other is this person's mentor.
        Mentor = "mentor",
        /// The other is this person's mentee.
        Mentee = "mentee",
        /// An acquaintance.
        Acquaintance = "acquaintance",
    }
}

impl RelationKind {
    /// The same relation, seen from the other person.
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
