//! The words of a card on Today: dos and don'ts, a draft message, and the ways to send it.

use leptos::prelude::*;

use crate::domain::{AimCommand, Command, Person, PersonId, short_name};
use crate::insight::aims::drafts::question;
use crate::insight::aims::next::of_week;
use crate::insight::week::Reason;
use crate::insight::week::{self, Suggestion};
use crate::present::reconnect;
use crate::present::sending::also_to;
use crate::present::today as content;
use crate::ui::components::{icon, memo};
use crate::ui::message_draft::MessageDraft;
use crate::ui::pages::contact_links;
use crate::ui::route::Route;
use crate::ui::sending::Sending;
use crate::ui::state::{OpenDialog, use_clock, use_commands, use_dialogs, use_lazy_parts, use_repository, use_week};
use crate::ui::text;

/// The part of a card under the reason. A folded card, of a heavy day, has no words to send.
#[component]
pub(crate) fn CardWords(suggestion: Suggestion, is_first: bool, is_folded: bool) -> impl IntoView {
    let id = suggestion.person;
    if is_first {
        use_lazy_parts().is_first_card_whole.set(true);
    }
    let person = use_repository().book_untracked(|it| it.people.get(id).cloned()).unwrap_or_default();
    if is_folded {
        return view! { <div class="actions"><CardActions id name=short_name(&person) /></div> }.into_any();
    }
    words(&suggestion, &person, is_first)
}

/// The draft of a card, and the ways to send it.
fn words(suggestion: &Suggestion, person: &Person, is_first: bool) -> AnyView {
    let (repository, today) = (use_repository(), use_clock().today);
    let Suggestion { person: id, reason, rhythm, .. } = *suggestion;
    let is_low = repository.book_untracked(|it| it.settings().low_battery) == Some(today.get_untracked());
    let draft = MessageDraft::new(id, content::words_about(reason, is_low), rhythm.is_sleeping(), is_low);
    let step = if let Reason::Promise(promise) = reason { Some(promise) } else { None };
    let (name, sending) = (short_name(person), Sending::to(id).settling(step));
    let others = repository.book_untracked(|book| {
        let ids = step.map(|it| also_to(book, it, id)).unwrap_or_default();
        ids.into_iter().filter_map(|it| book.people.get(it).cloned()).collect::<Vec<_>>()
    });
    let log_message = {
        let name = name.clone();
        move |_| {
            let exchange = reconnect::message(id, content::purpose(reason));
            sending.log(&name, &draft.words.get_untracked(), exchange);
        }
    };
    view! {
        {aim_line(id)}
        {dos_and_donts(person)}
        {draft.view(text::today::your_words(&name), reason != Reason::CatchUp)}
        <div class="actions">
            {links(person, &others, draft.words.into(), is_first, sending)}
            <CardActions id name=name.clone() />
            <div class="suggestion-card__other-words">
                {draft.swap()}
                <button class="link-button" type="button" on:click=log_message>
                    {icon("check")}{text::today::i_wrote()}
                </button>
            </div>
        </div>
        {sending.question(name, draft.words.into(), content::purpose(reason))}
        {contact_links::other_contact_links(person, draft.words.into(), Some(sending))}
    }
    .into_any()
}

/// The one question for an aim that the week has, on the card of its person.
fn aim_line(id: PersonId) -> impl IntoView {
    let (repository, commands, today, week) = (use_repository(), use_commands(), use_clock().today, use_week());
    let talk = memo(move || {
        let week = week.get();
        let open = week.suggestions.iter().filter(|it| !it.is_done);
        let people: Vec<PersonId> = open.map(|it| it.person).collect();
        repository.book(|book| {
            let talk = of_week(book, &people, today.get()).filter(|it| it.person == id)?;
            Some((talk, book.aims.get(talk.aim)?.what.clone()))
        })
    });
    move || {
        let (talk, what) = talk.get()?;
        let not_this = move |_| {
            commands.run_or_show(AimCommand::NotThisWeek(talk.aim).into(), text::aims::put_aside());
        };
        Some(view! {
            <div class="callout" role="note">
                {icon("leaf")}
                <div class="stack">
                    <p>{text::aims::for_your_aim(&what)}" "<em>{question(talk.how)}</em></p>
                    <div class="actions">
                        <a class="btn" href=Route::Aim(talk.aim).href() aria-label=text::aims::open_named(&what)>
                            {text::aims::open_aim()}
                        </a>
                        <button
                            class="link-button"
                            type="button"
                            aria-label=text::aims::another_week_for(&what)
                            on:click=not_this
                        >
                            {text::aims::another_week()}
                        </button>
                    </div>
                </div>
            </div>
        })
    }
}

/// The main link to the person of the card; and one to each of both where two are introduced.
fn links(person: &Person, others: &[Person], words: Signal<String>, is_first: bool, sending: Sending) -> AnyView {
    if others.is_empty() {
        return contact_links::main_contact_link(person, words, is_first, sending);
    }
    let all = std::iter::once(person).chain(others);
    all.map(|it| contact_links::contact_link_to(it, words, is_first, sending)).collect_view().into_any()
}

/// The buttons of every card: log an exchange, and "Not this week".
#[component]
fn CardActions(id: PersonId, name: String) -> impl IntoView {
    let (repository, commands, dialogs, today) = (use_repository(), use_commands(), use_dialogs(), use_clock().today);
    let put_off = {
        let message = text::today::put_off(&name);
        move |_| {
            let until = repository.book_untracked(|book| week::next_begins(book, today.get_untracked()));
            commands.run_or_show(Command::Snooze(id, until), message.clone());
        }
    };
    let log = move |_| dialogs.show(OpenDialog::Capture(String::new(), Some(id)));
    view! {
        <button class="btn" type="button" on:click=log>{text::today::log_it()}</button>
        <button class="link-button link-button--pending" type="button" on:click=put_off>
            {icon("snooze")}
            <span class="visually-hidden">{text::today::not_this_week()}</span>
        </button>
    }
}

/// The first two dos and don'ts of a person, shown above the draft.
pub(super) fn dos_and_donts(person: &Person) -> Option<AnyView> {
    let line = |class: &'static str, icon_name: &'static str, habit: String| {
        view! { <li class=class>{icon(icon_name)}<span dir="auto">{habit}</span></li> }
    };
    let (dos, donts) = content::habits(person);
    let is_any = !dos.is_empty() || !donts.is_empty();
    let dos = dos.into_iter().map(|it| line("", "check", it)).collect_view();
    let donts = donts.into_iter().map(|it| line("dos-donts__avoid", "close", it)).collect_view();
    is_any.then(|| view! { <ul class="dos-donts" aria-label=text::today::good_to_know()>{dos}{donts}</ul> }.into_any())
}
