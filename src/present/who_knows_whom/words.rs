//! The room that a name takes in the picture.

use super::view::Pixels;

/// The letters of a name in the picture. The list has all.
pub(super) const LETTERS: usize = 16;

/// The letters of the name of a sector where there is room. The list has all.
pub(super) const PART_LETTERS: usize = 24;

/// The width of a letter on the screen, a little more than it is on most.
const LETTER: Pixels = 8;

/// The letters of the shortest line below the name of a sector: "four people".
const FEWEST: Pixels = 12;

/// The width of a capital letter or a digit.
const CAPITAL: Pixels = 10;

/// The width of a letter of a script without capitals, such as Chinese: its letters are as wide as they are high.
const SQUARE: Pixels = 14;

/// The width of a name on the screen.
pub(super) fn width_of(name: &str) -> Pixels {
    let width = |it: char| match it {
        _ if it.is_uppercase() || it.is_numeric() => CAPITAL,
        _ if it.is_lowercase() || !it.is_alphabetic() => LETTER,
        _ => SQUARE,
    };
    name.chars().map(width).sum()
}

/// Half the width of the name of a sector, with the number of its people below.
pub(super) fn half_width(name: &str) -> Pixels {
    width_of(name).max(FEWEST * LETTER) / 2
}

/// The name, with at most [`LETTERS`] letters.
pub(super) fn shortened(name: &str) -> String {
    cut(name, LETTERS)
}

/// A name with at most so many letters.
pub(super) fn cut(name: &str, letters: usize) -> String {
    match name.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}
