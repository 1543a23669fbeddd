//! A postal address as a card has it: in parts (`ADR`). Kith has the envelope only, so the import keeps the parts, and
//! the export writes them again as long as nobody changes the address.

use crate::domain::Person;
use crate::formats::vcard::name::components;

/// The lines of an envelope from the parts of an address: post office box, extension, street, town, region, code and
/// country (RFC 6350, section 6.3.1). The code stands before the town, as in most countries.
///
/// # Examples
///
/// ```
/// use kith::formats::vcard::envelope;
///
/// let parts = ["", "", "Quay 1", "Riga", "", "1010", "Latvia"].map(str::to_owned);
/// assert_eq!(envelope(&parts), "Quay 1\n1010 Riga\nLatvia");
/// ```
pub fn envelope(parts: &[String]) -> String {
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    let town = [part(5), part(3)].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    let lines = [part(0), part(1), part(2), &town, part(4), part(6)];
    lines.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The value of the `ADR` line of an imported card that an address comes from. None if it was changed since, or typed
/// in.
pub(super) fn kept_parts<'a>(person: &'a Person, address: &str) -> Option<&'a str> {
    let kept = person.card_lines.iter().filter_map(|it| it.strip_prefix("ADR:"));
    kept.into_iter().find(|it| envelope(&components(it)) == address)
}
