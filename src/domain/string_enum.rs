//! String enums: enums whose values are stored as words. Each value is documented at its declaration.

/// Declares an enum whose values are stored as kebab-case words.
macro_rules! string_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$value_meta:meta])* $value:ident = $word:literal),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$value_meta])* $value),* }

        impl $name {
            /// Every value, in the order in which the user chooses among them.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];

            /// The word in files.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$value => $word),* }
            }

            /// Parses the word in files. It is in lower case.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$value),)* _ => None }
            }
        }

        impl $crate::domain::Scalar for Option<$name> {
            const CONTENT: $crate::domain::Content = $crate::domain::Content::Word($crate::domain::Vocabulary::$name);

            fn to_value(&self) -> Option<serde_json::Value> {
                self.map(|it| serde_json::Value::String(it.word().to_owned()))
            }

            fn from_value(value: &serde_json::Value) -> Option<Self> {
                let word = value.as_str()?.trim();
                // A file written by hand may have "Close".
                $name::from_word(word).or_else(|| $name::from_word(&word.to_ascii_lowercase())).map(Some)
            }
        }
    };
}
pub(crate) use string_enum;
