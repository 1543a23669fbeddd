//! Sentences of the field for a date.

use crate::domain::PartialDate;
use crate::quick_entry::{DateProblem, DateScope};
use crate::ui::text::catalogue::sentences;
use crate::ui::text::time;
use crate::web::intl::{self, Style};

sentences! {
    calendar: "Calendar";
    or: "Or is it";
    every_year(day): "{day}, every year";
    not_read: "Write a date such as 19 November, May 2019 or 2019.";
    day_not_read: "Write a day such as 19 November or 19 May 2026.";
    no_such_day: "There is no such day. Look at the day and the month again.";
    which_year: "Add the year, such as May 2019.";
    which_day: "Write the day as well, such as 19 May 2026.";
}

/// How a date was understood. A whole day has its weekday, unless it is one of long ago, such as a birthday.
pub(crate) fn understood(date: PartialDate, is_plain: bool) -> String {
    match date {
        PartialDate::EveryYear { .. } => every_year(&time::partial(date)),
        PartialDate::Day(day) if !is_plain => {
            time::weekday_date(&intl::date(day, Style::Weekday), &intl::date(day, Style::Full))
        }
        _ => time::partial(date),
    }
}

/// What to do about a text that is no date of the scope.
pub(crate) fn problem(problem: DateProblem, scope: DateScope) -> &'static str {
    match problem {
        DateProblem::NotRead if scope == DateScope::Partial => not_read(),
        DateProblem::NotRead => day_not_read(),
        DateProblem::NoSuchDay => no_such_day(),
        DateProblem::WhichYear => which_year(),
        DateProblem::WhichDay => which_day(),
    }
}
