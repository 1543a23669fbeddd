//! The dialog that names somebody who helps the user grow: a person of the book, or a new one, also a stranger or
//! somebody dead.

use leptos::prelude::*;

use crate::domain::{Command, HelpKind, Helps, MentoringCommand, Person};
use crate::quick_entry::{DateScope, read_date};
use crate::ui::components::{AreaField, DateField, Dialog, SelectField, Show, close_dialog, date_rules, memo};
use crate::ui::dialogs::{Named, foot, named};
use crate::ui::person_input::NameField;
use crate::ui::state::{RepositoryContext, use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for somebody who helps the user grow.
#[component]
pub(crate) fn NameHelp() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::growth::name_title()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            <HelpFields />
        </Dialog>
    }
}

/// What the user typed.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    name: String,
    kind: Option<HelpKind>,
    words: String,
    died: String,
}

impl Typed {
    /// The command that names the help, with the message of its toast.
    fn read(self, repository: RepositoryContext) -> Result<(Command, String), String> {
        let who = named(repository, &self.name)?.ok_or_else(|| text::growth::say_who().to_owned())?;
        let message = text::growth::named(&who.short(repository));
        Ok((self.command(repository, who)?, message))
    }

    /// The command that names the help. A new person comes with it, in one change.
    fn command(self, repository: RepositoryContext, who: Named) -> Result<Command, String> {
        let helps = Helps { kind: self.kind.or(HelpKind::ALL.first().copied()), words: self.words, ..Helps::default() };
        match who {
            Named::Known(person) => {
                let before = repository.book_untracked(|it| it.people.get(person).map(|it| it.helps.to_vec()));
                let before = before.unwrap_or_default().into_iter().find(|it| it.kind == helps.kind);
                // Naming somebody again keeps the words and the day that are there.
                let helps = match before {
                    Some(before) if helps.words.trim().is_empty() => before,
                    Some(before) => Helps { since: before.since, ..helps },
                    None => helps,
                };
                Ok(MentoringCommand::NameHelp(person, helps).into())
            }
            Named::New(person) => {
                let died = read_date(&self.died, &date_rules(DateScope::Partial));
                let died = died.map_err(|it| text::date_field::problem(it).to_owned())?.map(|it| it.date);
                let helps = [helps].into_iter().collect();
                Ok(Command::AddPerson(Box::new(Person { helps, died, ..*person })))
            }
        }
    }
}

#[component]
fn HelpFields() -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let close = close_dialog();
    let typed = RwSignal::new(Typed::default());
    let problem = RwSignal::new(String::new());
    let part = move |read: fn(&Typed) -> &String| Signal::derive(move || typed.with(|it| read(it).clone()));
    let is_new = memo(move || typed.with(|it| matches!(named(repository, &it.name), Ok(Some(Named::New(_))))));
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match typed.get_untracked().read(repository).and_then(|(command, message)| commands.save(command, message)) {
            Ok(()) => close(),
            Err(why) => problem.set(why),
        }
    };
    let kinds = HelpKind::ALL.iter().map(|it| (it.word(), text::growth::help_kind(*it).to_owned()));
    view! {
        <form method="dialog" class="stack" on:submit=save>
            <NameField
                label=text::growth::who()
                value=part(|it| &it.name)
                hint=text::growth::who_hint()
                is_first=true
                on_input=move |it| typed.update(|typed| typed.name = it)
            />
            <SelectField
                label=text::growth::kind()
                options=kinds.collect()
                value=Signal::derive(move || typed.with(|it| it.kind.map_or("", HelpKind::word).to_owned()))
                on_choose=move |it: String| typed.update(|typed| typed.kind = HelpKind::from_word(&it))
            />
            <AreaField
                label=text::growth::words()
                value=part(|it| &it.words)
                hint=text::growth::words_hint()
                on_input=move |it| typed.update(|typed| typed.words = it)
            />
            <Show when=is_new>
                <DateField
                    label=text::growth::died()
                    scope=DateScope::Partial
                    value=part(|it| &it.died)
                    hint=text::growth::died_hint()
                    on_input=move |it| typed.update(|typed| typed.died = it)
                />
            </Show>
            <p class="text-small field-error" role="alert">{problem}</p>
            {foot(text::common::save(), close)}
        </form>
    }
}
