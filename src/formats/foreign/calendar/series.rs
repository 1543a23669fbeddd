//! The versions of an event and the instances of a series.

use std::collections::{BTreeMap, BTreeSet};

use calcard::common::PartialDateTime;
use calcard::icalendar::ICalendarRecurrenceRule;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::event::{Event, Moment, When};
use super::rule::{self, Budget};

/// The days around the window in which a local time may still fall into it in another zone.
const MARGIN: TimeDelta = TimeDelta::days(2);

/// The first and last day of interest, where the user is.
#[derive(Clone, Copy)]
pub(super) struct Window {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
}

impl Window {
    /// The local times that can fall into the window, wherever they are.
    fn wide(self) -> (NaiveDateTime, NaiveDateTime) {
        let midnight = |it: NaiveDate| it.and_time(chrono::NaiveTime::MIN);
        let from = midnight(self.from).checked_sub_signed(MARGIN).unwrap_or(NaiveDateTime::MIN);
        (from, midnight(self.to).checked_add_signed(MARGIN).unwrap_or(NaiveDateTime::MAX))
    }
}

/// An instance of an event.
pub(super) struct Instance {
    /// Its start in the series, which stays when the instance is moved.
    pub(super) identity: Moment,
    /// Its start.
    pub(super) when: When,
    /// The event that describes it.
    pub(super) event: usize,
}

/// The VEVENTs with one UID: the valid versions and the outdated ones.
pub(super) struct Series {
    /// The event or the whole series.
    pub(super) master: Option<usize>,
    /// The changed instances.
    pub(super) changed: BTreeMap<Moment, usize>,
    /// What a later version replaces.
    pub(super) outdated: Vec<usize>,
}

/// The series of a file, in the order of their first VEVENT. Answers to invitations belong to none.
pub(super) fn all(events: &[Event]) -> Vec<Series> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut by_uid: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, event) in events.iter().enumerate().filter(|it| !it.1.is_answer) {
        let new = groups.len();
        let group = if event.uid.is_empty() { new } else { *by_uid.entry(&event.uid).or_insert(new) };
        match groups.get_mut(group) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups.iter().map(|it| Series::of(events, it)).collect()
}

impl Series {
    fn of(events: &[Event], group: &[usize]) -> Self {
        let mut series = Self { master: None, changed: BTreeMap::new(), outdated: Vec::new() };
        let version = |it: usize| events.get(it).map(|it| (it.version.0, it.version.1.as_str()));
        for index in group.iter().copied() {
            let replaces = events.get(index).and_then(|it| it.replaces.as_ref()).map(When::moment);
            let before = match replaces {
                Some(moment) => series.changed.get(&moment).copied(),
                None => series.master,
            };
            if let Some(before) = before {
                // Of two with one version, the one further down was written later.
                let is_newer = version(index) >= version(before);
                series.outdated.push(if is_newer { before } else { index });
                if !is_newer {
                    continue;
                }
            }
            match replaces {
                Some(moment) => drop(series.changed.insert(moment, index)),
                None => series.master = Some(index),
            }
        }
        series
    }

    /// The instances in and near the window. `is_wanted` says of an event whether its instances matter. Also whether a
    /// rule was refused, so that only the start of the series is there.
    pub(super) fn instances(
        &self,
        events: &[Event],
        window: Window,
        is_wanted: &dyn Fn(usize) -> bool,
        budget: &mut Budget,
    ) -> (Vec<Instance>, bool) {
        let mut found = Vec::new();
        let mut is_refused = false;
        let has_later = self.changed.values().any(|it| events.get(*it).is_some_and(|it| it.and_later));
        if let Some((index, master)) = self.master.and_then(|it| Some((it, events.get(it)?)))
            && (is_wanted(index) || has_later)
            && let Ok(start) = &master.start
        {
            let starts = starts(master, start, window, budget);
            is_refused = starts.is_none();
            for when in starts.unwrap_or_else(|| vec![start.clone()]) {
                found.extend(self.instance(events, index, when));
            }
        }
        for (identity, event) in &self.changed {
            if let Some(Ok(when)) = events.get(*event).map(|it| &it.start) {
                found.push(Instance { identity: *identity, when: when.clone(), event: *event });
            }
        }
        found.retain(|it| is_wanted(it.event));
        (found, is_refused)
    }

    /// The instance of the series at a start, if it is not changed by itself.
    fn instance(&self, events: &[Event], master: usize, when: When) -> Option<Instance> {
        let identity = when.moment();
        let day = Moment::Day(when.local().date());
        if self.changed.contains_key(&identity) || self.changed.contains_key(&day) {
            return None;
        }
        let later = self.changed.range(..identity).rev().find(|it| events.get(*it.1).is_some_and(|it| it.and_later));
        let moved = later.and_then(|(_, index)| {
            let event = events.get(*index)?;
            let start = event.start.as_ref().ok()?;
            let by = start.local() - event.replaces.as_ref()?.local();
            Some((*index, start.at(when.local().checked_add_signed(by)?)))
        });
        let (event, when) = moved.unwrap_or((master, when));
        Some(Instance { identity, when, event })
    }
}

/// The starts of a series, without the exceptions. None if its rule is refused.
fn starts(event: &Event, start: &When, window: Window, budget: &mut Budget) -> Option<Vec<When>> {
    let first = start.local();
    let mut locals = BTreeSet::new();
    for rule in &event.rules {
        let rule =
            ICalendarRecurrenceRule { until: rule.until.as_ref().map(|it| local_until(it, start)), ..rule.clone() };
        locals.extend(rule::dates(first, &rule, window.wide(), budget)?);
    }
    // The start is the first instance, also where it does not fit the rule (RFC 5545, section 3.8.5.3).
    locals.insert(first);
    let mut starts: Vec<When> = locals.into_iter().map(|it| start.at(it)).collect();
    starts.extend(event.further.iter().cloned());
    let except: BTreeSet<Moment> = event.except.iter().map(When::moment).collect();
    let days: BTreeSet<NaiveDate> = event.except.iter().map(|it| it.local().date()).collect();
    starts.retain(|it| {
        let day = it.local().date();
        let is_except = match it {
            When::Day(_) => days.contains(&day),
            When::Time(..) => except.contains(&it.moment()) || except.contains(&Moment::Day(day)),
        };
        !is_except
    });
    let mut seen = BTreeSet::new();
    starts.retain(|it| seen.insert(it.moment()));
    Some(starts)
}

/// The end of a rule in the local time of its start. A day means the whole of it.
fn local_until(until: &PartialDateTime, start: &When) -> PartialDateTime {
    let Some(parsed) = until.to_date_time() else { return until.clone() };
    match start {
        When::Time(_, zone) if parsed.offset.is_some() => rule::partial(zone.local(parsed.date_time)),
        When::Time(..) if until.hour.is_none() => {
            PartialDateTime { hour: Some(23), minute: Some(59), second: Some(59), ..until.clone() }
        }
        _ => rule::partial(parsed.date_time),
    }
}
