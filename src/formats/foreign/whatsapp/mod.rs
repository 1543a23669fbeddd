//! A chat that WhatsApp exported: who wrote on which day, and who began. The words are not read.

mod line;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use self::line::Line;
use super::{Doubt, Incoming, IncomingMeeting, Locale, Participant, SkippedEntry, WhySkipped};
use crate::domain::{Channel, DateOrder, Exchange, Initiator, normalize, phone_numbers, tidy_line};

/// More other people than this are a group, which is offered and not ticked.
const LARGE: usize = 8;
/// The lines that are looked at to recognise a chat (design decision).
const SAMPLE: usize = 40;
/// Words between the name of the program and that of the chat in the name of a file.
const BETWEEN: [&str; 14] = [
    " with ", " mit ", " avec ", " con ", " com ", " met ", " med ", " ile ", " с ", " z ", " cu ", " s ", " - ", " – ",
];

/// Whether a text is a chat: one of its first lines has a day, a time and a sender, and no line comes before.
///
/// ```
/// # use kith::formats::foreign::whatsapp::recognise;
/// assert!(recognise("[12/31/23, 10:15:32 PM] Ana: See you\n"));
/// assert!(recognise("31/12/23, 22:15 - Ana: See you\n"));
/// assert!(!recognise("Ana: See you\n31/12/23\n"));
/// ```
pub fn recognise(text: &str) -> bool {
    let mut lines = text.lines().filter(|it| !it.trim().is_empty()).take(SAMPLE).map(Line::read);
    let is_first = |it: Option<Line>| it.map(|it| it.sender.is_some());
    lines.next().and_then(is_first).is_some_and(|it| it || lines.flatten().any(|it| it.sender.is_some()))
}

/// The names and numbers of the senders, in the order of their first message. The user says which of them is their own.
pub fn senders(text: &str) -> Vec<String> {
    let mut senders: Vec<String> = Vec::new();
    for message in messages(text) {
        if let Some(sender) = message.line.sender
            && !senders.contains(&sender)
        {
            senders.push(sender);
        }
    }
    senders
}

/// Reads a chat: one meeting for each day, with the others who wrote. The owner is the sender with one of the names in
/// `owner`, or in a chat of two the sender without a place in the name of the file. If neither tells, all senders are
/// others, and nobody began.
pub fn read(text: &str, file_name: Option<&str>, owner: &[String], locale: &Locale<'_>) -> Incoming {
    let messages = messages(text);
    let order = date_order(&messages, locale.date_order);
    let senders = senders_of(&messages);
    let chat = Chat::of(&senders, file_name, owner);
    let mut read = Incoming { owner: chat.owner.iter().cloned().collect(), ..Incoming::default() };
    let mut days: BTreeMap<NaiveDate, Vec<&Message>> = BTreeMap::new();
    for message in messages.iter().filter(|it| it.line.sender.is_some()) {
        match message.line.day(order) {
            Some(day) => days.entry(day).or_default().push(message),
            None => read.skipped.push(message.skipped(WhySkipped::NoSuchDay(message.day_text()))),
        }
    }
    for (day, messages) in days {
        match chat.meeting(day, &messages, locale.today) {
            Ok(it) => read.meetings.push(it),
            Err(entry) => read.skipped.push(entry),
        }
    }
    read
}

/// The first line of a message.
struct Message {
    row: usize,
    line: Line,
}

impl Message {
    fn sender(&self) -> &str {
        self.line.sender.as_deref().unwrap_or_default()
    }

    fn day_text(&self) -> String {
        self.line.day.map(|it| it.0.to_string()).join("/")
    }

    fn skipped(&self, why: WhySkipped) -> SkippedEntry {
        SkippedEntry { row: self.row, name: self.sender().to_owned(), why, is_whole: true }
    }
}

/// The messages, without the program's own first words about encryption.
fn messages(text: &str) -> Vec<Message> {
    let lines = text.lines().filter_map(Line::read).enumerate();
    let is_own = |at: usize, line: &Line| at == 0 && line.is_marked;
    lines.filter(|(at, line)| !is_own(*at, line)).map(|(at, line)| Message { row: at + 1, line }).collect()
}

fn senders_of(messages: &[Message]) -> Vec<&str> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, message) in messages.iter().enumerate().filter(|it| it.1.line.sender.is_some()) {
        first.entry(message.sender()).or_insert(at);
    }
    let mut senders: Vec<(usize, &str)> = first.into_iter().map(|(name, at)| (at, name)).collect();
    senders.sort_unstable();
    senders.into_iter().map(|it| it.1).collect()
}

/// The order of day and month: the one in which every day exists and no message is earlier than the one before it.
fn date_order(messages: &[Message], fallback: DateOrder) -> DateOrder {
    let faults = |order: DateOrder| {
        let days: Vec<Option<NaiveDate>> = messages.iter().map(|it| it.line.day(order)).collect();
        let missing = days.iter().filter(|it| it.is_none()).count();
        let turned = days.iter().flatten().zip(days.iter().flatten().skip(1)).filter(|(a, b)| b < a).count();
        (missing, turned)
    };
    let (day_first, month_first) = (faults(DateOrder::DayFirst), faults(DateOrder::MonthFirst));
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Less => DateOrder::DayFirst,
        std::cmp::Ordering::Greater => DateOrder::MonthFirst,
        std::cmp::Ordering::Equal => fallback,
    }
}

/// A chat: its key and who is who.
struct Chat {
    key: String,
    owner: Option<String>,
    /// The other person of a chat of two.
    other: Option<String>,
}

impl Chat {
    fn of(senders: &[&str], file_name: Option<&str>, owner: &[String]) -> Self {
        let file_chat = file_name.and_then(chat_name);
        let is_chat = |name: &str| file_chat.as_deref().is_some_and(|it| same_name(it, name));
        let is_owner = |name: &&&str| owner.iter().any(|it| same_name(it, name));
        let mut mine = senders.iter().find(is_owner).map(|it| (*it).to_owned());
        let mut other = None;
        match senders {
            [a, b] => {
                mine = mine
                    .or_else(|| is_chat(b).then(|| (*a).to_owned()))
                    .or_else(|| is_chat(a).then(|| (*b).to_owned()));
                other = mine.as_ref().map(|mine| if mine == a { *b } else { *a }.to_owned());
            }
            [only] if is_chat(only) => other = Some((*only).to_owned()),
            // Only the owner wrote, and the file is named after the other person.
            [only] if mine.as_deref() == Some(only) => other.clone_from(&file_chat),
            _ => (),
        }
        let mut names: Vec<&str> = senders.to_vec();
        names.sort_unstable();
        let name = file_chat.or_else(|| other.clone()).unwrap_or_else(|| names.join("+"));
        let key: String = normalize(&tidy_line(&name)).replace(' ', "-").chars().take(200).collect();
        Self { key, owner: mine, other }
    }

    fn meeting(
        &self,
        day: NaiveDate,
        messages: &[&Message],
        today: NaiveDate,
    ) -> Result<IncomingMeeting, SkippedEntry> {
        let mut with: Vec<&str> = self.other.as_deref().into_iter().collect();
        for sender in messages.iter().map(|it| it.sender()).filter(|it| Some(*it) != self.owner.as_deref()) {
            if !with.contains(&sender) {
                with.push(sender);
            }
        }
        let first = messages.iter().min_by_key(|it| it.line.time);
        let why = if day > today { Some(WhySkipped::Future) } else { with.is_empty().then_some(WhySkipped::Alone) };
        if let (Some(why), Some(first)) = (why, first) {
            return Err(first.skipped(why));
        }
        let is_mine = |it: &&&Message| Some(it.sender()) == self.owner.as_deref();
        let is_known = self.owner.is_some() || self.other.is_some();
        let began = if first.as_ref().is_some_and(is_mine) { Initiator::Me } else { Initiator::Them };
        let time = first.map(|it| format!("{:02}:{:02}", it.line.time.0, it.line.time.1)).unwrap_or_default();
        Ok(IncomingMeeting {
            former_key: String::new(),
            key: format!("whatsapp {} {day}", self.key),
            exchange: Exchange {
                when: Some(day),
                time,
                how: Some(Channel::Message),
                began: is_known.then_some(began),
                ..Exchange::default()
            },
            doubt: (with.len() > LARGE).then_some(Doubt::Large),
            with: with.into_iter().map(|it| Participant { name: it.to_owned(), ..Participant::default() }).collect(),
            series: None,
        })
    }
}

/// Whether two names are one, or two forms of one telephone number.
fn same_name(a: &str, b: &str) -> bool {
    let digits = |text: &str| phone_numbers(text).first().map(|it| it.digits.trim_start_matches(['+', '0']).to_owned());
    normalize(&tidy_line(a)) == normalize(&tidy_line(b)) || digits(a).is_some_and(|it| digits(b) == Some(it))
}

/// The name of the chat in that of its file: "WhatsApp Chat with Ana.txt".
fn chat_name(file: &str) -> Option<String> {
    let file = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |it| it.0);
    // A browser appends a number to the second file of a name.
    let stem =
        stem.rsplit_once(" (").filter(|it| it.1.trim_end_matches(')').parse::<u32>().is_ok()).map_or(stem, |it| it.0);
    let stem = tidy_line(&stem.replace('_', " "));
    if !normalize(&stem).contains("whatsapp") {
        return None;
    }
    let after = BETWEEN.iter().filter_map(|it| Some((stem.find(it)?, it))).min_by_key(|it| it.0)?;
    let name = stem.get(after.0 + after.1.len()..)?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests;
