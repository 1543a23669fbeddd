//! Sentences about the ways in which people come into Kith: files, pasted names, the contacts of the phone.

use crate::ui::text::catalogue::sentences;

sentences! {
    which_files: "Kith reads the contacts of phones and mail programs (vCard, CSV), LinkedIn and Google exports, calendars, WhatsApp chats, Monica, and its own backups. You see everything before it is written.";
    choose_file: "Choose a file";
    from_phone: "Choose from the contacts of this phone";
    paste: "Paste names";
    paste_hint: "One name a line, with an address or a number if you have it.";
    read_names: "Read the names";
    pasted_names: "pasted names";
    phone_contacts: "contacts of this phone";
    more_ways: "Paste names, or other ways";
    opening: "Opening a file";
    close_without_opening: "Close without opening";
    no_file: "There is no file to open. Choose it here, or share it again.";
    turn_of(turn, count): "{turn} of {count}";
    go_on: "Go on with the next file";
    drop_here: "Let go to open this file. Nothing is written before you say so.";
}

/// Which of several files it is.
pub(crate) fn turn((turn, count): (usize, usize)) -> String {
    turn_of(&turn, &count)
}
