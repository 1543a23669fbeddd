//! A person from a contact of Monica.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;

use super::contact::{fact, name};
use super::json::{Item, special_date};
use super::reader::Reader;
use crate::domain::{
    Address, ContactMethod, ImportantDate, MAX_PROSE, PartialDate, Person, is_phone_number, picture_bytes,
};
use crate::formats::foreign::{IncomingPerson, IncomingPhoto, WhySkipped};
use crate::formats::importer::picture_type;

/// The longest cadence that is read: ten years (design decision).
const LONGEST_CADENCE: u64 = 3_653;
impl Reader<'_> {
    /// The person of a contact, without relations.
    pub(super) fn person(&mut self, index: usize, contact: Item<'_>) -> IncomingPerson {
        let mut person = Person {
            given: contact.line("first_name"),
            middle: contact.line("middle_name"),
            family: contact.line("last_name"),
            nickname: contact.line("nickname"),
            organisation: contact.line("company"),
            role: contact.line("job"),
            archived: contact.is_not("is_active"),
            ..Person::default()
        };
        person.cadence_days = cadence(contact);
        if contact.has_long_line() {
            self.leave_out(index, name(contact), WhySkipped::TooLong, false);
        }
        let labels: Vec<String> = tags(contact);
        labels.iter().for_each(|it| person.tags.insert(it.clone()));
        self.reach(contact, &mut person);
        self.dates(index, contact, &mut person);
        self.facts(index, contact, &mut person);
        self.notes(index, contact, &mut person);
        let key = if contact.uuid().is_empty() { String::new() } else { format!("monica {}", contact.uuid()) };
        IncomingPerson {
            key,
            row: index + 1,
            labels,
            is_starred: contact.is("is_starred"),
            photo: self.photo(index, contact),
            person,
            ..IncomingPerson::default()
        }
    }

    fn reach(&self, contact: Item<'_>, person: &mut Person) {
        for field in contact.all("contact_field").map(Item) {
            let value = field.line("data");
            let kind = self.types.of(field, "type").unwrap_or(field);
            let (protocol, group) = (kind.line("protocol"), kind.line("type"));
            let label =
                field.get("labels").and_then(|it| it.get(0)?.as_str()).map(str::to_lowercase).unwrap_or_default();
            let name = self.types.name(field, "type").to_lowercase();
            let method = |kind: String| ContactMethod { kind, value: value.clone(), preferred: false };
            if value.is_empty() {
            } else if protocol == "mailto:" || group == "email" {
                person.emails.insert(method(label));
            } else if protocol == "tel:" || group == "phone" {
                person.phones.insert(method(label));
            } else if is_phone_number(&value) {
                person.phones.insert(method(name));
            } else {
                person.profiles.insert(method(name));
            }
        }
        for address in contact.all("address").map(Item) {
            let town = [address.line("postal_code"), address.line("city")].join(" ").trim().to_owned();
            let lines = [address.line("street"), town, address.line("province"), address.line("country")];
            let value = lines.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
            if person.place.is_empty() {
                person.place = address.line("city");
            }
            if !value.is_empty() {
                person.addresses.insert(Address { kind: address.line("name"), value, preferred: false });
            }
        }
    }

    fn dates(&mut self, index: usize, contact: Item<'_>, person: &mut Person) {
        let mut date = |name: &str| match contact.get(name).and_then(special_date) {
            Some(Ok(date)) => Some(date),
            Some(Err(text)) => {
                self.leave_out(index, super::contact::name(contact), WhySkipped::NoSuchDay(text), false);
                None
            }
            None => None,
        };
        let (birth, death, met) = (date("birthdate"), date("deceased_date"), date("first_met_date"));
        if let Some((when, is_guess)) = birth {
            let note = if is_guess { "The year is a guess from an age." } else { "" }.to_owned();
            person.dates.insert(ImportantDate { kind: "birthday".to_owned(), when: Some(when), note });
        }
        if contact.is("is_dead") || death.is_some() {
            person.died = death.map(|it| it.0);
            if person.died.is_none() {
                // Without a date of death, only the archive keeps Kith from suggesting somebody who has died.
                person.archived = true;
                person.facts.insert(fact("Died", "The day is not known."));
            }
        }
        person.how_met.when = met.map(|it| it.0);
        person.how_met.place = contact.line("first_met_where");
        person.how_met.story = contact.line("first_met_additional_info");
        for reminder in contact.all("reminder").map(Item) {
            self.reminder(index, reminder, person);
        }
    }

    /// A yearly reminder is a date; a later one is a fact, because it does not come every year.
    fn reminder(&mut self, index: usize, reminder: Item<'_>, person: &mut Person) {
        let title = reminder.line("title");
        let day = match reminder.day("initial_date") {
            Some(Ok(day)) => day,
            Some(Err(text)) => return self.leave_out(index, title, WhySkipped::NoSuchDay(text), false),
            None => return self.leave_out(index, title, WhySkipped::NoDay, false),
        };
        let number = reminder.get("frequency_number").and_then(Value::as_u64).unwrap_or(1);
        let when = Some(PartialDate::Day(day));
        match reminder.line("frequency_type").as_str() {
            "year" if number <= 1 => {
                // Monica makes one for each birthday by itself.
                let is_known = |it: &ImportantDate| it.when.and_then(PartialDate::month_and_day) == month_and_day(day);
                if !person.dates.iter().any(is_known) {
                    let kind = if title.is_empty() { "reminder".to_owned() } else { title };
                    person.dates.insert(ImportantDate { kind, when, note: reminder.line("description") });
                }
            }
            "one_time" | "" if day < self.locale.today => self.leave_out(index, title, WhySkipped::TooOld, false),
            "one_time" | "" => {
                person.facts.insert(fact("Reminder", &format!("{day}: {title}")));
            }
            unit => {
                let pace = if number <= 1 { format!("Every {unit}") } else { format!("Every {number} {unit}s") };
                person.facts.insert(fact("Reminder", &format!("{pace} from {day}: {title}")));
            }
        }
    }

    fn facts(&mut self, index: usize, contact: Item<'_>, person: &mut Person) {
        let mut add = |label: &str, text: String| {
            if !text.trim().is_empty() {
                person.facts.insert(fact(label, text.trim()));
            }
        };
        add("Food", contact.prose("food_preferences"));
        for pet in contact.all("pet").map(Item) {
            add("Pet", with_detail(pet.line("name"), &pet.line("category")));
        }
        for gift in contact.all("gift").map(Item) {
            let label = match gift.line("status").as_str() {
                "offered" => "Gift given",
                "received" => "Gift received",
                _ => "Gift idea",
            };
            let parts = [gift.line("comment"), gift.line("amount"), day_of(gift, "date"), gift.line("url")];
            add(label, with_detail(gift.line("name"), &joined(&parts)));
        }
        for debt in contact.all("debt").map(Item) {
            let amount = [debt.line("amount"), debt.line("currency")].join(" ").trim().to_owned();
            let who = if debt.is("in_debt") { "You owe" } else { "They owe you" };
            let end = if debt.line("status") == "complete" { ", settled" } else { "" };
            add("Debt", format!("{who} {amount}{end}{}", colon(&debt.line("reason"))));
        }
        for event in contact.all("life_event").map(Item) {
            let name = joined(&[self.types.name(event, "type"), event.line("name")]);
            add(
                "Life event",
                format!("{}{}{}", day_of(event, "happened_at"), colon(&name), colon(&event.line("note"))),
            );
        }
        let mut done = Vec::new();
        for task in contact.all("task").map(Item) {
            let text = format!("{}{}", task.line("title"), colon(&task.line("description")));
            if task.is("completed") { done.push(task.line("title")) } else { add("To do", text) }
        }
        done.into_iter().for_each(|it| self.leave_out(index, it, WhySkipped::NoPlace, false));
    }

    fn notes(&mut self, index: usize, contact: Item<'_>, person: &mut Person) {
        let mut parts = vec![contact.prose("description")];
        for note in contact.all("note").map(Item) {
            let day = day_of(note, "created_at");
            parts.push([day.as_str(), note.prose("body").as_str()].join("\n").trim().to_owned());
        }
        let notes = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n\n");
        if notes.chars().count() > MAX_PROSE {
            self.leave_out(index, name(contact), WhySkipped::TooLong, false);
        }
        person.notes = notes.chars().take(MAX_PROSE).collect();
        for document in contact.all("document") {
            let item = document.as_str().and_then(|it| self.files.get(it));
            let file = item.map(|it| it.line("original_filename")).unwrap_or_default();
            self.leave_out(index, file, WhySkipped::NoPlace, false);
        }
    }

    /// The picture that the user chose, else the first. Reports the others.
    fn photo(&mut self, index: usize, contact: Item<'_>) -> Option<IncomingPhoto> {
        let chosen = contact.get("avatar").and_then(|it| it.get("avatar_photo")?.as_str());
        let mut seen = BTreeSet::new();
        let uuids =
            chosen.into_iter().chain(contact.all("photo").filter_map(Value::as_str)).filter(|it| seen.insert(*it));
        let mut photo = None;
        for uuid in uuids {
            let item = self.files.get(uuid).copied();
            match item.and_then(|it| picture_bytes(it.get("dataUrl")?.as_str()?)) {
                Some((_, bytes)) if photo.is_none() && picture_type(&bytes).is_some() => {
                    photo = Some(IncomingPhoto { bytes })
                }
                _ => {
                    let file = item.map(|it| it.line("original_filename")).unwrap_or_default();
                    self.leave_out(index, file, WhySkipped::Picture, false);
                }
            }
        }
        photo
    }
}

fn cadence(contact: Item<'_>) -> Option<u32> {
    let days = contact.get("stay_in_touch_frequency")?;
    let days = days.as_u64().or_else(|| days.as_str()?.parse().ok())?;
    u32::try_from(days).ok().filter(|_| (1..=LONGEST_CADENCE).contains(&days))
}

fn tags(contact: Item<'_>) -> Vec<String> {
    let tags = contact.get("tags").and_then(Value::as_array).into_iter().flatten();
    let tags = tags.filter_map(|it| it.as_str().or_else(|| it.get("name")?.as_str())).map(crate::domain::tidy_line);
    tags.filter(|it| !it.is_empty()).collect()
}

fn month_and_day(day: NaiveDate) -> Option<(u32, u32)> {
    PartialDate::Day(day).month_and_day()
}

/// The day of a time as text; empty without one.
fn day_of(item: Item<'_>, name: &str) -> String {
    item.day(name).map(|it| it.map_or_else(|text| text, |day| day.to_string())).unwrap_or_default()
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|it| !it.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn with_detail(name: String, detail: &str) -> String {
    match (name.is_empty(), detail.is_empty()) {
        (_, true) => name,
        (true, _) => detail.to_owned(),
        _ => format!("{name} ({detail})"),
    }
}

fn colon(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(": {text}") }
}
