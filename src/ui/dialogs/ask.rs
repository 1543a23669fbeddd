//! The dialog for asking a person for something. Asks are normal, and more welcome than people expect. The dialog holds
//! an ask up for a moment only if it would be the first contact after a long silence, one of many asks in a row with
//! nothing given in return, or for the reason for which the person stands last in the search.

use leptos::prelude::*;

use crate::domain::{Channel, Command, Exchange, Initiator, PersonId, ProjectId, Purpose, short_name};
use crate::insight::knows::{HeldBack, held_back};
use crate::insight::ledger::before_asking;
use crate::insight::message_templates::opening;
use crate::insight::week::Reason;
use crate::present::direction::direction;
use crate::present::introduction::ask_bridge;
use crate::ui::components::{AreaField, Dialog, Form, FormProblems, close_dialog, icon, other_problems};
use crate::ui::dialogs::short;
use crate::ui::pages::contact_links;
use crate::ui::sending::Sending;
use crate::ui::state::{OpenDialog, RepositoryContext, use_archive, use_clock, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for an ask.
#[component]
pub(crate) fn AskDialog(
    /// The person to ask.
    person: PersonId,
    /// The words to begin with.
    #[prop(optional)]
    words: String,
    /// The project that it is for, and the need.
    #[prop(default = None)]
    project: Option<(ProjectId, String)>,
    /// The person to whom it asks for an introduction.
    #[prop(default = None)]
    far: Option<PersonId>,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let title = text::dialogs::ask_title(&short(repository, person));
    view! {
        <Dialog title=title close_label=text::dialogs::close_without_asking() on_close=move |()| dialogs.close()>
            <AskFields person words project far />
        </Dialog>
    }
}

#[component]
fn AskFields(
    person: PersonId,
    words: String,
    project: Option<(ProjectId, String)>,
    far: Option<PersonId>,
) -> impl IntoView {
    let repository = use_repository();
    use_archive().unpack(Some(person));
    let today = use_clock().today.get_untracked();
    let before = repository.book_untracked(|book| before_asking(book, person, today));
    let held = repository.book_untracked(|book| held_back(book, person, today));
    let is_held = RwSignal::new(before.is_worth_a_word() || held.is_some());
    let notes = text::before_asking(&before, held, &short(repository, person));
    let given = text::given_lately(&before.given_lately);
    view! {
        <div class="stack">
            <ul class="icon-list">
                {notes.into_iter().map(|it| view! { <li>{icon("hand")}<span>{it}</span></li> }).collect_view()}
                <li>{icon("leaf")}<span>{given}</span></li>
            </ul>
            {move || match is_held.get() {
                true => view! { <KinderWay person held is_held /> }.into_any(),
                false => view! { <AskField person words=words.clone() project=project.clone() far /> }.into_any(),
            }}
        </div>
    }
}

/// What to do instead: mostly a greeting to send first. A button goes on to the ask.
#[component]
pub(super) fn KinderWay(person: PersonId, held: Option<HeldBack>, is_held: RwSignal<bool>) -> impl IntoView {
    // Neither a pause nor an open promise asks for a greeting.
    let has_greeting = !matches!(held, Some(HeldBack::Paused(_) | HeldBack::Promise));
    view! {
        <div class="stack">
            <p>{text::kinder_way(held)}</p>
            {has_greeting.then(|| view! { <Greeting person /> })}
            <div class="actions">
                {(held == Some(HeldBack::Strained)).then(|| mend(person))}
                <button class="link-button" type="button" on:click=move |_| is_held.set(false)>
                    {text::dialogs::ask_now()}
                </button>
            </div>
        </div>
    }
}

/// The button to the dialog that mends things after a strained talk.
fn mend(person: PersonId) -> impl IntoView {
    let dialogs = use_dialogs();
    let label = text::dialogs::repair_title(&short(use_repository(), person));
    view! {
        <button class="btn" type="button" on:click=move |_| dialogs.show(OpenDialog::Repair(person))>{label}</button>
    }
}

/// A greeting to send, and then to log.
#[component]
fn Greeting(person: PersonId) -> impl IntoView {
    let (repository, dialogs, today) = (use_repository(), use_dialogs(), use_clock().today);
    let (sending, close) = (Sending::to(person), close_dialog());
    let who = repository.book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default();
    let greeting = Signal::derive(move || {
        repository.book_untracked(|book| opening(book, person, Reason::WellnessCheck, 0, today.get_untracked()))
    });
    view! {
        <div class="ruled-text"><p>{greeting}</p></div>
        <div class="actions">
            {contact_links::main_contact_link(&who, greeting, true, sending)}
            <button
                class="btn"
                type="button"
                on:click=move |_| dialogs.show(OpenDialog::Capture(String::new(), Some(person)))
            >
                {text::dialogs::log_it()}
            </button>
        </div>
        {sending.question_for(move |started| {
            let name = repository.book_untracked(|it| it.people.get(person).map(short_name)).unwrap_or_default();
            let exchange = started.exchange(person, Purpose::WellnessCheck);
            let is_logged = sending.log(&name, &greeting.get_untracked(), exchange);
            if is_logged {
                close();
            }
            is_logged
        })}
    }
}

/// The ask, to be sent and then logged. It is an exchange, so that it counts as contact and in the reminder before the
/// next ask.
#[component]
fn AskField(
    person: PersonId,
    words: String,
    project: Option<(ProjectId, String)>,
    far: Option<PersonId>,
) -> impl IntoView {
    let repository = use_repository();
    let (form, close) = (FormProblems::new(), close_dialog());
    let who = repository.book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default();
    let ask = RwSignal::new(words);
    let sending = Sending::of_dialog();
    let (project, need) = project.unzip();
    let log = move |how: Channel| {
        let (notes, brought) = (ask.get_untracked(), need.clone().unwrap_or_default());
        let exchange = Exchange { how: Some(how), notes, brought, project, ..asked_of(person) };
        let logged = Command::LogExchange(Box::new(exchange), Vec::new());
        let (command, message) = going_on(repository, logged, person, far);
        if form.save(Vec::new(), command, message) {
            close();
        }
    };
    let log = Callback::new(log);
    view! {
        <Form problems=form on_submit=|()| ()>
            <p class="text-muted">{text::dialogs::gladder()}</p>
            <AreaField
                label=text::dialogs::your_ask()
                value=ask
                dir=Signal::derive(move || ask.with(|it| direction(it)))
                problem=form.of("notes")
                on_input=move |it| ask.set(it)
            />
            {other_problems(form)}
            <div class="actions">
                {contact_links::main_contact_link(&who, ask.into(), true, sending)}
                <button class="btn" type="button" on:click=move |_| log.run(Channel::Message)>
                    {text::dialogs::i_asked()}
                </button>
            </div>
            {sending.question_for(move |started| {
                log.run(started.how);
                true
            })}
            {contact_links::other_contact_links(&who, ask.into(), Some(sending))}
        </Form>
    }
}

/// An exchange in which the user asks a person for something.
fn asked_of(person: PersonId) -> Exchange {
    Exchange {
        people: [person].into_iter().collect(),
        purpose: Some(Purpose::Ask),
        began: Some(Initiator::Me),
        ..Exchange::default()
    }
}

/// The command with the question to a bridge, and the message.
fn going_on(
    repository: RepositoryContext,
    logged: Command,
    person: PersonId,
    far: Option<PersonId>,
) -> (Command, String) {
    let Some(far) = far else { return (logged, text::dialogs::asked().to_owned()) };
    let (name, other) = (short(repository, person), short(repository, far));
    let words = |step| text::dialogs::bridge_step(step, &name, &other);
    (Command::Batch(vec![logged, ask_bridge(person, far, words)]), text::dialogs::asked_bridge(&name))
}
