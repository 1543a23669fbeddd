//! The exchanges of an import against those of the book.

use chrono::NaiveDate;

use crate::domain::{Book, Ctx, Exchange, ExchangeId, List, PersonId};

/// Whether an exchange of the book never had a person: they were not in the book when it was imported. Somebody whom
/// the user has taken out of it stays out.
pub(super) fn lacks(book: &Book, id: ExchangeId, person: PersonId) -> bool {
    let cell = format!("people/{person}");
    book.exchanges.get(id).is_some() && book.view(id.into()).is_some_and(|it| it.cell(&cell).stamp.is_none())
}

/// Whether the book has an exchange of an earlier import on another day than the file.
pub(super) fn is_moved(book: &Book, id: ExchangeId, day: NaiveDate) -> bool {
    book.exchanges.get(id).and_then(|it| it.when).is_some_and(|it| it != day)
}

/// The exchange to save: a new one, or one of an earlier import with the people who were not in the book then. None if
/// nobody is left, if it is there already, or if the user has removed it. One that the user chose moves to its day in
/// the file.
pub(super) fn exchange(
    book: &Book,
    id: ExchangeId,
    new: &Exchange,
    people: List<PersonId>,
    is_chosen: bool,
    ctx: &Ctx,
) -> Option<(ExchangeId, Exchange)> {
    if people.is_empty() || new.when.is_none_or(|it| it > ctx.today) {
        return None;
    }
    let Some(known) = book.exchanges.get(id) else {
        let is_removed = book.view(id.into()).is_some_and(|it| it.has_any());
        return (!is_removed).then(|| (id, Exchange { people, ..new.clone() }));
    };
    let mut exchange = known.clone();
    people.into_iter().for_each(|it| exchange.people.insert(it));
    if is_chosen {
        exchange.when = new.when;
    }
    (exchange != *known).then_some((id, exchange))
}
