//! Weekdays, weekends, months, years, feasts and the day of a month alone.

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::{Calendar, Day, last_of};
use super::day_words::{
    FEASTS, MOVABLE, PARTS, PARTS_OF_MONTH, figures, is_doubtful_weekday, month, number, ordinal, weekday,
};
use super::feasts::{Feast, MOVING};
use super::grammar::{Grammar, Rule};

/// Words that may follow a day of the month alone: "on the 3rd with Ana". Before any other word it counts things: "the
/// 3rd call".
const AFTER_ORDINAL: &[&str] = &[
    "with", "at", "about", "for", "and", "over", "by", "i", "we", "in", "to", "via", "from", "but", "called", "met",
    "saw", "had", "talked", "spoke", "texted", "emailed", "visited", "wrote", "phoned", "rang",
];

impl Grammar<'_> {
    /// A weekday with the week that it belongs to: "last Monday", "Monday last week", "last week on Tuesday".
    pub(super) fn weekday_of_week(&self, i: usize) -> Rule {
        self.weekend(i)
            .or_else(|| self.weekday_of_month(i))
            .or_else(|| self.vague_weekday(i))
            .or_else(|| self.led_weekday(i))
            .or_else(|| self.week_then_weekday(i))
            .or_else(|| {
                let named = weekday(self.word(i)).filter(|_| self.joined(i, ","))?;
                let at = i + 1 + usize::from(PARTS.contains(&self.word(i + 1)));
                self.weekday_then_week(at, named)
            })
    }

    /// "The other Monday" is one of the last two, "the night from Friday to Saturday" began on Friday.
    fn vague_weekday(&self, i: usize) -> Rule {
        if self.calendar.looks_ahead {
            return None;
        }
        let since = |named: Weekday| self.calendar.since(named);
        if let Some(named) = weekday(self.word(i + 1)).filter(|_| self.word(i) == "other") {
            let days = [since(named), since(named) + 7].map(|it| self.calendar.back(it));
            return Some((i + 2, Day::Which(days.to_vec())));
        }
        if let Some(named) = weekday(self.word(i + 1)).filter(|_| matches!(self.word(i), "a" | "one" | "some")) {
            return Some(self.some_weekday(i + 2, named));
        }
        let at = self.any_phrase(i, &["night from", "night of"])?;
        let named = weekday(self.word(at))?;
        weekday(self.word(at + 2)).filter(|_| self.word(at + 1) == "to")?;
        Some((at + 3, Day::On(self.calendar.back(since(named)))))
    }

    /// "A Monday", "one Friday in October": which, only the user knows. The last three are the choices, or those of the
    /// month.
    fn some_weekday(&self, at: usize, named: Weekday) -> (usize, Day) {
        let month = month(self.word(at + 1)).filter(|_| matches!(self.word(at), "in" | "of"));
        let end = if month.is_some() { at + 2 } else { at };
        let first = month.map_or(self.calendar.back(21), |it| self.calendar.month(it));
        let is_here = |it: &NaiveDate| month.is_none_or(|_| it.month() == first.month());
        let days = first.iter_days().take_while(|it| *it <= self.calendar.today && is_here(it));
        let mut days: Vec<NaiveDate> = days.filter(|it| it.weekday() == named).collect();
        days.reverse();
        (end, Day::Which(days))
    }

    /// "Friday 13": a day of the month alone after its weekday.
    pub(super) fn weekday_and_number(&self, i: usize) -> Rule {
        let named = weekday(self.word(i)).filter(|_| self.joined(i, ","))?;
        let day = figures(self.word(i + 1)).filter(|it| (1..=31).contains(it))?;
        let Day::On(date) = self.calendar.day_of_month(day) else { return None };
        let is_end = i + 2 >= self.words.len() || self.words.list[i + 1].ends;
        let goes_on =
            AFTER_ORDINAL.contains(&self.word(i + 2)) || crate::quick_entry::manner::is_channel(self.word(i + 2));
        (date.weekday() == named && (is_end || goes_on)).then_some((i + 2, Day::On(date)))
    }

    /// "The first Monday in November", "last Friday of October".
    fn weekday_of_month(&self, i: usize) -> Rule {
        let nth = ordinal(self.word(i)).filter(|it| (1..=5).contains(it));
        let named = weekday(self.word(i + 1)).filter(|_| nth.is_some() || self.word(i) == "last")?;
        let month = month(self.word(i + 3)).filter(|_| matches!(self.word(i + 2), "in" | "of"));
        let Some(month) = month else {
            // "The second Tuesday" of a month that is not told.
            return nth.map(|_| (i + 2, Day::Which(Vec::new())));
        };
        let (end, first) = match self.month_and_year(i + 3) {
            Some((end, month, year)) => (end, NaiveDate::from_ymd_opt(year, month, 1)?),
            None => (i + 4, self.calendar.month(month)),
        };
        let days = first.iter_days().take_while(|it| it.month() == first.month());
        let mut days = days.filter(|it| it.weekday() == named);
        let day = match nth {
            Some(nth) => days.nth(usize::try_from(nth).ok()?.checked_sub(1)?)?,
            None => days.last()?,
        };
        Some((end, self.calendar.dated(day.year(), day.month(), day.day())))
    }

    fn led_weekday(&self, i: usize) -> Rule {
        let calendar = self.calendar;
        if let Some(at) =
            self.any_phrase(i, &["last", "this past", "this last", "past", "this", "next", "this coming", "coming"])
        {
            let at = if matches!(self.word(at), "past" | "coming" | "last") { at + 1 } else { at };
            let named = weekday(self.word(at))?;
            let here = calendar.in_week(named, 0);
            let day = match (self.word(at - 1), calendar.looks_ahead) {
                ("last" | "past", false) => Day::On(calendar.back(calendar.since(named))),
                ("this", false) if here <= calendar.today => Day::On(here),
                ("this", false) => Day::Ahead(here),
                ("this" | "coming", true) => calendar.bare(named),
                // That weekday in the week that begins next Monday.
                ("next", true) => Day::On(here.checked_add_days(chrono::Days::new(7))?),
                ("next" | "coming", false) => Day::Ahead(here.checked_add_days(chrono::Days::new(7))?),
                _ => return None,
            };
            return Some((at + 1, day));
        }
        None
    }

    /// "last week on Tuesday", "two weeks ago Friday" is a rule of the weeks ago.
    fn week_then_weekday(&self, i: usize) -> Rule {
        let weeks = [("week before last", 2), ("last week", 1), ("this week", 0), ("earlier this week", 0)];
        let (phrase, weeks) = weeks.iter().find(|(it, _)| self.is_phrase(i, it))?;
        let at = i + phrase.split(' ').count();
        let at = at + usize::from(self.word(at) == "on");
        let named = weekday(self.word(at)).filter(|_| self.joined(at - 1, ","))?;
        let day = self.calendar.in_week(named, *weeks);
        (!self.calendar.looks_ahead && day <= self.calendar.today).then_some((at + 1, Day::On(day)))
    }

    fn weekday_then_week(&self, at: usize, named: Weekday) -> Rule {
        let calendar = self.calendar;
        let before = at + usize::from(self.word(at) == "of");
        let before = before + usize::from(self.word(before) == "the");
        for (phrase, weeks) in [("week before last", 2), ("last week", 1), ("this week", 0), ("past week", 1)] {
            if self.is_phrase(before, phrase) {
                let day = calendar.in_week(named, weeks);
                let day = if day > calendar.today && !calendar.looks_ahead { Day::Ahead(day) } else { Day::On(day) };
                return Some((before + phrase.split(' ').count(), day));
            }
        }
        if calendar.looks_ahead {
            let end = self.any_phrase(at, &["next week", "week"])?;
            let day = calendar.in_week(named, 0).checked_add_days(chrono::Days::new(7))?;
            return Some((end, Day::On(day)));
        }
        if let Some(end) = self.any_phrase(at, &["before last"]) {
            return Some((end, Day::On(calendar.back(calendar.since(named) + 7))));
        }
        // "Thursday last".
        let is_end = self.words.list.get(at).is_some_and(|it| it.ends) || at + 1 >= self.words.len();
        if self.word(at) == "last" && is_end {
            return Some((at + 1, Day::On(calendar.back(calendar.since(named)))));
        }
        // "Monday a week ago", "Friday two weeks ago".
        let at = at + usize::from(matches!(self.word(at), "a" | "one"));
        let (at, weeks) = match number(self.word(at)).filter(|_| self.word(at + 1).starts_with("week")) {
            Some(weeks) => (at + 1, u64::from(weeks)),
            None => (at, 1),
        };
        let end = self.any_phrase(at, &["week ago", "weeks ago"])?;
        Some((end, Day::On(calendar.in_week(named, weeks))))
    }

    fn weekend(&self, i: usize) -> Rule {
        let calendar = self.calendar;
        let both = |weeks: u64| vec![calendar.in_week(Weekday::Sat, weeks), calendar.in_week(Weekday::Sun, weeks)];
        let is_weekend = calendar.today.weekday().num_days_from_monday() >= 5;
        // "The weekend of 7 November": one of its two days.
        if let Some(at) = self.any_phrase(i, &["weekend of the", "weekend of"])
            && let Some((end, Day::On(day))) = self.date(at, "on").or_else(|| self.ordinal_alone(at, "on", true))
        {
            let to_saturday = u64::from(day.weekday().num_days_from_monday());
            let monday = day.checked_sub_days(chrono::Days::new(to_saturday))?;
            let days = [5, 6].into_iter().filter_map(|it| monday.checked_add_days(chrono::Days::new(it)));
            return Some((end, Day::About(days.filter(|it| *it <= calendar.today).collect())));
        }
        if let Some(end) = self.any_phrase(i, &["weekend before last"]) {
            return Some((end, Day::About(both(2))));
        }
        if let Some(end) = self.any_phrase(i, &["last weekend", "past weekend", "this past weekend"]) {
            return Some((end, Day::About(both(1))));
        }
        let is_led = i > 0
            && (matches!(self.words.normalized(i - 1), "at" | "over" | "on" | "during" | "by")
                || (self.words.normalized(i - 1) == "the" && i > 1));
        let bare = if is_led { self.any_phrase(i, &["weekend", "long weekend"]) } else { None };
        let end = self.any_phrase(i, &["this weekend", "coming weekend"]).or(bare)?;
        let is_this = matches!(self.word(i), "this" | "coming");
        let past: Vec<NaiveDate> = both(0).into_iter().filter(|it| *it <= calendar.today).collect();
        let day = match (calendar.looks_ahead, is_weekend, is_this) {
            (true, ..) => Day::On(calendar.in_week(Weekday::Sat, 0).max(calendar.today)),
            (false, true, _) => Day::About(past.into_iter().rev().collect()),
            (false, false, true) => Day::Ahead(calendar.in_week(Weekday::Sat, 0)),
            (false, false, false) => Day::About(both(1)),
        };
        Some((end, day))
    }

    /// A weekday alone. Those that are other words as well need a word such as "on" before them.
    pub(super) fn bare_weekday(&self, i: usize, lead: &str) -> Rule {
        let word = self.word(i);
        let named = weekday(word)?;
        let has_part = PARTS.contains(&self.word(i + 1)) && self.joined(i, "");
        let is_sure = !is_doubtful_weekday(word)
            || matches!(lead, "on" | "by" | "due")
            || self.is_alone(i, i + 1)
            || (i > 0 && self.words.list[i].is_capital && (self.words.list[i].ends || i + 1 >= self.words.len()))
            || (has_part && i + 2 <= self.words.len());
        (is_sure && matches!(lead, "" | "on" | "by" | "due")).then(|| (i + 1, self.calendar.bare(named)))
    }

    /// A month or a year without a day is half a date: "in March", "June 2024", "last year", "end of July".
    pub(super) fn month_or_year(&self, i: usize, lead: &str) -> Rule {
        let calendar = self.calendar;
        if let Some((end, month, year)) = self.month_and_year(i) {
            return Some((end, calendar.some_day_of(NaiveDate::from_ymd_opt(year, month, 1)?)));
        }
        // "June: coffee with Luis" has the month as its heading.
        let is_heading = self.is_alone(i, i + 1) && self.words.tail(i).starts_with(':');
        let is_led = is_heading || matches!(lead, "in" | "during" | "back in" | "over");
        if let Some(month) = month(self.word(i)).filter(|_| is_led) {
            return Some((i + 1, calendar.some_day_of(calendar.month(month))));
        }
        if matches!(self.word(i), "last" | "this")
            && let Some(month) = month(self.word(i + 1))
        {
            return Some((i + 2, calendar.some_day_of(calendar.month(month))));
        }
        self.year_alone(i, lead)
    }

    fn year_alone(&self, i: usize, lead: &str) -> Rule {
        let calendar = self.calendar;
        let same_day = |year: i32| calendar.today.with_year(year).into_iter().collect::<Vec<_>>();
        let year = calendar.today.year();
        if let Some(end) = self.any_phrase(i, &["last month"]).filter(|_| !calendar.looks_ahead) {
            let Day::Which(days) = calendar.some_day_of(calendar.months_back(1)) else { return None };
            let likely = calendar.months_back(1);
            return Some((
                end,
                Day::Which([likely].into_iter().chain(days.into_iter().filter(|it| *it != likely)).collect()),
            ));
        }
        // A day that only the book could tell.
        const OWN_DAYS: &[&str] = &["birthday", "anniversary", "wedding day", "name day"];
        let is_somebodys = matches!(self.word(i), "his" | "her" | "their" | "my" | "our");
        if let Some(end) = self.any_phrase(i + 1, OWN_DAYS).filter(|_| is_somebodys && lead == "on") {
            return Some((end, Day::Which(Vec::new())));
        }
        if let Some(end) = self.any_phrase(i, &["earlier this month"]) {
            return Some((end, calendar.some_day_of(calendar.today)));
        }
        if let Some(end) = self.any_phrase(i, &["last year", "year before last"]).filter(|_| !calendar.looks_ahead) {
            let years = if self.word(i) == "last" { 1 } else { 2 };
            return Some((end, Day::Which(same_day(year - years))));
        }
        if let Some(end) = self.any_phrase(i, &["earlier this year"]) {
            return Some((end, Day::Which(Vec::new())));
        }
        if calendar.looks_ahead {
            let end = self.any_phrase(i, &["end of the month"])?;
            return Some((end, Day::On(last_of(calendar.today)?)));
        }
        let named = figures(self.word(i)).filter(|it| (1900..2100).contains(it))?;
        let is_year = matches!(lead, "in" | "back in" | "during") && self.word(i).len() == 4;
        is_year.then(|| (i + 1, Day::Which(same_day(i32::try_from(named).unwrap_or(year)))))
    }

    /// "end of July", "mid-July", "early in June 2024".
    pub(super) fn part_of_month(&self, i: usize) -> Rule {
        if let Some(found) = self.edge_of_month(i) {
            return Some(found);
        }
        let hyphened = self.word(i).split_once('-').filter(|(part, _)| matches!(*part, "mid" | "early" | "late"));
        let (at, days) = match hyphened {
            Some((part, _)) => (i, PARTS_OF_MONTH.iter().find(|(it, _)| *it == part)?.1),
            None => {
                let (phrase, days) = PARTS_OF_MONTH.iter().find(|(it, _)| self.is_phrase(i, it))?;
                (i + phrase.split(' ').count(), *days)
            }
        };
        let calendar = self.calendar;
        let name = hyphened.map_or(self.word(at), |(_, it)| it);
        let (end, first) = self.month_of_part(at, name)?;
        let fits = |it: &NaiveDate| if calendar.looks_ahead { *it >= calendar.today } else { *it <= calendar.today };
        let days: Vec<NaiveDate> = days.iter().filter_map(|it| first.with_day(*it)).filter(fits).collect();
        let day = match days.first() {
            Some(day) if calendar.looks_ahead => Day::On(*day),
            Some(_) => Day::About(days),
            None => calendar.some_day_of(first),
        };
        Some((end, day))
    }

    /// "The first day of May", "the last day of last month".
    fn edge_of_month(&self, i: usize) -> Rule {
        let at = self.any_phrase(i, &["first day of", "last day of"])?;
        let (end, first) = self.month_of_part(at, self.word(at))?;
        let is_first = self.words.normalized(at - 3) == "first";
        let day = if is_first { first } else { last_of(first)? };
        Some((end, self.calendar.dated(day.year(), day.month(), day.day())))
    }

    /// The month after "end of", by its first day, and the position after it. `name` is its name if it has one.
    fn month_of_part(&self, at: usize, name: &str) -> Option<(usize, NaiveDate)> {
        let (last, this) = (self.any_phrase(at, &["last month"]), self.any_phrase(at, &["the month", "this month"]));
        match (last, this) {
            (Some(end), _) => Some((end, self.calendar.months_back(1).with_day(1)?)),
            (_, Some(end)) => Some((end, self.calendar.today.with_day(1)?)),
            _ => match self.month_and_year(at) {
                Some((end, month, year)) => Some((end, NaiveDate::from_ymd_opt(year, month, 1)?)),
                None => Some((at + 1, self.calendar.month(month(name)?))),
            },
        }
    }

    /// A feast that everybody dates, or a question for one that moves. Whether it is alone comes with it.
    pub(super) fn feast(&self, i: usize, lead: &str) -> Option<(usize, Day, bool)> {
        let at = i + usize::from(matches!(self.word(i), "last" | "this"));
        let before = if lead.is_empty() { self.words.before(i) } else { "" };
        let is_led = at > i || matches!(lead, "on" | "at" | "over" | "by" | "during" | "due");
        let is_led = is_led || matches!(before, "after" | "before" | "around" | "between");
        if let Some(phrase) = MOVABLE.iter().find(|it| self.is_phrase(at, it)) {
            let is_led = is_led || (lead == "in" && matches!(*phrase, "spring" | "summer" | "autumn" | "winter"));
            return is_led.then(|| (at + phrase.split(' ').count(), Day::Which(Vec::new()), false));
        }
        let (phrase, feast) = self.feast_at(at)?;
        let end = at + phrase.split(' ').count();
        // The second word of "New Year's Eve" and "Good Friday" leaves no doubt.
        let is_whole = phrase.ends_with("eve") || phrase.ends_with("day") || phrase == "nye";
        let is_led = is_led || (PARTS.contains(&self.word(end)) && self.joined(end - 1, ""));
        if lead == "in" || !(is_led || is_whole || self.is_alone(i, end) || i == 0) {
            return None;
        }
        let year = figures(self.word(end)).filter(|it| (1900..2100).contains(it) && self.joined(end - 1, ","));
        let year = year.and_then(|it| i32::try_from(it).ok());
        let last_year = self.any_phrase(end, &["last year"]).map(|end| (end, self.calendar.today.year() - 1));
        if let Some((end, year)) = year.map(|it| (end + 1, it)).or(last_year) {
            return Some((end, feast.in_year(self.calendar, year), false));
        }
        let is_last = at > i && self.word(i) == "last";
        // "Last Thanksgiving" is not today.
        let today = if is_last { self.calendar.back(1) } else { self.calendar.today };
        let calendar = Calendar { today, ..self.calendar };
        Some((end, feast.yearless(calendar, self.is_past || is_last), !is_led))
    }

    /// The feast that begins at a position, with its name.
    fn feast_at(&self, at: usize) -> Option<(&'static str, Feast)> {
        let moving = MOVING.iter().find(|(it, ..)| self.is_phrase(at, it));
        let fixed = || FEASTS.iter().find(|(it, ..)| self.is_phrase(at, it));
        match moving {
            Some((phrase, rules, choices)) => Some((phrase, Feast::Moving(rules, *choices))),
            None => fixed().map(|(phrase, month, day)| (*phrase, Feast::Fixed(*month, *day))),
        }
    }

    /// "on the 3rd": the last such day. "The 3rd call" and "the 3rd of them" are none.
    pub(super) fn ordinal_alone(&self, i: usize, lead: &str, has_article: bool) -> Rule {
        let two = format!("{} {}", self.word(i), self.word(i + 1));
        let (end, day) = match ordinal(&two) {
            Some(day) => (i + 2, day),
            None => {
                let plain = || figures(self.word(i)).filter(|_| lead == "on" && has_article);
                (i + 1, ordinal(self.word(i)).or_else(plain)?)
            }
        };
        let is_part_of =
            self.words.before(i.saturating_sub(1)) == "of" && i > 2 && PARTS.contains(&self.words.normalized(i - 3));
        let is_led = matches!(lead, "on" | "by" | "due")
            || is_part_of
            || (has_article
                && self.word(i).starts_with(|it: char| it.is_ascii_digit())
                && self.is_alone(i.saturating_sub(1), end));
        let next = self.words.normalized(end);
        let opens = i <= 2 && crate::quick_entry::manner::is_channel(next);
        let ends = end >= self.words.len() || self.words.list[end - 1].ends;
        let goes_on = AFTER_ORDINAL.contains(&next) || PARTS.contains(&next) || opens;
        let is_day =
            is_led && (has_article || self.word(i).ends_with(|it: char| it.is_alphabetic())) && (ends || goes_on);
        is_day.then(|| (end, self.calendar.day_of_month(day)))
    }
}
