//! A relation in a card, and the name of the other card.

use crate::domain::RelationKind;

/// A relation, before the other card is known.
#[derive(Clone, Debug)]
pub(super) struct Related {
    /// What the card calls it: `spouse`.
    pub(super) word: String,
    /// The relation, if Kith has it.
    pub(super) kind: Option<RelationKind>,
    /// The UID or the name of the other.
    pub(super) to: String,
    /// Whether it is a UID or another address.
    pub(super) is_address: bool,
    /// The line for the way back.
    pub(super) raw: String,
}

/// A UID without the prefix that only some programs write.
pub(super) fn bare_uid(text: &str) -> &str {
    let text = text.trim();
    match text.get(..9) {
        Some(prefix) if prefix.eq_ignore_ascii_case("urn:uuid:") => text.get(9..).unwrap_or(text),
        _ => text,
    }
}
