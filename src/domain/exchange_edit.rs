//! An edited exchange with people who are not in the book yet.

use crate::domain::apply::{add_newcomers, exists, save_exchange};
use crate::domain::{Act, Book, CommandError, Ctx, Edit, Exchange, ExchangeId, Person};

/// Replaces the fields of an exchange, and adds the new people in it. One change, undone together.
///
/// # Examples
///
/// ```
/// use std::rc::Rc;
/// # use kith::domain::*;
/// # let today = "2026-11-22".parse().unwrap();
/// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
/// let mut book = Book::default();
/// let walk = Exchange { notes: "A long walk".into(), ..Exchange::default() };
/// apply(&mut book, Command::LogExchange(Box::new(walk), vec![]), &ctx).unwrap();
/// let (id, exchange) = book.exchanges.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
/// let newcomers = vec![Person { given: "Ana".into(), ..Person::default() }];
/// let edit = EditExchangeWith { id, exchange, newcomers };
/// let change = apply(&mut book, Command::Act(Rc::new(edit)), &ctx).unwrap();
/// let (ana, _) = book.people.iter().next().unwrap();
/// assert_eq!((book.days_with(ana).len(), book.timeline_with_nobody().len()), (1, 0));
/// apply(&mut book, Command::Undo(change), &ctx).unwrap();
/// assert_eq!((book.people.iter().count(), book.timeline_with_nobody().len()), (0, 1));
/// ```
#[derive(Debug)]
pub struct EditExchangeWith {
    /// The exchange.
    pub id: ExchangeId,
    /// Its new fields.
    pub exchange: Exchange,
    /// The people to add to the book and to the exchange.
    pub newcomers: Vec<Person>,
}

impl Act for EditExchangeWith {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
        exists(book, self.id.into())?;
        let mut exchange = self.exchange.clone();
        let mut edits = add_newcomers(book, self.newcomers.clone(), &mut exchange.people, ctx)?;
        edits.push(save_exchange(book, self.id, exchange, ctx)?);
        Ok(edits)
    }
}
