//! The row of what a sentence tells instead of an exchange: the knowledge of a person, or a stay.

use leptos::prelude::*;

use crate::quick_entry::{Corrections, Happening};
use crate::ui::components::{Show, icon};
use crate::ui::text;

/// The words of such a row.
#[derive(Clone, Copy)]
pub(super) struct ToldWords {
    /// What the row is about.
    pub(super) label: &'static str,
    /// The icon of the chip.
    pub(super) icon: &'static str,
    /// What saving will do.
    pub(super) note: &'static str,
}

/// The row with what the sentence tells, and the way to log an exchange instead. Nothing for a sentence that tells of
/// an exchange.
pub(super) fn told_row(told: Memo<Option<String>>, fix: RwSignal<Corrections>, words: ToldWords) -> AnyView {
    let is_talk = move |_| fix.update(|it| it.happening = Some(Happening::Talk));
    let ToldWords { label, icon: sign, note } = words;
    view! {
        <Show when=move || told.with(Option::is_some)>
            <div role="group" aria-label=label>
                <span class="parsed-fields__label" aria-hidden="true">{label.to_lowercase()}</span>
                <div class="chips">
                    <span class="chip chip--static">{icon(sign)}<span dir="auto">{told}</span></span>
                    <button class="chip chip--plain" type="button" on:click=is_talk>
                        {text::capture::as_exchange()}
                    </button>
                    <span class="text-small text-small--static" role="status">{note}</span>
                </div>
            </div>
        </Show>
    }
    .into_any()
}
