//! The members of each group, with their years.

use super::Known;
use crate::domain::{Book, Labels, PartialDate, PersonId, VecMap, label_key, tidy_line};

/// The largest group whose members count as knowing one another (design decision). In a larger one, such as the guests
/// of a conference, few know most of the others.
const LARGEST: usize = 40;

/// Somebody's time in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Membership {
    /// The form in which names of groups are compared.
    pub(super) key: String,
    /// The name of the group.
    pub(super) name: String,
    /// The year in which it began. None if nobody wrote it down.
    pub(super) from: Option<i32>,
    /// The year in which it ended. None for a group that goes on, and if nobody wrote it down.
    pub(super) until: Option<i32>,
}

impl Membership {
    /// Whether two people were in the group in the same year. An unknown year may be any.
    fn overlaps(&self, other: &Self) -> bool {
        let begins_by_end = |one: Option<i32>, other: Option<i32>| one.zip(other).is_none_or(|(from, to)| from <= to);
        begins_by_end(self.from, other.until) && begins_by_end(other.from, self.until)
    }
}

/// The groups of each person: those whose member they are, and the words on their page. A word that belongs to a group
/// is that group.
pub(super) fn memberships(book: &Book, known: &[Known<'_>]) -> Vec<Vec<Membership>> {
    let number = |id: PersonId| known.binary_search_by_key(&id, |it| it.id).ok();
    let mut found: Vec<Vec<Membership>> = vec![Vec::new(); known.len()];
    let mut by_tag: VecMap<String, Membership> = VecMap::default();
    for (_, group) in book.groups.iter().filter(|(_, it)| !it.name.is_empty()) {
        let year = |date: Option<PartialDate>| date.and_then(PartialDate::year);
        let (from, until) = (year(group.began), year(group.ended));
        let of_group = Membership { key: label_key(&group.name), name: tidy_line(&group.name), from, until };
        for member in group.members.iter() {
            let Some(at) = member.person.and_then(number) else { continue };
            let (from, until) = (year(member.since).or(from), year(member.until).or(until));
            found[at].push(Membership { from, until, ..of_group.clone() });
        }
        if !group.tag.is_empty() {
            by_tag.insert(label_key(&group.tag), of_group);
        }
    }
    let labels = Labels::of(book, Labels::GROUPS);
    for (at, known) in known.iter().enumerate().filter(|(_, it)| !it.person.groups.is_empty()) {
        for word in labels.shown(&known.person.groups) {
            let key = label_key(&word);
            let of_word = || Membership { key: key.clone(), name: word.clone(), from: None, until: None };
            let membership = by_tag.get(&key).cloned().unwrap_or_else(of_word);
            if !found[at].iter().any(|it| it.key == membership.key) {
                found[at].push(membership);
            }
        }
    }
    found
}

/// The names of the groups whose members know one another, and the pairs of members of each whose years overlap.
pub(super) fn pairs_in_groups(memberships: &[Vec<Membership>]) -> (Vec<String>, Vec<(usize, usize, usize)>) {
    let mut groups: VecMap<&str, Vec<(usize, &Membership)>> = VecMap::default();
    for (at, all) in memberships.iter().enumerate() {
        all.iter().for_each(|it| groups.slot(&it.key).push((at, it)));
    }
    let (mut names, mut pairs) = (Vec::new(), Vec::new());
    for (_, members) in groups.into_iter().filter(|(_, it)| (2..=LARGEST).contains(&it.len())) {
        for (at, (one, mine)) in members.iter().enumerate() {
            let same_time = members[at + 1..].iter().filter(|(_, theirs)| mine.overlaps(theirs));
            pairs.extend(same_time.map(|(other, _)| (*one, *other, names.len())));
        }
        names.extend(members.first().map(|(_, it)| it.name.clone()));
    }
    (names, pairs)
}
