//! The question about the people seen on a trip, and a next time for the others.

use leptos::prelude::*;

use super::context::Page;
use crate::domain::{Command, PersonId, Promise, TripCommand, short_name};
use crate::insight::trips::{When, not_seen, seen_perhaps};
use crate::ui::components::{icon, memo};
use crate::ui::state::{OpenDialog, use_dialogs};
use crate::ui::text;
use crate::ui::text::trip as words;

/// The question about the people seen, after the last day and until it is answered.
pub(super) fn seen(page: Page) -> AnyView {
    let dialogs = use_dialogs();
    let asks = memo(move || page.when() == Some(When::Asks));
    let names = move || {
        page.read(|book, trip| {
            let people = seen_perhaps(book, trip).into_iter().filter_map(|it| book.people.get(it)).map(short_name);
            text::list(&people.collect::<Vec<_>>())
        })
    };
    let line = move || names().filter(|it| !it.is_empty()).map(|it| words::who_seen_line(&it));
    let nobody = move |_| {
        page.run(TripCommand::Settle(page.id), words::settled());
    };
    let section = move || {
        asks.get().then(|| {
            view! {
                <section class="section" aria-label=words::who_seen()>
                    <h2>{words::who_seen()}</h2>
                    <p>{line}</p>
                    <div class="actions">
                        <button
                            class="btn btn--main"
                            type="button"
                            on:click=move |_| dialogs.show(OpenDialog::CaptureOf(page.id))
                        >
                            {icon("log")}{words::log_it()}
                        </button>
                        <button class="btn" type="button" on:click=nobody>{words::nobody_this_time()}</button>
                    </div>
                </section>
            }
        })
    };
    section.into_any()
}

/// The people who were not seen, each with the offer to promise a next time. Nothing else is said of them.
pub(super) fn next_time(page: Page) -> AnyView {
    let people = memo(move || {
        if page.when() != Some(When::Over) {
            return Vec::new();
        }
        let others = |promise: &str| {
            page.repository.book(|book| {
                not_seen(book, page.id, promise).into_iter().map(|(id, it)| (id, short_name(it))).collect::<Vec<_>>()
            })
        };
        page.read(|_, trip| words::next_time_in(&trip.place)).map(|it| others(&it)).unwrap_or_default()
    });
    let section = move || {
        (!people.with(Vec::is_empty)).then(|| {
            let rows = people.get().into_iter().map(|(id, name)| offer(page, id, name)).collect_view();
            view! {
                <section class="section" aria-label=words::next_time()>
                    <h2>{words::next_time()}</h2>
                    <p class="text-small">{words::next_time_line()}</p>
                    <div class="actions">{rows}</div>
                </section>
            }
        })
    };
    section.into_any()
}

fn offer(page: Page, person: PersonId, name: String) -> impl IntoView {
    let label = words::promise_to(&name);
    let promise = move |_| {
        let (what, people) = (words::next_time_in(&page.trip().place), [person].into_iter().collect());
        let promise = Promise { what, people, ..Promise::default() };
        page.commands.run_or_show(Command::MakePromise(Box::new(promise), Vec::new()), words::promised(&name));
    };
    view! { <button class="btn" type="button" on:click=promise>{icon("hand")}{label}</button> }
}
