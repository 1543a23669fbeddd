//! The card of a suggested person on Today: why the person is suggested, a draft message, and the ways to send it.

use leptos::prelude::*;

use crate::domain::{Command, Person, PersonId, display_name, short_name};
use crate::insight::week::{self, Reason, Suggestion, Week};
use crate::present::reconnect;
use crate::present::today::{self as content, Done};
use crate::ui::components::{Avatar, icon, memo, warmth};
use crate::ui::message_draft::MessageDraft;
use crate::ui::pages::contact_links;
use crate::ui::route::Route;
use crate::ui::sending::Sending;
use crate::ui::state::{
    OpenDialog, RepositoryContext, use_archive, use_clock, use_commands, use_dialogs, use_repository,
};
use crate::ui::text;

/// The card of a suggestion that is still open. On a heavy day it is folded: without words to send.
#[component]
pub(super) fn SuggestionCard(suggestion: Suggestion, week: Memo<Week>, is_first: bool) -> impl IntoView {
    let repository = use_repository();
    let Suggestion { person: id, reason, rhythm, .. } = suggestion;
    let (person, why) = repository.book_untracked(|book| {
        let promise = if let Reason::Promise(promise) = reason { book.promises.get(promise) } else { None };
        let besides = content::promised_besides(book, &suggestion);
        (
            book.people.get(id).cloned().unwrap_or_default(),
            text::today::whole_reason(reason, &rhythm, promise, &besides),
        )
    });
    let name = display_name(&person);
    let label = name.clone();
    use_archive().unpack_last(id);
    // A signal, so that it updates when the energy left for the week changes, while the draft on the card stays.
    let size = move || week.with(|it| it.small_act(id)).map(text::today::act);
    // The last exchange may still be in the archive.
    let topics = memo(move || text::today::topics(&repository.book(|book| content::last_topics(book, id))));
    let words = (!week.with_untracked(|it| it.is_resting)).then(|| card_words(&suggestion, &person, is_first));
    let is_folded = words.is_none();
    view! {
        <article class="suggestion-card" aria-label=label>
            <header class="suggestion-card__who">
                {Avatar::of(id, &person).view("")}
                <h2 class="name" dir="auto"><a href=Route::Person(id).href()>{name}</a></h2>
                <p class="role" dir="auto">{contact_links::role_line(&person.role, &person.organisation)}</p>
                {warmth(rhythm.warmth)}
            </header>
            <p class="suggestion-card__why"><em>{text::today::reason_kind(reason)}</em>" "{why}" "{topics}" "{size}</p>
            {words}
            {is_folded.then(|| view! { <div class="actions"><CardActions id name=short_name(&person) /></div> })}
        </article>
    }
}

/// The draft of a card, and the ways to send it.
fn card_words(suggestion: &Suggestion, person: &Person, is_first: bool) -> AnyView {
    let (repository, today) = (use_repository(), use_clock().today);
    let Suggestion { person: id, reason, rhythm, .. } = *suggestion;
    let is_low = repository.book_untracked(|it| it.settings().low_battery) == Some(today.get_untracked());
    let draft = MessageDraft::new(id, content::words_about(reason, is_low), rhythm.is_sleeping(), is_low);
    let (name, sending) = (short_name(person), Sending::to(id));
    let log_message = {
        let name = name.clone();
        move |_| {
            let exchange = reconnect::message(id, content::purpose(reason));
            sending.log(&name, &draft.words.get_untracked(), exchange);
        }
    };
    view! {
        {dos_and_donts(person)}
        {draft.view(text::today::your_words(&name), reason != Reason::CatchUp)}
        <div class="actions">
            {contact_links::main_contact_link(person, draft.words.into(), is_first, sending)}
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

/// A finished suggestion as one line: the user has talked with the person this week, or the promise is settled.
pub(super) fn finished(repository: RepositoryContext, id: PersonId, done: Done) -> impl IntoView + use<> {
    let name = name_of(repository, id);
    let label = name.clone();
    let link = view! { <a href=Route::Person(id).href()>{name}</a> };
    let sentence = match done {
        Done::Talked => text::today::talked_this_week,
        Done::Wrote => text::today::wrote_this_week,
        Done::Heard => text::today::heard_this_week,
        Done::Settled => text::today::promise_settled,
    };
    let (before, after) = text::around(sentence);
    view! {
        <article class="suggestion-card suggestion-card--collapsed" aria-label=label>
            {icon("check")}
            <p>{before}{link}{after}</p>
        </article>
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

/// The display name of a person. Empty if the person is gone.
pub(super) fn name_of(repository: RepositoryContext, id: PersonId) -> String {
    repository.book_untracked(|it| it.people.get(id).map(display_name)).unwrap_or_default()
}
