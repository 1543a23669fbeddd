//! The dialog for a wellness check: a few words to somebody, with nothing to ask for.

use leptos::prelude::*;

use crate::domain::{Command, PersonId, Purpose};
use crate::insight::rhythm::rhythm;
use crate::insight::week::Reason;
use crate::present::reconnect::message;
use crate::ui::components::{Dialog, close_dialog};
use crate::ui::dialogs::{sent_foot, short};
use crate::ui::message_draft::MessageDraft;
use crate::ui::state::{use_archive, use_clock, use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for a wellness check.
#[component]
pub(crate) fn WellnessDialog(
    /// The person to write to.
    person: PersonId,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let title = text::acts::wellness_title(&short(repository, person));
    view! {
        <Dialog title=title close_label=text::acts::close_wellness() on_close=move |()| dialogs.close()>
            <Words person />
        </Dialog>
    }
}

/// The words, the ways to send them, and the button that logs them as sent.
#[component]
fn Words(person: PersonId) -> impl IntoView {
    let (repository, commands, today) = (use_repository(), use_commands(), use_clock().today);
    use_archive().unpack_last(person);
    let close = close_dialog();
    let who = repository.book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default();
    let is_old = repository.book_untracked(|book| rhythm(book, person, &who, today.get_untracked()).is_sleeping());
    let name = short(repository, person);
    let draft = MessageDraft::new(person, Reason::WellnessCheck, is_old, false);
    let logged = text::today::wrote(&name);
    let log = move |()| {
        let exchange = Box::new(message(person, Purpose::WellnessCheck));
        if commands.run_or_show(Command::LogExchange(exchange, Vec::new()), logged.clone()) {
            close();
        }
    };
    view! {
        <div class="stack">
            <p class="text-muted">{text::acts::wellness_note()}</p>
            {draft.view(text::today::your_words(&name), true)}
            <div class="actions">{draft.swap()}</div>
            {sent_foot(&who, draft.words.into(), text::today::i_wrote(), log)}
        </div>
    }
}
