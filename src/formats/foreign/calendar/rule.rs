//! The dates of a recurrence rule (RFC 5545, section 3.3.10), within a window.
//!
//! calcard knows the rules. It is asked in a way in which it cannot run long or fail: with a start near the window, an
//! end at the window, times without a zone, and only for rules that describe meetings.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarDay, ICalendarEntry, ICalendarFrequency,
    ICalendarMonth, ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue, ICalendarWeekday,
};
use chrono::{Datelike, Days, Months, NaiveDateTime, Timelike, Weekday};

/// The most dates that one rule gives (design decision: an hour for an hour through two years).
const MAX_DATES: usize = 20_000;
/// The most times of a day in one rule (design decision). Their number is the product of three lists.
const MAX_TIMES: usize = 100;
/// The work that a file may cause, in days looked at (design decision: some seconds).
const WORK: u64 = 60_000_000;
/// The work of a rule that gives no date: calcard looks at up to 100,000 periods.
const BARREN: u64 = 1_000_000;

/// The remaining work for the rules of a file.
pub(super) struct Budget(u64);

impl Default for Budget {
    fn default() -> Self {
        Self(WORK)
    }
}

/// The dates of a rule from `from` to `to`, as local times. None if it is no rule for meetings, or if the file has
/// asked for too much already.
pub(super) fn dates(
    start: NaiveDateTime,
    rule: &ICalendarRecurrenceRule,
    (from, to): (NaiveDateTime, NaiveDateTime),
    budget: &mut Budget,
) -> Option<Vec<NaiveDateTime>> {
    let rule = explicit(rule.clone(), start);
    if !is_tame(&rule) {
        return None;
    }
    let until = rule.until.as_ref().map(|it| it.to_date_time().map_or(to, |it| it.date_time));
    let end = until.map_or(to, |it| it.min(to));
    if end < start || end < from {
        return Some(Vec::new());
    }
    let near = if rule.count.is_some() { start } else { nearer(start, &rule, from).unwrap_or(start) };
    let rule = ICalendarRecurrenceRule { until: Some(partial(end)), ..rule };
    let cost = cost(rule.freq);
    budget.0 = budget.0.checked_sub(cost)?;
    let dates = ask(near, rule);
    let cost = if dates.is_empty() { BARREN } else { cost.saturating_mul(dates.len() as u64) };
    budget.0 = budget.0.saturating_sub(cost);
    Some(dates.into_iter().filter(|it| (from..=to).contains(it) && *it >= start).collect())
}

/// Lets calcard compute the dates.
fn ask(start: NaiveDateTime, rule: ICalendarRecurrenceRule) -> Vec<NaiveDateTime> {
    let entry = |name, value| ICalendarEntry { name, params: Vec::new(), values: vec![value] };
    let component = ICalendarComponent {
        component_type: ICalendarComponentType::VEvent,
        entries: vec![
            entry(ICalendarProperty::Dtstart, ICalendarValue::PartialDateTime(Box::new(partial(start)))),
            entry(ICalendarProperty::Rrule, ICalendarValue::RecurrenceRule(Box::new(rule))),
        ],
        component_ids: Vec::new(),
    };
    let calendar = ICalendar { components: vec![component] };
    let expanded = calendar.expand_dates(Tz::Floating, MAX_DATES);
    expanded.events.into_iter().map(|it| it.start.naive_local()).collect()
}

/// Writes out what a rule takes from its start, so that the start can be moved.
fn explicit(mut rule: ICalendarRecurrenceRule, start: NaiveDateTime) -> ICalendarRecurrenceRule {
    for list in [&mut rule.byhour, &mut rule.byminute, &mut rule.bysecond] {
        list.sort_unstable();
        list.dedup();
    }
    let has_day = !rule.byday.is_empty() || !rule.bymonthday.is_empty() || !rule.byyearday.is_empty();
    let weekday = ICalendarDay { ordwk: None, weekday: weekday(start.weekday()) };
    match rule.freq {
        _ if has_day => (),
        ICalendarFrequency::Yearly if !rule.byweekno.is_empty() => rule.byday.push(weekday),
        ICalendarFrequency::Yearly => {
            if rule.bymonth.is_empty() {
                rule.bymonth.push(ICalendarMonth::new(start.month() as u8, false));
            }
            rule.bymonthday.push(start.day() as i8);
        }
        ICalendarFrequency::Monthly => rule.bymonthday.push(start.day() as i8),
        ICalendarFrequency::Weekly => rule.byday.push(weekday),
        _ => (),
    }
    rule
}

/// Whether a rule can be of a meeting. By the second, by the minute on some days, or a hundred times a day cannot, and
/// calcard would take very long or very much memory.
fn is_tame(rule: &ICalendarRecurrenceRule) -> bool {
    let times = [&rule.byhour, &rule.byminute, &rule.bysecond].map(|it| it.len().max(1));
    let has_filter = !rule.bymonth.is_empty()
        || !rule.bymonthday.is_empty()
        || !rule.byyearday.is_empty()
        || !rule.bysetpos.is_empty()
        || !rule.byweekno.is_empty();
    times.iter().product::<usize>() <= MAX_TIMES
        && match rule.freq {
            ICalendarFrequency::Secondly => false,
            ICalendarFrequency::Minutely | ICalendarFrequency::Hourly => !has_filter,
            _ => true,
        }
}

/// A start in the same phase, shortly before `from`. None if the start is near already.
fn nearer(start: NaiveDateTime, rule: &ICalendarRecurrenceRule, from: NaiveDateTime) -> Option<NaiveDateTime> {
    let interval = u32::from(rule.interval.unwrap_or(1).max(1));
    let months = match rule.freq {
        ICalendarFrequency::Yearly => Some(12 * interval),
        ICalendarFrequency::Monthly => Some(interval),
        _ => None,
    };
    if let Some(months) = months {
        let between = (from.year() - start.year()) * 12 + from.month() as i32 - start.month() as i32;
        let steps = u32::try_from(between).ok()?.checked_div(months)?.checked_sub(1)?;
        // The rule names its days, so that the first of the month will do.
        return start.with_day(1)?.checked_add_months(Months::new(steps.checked_mul(months)?));
    }
    let days = u64::from(if rule.freq == ICalendarFrequency::Weekly { 7 * interval } else { interval });
    let between = u64::try_from((from - start).num_days()).ok()?;
    let steps = (between / days).checked_sub(1)?;
    start.checked_add_days(Days::new(steps * days))
}

/// The days that calcard looks at for one period.
const fn cost(freq: ICalendarFrequency) -> u64 {
    match freq {
        ICalendarFrequency::Yearly => 366,
        ICalendarFrequency::Monthly => 31,
        _ => 7,
    }
}

pub(super) fn partial(at: NaiveDateTime) -> PartialDateTime {
    PartialDateTime {
        year: u16::try_from(at.year()).ok(),
        month: u8::try_from(at.month()).ok(),
        day: u8::try_from(at.day()).ok(),
        hour: u8::try_from(at.hour()).ok(),
        minute: u8::try_from(at.minute()).ok(),
        second: u8::try_from(at.second()).ok(),
        ..PartialDateTime::default()
    }
}

const fn weekday(day: Weekday) -> ICalendarWeekday {
    match day {
        Weekday::Mon => ICalendarWeekday::Monday,
        Weekday::Tue => ICalendarWeekday::Tuesday,
        Weekday::Wed => ICalendarWeekday::Wednesday,
        Weekday::Thu => ICalendarWeekday::Thursday,
        Weekday::Fri => ICalendarWeekday::Friday,
        Weekday::Sat => ICalendarWeekday::Saturday,
        Weekday::Sun => ICalendarWeekday::Sunday,
    }
}
