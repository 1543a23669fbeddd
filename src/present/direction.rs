//! The direction of a text in a field. A browser takes that of the first letter, and a letter begins with a name: with
//! an Arabic name, an English letter would run from right to left.

/// The direction of most letters of a text, as the attribute `dir` has it. `auto` without letters.
///
/// # Examples
///
/// ```
/// use kith::present::direction::direction;
///
/// let check = |text: &str, expected: &str| assert_eq!(direction(text), expected, "{text}");
/// check("شيماء, a word of thanks now that the rocket is over.", "ltr");
/// check("Ana, شكرا لك على كل شيء", "rtl");
/// check("שלום", "rtl");
/// check("", "auto");
/// check("2026", "auto");
/// ```
pub fn direction(text: &str) -> &'static str {
    let letters = text.chars().filter(|it| it.is_alphabetic());
    let (rtl, ltr): (Vec<char>, Vec<char>) = letters.partition(|it| is_right_to_left(*it));
    match (rtl.len(), ltr.len()) {
        (0, 0) => "auto",
        (rtl, ltr) if rtl > ltr => "rtl",
        _ => "ltr",
    }
}

/// The blocks of Unicode from Hebrew to Arabic Extended-A, and the presentation forms.
const fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}
