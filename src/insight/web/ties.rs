//! The ties between people, each with its reason.

use super::Known;
use super::groups::{Membership, pairs_in_groups};
use crate::domain::{Book, List, PersonId, Project, RelationKind, sort_by_key};
use crate::insight::digest::{Digest, GATHERING};

/// The number of days in small company after which two people know one another (design decision).
const DAYS: u32 = 2;

/// Why a person counts as knowing another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The other is their relative, colleague and so on.
    Relation(RelationKind),
    /// The user met the person through the other.
    MetThrough,
    /// The user met the other through the person.
    Introduced,
    /// Both were in a group in the same years: the number of the group.
    Group(usize),
    /// Both work on a project: its number.
    Project(usize),
    /// The user saw both together on two days or more.
    Together,
}

/// A tie, as one of the two has it. The other has one too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tie {
    /// The number of the person.
    pub(super) from: usize,
    /// The number of the other.
    pub(super) to: usize,
    /// Why.
    pub(super) why: Why,
}

/// All ties, with the names of the groups and projects in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ties {
    /// Sorted by both people.
    pub(super) all: Vec<Tie>,
    /// The names of the groups.
    pub(super) groups: Vec<String>,
    /// The names of the projects.
    pub(super) projects: Vec<String>,
}

impl Ties {
    fn tie(&mut self, one: usize, other: usize, why: Why, back: Why) {
        if one != other {
            self.all.push(Tie { from: one, to: other, why });
            self.all.push(Tie { from: other, to: one, why: back });
        }
    }
}

/// The people of a project who know one another: everybody in a small one; in one with more people than a gathering
/// whose people count as having met, those who cover the same need (design decision: else its lines are a blob).
fn rooms(project: &Project) -> Vec<List<PersonId>> {
    let all = project.people();
    if all.len() <= GATHERING {
        return vec![all];
    }
    let covers =
        |need| project.covers.iter().filter(move |it| it.need.and_then(|it| project.counts_for(it)) == Some(need));
    project.own_needs().map(|(need, _)| covers(need).filter_map(|it| it.person).collect()).collect()
}

/// All ties of a book. The same organisation is none, and neither is a large gathering: else one company would be a
/// blob.
pub(super) fn ties(book: &Book, digest: &Digest, known: &[Known<'_>], memberships: &[Vec<Membership>]) -> Ties {
    let number = |id: PersonId| known.binary_search_by_key(&id, |it| it.id).ok();
    let mut ties = Ties::default();
    for (at, Known { person, .. }) in known.iter().enumerate() {
        for relation in person.relations.iter() {
            if let (Some(kind), Some(other)) = (relation.kind, relation.to.and_then(number)) {
                ties.tie(at, other, Why::Relation(kind), Why::Relation(kind.inverse()));
            }
        }
        if let Some(other) = person.how_met.through.and_then(number) {
            ties.tie(at, other, Why::MetThrough, Why::Introduced);
        }
    }
    let (groups, pairs) = pairs_in_groups(memberships);
    pairs.into_iter().for_each(|(one, other, group)| ties.tie(one, other, Why::Group(group), Why::Group(group)));
    ties.groups = groups;
    for (_, project) in book.projects.iter() {
        let why = Why::Project(ties.projects.len());
        for people in rooms(project) {
            let people: Vec<usize> = people.iter().filter_map(|it| number(*it)).collect();
            for (at, one) in people.iter().enumerate() {
                people[at + 1..].iter().for_each(|other| ties.tie(*one, *other, why, why));
            }
        }
        ties.projects.push(project.name.clone());
    }
    for ((one, other), _) in digest.pairs().iter().filter(|(_, days)| **days >= DAYS) {
        if let Some((one, other)) = number(*one).zip(number(*other)) {
            ties.tie(one, other, Why::Together, Why::Together);
        }
    }
    sort_by_key(&mut ties.all, |it| *it);
    ties.all.dedup();
    ties
}
