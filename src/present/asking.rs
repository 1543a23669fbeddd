//! The dialog for a first small question: the aims to begin with, and the people who may know that path.

use chrono::NaiveDate;

use crate::domain::{Aim, AimState, Book, Id, PersonId, PromiseOwner, display_name};
use crate::insight::knows::{Hit, who_knows};
use crate::insight::rhythm::{Warmth, rhythm};
use crate::present::people::role_line;

/// Aims offered at once (design decision: as many as one reads at a glance).
const AIMS: usize = 5;
/// People offered at once (design decision: as many as one reads at a glance).
const PEOPLE: usize = 5;

/// The user's own aims that they work on, the newest first. The goals of a mentorship are left out.
pub fn aims(book: &Book) -> Vec<(Id<Aim>, String)> {
    let is_own = |aim: &Aim| aim.mentorship.is_none() && aim.whose != Some(PromiseOwner::Theirs);
    let own = book.aims.iter().filter(|(_, it)| is_own(it) && it.state() == AimState::Working);
    let mut aims: Vec<_> = own.map(|(id, it)| (id, it.what.clone())).collect();
    aims.reverse();
    aims.truncate(AIMS);
    aims
}

/// A person who may know a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Askable {
    /// The person.
    pub id: PersonId,
    /// The display name.
    pub name: String,
    /// Why: the expertise, or the role if there is none.
    pub reason: String,
    /// The warmth, if there was an exchange.
    pub warmth: Option<Warmth>,
}

/// The people who know a path, the likeliest first: a first small question goes to somebody with whom the user is in
/// contact before it goes to somebody new. Nobody who is held back.
pub fn askable(book: &Book, words: &str, today: NaiveDate) -> Vec<Askable> {
    let askable = |id: PersonId| {
        let person = book.people.get(id)?;
        let expertise = person.known_words();
        let reason =
            if expertise.is_empty() { role_line(&person.role, &person.organisation) } else { expertise.join(", ") };
        let warmth = rhythm(book, id, person, today).warmth;
        Some(Askable { id, name: display_name(person), reason, warmth })
    };
    let mut knows = who_knows(book, today, words).knows;
    knows.retain(|it| it.held_back.is_none());
    let (met, new): (Vec<Hit>, Vec<Hit>) = knows.into_iter().partition(|it| it.warmth.is_some());
    met.into_iter().chain(new).filter_map(|it| askable(it.id)).take(PEOPLE).collect()
}
