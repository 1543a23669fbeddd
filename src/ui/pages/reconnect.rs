//! The page "Reconnect": two easy messages first, then one to one of two old ties, on one screen; and how welcome such
//! messages turned out to be.

use leptos::prelude::*;

use super::guesses::GuessesSection;
use crate::domain::{Channel, Command, Exchange, PersonId, Purpose, display_name, short_name};
use crate::insight::message_templates::{Occasion, openings};
use crate::insight::reconnect::{OldTie, Pair, memory, pair, warm_up, written_this_week};
use crate::insight::rhythm::rhythm;
use crate::insight::week::{self, Reason};
use crate::present::reconnect::{self, first_message, talked_today};
use crate::ui::components::{Avatar, Rating, Show, empty_state, icon, memo};
use crate::ui::message_draft::MessageDraft;
use crate::ui::pages::{card_words::dos_and_donts, contact_links, title_of};
use crate::ui::route::Route;
use crate::ui::sending::Sending;
use crate::ui::state::{OpenDialog, use_archive, use_clock, use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The page `/reconnect`.
#[component]
pub(crate) fn Reconnect() -> impl IntoView {
    let (repository, dialogs, today) = (use_repository(), use_dialogs(), use_clock().today);
    title_of(Route::Reconnect);
    let pair = memo(move || repository.book(|book| pair(book, today.get())));
    let is_any = move || pair.get().familiar.or(pair.get().novel).is_some();
    view! {
        <header class="page-header">
            <div class="page-header__top"><p class="text-aside">{text::reconnect::when()}</p></div>
            <h1>{text::reconnect::title()}</h1>
            <p>{text::reconnect::line()}</p>
        </header>
        <div class="two-column-area">
            <div class="two-column">
                <div>
                    <Show when=is_any fallback=move || {
                        let add = move || dialogs.show(OpenDialog::NewPerson(String::new()));
                        empty_state(text::reconnect::none(), "plus", text::acts::somebody_from_before(), add)
                    }>
                        <ol class="steps">
                            <WarmUpStep />
                            {move || view! { <OldTieStep pair=pair.get() /> }}
                        </ol>
                    </Show>
                </div>
                <div class="two-column__aside"><GuessesSection /></div>
            </div>
        </div>
    }
}

/// Step one: two people who are easy to write to.
#[component]
fn WarmUpStep() -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    // Read once a day, so that a person keeps the row after the user wrote to them.
    let people = memo(move || {
        let today = today.get();
        repository.book_untracked(|book| warm_up(book, today))
    });
    let is_any = move || people.with(|it| !it.is_empty());
    let rows = move || people.get().into_iter().map(|id| view! { <WarmUpRow id /> }).collect_view();
    view! {
        <li>
            <div class="steps__head"><h2>{text::reconnect::warm_up()}</h2><p>{text::reconnect::warm_up_line()}</p></div>
            <ul class="warm-up-list">{rows}</ul>
            {move || (!is_any()).then(|| view! { <p class="text-muted">{text::reconnect::no_warm_up()}</p> })}
        </li>
    }
}

/// A person who is easy to write to, with a message.
#[component]
fn WarmUpRow(id: PersonId) -> impl IntoView {
    let (repository, today, sending) = (use_repository(), use_clock().today, Sending::to(id));
    let person = repository.book_untracked(|it| it.people.get(id).cloned()).unwrap_or_default();
    let occasion = Occasion { reason: Reason::CatchUp, is_old_tie: false, is_low: true, today: today.get_untracked() };
    let message = repository.book_untracked(|book| openings(book, id, occasion)).into_iter().next().unwrap_or_default();
    let is_sent = move || repository.book(|book| talked_today(book, id, today.get()));
    let draft = Signal::stored(message.clone());
    let log = {
        let name = short_name(&person);
        move |()| {
            sending.log(&name, &draft.get_untracked(), reconnect::message(id, Purpose::CatchUp));
        }
    };
    let log = Callback::new(log);
    let name = display_name(&person);
    let avatar = Avatar::of(id, &person).view("");
    let label = text::reconnect::i_wrote_to(&short_name(&person));
    view! {
        <li>
            {avatar}
            <div><p class="name">{name}</p><p class="role">{text::reconnect::quoted(&message)}</p></div>
            <Show when=is_sent fallback=move || { let (label, name) = (label.clone(), short_name(&person)); view! {
                <div class="actions">
                    {contact_links::main_contact_link(&person, draft, false, sending)}
                    <button class="link-button" type="button" aria-label=label on:click=move |_| log.run(())>
                        {icon("check")}{text::today::i_wrote()}
                    </button>
                    {sending.question(name, draft, Purpose::CatchUp)}
                </div>
            } }>
                <p class="sent">{icon("check")}{text::reconnect::sent()}</p>
            </Show>
        </li>
    }
}

/// Steps two and three: the choice of one of two old ties, and the message. After the user wrote to one of them, both
/// steps fold to a line: no second letter.
#[component]
fn OldTieStep(pair: Pair) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let ties: Vec<OldTie> = [pair.familiar, pair.novel].into_iter().flatten().collect();
    let people: Vec<PersonId> = ties.iter().map(|it| it.person).collect();
    let written = memo(move || repository.book(|book| written_this_week(book, &people, today.get())));
    let chosen = RwSignal::new(ties.last().map(|it| it.person));
    let (heading, line) = match ties.len() {
        2.. => (text::reconnect::one_of_two(), text::reconnect::one_of_two_line()),
        _ => (text::reconnect::one_old_tie(), text::reconnect::one_old_tie_line()),
    };
    move || match written.get() {
        Some((id, _)) => view! { <Written id /> }.into_any(),
        None => {
            let cards = ties.iter().map(|tie| view! { <OldTieCard tie=*tie chosen /> }).collect_view();
            view! {
                <li>
                    <div class="steps__head"><h2>{heading}</h2><p>{line}</p></div>
                    <fieldset class="choice-cards">
                        <legend class="visually-hidden">{text::reconnect::choose()}</legend>
                        {cards}
                    </fieldset>
                </li>
                {move || chosen.get().map(|id| view! { <MessageStep id /> })}
            }
            .into_any()
        }
    }
}

/// That the user wrote to an old tie this week, and when the next two come.
#[component]
fn Written(id: PersonId) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let person = repository.book_untracked(|it| it.people.get(id).cloned()).unwrap_or_default();
    let name = display_name(&person);
    let line = text::reconnect::you_wrote_to(&short_name(&person));
    let next = move || {
        let day = repository.book(|book| week::next_begins(book, today.get()));
        text::reconnect::next_pair(&text::day_ahead(day, today.get()))
    };
    view! {
        <li>
            <div class="steps__head"><h2>{text::reconnect::you_wrote()}</h2><p>{line}" "{next}</p></div>
            <ul class="warm-up-list">
                <li>
                    {Avatar::of(id, &person).view("")}
                    <a class="name" dir="auto" href=Route::Person(id).href()>{name}</a>
                    <p class="sent">{icon("check")}{text::reconnect::sent()}</p>
                </li>
            </ul>
        </li>
    }
}

/// An old tie to choose.
#[component]
fn OldTieCard(tie: OldTie, chosen: RwSignal<Option<PersonId>>) -> impl IntoView {
    let (repository, today) = (use_repository(), use_clock().today);
    let OldTie { person: id, kind } = tie;
    // The last talk of an old tie is most likely in the archive.
    use_archive().unpack_last(id);
    let person = repository.book_untracked(|it| it.people.get(id).cloned()).unwrap_or_default();
    let why = {
        let person = person.clone();
        move || {
            let today = today.get();
            let silence = repository.book(|book| rhythm(book, id, &person, today).silence.unwrap_or_default());
            text::reconnect::old_tie(silence)
        }
    };
    let met = repository.book_untracked(|book| reconnect::meeting(book, id));
    let shared = move || text::reconnect::memory(&repository.book(|book| memory(book, id, today.get())));
    let story = (!met.story.is_empty()).then(|| view! { <span dir="auto">{met.story.clone()}</span> });
    view! {
        <label class="choice-card">
            <input
                type="radio"
                name="tie"
                prop:checked=move || chosen.get() == Some(id)
                on:change=move |_| chosen.set(Some(id))
            />
            <span class="choice-card__kind">{text::reconnect::kind(kind)}</span>
            <span class="choice-card__who">
                {Avatar::of(id, &person).view("")}
                <span>
                    <span class="name" dir="auto">{display_name(&person)}</span>
                    <span class="role">{contact_links::role_line(&person.role, &person.organisation)}</span>
                </span>
            </span>
            <span>{why}</span>
            {story}
            <span class="text-small">{text::reconnect::meeting(&met)}" "{shared}</span>
        </label>
    }
}

/// Step three: the message, and a guess at how welcome it will be.
#[component]
fn MessageStep(id: PersonId) -> impl IntoView {
    let (repository, today, commands) = (use_repository(), use_clock().today, use_commands());
    use_archive().unpack_last(id);
    let person = repository.book_untracked(|it| it.people.get(id).cloned()).unwrap_or_default();
    let name = short_name(&person);
    let draft = MessageDraft::new(id, Reason::WellnessCheck, true, false);
    let sending = Sending::to(id);
    let welcome = RwSignal::new(None::<u32>);
    let log = {
        let name = name.clone();
        move |how: Channel| {
            let exchange = Exchange { how: Some(how), ..first_message(id, welcome.get_untracked()) };
            sending.log(&name, &draft.words.get_untracked(), exchange)
        }
    };
    let log = Callback::new(log);
    let put_off = move |_| {
        let until = repository.book_untracked(|book| week::next_begins(book, today.get_untracked()));
        let name = repository.book_untracked(|book| book.people.get(id).map(short_name)).unwrap_or_default();
        commands.run_or_show(Command::Snooze(id, until), text::reconnect::put_off(&name));
    };
    view! {
        <li>
            <div class="steps__head">
                <h2>{text::reconnect::a_few_words(&name)}</h2>
                <p>{text::reconnect::no_ask()}</p>
            </div>
            {dos_and_donts(&person)}
            {draft.view(text::today::your_words(&name), true)}
            <div class="actions">{draft.swap()}</div>
            <Rating
                legend=text::reconnect::how_welcome()
                name="welcome"
                chosen=welcome
                on_choose=move |it| welcome.set(Some(it))
            />
            <div class="actions">
                {contact_links::main_contact_link(&person, draft.words.into(), true, sending)}
                <button class="btn" type="button" on:click=move |_| { log.run(Channel::Message); }>
                    {icon("check")}{text::today::i_wrote()}
                </button>
                <button class="link-button" type="button" on:click=put_off>
                    {icon("snooze")}{text::reconnect::another_time()}
                </button>
            </div>
            {sending.question_for(move |started| log.run(started.how))}
        </li>
    }
}
