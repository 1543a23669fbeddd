//! `Profile.csv`, which names the owner, and `Contacts.csv`, the address book that the owner uploaded.

use crate::domain::DateOrder;
use crate::formats::foreign::table::Table;
use crate::formats::foreign::table::card::{Card, Days};
use crate::formats::foreign::{Incoming, Locale};

use super::{key, slug};

/// Adds the name of the owner.
pub(super) fn owner(table: &Table<'_>, read: &mut Incoming) {
    for row in table.rows() {
        let mut card = Card::new(row.number);
        card.name(["", row.get("first name"), "", row.get("last name"), ""]);
        let name = card.person().whole_name();
        if !name.is_empty() {
            read.owner.push(name);
        }
    }
}

pub(super) fn contacts(table: &Table<'_>, locale: &Locale<'_>, read: &mut Incoming) {
    let days = Days { order: DateOrder::MonthFirst, today: locale.today };
    for row in table.rows() {
        let mut card = Card::new(row.number);
        card.name(["", row.get("firstname"), "", row.get("lastname"), ""]);
        card.whole_name(row.get("fullname"));
        card.person().organisation = card.line(row.get("companies"));
        card.person().role = card.line(row.get("title"));
        several(row.get("emails")).for_each(|it| card.email("", it, false));
        several(row.get("phonenumbers")).for_each(|it| card.phone("", it, false));
        several(row.get("sites")).for_each(|it| card.profile("website", it));
        several(row.get("instantmessagehandles")).for_each(|it| card.profile("chat", it));
        for page in several(row.get("profiles")) {
            card.profile("linkedin", page);
            if let Some(slug) = slug(page) {
                card.incoming.key = key(&slug);
            }
        }
        card.address("", row.get("addresses"));
        card.person().place = card.line(row.get("location"));
        card.day("birthday", row.get("birthday"), days);
        card.finish(&row.first_text(), read);
    }
}

/// The values of a cell: with a comma, a semicolon or a new line between them.
fn several(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '\n']).map(str::trim).filter(|it| !it.is_empty())
}
