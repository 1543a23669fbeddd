//! Addresses that may become links, and the choice among several.

use crate::domain::{ContactMethod, List};

/// The preferred contact method, else the first.
pub fn preferred(methods: &List<ContactMethod>) -> Option<&ContactMethod> {
    methods.iter().find(|it| it.preferred).or_else(|| methods.first())
}

/// Whether a text may become a link: profiles and shared items are free text, and only a web address is safe.
///
/// ```
/// # use kith::present::links::is_web;
/// assert!(is_web("https://example.org/ana"));
/// assert!(!is_web("javascript:alert(1)"));
/// ```
pub fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}
