//! What the people of a sentence know, if the sentence says that and tells of no exchange.

use leptos::prelude::*;

use crate::domain::{Book, Command, Knows};
use crate::quick_entry::{Corrections, Happening, Reading, note};
use crate::ui::components::{Show, icon};
use crate::ui::text;

/// The row with the knowledge of the sentence, and the way to log an exchange instead.
#[component]
pub(super) fn KnowledgeRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let told = move || reading.with(|it| it.knows.as_ref().map(in_words)).unwrap_or_default();
    let is_talk = move |_| fix.update(|it| it.happening = Some(Happening::Talk));
    view! {
        <Show when=move || reading.with(|it| it.knows.is_some())>
            <div role="group" aria-label=text::capture::knows()>
                <span class="parsed-fields__label" aria-hidden="true">{text::capture::knows().to_lowercase()}</span>
                <div class="chips">
                    <span class="chip chip--static">{icon("teams")}<span dir="auto">{told}</span></span>
                    <button class="chip chip--plain" type="button" on:click=is_talk>
                        {text::capture::as_exchange()}
                    </button>
                    <span class="text-small text-small--static" role="status">{text::capture::knows_note()}</span>
                </div>
            </div>
        </Show>
    }
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
