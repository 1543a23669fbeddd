//! Files in and out, and the spoken sentence.
//!
//! Every parser here is total: it gives a value and the problems it met, or refuses the whole with a reason a person
//! can act on. No parser reads a clock or touches storage.

pub mod backup;
pub mod calendar;
pub mod demo_data;
pub mod form_text;
pub mod jwe;
pub mod passphrase;
pub mod vcard;
