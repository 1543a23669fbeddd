//! The card "Next session": when and where, what to talk about, and what to do about it.

use leptos::prelude::*;

use super::agenda::agenda;
use super::context::{Letter, Pair, PairDialog};
use crate::insight::mentoring::share::agenda_to_send;
use crate::ui::components::icon;
use crate::ui::route::Route;
use crate::ui::state::use_navigation;
use crate::ui::text;

/// The card, as long as the pair meets.
pub(super) fn next_session(pair: Pair) -> impl IntoView {
    let navigation = use_navigation();
    let begin = move |_| navigation.go(Route::Session(pair.id));
    let is_open = move || pair.standing().is_some_and(|it| it.is_open());
    let has_day = move || pair.read(|_, it| it.next.when.is_some()).unwrap_or_default();
    let line = move || pair.read(|_, it| text::pair::next_line(it));
    move || {
        is_open().then(|| {
            view! {
                <section class="prep" aria-label=text::pair::next_session()>
                    <div class="prep__head">
                        <h2>{text::pair::next_session()}</h2>
                        <p class="text-aside">{line}</p>
                    </div>
                    {agenda(pair)}
                    <div class="actions">
                        <button class="btn btn--main" type="button" on:click=begin>
                            {icon("log")}{text::pair::begin_notes()}
                        </button>
                        <button class="btn btn--bare" type="button" on:click=move |_| pair.show(PairDialog::Move)>
                            {icon("calendar")}
                            {move || if has_day() { text::pair::move_it() } else { text::pair::find_a_day() }}
                        </button>
                    </div>
                    {move || more(pair, has_day())}
                </section>
            }
        })
    }
}

/// The calendar file, the agenda as a text, and a new topic.
fn more(pair: Pair, has_day: bool) -> AnyView {
    let send = move |_| {
        // The only source of texts that leave: private lines are not in it.
        let today = pair.today.get_untracked();
        let lines = pair.read_untracked(|book, _| agenda_to_send(book, pair.id, today)).unwrap_or_default();
        let letter = pair.read_untracked(|_, it| text::pair::agenda_letter(it, &lines)).unwrap_or_default();
        pair.show(PairDialog::Letter(Letter::new(text::pair::send_agenda(), letter)));
    };
    view! {
        <div class="actions">
            <button class="link-button" type="button" on:click=move |_| pair.show(PairDialog::Topic(None))>
                {icon("plus")}{text::pair::add_topic()}
            </button>
            {has_day.then(|| view! {
                <button class="link-button" type="button" on:click=move |_| pair.show(PairDialog::Calendar)>
                    {icon("calendar")}{text::pair::to_calendar()}
                </button>
            })}
            <button class="link-button" type="button" on:click=send>
                {icon("export")}{text::pair::send_agenda()}
            </button>
        </div>
    }
    .into_any()
}
