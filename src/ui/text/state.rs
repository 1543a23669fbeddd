//! Sentences of the state of the app: toasts that may appear on any page.

use super::{conflict, person, today};
use crate::domain::{EntityRef, Kind};
use crate::merge::{ConflictName, ConflictSummary, ConflictValue};
use crate::present::recent_changes::{DELETED, Effect};
use crate::ui::text::catalogue::sentences;

sentences! {
    nothing_to_undo: "There is nothing to undo.";
    nothing_to_redo: "There is nothing to redo.";
    merge_undone: "The import is undone.";
    all_stay: "Nothing is taken back: you have changed all of it since.";
    is_back(name): "{name} is back.";
    is_gone(name): "{name} is no longer in the book.";
    is_in_trash(name): "{name} is in the trash.";
    is_as_before(name): "{name} is as before.";
    is_changed_again(name): "{name} is changed again.";
    settings_as_before: "Your settings are as before.";
    settings_changed_again: "Your settings are changed again.";
    sample_is_back: "The made-up book is back.";
    the_promise(what): "The promise “{what}”";
    the_goal(what): "The goal “{what}”";
    quoted(what): "“{what}”";
    the_exchange: "The exchange";
    the_mentorship: "The mentorship";
    the_person: "The person";
    the_help: "The note about help";
    the_thing: "The thing to pass on";
    the_entry: "The entry";
}

/// The state after a step back, or forward with `is_redo`.
pub(crate) fn now(effect: &Effect, is_redo: bool) -> String {
    match effect {
        Effect::Returns(it) => is_back(&entry(it)),
        Effect::Removes(it) if it.cell == DELETED => is_in_trash(&entry(it)),
        Effect::Removes(it) => is_gone(&entry(it)),
        Effect::Restores(it) => restored(it, is_redo),
    }
}

fn restored(it: &ConflictSummary, is_redo: bool) -> String {
    let kind = it.entity.parse().map(|it: EntityRef| it.kind);
    let is_set = !matches!(it.mine, ConflictValue::Nothing | ConflictValue::Switch(false));
    match (kind, it.cell.as_str()) {
        (Ok(Kind::Settings), _) => if is_redo { settings_changed_again() } else { settings_as_before() }.to_owned(),
        (Ok(Kind::Promises), "state") if is_set => person::promise_closed().to_owned(),
        (Ok(Kind::Promises), "state") => today::promise_reopened().to_owned(),
        (Ok(Kind::People), "archived") if is_set => person::archived(&entry(it)),
        (Ok(Kind::People), "archived") => person::unarchived(&entry(it)),
        _ if is_redo => is_changed_again(&entry(it)),
        _ => is_as_before(&entry(it)),
    }
}

/// What an entry is called at the beginning of a sentence. The name of a person stays as it is written.
fn entry(it: &ConflictSummary) -> String {
    let kind = it.entity.parse().map(|it: EntityRef| it.kind);
    match (kind, &it.name) {
        (Ok(Kind::Promises), ConflictName::Text(what)) => the_promise(what),
        (Ok(Kind::Aims), ConflictName::Text(what)) => the_goal(what),
        (Ok(Kind::Favours), _) => the_help().to_owned(),
        (Ok(Kind::Shares), ConflictName::Text(what)) => quoted(what),
        (_, ConflictName::Text(name)) => name.clone(),
        (Ok(Kind::Exchanges), ConflictName::Exchange { day, people }) if day.is_empty() && people.is_empty() => {
            the_exchange().to_owned()
        }
        (Ok(kind), ConflictName::Kind) => the_kind(kind).to_owned(),
        _ => conflict::name(it),
    }
}

fn the_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::People => the_person(),
        Kind::Exchanges => the_exchange(),
        Kind::Mentorships => the_mentorship(),
        Kind::Shares => the_thing(),
        _ => the_entry(),
    }
}
