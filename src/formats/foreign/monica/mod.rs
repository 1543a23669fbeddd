//! The JSON export of Monica 4 (since 3.6).
//!
//! `docs/formats-calendar.md` says where each part goes. Older exports are SQL, and version 5 has no export of this
//! kind; both are refused with the reason.

mod json;
mod person;
mod relatives;
mod talks;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use thiserror::Error;

use self::json::Item;
use self::person::Types;
use super::{Incoming, Locale, SkippedEntry, WhySkipped};
use crate::formats::encoding::decode;

/// Why an export is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MonicaProblem {
    /// The file is no export of Monica.
    #[error("no export of Monica")]
    NotMonica,
    /// The file ends too early, or is damaged.
    #[error("damaged")]
    Damaged,
    /// An export as SQL. The JSON export of the same Monica holds the same.
    #[error("an export as SQL")]
    Sql,
}

/// Whether the beginning of a file is that of an export of Monica, as JSON or as SQL.
///
/// ```
/// # use kith::formats::foreign::monica::is_monica;
/// assert!(is_monica(br#"{"version":"1.0-preview.1","app_version":"4.1.2","export_date":"2024-05-04","url":"x"}"#));
/// assert!(is_monica(b"# ****\n# Monica export\nSET FOREIGN_KEY_CHECKS = 0;"));
/// assert!(!is_monica(br#"{"format": "kith-backup", "version": 1}"#));
/// ```
pub fn is_monica(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head.get(..4096).unwrap_or(head));
    is_sql(&head) || (head.contains("\"app_version\"") && head.contains("\"export_date\""))
}

fn is_sql(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let is_dump = head.starts_with('#') || head.starts_with("--");
    is_dump && head.to_lowercase().contains("monica")
}

/// Reads an export of Monica.
///
/// # Errors
///
/// If it is none, if it is damaged, or if it is SQL.
pub fn read(bytes: &[u8], locale: &Locale<'_>) -> Result<Incoming, MonicaProblem> {
    let text = decode(bytes.to_vec()).map_err(|_| MonicaProblem::Damaged)?;
    if is_sql(text.get(..4096).unwrap_or(&text)) {
        return Err(MonicaProblem::Sql);
    }
    let file: Value = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(file) => file,
        Err(_) if is_monica(text.as_bytes()) => return Err(MonicaProblem::Damaged),
        Err(_) => return Err(MonicaProblem::NotMonica),
    };
    let account = file.get("account").filter(|it| it.is_object()).ok_or(MonicaProblem::NotMonica)?;
    let is_export =
        file.get("app_version").is_some() || file.get("export_date").is_some() || account.get("data").is_some();
    if !is_export {
        return Err(MonicaProblem::NotMonica);
    }
    Ok(Reader::new(Item(account), locale).read())
}

/// What the parts of the reader share.
struct Reader<'a> {
    account: Item<'a>,
    locale: &'a Locale<'a>,
    contacts: Vec<Item<'a>>,
    /// The number of a contact by its key.
    by_uuid: BTreeMap<&'a str, usize>,
    /// The names of types by their key.
    types: Types<'a>,
    /// The photos and documents by their key.
    files: BTreeMap<&'a str, Item<'a>>,
    /// The keys of the meetings so far.
    keys: BTreeSet<String>,
    /// The place of a contact among the people. Relatives who become facts have none.
    places: Vec<Option<usize>>,
    incoming: Incoming,
}

impl<'a> Reader<'a> {
    fn new(account: Item<'a>, locale: &'a Locale<'a>) -> Self {
        let contacts: Vec<Item<'a>> = account.all("contact").map(Item).collect();
        let keys = contacts.iter().enumerate().filter(|it| !it.1.uuid().is_empty());
        let by_uuid: BTreeMap<&str, usize> = keys.map(|(index, it)| (it.uuid(), index)).collect();
        let types = Types::new(account);
        let places = vec![None; contacts.len()];
        let files = account.all("photo").chain(account.all("document")).map(|it| (Item(it).uuid(), Item(it))).collect();
        let (keys, incoming) = (BTreeSet::new(), Incoming::default());
        Self { account, locale, contacts, by_uuid, types, files, keys, places, incoming }
    }

    fn read(mut self) -> Incoming {
        let facts = self.relatives();
        for (index, contact) in self.contacts.clone().into_iter().enumerate() {
            if facts.contains(&index) {
                self.leave_out(index, person::name(contact), WhySkipped::Relative, true);
            } else if person::name(contact).is_empty() && !person::has_contact_data(contact) {
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
            self.leave_out(row, name, WhySkipped::NotAPerson, true);
        }
    }

    /// Reports what is left out of a contact, by its index.
    fn leave_out(&mut self, index: usize, name: String, why: WhySkipped, is_whole: bool) {
        self.incoming.skipped.push(SkippedEntry { row: index + 1, name, why, is_whole });
    }

    /// The contacts who are only relatives of others, with nothing that would reach them. They become facts.
    fn relatives(&self) -> BTreeSet<usize> {
        let is_only = |it: &usize| {
            let contact = self.contacts[*it];
            contact.is("is_partial") && !person::has_contact_data(contact)
        };
        let related = relatives::all(self).into_iter().filter(|(from, ..)| !is_only(from)).map(|(_, to, _)| to);
        related.filter(is_only).collect()
    }
}

#[cfg(test)]
mod tests;
