//! The meetings of an import in groups, and the rhythm of a series.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::formats::foreign::{Choices, Doubt, PersonChoice, Preview};

/// The number of some meetings, by index, with somebody who is chosen.
pub fn with_chosen(preview: &Preview, choices: &Choices, meetings: &[usize]) -> usize {
    let is_taken = |index: &usize| choices.people.get(*index).is_some_and(|it| *it != PersonChoice::Leave);
    meetings.iter().filter_map(|it| preview.meetings.get(*it)).filter(|it| it.with.iter().any(is_taken)).count()
}

/// How often the meetings of a series take place, as far as their days tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every day.
    Day,
    /// From Monday to Friday.
    Workday,
    /// On this day of every week.
    Week(Weekday),
    /// On this day of every second week.
    TwoWeeks(Weekday),
    /// Every month.
    Month,
    /// In another way.
    Other,
}

/// The rhythm of days, the earliest first. One of ten may be missing or moved (design decision).
fn rhythm(days: &[NaiveDate]) -> Rhythm {
    let gaps: Vec<i64> = days.iter().zip(days.iter().skip(1)).map(|(one, next)| (*next - *one).num_days()).collect();
    let is_mostly = |is: &dyn Fn(i64) -> bool| {
        let count = gaps.iter().filter(|it| is(**it)).count();
        count > 0 && count * 10 >= gaps.len() * 9
    };
    let is_weekend = |it: &NaiveDate| it.weekday().number_from_monday() > 5;
    let Some(weekday) = days.last().map(|it| it.weekday()) else { return Rhythm::Other };
    // A week that was left out is a gap of two.
    match () {
        () if is_mostly(&|it| it == 1) => Rhythm::Day,
        () if is_mostly(&|it| it == 1 || it == 3) && !days.iter().any(is_weekend) => Rhythm::Workday,
        () if is_mostly(&|it| it == 7) => Rhythm::Week(weekday),
        () if is_mostly(&|it| it == 14) => Rhythm::TwoWeeks(weekday),
        () if is_mostly(&|it| (28..=35).contains(&it)) => Rhythm::Month,
        () => Rhythm::Other,
    }
}

/// Meetings that are ticked together: a series, or a single one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingGroup {
    /// The meetings, by index in [`Preview::meetings`].
    pub meetings: Vec<usize>,
    /// How often they take place, if there are several.
    pub rhythm: Option<Rhythm>,
}

/// The meetings of a preview by what the dialog does with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingGroups {
    /// Those that are ticked with their people, by index in [`Preview::meetings`].
    pub plain: Vec<usize>,
    /// Those that the book has on another day, which are not ticked.
    pub moved: Vec<usize>,
    /// Those that are offered and not ticked, in the order of the file.
    pub doubtful: Vec<MeetingGroup>,
    /// How many the book has already.
    pub known: usize,
}

/// Sorts the meetings of a preview into groups.
pub fn meeting_groups(preview: &Preview) -> MeetingGroups {
    let mut groups = MeetingGroups::default();
    let mut places: HashMap<(usize, Doubt), usize> = HashMap::new();
    for (index, row) in preview.meetings.iter().enumerate() {
        match row.doubt {
            _ if row.is_settled() => groups.known += 1,
            None => groups.plain.push(index),
            Some(Doubt::Moved) => groups.moved.push(index),
            Some(doubt) => {
                let new = groups.doubtful.len();
                let place = row.series.map_or(new, |it| *places.entry((it, doubt)).or_insert(new));
                match groups.doubtful.get_mut(place) {
                    Some(group) => group.meetings.push(index),
                    None => groups.doubtful.push(MeetingGroup { meetings: vec![index], rhythm: None }),
                }
            }
        }
    }
    for group in groups.doubtful.iter_mut().filter(|it| it.meetings.len() > 1) {
        let mut days: Vec<NaiveDate> = group.meetings.iter().map(|it| preview.meetings[*it].day).collect();
        days.sort_unstable();
        group.rhythm = Some(rhythm(&days));
    }
    groups
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate, Weekday};

    use super::{MeetingGroup, Rhythm, meeting_groups, rhythm};
    use crate::formats::foreign::{Doubt, MeetingRow, Preview};

    #[test]
    fn a_series_is_one_tick_with_its_rhythm_and_meetings_of_the_book_are_counted() {
        let day = |it: u64| NaiveDate::default() + Days::new(it);
        let row = |at: u64, doubt, series, is_known| MeetingRow {
            day: day(at),
            with: vec![0],
            doubt,
            series,
            is_known,
            ..MeetingRow::default()
        };
        let endless = Some(Doubt::Endless);
        let meetings = vec![
            row(0, endless, Some(3), true),
            row(7, endless, Some(3), false),
            row(8, Some(Doubt::Large), None, false),
            row(14, endless, Some(3), false),
            row(15, None, Some(4), false),
            row(21, endless, Some(3), false),
        ];
        let groups = meeting_groups(&Preview { meetings, ..Preview::default() });
        assert_eq!((groups.plain, groups.known), (vec![4], 1));
        // The first of January 1970 was a Thursday.
        let series = MeetingGroup { meetings: vec![1, 3, 5], rhythm: Some(Rhythm::Week(Weekday::Thu)) };
        assert_eq!(groups.doubtful, [series, MeetingGroup { meetings: vec![2], rhythm: None }]);
    }

    #[test]
    fn the_days_of_a_series_tell_its_rhythm() {
        #[track_caller]
        fn check(days: &[u64], expected: Rhythm) {
            let days: Vec<NaiveDate> = days.iter().map(|it| NaiveDate::default() + Days::new(*it)).collect();
            assert_eq!(rhythm(&days), expected);
        }
        check(&[0, 7, 14, 21], Rhythm::Week(Weekday::Thu));
        check(&[1, 15, 29], Rhythm::TwoWeeks(Weekday::Fri));
        check(&[0, 1, 2, 3, 4, 5, 6, 7], Rhythm::Day);
        check(&[4, 5, 6, 7, 8, 11, 12], Rhythm::Workday);
        check(&[0, 31, 59, 90, 120], Rhythm::Month);
        check(&[0, 3, 40, 41], Rhythm::Other);
    }
}
