//! Many people and exchanges as one change: an import.

use crate::domain::apply::{save, save_exchange, save_person};
use crate::domain::{Act, Book, CommandError, Ctx, Edit, Exchange, ExchangeId, Person, PersonId, Settings};

/// Adds people and exchanges, or replaces their fields and the settings, as one change. An id that is not in the book
/// is a new entry.
#[derive(Clone, Debug, Default)]
pub struct SaveAll {
    /// The people.
    pub people: Vec<(PersonId, Person)>,
    /// The exchanges.
    pub exchanges: Vec<(ExchangeId, Exchange)>,
    /// The settings, if they change.
    pub settings: Option<Box<Settings>>,
}

impl Act for SaveAll {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
        let people = self.people.iter().map(|(id, it)| save_person(book, *id, it.clone(), ctx));
        let exchanges = self.exchanges.iter().map(|(id, it)| save_exchange(book, *id, it.clone(), ctx));
        let settings = self.settings.iter().map(|it| save(book, Settings::REF, Settings::clone(it), |_| Ok(())));
        let mut edits = people.chain(exchanges).chain(settings).collect::<Result<Vec<_>, _>>()?;
        edits.retain(|it| !it.cells.is_empty());
        Ok(edits)
    }

    fn needs_exchanges_with(&self) -> Vec<PersonId> {
        // An exchange that was imported before may be archived.
        self.people.iter().map(|it| it.0).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::SaveAll;
    use crate::domain::tests::{ctx, person};
    use crate::domain::{Book, Command, CommandError, Exchange, Id, Person, PersonId, apply};

    #[test]
    fn an_import_is_one_change_and_a_second_one_changes_nothing() {
        let ana = PersonId::from_text("ana");
        let talk =
            Exchange { when: "2026-11-01".parse().ok(), people: std::iter::once(ana).collect(), ..Exchange::default() };
        let all = SaveAll {
            people: vec![(ana, person("Ana"))],
            exchanges: vec![(Id::from_text("talk"), talk)],
            settings: None,
        };
        let mut book = Book::default();
        let save = |book: &mut Book| apply(book, Command::Act(Rc::new(all.clone())), &ctx(0, 1));
        assert_eq!(save(&mut book).unwrap().edits.len(), 2);
        assert_eq!(save(&mut book), Err(CommandError::Nothing));
        let nobody = SaveAll { people: vec![(ana, Person::default())], ..SaveAll::default() };
        assert_eq!(apply(&mut book, Command::Act(Rc::new(nobody)), &ctx(0, 1)), Err(CommandError::Nameless));
    }
}
