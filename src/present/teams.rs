//! People by expertise and by group.

use crate::domain::{Book, Person, PersonId, VecMap, display_name};

/// An expertise or a group, with its people and their display names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleGroup {
    /// The expertise or the group.
    pub name: String,
    /// The people.
    pub people: Vec<(PersonId, String)>,
}

/// The people by expertise, in alphabetical order. Archived people are left out.
pub fn by_expertise(book: &Book) -> Vec<PeopleGroup> {
    grouped(book, |it| &it.expertise)
}

/// The people by group, in alphabetical order. Archived people are left out.
pub fn by_group(book: &Book) -> Vec<PeopleGroup> {
    grouped(book, |it| &it.groups)
}

fn grouped(book: &Book, words: fn(&Person) -> &[String]) -> Vec<PeopleGroup> {
    let mut groups: VecMap<String, Vec<(PersonId, String)>> = VecMap::default();
    for (id, person) in book.people.iter().filter(|(_, it)| !it.archived) {
        for word in words(person) {
            groups.slot(word.clone()).push((id, display_name(person)));
        }
    }
    groups.into_iter().map(|(name, people)| PeopleGroup { name, people }).collect()
}
