//! The dialog that names somebody who helps the user grow: a person of the book, or a new one, also a stranger or
//! somebody dead.

use leptos::prelude::*;

use crate::domain::{Command, HelpKind, Helps, MentoringCommand, Person};
use crate::quick_entry::{DateScope, person_named, read_date};
use crate::ui::components::{
    AreaField, DateField, Dialog, Form, FormProblems, SelectField, Show, close_dialog, date_rules, foot, memo,
};
use crate::ui::dialogs::{Named, named};
use crate::ui::person_input::NameField;
use crate::ui::state::{FieldProblem, RepositoryContext, use_dialogs, use_repository};
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
    /// Whom the user named, or the problem of the name.
    fn who(&self, repository: RepositoryContext) -> Result<Named, FieldProblem> {
        let who = named(repository, &self.name).and_then(|it| it.ok_or_else(|| text::growth::say_who().to_owned()));
        who.map_err(|why| FieldProblem::of("name", why))
    }

    /// The command that names the help. A new person comes with it, in one change.
    fn command(self, repository: RepositoryContext, who: Named) -> Command {
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
                MentoringCommand::NameHelp(person, helps).into()
            }
            Named::New(person) => {
                let died = read_date(&self.died, &date_rules(DateScope::Partial));
                // The form does not save a text that is no date.
                let died = died.ok().flatten().map(|it| it.date);
                let helps = [helps].into_iter().collect();
                Command::AddPerson(Box::new(Person { helps, died, ..*person }))
            }
        }
    }
}

/// Saves the form. Returns whether it is saved.
fn save(repository: RepositoryContext, form: FormProblems, typed: Typed) -> bool {
    let (own, who) = match typed.who(repository) {
        Ok(who) => (Vec::new(), who),
        // The rest of the form is checked meanwhile.
        Err(why) => (vec![why], Named::New(Box::new(person_named(&typed.name)))),
    };
    let message = text::growth::named(&who.short(repository));
    form.save(own, typed.command(repository, who), message)
}

#[component]
fn HelpFields() -> impl IntoView {
    let repository = use_repository();
    let (form, close) = (FormProblems::new(), close_dialog());
    let typed = RwSignal::new(Typed::default());
    let part = move |read: fn(&Typed) -> &String| Signal::derive(move || typed.with(|it| read(it).clone()));
    let is_new = memo(move || typed.with(|it| matches!(named(repository, &it.name), Ok(Some(Named::New(_))))));
    let save = move |()| {
        if save(repository, form, typed.get_untracked()) {
            close();
        }
    };
    let kinds = HelpKind::ALL.iter().map(|it| (it.word(), text::growth::help_kind(*it).to_owned()));
    view! {
        <Form problems=form on_submit=save>
            <NameField
                label=text::growth::who()
                value=part(|it| &it.name)
                hint=text::growth::who_hint()
                is_first=true
                problem=form.of("name")
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
                problem=form.of("helps")
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
            {foot(form, text::common::save(), close)}
        </Form>
    }
}
