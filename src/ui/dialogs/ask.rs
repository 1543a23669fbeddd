//! The dialog for asking a person for something. Asks are normal, and more welcome than people expect. The dialog holds
//! an ask up for a moment only if it would be the first contact after a long silence, or one of many asks in a row with
//! nothing given in return.

use leptos::prelude::*;

use crate::domain::{Command, Direction, Favour, PersonId};
use crate::insight::ledger::before_asking;
use crate::insight::message_templates::opening;
use crate::insight::week::Reason;
use crate::ui::app::{OpenDialog, app};
use crate::ui::components::{AreaField, Dialog, close_dialog, icon};
use crate::ui::dialogs::short;
use crate::ui::pages::contact_links;
use crate::ui::text;

/// The dialog for an ask.
#[component]
pub(crate) fn AskSheet(
    /// The person to ask.
    person: PersonId,
) -> impl IntoView {
    let app = app();
    let title = text::dialogs::ask_title(&short(app, person));
    view! {
        <Dialog title=title close_label=text::dialogs::close_without_asking() on_close=move |()| app.dialog.set(None)>
            <AskFields person />
        </Dialog>
    }
}

#[component]
fn AskFields(person: PersonId) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let name = short(app, person);
    app.unpack(Some(person));
    let before = app.with_book_untracked(|book| before_asking(book, person, app.today.get_untracked()));
    let is_held = RwSignal::new(before.is_worth_a_word());
    let who = app.with_book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default();
    let ask = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let asked = move |_| {
        let favour = Favour {
            direction: Some(Direction::Asked),
            people: [person].into_iter().collect(),
            what: ask.get_untracked(),
            ..Favour::default()
        };
        match app.run(Command::SaveFavour(None, Box::new(favour)), text::dialogs::asked()) {
            Ok(_) => close(),
            Err(error) => problem.set(error.to_string()),
        }
    };
    let kinder = {
        let hello = Signal::derive(move || {
            app.with_book_untracked(|book| opening(book, person, Reason::WellnessCheck, 0, app.today.get_untracked()))
        });
        view! {
            <div class="stack">
                <p>{text::dialogs::kinder_way()}</p>
                <div class="ruled-text"><p>{hello}</p></div>
                <div class="actions">
                    {contact_links::main_way(&who, hello, true)}
                    <button
                        class="btn"
                        type="button"
                        on:click=move |_| app.dialog.set(Some(OpenDialog::Capture(String::new(), Some(person))))
                    >
                        {text::dialogs::log_it()}
                    </button>
                    <button class="link-button" type="button" on:click=move |_| is_held.set(false)>
                        {text::dialogs::ask_now()}
                    </button>
                </div>
            </div>
        }
    };
    let kinder = StoredValue::new_local(Some(kinder.into_any()));
    let words: Vec<String> = text::before_asking(&before, &name);
    let given = text::given_lately(&before.given_lately);
    view! {
        <div class="stack">
            <ul class="icon-list">
                {words.into_iter().map(|it| view! { <li>{icon("hand")}<span>{it}</span></li> }).collect_view()}
                <li>{icon("leaf")}<span>{given}</span></li>
            </ul>
            {move || match is_held.get() {
                true => kinder.try_update_value(Option::take).flatten().into_any(),
                false => view! {
                    <div class="stack">
                        <p class="text-muted">{text::dialogs::gladder()}</p>
                        <AreaField label=text::dialogs::your_ask() value=ask problem on_input=move |it| {
                            problem.set(String::new());
                            ask.set(it);
                        } />
                        <div class="actions">
                            {contact_links::main_way(&who, ask.into(), true)}
                            <button class="btn" type="button" on:click=asked>{text::dialogs::i_asked()}</button>
                        </div>
                    </div>
                }.into_any(),
            }}
        </div>
    }
}
