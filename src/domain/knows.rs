//! What a person knows, with the user's evidence, and the words that mean the same.

use serde_json::Value;

use crate::domain::field::{Field, Registers, contents};
use crate::domain::list::Element;
use crate::domain::registers::registers_json;
use crate::domain::string_enum::string_enum;
use crate::domain::values::{element, has_more, read_element};
use crate::domain::{Content, PartialDate};

/// A field of knowledge. A file has a plain text if only `what` is set, as in older versions.
///
/// ```
/// # use kith::domain::{Depth, Element, Knows};
/// let plain = Knows::of("contracts");
/// assert_eq!(plain.to_value(), "contracts");
/// let seen = Knows { depth: Some(Depth::KnownFor), ..plain };
/// assert_eq!(seen.to_value()["depth"], "known-for");
/// assert_eq!(Knows::from_value(&seen.to_value()), Some(seen));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knows {
    /// The subject as the user wrote it; set on every stored element. It is the key: other words are other knowledge.
    pub what: String,
    /// How well.
    pub depth: Option<Depth>,
    /// How the user knows.
    pub how: Option<HowKnown>,
    /// Who told the user. Only the user sees it.
    pub who_said: String,
    /// The date as of which it is true.
    pub as_of: Option<PartialDate>,
    /// Why it does not count, if it does not. Only the user sees it.
    pub gone: Option<Gone>,
}

string_enum! {
    /// How well a person knows something.
    pub enum Depth {
        /// Learning it.
        Curious = "curious",
        /// Does it.
        Does = "does",
        /// Known for it.
        KnownFor = "known-for",
    }
}

string_enum! {
    /// How the user knows that a person knows something.
    pub enum HowKnown {
        /// The user saw it.
        Seen = "seen",
        /// The person says so.
        TheySay = "they-say",
        /// Somebody told the user.
        Told = "told",
        /// The user concludes it from the job title.
        Title = "title",
    }
}

string_enum! {
    /// Why a field of knowledge does not count.
    pub enum Gone {
        /// The person knew it once.
        NotAnyMore = "not-any-more",
        /// The person never knew it: another word, or a common error.
        NotThis = "not-this",
    }
}

/// How much a depth in the word of a file says. A word without a depth stands between "does it" and "is learning it".
pub(super) fn weight_of_depth(value: &Value) -> usize {
    match value.get("depth").and_then(Value::as_str).and_then(Depth::from_word) {
        Some(Depth::KnownFor) => 3,
        Some(Depth::Does) => 2,
        None => 1,
        Some(Depth::Curious) => 0,
    }
}

impl Knows {
    /// A field of knowledge without evidence.
    pub fn of(what: &str) -> Self {
        Self { what: what.to_owned(), ..Self::default() }
    }
}

impl Registers for Knows {
    fn parts(&self) -> Vec<(&'static str, &dyn Field)> {
        vec![
            ("what", &self.what),
            ("depth", &self.depth),
            ("how", &self.how),
            ("who_said", &self.who_said),
            ("as_of", &self.as_of),
            ("gone", &self.gone),
        ]
    }

    fn part_mut(&mut self, name: &str) -> Option<&mut dyn Field> {
        match name {
            "what" => Some(&mut self.what),
            "depth" => Some(&mut self.depth),
            "how" => Some(&mut self.how),
            "who_said" => Some(&mut self.who_said),
            "as_of" => Some(&mut self.as_of),
            "gone" => Some(&mut self.gone),
            _ => None,
        }
    }
}

impl Element for Knows {
    fn key(&self) -> String {
        self.what.clone()
    }

    fn to_value(&self) -> Value {
        let parts = registers_json(self).filter(|it| it.as_object().is_some_and(|it| it.len() > 1));
        parts.unwrap_or_else(|| Value::String(self.what.clone()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let mut read = Self::default();
        match value.as_str() {
            Some(what) => what.clone_into(&mut read.what),
            None => read_element(&mut read, value)?,
        }
        Some(read).filter(|it| !it.what.is_empty())
    }

    fn has_more(value: &Value) -> bool {
        has_more(&Self::default(), value)
    }

    fn contents() -> Vec<(&'static str, Content)> {
        contents(&Self::default())
    }
}

/// Two words that the user declared to mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alias {
    /// The word; set on every stored element.
    pub word: String,
    /// The word that means the same.
    pub same_as: String,
}
element!(Alias { word, same_as }, |it| it.word.clone());
