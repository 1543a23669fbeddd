//! Sentences about the user's own card.

use crate::ui::text::catalogue::sentences;

sentences! {
    title: "My card";
    note: "Kith recognises you by it in the files that you open, so that you are not offered as a person.";
    note_in_form: "An import recognises you by your name, your e-mail addresses and your profiles.";
    edit: "Edit my card";
    show: "Show my card";
    show_note: "As a code for the person in front of you";
    saved: "Saved. This is your card.";
    /// The name of the code for somebody who does not see it.
    code(name): "QR code with the card of {name}";
    code_note: "The camera of a phone reads the code and offers to save you. No network is needed.";
    parts: "On the card";
    none: "None";
    work: "Organisation and role";
    too_long: "Your card is too long for a code. Choose fewer parts.";
}
