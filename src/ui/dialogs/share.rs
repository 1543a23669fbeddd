//! The dialogs of the list of things worth passing on: one adds an item, one sends it to a person.

use leptos::prelude::*;

use crate::domain::{Book, Channel, Command, Exchange, Id, PersonId, Purpose, SharedItem};
use crate::insight::share_list::{give, message, whom_for};
use crate::present::people_picker::{Picked, Whom, picked};
use crate::present::reconnect;
use crate::ui::components::{Dialog, Form, FormProblems, TextField, close_dialog, foot, icon, memo};
use crate::ui::dialogs::short;
use crate::ui::pages::contact_links;
use crate::ui::person_input::{NameField, named_in};
use crate::ui::sending::Sending;
use crate::ui::state::{RepositoryContext, use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for a new shared item.
#[component]
pub(crate) fn ShareForm() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::dialogs::share_title()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            <ShareFields />
        </Dialog>
    }
}

#[component]
fn ShareFields() -> impl IntoView {
    let repository = use_repository();
    let (form, close) = (FormProblems::new(), close_dialog());
    let draft = RwSignal::new(SharedItem::default());
    let whom = RwSignal::new(String::new());
    let item = Signal::derive(move || draft.with(|it| it.what.clone()));
    let link = Signal::derive(move || draft.with(|it| it.link.clone()));
    let suits = move || draft.with(|it| suited(repository, it));
    let save = move |()| {
        let (mut item, named) =
            (with_scheme(draft.get_untracked()), named_in(repository, "people", &whom.get_untracked()));
        named.clone().ok().flatten().into_iter().for_each(|it| item.people.insert(it));
        let command = Command::SaveShare(None, Box::new(item));
        if form.save(named.err().into_iter().collect(), command, text::dialogs::on_the_shelf()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=text::dialogs::what_it_is()
                value=item
                is_first=true
                hint=text::dialogs::what_it_is_hint()
                problem=form.of("what")
                on_input=move |it| draft.update(|draft| draft.what = it)
            />
            <TextField
                label=text::dialogs::link()
                kind="url"
                value=link
                hint=text::dialogs::not_needed()
                problem=form.of("link")
                on_input=move |it| draft.update(|draft| draft.link = it)
            />
            <NameField
                label=text::dialogs::for_whom()
                value=whom
                whom=Whom::Living
                may_add=true
                hint=text::dialogs::not_needed()
                problem=form.of("people")
                on_input=move |it| whom.set(it)
            />
            <p class="text-small" role="status">{suits}</p>
            {foot(form, text::common::save(), close)}
        </Form>
    }
}

/// The sentence about the people whom an item suits. Empty if there is nobody.
fn suited(repository: RepositoryContext, item: &SharedItem) -> String {
    let suited = repository.book(|book| whom_for(book, item));
    let names: Vec<String> = suited.into_iter().map(|it| short(repository, it)).collect();
    if names.is_empty() { String::new() } else { text::dialogs::suits(&text::list(&names)) }
}

/// The item with its link as an address: "bread.example/slow" is typed more often than written out.
fn with_scheme(mut item: SharedItem) -> SharedItem {
    let link = item.link.trim();
    if link.contains('.') && !link.contains(':') && !link.contains(char::is_whitespace) {
        item.link = format!("https://{link}");
    }
    item
}

/// The sentence that the log begins with when a person has received an item.
pub(crate) fn given_words(item: Id<SharedItem>, person: PersonId) -> String {
    let repository = use_repository();
    let what = repository.book_untracked(|book| book.shares.get(item).map(|it| it.what.clone())).unwrap_or_default();
    text::everyday::shared(&what, &short(repository, person))
}

/// The dialog that sends an item to a person. The item stays on the list until the message is logged.
#[component]
pub(crate) fn SendShare(
    /// The item.
    item: Id<SharedItem>,
    /// The person. None if the user chooses somebody in the dialog.
    person: Option<PersonId>,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let title = match person {
        Some(person) => text::everyday::send_it_to(&short(repository, person)),
        None => text::everyday::send_to_somebody().to_owned(),
    };
    let inside = move || match person {
        Some(person) => view! { <SendFields item person /> }.into_any(),
        None => view! { <SendToSomebody item /> }.into_any(),
    };
    view! {
        <Dialog title=title close_label=text::common::close_without_saving() on_close=move |()| dialogs.close()>
            {inside()}
        </Dialog>
    }
}

/// The field for the person, and then the words to them.
#[component]
fn SendToSomebody(item: Id<SharedItem>) -> impl IntoView {
    let repository = use_repository();
    let name = RwSignal::new(String::new());
    let person = memo(move || name.with(|name| repository.book(|book| living(book, name))));
    view! {
        <div class="stack">
            <NameField
                label=text::dialogs::to_whom()
                value=name
                whom=Whom::Living
                is_first=true
                may_add=true
                on_input=move |it| name.set(it)
            />
            {move || person.get().map(|person| view! { <SendFields item person /> })}
        </div>
    }
}

/// The living person of this name.
fn living(book: &Book, name: &str) -> Option<PersonId> {
    let Picked::One(id) = picked(book, name) else { return None };
    book.people.get(id).is_some_and(|it| it.died.is_none()).then_some(id)
}

#[component]
fn SendFields(item: Id<SharedItem>, person: PersonId) -> impl IntoView {
    let (repository, commands, sending) = (use_repository(), use_commands(), Sending::of_dialog());
    let close = close_dialog();
    let (who, name) =
        (repository.book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default(), short(repository, person));
    let words = RwSignal::new(
        repository.book_untracked(|book| book.shares.get(item).map(|it| message(it, &name)).unwrap_or_default()),
    );
    let problem = RwSignal::new(String::new());
    let label = text::today::your_words(&name);
    let log = Callback::new(move |how: Channel| {
        let notes = given_words(item, person);
        let exchange = Exchange { how: Some(how), notes, ..reconnect::message(person, Purpose::Sharing) };
        let given = repository.book_untracked(|book| give(book, item, [person]));
        let log = Command::LogExchange(Box::new(exchange), Vec::new());
        let command = Command::Batch(given.into_iter().chain([log]).collect());
        match commands.run(command, text::everyday::passed_on(&name)) {
            Ok(_) => close(),
            Err(error) => problem.set(text::errors::commit(&error)),
        }
    });
    view! {
        <div class="stack">
            <textarea
                class="ruled-text"
                rows="3"
                aria-label=label
                prop:value=words
                on:input=move |event| words.set(event_target_value(&event))
            ></textarea>
            <p class="text-small field-error" role="alert">{problem}</p>
            <div class="actions">
                {contact_links::main_contact_link(&who, words.into(), true, sending)}
                <button class="btn" type="button" on:click=move |_| log.run(Channel::Message)>
                    {icon("check")}{text::today::i_wrote()}
                </button>
            </div>
            {sending.question_for(move |started| {
                log.run(started.how);
                true
            })}
            {contact_links::other_contact_links(&who, words.into(), Some(sending))}
        </div>
    }
}
