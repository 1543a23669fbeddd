//! The text of a first small question, with three quiet marks that turn to ticks.

use leptos::prelude::*;

use crate::insight::mentoring::drafts::EASY_NOES;
use crate::insight::mentoring::question::{Marks, marks};
use crate::ui::components::{AreaField, Show, icon, memo};
use crate::ui::text;

/// The text field, the marks and the closings.
#[component]
pub(super) fn QuestionWords(
    /// The text.
    words: RwSignal<String>,
    /// The error message of the text.
    problem: Signal<String>,
) -> impl IntoView {
    let met = memo(move || words.with(|it| marks(it)));
    let mark = |name: &'static str, is_met: fn(&Marks) -> bool| {
        let is_met = move || met.with(is_met);
        let words_of_mark = move || match is_met() {
            true => text::beginning::mark_met(&name),
            false => text::beginning::mark_open(&name),
        };
        view! {
            <li class=move || if is_met() { "mark mark--met" } else { "mark" }>
                <span class="mark__tick" aria-hidden="true">{move || is_met().then(|| icon("check"))}</span>
                <span>{words_of_mark}</span>
            </li>
        }
    };
    view! {
        <AreaField label=text::beginning::question_label() value=words problem on_input=move |it| words.set(it) />
        <ul class="marks">
            {mark(text::beginning::mark_question(), |it| it.one_question)}
            {mark(text::beginning::mark_minutes(), |it| it.ten_minutes)}
            {mark(text::beginning::mark_no(), |it| it.easy_no)}
        </ul>
        <Show when=move || met.with(|it| it.asks_to_mentor)>
            <p class="text-small" role="status">{text::beginning::asks_to_mentor()}</p>
        </Show>
        <Closings words />
    }
}

/// The closing sentences that make a no easy, to add to the text.
#[component]
fn Closings(words: RwSignal<String>) -> impl IntoView {
    let button = move |closing: &'static str| {
        let add = move |_| words.update(|it| *it = text::join(&[it.trim_end(), closing], " "));
        view! { <button class="link-button" type="button" on:click=add>{icon("plus")}{closing}</button> }
    };
    view! {
        <div class="closings" role="group" aria-label=text::beginning::closings()>
            {EASY_NOES.iter().copied().map(button).collect_view()}
        </div>
    }
}
