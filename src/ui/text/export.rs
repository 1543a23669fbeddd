//! Sentences of the dialog "Export" and of the vCard of one person.

use crate::domain::Circle;
use crate::formats::export::ExportScope;
use crate::ui::text;
use crate::ui::text::catalogue::sentences;

sentences! {
    title: "Export";
    format: "Format";
    vcard: "vCard, for address books";
    vcard_note: "Version 4.0. It has names, addresses, numbers, dates, pictures and your notes.";
    older_vcard: "vCard 3.0, for older programs";
    older_vcard_note: "The same in the version that every address book reads.";
    table: "Table (CSV), for spreadsheets";
    table_note: "One row for each person. A cell that looks like a formula begins with an apostrophe.";
    notebook: "Notebook (Markdown)";
    notebook_note: "A zip with a page for each person and an index, for any text editor. It has all that you wrote, also what only you should read.";
    calendar: "Calendar (iCalendar)";
    people: "People";
    everybody(people): "Everybody ({people})";
    circle(circle, people): "Circle: {circle} ({people})";
    tag(tag, people): "Tag: {tag} ({people})";
    save: "Download";
    saved: "The file is in your downloads.";
    save_person: "Save as vCard";
    person_saved: "The vCard is in your downloads.";
    person_shared: "The vCard is shared.";
}

/// The people of an export, with their number.
pub(crate) fn scope(scope: &ExportScope, count: usize) -> String {
    let people = text::data::people(count);
    match scope {
        ExportScope::All => everybody(&people),
        ExportScope::Circle(word) => circle(&Circle::from_word(word).map_or("", text::circle), &people),
        ExportScope::Tag(it) => tag(it, &people),
        ExportScope::Person(_) => people,
    }
}
