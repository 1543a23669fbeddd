//! Days relative to now: "yesterday", "last night", "3 days ago", "the week before last".

use chrono::{Duration, NaiveDate, Timelike};

use super::calendar::Day;
use super::day_words::number;
use super::grammar::{Grammar, Rule};

/// The hour at which a new day begins for somebody who is awake (design decision): at half past midnight, "tonight" and
/// "this evening" mean the evening before.
const DAY_BEGINS: u32 = 4;

/// Phrases for a time that nobody can date, with the days ago that it may mean.
const VAGUE: &[(&str, &[u64])] = &[
    ("other day", &[1, 2, 3, 4]),
    ("other night", &[1, 2, 3, 4]),
    ("other evening", &[1, 2, 3, 4]),
    ("other morning", &[1, 2, 3, 4]),
    ("other week", &[7, 10, 14]),
    ("few days ago", &[2, 3, 4, 5]),
    ("some days ago", &[2, 3, 4, 5]),
    ("several days ago", &[3, 4, 5, 6]),
    ("a few days ago", &[3, 2, 4, 5]),
    ("few days back", &[2, 3, 4, 5]),
    ("a few days back", &[3, 2, 4, 5]),
    ("few weeks ago", &[14, 21, 28]),
    ("a few weeks ago", &[14, 21, 28]),
    ("some weeks ago", &[14, 21, 28]),
    ("several weeks ago", &[21, 28, 35]),
    ("few months ago", &[60, 90, 120]),
    ("a few months ago", &[60, 90, 120]),
    ("some months ago", &[60, 90, 120]),
    ("day after", &[]),
    ("day before", &[]),
    ("recently", &[1, 3, 7, 14]),
    ("not long ago", &[3, 7, 14]),
    ("some weeks back", &[14, 21, 28]),
    ("a few weeks back", &[14, 21, 28]),
    ("some days back", &[2, 3, 4, 5]),
    ("some months back", &[60, 90, 120]),
    ("a few months back", &[60, 90, 120]),
    ("a few years ago", &[730, 1_095]),
    ("some years ago", &[730, 1_095]),
    ("a while ago", &[14, 30, 60]),
    ("a while back", &[14, 30, 60]),
    ("some time ago", &[14, 30, 60]),
    ("sometime last week", &[7]),
    ("ages ago", &[180, 365]),
    ("days ago", &[2, 3, 4]),
    ("weeks ago", &[14, 21, 28]),
    ("months ago", &[60, 90, 120]),
    ("years ago", &[730]),
    ("a long time ago", &[365]),
    ("long ago", &[365]),
];

impl Grammar<'_> {
    /// A day relative to now.
    pub(super) fn relative(&self, i: usize, lead: &str) -> Rule {
        self.near(i)
            .or_else(|| self.ago(i))
            .or_else(|| self.ahead(i, lead))
            .or_else(|| self.week(i))
            .or_else(|| self.vague(i))
    }

    /// Today, yesterday, and the parts of both.
    fn near(&self, i: usize) -> Rule {
        let calendar = self.calendar;
        let evening = if self.is_after_midnight() { calendar.back(1) } else { calendar.today };
        let rules: &[(&[&str], NaiveDate)] = &[
            (&["day before yesterday", "night before last", "evening before last"], calendar.back(2)),
            (&["last night", "last evening", "yesterday", "yday", "y'day", "ystd"], calendar.back(1)),
            (&["earlier today", "later today", "today", "just now", "right now"], calendar.today),
            (&["tonight", "earlier tonight", "this evening", "this afternoon", "this arvo", "this morning"], evening),
            (&["earlier this evening", "earlier this morning", "this lunchtime", "this noon"], evening),
        ];
        rules.iter().find_map(|(phrases, day)| Some((self.any_phrase(i, phrases)?, Day::On(*day))))
    }

    pub(super) fn is_after_midnight(&self) -> bool {
        self.now.hour() < DAY_BEGINS && !self.calendar.looks_ahead
    }

    /// "3 days ago", "a fortnight ago", "two hours ago".
    fn ago(&self, i: usize) -> Rule {
        if let Some(end) = self.any_phrase(i, &["half a year ago"]) {
            return Some((end, Day::About(vec![self.calendar.months_back(6)])));
        }
        let (at, count) = self.count(i)?;
        let unit = self.word(at);
        // "Three Mondays ago".
        if let Some(named) =
            unit.strip_suffix('s').and_then(super::day_words::weekday).filter(|_| self.word(at + 1) == "ago")
        {
            let since = self.calendar.since(named) + 7 * u64::from(count.clamp(1, 9_999) - 1);
            return Some((at + 2, Day::On(self.calendar.back(since))));
        }
        let end = at + 1;
        if !matches!(self.word(end), "ago" | "back" | "earlier") || !self.joined(end - 1, "") {
            return None;
        }
        let end = self.any_phrase(end + 1, &["today"]).unwrap_or(end + 1);
        let calendar = self.calendar;
        let days = u64::from(count);
        let months = |months: u32| Day::About(vec![calendar.months_back(months.min(12_000))]);
        let day = match unit {
            "minute" | "minutes" | "min" | "mins" => {
                Day::On(self.now.checked_sub_signed(Duration::minutes(count.into()))?.date())
            }
            "hour" | "hours" => Day::On(self.now.checked_sub_signed(Duration::hours(count.into()))?.date()),
            "day" | "days" | "night" | "nights" => Day::On(calendar.back(days)),
            "week" | "weeks" | "wk" | "wks" => return Some(self.weeks_ago(end, days)),
            "fortnight" | "fortnights" => return Some(self.weeks_ago(end, 2 * days)),
            "weekend" | "weekends" => Day::About(vec![calendar.in_week(chrono::Weekday::Sat, days)]),
            "month" | "months" => months(count),
            "year" | "years" => months(count.checked_mul(12)?),
            _ => return None,
        };
        Some((end, day))
    }

    /// Whole weeks ago, perhaps with the weekday: "a week ago on Tuesday".
    fn weeks_ago(&self, end: usize, weeks: u64) -> (usize, Day) {
        let at = end + usize::from(self.word(end) == "on");
        if self.word(end) == "yesterday" && self.joined(end - 1, "") {
            return (end + 1, Day::On(self.calendar.back(7 * weeks + 1)));
        }
        match super::day_words::weekday(self.word(at)).filter(|_| self.joined(end - 1, "")) {
            Some(weekday) => (at + 1, Day::On(self.calendar.in_week(weekday, weeks))),
            None => (end, Day::On(self.calendar.back(7 * weeks))),
        }
    }

    /// A number before a unit: "3", "two", "a couple of", "half a".
    fn count(&self, i: usize) -> Option<(usize, u32)> {
        if let Some(at) = self.any_phrase(i, &["a couple of", "couple of", "a couple", "couple"]) {
            return Some((at, 2));
        }
        let count = number(self.word(i)).filter(|_| self.joined(i, ""))?;
        Some((i + 1, count))
    }

    /// What is still to come: "tomorrow", "in two weeks". For an exchange it is a day ahead.
    fn ahead(&self, i: usize, lead: &str) -> Rule {
        let calendar = self.calendar;
        let to = |day: NaiveDate| if calendar.looks_ahead { Day::On(day) } else { Day::Ahead(day) };
        if let Some(end) = self.any_phrase(i, &["day after tomorrow"]) {
            return Some((end, to(calendar.on(2))));
        }
        if self.word(i) == "tomorrow" {
            return Some((i + 1, to(calendar.on(1))));
        }
        let next = [("next week", calendar.on(7)), ("next month", calendar.months_on(1))];
        if let Some((phrase, day)) = next.iter().find(|(it, _)| self.is_phrase(i, it)) {
            return Some((i + phrase.split(' ').count(), to(*day)));
        }
        if lead != "in" {
            return None;
        }
        let (at, count) = self.count(i)?;
        let day = match self.word(at) {
            "day" | "days" => calendar.on(count.into()),
            "week" | "weeks" => calendar.on(7 * u64::from(count)),
            "fortnight" => calendar.on(14),
            "month" | "months" => calendar.months_on(count.min(12_000)),
            "year" | "years" => calendar.months_on(count.min(1_000) * 12),
            _ => return None,
        };
        // "First coffee in three months" looks back.
        (calendar.looks_ahead || !self.is_past).then_some((at + 1, to(day)))
    }

    /// A week of which the day is not said.
    fn week(&self, i: usize) -> Rule {
        let calendar = self.calendar;
        let days_of = |weeks: u64, likely: NaiveDate| {
            let monday = calendar.monday(weeks);
            let days = (0..7).filter_map(|it| monday.checked_add_days(chrono::Days::new(it)));
            let days = days.filter(|it| *it != likely && *it <= calendar.today);
            [likely].into_iter().chain(days).collect::<Vec<_>>()
        };
        if calendar.looks_ahead {
            let sunday = calendar.in_week(chrono::Weekday::Sun, 0);
            let end = self.any_phrase(i, &["end of the week", "this week", "week"])?;
            return Some((end, Day::On(sunday)));
        }
        const PARTS_OF_WEEK: &[&str] = &["start of the week", "beginning of the week", "middle of the week", "midweek"];
        if let Some(end) = self.any_phrase(i, PARTS_OF_WEEK) {
            return Some((end, Day::Which(days_of(0, calendar.monday(0)))));
        }
        if let Some(end) = self.any_phrase(i, &["end of last week", "middle of last week", "start of last week"]) {
            return Some((end, Day::Which(days_of(1, calendar.back(7)))));
        }
        // "The week of 9 November".
        if let Some(at) = self.any_phrase(i, &["week of the", "week of"])
            && let Some((end, Day::On(day))) = self.date(at, "on").or_else(|| self.ordinal_alone(at, "on", true))
        {
            let weeks = ((calendar.monday(0) - day).num_days() + 6).div_euclid(7);
            return Some((end, Day::Which(days_of(u64::try_from(weeks).unwrap_or_default(), day))));
        }
        if let Some(end) = self.any_phrase(i, &["week before last"]) {
            return Some((end, Day::About(days_of(2, calendar.back(14)))));
        }
        if let Some(end) = self.any_phrase(i, &["last week"]) {
            return Some((end, Day::About(days_of(1, calendar.back(7)))));
        }
        let end = self.any_phrase(i, &["earlier this week", "this week"])?;
        Some((end, Day::Which(days_of(0, calendar.today))))
    }

    fn vague(&self, i: usize) -> Rule {
        if self.calendar.looks_ahead {
            return None;
        }
        let (phrase, days) = VAGUE.iter().find(|(it, _)| self.is_phrase(i, it))?;
        let days = days.iter().map(|it| self.calendar.back(*it)).collect();
        Some((i + phrase.split(' ').count(), Day::Which(days)))
    }
}
