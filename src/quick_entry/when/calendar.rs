//! Arithmetic of days: the last or next day of a kind, seen from today.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// How many days ago a date without a year may lie before the user is asked which year it was (design decision): ten
/// months. A date that is nearly a year old may as well be one that is to come.
const SURELY_PAST: i64 = 300;

/// A day as a phrase names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// One day.
    On(NaiveDate),
    /// Most likely the first of these days. The chip shows the others.
    About(Vec<NaiveDate>),
    /// Perhaps one of these days. The user chooses.
    Which(Vec<NaiveDate>),
    /// There is no such day. These are near.
    Nowhere(Vec<NaiveDate>),
    /// A day that is still to come.
    Ahead(NaiveDate),
}

impl Day {
    /// The first day that the phrase may name.
    pub(super) fn first(&self) -> Option<NaiveDate> {
        match self {
            Self::On(day) | Self::Ahead(day) => Some(*day),
            Self::About(days) | Self::Which(days) | Self::Nowhere(days) => days.first().copied(),
        }
    }
}

/// The direction of a sentence: an exchange lies in the past, a promise ahead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    pub(super) today: NaiveDate,
    pub(super) looks_ahead: bool,
}

impl Calendar {
    pub(super) fn back(self, days: u64) -> NaiveDate {
        self.today.checked_sub_days(Days::new(days)).unwrap_or(self.today)
    }

    pub(super) fn on(self, days: u64) -> NaiveDate {
        self.today.checked_add_days(Days::new(days)).unwrap_or(self.today)
    }

    pub(super) fn months_back(self, months: u32) -> NaiveDate {
        self.today.checked_sub_months(Months::new(months)).unwrap_or(self.today)
    }

    pub(super) fn months_on(self, months: u32) -> NaiveDate {
        self.today.checked_add_months(Months::new(months)).unwrap_or(self.today)
    }

    /// The Monday of the week that lies some weeks before this one.
    pub(super) fn monday(self, weeks_back: u64) -> NaiveDate {
        let to_monday = u64::from(self.today.weekday().num_days_from_monday());
        self.back(to_monday + 7 * weeks_back)
    }

    /// A weekday of the week that lies some weeks before this one.
    pub(super) fn in_week(self, weekday: Weekday, weeks_back: u64) -> NaiveDate {
        let monday = self.monday(weeks_back);
        monday.checked_add_days(Days::new(u64::from(weekday.num_days_from_monday()))).unwrap_or(monday)
    }

    /// How many days ago the last such weekday was: 1 to 7.
    pub(super) fn since(self, weekday: Weekday) -> u64 {
        match u64::from(self.today.weekday().days_since(weekday)) {
            0 => 7,
            days => days,
        }
    }

    /// A weekday without further words: the last such day, or the next in a promise. On that very weekday it is today,
    /// with the day a week earlier as the other choice.
    pub(super) fn bare(self, weekday: Weekday) -> Day {
        let is_today = self.today.weekday() == weekday;
        match (self.looks_ahead, is_today) {
            (true, _) => Day::On(self.on(u64::from(weekday.days_since(self.today.weekday())))),
            (false, true) => Day::About(vec![self.today, self.back(7)]),
            (false, false) => Day::On(self.back(self.since(weekday))),
        }
    }

    /// A day and a month without a year.
    pub(super) fn yearless(self, month: u32, day: u32, is_surely_past: bool) -> Day {
        if day == 0 || day > longest(month) {
            return self.nowhere(self.today.year(), month, day);
        }
        self.yearly(|year| NaiveDate::from_ymd_opt(year, month, day), is_surely_past)
    }

    /// A day of every year, or of some, that the words name without the year.
    pub(super) fn yearly(self, of: impl Fn(i32) -> Option<NaiveDate>, is_surely_past: bool) -> Day {
        let year = self.today.year();
        // Between two leap days there are at most eight years.
        let past = (0..=8).filter_map(|it| of(year - it)).find(|it| *it <= self.today);
        let ahead = (0..=8).filter_map(|it| of(year + it)).find(|it| *it >= self.today);
        match (self.looks_ahead, past, ahead) {
            (true, _, Some(ahead)) => Day::On(ahead),
            (false, Some(past), _) if is_surely_past || (self.today - past).num_days() <= SURELY_PAST => Day::On(past),
            (_, past, ahead) => Day::Which(past.into_iter().chain(ahead).collect()),
        }
    }

    /// A whole date. A day that does not exist, and a year that is long past, are questions.
    pub(super) fn dated(self, year: i32, month: u32, day: u32) -> Day {
        let Some(date) = NaiveDate::from_ymd_opt(year, month, day) else { return self.nowhere(year, month, day) };
        if date > self.today && !self.looks_ahead {
            return Day::Ahead(date);
        }
        // Nobody who writes here has talked with anybody a century ago (design decision).
        match self.today.year() - year {
            100.. => Day::Which(self.this_century(date).into_iter().chain([date]).collect()),
            _ => Day::On(date),
        }
    }

    fn this_century(self, date: NaiveDate) -> Option<NaiveDate> {
        let century = self.today.year() / 100 * 100;
        date.with_year(century + date.year().rem_euclid(100)).filter(|it| *it <= self.today)
    }

    /// The days around one that does not exist.
    fn nowhere(self, year: i32, month: u32, day: u32) -> Day {
        let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else { return Day::Nowhere(Vec::new()) };
        let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
        let near = [next.pred_opt(), Some(next)].into_iter().flatten().filter(|_| (1..=40).contains(&day));
        Day::Nowhere(near.filter(|it| self.looks_ahead || *it <= self.today).collect())
    }

    /// The years that a year of two digits may mean: this century if it has come, else the last; both while it may be
    /// a year that is soon to come.
    pub(super) fn short_year(self, year: i32) -> Vec<i32> {
        let century = self.today.year() / 100 * 100;
        let (near, far) = (century + year, century - 100 + year);
        match near - self.today.year() {
            ..=1 => vec![near],
            2..=20 => vec![near, far],
            _ => vec![far],
        }
    }

    /// The last such day of a month: "the 3rd".
    pub(super) fn day_of_month(self, day: u32) -> Day {
        let months = 0..=12;
        let of = |months: u32| {
            let month = if self.looks_ahead { self.months_on(months) } else { self.months_back(months) };
            month.with_day(day)
        };
        let is_right_side = |it: &NaiveDate| if self.looks_ahead { *it >= self.today } else { *it <= self.today };
        months.filter_map(of).find(is_right_side).map_or(Day::Nowhere(Vec::new()), Day::On)
    }

    /// The last such month, or the next in a promise: its first day.
    pub(super) fn month(self, month: u32) -> NaiveDate {
        let year = self.today.year();
        let is_past = month <= self.today.month();
        let year = match self.looks_ahead {
            true if month < self.today.month() => year + 1,
            false if !is_past => year - 1,
            _ => year,
        };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(self.today)
    }

    /// A month of which only the month is known: its first, middle and last day that may be meant.
    pub(super) fn some_day_of(self, first: NaiveDate) -> Day {
        let days = [first.with_day(1), first.with_day(15), last_of(first)];
        let fits = |it: &NaiveDate| if self.looks_ahead { *it >= self.today } else { *it <= self.today };
        let days: Vec<NaiveDate> = days.into_iter().flatten().filter(fits).collect();
        Day::Which(days)
    }
}

/// The last day of the month of a day.
pub(super) fn last_of(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// The number of days that a month can have.
fn longest(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}
