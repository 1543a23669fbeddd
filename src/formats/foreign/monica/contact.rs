//! What the parts of the reader ask of a contact.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json::Item;
use crate::domain::Fact;

/// The data of a contact that tell how to reach them, or what happened.
const DATA: [&str; 10] =
    ["contact_field", "address", "note", "call", "conversation", "activity", "gift", "debt", "task", "life_event"];

/// The types that the user can name: of contact fields, activities and life events.
pub(super) struct Types<'a>(BTreeMap<&'a str, Item<'a>>);

impl<'a> Types<'a> {
    pub(super) fn new(account: Item<'a>) -> Self {
        let instance = account.0.get("instance").and_then(Value::as_object);
        let lists = instance.into_iter().flat_map(|it| it.values());
        let items = lists.filter_map(|it| it.as_array().or_else(|| it.get("values")?.as_array())).flatten().map(Item);
        Self(items.filter(|it| !it.uuid().is_empty()).map(|it| (it.uuid(), it)).collect())
    }

    /// The type that a property names, by its key.
    pub(super) fn of(&self, item: Item<'_>, property: &str) -> Option<Item<'a>> {
        self.0.get(item.get(property)?.as_str()?).copied()
    }

    /// The name of that type, or its key of a translation as words; empty if it has none.
    pub(super) fn name(&self, item: Item<'_>, property: &str) -> String {
        let Some(named) = self.of(item, property) else { return String::new() };
        let name = named.line("name");
        if name.is_empty() { named.line("translation_key").replace('_', " ") } else { name }
    }
}

/// The name of a contact, in parts or as a nickname.
pub(super) fn name(contact: Item<'_>) -> String {
    let parts = ["first_name", "middle_name", "last_name"].map(|it| contact.line(it));
    let name = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    if name.is_empty() { contact.line("nickname") } else { name }
}

/// Whether a contact has more than a name and dates.
pub(super) fn has_contact_data(contact: Item<'_>) -> bool {
    DATA.iter().any(|it| contact.all(it).next().is_some())
}

/// A fact.
pub(super) fn fact(label: &str, text: &str) -> Fact {
    Fact { label: label.to_owned(), text: text.to_owned() }
}
