//! People by the words for their groups.

use crate::domain::{Book, Labels, Person, PersonId, VecMap, display_name, is_converted, label_key};

/// A group, with its people and their display names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeopleGroup {
    /// The group.
    pub name: String,
    /// The people.
    pub people: Vec<(PersonId, String)>,
}

/// The people by the word for their group, in alphabetical order, without the words that became a group. Archived
/// people and the dead are left out.
pub fn by_group(book: &Book) -> Vec<PeopleGroup> {
    grouped(book, |it| it.groups.to_vec(), &Labels::of(book, Labels::GROUPS))
}

fn grouped(book: &Book, words: fn(&Person) -> Vec<String>, labels: &Labels) -> Vec<PeopleGroup> {
    let mut groups: VecMap<String, (String, Vec<(PersonId, String)>)> = VecMap::default();
    for (id, person) in book.people.iter().filter(|(_, it)| it.may_be_suggested()) {
        for word in labels.shown(&words(person)) {
            let group = groups.slot(label_key(&word));
            group.0 = word;
            group.1.push((id, display_name(person)));
        }
    }
    let words = groups.into_iter().map(|(_, (name, people))| PeopleGroup { name, people });
    words.filter(|it| !is_converted(book, &it.name)).collect()
}
