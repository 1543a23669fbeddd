//! The rows of a field on the page: adding, removing, keeping what was not saved.

use leptos::html;
use leptos::prelude::*;

use super::{Kinds, RowsKind};
use crate::present::form_rows::{Row, read, write};
use crate::web::dom;

/// A row on the page. The key stays while rows above it go.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct RowState {
    pub(super) key: u32,
    pub(super) row: RwSignal<Row>,
}

/// The rows of one field.
#[derive(Clone, Copy)]
pub(super) struct RowsState {
    pub(super) rows: RwSignal<Vec<RowState>>,
    pub(super) next_key: StoredValue<u32>,
    /// The hidden field that keeps the unsaved rows (`components/form_draft.rs`).
    pub(super) kept: NodeRef<html::Textarea>,
    pub(super) on_rows: Callback<Vec<Row>>,
    /// The beginning of the ids of its parts.
    pub(super) id: StoredValue<String>,
    pub(super) kind: StoredValue<RowsKind>,
}

impl RowsState {
    pub(super) fn push(self, row: Row) -> u32 {
        let key = self.next_key.get_value();
        self.next_key.set_value(key + 1);
        self.rows.update(|it| it.push(RowState { key, row: RwSignal::new(row) }));
        key
    }

    pub(super) fn current(self) -> Vec<Row> {
        self.rows.with_untracked(|it| it.iter().map(|it| it.row.get_untracked()).collect())
    }

    /// Tells the form and the keeper of unsaved input about an edit.
    pub(super) fn tell(self) {
        let rows = self.current();
        let text = write(&rows);
        self.on_rows.run(rows);
        self.kept.get_untracked().into_iter().for_each(|it| dom::enter(&it, &text));
    }

    pub(super) fn edit(self, row: RowState, edit: impl FnOnce(&mut Row)) {
        row.row.update(edit);
        self.tell();
    }

    /// Takes up rows that were kept.
    pub(super) fn restore(self, text: &str) {
        if text == write(&self.current()) {
            return;
        }
        self.rows.set(Vec::new());
        for row in read(text) {
            self.push(row);
        }
        self.on_rows.run(self.current());
    }

    pub(super) fn part(self, part: &str, key: u32) -> String {
        self.id.with_value(|id| format!("{id}-{part}-{key}"))
    }

    pub(super) fn add_button(self) -> String {
        self.part("add", 0)
    }

    /// Adds a row, or goes to the one that is still empty.
    pub(super) fn add(self) {
        let empty =
            self.rows.with_untracked(|it| it.iter().find(|it| it.row.with_untracked(Row::is_empty)).map(|it| it.key));
        let first = self.kind.with_value(|it| match it.kinds {
            Kinds::Menu { first, .. } => first,
            Kinds::None | Kinds::Words(_) => "",
        });
        let key = empty.unwrap_or_else(|| self.push(Row::new(first, "")));
        self.focus_in("row", key);
    }

    /// Removes a row. The focus goes to the next row, or to the one before, or to the button for another.
    pub(super) fn remove(self, key: u32) {
        let at = self.rows.with_untracked(|it| it.iter().position(|it| it.key == key)).unwrap_or_default();
        self.rows.update(|it| it.retain(|it| it.key != key));
        self.tell();
        let near = self.rows.with_untracked(|it| it.get(at).or(it.last()).map(|it| it.key));
        match near {
            Some(key) => self.focus_in("remove", key),
            None => dom::focus(&self.add_button()),
        }
    }

    /// Moves the focus to a part of a row, once it is drawn.
    pub(super) fn focus_in(self, part: &'static str, key: u32) {
        let id = self.part(part, key);
        request_animation_frame(move || dom::focus_first_in(&id));
    }

    pub(super) fn chosen_first(self, key: u32) {
        for it in self.rows.get_untracked() {
            it.row.update(|row| row.is_first = it.key == key);
        }
        self.tell();
    }
}
