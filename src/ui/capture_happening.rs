//! What happened, as far as it was no talk: an attempt, or nothing. With the ways to put it right, and the offer of a
//! promise.

use leptos::prelude::*;

use crate::quick_entry::{Corrections, Happening, Reading};
use crate::ui::components::{Show, icon};
use crate::ui::text;

/// The row of an attempt, or of a sentence that tells of nothing that happened. Hidden for an exchange or a promise.
#[component]
pub(super) fn HappeningRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let happening = move || reading.with(|it| it.happening);
    let is_shown = move || happening() != Happening::Talk && reading.with(|it| it.promise.is_none());
    let is_nothing = move || happening() == Happening::Nothing;
    let has_people = move || reading.with(|it| !it.who.is_empty());
    let tries_again = move || fix.with(|it| it.tries_again);
    let put_right = move |it: Happening| move |_| fix.update(|fix| fix.happening = Some(it));
    let note = move || if is_nothing() { text::capture::is_nothing() } else { text::capture::is_attempt() };
    let offer = move || if is_nothing() { text::capture::get_in_touch() } else { text::capture::try_again() };
    view! {
        <Show when=is_shown>
            <div role="group" aria-label=text::capture::happening()>
                <span class="parsed-fields__label" aria-hidden="true">{text::capture::happening().to_lowercase()}</span>
                <div class="chips">
                    <span class="text-small text-small--static" role="status">{note}</span>
                    <button class="chip chip--plain" type="button" on:click=put_right(Happening::Talk)>
                        {text::capture::we_talked()}
                    </button>
                    <Show when=is_nothing>
                        <button class="chip chip--plain" type="button" on:click=put_right(Happening::Attempt)>
                            {text::capture::it_was_an_attempt()}
                        </button>
                    </Show>
                    <Show when=has_people>
                        <label class="chip">
                            {icon("hand")}<span>{offer}</span>
                            <input
                                type="checkbox"
                                prop:checked=tries_again
                                on:change=move |event| {
                                    let is_on = event_target_checked(&event);
                                    fix.update(|it| it.tries_again = is_on);
                                }
                            />
                        </label>
                    </Show>
                </div>
            </div>
        </Show>
    }
}
