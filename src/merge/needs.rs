//! Needs that one device removed while the other one covered them.
//!
//! A need and who covers it are different cells, so the merge rule sees no conflict: the need would go, and the cover
//! would name a need that is gone. The user is asked about both as one conflict. Of the two, the later is preselected,
//! as with a deletion and an edit.

use crate::domain::{Book, Cell, EntityRef, Kind, VecMap, is_cover_of, is_need};
use crate::merge::conflict::{Conflict, Follower, knows};

/// Adds the conflicts of a project about removed needs.
pub(super) fn ask_about_needs(conflicts: &mut Vec<Conflict>, project: EntityRef, mine: &Book, theirs: &Book) {
    let live = |book: &Book| book.view(project).filter(|it| it.is_live()).map(|it| it.cells());
    if project.kind != Kind::Projects {
        return;
    }
    let (Some(my_cells), Some(their_cells)) = (live(mine), live(theirs)) else { return };
    let cells = both(my_cells, their_cells);
    for need in cells.iter().filter(|it| is_need(&it.cell) && it.mine.value.is_some() != it.theirs.value.is_some()) {
        let is_here = need.mine.value.is_some();
        let is_kept = |it: &&Follower| if is_here { &it.mine } else { &it.theirs }.value.is_some();
        let covers = cells.iter().filter(|it| is_cover_of(&it.cell, &need.cell) && it.mine.value != it.theirs.value);
        let covers: Vec<Follower> = covers.filter(is_kept).cloned().collect();
        let (with, without) = if is_here { (mine, theirs) } else { (theirs, mine) };
        let is_new = |it: &Follower| {
            let (kept, removed) = if is_here { (&it.mine, &need.theirs) } else { (&it.theirs, &need.mine) };
            is_news(kept, without) && is_news(removed, with)
        };
        let known = conflicts.iter().position(|it| it.entity == project && it.cell == need.cell);
        if known.is_none() && !covers.iter().any(is_new) {
            continue;
        }
        let conflict = Conflict { followers: covers, ..Conflict::new(project, need.clone()) };
        // The answer to the need is the answer to its covers.
        let is_part =
            |it: &Conflict| conflict.cell == it.cell || conflict.followers.iter().any(|at| at.cell == it.cell);
        conflicts.retain(|it| it.entity != project || !is_part(it));
        conflicts.push(conflict);
    }
}

/// Whether a book has not seen a write.
fn is_news(cell: &Cell, book: &Book) -> bool {
    cell.stamp.is_some_and(|it| !knows(book.version_vector(), it))
}

/// The cells of an entity in either book.
fn both(mine: VecMap<String, Cell>, mut theirs: VecMap<String, Cell>) -> Vec<Follower> {
    let mut cells = Vec::new();
    for (cell, mine) in mine {
        let theirs = theirs.remove(&cell).unwrap_or_default();
        cells.push(Follower { cell, mine, theirs });
    }
    cells.extend(theirs.into_iter().map(|(cell, theirs)| Follower { cell, mine: Cell::default(), theirs }));
    cells
}

#[cfg(test)]
#[path = "needs_tests.rs"]
mod tests;
