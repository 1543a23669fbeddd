//! The strength of a passphrase, and advice on it.

use crate::formats::passphrase::{Advice, Strength, Suggestion, Warning};
use crate::ui::text::catalogue::sentences;
use crate::ui::text::join;

sentences! {
    weak: "This one is easily guessed.";
    fair: "This one is fair.";
    good: "This one is good.";
    strong: "This one is strong.";

    names_are_known: "The names of people in your book are easily guessed.";
    rows_of_keys: "Rows of keys are easily guessed.";
    key_patterns: "Short patterns on the keyboard are easily guessed.";
    repeats: "Repeated letters are easily guessed.";
    repeated_groups: "Repeating a group of letters adds hardly anything.";
    first_ten: "It is one of the ten most common passwords.";
    first_hundred: "It is one of the hundred most common passwords.";
    common: "It is a very common password.";
    near_common: "It is close to a common password.";
    sequences: "Sequences such as abc or 6543 are easily guessed.";
    recent_years: "Recent years are easily guessed.";
    one_word: "A word by itself is easily guessed.";
    dates: "Dates are easily guessed.";
    names: "Names are easily guessed.";

    use_words: "Use a few words that do not belong together.";
    no_symbols_needed: "It needs no symbols, digits or capital letters.";
    add_words: "Add another word or two, rare ones if you can.";
    capitals: "Capital letters help little.";
    reversed: "Reversed words help little.";
    substitutions: "Replacing a letter, such as a with @, helps little.";
    longer_pattern: "A longer pattern with more turns is better.";
    avoid_repeats: "Avoid repeated words and letters.";
    avoid_sequences: "Avoid sequences.";
    avoid_recent_years: "Avoid recent years.";
    avoid_own_years: "Avoid years that have to do with you.";
    avoid_own_dates: "Avoid dates and years that have to do with you.";
}

/// The strength of a passphrase, with advice.
pub(crate) fn judged(strength: Strength, advice: &[Advice]) -> String {
    let mut sentences = vec![match strength {
        Strength::Weak => weak(),
        Strength::Fair => fair(),
        Strength::Good => good(),
        Strength::Strong => strong(),
    }];
    sentences.extend(advice.iter().map(|it| match it {
        Advice::NamesAreKnown => names_are_known(),
        Advice::Warning(it) => warning(*it),
        Advice::Suggestion(it) => suggestion(*it),
    }));
    join(&sentences, " ")
}

fn warning(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess => rows_of_keys(),
        Warning::ShortKeyboardPatternsAreEasyToGuess => key_patterns(),
        Warning::RepeatsLikeAaaAreEasyToGuess => repeats(),
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => repeated_groups(),
        Warning::ThisIsATop10Password => first_ten(),
        Warning::ThisIsATop100Password => first_hundred(),
        Warning::ThisIsACommonPassword => common(),
        Warning::ThisIsSimilarToACommonlyUsedPassword => near_common(),
        Warning::SequencesLikeAbcAreEasyToGuess => sequences(),
        Warning::RecentYearsAreEasyToGuess => recent_years(),
        Warning::AWordByItselfIsEasyToGuess => one_word(),
        Warning::DatesAreOftenEasyToGuess => dates(),
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess => names(),
    }
}

fn suggestion(suggestion: Suggestion) -> &'static str {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases => use_words(),
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => no_symbols_needed(),
        Suggestion::AddAnotherWordOrTwo => add_words(),
        Suggestion::CapitalizationDoesntHelpVeryMuch | Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            capitals()
        }
        Suggestion::ReversedWordsArentMuchHarderToGuess => reversed(),
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => substitutions(),
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => longer_pattern(),
        Suggestion::AvoidRepeatedWordsAndCharacters => avoid_repeats(),
        Suggestion::AvoidSequences => avoid_sequences(),
        Suggestion::AvoidRecentYears => avoid_recent_years(),
        Suggestion::AvoidYearsThatAreAssociatedWithYou => avoid_own_years(),
        Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => avoid_own_dates(),
    }
}
