//! Choices: enums whose values files write as words. What they are is said where they are declared.

/// Declares an enum whose values are written as kebab-case words.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$value_meta:meta])* $value:ident = $word:literal),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$value_meta])* $value),* }

        impl $name {
            /// Every value, in the order in which a person would choose.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];

            /// The word that files use.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$value => $word),* }
            }

            /// Reads the word that files use.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$value),)* _ => None }
            }
        }

        impl $crate::domain::Scalar for Option<$name> {
            fn to_value(&self) -> Option<serde_json::Value> {
                self.map(|it| serde_json::Value::String(it.word().to_owned()))
            }

            fn from_value(value: &serde_json::Value) -> Option<Self> {
                $name::from_word(value.as_str()?).map(Some)
            }
        }
    };
}
pub(crate) use choice;
