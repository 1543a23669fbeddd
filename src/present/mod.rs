//! The content of the pages: which items of a book a page shows, in which order, and how many.
//!
//! Pure functions of a book and a day, without words: the user interface draws what they return and finds the words
//! for it. Rules about relationships are in `insight`.

pub mod agreement;
pub mod aims;
pub mod asking;
pub mod chapters;
pub mod columns;
pub mod day_change;
pub mod direction;
pub mod doubles;
pub mod everyday;
pub mod export;
pub mod foreign_import;
pub mod form_draft;
pub mod form_problems;
pub mod form_rows;
pub mod groups;
pub mod growth;
pub mod import_counts;
pub mod import_figures;
pub mod import_meetings;
pub mod import_picks;
pub mod introduction;
pub mod invitations;
pub mod known_rows;
pub mod length;
pub mod links;
pub mod long_view;
pub mod long_view_page;
pub mod markdown;
pub mod meeting_span;
pub mod mentoring;
pub mod mentoring_card;
pub mod naming;
pub mod own_card;
pub mod pages;
pub mod pair;
pub mod people;
pub mod people_picker;
pub mod person;
pub mod projects;
pub mod recent_changes;
pub mod reconnect;
pub mod repair;
pub mod sending;
pub mod session_draft;
pub mod session_merge;
pub mod session_rules;
pub mod session_sheet;
pub mod sorting;
pub mod storage;
pub mod strands;
pub mod teams;
pub mod timeline;
pub mod today;
pub mod today_line;
pub mod trash;
pub mod who_knows_whom;
pub mod year_page;
pub mod years_ran;

#[cfg(test)]
mod dialog_tests;
#[cfg(test)]
mod draft_tests;
#[cfg(test)]
mod markdown_tests;
#[cfg(test)]
mod mentoring_tests;
#[cfg(test)]
mod people_tests;
#[cfg(test)]
mod private_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod year_page_tests;

use crate::domain::{Book, Mentorship, Person, PersonId, short_name};

/// The short names of people, in the given order. People who are not in the book are left out.
pub fn names<'a>(book: &Book, people: impl IntoIterator<Item = &'a PersonId>) -> Vec<String> {
    people.into_iter().filter_map(|it| book.people.get(*it)).map(short_name).collect()
}

/// The living people of a mentorship, in its order; all of those in the book if nobody of them lives. Letters and new
/// sessions are for the living.
pub fn living<'a>(book: &'a Book, mentorship: &Mentorship) -> Vec<(PersonId, &'a Person)> {
    let people = mentorship.people.iter().filter_map(|id| Some((*id, book.people.get(*id)?)));
    let all: Vec<_> = people.collect();
    let living: Vec<_> = all.iter().copied().filter(|(_, it)| it.died.is_none()).collect();
    if living.is_empty() { all } else { living }
}
