//! Cards of the contacts that a user picks on a phone.

use super::value::escape;

/// A contact as the phone tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PickedContact {
    /// The names. The first is used.
    pub names: Vec<String>,
    /// The e-mail addresses.
    pub emails: Vec<String>,
    /// The telephone numbers.
    pub numbers: Vec<String>,
}

/// Writes picked contacts as a vCard file, so that they are brought in like any other file.
///
/// ```
/// # use kith::formats::vcard::{PickedContact, write_picked};
/// let ana = PickedContact { names: vec!["Ana Silva".into()], numbers: vec!["+351 1".into()], ..Default::default() };
/// assert_eq!(write_picked(&[ana]), "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana Silva\r\nTEL:+351 1\r\nEND:VCARD\r\n");
/// ```
pub fn write_picked(contacts: &[PickedContact]) -> String {
    contacts.iter().map(card).collect()
}

fn card(contact: &PickedContact) -> String {
    let filled = |it: &&String| !it.trim().is_empty();
    let names = contact.names.iter().filter(filled).take(1).map(|it| ("FN", it));
    let emails = contact.emails.iter().filter(filled).map(|it| ("EMAIL", it));
    let numbers = contact.numbers.iter().filter(filled).map(|it| ("TEL", it));
    let lines = names.chain(emails).chain(numbers);
    let lines: String = lines.map(|(name, value)| format!("{name}:{}\r\n", escape(value))).collect();
    format!("BEGIN:VCARD\r\nVERSION:4.0\r\n{lines}END:VCARD\r\n")
}
