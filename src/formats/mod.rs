//! File formats: import, export and text in forms.
//!
//! Every parser here is total: it returns a value and the problems it found, or refuses the whole input with a reason
//! the user can act on. No parser reads a clock or accesses storage.

pub mod backup;
pub mod calendar;
pub mod csv;
pub mod demo_data;
pub mod encoding;
pub mod export;
pub mod file_kind;
pub mod foreign;
pub mod form_text;
pub mod import;
pub mod importer;
pub mod jwe;
pub mod notebook;
pub mod passphrase;
pub mod qr;
pub mod vcard;
