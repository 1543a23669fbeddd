//! The reader of a Monica export. Its parts are in the other files: people, relations, talks.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::contact::{Types, has_contact_data, name};
use super::json::Item;
use crate::formats::foreign::{Incoming, Locale, SkippedEntry, WhySkipped};

/// What the parts of the reader share.
pub(super) struct Reader<'a> {
    /// The account, with its collections.
    pub(super) account: Item<'a>,
    /// The day of today.
    pub(super) locale: &'a Locale<'a>,
    /// The contacts, in the order of the export.
    pub(super) contacts: Vec<Item<'a>>,
    /// The number of a contact by its key.
    pub(super) by_uuid: BTreeMap<&'a str, usize>,
    /// The names of types by their key.
    pub(super) types: Types<'a>,
    /// The photos and documents by their key.
    pub(super) files: BTreeMap<&'a str, Item<'a>>,
    /// The keys of the meetings so far.
    pub(super) keys: BTreeSet<String>,
    /// The place of a contact among the people. Relatives who become facts have none.
    pub(super) places: Vec<Option<usize>>,
    /// The result so far.
    pub(super) incoming: Incoming,
}

impl<'a> Reader<'a> {
    pub(super) fn new(account: Item<'a>, locale: &'a Locale<'a>) -> Self {
        let contacts: Vec<Item<'a>> = account.all("contact").map(Item).collect();
        let keys = contacts.iter().enumerate().filter(|it| !it.1.uuid().is_empty());
        let by_uuid: BTreeMap<&str, usize> = keys.map(|(index, it)| (it.uuid(), index)).collect();
        let types = Types::new(account);
        let places = vec![None; contacts.len()];
        let files = account.all("photo").chain(account.all("document")).map(|it| (Item(it).uuid(), Item(it))).collect();
        let (keys, incoming) = (BTreeSet::new(), Incoming::default());
        Self { account, locale, contacts, by_uuid, types, files, keys, places, incoming }
    }

    /// Reads the export.
    pub(super) fn read(mut self) -> Incoming {
        let facts = self.relatives();
        for (index, contact) in self.contacts.clone().into_iter().enumerate() {
            if facts.contains(&index) {
                self.leave_out(index, name(contact), WhySkipped::Relative, true);
            } else if name(contact).is_empty() && !has_contact_data(contact) {
                self.leave_out(index, String::new(), WhySkipped::Empty, true);
            } else {
                self.places[index] = Some(self.incoming.people.len());
                let person = self.person(index, contact);
                self.incoming.people.push(person);
            }
        }
        self.relate();
        self.talks();
        self.rest();
        self.incoming.skipped.sort_by_key(|it| it.row);
        self.incoming
    }

    /// The owner, and the journal, which is about nobody.
    fn rest(&mut self) {
        for user in self.account.all("user").map(Item) {
            let name = [user.line("first_name"), user.line("last_name")].join(" ").trim().to_owned();
            self.incoming.owner.extend([user.line("email"), name].into_iter().filter(|it| !it.is_empty()));
        }
        let row = self.contacts.len();
        let journal = self.account.get("journal_entries").and_then(Value::as_array).into_iter().flatten().map(Item);
        for entry in journal {
            let name = [entry.line("title"), entry.line("date")].join(" ").trim().to_owned();
            self.leave_out(row, name, WhySkipped::NoPlace, true);
        }
    }

    /// Reports a left-out value of a contact, by its index.
    pub(super) fn leave_out(&mut self, index: usize, name: String, why: WhySkipped, is_whole: bool) {
        self.incoming.skipped.push(SkippedEntry { row: index + 1, name, why, is_whole });
    }
}
