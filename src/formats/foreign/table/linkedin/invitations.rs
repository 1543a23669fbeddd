//! `Invitations.csv`. An invitation is no talk. It names its other person, unless they are a connection anyway, and it
//! tells who the owner is. Its words are not read.

use chrono::NaiveDateTime;

use crate::formats::foreign::table::card::Card;
use crate::formats::foreign::table::dates::moment;
use crate::formats::foreign::table::{Row, Sheet, Table};
use crate::formats::foreign::{Incoming, SkippedEntry, WhySkipped};

use super::{LinkedInFile, add_new, is_closed, key, slug};

/// The label of the people of invitations. The user chooses them by it.
const LABEL: &str = "LinkedIn invitation";

/// An invitation to connect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The number of the row, from 1.
    pub row: usize,
    /// The other person's name.
    pub name: String,
    /// The address of the other person's profile, or empty.
    pub profile: String,
    /// When it was sent, if that can be read.
    pub sent: Option<NaiveDateTime>,
    /// Whether the owner sent it; `None` if the file has another word for it.
    pub is_outgoing: Option<bool>,
    /// The name and the profile of the owner.
    pub owner: [String; 2],
}

/// The invitations of a file, in its order.
pub fn invitations(text: &str) -> Vec<Invitation> {
    let sheet = Sheet::read(text);
    let table = sheet.table(|it| LinkedInFile::of(it) == Some(LinkedInFile::Invitations));
    table.iter().flat_map(|table| table.rows().map(invitation).collect::<Vec<_>>()).collect()
}

fn invitation(row: Row<'_>) -> Invitation {
    let is_outgoing = match row.get("direction").to_ascii_uppercase().as_str() {
        "OUTGOING" => Some(true),
        "INCOMING" => Some(false),
        _ => None,
    };
    let from = [row.get("from"), row.get("inviterprofileurl")].map(str::to_owned);
    let to = [row.get("to"), row.get("inviteeprofileurl")].map(str::to_owned);
    let (owner, [name, profile]) = if is_outgoing == Some(false) { (to, from) } else { (from, to) };
    Invitation { row: row.number, name, profile, sent: moment(row.get("sent at")), is_outgoing, owner }
}

pub(super) fn read(table: &Table<'_>, read: &mut Incoming) {
    for row in table.rows() {
        let it = invitation(row);
        let sent = row.get("sent at");
        if it.sent.is_none() && !sent.is_empty() {
            let why = WhySkipped::NoSuchDay(sent.chars().take(40).collect());
            read.skipped.push(SkippedEntry { row: row.number, name: it.name.clone(), why, is_whole: false });
        }
        if it.is_outgoing.is_some() {
            // The same owner stands in every row, and there may be thousands.
            let new: Vec<_> = it.owner.into_iter().filter(|it| !it.is_empty() && !read.owner.contains(it)).collect();
            read.owner.extend(new);
        }
        let slug = slug(&it.profile);
        if is_closed(&it.name) || (it.name.is_empty() && slug.is_none()) {
            let why = if row.is_empty() { WhySkipped::Empty } else { WhySkipped::Closed };
            read.skipped.push(SkippedEntry { row: row.number, name: it.name, why, is_whole: true });
            continue;
        }
        let mut card = Card::new(row.number);
        card.whole_name(&it.name);
        card.profile("linkedin", &it.profile);
        card.pick_label(LABEL);
        card.incoming.is_invited = true;
        let Some(slug) = slug else {
            card.finish(&it.name, read);
            continue;
        };
        card.incoming.key = key(&slug);
        if it.name.is_empty() {
            card.person().nickname = card.line(&slug);
        }
        add_new(card.incoming, read);
    }
}
