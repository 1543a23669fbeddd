//! Undo of a merge, as a text that the page keeps while it is open.
//!
//! For an entity that is new in the book, only the stamps of the merge are stored: a stamp identifies one write, so a
//! cell that still carries it is unchanged since the merge. For other entities, each cell is stored with its value
//! before and after. Values without a real stamp, as in a file written by hand, have no known time of writing, so those
//! are stored too.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use uuid::Uuid;

use crate::domain::{Book, Cell, CellEdit, Change, Edit, EntityRef, Kind, Mode, Timestamp, VecSet, into_set};
use crate::store::columnar::Block;
use crate::store::compress::{Codec, pack, unpack};
use crate::store::import::MergeOutcome;
use crate::store::journal_codec::{JournalEntry, decode, encode};

/// Encodes the undo of a merge, from the book right after it. None only if memory is lacking.
pub(super) fn write(MergeOutcome { mut change, unknown }: MergeOutcome, book: &Book) -> Option<String> {
    let mut text = String::new();
    let unknown: VecSet<EntityRef> = into_set(unknown.into_iter());
    change.edits.retain(|it| !unknown.contains(&it.entity));
    for (entity, view) in unknown.iter().filter_map(|it| Some((*it, book.view(*it)?))) {
        let stamps = into_set(view.all_stamps());
        if stamps.contains(&Timestamp::FLOOR) {
            change.edits.extend(book.whole(entity));
            continue;
        }
        // Writing into a string cannot fail.
        let _ = write!(text, "{} {}", entity.kind.word(), entity.uuid.simple());
        for stamp in stamps.iter() {
            let _ = write!(text, " {stamp}");
        }
        text.push('\n');
    }
    let stood_before = |it: &&Edit| it.cells.iter().any(|cell| cell.before != Cell::default());
    let before = change.edits.iter().filter(stood_before).cloned().collect();
    let back = Change { edits: before, seen: Vec::new(), ..change }.invert();
    for change in [change, back] {
        text.push('\n');
        text.push_str(&encode(&JournalEntry::new(change)));
    }
    pack(Codec::Lz4, &Block { text: text.into_bytes(), fixed: Vec::new() })
}

/// Decodes the change to undo, with the cells of new entities that are unchanged in `book` since.
pub(super) fn read(text: &str, book: &Book) -> Option<Change> {
    let text = String::from_utf8(unpack(text).ok()?.text).ok()?;
    let (new, others) = text.split_at(if text.starts_with('\n') { 0 } else { text.find("\n\n")? + 1 });
    let (change, back) = others.strip_prefix('\n')?.split_once('\n')?;
    let (mut change, back) = (decode(change).ok()?.change, decode(back).ok()?.change);
    let mut edits: BTreeMap<EntityRef, &mut Edit> = change.edits.iter_mut().map(|it| (it.entity, it)).collect();
    for back in back.edits {
        let Some(edit) = edits.get_mut(&back.entity) else { continue };
        for cell in back.cells {
            if let Some(edited) = edit.cells.iter_mut().find(|it| it.name == cell.name) {
                edited.before = cell.after;
            }
        }
    }
    change.edits.extend(new.lines().filter_map(|line| as_merged(line, book)));
    change.mode = Mode::Merge;
    Some(change)
}

/// The edit that a merge made to a new entity, from the line with its stamps.
fn as_merged(line: &str, book: &Book) -> Option<Edit> {
    let mut words = line.split(' ');
    let kind = Kind::from_word(words.next()?)?;
    let entity = EntityRef { kind, uuid: Uuid::try_parse(words.next()?).ok()? };
    let stamps: VecSet<Timestamp> = into_set(words.filter_map(|it| Timestamp::parse(it).ok()));
    let merged =
        book.view(entity)?.cells().into_iter().filter(|(_, it)| it.stamp.is_some_and(|it| stamps.contains(&it)));
    let cells = merged.map(|(name, after)| CellEdit { name, before: Cell::default(), after }).collect();
    Some(Edit { entity, cells })
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::domain::tests::{ctx, person, seen};
    use crate::domain::{Book, Change, Command, Device, Person, apply};
    use crate::formats::backup;
    use crate::merge::compare;
    use crate::store::import::MergeOutcome;

    const OURS: &str = include_str!("golden/book.json");
    const BY_HAND: &str = r#"{"format": "kith-backup", "version": 1,
        "people": [{"given": "Ana", "tags": ["a", "b"]}, {"given": "Luis"}]}"#;

    fn run(book: &mut Book, command: Command, minute: u64) -> Change {
        apply(book, command, &ctx(minute, 1)).unwrap()
    }

    /// Checks that undoing a merge of `file` by its text has the same effect, after `then`, as undoing the whole
    /// change.
    #[track_caller]
    fn check(mut book: Book, file: &str, then: impl Fn(&mut Book)) {
        let theirs = backup::read(file).unwrap().book;
        let mut found = compare(&book, &theirs, 0);
        let unknown = found.unknown.clone();
        found.expand_new_records(&theirs);
        let merged = run(&mut book, Command::Merge(found.change), 200);
        let text = write(MergeOutcome { change: merged.clone(), unknown }, &book).unwrap();
        then(&mut book);
        let mut whole = book.clone();
        // If every person was edited since the merge, there is nothing to undo.
        let taken_back = apply(&mut whole, Command::Unmerge(merged), &ctx(300, 1)).is_ok();
        let change = read(&text, &book).unwrap();
        assert_eq!(apply(&mut book, Command::Unmerge(change), &ctx(300, 1)).is_ok(), taken_back);
        assert_eq!(seen(&book), seen(&whole));
        assert_eq!(backup::write(&book, 0, Device(1)), backup::write(&whole, 0, Device(1)));
    }

    fn of_ana() -> Book {
        let mut book = Book::default();
        run(&mut book, Command::AddPerson(Box::new(person("Ana"))), 0);
        book
    }

    /// Gives every person a role, like a user who continues to edit after a merge.
    fn at_work(book: &mut Book) {
        let people: Vec<_> = book.people.iter().map(|(id, it)| (id, it.clone())).collect();
        for (id, it) in people {
            let edited = Person { role: "Cook".into(), ..it };
            run(book, Command::EditPerson(id, Box::new(edited)), 250);
        }
    }

    #[test]
    fn a_merge_goes_back_by_its_stamps_as_it_goes_back_by_its_values() {
        for file in [OURS, BY_HAND] {
            check(Book::default(), file, |_| ());
            check(Book::default(), file, at_work);
            check(of_ana(), file, |_| ());
            check(of_ana(), file, at_work);
        }
    }

    #[test]
    fn a_text_that_is_none_takes_nothing_back() {
        for text in ["", "2:0:l", "people 0 0"] {
            assert_eq!(read(text, &of_ana()), None);
        }
    }
}
