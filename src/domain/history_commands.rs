//! The commands of the long view: chapters of a relationship, and the user's own page of a year.

use std::rc::Rc;

use crate::domain::apply::edit_person;
use crate::domain::date_checks::check_order;
use crate::domain::knows_edits::edit_settings;
use crate::domain::{Act, Book, Chapter, Command, CommandError, Ctx, Edit, Id, LeftOut, PersonId, YearLine, tidy_line};

/// An action of the user on the history that the long view shows. Each is one undoable change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryCommand {
    /// Name a chapter of a relationship, or change the one with its id.
    SaveChapter(PersonId, Chapter),
    /// Take a chapter out. The exchanges stay.
    RemoveChapter(PersonId, Id<Chapter>),
    /// Leave people out of the page of a year (false), or put them in (true).
    Choose(u32, Vec<(PersonId, bool)>),
    /// Write the user's own sentence for a year. An empty one removes it.
    WriteLine(u32, String),
}

impl From<HistoryCommand> for Command {
    fn from(command: HistoryCommand) -> Self {
        Self::Act(Rc::new(command))
    }
}

impl Act for HistoryCommand {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
        match self {
            Self::SaveChapter(person, chapter) => {
                let name = tidy_line(&chapter.name);
                if name.is_empty() {
                    return Err(CommandError::NoWord);
                }
                check_order(chapter.from, chapter.to, "to")?;
                let id = Some(chapter.id.unwrap_or_else(|| Id::new(ctx)));
                edit_person(book, *person, |it| it.chapters.insert(Chapter { id, name, ..chapter.clone() }))
            }
            Self::RemoveChapter(person, id) => edit_person(book, *person, |it| it.chapters.remove(&id.to_string())),
            Self::Choose(year, people) => edit_settings(book, |settings| {
                for (person, is_in) in people {
                    let choice = LeftOut { year: Some(*year), person: Some(*person), is_in: *is_in };
                    settings.left_out.insert(choice);
                }
            }),
            Self::WriteLine(year, text) => edit_settings(book, |settings| {
                let text = text.trim().to_owned();
                if text.is_empty() {
                    settings.own_lines.remove(&year.to_string());
                } else {
                    settings.own_lines.insert(YearLine { year: Some(*year), text });
                }
            }),
        }
    }
}
