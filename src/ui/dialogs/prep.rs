//! Preparation for a meeting: everything worth remembering on one screen or one printed page, with a card for each
//! person.

use leptos::prelude::*;

use crate::domain::{PersonId, display_name};
use crate::present::markdown::plain;
use crate::ui::components::{Dialog, icon};
use crate::ui::dialogs::short;
use crate::ui::pages::person_sections;
use crate::ui::state::{use_archive, use_clock, use_dialogs, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The dialog with a card for each person.
#[component]
pub(crate) fn PrepDialog(
    /// The people in the meeting.
    people: Vec<PersonId>,
) -> impl IntoView {
    let (repository, dialogs, archive) = (use_repository(), use_dialogs(), use_archive());
    let title = match people.as_slice() {
        [one] => text::dialogs::before_meeting(&short(repository, *one)),
        several => text::dialogs::before_meeting_people(several.len()),
    };
    people.iter().for_each(|it| archive.unpack(Some(*it)));
    let print = move |_| {
        // Ignore a failure: a browser that cannot print still shows the cards.
        let _ = window().print();
    };
    view! {
        <Dialog
            title=title
            close_label=text::dialogs::close_card()
            class="dialog--for-print"
            on_close=move |()| dialogs.close()
        >
            <div class="stack">
                {people.into_iter().map(|person| view! { <Card person /> }).collect_view()}
                <footer class="dialog__foot">
                    <button class="btn" type="button" on:click=print>{icon("export")}{text::dialogs::print()}</button>
                </footer>
            </div>
        </Dialog>
    }
}

#[component]
fn Card(person: PersonId) -> impl IntoView {
    let repository = use_repository();
    provide_context(person_sections::InDialog);
    let who = repository.book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default();
    let last = move || {
        repository.book(|book| {
            let last = book.exchanges_with(person).next_back().map(|(_, it)| it.clone())?;
            let day = last.when.map(|it| intl::date(it, Style::Day)).unwrap_or_default();
            let how = || last.how.map_or_else(text::dialogs::an_exchange, text::how).to_owned();
            let words = match (last.notes.is_empty(), last.topics.is_empty()) {
                (false, _) => plain(&last.notes),
                (true, false) => last.topics.iter().cloned().collect::<Vec<_>>().join(", "),
                (true, true) => how(),
            };
            Some(text::dialogs::on_day(&day, &words))
        })
    };
    let today = use_clock().today;
    let for_dates = who.clone();
    view! {
        <article class="prep" aria-label=display_name(&who)>
            <div class="prep__head"><h3 dir="auto">{display_name(&who)}</h3></div>
            <dl class="prep__body">
                <div>
                    <dt>{text::dialogs::last_time()}</dt>
                    <dd dir="auto">{move || last().unwrap_or_else(|| text::common::no_exchange_yet().to_owned())}</dd>
                </div>
            </dl>
            {person_sections::ask(person)}
            {person_sections::session(person)}
            {person_sections::also_in(person)}
            {person_sections::promises(person)}
            {person_sections::habits(&who)}
            {person_sections::ties(person)}
            {move || person_sections::dates(&for_dates, today.get())}
            {move || {
                let who = repository.book(|book| book.people.get(person).cloned())?;
                person_sections::knowledge(person, &who)
            }}
            {person_sections::facts(&who)}
        </article>
    }
}
