//! Address books and exports that are tables: CSV files of LinkedIn, Google, Outlook, Thunderbird and any other
//! program.
//!
//! [`Sheet`] splits a text into rows. A reader finds the header among them, after any number of other lines, and reads
//! cells by the name of their column, so that an export with more, fewer or moved columns is read all the same.

mod card;
pub mod dates;
pub mod google;
pub mod linkedin;
pub mod mapped;
pub mod outlook;
mod sheet;
pub mod thunderbird;

#[cfg(test)]
mod tests;

pub use sheet::{Header, Row, Sheet, Table};

/// The number of inputs of each property test: `KITH_FUZZ`, or else a few.
#[cfg(test)]
pub(super) fn fuzz_cases() -> u32 {
    std::env::var("KITH_FUZZ").ok().and_then(|it| it.parse().ok()).unwrap_or(64)
}

/// Returns the beginning of a text in whole lines: enough to recognise the kind of a file without reading all of it.
pub(super) fn head(text: &str) -> &str {
    /// Bytes (design decision: the words before a header and the widest header fit four times over).
    const HEAD: usize = 16 * 1024;
    let end = (0..=text.len().min(HEAD)).rev().find(|it| text.is_char_boundary(*it)).unwrap_or_default();
    let head = &text[..end];
    if end == text.len() { head } else { head.rfind(['\n', '\r']).map_or(head, |it| &head[..it]) }
}
