//! The channels of an exchange.

use crate::domain::string_enum::string_enum;

string_enum! {
    /// The channel of an exchange.
    pub enum Channel {
        /// A telephone call.
        Call = "call",
        /// A video call.
        Video = "video",
        /// In person.
        InPerson = "in-person",
        /// Over coffee, lunch or another small meal.
        Coffee = "coffee",
        /// By e-mail.
        Email = "email",
        /// By short message.
        Message = "message",
        /// A letter on paper.
        Letter = "letter",
        /// At an event.
        Event = "event",
    }
}
