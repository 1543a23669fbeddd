//! The moves between circles: each is noted on the day of the command that made it.

use chrono::NaiveDate;

use crate::domain::{Book, Cell, CellEdit, Change, Circle, CircleMove, Element, EntityRef, Kind, Scalar};

/// The cells of moves: this, then the day.
const MOVES: &str = "moves/";

/// Adds the move of the day to every edit that gives a person another circle.
///
/// This is the one place that writes moves. It reads the edits of every command, so no command forgets it, and an undo
/// takes the move back with the circle. A merge does not pass here: it carries the moves of the other device.
pub(super) fn note_moves(book: &Book, change: &mut Change, today: NaiveDate) {
    for edit in change.edits.iter_mut().filter(|it| it.entity.kind == Kind::People) {
        let moved = edit.cells.iter().find(|it| it.name == "circle" && it.before.value != it.after.value);
        let Some(circle) = moved.map(|it| it.after.value.as_ref().and_then(Option::<Circle>::from_value).flatten())
        else {
            continue;
        };
        let name = format!("{MOVES}{today}");
        let before = book.view(edit.entity).map(|it| it.cell(&name)).unwrap_or_default();
        let value = CircleMove { on: Some(today), circle }.to_value();
        edit.cells.retain(|it| it.name != name);
        edit.cells.push(CellEdit { name, before, after: Cell { value: Some(value), stamp: None } });
    }
}

/// Whether a cell is a move between circles. It goes with the circle, so that nothing shows it as a change of its own.
///
/// ```
/// # use kith::domain::is_circle_move;
/// let ana = "people/0192f0c1000070008000000000000001".parse().unwrap();
/// assert!(is_circle_move(ana, "moves/2026-11-22"));
/// assert!(!is_circle_move(ana, "circle"));
/// ```
pub fn is_circle_move(entity: EntityRef, cell: &str) -> bool {
    entity.kind == Kind::People && cell.starts_with(MOVES)
}
