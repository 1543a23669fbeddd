//! One way to cover a project with few people. Nobody is assigned: the user reads it as a sentence.
//!
//! Greedy: the person who covers most of the open needs comes first. A tie goes to the person known for more of
//! it, then to the warmer, then by name. It is one way and need not be the best one.

use chrono::NaiveDate;

use crate::domain::{Book, Depth, Id, Need, PersonId, ProjectId, short_name, sort_by_key};
use crate::insight::knows::Index;
use crate::insight::rhythm::{Warmth, silence};
use crate::insight::team::candidates::{candidates, depth};
use crate::insight::team::{Row, Who, rows, team};

/// One way to cover a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmallestTeam {
    /// Who, with the needs that they cover, in the user's words.
    pub people: Vec<(Who, Vec<String>)>,
    /// The needs that nobody in the book covers.
    pub open: Vec<String>,
}

/// A person or the user, with the needs that they could cover.
struct Able {
    who: Who,
    needs: Vec<(Id<Need>, Depth)>,
    warmth: Option<Warmth>,
    name: String,
}

/// Finds few people who cover the needs of a project: those who cover them now, the user among them, and those who know
/// about them. Whoever only learns something does not count, and somebody who is held back is not named anew.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::team::smallest::smallest_team;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "id": "ana", "expertise": ["radio", "fuel"]}, {"given": "Bo", "expertise": ["radio"]}],
///     "projects": [{"name": "The rocket", "wants": [{"id": "a", "what": "radio"}, {"id": "b", "what": "fuel"},
///         {"id": "c", "what": "guidance"}]}]}"#,
/// )?
/// .book;
/// let found = smallest_team(&book, book.projects.iter().next().unwrap().0, "2026-11-22".parse().unwrap());
/// assert_eq!(found.people.len(), 1, "Ana does both");
/// assert_eq!(found.people[0].1.len(), 2);
/// assert_eq!(found.open, ["guidance"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn smallest_team(book: &Book, id: ProjectId, today: NaiveDate) -> SmallestTeam {
    let rows = rows(book, id);
    let mut able = able(book, id, &rows, today);
    let mut open: Vec<Id<Need>> = rows.iter().map(|it| it.need).collect();
    let mut found = SmallestTeam::default();
    let words = |needs: &[Id<Need>]| {
        rows.iter().filter(|it| needs.contains(&it.need)).map(|it| it.what.clone()).collect::<Vec<_>>()
    };
    loop {
        let gain = |it: &Able, from: Depth| {
            it.needs.iter().filter(|(need, depth)| open.contains(need) && *depth >= from).count()
        };
        sort_by_key(&mut able, |it| {
            let (all, known) = (gain(it, Depth::Does), gain(it, Depth::KnownFor));
            let key = (std::cmp::Reverse(all), std::cmp::Reverse(known), it.who.is_some() && it.warmth.is_none());
            (key, it.warmth, it.name.clone(), it.who)
        });
        let Some(next) = able.first().filter(|it| gain(it, Depth::Does) > 0) else { break };
        let covered: Vec<Id<Need>> = next.needs.iter().map(|it| it.0).filter(|it| open.contains(it)).collect();
        open.retain(|it| !covered.contains(it));
        found.people.push((next.who, words(&covered)));
    }
    found.open = words(&open);
    found
}

fn able(book: &Book, id: ProjectId, rows: &[Row], today: NaiveDate) -> Vec<Able> {
    let mut all: Vec<Able> = Vec::new();
    let mut add = |who: Who, need: Id<Need>, depth: Depth| match all.iter_mut().find(|it| it.who == who) {
        Some(known) if known.needs.iter().any(|it| it.0 == need) => (),
        Some(known) => known.needs.push((need, depth)),
        None => {
            let person = who.and_then(|it| book.people.get(it));
            let warmth = who.zip(person).and_then(|(id, it)| silence(book, id, it, today)).map(|it| it.1);
            let name = person.map(short_name).unwrap_or_default();
            all.push(Able { who, needs: vec![(need, depth)], warmth, name });
        }
    };
    let index = Index::of(book);
    for row in rows {
        let covers = row.covers.iter().filter(|(_, depth)| *depth >= Depth::Does);
        covers.for_each(|(who, depth)| add(*who, row.need, *depth));
        let answer = index.who_knows(book, today, &row.what);
        for hit in candidates(&answer).filter(|it| it.held_back.is_none()) {
            let able = depth(hit).filter(|it| *it >= Depth::Does);
            able.into_iter().for_each(|depth| add(Some(hit.id), row.need, depth));
        }
    }
    let here: Vec<PersonId> = team(book, id).people;
    // Of two people who are alike, the one in the project comes first.
    sort_by_key(&mut all, |it| !it.who.is_none_or(|id| here.contains(&id)));
    all
}
