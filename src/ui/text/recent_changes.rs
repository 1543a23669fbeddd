//! The recent changes: what each did.

use chrono::NaiveDate;

use super::catalogue::sentences;
use super::{conflict, list};
use crate::domain::{EntityRef, Kind};
use crate::merge::{ConflictName, ConflictSummary, ConflictValue};
use crate::present::recent_changes::Done;
use crate::web::intl::{self, Style};

sentences! {
    line: "Your changes since Kith was opened, the latest first. If you undo one further down, all the changes above it are undone too.";
    none: "You have changed nothing since Kith was opened. Deleted entries stay in the trash for 30 days.";
    undo_to_here: "Undo to here";
    undo_named(label, change): "{label}: {change}";
    more[count]: "and one more", "and {count} more";
    added(name): "{name} was added.";
    deleted(name): "{name} was deleted.";
    returned(name): "{name} was taken out of the trash.";
    put_on_list(what): "You put “{what}” on the list.";
    off_the_list(what): "You took “{what}” off the list.";
    gave(what, name): "You gave “{what}” to {name}.";
    promised(what): "You wrote down the promise “{what}”.";
    promise_closed(what): "You closed the promise “{what}”.";
    promise_opened(what): "You opened the promise “{what}” again.";
    promise_deleted(what): "You deleted the promise “{what}”.";
    archived(name): "{name} was archived.";
    unarchived(name): "{name} was taken out of the archive.";
    added_to(name, exchange): "{name} was added to {exchange}.";
    taken_out_of(name, exchange): "{name} was taken out of {exchange}.";
    an_exchange: "an exchange";
    exchange_of(day): "the exchange of {day}";
    settings: "Your settings were changed.";
    filled(name, field, value): "{name}: you added “{value}” under “{field}”.";
    emptied(name, field, value): "{name}: you took out “{value}” under “{field}”.";
    replaced(name, field, before, after): "{name}: you changed “{field}” from “{before}” to “{after}”.";
    several(name, fields): "{name}: you changed {fields}.";
    quoted(field): "“{field}”";
}

/// What a change did to one entry.
pub(crate) fn done(done: &Done) -> String {
    match done {
        Done::Added(it) => match (kind(it), &it.name) {
            (Some(Kind::Shares), ConflictName::Text(what)) => put_on_list(what),
            (Some(Kind::Promises), ConflictName::Text(what)) => promised(what),
            _ => added(&conflict::name(it)),
        },
        Done::Deleted(it) => match (kind(it), &it.name) {
            (Some(Kind::Shares), ConflictName::Text(what)) => off_the_list(what),
            (Some(Kind::Promises), ConflictName::Text(what)) => promise_deleted(what),
            _ => deleted(&conflict::name(it)),
        },
        Done::Returned(it) => returned(&conflict::name(it)),
        Done::Changed(it) => changed(it),
        Done::ChangedSeveral(all) => changed_several(all),
    }
}

fn kind(it: &ConflictSummary) -> Option<Kind> {
    it.entity.parse().map(|it: EntityRef| it.kind).ok()
}

/// What one changed value means.
fn changed(it: &ConflictSummary) -> String {
    let (name, field) = (conflict::name(it), conflict::field(it));
    let is_set = !matches!(it.theirs, ConflictValue::Nothing | ConflictValue::Switch(false));
    match (kind(it), it.cell.split('/').next().unwrap_or_default(), &it.name) {
        (Some(Kind::Settings), ..) => return settings().to_owned(),
        (Some(Kind::Promises), "state", ConflictName::Text(what)) => {
            return if is_set { promise_closed(what) } else { promise_opened(what) };
        }
        (Some(Kind::Shares), "given_to", ConflictName::Text(what)) if is_set => {
            return gave(what, &conflict::theirs(it));
        }
        (Some(Kind::People), "archived", _) => return if is_set { archived(&name) } else { unarchived(&name) },
        (Some(Kind::Exchanges), "people", ConflictName::Exchange { day, .. }) => {
            let day = day.parse::<NaiveDate>().ok();
            let exchange = day.map_or_else(|| an_exchange().to_owned(), |it| exchange_of(&intl::date(it, Style::Day)));
            return if is_set {
                added_to(&conflict::theirs(it), &exchange)
            } else {
                taken_out_of(&conflict::mine(it), &exchange)
            };
        }
        _ => (),
    }
    match (&it.mine, &it.theirs) {
        (ConflictValue::Nothing, _) => filled(&name, &field, &conflict::theirs(it)),
        (_, ConflictValue::Nothing) => emptied(&name, &field, &conflict::mine(it)),
        _ => replaced(&name, &field, &conflict::mine(it), &conflict::theirs(it)),
    }
}

fn changed_several(all: &[ConflictSummary]) -> String {
    match all.first() {
        Some(it) if kind(it) != Some(Kind::Settings) => {
            let fields: Vec<String> = all.iter().map(|it| quoted(&conflict::field(it))).collect();
            several(&conflict::name(it), &list(&fields))
        }
        _ => settings().to_owned(),
    }
}
