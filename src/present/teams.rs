//! People by expertise and by group.

use crate::domain::{Book, Person, PersonId, VecMap, display_name};

/// An expertise or a group, with its people and their display names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The expertise or the group.
    pub name: String,
    /// The people.
    pub people: Vec<(PersonId, String)>,
}

/// The people by expertise, in alphabetical order. Archived people are left out.
pub fn by_expertise(book: &Book) -> Vec<Shelf> {
    shelves(book, |it| &it.expertise)
}

/// The people by group, in alphabetical order. Archived people are left out.
pub fn by_group(book: &Book) -> Vec<Shelf> {
    shelves(book, |it| &it.groups)
}

fn shelves(book: &Book, words: fn(&Person) -> &[String]) -> Vec<Shelf> {
    let mut shelves: VecMap<String, Vec<(PersonId, String)>> = VecMap::default();
    for (id, person) in book.people.iter().filter(|(_, it)| !it.archived) {
        for word in words(person) {
            shelves.slot(word.clone()).push((id, display_name(person)));
        }
    }
    shelves.into_iter().map(|(name, people)| Shelf { name, people }).collect()
}
