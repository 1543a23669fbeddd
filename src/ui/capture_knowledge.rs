//! What the people of a sentence know, if the sentence says that and tells of no exchange.

use leptos::prelude::*;

use crate::domain::{Book, Command, Knows};
use crate::quick_entry::{Corrections, Reading, note};
use crate::ui::capture_told::{ToldWords, told_row};
use crate::ui::components::memo;
use crate::ui::text;

/// The row with the knowledge of the sentence, and the way to log an exchange instead.
#[component]
pub(super) fn KnowledgeRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let told = memo(move || reading.with(|it| it.knows.as_ref().map(in_words)));
    let (label, note) = (text::capture::knows(), text::capture::knows_note());
    told_row(told, fix, ToldWords { label, icon: "teams", note })
}

fn in_words(knows: &Knows) -> String {
    match knows.gone {
        Some(gone) => text::who_knows::gone(&knows.what, gone),
        None => text::join(&[&knows.what, &text::who_knows::evidence(knows, false)], ", "),
    }
}

/// The command that notes what the people know. Those who are not in the book are added with it.
pub(super) fn noting(book: &Book, reading: &Reading, knows: &Knows) -> Command {
    let known = reading.known().map(|id| Command::from(note(book, id, knows)));
    let new = reading.newcomers().into_iter().map(|mut person| {
        person.expertise.insert(knows.clone());
        Command::AddPerson(Box::new(person))
    });
    Command::Batch(known.chain(new).collect())
}
