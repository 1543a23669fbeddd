//! What a field holds, so that code that treats all entities alike can show its values in words.

use serde_derive::{Deserialize, Serialize};

use crate::domain::{Cells, Field, Registers};

/// What a register, a part of a group or a part of a list element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text in the user's words.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Switch,
    /// A date, perhaps without a day or a year.
    Date,
    /// The id of a person.
    Person,
    /// The id of anything else.
    Reference,
    /// One of the words of a string enum.
    Word(Vocabulary),
}

/// Declares the vocabularies: one for each string enum, by its name.
macro_rules! vocabularies {
    ($($name:ident),* $(,)?) => {
        /// The string enums. Their words are for files: the user interface has others for each
        /// (`ui/text/conflict/words.rs`). A new string enum does not compile before it stands here.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Vocabulary { $(#[doc = concat!("The words of `", stringify!($name), "`.")] $name),* }

        /// The words of every string enum.
        #[cfg(test)]
        pub(crate) fn all_words() -> Vec<&'static str> {
            let mut words = Vec::new();
            $(words.extend($crate::domain::$name::ALL.iter().map(|it| it.word()));)*
            words
        }
    };
}
vocabularies! {
    AgendaState, AimKind, AimState, Channel, Circle, DateOrder, Depth, Direction, EndingKind, Energy, FavourSize, Fit,
    Frame, Gone, GroupKind, HelpKind, HowKnown, Initiator, MentorshipRole, NameOrder, Offer, Onward, PathHow,
    ProjectStage, PromiseOwner, PromiseState, PromiseStep, Purpose, RelationKind, Shape, Sitting, Stage, Theme, Tone,
    TopicFrom, TripState, TripWhose, Weekday, Went,
}

impl dyn Field + '_ {
    /// What the field holds, part by part: of a group, or of the elements of a list. The empty name stands for the
    /// value itself.
    pub fn contents(&self) -> Vec<(&'static str, Content)> {
        match self.cells() {
            Cells::Register(it) => vec![("", it.content())],
            Cells::Group(it) => contents(it),
            Cells::List(it) => it.contents(),
        }
    }

    /// The parts that hold the id of a person. Joining two people finds every reference to a person by it.
    pub fn person_parts(&self) -> Vec<&'static str> {
        self.contents().into_iter().filter(|(_, it)| *it == Content::Person).map(|(name, _)| name).collect()
    }
}

/// What each register of a group or of an element holds.
pub(crate) fn contents(registers: &dyn Registers) -> Vec<(&'static str, Content)> {
    let content = |(name, field): (&'static str, &dyn Field)| match field.cells() {
        Cells::Register(it) => Some((name, it.content())),
        _ => None,
    };
    registers.parts().into_iter().filter_map(content).collect()
}
