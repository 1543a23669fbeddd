//! The lines of what a pair agreed.

use chrono::NaiveDate;

use crate::domain::{AgreedLine, List, Reworded, sort_by_key};
use crate::insight::mentoring::share::AgreedView;

/// Number of earlier wordings on the page (design decision: enough to see the last talk about it).
pub const REWORDINGS: usize = 3;

/// A line of the agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// For what.
    Purpose,
    /// How often.
    Rhythm,
    /// How long a session is.
    Minutes,
    /// Where.
    Place,
    /// Who brings the topics.
    Brings,
    /// What is welcome between sessions.
    Between,
    /// What stays between the two.
    Privacy,
    /// What happens if it does not fit.
    Misfit,
    /// Until when.
    Until,
    /// The agreement in one text, as older versions wrote it.
    Old,
}

impl Line {
    /// All lines, in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::Purpose,
        Self::Rhythm,
        Self::Minutes,
        Self::Place,
        Self::Brings,
        Self::Between,
        Self::Privacy,
        Self::Misfit,
        Self::Until,
        Self::Old,
    ];

    /// Whether the pair has agreed on this line.
    pub fn is_agreed(self, agreed: &AgreedView) -> bool {
        match self {
            Self::Rhythm => agreed.cadence_days.is_some() || agreed.first.is_some(),
            Self::Minutes => agreed.minutes.is_some(),
            Self::Until => agreed.ends.is_some(),
            words => !words.words(agreed).is_empty(),
        }
    }

    /// The words of a line that is a text; empty for the others.
    pub fn words(self, agreed: &AgreedView) -> &str {
        match self {
            Self::Purpose => &agreed.purpose,
            Self::Place => &agreed.place,
            Self::Brings => &agreed.brings,
            Self::Between => &agreed.between,
            Self::Privacy => &agreed.privacy,
            Self::Misfit => &agreed.misfit,
            Self::Old => &agreed.old,
            Self::Rhythm | Self::Minutes | Self::Until => "",
        }
    }

    /// The line with these words. None for a line that is no text.
    pub fn with_words(self, words: String) -> Option<AgreedLine> {
        Some(match self {
            Self::Purpose => AgreedLine::Purpose(words),
            Self::Place => AgreedLine::Place(words),
            Self::Brings => AgreedLine::Brings(words),
            Self::Between => AgreedLine::Between(words),
            Self::Privacy => AgreedLine::Privacy(words),
            Self::Misfit => AgreedLine::Misfit(words),
            Self::Old => AgreedLine::Old(words),
            Self::Rhythm | Self::Minutes | Self::Until => return None,
        })
    }

    /// The line of a field, as [`Reworded::line`] names it. None for a field of a newer version.
    ///
    /// ```
    /// # use kith::present::agreement::Line;
    /// assert_eq!(Line::of_field("agreed/place"), Some(Line::Place));
    /// assert_eq!(Line::of_field("agreed/colour"), None);
    /// ```
    pub fn of_field(field: &str) -> Option<Self> {
        Some(match field.strip_prefix("agreed/").unwrap_or(field) {
            "purpose" => Self::Purpose,
            "cadence_days" | "first_days" | "first_times" => Self::Rhythm,
            "minutes" => Self::Minutes,
            "place" => Self::Place,
            "brings" => Self::Brings,
            "between" => Self::Between,
            "privacy" => Self::Privacy,
            "misfit" => Self::Misfit,
            "ends" => Self::Until,
            "agreement" => Self::Old,
            _ => return None,
        })
    }
}

/// The last three earlier wordings, the latest first: the day, the line and the words before.
pub fn rewordings(all: &List<Reworded>) -> Vec<(NaiveDate, Line, String)> {
    let known = all.iter().filter_map(|it| Some((it.on?, Line::of_field(&it.line)?, it.was.clone())));
    let mut known: Vec<_> = known.filter(|it| !it.2.is_empty()).collect();
    sort_by_key(&mut known, |it| std::cmp::Reverse(it.0));
    known.truncate(REWORDINGS);
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(agreed: AgreedView, lines: &[Line]) {
        let found: Vec<Line> = Line::ALL.into_iter().filter(|it| it.is_agreed(&agreed)).collect();
        assert_eq!(found, lines);
    }

    #[test]
    fn a_line_counts_once_the_pair_has_chosen_it() {
        check(AgreedView::default(), &[]);
        check(AgreedView { place: "By the canal".into(), ..AgreedView::default() }, &[Line::Place]);
        check(AgreedView { first: Some((3, 21)), ..AgreedView::default() }, &[Line::Rhythm]);
        check(
            AgreedView { minutes: Some(60), old: "An hour a month".into(), ..AgreedView::default() },
            &[Line::Minutes, Line::Old],
        );
    }

    #[test]
    fn a_line_of_text_takes_words_and_a_number_does_not() {
        for line in Line::ALL {
            let is_number = matches!(line, Line::Rhythm | Line::Minutes | Line::Until);
            assert_eq!(line.with_words("words".into()).is_none(), is_number);
        }
    }

    #[test]
    fn the_last_three_wordings_stand_first() {
        let on = |day: &str| day.parse().ok();
        let entry = |day, line: &str, was: &str| Reworded { line: line.into(), on: on(day), was: was.into() };
        let all: List<Reworded> = [
            entry("2026-01-01", "agreed/place", "At work"),
            entry("2026-03-01", "cadence_days", "21"),
            entry("2026-02-01", "agreed/brings", "Both"),
            entry("2026-04-01", "agreed/purpose", "To chair"),
            entry("2026-05-01", "agreed/misfit", ""),
        ]
        .into_iter()
        .collect();
        let lines: Vec<Line> = rewordings(&all).into_iter().map(|it| it.1).collect();
        assert_eq!(lines, [Line::Purpose, Line::Rhythm, Line::Brings]);
    }
}
