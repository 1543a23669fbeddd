//! The fields of a person of the file, compared with those of a person of the book.

use serde_json::Value;

use crate::domain::{
    Book, Cell, Element, Entity, Person, PersonId, Timestamp, VecMap, cells_of, email_keys, label_key, normalize,
    number_keys, profile_key, split_cell,
};
use crate::formats::foreign::FieldChange;

/// One cell that an import may write.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    /// The name of the cell.
    cell: String,
    /// The element of the same list whose place it takes: somebody has one birthday.
    replaces: Option<String>,
    value: Value,
    /// How the page shows it.
    pub(super) shown: FieldChange,
}

/// What an import offers for a person of the book.
#[derive(Clone, Debug, Default)]
pub(super) struct Offers {
    /// Values for empty fields, and further elements of lists.
    pub(super) additions: Vec<Offer>,
    /// Other values for what is filled.
    pub(super) changes: Vec<Offer>,
}

/// The parts of a name: they change together or not at all.
const NAME: [&str; 5] = ["prefix", "given", "middle", "family", "suffix"];

/// Compares a person of the book with the same person in a file. `source` is the key of the record there.
pub(super) fn offers(book: &Book, id: PersonId, theirs: &Person, source: &str) -> Offers {
    let Some(mine) = book.people.get(id) else { return Offers::default() };
    let cells = book.view(id.into()).map(|it| it.cells()).unwrap_or_default();
    let imported = stamp_of_import(&cells, source);
    let created = stamp_of_creation(&cells, id, source);
    let mine_cells = cells_of(mine);
    let mut offers = Offers::default();
    for (cell, value) in cells_of(theirs).iter() {
        let (field, element) = split_cell(cell);
        if NAME.contains(&&*field) || field == "sources" {
            continue;
        }
        let is_list = !element.is_empty() && field != "how_met";
        let (before, stamp) = state(&cells, cell);
        if is_list && has_like(mine, &field, value) {
            continue;
        }
        let shown = |mine: String| FieldChange {
            field: shown_field(cell, is_list, value),
            mine,
            theirs: text_of(value),
            takes_theirs: stamp.is_some() && (stamp == imported || stamp == created),
        };
        let offer = |shown| Offer { cell: cell.clone(), replaces: None, value: value.clone(), shown };
        if field == "dates"
            && let Some(birthday) = other_birthday(mine, value)
        {
            let (mine, replaces) = birthday;
            offers.changes.push(Offer { replaces: Some(replaces), ..offer(shown(mine)) });
            continue;
        }
        if field == "notes" && !mine.notes.is_empty() {
            notes_offer(&mut offers, mine, theirs, imported.is_some(), offer(shown(String::new())));
            continue;
        }
        match mine_cells.get(cell) {
            Some(mine) if is_list || is_same(mine, value) => (),
            Some(mine) => offers.changes.push(offer(shown(text_of(mine)))),
            // The user has cleared it.
            None if before.is_none() && stamp.is_some() => (),
            None => offers.additions.push(offer(shown(String::new()))),
        }
    }
    name_offer(&mut offers, mine, theirs, &cells, (imported.is_some(), created));
    offers
}

/// When an earlier import filled the person from this record. A record without a key of its own has one made of its
/// name and address, so under another name it is another such record of the same program.
fn stamp_of_import(cells: &VecMap<String, Cell>, source: &str) -> Option<Timestamp> {
    let exact = cells.get(&format!("sources/{source}")).and_then(|it| it.stamp);
    let (program, _) = source.split_once(' ')?;
    let is_like = |cell: &str| {
        let other = cell.strip_prefix("sources/").filter(|it| is_made_key(it));
        other.and_then(|it| it.split_once(' ')).is_some_and(|it| it.0 == program)
    };
    let like = cells.iter().filter(|it| is_made_key(source) && is_like(it.0)).filter_map(|it| it.1.stamp).max();
    exact.or(like)
}

/// Whether the key of a source is made of a name and an address, and not the record's own.
pub(super) fn is_made_key(key: &str) -> bool {
    key.split_once(' ').is_some_and(|(_, key)| key.contains(' '))
}

/// When the import of this record made the person, if it did: the fields of that time are still those of the file, even
/// if a later import has brought others. An id of an import comes from the key of its record.
fn stamp_of_creation(cells: &VecMap<String, Cell>, id: PersonId, source: &str) -> Option<Timestamp> {
    let is_made = id == PersonId::from_text(source);
    cells.iter().filter_map(|it| it.1.stamp).min().filter(|_| is_made)
}

/// The name: a longer form is an addition, any other a change. An initial in place of the given name is no news.
fn name_offer(
    offers: &mut Offers,
    mine: &Person,
    theirs: &Person,
    cells: &VecMap<String, Cell>,
    (is_imported, created): (bool, Option<Timestamp>),
) {
    let (my_name, their_name) = (mine.whole_name(), theirs.whole_name());
    let initial = theirs.given.trim_end_matches('.');
    let is_initial = initial.chars().count() == 1 && normalize(&mine.given).starts_with(&normalize(initial));
    if their_name.is_empty() || is_initial || label_key(&my_name) == label_key(&their_name) {
        return;
    }
    let is_longer = mine.family.is_empty() && normalize(&mine.given) == normalize(&theirs.given);
    if !is_longer && !is_imported {
        // People are known by other names than those in their mail programs; the user's own is right.
        return;
    }
    let imported = cells.iter().filter(|(name, _)| name.starts_with("sources/")).filter_map(|it| it.1.stamp).max();
    let is_theirs = |it: &Cell| it.stamp == imported || (created.is_some() && it.stamp == created);
    let is_untouched = NAME.iter().all(|it| cells.get(*it).is_none_or(is_theirs));
    let shown = FieldChange {
        field: "given".into(),
        mine: my_name,
        theirs: their_name.clone(),
        takes_theirs: is_longer || is_untouched,
    };
    let offer = Offer { cell: String::new(), replaces: None, value: Value::String(their_name), shown };
    if is_longer { &mut offers.additions } else { &mut offers.changes }.push(offer);
}

impl Offer {
    /// Writes the offered value into a person.
    pub(super) fn take(&self, person: &mut Person, theirs: &Person) {
        if self.cell.is_empty() {
            person.set_name(theirs.name_parts());
            return;
        }
        let (field, element) = split_cell(&self.cell);
        if let Some(field) = person.field_mut(&field) {
            if let Some(old) = &self.replaces {
                field.put(old, None);
            }
            field.put(element, Some(&self.value));
        }
    }
}

/// The notes of the file below the user's own. Nothing is lost by it, so at the first import they are an addition;
/// later the user may have taken them out, so that they are a question.
fn notes_offer(offers: &mut Offers, mine: &Person, theirs: &Person, is_imported: bool, offer: Offer) {
    if normalize(&mine.notes).contains(&normalize(&theirs.notes)) {
        return;
    }
    let both = format!("{}\n\n{}", mine.notes, theirs.notes);
    let change =
        FieldChange { mine: mine.notes.clone(), theirs: both.clone(), takes_theirs: false, ..offer.shown.clone() };
    let shown = if is_imported { change } else { offer.shown.clone() };
    let place = if is_imported { &mut offers.changes } else { &mut offers.additions };
    place.push(Offer { value: Value::String(both), shown, ..offer });
}

/// The birthday of somebody for whom the file has another: how it is written, and the key of its element.
fn other_birthday(mine: &Person, value: &Value) -> Option<(String, String)> {
    let is_birthday = |kind: &str| label_key(kind) == "birthday";
    let kind = value.get("kind").and_then(Value::as_str).filter(|it| is_birthday(it));
    let known = mine.dates.iter().find(|it| kind.is_some() && is_birthday(&it.kind))?;
    Some((known.when?.to_string(), known.key()))
}

fn state(cells: &VecMap<String, Cell>, name: &str) -> (Option<Value>, Option<Timestamp>) {
    cells.get(name).map(|it| (it.value.clone(), it.stamp)).unwrap_or_default()
}

/// The name of the field that a cell belongs to, as the page knows it: of a list without its element.
fn cell_field(cell: &str, is_list: bool) -> String {
    if is_list { split_cell(cell).0.into_owned() } else { cell.to_owned() }
}

/// The name of the field on the page: a date has its kind in it, such as "dates/birthday".
fn shown_field(cell: &str, is_list: bool, value: &Value) -> String {
    let kind = value.get("kind").and_then(Value::as_str).unwrap_or_default();
    match cell_field(cell, is_list) {
        field if field == "dates" && !kind.is_empty() => format!("dates/{kind}"),
        field => field,
    }
}

/// Whether a list has an element that means the same: an address in other letters, a number with other signs.
pub(super) fn has_like(mine: &Person, field: &str, value: &Value) -> bool {
    let text = text_of(value);
    let has = |all: Vec<String>, keys: Vec<String>| !keys.is_empty() && keys.iter().all(|it| all.contains(it));
    let profiles = |text: &str| profile_key(text).into_iter().collect::<Vec<_>>();
    match field {
        "emails" => has(mine.emails.iter().flat_map(|it| email_keys(&it.value)).collect(), email_keys(&text)),
        "phones" => has(mine.phones.iter().flat_map(|it| number_keys(&it.value)).collect(), number_keys(&text)),
        "profiles" => has(mine.profiles.iter().flat_map(|it| profiles(&it.value)).collect(), profiles(&text)),
        "dates" => mine.dates.iter().any(|it| {
            let kind = value.get("kind").and_then(Value::as_str).unwrap_or_default();
            label_key(&it.kind) == label_key(kind) && it.when.map(|it| it.to_string()).as_deref() == Some(&text)
        }),
        "addresses" => mine.addresses.iter().any(|it| label_key(&it.value) == label_key(&text)),
        "tags" | "groups" => mine.tags.iter().chain(mine.groups.iter()).any(|it| label_key(it) == label_key(&text)),
        _ => false,
    }
}

fn is_same(mine: &Value, theirs: &Value) -> bool {
    mine == theirs
        || matches!((mine, theirs), (Value::String(one), Value::String(two)) if label_key(one) == label_key(two))
}

/// The text by which the user knows a value.
fn text_of(value: &Value) -> String {
    let part = |name| value.get(name).and_then(Value::as_str);
    match value {
        Value::String(text) => text.clone(),
        Value::Object(_) => match (part("label"), part("text")) {
            (Some(label), Some(text)) => format!("{label}: {text}"),
            _ => part("value").or_else(|| part("when")).unwrap_or_default().to_owned(),
        },
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
