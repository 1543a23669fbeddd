//! The page "Reconnect": two easy messages first, then one to one of two old ties, on one screen; and how welcome such
//! messages turned out to be.

use leptos::prelude::*;

use crate::domain::{Command, PersonId, Purpose, display_name, short_name};
use crate::insight::message_templates::{Occasion, openings};
use crate::insight::reconnect::{Gap, gaps, pair, usual_gap, warm_up};
use crate::insight::rhythm::rhythm;
use crate::insight::week::{self, Reason};
use crate::present::reconnect::{Guesses, first_message, message, talked_today};
use crate::ui::app::{App, app};
use crate::ui::components::{Avatar, Rating, Show, icon, memo};
use crate::ui::dom_id::DomId;
use crate::ui::message_draft::MessageDraft;
use crate::ui::pages::{contact_links, suggestion_card::dos_and_donts, title_of};
use crate::ui::route::Route;
use crate::ui::text;

/// The page `/reconnect`.
#[component]
pub(crate) fn Reconnect() -> impl IntoView {
    let app = app();
    title_of(Route::Reconnect);
    let pair = memo(move || app.book(|book| pair(book, app.today.get())));
    let is_any = move || pair.get().comfortable.or(pair.get().novel).is_some();
    view! {
        <header class="page-header">
            <div class="page-header__top"><p class="text-aside">{text::reconnect::when()}</p></div>
            <h1>{text::reconnect::title()}</h1>
            <p>{text::reconnect::line()}</p>
        </header>
        <div class="two-column-area">
            <div class="two-column">
                <div>
                    <Show when=is_any fallback=|| view! {
                        <div class="empty-state"><p class="text-muted">{text::reconnect::none()}</p></div>
                    }>
                        <ol class="steps">
                            <WarmUpStep />
                            {move || { let pair = pair.get(); view! {
                                <OldTieStep comfortable=pair.comfortable novel=pair.novel />
                            } }}
                        </ol>
                    </Show>
                </div>
                <div class="two-column__aside"><Guesses /></div>
            </div>
        </div>
    }
}

/// Step one: two people who are easy to write to.
#[component]
fn WarmUpStep() -> impl IntoView {
    let app = app();
    // Read once when the page opens, so that a person keeps the row after the user wrote to them.
    let people = app.with_book_untracked(|book| warm_up(book, app.today.get_untracked()));
    let row = move |id: PersonId| {
        let person = app.with_book_untracked(|it| it.people.get(id).cloned()).unwrap_or_default();
        let today = app.today.get_untracked();
        let occasion = Occasion { reason: Reason::CatchUp, is_old_tie: false, is_low: true, today };
        let words = app.with_book_untracked(|book| openings(book, id, occasion));
        let words = words.into_iter().next().unwrap_or_default();
        let is_sent = move || app.book(|book| talked_today(book, id, app.today.get()));
        let sent = {
            let name = short_name(&person);
            move |_| {
                let exchange = Box::new(message(id, Purpose::CatchUp));
                app.run_or_say(Command::LogExchange(exchange, Vec::new()), text::today::logged_words(&name));
            }
        };
        let sent = Callback::new(sent);
        let (way, name) = (person.clone(), display_name(&person));
        let draft = Signal::stored(words.clone());
        let label = text::reconnect::i_wrote_to(&short_name(&person));
        view! {
            <li>
                {Avatar::of(id, &person).view("")}
                <div><p class="name">{name}</p><p class="role">{text::reconnect::quoted(&words)}</p></div>
                <Show when=is_sent fallback=move || { let label = label.clone(); view! {
                    <div class="actions">
                        {contact_links::main_way(&way, draft, false)}
                        <button class="link-button" type="button" aria-label=label on:click=move |_| sent.run(())>
                            {icon("check")}{text::today::i_wrote()}
                        </button>
                    </div>
                } }>
                    <p class="sent">{icon("check")}{text::reconnect::sent()}</p>
                </Show>
            </li>
        }
    };
    let is_any = !people.is_empty();
    view! {
        <li>
            <div class="steps__head"><h2>{text::reconnect::warm_up()}</h2><p>{text::reconnect::warm_up_line()}</p></div>
            <ul class="warm-up-list">{people.into_iter().map(row).collect_view()}</ul>
            {(!is_any).then(|| view! { <p class="text-muted">{text::reconnect::no_warm_up()}</p> })}
        </li>
    }
}

/// Steps two and three: the choice of one of two old ties, and the message.
#[component]
fn OldTieStep(comfortable: Option<PersonId>, novel: Option<PersonId>) -> impl IntoView {
    let app = app();
    let chosen = RwSignal::new(novel.or(comfortable));
    let card = move |id: Option<PersonId>, kind: &'static str| {
        let id = id?;
        let person = app.with_book_untracked(|it| it.people.get(id).cloned()).unwrap_or_default();
        let silence = app.with_book_untracked(|book| {
            rhythm(book, id, &person, app.today.get_untracked()).silence.unwrap_or_default()
        });
        let why = text::reconnect::old_tie(silence);
        let met = Some(person.how_met.story.clone()).filter(|it| !it.is_empty());
        Some(view! {
            <label class="choice-card">
                <input
                    type="radio"
                    name="tie"
                    prop:checked=move || chosen.get() == Some(id)
                    on:change=move |_| chosen.set(Some(id))
                />
                <span class="choice-card__kind">{kind}</span>
                <span class="choice-card__who">
                    {Avatar::of(id, &person).view("")}
                    <span>
                        <span class="name">{display_name(&person)}</span>
                        <span class="role">{contact_links::role_line(&person.role, &person.organisation)}</span>
                    </span>
                </span>
                <span>{why}" "{met}</span>
            </label>
        })
    };
    let (heading, line) = match comfortable.zip(novel) {
        Some(_) => (text::reconnect::one_of_two(), text::reconnect::one_of_two_line()),
        None => (text::reconnect::one_old_tie(), text::reconnect::one_old_tie_line()),
    };
    view! {
        <li>
            <div class="steps__head"><h2>{heading}</h2><p>{line}</p></div>
            <fieldset class="choice-cards">
                <legend class="visually-hidden">{text::reconnect::choose()}</legend>
                {card(comfortable, text::reconnect::comfortable())}
                {card(novel, text::reconnect::novel())}
            </fieldset>
        </li>
        {move || chosen.get().map(|id| view! { <Words id /> })}
    }
}

/// Step three: the message, and a guess at how welcome it will be.
#[component]
fn Words(id: PersonId) -> impl IntoView {
    let app = app();
    app.unpack_last(id);
    let person = app.with_book_untracked(|it| it.people.get(id).cloned()).unwrap_or_default();
    let name = short_name(&person);
    let draft = MessageDraft::new(id, Reason::WellnessCheck, true, false);
    let welcome = RwSignal::new(None::<u32>);
    let sent = {
        let said = text::reconnect::logged(&name);
        move |_| {
            app.run_or_say(
                Command::LogExchange(Box::new(first_message(id, welcome.get_untracked())), Vec::new()),
                said.clone(),
            )
        }
    };
    let put_aside = move |_| another_time(app, id);
    // One message a day is enough, so this disables the button.
    let is_sent = move || app.book(|book| talked_today(book, id, app.today.get()));
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
                {contact_links::main_way(&person, draft.words.into(), true)}
                <button class="btn" type="button" disabled=is_sent on:click=sent>
                    {icon("check")}{text::today::i_wrote()}
                </button>
                <button class="link-button" type="button" on:click=put_aside>
                    {icon("snooze")}{text::reconnect::another_time()}
                </button>
            </div>
        </li>
    }
}

fn another_time(app: App, id: PersonId) {
    let until = app.with_book_untracked(|book| week::next_begins(book, app.today.get_untracked()));
    let name = app.with_book_untracked(|book| book.people.get(id).map(short_name)).unwrap_or_default();
    app.run_or_say(Command::Snooze(id, until), text::reconnect::put_off(&name));
}

/// The guessed and the actual welcome of recent messages, and a question for messages without an actual value.
#[component]
fn Guesses() -> impl IntoView {
    let app = app();
    let all = memo(move || app.book(gaps));
    let name =
        move |id: PersonId| app.with_book_untracked(|it| it.people.get(id).map(display_name)).unwrap_or_default();
    let guesses = memo(move || all.with(|it| Guesses::of(it)));
    let open = move || guesses.with(|it| it.open.clone());
    let known = move || guesses.with(|it| it.rated.clone());
    let words = move || text::reconnect::guess_summary(guesses.with(|it| it.count), all.with(|it| usual_gap(it)));
    let ask = move |(at, gap): (usize, Gap)| {
        let legend = text::reconnect::how_welcome_was_it(&name(gap.person));
        let chosen = RwSignal::new(None::<u32>);
        let say = move |_| {
            if let Some(welcome) = chosen.get_untracked() {
                app.run_or_say(Command::RateWelcome(gap.exchange, welcome), text::reconnect::noted());
            }
        };
        view! {
            <div class="stack">
                <Rating
                    legend
                    name=["was-welcome", "was-welcome-too"][at % 2]
                    chosen
                    on_choose=move |it| chosen.set(Some(it))
                />
                <Show when=move || chosen.get().is_some()>
                    <p><button class="btn" type="button" on:click=say>{text::reconnect::so_it_was()}</button></p>
                </Show>
            </div>
        }
    };
    let line = move |gap: Gap| {
        let actual = gap.actual.unwrap_or_default();
        view! {
            <li>
                <p>
                    {name(gap.person)}
                    " "
                    <span class="text-small">{text::reconnect::guess(&gap.expected, &actual)}</span>
                </p>
                {figure(gap.expected, actual)}
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby=DomId::Guesses.as_str()>
            <h2 id=DomId::Guesses.as_str()>{text::reconnect::guesses()}</h2>
            <p class="text-muted">{words}</p>
            {move || open().into_iter().enumerate().map(ask).collect_view()}
            <ul class="guesses">{move || known().into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

/// Draws the guess (a ring) and the actual value (a dot) on a scale from 1 to 7.
fn figure(expected: u32, actual: u32) -> impl IntoView {
    let x = |it: u32| 14.0 + f64::from(it.clamp(1, 7) - 1) * 45.3;
    let ticks = (1..=7).map(|it| view! { <path class="guess__base" d=format!("M{:.1} 12v6", x(it))></path> });
    view! {
        <svg class="guess" viewBox="0 0 300 30" aria-hidden="true">
            <path class="guess__base" d="M14 15H285.8"></path>
            {ticks.collect_view()}
            <path class="guess__gap" d=format!("M{:.1} 15H{:.1}", x(expected), x(actual))></path>
            <circle class="guess__mine" cx=x(expected).to_string() cy="15" r="6"></circle>
            <circle class="guess__was" cx=x(actual).to_string() cy="15" r="7"></circle>
        </svg>
    }
}
