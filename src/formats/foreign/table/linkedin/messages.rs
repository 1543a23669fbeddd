//! `messages.csv` in all its widths: who wrote, to whom and when. What was written is looked at for one thing only, to
//! tell an advertisement, and kept nowhere.

use std::collections::BTreeMap;

use calcard::common::timezone::Tz;
use chrono::{NaiveDate, NaiveDateTime, TimeZone};

use crate::domain::{Channel, Exchange, Initiator, normalize};
use crate::formats::foreign::table::dates::moment;
use crate::formats::foreign::table::{Row, Table};
use crate::formats::foreign::{Doubt, Incoming, IncomingMeeting, Locale, Participant, SkippedEntry, WhySkipped};

use super::conversation::{Names, Party, Presence};
use super::{is_closed, slug};

/// More other people than this are a group, which is offered and not ticked (`formats.md` calls more than eight large).
const LARGE: usize = 8;

struct Message<'a> {
    row: Row<'a>,
    conversation: String,
    at: NaiveDateTime,
    sender: Party,
    recipients: Vec<Party>,
}

pub(super) fn read(table: &Table<'_>, known: &[String], locale: &Locale<'_>, read: &mut Incoming) {
    let zone: Option<Tz> = locale.zone.parse().ok();
    let mut names = Names::default();
    for row in table.rows() {
        names.learn(row.get("from"), row.get("sender profile url"));
    }
    let mut messages = Vec::new();
    for row in table.rows() {
        match message(row, &names, zone) {
            Ok(it) => messages.push(it),
            Err(why) => read.skipped.push(skipped(row, why)),
        }
    }
    let known: Vec<String> = known.iter().chain(&read.owner).cloned().collect();
    let owner = owner(&messages, &names, &known);
    if let Some(owner) = messages.iter().flat_map(parties).find(|it| Some(&it.key) == owner.as_ref()) {
        let new = [&owner.name, &owner.profile].into_iter().filter(|it| !it.is_empty() && !read.owner.contains(*it));
        let new: Vec<String> = new.cloned().collect();
        read.owner.extend(new);
    }
    let mut days: Vec<Day<'_>> = Vec::new();
    let mut places: BTreeMap<(String, NaiveDate), usize> = BTreeMap::new();
    for message in messages {
        let key = (message.conversation.clone(), message.at.date());
        let at = *places.entry(key).or_insert(days.len());
        match days.get_mut(at) {
            Some(day) => day.messages.push(message),
            None => days.push(Day { messages: vec![message] }),
        }
    }
    for day in days {
        match day.meeting(owner.as_deref(), locale) {
            Ok(it) => read.meetings.push(it),
            Err(entry) => read.skipped.push(entry),
        }
    }
}

fn skipped(row: Row<'_>, why: WhySkipped) -> SkippedEntry {
    SkippedEntry { row: row.number, name: row.get("from").chars().take(80).collect(), why, is_whole: true }
}

fn message<'a>(row: Row<'a>, names: &Names, zone: Option<Tz>) -> Result<Message<'a>, WhySkipped> {
    let date = row.get("date");
    if row.is_empty() {
        return Err(WhySkipped::Empty);
    }
    if is_draft(row) || is_advertisement(row) || row.get("folder").eq_ignore_ascii_case("spam") {
        return Err(WhySkipped::NoMessage);
    }
    let at = moment(date).ok_or_else(|| WhySkipped::NoSuchDay(date.chars().take(40).collect()))?;
    let sender = names.party(row.get("from"), row.get("sender profile url"));
    let recipients = names.recipients(row.get("to"), row.get("recipient profile urls"));
    // Without an id, the people are the conversation.
    let conversation = Some(row.get("conversation id").to_owned()).filter(|it| !it.is_empty()).unwrap_or_else(|| {
        let mut keys: Vec<&str> = recipients.iter().chain([&sender]).map(|it| it.key.as_str()).collect();
        keys.sort_unstable();
        keys.join("+")
    });
    Ok(Message { row, conversation, at: local(at, zone), sender, recipients })
}

/// The moment on the user's clock. The file has it in UTC.
fn local(at: NaiveDateTime, zone: Option<Tz>) -> NaiveDateTime {
    zone.filter(|it| !it.is_floating()).map_or(at, |it| it.from_utc_datetime(&at).naive_local())
}

fn is_draft(row: Row<'_>) -> bool {
    let is_said = |cell: &str| !["", "no", "false", "0"].contains(&cell.to_ascii_lowercase().as_str());
    ["is message draft", "is conversation draft"].iter().any(|it| is_said(row.get(it)))
        || row.get("folder").eq_ignore_ascii_case("draft")
}

/// Whether a message is an advertisement: it has no sender with a profile, and the form or the title of one.
fn is_advertisement(row: Row<'_>) -> bool {
    row.get("sender profile url").is_empty()
        && (row.get("content").contains("spinmail-quill-editor")
            || normalize(row.get("conversation title")) == "sponsored conversation")
}

fn parties<'a>(message: &'a Message<'_>) -> impl Iterator<Item = &'a Party> {
    message.recipients.iter().chain([&message.sender])
}

/// The key of the owner: by the other files of the export, by presence, or as the writer of a message in the folder of
/// those that were sent.
fn owner(messages: &[Message<'_>], names: &Names, known: &[String]) -> Option<String> {
    let is_present = |key: &String| messages.iter().flat_map(parties).any(|it| it.key == *key);
    let known = known.iter().map(|it| if slug(it).is_some() { names.party("", it) } else { names.party(it, "") });
    if let Some(it) = known.map(|it| it.key).find(is_present) {
        return Some(it);
    }
    let mut presence = Presence::default();
    for message in messages {
        presence.add(&message.conversation, &message.recipients);
        presence.add(&message.conversation, std::slice::from_ref(&message.sender));
    }
    let is_sent = |it: &&Message<'_>| it.row.get("folder").eq_ignore_ascii_case("sent");
    presence.owner().or_else(|| messages.iter().find(is_sent).map(|it| it.sender.key.clone()))
}

/// The messages of one conversation on one day.
struct Day<'a> {
    messages: Vec<Message<'a>>,
}

impl Day<'_> {
    fn meeting(&self, owner: Option<&str>, locale: &Locale<'_>) -> Result<IncomingMeeting, SkippedEntry> {
        let first = self.messages.iter().min_by_key(|it| it.at).ok_or_else(|| SkippedEntry {
            row: 0,
            name: String::new(),
            why: WhySkipped::Empty,
            is_whole: true,
        })?;
        let day = first.at.date();
        let mut with: Vec<&Party> = Vec::new();
        let mut has_closed = false;
        for party in self.messages.iter().flat_map(parties).filter(|it| Some(it.key.as_str()) != owner) {
            let is_unknown = party.name.is_empty() && party.profile.is_empty();
            if is_closed(&party.name) || is_unknown {
                has_closed |= !is_unknown;
            } else if !with.iter().any(|it| it.key == party.key) {
                with.push(party);
            }
        }
        let why = if day > locale.today {
            Some(WhySkipped::Future)
        } else if with.is_empty() {
            Some(if has_closed { WhySkipped::Closed } else { WhySkipped::Alone })
        } else {
            None
        };
        if let Some(why) = why {
            return Err(skipped(first.row, why));
        }
        let began = owner.map(|it| if first.sender.key == it { Initiator::Me } else { Initiator::Them });
        Ok(IncomingMeeting {
            former_key: String::new(),
            key: format!("linkedin-message {} {day}", first.conversation.replace(char::is_whitespace, "-")),
            exchange: Exchange {
                when: Some(day),
                time: first.at.format("%H:%M").to_string(),
                how: Some(Channel::Message),
                began,
                ..Exchange::default()
            },
            doubt: (with.len() > LARGE).then_some(Doubt::Large),
            with: with.into_iter().map(participant).collect(),
            series: None,
        })
    }
}

fn participant(party: &Party) -> Participant {
    Participant { name: party.name.clone(), profile: party.profile.clone(), ..Participant::default() }
}
