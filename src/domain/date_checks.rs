//! The rules for the dates that the user enters. A merge or a file may bring any date, and an entry with such a date
//! can be edited.

use chrono::NaiveDate;

use crate::domain::{Aim, Book, CommandError, Id, Knows, PartialDate};

/// Refuses an end before the beginning, with the field of the end.
pub(super) fn check_order(
    from: Option<impl Into<PartialDate>>,
    to: Option<impl Into<PartialDate>>,
    field: &str,
) -> Result<(), CommandError> {
    if PartialDate::is_reversed(from.map(Into::into), to.map(Into::into)) {
        Err(CommandError::EndsTooSoon(field.to_owned()))
    } else {
        Ok(())
    }
}

/// Refuses a time that has surely not come yet for something that is said to be so already, with its field. One that
/// stood there `before` stays.
pub(super) fn check_has_come(
    date: Option<PartialDate>,
    before: Option<PartialDate>,
    today: NaiveDate,
    field: &str,
) -> Result<(), CommandError> {
    let is_new = date != before;
    if is_new && PartialDate::is_ahead(date, today) { Err(CommandError::StillAhead(field.to_owned())) } else { Ok(()) }
}

/// Refuses evidence as of a time that has not come yet. A date of the evidence `before` stays, also with other words.
pub(super) fn check_evidence(new: &[Knows], before: &[Knows], today: NaiveDate) -> Result<(), CommandError> {
    let is_new = |it: &&Knows| before.iter().all(|known| known.as_of != it.as_of);
    new.iter().filter(is_new).try_for_each(|it| check_has_come(it.as_of, None, today, "expertise"))
}

/// Refuses a target that surely passed before the aim began. One that stood there before stays: a target passes.
pub(super) fn check_target(book: &Book, id: Id<Aim>, aim: &Aim, today: NaiveDate) -> Result<(), CommandError> {
    let before = book.aims.get(id);
    let added = before.and_then(|_| id.first_day()).unwrap_or(today);
    let paired = aim.mentorship.and_then(|it| book.mentorships.get(it)?.began).unwrap_or(added);
    let began = PartialDate::Day(added.min(paired).min(today));
    let is_new = aim.by != before.and_then(|it| it.by);
    if is_new && PartialDate::is_reversed(Some(began), aim.by) {
        Err(CommandError::NotAhead("by".into()))
    } else {
        Ok(())
    }
}
