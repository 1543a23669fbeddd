//! A VEVENT of a calendar file.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponent, ICalendarEntry, ICalendarParameterName, ICalendarPeriod, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarValue,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::guest::Guest;
use super::zone::{Zone, text_of};
use crate::domain::{Channel, tidy_line};
use crate::formats::foreign::WhySkipped;

/// The beginning or end of an event.
#[derive(Clone)]
pub(super) enum When {
    /// A whole day.
    Day(NaiveDate),
    /// A time of day.
    Time(NaiveDateTime, Zone),
}

/// An instance of an event, whatever the zone in which a file writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Moment {
    /// A day.
    Day(NaiveDate),
    /// An instant in UTC.
    Instant(NaiveDateTime),
    /// A time of the clock on the wall.
    Wall(NaiveDateTime),
}

impl When {
    /// The local time; midnight for a day.
    pub(super) const fn local(&self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::Time(local, _) => *local,
        }
    }

    /// The instant or day.
    pub(super) fn moment(&self) -> Moment {
        match self {
            Self::Day(day) => Moment::Day(*day),
            Self::Time(local, zone) => zone.utc(*local).map_or(Moment::Wall(*local), Moment::Instant),
        }
    }

    /// The same kind of time at another local time.
    pub(super) fn at(&self, local: NaiveDateTime) -> Self {
        match self {
            Self::Day(_) => Self::Day(local.date()),
            Self::Time(_, zone) => Self::Time(local, zone.clone()),
        }
    }

    /// The time from this to another one. None if one is a day, or the times cannot be compared.
    pub(super) fn until(&self, end: &Self) -> Option<TimeDelta> {
        match (self.moment(), end.moment()) {
            (Moment::Instant(start), Moment::Instant(end)) => Some(end - start),
            (Moment::Day(_), _) | (_, Moment::Day(_)) => None,
            _ => Some(end.local() - self.local()),
        }
    }
}

/// A VEVENT.
pub(super) struct Event {
    /// The number in the file, from 1.
    pub(super) row: usize,
    /// The UID, or empty.
    pub(super) uid: String,
    /// The title.
    pub(super) name: String,
    /// The start, or why there is none.
    pub(super) start: Result<When, WhySkipped>,
    /// The end.
    pub(super) end: Option<When>,
    /// The duration, if it has no end.
    pub(super) duration: Option<TimeDelta>,
    /// The recurrence rules.
    pub(super) rules: Vec<ICalendarRecurrenceRule>,
    /// Whether a recurrence rule cannot be read.
    pub(super) has_broken_rule: bool,
    /// Further starts (RDATE).
    pub(super) further: Vec<When>,
    /// Starts that do not happen (EXDATE).
    pub(super) except: Vec<When>,
    /// The instance of a series that it replaces (RECURRENCE-ID).
    pub(super) replaces: Option<When>,
    /// Whether it replaces that instance and all later ones.
    pub(super) and_later: bool,
    /// The sequence number and the time of its writing: the later replaces the earlier.
    pub(super) version: (i64, String),
    /// Whether it was called off.
    pub(super) is_off: bool,
    /// Whether it is an answer to an invitation (METHOD:REPLY).
    pub(super) is_answer: bool,
    /// The place.
    pub(super) place: String,
    /// The channel.
    pub(super) channel: Channel,
    /// The organiser.
    pub(super) organizer: Option<Guest>,
    /// The ATTENDEE lines.
    pub(super) guests: Vec<Guest>,
}

impl Event {
    /// Reads a component. `zone` finds zones by name.
    pub(super) fn read(
        component: &ICalendarComponent,
        row: usize,
        method: &str,
        zone: &mut dyn FnMut(&str) -> Zone,
    ) -> Self {
        let text = |name| text_of(component, &name).map(tidy_line).unwrap_or_default();
        let times = |name, zone: &mut dyn FnMut(&str) -> Zone| {
            component.properties(&name).flat_map(|it| times_of(it, zone)).collect::<Vec<_>>()
        };
        let place = text(ICalendarProperty::Location);
        let stamp = component.property(&ICalendarProperty::LastModified);
        let stamp = stamp.or_else(|| component.property(&ICalendarProperty::Dtstamp)).and_then(|it| it.values.first());
        let stamp = stamp.and_then(ICalendarValue::as_partial_date_time).and_then(PartialDateTime::to_rfc3339);
        let number = component.property(&ICalendarProperty::Sequence).and_then(|it| it.values.first()?.as_integer());
        let status = text(ICalendarProperty::Status);
        let guests = |name| component.properties(&name).map(Guest::read).collect::<Vec<_>>();
        let replaced = component.property(&ICalendarProperty::RecurrenceId);
        Self {
            row,
            uid: text(ICalendarProperty::Uid),
            name: text(ICalendarProperty::Summary),
            start: start(component, zone),
            end: times(ICalendarProperty::Dtend, zone).into_iter().next(),
            duration: component.property(&ICalendarProperty::Duration).and_then(duration),
            rules: component.properties(&ICalendarProperty::Rrule).filter_map(rule).collect(),
            has_broken_rule: component.properties(&ICalendarProperty::Rrule).any(|it| rule(it).is_none()),
            further: times(ICalendarProperty::Rdate, zone),
            except: times(ICalendarProperty::Exdate, zone),
            replaces: replaced.and_then(|it| times_of(it, zone).into_iter().next()),
            and_later: replaced.is_some_and(|it| it.has_parameter(&ICalendarParameterName::Range)),
            version: (number.unwrap_or(0), stamp.unwrap_or_default()),
            is_off: status.eq_ignore_ascii_case("CANCELLED") || method.eq_ignore_ascii_case("CANCEL"),
            is_answer: ANSWERS.iter().any(|it| method.eq_ignore_ascii_case(it)),
            channel: super::channel::of(component, &place),
            place,
            organizer: guests(ICalendarProperty::Organizer).into_iter().next(),
            guests: guests(ICalendarProperty::Attendee),
        }
    }

    /// The duration in minutes, if it is a part of a day.
    pub(super) fn minutes(&self) -> Option<u32> {
        let lasts = self.lasts()?.num_minutes();
        u32::try_from(lasts).ok().filter(|it| (1..24 * 60).contains(it))
    }

    /// Whether it lasts one day or more.
    pub(super) fn is_whole_day(&self) -> bool {
        matches!(self.start, Ok(When::Day(_))) || self.lasts().is_some_and(|it| it >= TimeDelta::days(1))
    }

    fn lasts(&self) -> Option<TimeDelta> {
        let start = self.start.as_ref().ok()?;
        self.end.as_ref().and_then(|it| start.until(it)).or(self.duration)
    }
}

/// The methods whose events are answers, or questions about an invitation (RFC 5546, section 1.4).
const ANSWERS: [&str; 4] = ["REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"];

fn start(component: &ICalendarComponent, zone: &mut dyn FnMut(&str) -> Zone) -> Result<When, WhySkipped> {
    let entry = component.property(&ICalendarProperty::Dtstart);
    let entry = entry.or_else(|| component.property(&ICalendarProperty::RecurrenceId)).ok_or(WhySkipped::NoDay)?;
    if let Some(when) = times_of(entry, zone).into_iter().next() {
        return Ok(when);
    }
    let written = match entry.values.first() {
        Some(ICalendarValue::Text(text)) => tidy_line(text),
        Some(ICalendarValue::PartialDateTime(it)) => {
            let part = |it: Option<u8>| it.unwrap_or(0);
            format!("{:04}-{:02}-{:02}", it.year.unwrap_or(0), part(it.month), part(it.day))
        }
        _ => return Err(WhySkipped::NoDay),
    };
    Err(WhySkipped::NoSuchDay(written))
}

/// The times of a property. Those that do not exist are left out.
fn times_of(entry: &ICalendarEntry, zone: &mut dyn FnMut(&str) -> Zone) -> Vec<When> {
    // A name with a comma and without quotation marks comes in pieces.
    let pieces: Vec<&str> = entry.parameters(&ICalendarParameterName::Tzid).filter_map(|it| it.as_text()).collect();
    let zone = match pieces.as_slice() {
        [] if entry.has_parameter(&ICalendarParameterName::Tzid) => Zone::Unknown,
        [] => Zone::Floating,
        [name] => zone(name),
        names => zone(&names.join(", ")),
    };
    entry.values.iter().filter_map(|it| time(it, &zone)).collect()
}

fn time(value: &ICalendarValue, zone: &Zone) -> Option<When> {
    let at = match value {
        ICalendarValue::PartialDateTime(at) => &**at,
        ICalendarValue::Period(ICalendarPeriod::Range { start, .. } | ICalendarPeriod::Duration { start, .. }) => start,
        _ => return None,
    };
    let parsed = at.to_date_time()?;
    Some(match parsed.tz() {
        _ if at.hour.is_none() => When::Day(parsed.date_time.date()),
        Some(fixed) => When::Time(parsed.date_time, Zone::Known(fixed)),
        None => When::Time(parsed.date_time, zone.clone()),
    })
}

fn duration(entry: &ICalendarEntry) -> Option<TimeDelta> {
    match entry.values.first()? {
        ICalendarValue::Duration(it) => it.to_time_delta(),
        _ => None,
    }
}

fn rule(entry: &ICalendarEntry) -> Option<ICalendarRecurrenceRule> {
    match entry.values.first()? {
        ICalendarValue::RecurrenceRule(it) => Some((**it).clone()),
        _ => None,
    }
}
