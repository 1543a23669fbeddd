//! Circles: how close a person is to the user.

use crate::domain::string_enum::string_enum;

string_enum! {
    /// The circles (the layers of Dunbar, see `insight::circles` for their sizes and rhythms).
    pub enum Circle {
        /// The few closest people.
        Inner = "inner",
        /// Good friends and allies.
        Close = "close",
        /// People for regular work and exchange.
        Active = "active",
        /// All other people worth knowing, with no pressure.
        Wider = "wider",
    }
}
