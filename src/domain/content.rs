//! What a field holds, so that code that treats all entities alike can show its values in words.

use serde_derive::{Deserialize, Serialize};

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
