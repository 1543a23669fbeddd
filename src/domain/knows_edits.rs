//! The commands of knowledge: what people know, which words mean the same, what others can ask the user.

use std::rc::Rc;

use crate::domain::apply::{edit_person, save};
use crate::domain::date_checks::check_evidence;
use crate::domain::{
    Act, Alias, Book, Command, CommandError, Ctx, Edit, Gone, Knows, PartialDate, PersonId, Settings, tidy_line,
};

/// An action of the user on knowledge. Each is one undoable change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnowsCommand {
    /// Say what a person knows, or replace what is said under the same words. Without a date it is true as of today.
    Save(PersonId, Knows),
    /// Give a field of knowledge other words or other evidence. The words before name it.
    Change(PersonId, String, Knows),
    /// The person knows it no more, or never knew it. A new word is added, so that it explains why
    /// a search leaves the person out.
    Deny(PersonId, String, Gone),
    /// It is still true today.
    Confirm(PersonId, String),
    /// Take a field of knowledge out.
    Remove(PersonId, String),
    /// Make one of two spellings. The first stays, with the evidence of the other where it has none.
    Join(PersonId, String, String),
    /// Set the words for whom a person may know.
    SetKnowsWho(PersonId, String),
    /// Declare that two words mean the same.
    Declare(Alias),
    /// Withdraw the declaration of a word.
    Withdraw(String),
    /// Say what people can ask the user.
    SaveAsk(Knows),
    /// Give what people can ask the user other words. The words before name it.
    ChangeAsk(String, Knows),
    /// Take back what people can ask the user.
    RemoveAsk(String),
}

impl From<KnowsCommand> for Command {
    fn from(command: KnowsCommand) -> Self {
        Self::Act(Rc::new(command))
    }
}

impl Act for KnowsCommand {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
        match self {
            Self::Save(id, knows) => {
                let knows = dated(tidied(knows)?, ctx);
                check_as_of(book, *id, &knows, ctx)?;
                edit_person(book, *id, |it| it.expertise.insert(knows))
            }
            Self::Change(id, was, knows) => {
                let knows = tidied(knows)?;
                known(book, *id, was)?;
                check_as_of(book, *id, &knows, ctx)?;
                edit_person(book, *id, |it| {
                    it.expertise.remove(was);
                    it.expertise.insert(knows);
                })
            }
            Self::Deny(id, what, gone) => {
                let denied = known(book, *id, what).unwrap_or_else(|_| Knows::of(what));
                let denied = tidied(&Knows { gone: Some(*gone), ..denied })?;
                edit_person(book, *id, |it| it.expertise.insert(denied))
            }
            Self::Confirm(id, what) => {
                let confirmed = dated(Knows { as_of: None, gone: None, ..known(book, *id, what)? }, ctx);
                edit_person(book, *id, |it| it.expertise.insert(confirmed))
            }
            Self::Remove(id, what) => edit_person(book, *id, |it| it.expertise.remove(what)),
            Self::Join(id, stays, goes) => {
                let joined = joined(known(book, *id, stays)?, known(book, *id, goes)?);
                edit_person(book, *id, |it| {
                    it.expertise.remove(goes);
                    it.expertise.insert(joined);
                })
            }
            Self::SetKnowsWho(id, words) => edit_person(book, *id, |it| it.knows_who = tidy_line(words)),
            Self::Declare(alias) => {
                let alias = Alias { word: tidy_line(&alias.word), same_as: tidy_line(&alias.same_as) };
                if alias.word.is_empty() || alias.same_as.is_empty() {
                    return Err(CommandError::NoWord);
                }
                edit_settings(book, |it| it.means.insert(alias))
            }
            Self::Withdraw(word) => edit_settings(book, |it| it.means.remove(word)),
            Self::SaveAsk(knows) => {
                let knows = tidied(knows)?;
                edit_settings(book, |it| it.asks.insert(knows))
            }
            Self::ChangeAsk(was, knows) => {
                let knows = tidied(knows)?;
                edit_settings(book, |it| {
                    it.asks.remove(was);
                    it.asks.insert(knows);
                })
            }
            Self::RemoveAsk(what) => edit_settings(book, |it| it.asks.remove(what)),
        }
    }
}

pub(super) fn edit_settings(book: &Book, edit: impl FnOnce(&mut Settings)) -> Result<Vec<Edit>, CommandError> {
    let mut settings = book.settings().clone();
    edit(&mut settings);
    Ok(vec![save(book, Settings::REF, settings, |_| Ok(()))?])
}

fn tidied(knows: &Knows) -> Result<Knows, CommandError> {
    let knows = Knows { what: tidy_line(&knows.what), who_said: tidy_line(&knows.who_said), ..knows.clone() };
    if knows.what.is_empty() { Err(CommandError::NoWord) } else { Ok(knows) }
}

fn check_as_of(book: &Book, id: PersonId, knows: &Knows, ctx: &Ctx) -> Result<(), CommandError> {
    let before = book.people.get(id).map(|it| &*it.expertise).unwrap_or_default();
    check_evidence(std::slice::from_ref(knows), before, ctx.today)
}

fn dated(knows: Knows, ctx: &Ctx) -> Knows {
    Knows { as_of: knows.as_of.or(Some(PartialDate::Day(ctx.today))), ..knows }
}

fn known(book: &Book, id: PersonId, what: &str) -> Result<Knows, CommandError> {
    let person = book.people.get(id).ok_or(CommandError::Missing(id.into()))?;
    person.expertise.iter().find(|it| it.what == what).cloned().ok_or(CommandError::Nothing)
}

fn joined(stays: Knows, goes: Knows) -> Knows {
    let who_said = if stays.who_said.is_empty() { goes.who_said } else { stays.who_said };
    Knows {
        depth: stays.depth.or(goes.depth),
        how: stays.how.or(goes.how),
        who_said,
        as_of: stays.as_of.or(goes.as_of),
        gone: stays.gone.or(goes.gone),
        what: stays.what,
    }
}
