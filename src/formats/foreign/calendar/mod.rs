//! Calendars (iCalendar, RFC 5545): past meetings with other people become exchanges.
//!
//! `docs/formats.md` says what is read and what is left out. calcard parses the file and computes the dates of
//! rules; the versions of an event, its zones and the owner are the work of this module.

mod channel;
mod company;
mod event;
mod guest;
mod meeting;
mod rule;
mod series;
mod survey;
mod text;
mod zone;

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr as _;

use calcard::common::timezone::Tz;
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty};
use calcard::{Entry, Parser};
use chrono::{Months, NaiveDate};
use thiserror::Error;

pub use self::survey::{Survey, survey};

use self::company::{Company, company};
use self::event::Event;
use self::rule::Budget;
use self::series::{Instance, Series, Window};
use self::zone::{Descriptions, Zones, text_of};
use super::{Incoming, Locale, SkippedEntry, WhySkipped};
use crate::domain::tidy_line;

/// The most instances of one series (design decision: every working day of a year and a half). The latest are kept.
const MOST_INSTANCES: usize = 400;
/// The most meetings of a file (design decision: fifty a day for two years and more; each takes half a kilobyte).
const MOST_MEETINGS: usize = 40_000;
/// More instances than this of a rule without an end are not ticked (design decision: one a month in two years).
const MANY_WITHOUT_END: usize = 26;
/// More instances than this of any rule are not ticked (design decision: one a week in two years).
const MANY: usize = 106;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CalendarProblem {
    /// The file holds no calendar.
    #[error("no calendar")]
    NotACalendar,
}

/// The first day from which meetings are read, if nobody says otherwise: two years ago (design decision).
///
/// ```
/// # use kith::formats::foreign::calendar::usual_start;
/// assert_eq!(usual_start("2026-11-26".parse().unwrap()), "2024-11-26".parse().unwrap());
/// ```
pub fn usual_start(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(24)).unwrap_or(today)
}

/// Whether the beginning of a file is that of a calendar, whatever the name of the file. Some programs write an event
/// without a calendar around it.
///
/// ```
/// # use kith::formats::foreign::calendar::is_calendar;
/// assert!(is_calendar(b"\xef\xbb\xbfBEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
/// assert!(is_calendar(b"begin:vevent\n"));
/// assert!(!is_calendar(b"BEGIN:VCARD\r\nNOTE:BEGIN:VCALENDAR\r\n"));
/// ```
pub fn is_calendar(head: &[u8]) -> bool {
    let head = text::lines_of(head.get(..4096).unwrap_or(head), "").to_ascii_uppercase();
    let first = head.lines().map(str::trim).find(|it| it.starts_with("BEGIN:"));
    first
        .is_some_and(|it| matches!(&it[6..], "VCALENDAR" | "VEVENT" | "VTIMEZONE" | "VTODO" | "VJOURNAL" | "VFREEBUSY"))
}

/// Reads a calendar: the meetings with other people from the day `from` to today. `mine` are the addresses known to be
/// the owner's.
///
/// # Errors
///
/// If the file holds no calendar.
pub fn read(bytes: &[u8], locale: &Locale<'_>, from: NaiveDate, mine: &[String]) -> Result<Incoming, CalendarProblem> {
    let mut budget = Budget::default();
    let file = File::parse(bytes, locale.zone, &mut budget)?;
    let owner = company::owner(&file.events, &file.names, mine);
    let reader = Reader {
        events: &file.events,
        companies: file.events.iter().map(|it| company(it, &owner)).collect(),
        owner: &owner,
        zone: Tz::from_str(locale.zone).unwrap_or(Tz::UTC),
        window: Window { from, to: locale.today },
    };
    let mut found =
        Found { incoming: Incoming { skipped: file.skipped, ..Incoming::default() }, keys: BTreeSet::new() };
    for event in file.events.iter().filter(|it| it.is_answer) {
        found.leave_out(event, WhySkipped::Superseded, true);
    }
    for (number, series) in series::all(&file.events).iter().enumerate() {
        let before = found.incoming.meetings.len();
        reader.read(series, &mut found, &mut budget);
        let meetings = found.incoming.meetings.get_mut(before..).unwrap_or_default();
        if meetings.len() > 1 {
            meetings.iter_mut().for_each(|it| it.series = Some(number));
        }
    }
    let mut incoming = found.incoming;
    incoming.skipped.sort_by_key(|it| it.row);
    incoming.owner = owner.into_iter().collect();
    Ok(incoming)
}

/// The VEVENTs of a file, and what else is in it.
struct File {
    events: Vec<Event>,
    skipped: Vec<SkippedEntry>,
    /// The names of the calendars. Google's is an address.
    names: Vec<String>,
}

impl File {
    fn parse(bytes: &[u8], zone: &str, budget: &mut Budget) -> Result<Self, CalendarProblem> {
        let text = text::lines_of(bytes, zone);
        let mut parser = Parser::new(&text);
        let mut file = Self { events: Vec::new(), skipped: Vec::new(), names: Vec::new() };
        let mut cache = Descriptions::default();
        let (mut row, mut calendars) = (0, 0);
        loop {
            match parser.entry() {
                Entry::ICalendar(calendar) => {
                    file.add(&calendar, &mut row, &mut cache, budget);
                    calendars += 1;
                }
                Entry::VCard(_) => {
                    row += 1;
                    file.skipped.push(skipped(row, String::new(), WhySkipped::BrokenRow, true));
                }
                Entry::Eof => break,
                _ => (),
            }
        }
        let count = |word: &str| text.lines().filter(|it| it.trim().eq_ignore_ascii_case(word)).count();
        if let Some(last) = file.events.last().filter(|_| count("BEGIN:VEVENT") > count("END:VEVENT")) {
            file.skipped.push(skipped(last.row, last.name.clone(), WhySkipped::Cut, false));
        }
        if calendars == 0 { Err(CalendarProblem::NotACalendar) } else { Ok(file) }
    }

    fn add(&mut self, calendar: &ICalendar, row: &mut usize, cache: &mut Descriptions, budget: &mut Budget) {
        let mut zones = Zones::new(calendar);
        let root = calendar.components.first();
        let method = root.and_then(|it| text_of(it, &ICalendarProperty::Method)).unwrap_or_default();
        let name = ICalendarProperty::Other("X-WR-CALNAME".to_owned());
        self.names.extend(root.and_then(|it| text_of(it, &name)).map(tidy_line));
        for component in &calendar.components {
            match component.component_type {
                ICalendarComponentType::VEvent => {
                    *row += 1;
                    let zone = &mut |name: &str| zones.zone(name, cache, budget);
                    self.events.push(Event::read(component, *row, method.trim(), zone));
                }
                ICalendarComponentType::VTodo
                | ICalendarComponentType::VJournal
                | ICalendarComponentType::VFreebusy => {
                    *row += 1;
                    let name = text_of(component, &ICalendarProperty::Summary).map(tidy_line).unwrap_or_default();
                    self.skipped.push(skipped(*row, name, WhySkipped::NotAPerson, true));
                }
                _ => (),
            }
        }
    }
}

const fn skipped(row: usize, name: String, why: WhySkipped, is_whole: bool) -> SkippedEntry {
    SkippedEntry { row, name, why, is_whole }
}

/// The result so far.
struct Found {
    incoming: Incoming,
    keys: BTreeSet<String>,
}

impl Found {
    fn leave_out(&mut self, event: &Event, why: WhySkipped, is_whole: bool) {
        self.incoming.skipped.push(skipped(event.row, event.name.clone(), why, is_whole));
    }
}

struct Reader<'a> {
    events: &'a [Event],
    companies: Vec<Company>,
    owner: &'a BTreeSet<String>,
    zone: Tz,
    window: Window,
}

impl Reader<'_> {
    /// Reads one event with all its instances.
    fn read(&self, series: &Series, found: &mut Found, budget: &mut Budget) {
        let is_off = |it: usize| self.events.get(it).is_some_and(|it| it.is_off);
        let is_all_off = series.master.is_some_and(is_off);
        let is_wanted = |it: usize| !is_all_off && self.reason(it).is_none();
        let (instances, is_refused) = series.instances(self.events, self.window, &is_wanted, budget);
        let mut by_event: BTreeMap<usize, Vec<Instance>> = BTreeMap::new();
        for instance in instances {
            by_event.entry(instance.event).or_default().push(instance);
        }
        for event in series.outdated.iter().filter_map(|it| self.events.get(*it)) {
            found.leave_out(event, WhySkipped::Superseded, true);
        }
        for index in series.master.iter().chain(series.changed.values()).copied() {
            let Some(event) = self.events.get(index) else { continue };
            let reason = if is_all_off { Some(WhySkipped::Declined) } else { self.reason(index) };
            match reason {
                Some(why) => found.leave_out(event, why, true),
                None => {
                    let is_replaced = Some(index) == series.master && !series.changed.is_empty();
                    self.add(index, by_event.remove(&index).unwrap_or_default(), is_replaced, found);
                    if event.has_broken_rule || (is_refused && Some(index) == series.master) {
                        found.leave_out(event, WhySkipped::BrokenRow, false);
                    }
                }
            }
        }
    }

    /// Why an event is left out with all its instances.
    fn reason(&self, index: usize) -> Option<WhySkipped> {
        let event = self.events.get(index)?;
        match (&event.start, self.companies.get(index)?) {
            _ if event.is_off => Some(WhySkipped::Declined),
            (Err(why), _) => Some(why.clone()),
            (_, Company::Declined) => Some(WhySkipped::Declined),
            (_, Company::Alone) => Some(WhySkipped::Alone),
            (_, Company::OthersDeclined) => Some(WhySkipped::OthersDeclined),
            (_, Company::With(_)) => None,
        }
    }

    /// Adds the meetings of the instances that an event describes.
    fn add(&self, index: usize, instances: Vec<Instance>, is_replaced: bool, found: &mut Found) {
        let (Some(event), Some(Company::With(with))) = (self.events.get(index), self.companies.get(index)) else {
            return;
        };
        let Window { from, to } = self.window;
        let mut in_window: Vec<(NaiveDate, Instance)> = Vec::new();
        let (mut has_older, mut has_future) = (false, false);
        for instance in instances {
            match meeting::local(event, &instance.when, self.zone).0 {
                day if day < from => has_older = true,
                day if day > to => has_future = true,
                day => in_window.push((day, instance)),
            }
        }
        in_window.sort_by_key(|(day, it)| (*day, it.when.local()));
        let count = in_window.len();
        let has_end = event.rules.iter().all(|it| it.until.is_some() || it.count.is_some());
        let is_endless = count > MANY || (!has_end && count > MANY_WITHOUT_END);
        let before = found.incoming.meetings.len();
        let most = MOST_INSTANCES.min(MOST_MEETINGS.saturating_sub(before));
        for (_, it) in in_window.iter().skip(count.saturating_sub(most)) {
            let about = (self.owner, is_endless);
            let meeting = meeting::meeting(event, (it.identity, &it.when), self.zone, with, about);
            if found.keys.insert(meeting.key.clone()) {
                found.incoming.meetings.push(meeting);
            }
        }
        let is_whole = found.incoming.meetings.len() == before;
        let why = match (is_whole, has_future) {
            _ if count > most => Some(WhySkipped::TooMany),
            _ if has_older => Some(WhySkipped::TooOld),
            (false, _) => None,
            (true, true) => Some(WhySkipped::Future),
            (true, false) if count > 0 || is_replaced => Some(WhySkipped::Superseded),
            (true, false) => Some(WhySkipped::Declined),
        };
        why.into_iter().for_each(|why| found.leave_out(event, why, is_whole));
        let is_long =
            with.len() > meeting::MOST_PEOPLE || meeting::is_long(&event.place) || meeting::is_long(&event.name);
        if is_long && !is_whole {
            found.leave_out(event, WhySkipped::TooLong, false);
        }
    }
}

#[cfg(test)]
mod tests;
