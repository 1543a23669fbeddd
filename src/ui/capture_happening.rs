//! What happened, as far as it was no talk: an attempt, or nothing. With the ways to put it right, and the offer of a
//! promise. If the sentence leaves it open, the question.

use leptos::prelude::*;

use crate::quick_entry::{Corrections, Happening, Reading};
use crate::ui::components::{Show, icon};
use crate::ui::text;

/// The row of an attempt, of a sentence that tells of nothing that happened, or of one that may. Hidden for an exchange
/// or a promise.
#[component]
pub(super) fn HappeningRow(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let is_shown =
        move || reading.with(|it| it.happening != Happening::Talk && it.promise.is_none() && it.tells_of_a_day());
    let is_open = move || reading.with(Reading::asks_happening);
    view! {
        <Show when=is_shown>
            <div role="group" aria-label=text::capture::happening()>
                <span class="parsed-fields__label" aria-hidden="true">{text::capture::happening().to_lowercase()}</span>
                <div class="chips">
                    <Show when=is_open>
                        <Question fix />
                    </Show>
                    <Show when=move || !is_open()>
                        <Finding reading fix />
                    </Show>
                </div>
            </div>
        </Show>
    }
}

/// The question whether anything happened.
#[component]
fn Question(fix: RwSignal<Corrections>) -> impl IntoView {
    let answers = [
        (text::capture::we_talked(), Happening::Talk),
        (text::capture::it_was_an_attempt(), Happening::Attempt),
        (text::capture::nothing_happened(), Happening::Nothing),
    ];
    let answers = answers.map(|(label, happening)| {
        let answer = move |_| fix.update(|it| it.happening = Some(happening));
        view! { <button class="chip chip--plain" type="button" on:click=answer>{label}</button> }
    });
    view! {
        <span class="chip chip--ask chip--static" role="status">{text::capture::were_you_in_touch()}</span>
        <div class="chip-choices" role="group" aria-label=text::capture::were_you_in_touch()>
            {answers.collect_view()}
        </div>
    }
}

/// What Kith understood: an attempt, or nothing.
#[component]
fn Finding(reading: Memo<Reading>, fix: RwSignal<Corrections>) -> impl IntoView {
    let is_nothing = move || reading.with(|it| it.happening == Happening::Nothing);
    let has_people = move || reading.with(|it| !it.who.is_empty());
    let tries_again = move || fix.with(|it| it.tries_again);
    let put_right = move |it: Happening| move |_| fix.update(|fix| fix.happening = Some(it));
    let note = move || if is_nothing() { text::capture::is_nothing() } else { text::capture::is_attempt() };
    let offer = move || if is_nothing() { text::capture::get_in_touch() } else { text::capture::try_again() };
    view! {
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
    }
}
