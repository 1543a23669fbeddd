//! Everyday networking on Today: the counter, encounters without a name, and the shared items.

use leptos::prelude::*;

use crate::domain::{Command, Id, PersonId, SharedItem};
use crate::insight::everyday::{PASSING, REAL_TALK, everyday};
use crate::present::everyday::{Encounter, ShareListItem, counted, encounters, share_list, without_person};
use crate::present::links::is_web;
use crate::ui::components::{Show, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::pages::invitations::Invitations;
use crate::ui::route::Route;
use crate::ui::state::{Commands, Dialogs, OpenDialog, use_clock, use_commands, use_dialogs, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The sections below the weekly session.
#[component]
pub(crate) fn Everyday() -> impl IntoView {
    view! { <div class="stack stack--distant"><Encounters /><Counter /><ShareList /><Invitations /></div> }
}

/// The number of exchanges this week, with a button each for a few words and a real talk: everyday contacts that people
/// do not call networking.
#[component]
fn Counter() -> impl IntoView {
    let (repository, commands, today) = (use_repository(), use_commands(), use_clock().today);
    let week = memo(move || repository.book(|book| everyday(book, today.get())));
    let note = move || {
        let with = week.get().with;
        text::everyday::with(&with.into_iter().take(3).collect::<Vec<_>>())
    };
    let count = move |encounter: &'static str, message: &'static str| {
        commands.run_or_show(Command::LogExchange(Box::new(counted(encounter)), Vec::new()), message);
    };
    let few_words = move |_| count(PASSING, text::everyday::counted_few_words());
    let real_talk = move |_| count(REAL_TALK, text::everyday::counted_real_talk());
    view! {
        <section class="section counter" aria-labelledby=DomId::Counter.as_str()>
            <h2 class="counter__say" id=DomId::Counter.as_str()>
                {move || text::everyday::networked(week.with(|it| it.count))}
            </h2>
            {move || tally(week.with(|it| it.count))}
            <div class="counter__foot">
                <p class="text-small">{note}</p>
                <div class="actions">
                    <button class="btn" type="button" on:click=few_words>
                        {icon("plus")}{text::everyday::a_few_words()}
                    </button>
                    <button class="btn" type="button" on:click=real_talk>
                        {icon("plus")}{text::everyday::a_real_talk()}
                    </button>
                </div>
            </div>
        </section>
    }
}

/// Maximum number of drawn strokes. The heading gives the full number.
const STROKES: usize = 40;

/// Tally marks for the count, in bundles of five.
fn tally(count: usize) -> Option<impl IntoView> {
    let count = count.min(STROKES);
    let path: String = (0..count).map(stroke).collect();
    let width = count.div_ceil(5) * 47;
    (count > 0).then(|| {
        view! {
            <svg class="tally" width=width height="38" viewBox=format!("-5 0 {width} 38") aria-hidden="true">
                <path d=path></path>
            </svg>
        }
    })
}

/// The stroke at this position as a path. Every fifth crosses out its bundle.
fn stroke(position: usize) -> String {
    let (bundle, place) = (position / 5 * 47, position % 5);
    // Vary each stroke a little, as in handwriting.
    let (lean, reach) = ((position * 7) % 3, (position * 5) % 4);
    if place == 4 {
        let left = i64::try_from(bundle).unwrap_or_default() - 3;
        return format!("M{left} {}L{} {}", 29 - lean, bundle + 35, 7 + reach);
    }
    let left = bundle + 4 + place * 8;
    format!("M{left} {}L{} {}", 3 + reach, left + lean, 33 + lean)
}

/// Encounters without a name. The user names the person, or dismisses the encounter.
#[component]
fn Encounters() -> impl IntoView {
    let (repository, commands, dialogs) = (use_repository(), use_commands(), use_dialogs());
    let waiting = memo(move || repository.book(encounters));
    let row = move |encounter: Encounter| encounter_row(commands, dialogs, encounter);
    view! {
        <Show when=move || !waiting.with(Vec::is_empty)>
            <section class="section" aria-labelledby=DomId::Inbox.as_str()>
                <h2 id=DomId::Inbox.as_str()>{text::everyday::met()}</h2>
                <ul class="icon-list">{move || waiting.get().into_iter().map(row).collect_view()}</ul>
                <p><WithoutPersonLink /></p>
            </section>
        </Show>
    }
}

/// The button that lists the exchanges without a person. Not shown if there are none.
#[component]
pub(crate) fn WithoutPersonLink() -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let count = memo(move || repository.book(|book| without_person(book).len()));
    view! {
        <Show when=move || { count.get() > 0 }>
            <button class="link-button" type="button" on:click=move |_| dialogs.show(OpenDialog::WithoutPerson)>
                {icon("people")}{move || text::sentence(&text::everyday::entries_without_person(count.get()))}
            </button>
        </Show>
    }
}

fn encounter_row(commands: Commands, dialogs: Dialogs, encounter: Encounter) -> impl IntoView {
    let description = text::everyday::encounter_words(&encounter);
    let Encounter { id, when, .. } = encounter;
    let label = text::everyday::who_was_it_label(&description);
    let name = move |_| dialogs.show(OpenDialog::NameEncounter(id));
    let dismiss = move |_| {
        commands.run_or_show(Command::DismissEncounter(id), text::everyday::dismissed());
    };
    view! {
        <li>
            {icon("people")}
            <span dir="auto">{description}</span>
            <span class="text-small">{when.map(|it| intl::date(it, Style::Weekday))}</span>
            <span class="actions icon-list__inset">
                <button class="btn" type="button" aria-label=label on:click=name>
                    {text::everyday::who_was_it()}
                </button>
                <button class="link-button" type="button" on:click=dismiss>{text::everyday::let_it_be()}</button>
            </span>
        </li>
    }
}

/// Items worth passing on, with the people they might suit.
#[component]
fn ShareList() -> impl IntoView {
    let (repository, commands, dialogs) = (use_repository(), use_commands(), use_dialogs());
    let items = memo(move || repository.book(share_list));
    let row = move |item: ShareListItem| item_row(commands, dialogs, item);
    view! {
        <section class="section" aria-labelledby=DomId::ShareList.as_str()>
            <div class="section__head">
                <h2 id=DomId::ShareList.as_str()>{text::everyday::share_list()}</h2>
                <button class="link-button" type="button" on:click=move |_| dialogs.show(OpenDialog::Share)>
                    {icon("plus")}{text::everyday::a_thing()}
                </button>
            </div>
            <Show
                when=move || !items.get().is_empty()
                fallback=|| view! { <p class="text-muted">{text::everyday::no_things()}</p> }
            >
                <ul class="icon-list">{move || items.get().into_iter().map(row).collect_view()}</ul>
            </Show>
        </section>
    }
}

/// A person whom an item suits, with the buttons to send it and to say that it is given.
fn recipient(dialogs: Dialogs, item: Id<SharedItem>, person: PersonId, name: String) -> impl IntoView {
    let (label, send_label) = (text::everyday::gave_it_to(&name), text::everyday::send_it_to(&name));
    let send = move |_| dialogs.show(OpenDialog::SendShare(item, Some(person)));
    let give = move |_| dialogs.show(OpenDialog::GiveShare(item, person));
    view! {
        <span class="actions icon-list__inset">
            <a href=Route::Person(person).href()>{name}</a>
            <button class="link-button" type="button" aria-label=send_label on:click=send>
                {text::everyday::send_it()}
            </button>
            <button class="link-button" type="button" on:click=give>{label}</button>
        </span>
    }
}

fn item_row(commands: Commands, dialogs: Dialogs, list_item: ShareListItem) -> impl IntoView {
    let ShareListItem { id, item, suits } = list_item;
    let recipients = suits.into_iter().map(|(person, name)| recipient(dialogs, id, person, name)).collect_view();
    let link = is_web(&item.link).then(|| {
        view! {
            " "
            <a href=item.link.clone() target="_blank" rel="noopener noreferrer">{text::everyday::open()}</a>
        }
    });
    let remove = move |_| {
        commands.run_or_show(Command::Delete(id.into()), text::everyday::thing_removed());
    };
    let label = text::everyday::remove_thing(&item.what);
    let send_label = text::everyday::send_thing_to_somebody(&item.what);
    let send = move |_| dialogs.show(OpenDialog::SendShare(id, None));
    view! {
        <li>
            {icon("link")}
            <span dir="auto">{text::sentence(&item.what)}{link}</span>
            <span class="stack icon-list__inset">{recipients}</span>
            <span class="actions icon-list__inset">
                <button class="link-button" type="button" aria-label=send_label on:click=send>
                    {text::everyday::send_to_somebody()}
                </button>
                <button class="link-button" type="button" aria-label=label on:click=remove>
                    {text::common::remove()}
                </button>
            </span>
        </li>
    }
}
