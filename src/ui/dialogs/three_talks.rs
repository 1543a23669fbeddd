//! The dialog that asks a person for three talks: a draft with a number in it.

use leptos::prelude::*;

use crate::domain::{Channel, Command, Exchange, Initiator, MentoringCommand, Offer, PersonId, Purpose};
use crate::insight::mentoring::drafts;
use crate::present::mentoring::later;
use crate::ui::components::{AreaField, Dialog, Form, FormProblems, close_dialog, other_problems};
use crate::ui::dialogs::{sent_foot, short};
use crate::ui::state::{use_clock, use_dialogs, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The dialog for three talks.
#[component]
pub(crate) fn ThreeTalks(
    /// The person to ask.
    person: PersonId,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let title = text::beginning::talks_title(&short(repository, person));
    view! {
        <Dialog
            title=title
            close_label=text::beginning::close_without_asking()
            on_close=move |()| dialogs.close()
        >
            <TalksFields person />
        </Dialog>
    }
}

#[component]
fn TalksFields(person: PersonId) -> impl IntoView {
    let repository = use_repository();
    let (form, close) = (FormProblems::new(), close_dialog());
    let name = short(repository, person);
    let who = repository.book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default();
    let until = intl::date(later(use_clock().today.get_untracked()), Style::LongMonth);
    let words = RwSignal::new(drafts::three_talks(&name, &until));
    let sent = move |()| {
        let exchange = Exchange {
            people: [person].into_iter().collect(),
            how: Some(Channel::Message),
            purpose: Some(Purpose::Ask),
            began: Some(Initiator::Me),
            brought: words.get_untracked(),
            ..Exchange::default()
        };
        // Asked once is enough: the offer does not come again.
        let hush = MentoringCommand::HushPerson(person, Offer::ThreeTalks, None);
        let log = Command::LogExchange(Box::new(exchange), Vec::new());
        if form.save(Vec::new(), Command::Batch(vec![log, hush.into()]), text::beginning::talks_sent(&name)) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=|()| ()>
            <p class="text-muted">{text::beginning::talks_line()}</p>
            <AreaField
                label=text::beginning::your_words()
                value=words
                problem=form.of("brought")
                on_input=move |it| words.set(it)
            />
            {other_problems(form)}
            {sent_foot(&who, words.into(), text::beginning::i_sent_it(), sent)}
        </Form>
    }
}
