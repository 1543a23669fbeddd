//! The catalogue of sentences: patterns with named placeholders, plural forms, and translations.
//!
//! A module of `ui/text` declares its sentences with the macro `sentences!`, each as one whole pattern:
//!
//! ```text
//! sentences! {
//!     saved: "Saved.";
//!     archived(name): "{name} is archived.";
//!     people[count]: "{count} person", "{count} people";
//!     people_in[count](place): "{count} person in {place}", "{count} people in {place}";
//! }
//! ```
//!
//! Each line declares a function: `saved() -> &'static str`, `archived(name: &dyn Display) -> String`,
//! `people(count: usize) -> String`. The two patterns of a plural are the English forms "one" and "other". A
//! translation replaces a pattern as a whole and is looked up by the English pattern, as in GNU gettext, so another
//! language is a file of data (`docs/how-to-add.md`).

use std::cell::OnceCell;
use std::collections::HashMap;
use std::fmt::Display;

use crate::web::intl;

/// A translated sentence.
#[expect(dead_code, reason = "the first translation constructs it")]
enum Translation {
    /// One pattern.
    Pattern(&'static str),
    /// One pattern for each plural category of the language, such as "one", "few" and "other".
    Plural(HashMap<&'static str, &'static str>),
}

thread_local! {
    /// The translations by English pattern. Unset while the app speaks English.
    static TRANSLATIONS: OnceCell<HashMap<&'static str, Translation>> = const { OnceCell::new() };
}

/// Declares sentences. See the documentation of the module `catalogue`.
macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident $([$count:ident])? $(($($arg:ident),+))? : $one:literal $(, $other:literal)? ;)*) => {
        $($crate::ui::text::catalogue::sentence! {
            $(#[$doc])* $name $([$count])? $(($($arg),+))? : $one $(, $other)?
        })*
    };
}

/// Declares one sentence, as a function.
macro_rules! sentence {
    ($(#[$doc:meta])* $name:ident : $pattern:literal) => {
        $(#[$doc])*
        pub(crate) fn $name() -> &'static str {
            $crate::ui::text::catalogue::pattern($pattern)
        }
    };
    ($(#[$doc:meta])* $name:ident ($($arg:ident),+) : $pattern:literal) => {
        $(#[$doc])*
        pub(crate) fn $name($($arg: &dyn std::fmt::Display),+) -> String {
            $crate::ui::text::catalogue::fill(
                $crate::ui::text::catalogue::pattern($pattern),
                &[$((stringify!($arg), $arg)),+],
            )
        }
    };
    ($(#[$doc:meta])* $name:ident [$count:ident] $(($($arg:ident),+))? : $one:literal, $other:literal) => {
        $(#[$doc])*
        pub(crate) fn $name($count: usize $($(, $arg: &dyn std::fmt::Display)+)?) -> String {
            let count_text = $crate::ui::text::number($count);
            $crate::ui::text::catalogue::fill(
                $crate::ui::text::catalogue::plural($count, $one, $other),
                &[(stringify!($count), &count_text) $($(, (stringify!($arg), $arg))+)?],
            )
        }
    };
}

pub(crate) use {sentence, sentences};

/// Returns the translation of a pattern, or the pattern itself.
pub(crate) fn pattern(english: &'static str) -> &'static str {
    TRANSLATIONS.with(|translations| match translations.get().and_then(|it| it.get(english)) {
        Some(Translation::Pattern(pattern)) => pattern,
        _ => english,
    })
}

/// Returns the pattern for a count, by the plural rules of the app's language (`Intl.PluralRules`).
pub(crate) fn plural(count: usize, one: &'static str, other: &'static str) -> &'static str {
    let category = intl::plural_category(count);
    TRANSLATIONS.with(|translations| match translations.get().and_then(|it| it.get(other)) {
        Some(Translation::Plural(forms)) => {
            forms.get(category.as_str()).or_else(|| forms.get("other")).copied().unwrap_or(other)
        }
        _ if category == "one" => one,
        _ => other,
    })
}

/// Replaces each placeholder, such as `{name}`, with its value. An unknown placeholder stays as it is.
pub(crate) fn fill(pattern: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value =
            after.split_once('}').and_then(|(name, tail)| Some((values.iter().find(|it| it.0 == name)?.1, tail)));
        match value {
            Some((value, tail)) => {
                filled.push_str(&value.to_string());
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}
