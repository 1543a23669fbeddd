//! The dialog with the draft to a person of a trip. Once it is sent, it is logged and the person counts as asked.

use leptos::prelude::*;

use super::context::{Page, state_of};
use crate::domain::{Channel, Command, Exchange, Initiator, PersonId, Purpose, TripCommand, TripState};
use crate::insight::trips::draft;
use crate::present::direction::direction;
use crate::ui::components::{AreaField, Dialog, Form, FormProblems, close_dialog, icon, other_problems};
use crate::ui::pages::contact_links;
use crate::ui::sending::Sending;
use crate::ui::text;
use crate::ui::text::trip as words;

/// The dialog.
#[component]
pub(super) fn WriteDialog(page: Page, person: PersonId) -> impl IntoView {
    view! {
        <Dialog
            title=words::write_to(&page.short(person))
            close_label=text::common::close_without_saving()
            draft=format!("trip {} {person}", page.id)
            on_close=move |()| page.dialog.set(None)
        >
            {form(page, person)}
        </Dialog>
    }
}

fn form(page: Page, person: PersonId) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let who = page.repository.book_untracked(|book| book.people.get(person).cloned()).unwrap_or_default();
    let letter = RwSignal::new(draft(&page.trip(), person, page.today.get_untracked()));
    let sending = Sending::of_dialog();
    let log = Callback::new(move |how: Channel| {
        let exchange = sent(person, how, letter.get_untracked());
        let asked = TripCommand::Answer(page.id, state_of(person, TripState::Written));
        let both = Command::Batch(vec![asked.into(), Command::LogExchange(Box::new(exchange), Vec::new())]);
        if form.save(Vec::new(), both, words::wrote(&page.short(person))) {
            close();
        }
    });
    view! {
        <Form problems=form on_submit=|()| ()>
            <AreaField
                label=words::your_words()
                value=letter
                dir=Signal::derive(move || letter.with(|it| direction(it)))
                problem=form.of("notes")
                on_input=move |it| letter.set(it)
            />
            {other_problems(form)}
            <div class="actions">
                {contact_links::main_contact_link(&who, letter.into(), true, sending)}
                <button class="btn" type="button" on:click=move |_| log.run(Channel::Message)>
                    {icon("check")}{words::i_wrote()}
                </button>
            </div>
            {sending.question_for(move |started| {
                log.run(started.how);
                true
            })}
            {contact_links::other_contact_links(&who, letter.into(), Some(sending))}
        </Form>
    }
    .into_any()
}

/// The message as an exchange. It is not one of the trip itself: nobody was seen.
fn sent(person: PersonId, how: Channel, notes: String) -> Exchange {
    Exchange {
        people: [person].into_iter().collect(),
        how: Some(how),
        purpose: Some(Purpose::CatchUp),
        began: Some(Initiator::Me),
        notes,
        ..Exchange::default()
    }
}
