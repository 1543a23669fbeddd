//! Calls, activities and conversations of Monica.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::contact::name;
use super::json::Item;
use super::reader::Reader;
use crate::domain::{Channel, Exchange, Initiator, List, MAX_PROSE};
use crate::formats::foreign::{Doubt, IncomingMeeting, Participant, WhySkipped};

/// More people than this make an activity a large one (the rule of the import's preview).
const MANY_PEOPLE: usize = 8;
/// The longest summary that is a topic, in characters (design decision). A longer one is a note.
const LONGEST_TOPIC: usize = 60;

impl<'a> Reader<'a> {
    /// Adds the meetings.
    pub(super) fn talks(&mut self) {
        for (index, contact) in self.contacts.clone().into_iter().enumerate() {
            if self.places[index].is_none() {
                continue;
            }
            for (number, call) in contact.all("call").map(Item).enumerate() {
                let began = if call.is("contact_called") { Initiator::Them } else { Initiator::Me };
                let exchange = Exchange {
                    how: Some(Channel::Call),
                    began: call.get("contact_called").map(|_| began),
                    notes: call.prose("content"),
                    ..Exchange::default()
                };
                self.talk((call, "called_at", &format!("call {number}")), exchange, &[index]);
            }
            for (number, conversation) in contact.all("conversation").map(Item).enumerate() {
                let exchange = self.conversation(conversation);
                self.talk((conversation, "happened_at", &format!("conversation {number}")), exchange, &[index]);
            }
        }
        self.activities();
    }

    fn conversation(&self, conversation: Item<'a>) -> Exchange {
        let kind = self.types.of(conversation, "contact_field_type");
        let is_mail = kind.is_some_and(|it| it.line("type") == "email" || it.line("protocol") == "mailto:");
        let messages = conversation.get("messages").and_then(Value::as_array).into_iter().flatten().map(Item);
        let mut messages: Vec<Item<'a>> = messages.collect();
        messages.sort_by_key(|it| it.line("written_at"));
        let who = |it: &Item<'a>| if it.is("written_by_me") { Initiator::Me } else { Initiator::Them };
        let line = |it: &Item<'a>| {
            let speaker = if who(it) == Initiator::Me { "You" } else { "They" };
            format!("{speaker}: {}", it.prose("content"))
        };
        Exchange {
            how: Some(if is_mail { Channel::Email } else { Channel::Message }),
            began: messages.first().map(who),
            notes: messages.iter().map(line).collect::<Vec<_>>().join("\n"),
            ..Exchange::default()
        }
    }

    /// The activities of the account, each once with all its people.
    fn activities(&mut self) {
        let mut with: BTreeMap<&'a str, Vec<usize>> = BTreeMap::new();
        for (index, contact) in self.contacts.iter().enumerate() {
            for value in contact.all("activity") {
                // An export may hold the activity itself in the contact.
                let uuid = value.as_str().unwrap_or_else(|| Item(value).uuid());
                with.entry(uuid).or_default().push(index);
            }
        }
        for (number, activity) in self.account.all("activity").map(Item).enumerate() {
            let people = with.remove(activity.uuid()).unwrap_or_default();
            let summary = activity.line("summary");
            let is_topic = summary.chars().count() <= LONGEST_TOPIC && !summary.is_empty();
            let text = [if is_topic { String::new() } else { summary.clone() }, activity.prose("description")];
            let text = text.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n\n");
            let exchange = Exchange {
                how: Some(Channel::InPerson),
                topics: is_topic.then_some(summary).into_iter().collect::<List<_>>(),
                notes: text,
                ..Exchange::default()
            };
            self.talk((activity, "happened_at", &format!("activity {number}")), exchange, &people);
        }
    }

    /// Adds a talk with contacts, or reports why not.
    fn talk(&mut self, (item, date, fallback): (Item<'a>, &str, &str), exchange: Exchange, with: &[usize]) {
        let first = with.first().copied().unwrap_or_default();
        let title = exchange.topics.iter().next().cloned();
        let title = title.or_else(|| self.contacts.get(first).map(|it| name(*it))).unwrap_or_default();
        let people: Vec<Participant> = with.iter().filter_map(|it| self.participant(*it)).collect();
        let day = match item.day(date) {
            Some(Ok(day)) => day,
            Some(Err(text)) => return self.leave_out(first, title, WhySkipped::NoSuchDay(text), false),
            None => return self.leave_out(first, title, WhySkipped::NoDay, false),
        };
        if day > self.locale.today {
            return self.leave_out(first, title, WhySkipped::Future, false);
        }
        if people.is_empty() {
            return self.leave_out(first, title, WhySkipped::Alone, false);
        }
        if exchange.notes.chars().count() > MAX_PROSE {
            self.leave_out(first, title.clone(), WhySkipped::TooLong, false);
        }
        let key = self.talk_key(item, first, day, fallback);
        if !self.keys.insert(key.clone()) {
            return self.leave_out(first, title, WhySkipped::Superseded, false);
        }
        self.incoming.meetings.push(IncomingMeeting {
            former_key: String::new(),
            key,
            exchange: Exchange { when: Some(day), notes: exchange.notes.chars().take(MAX_PROSE).collect(), ..exchange },
            doubt: (people.len() > MANY_PEOPLE).then_some(Doubt::Large),
            with: people,
            series: None,
        });
    }

    /// The key of a talk. Before version 4, only activities had one of their own.
    fn talk_key(&self, item: Item<'a>, contact: usize, day: NaiveDate, fallback: &str) -> String {
        match (item.uuid(), self.contacts.get(contact).map(|it| it.uuid())) {
            ("", contact) => format!("monica {} {day} {fallback}", contact.unwrap_or_default()),
            (uuid, _) => format!("monica {uuid}"),
        }
    }

    fn participant(&self, contact: usize) -> Option<Participant> {
        let place = self.places.get(contact).copied().flatten()?;
        let email = self.incoming.people.get(place)?.person.emails.iter().next().map(|it| it.value.clone());
        let name = name(*self.contacts.get(contact)?);
        Some(Participant { index: Some(place), name, email: email.unwrap_or_default(), profile: String::new() })
    }
}
