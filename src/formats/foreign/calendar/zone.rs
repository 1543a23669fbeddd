//! The time zones of a calendar file.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::str::FromStr as _;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarProperty, ICalendarValue,
};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _};

use super::rule::{self, Budget};

/// The zone of a time.
#[derive(Clone)]
pub(super) enum Zone {
    /// None: the time of the clock on the wall, wherever one is.
    Floating,
    /// A zone with a name that nobody knows. Its times are read as those of the clock on the wall.
    Unknown,
    /// A known zone.
    Known(Tz),
    /// A zone that the file describes.
    Described(Rc<[Onset]>),
}

/// The beginning of an offset from UTC.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Onset {
    at: NaiveDateTime,
    offset: TimeDelta,
}

impl Zone {
    /// Whether it is the zone of a place on earth, and not UTC, in which programs write the times of any place.
    pub(super) fn is_of_a_place(&self) -> bool {
        match self {
            Self::Floating | Self::Unknown => false,
            Self::Known(zone) => !zone.is_utc() && !matches!(zone, Tz::Fixed(_)),
            Self::Described(_) => true,
        }
    }

    /// The instant of a local time. None without a zone. In the hour that happens twice, the first; in the hour that
    /// does not happen, by the offset before it (RFC 5545, section 3.3.5).
    pub(super) fn utc(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Floating | Self::Unknown => None,
            Self::Known(zone) => {
                let hour = TimeDelta::hours(1);
                let instant = |at| zone.from_local_datetime(&at).earliest().map(|it| it.naive_utc());
                instant(local).or_else(|| instant(local.checked_sub_signed(hour)?)?.checked_add_signed(hour))
            }
            Self::Described(onsets) => {
                let onset = onsets.iter().rev().find(|it| it.at <= local).or_else(|| onsets.first())?;
                local.checked_sub_signed(onset.offset)
            }
        }
    }

    /// The local time of an instant. The instant itself without a zone.
    pub(super) fn local(&self, utc: NaiveDateTime) -> NaiveDateTime {
        match self {
            Self::Floating | Self::Unknown => utc,
            Self::Known(zone) => local_in(*zone, utc),
            Self::Described(onsets) => {
                let has_come = |it: &&Onset| it.at.checked_sub_signed(it.offset).is_some_and(|it| it <= utc);
                let onset = onsets.iter().rev().find(has_come).or_else(|| onsets.first());
                onset.and_then(|it| utc.checked_add_signed(it.offset)).unwrap_or(utc)
            }
        }
    }
}

/// The local time of an instant in a known zone.
pub(super) fn local_in(zone: Tz, utc: NaiveDateTime) -> NaiveDateTime {
    zone.from_utc_datetime(&utc).naive_local()
}

/// The zones of one VCALENDAR, and the names that were looked up.
pub(super) struct Zones<'a> {
    calendar: &'a ICalendar,
    known: BTreeMap<String, Zone>,
}

impl<'a> Zones<'a> {
    pub(super) const fn new(calendar: &'a ICalendar) -> Self {
        Self { calendar, known: BTreeMap::new() }
    }

    /// The zone with this name: the one that the file describes, else the IANA zone, else that of Windows, else the
    /// offset in the name.
    pub(super) fn zone(&mut self, name: &str, cache: &mut Descriptions, budget: &mut Budget) -> Zone {
        if let Some(zone) = self.known.get(name) {
            return zone.clone();
        }
        let zone = self.described(name, cache, budget).or_else(|| known(name)).unwrap_or(Zone::Unknown);
        self.known.insert(name.to_owned(), zone.clone());
        zone
    }

    fn described(&self, name: &str, cache: &mut Descriptions, budget: &mut Budget) -> Option<Zone> {
        let is_it =
            |it: &&ICalendarComponent| text_of(it, &ICalendarProperty::Tzid).is_some_and(|it| plain(it) == plain(name));
        // A zone without a name is a mistake of its writer, and its offsets are made up.
        let zone = self.calendar.timezones().find(is_it).filter(|_| !name.trim().is_empty())?;
        let parts = zone.component_ids.iter().filter_map(|it| self.calendar.components.get(*it as usize));
        let parts: Vec<&[ICalendarEntry]> = parts
            .filter(|it| {
                matches!(it.component_type, ICalendarComponentType::Standard | ICalendarComponentType::Daylight)
            })
            .map(|it| it.entries.as_slice())
            .collect();
        let key: Vec<Vec<ICalendarEntry>> = parts.iter().map(|it| it.to_vec()).collect();
        let onsets = cache.0.entry(key).or_insert_with(|| {
            let mut onsets: Vec<Onset> = parts.iter().flat_map(|it| onsets(it, budget)).collect();
            onsets.sort();
            onsets.into()
        });
        // Before the first description, a zone with a name that is known tells more.
        (!onsets.is_empty()).then(|| Zone::Described(onsets.clone()))
    }
}

/// The zones that the file describes, computed once. A file may repeat them in each of a thousand calendars.
#[derive(Default)]
pub(super) struct Descriptions(BTreeMap<Vec<Vec<ICalendarEntry>>, Rc<[Onset]>>);

/// The onsets of a STANDARD or DAYLIGHT component.
fn onsets(entries: &[ICalendarEntry], budget: &mut Budget) -> Vec<Onset> {
    let find = |name: &ICalendarProperty| entries.iter().find(|it| it.name == *name)?.values.first();
    let offset = |name| find(name).and_then(ICalendarValue::as_partial_date_time).and_then(offset_of);
    let start = find(&ICalendarProperty::Dtstart).and_then(ICalendarValue::as_partial_date_time);
    let start = start.and_then(PartialDateTime::to_date_time).map(|it| it.date_time);
    let (Some(start), Some(offset_to)) = (start, offset(&ICalendarProperty::Tzoffsetto)) else { return Vec::new() };
    let offset_from = offset(&ICalendarProperty::Tzoffsetfrom).unwrap_or(offset_to);
    let mut dates = vec![start];
    if let Some(ICalendarValue::RecurrenceRule(rule)) = find(&ICalendarProperty::Rrule) {
        let mut rule = (**rule).clone();
        rule.until = rule.until.map(|it| shifted(it, offset_from));
        dates.extend(rule::dates(start, &rule, window(), budget).unwrap_or_default());
    }
    for entry in entries.iter().filter(|it| it.name == ICalendarProperty::Rdate) {
        let values = entry.values.iter().filter_map(ICalendarValue::as_partial_date_time);
        dates.extend(values.filter_map(|it| Some(it.to_date_time()?.date_time)));
    }
    dates.into_iter().map(|at| Onset { at, offset: offset_to }).collect()
}

/// The years in which the onsets of a described zone are computed: those of calendars (design decision). Onsets before
/// have one offset each, that of their start.
fn window() -> (NaiveDateTime, NaiveDateTime) {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN);
    (day(1970), day(2100))
}

/// An instant in UTC as local time with this offset; another time unchanged.
fn shifted(at: PartialDateTime, offset: TimeDelta) -> PartialDateTime {
    match at.to_date_time() {
        Some(time) if time.offset.is_some() => time.date_time.checked_add_signed(offset).map_or(at, rule::partial),
        _ => at,
    }
}

/// The offset of TZOFFSETFROM and TZOFFSETTO. None beyond a day.
fn offset_of(value: &PartialDateTime) -> Option<TimeDelta> {
    let hours = i64::from(value.tz_hour?);
    let offset = TimeDelta::minutes(hours * 60 + i64::from(value.tz_minute.unwrap_or(0)));
    (hours < 24).then_some(if value.tz_minus { -offset } else { offset })
}

/// A name without the quotation marks that some programs write into it.
fn plain(name: &str) -> &str {
    name.trim().trim_matches('"').trim()
}

/// The text of a property.
pub(super) fn text_of<'a>(component: &'a ICalendarComponent, name: &ICalendarProperty) -> Option<&'a str> {
    component.property(name)?.values.first()?.as_text()
}

/// A zone by its IANA name, its Windows name, or the offset in its name.
fn known(name: &str) -> Option<Zone> {
    let name = plain(name);
    let name = name.strip_prefix("TZID=").unwrap_or(name);
    // The city is in a known zone; the offset before it is that of the winter.
    let city = name.strip_prefix('(').and_then(|it| it.split_once(')')).map_or(name, |(_, name)| name.trim());
    // A name that calcard knows with another separator.
    let border = city.replace(", Tijuana", "; Tijuana");
    let find = |name: &str| Tz::from_str(name).ok().filter(|_| !name.is_empty());
    find(city).or_else(|| find(&border)).or_else(|| offset_in(name)).or_else(|| find(name)).map(Zone::Known)
}

/// The first offset in a name: `UTC+11`, `GMT +0100 (Standard) / GMT +0200 (Daylight)`, `(UTC-05:00) Somewhere`.
fn offset_in(name: &str) -> Option<Tz> {
    let upper = name.to_ascii_uppercase();
    let at = upper.find("UTC").or_else(|| upper.find("GMT"))? + 3;
    let rest = upper.get(at..)?.trim_start();
    let sign = match rest.chars().next()? {
        '+' => 1,
        '-' | '\u{2212}' => -1,
        _ => return None,
    };
    let figures: String = rest.chars().skip(1).take_while(|it| it.is_ascii_digit() || *it == ':').collect();
    let (hours, minutes) = match figures.split_once(':') {
        Some(parts) => parts,
        None if figures.len() > 2 => figures.split_at(figures.len() - 2),
        None => (figures.as_str(), "0"),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let is_offset = hours <= 14 && minutes < 60;
    is_offset.then(|| chrono::FixedOffset::east_opt(sign * (hours * 60 + minutes) * 60))?.map(Tz::Fixed)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::{Zone, known};

    #[test]
    fn a_zone_is_known_by_any_of_its_names() {
        #[track_caller]
        fn check(name: &str, expected: &str) {
            let noon: NaiveDateTime = "2024-01-15T12:00:00".parse().unwrap();
            let utc = known(name).and_then(|it| it.utc(noon)).map(|it| it.format("%H:%M").to_string());
            assert_eq!(utc.as_deref().unwrap_or("unknown"), expected, "{name}");
        }
        check("Europe/Berlin", "11:00");
        check("Europe/Kiev", "10:00");
        check("US/Central", "18:00");
        check("W. Europe Standard Time", "11:00");
        check("Pacific Standard Time", "20:00");
        check("GMT Standard Time", "12:00");
        check("Tokyo Standard Time", "03:00");
        check("US Mountain Standard Time", "19:00");
        check("UTC+11", "01:00");
        check("UTC-02", "14:00");
        check("Eastern", "17:00");
        check("(UTC-05:00) Eastern Time (US & Canada)", "17:00");
        check("(GMT+10:00) Canberra, Melbourne, Sydney", "01:00");
        check("Canberra, Melbourne, Sydney", "01:00");
        check("(UTC+07:00) Bangkok, Hanoi, Jakarta", "05:00");
        check("Pacific Time (US & Canada), Tijuana", "20:00");
        check("GMT +0100 (Standard) / GMT +0200 (Daylight)", "11:00");
        check("(UTC+05:45) Somewhere", "06:15");
        check("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "11:00");
        check("Customized Time Zone", "unknown");
        check("Customized Time Zone 1", "unknown");
        check("tzone://Microsoft/Custom", "unknown");
        check("Europe/Germany", "unknown");
        check("TZID=Europe/Germany", "unknown");
        check("UTC+99", "unknown");
        check("", "unknown");
    }

    #[test]
    fn the_hour_that_does_not_happen_is_read() {
        #[track_caller]
        fn check(local: &str, expected: &str) {
            let zone = known("Europe/Berlin").unwrap_or(Zone::Unknown);
            assert_eq!(zone.utc(local.parse().unwrap()), expected.parse().ok(), "{local}");
        }
        check("2024-03-31T02:30:00", "2024-03-31T01:30:00");
        check("2024-10-27T02:30:00", "2024-10-27T00:30:00");
    }
}
