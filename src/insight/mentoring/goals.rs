//! The goals of a mentorship: aims that name it, and the goals that an older version wrote.

use crate::domain::{Aim, AimState, Book, Id, MAX_WORKING_GOALS, Mentorship, old_goals, sort_by_key};

/// How many goals a pair works on at a time (practitioners' default).
pub const MAX_WORKING: usize = MAX_WORKING_GOALS;

/// A goal of a mentorship.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The id of the aim.
    pub id: Id<Aim>,
    /// The aim.
    pub aim: Aim,
    /// Whether it still stands in the goals of an older version. `id` is the id that the conversion will give it.
    pub is_old: bool,
}

/// The goals of a mentorship: those being worked on, resting, reached, given up; oldest first within each.
pub fn goals(book: &Book, id: Id<Mentorship>) -> Vec<Goal> {
    let old = book.mentorships.get(id).map(|it| old_goals(id, it)).unwrap_or_default();
    // A goal that was converted, and deleted since, does not come back.
    let old = old.into_iter().filter(|(id, _)| book.aims.record(*id).is_none());
    let old = old.map(|(id, aim)| Goal { id, aim, is_old: true });
    let aims = book.aims.iter().filter(|(_, it)| it.mentorship == Some(id));
    let mut goals: Vec<Goal> = old.chain(aims.map(|(id, aim)| Goal { id, aim: aim.clone(), is_old: false })).collect();
    sort_by_key(&mut goals, |it| (rank(it.aim.state()), !it.is_old, it.id));
    goals
}

const fn rank(state: AimState) -> u8 {
    match state {
        AimState::Working => 0,
        AimState::Resting => 1,
        AimState::Reached => 2,
        AimState::LetGo => 3,
    }
}
