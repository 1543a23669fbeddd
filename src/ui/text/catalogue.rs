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

use serde_json::{Map, Value};

use crate::web::intl;

/// The languages other than English: the code of each and its translations, the text of `languages/<code>.json`.
const LANGUAGES: &[(&str, &str)] = &[];

/// While there is no other language, the compiler removes everything that reads translations.
const HAS_LANGUAGES: bool = matches!(LANGUAGES, [_, ..]);

/// A translated sentence.
enum Translation {
    /// One pattern.
    Pattern(String),
    /// One pattern for each plural category of the language, such as "one", "few" and "other".
    Plural(HashMap<String, String>),
}

thread_local! {
    /// The translations by English pattern. Unset while the app speaks English.
    static TRANSLATIONS: OnceCell<&'static HashMap<String, Translation>> = const { OnceCell::new() };
}

/// Chooses the first language of the browser that the app speaks. Called once, before anything is drawn.
pub(crate) fn choose_language() {
    if !HAS_LANGUAGES {
        return;
    }
    for tag in intl::preferred_languages() {
        let code = tag.split('-').next().unwrap_or_default();
        if code == "en" {
            return;
        }
        if let Some((_, json)) = LANGUAGES.iter().find(|(it, _)| *it == code) {
            let translations = serde_json::from_str::<Map<String, Value>>(json).unwrap_or_default();
            let translations: HashMap<_, _> =
                translations.into_iter().filter_map(|(english, it)| Some((english, Translation::read(it)?))).collect();
            // The page has one language as long as it is open, so the sentences can be `'static`, and only a second
            // call could fail.
            let _ = TRANSLATIONS.with(|it| it.set(Box::leak(Box::new(translations))));
            return intl::set_language(tag);
        }
    }
}

impl Translation {
    /// Reads a pattern, or an object of plural categories. None for anything else.
    fn read(value: Value) -> Option<Self> {
        match value {
            Value::String(pattern) => Some(Self::Pattern(pattern)),
            Value::Object(forms) => {
                let forms = forms.into_iter().filter_map(|(category, it)| Some((category, it.as_str()?.to_owned())));
                Some(Self::Plural(forms.collect()))
            }
            _ => None,
        }
    }
}

fn translation(english: &str) -> Option<&'static Translation> {
    let translations = if HAS_LANGUAGES { TRANSLATIONS.with(|it| it.get().copied()) } else { None };
    translations.and_then(|it| it.get(english))
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
            let count_text = $crate::ui::text::catalogue::number($count);
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
    match translation(english) {
        Some(Translation::Pattern(pattern)) => pattern,
        _ => english,
    }
}

/// Returns the pattern for a count, by the plural rules of the app's language (`Intl.PluralRules`).
pub(crate) fn plural(count: usize, one: &'static str, other: &'static str) -> &'static str {
    let category = intl::plural_category(count);
    match translation(other) {
        Some(Translation::Plural(forms)) => {
            forms.get(&category).or_else(|| forms.get("other")).map_or(other, String::as_str)
        }
        _ if category == "one" => one,
        _ => other,
    }
}

/// A number as sentences have it: in words up to twelve, then in digits.
///
/// Digits of any size stand only where numbers stand in a column or beside a label: counts on the buttons of a filter,
/// the short times of a list, tables, meters, ratings, clock times and fields to fill in.
pub(crate) fn number(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |it| pattern(it).to_owned())
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
