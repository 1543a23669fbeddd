//! The cells that only Kith reads: they go with another cell, or say what Kith has offered or imported.

use crate::domain::Kind;
use crate::domain::cell_name::split;

/// Whether a cell is not for the user to read. A merge asks about none of them, and the merge rule decides.
///
/// ```
/// # use kith::domain::{Kind, is_internal};
/// assert!(is_internal(Kind::People, "moves/2026-11-22"));
/// assert!(is_internal(Kind::Mentorships, "next/sequence"));
/// assert!(!is_internal(Kind::People, "circle"));
/// assert!(!is_internal(Kind::Mentorships, "next/when"));
/// ```
pub fn is_internal(kind: Kind, cell: &str) -> bool {
    let (field, element) = split(cell);
    let fields: &[&str] = match kind {
        // The move goes with the circle.
        Kind::People => &["card_lines", "hushed", "joined", "moves", "sources", "sample"],
        Kind::Exchanges | Kind::Promises | Kind::Trips => &["sample"],
        // The state and the role are for versions that do not know the stage and the shape.
        Kind::Projects => &["state", "sample"],
        Kind::Mentorships if field == "next" => return matches!(element, "session" | "sequence"),
        Kind::Mentorships => &["role", "hushed"],
        Kind::Aims => &["done", "last_offered"],
        Kind::Groups => &["joined", "sample"],
        // Checksums.
        Kind::Settings => &["forgotten"],
        _ => &[],
    };
    fields.contains(&&*field)
}
