//! The forms of text, which decide the limit of a text and how a command tidies it.

use crate::domain::is_picture;

/// The most characters in a line: a name, a role, an address, a tag (design decision: a long link fits).
pub const MAX_LINE: usize = 500;
/// The most characters in prose (design decision: about forty pages).
pub const MAX_PROSE: usize = 100_000;

/// The form of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextForm {
    /// One line of at most [`MAX_LINE`] characters. Commands tidy it with [`tidy_line`](crate::domain::tidy_line).
    #[default]
    Line,
    /// Lines of text, at most [`MAX_PROSE`] characters in all.
    Prose,
    /// A picture for which [`is_picture`] is true.
    Picture,
}

impl TextForm {
    /// The most characters of such a text. None for a picture, which has a rule of its own.
    pub const fn max(self) -> Option<usize> {
        match self {
            Self::Line => Some(MAX_LINE),
            Self::Prose => Some(MAX_PROSE),
            Self::Picture => None,
        }
    }

    /// Whether a text is beyond the limit, or no picture.
    pub(super) fn is_exceeded_by(self, text: &str) -> bool {
        match self.max() {
            // A text has at most as many characters as bytes.
            Some(max) => text.len() > max && text.chars().count() > max,
            None => !text.is_empty() && !is_picture(text),
        }
    }
}
