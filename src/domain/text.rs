//! Tidying of text.

/// A single line without leading, trailing or repeated white space, for names and other short texts. Control characters
/// become spaces, and invisible direction marks are removed; joiners that scripts need stay.
///
/// ```
/// # use kith::domain::tidy_line;
/// assert_eq!(tidy_line("  Ana \u{202a} \n Silva "), "Ana Silva");
/// ```
pub fn tidy_line(text: &str) -> String {
    let visible: String =
        text.chars().map(|it| if it.is_control() { ' ' } else { it }).filter(|it| !is_direction(*it)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
