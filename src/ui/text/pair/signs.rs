//! The quiet signs of a mentorship.

use chrono::NaiveDate;

use super::month;
use crate::domain::Mentorship;
use crate::insight::mentoring::quiet::QuietSign;
use crate::ui::text::catalogue::sentences;
use crate::ui::text::{ending, every};
use crate::web::intl::{self, Style};

sentences! {
    quiet_agreed(month, every): "You last sat down in {month}. You agreed on about {every}.";
    quiet_usual(month, every): "You last sat down in {month}. About {every} is usual.";
    moved: "The last two sessions were moved. Is this a busy time for one of you?";
    nothing_brought(names): "You have set the topics three times. Ask {names} to bring one.";
    mostly_yours(names): "You took on most of the tasks lately. What could {names} take on?";
    end_near(day): "You said until {day}. How would you like to end it?";
    end_passed(day): "You said until {day}, and that day has passed. How would you like to end it?";
    strained: "The last talks were not easy. You can begin again with a small step. You may also end this.";
    change_how_often: "Change how often";
    shorter: "Shorter";
    say_so: "Write about it";
    a_draft: "A few words to send";
    plan_the_last: "Plan the last session";
    go_on_until: "Go on until …";
    leave_it_open: "Leave it open";
    left_open: "Saved. No end is planned.";
    a_few_lines: "A few lines";
    not_now: "Not now";
    hushed: "Saved. Kith asks again later.";
}

/// A quiet sign. It speaks of the rhythm and of the user, never of the other.
pub(crate) fn sign(sign: QuietSign, mentorship: &Mentorship, names: &str, today: NaiveDate) -> String {
    match sign {
        QuietSign::Quiet { last, agreed } => {
            let (month, every) = (month(last, today), every(agreed));
            if mentorship.cadence_days.is_some() { quiet_agreed(&month, &every) } else { quiet_usual(&month, &every) }
        }
        QuietSign::Moved => moved().to_owned(),
        QuietSign::NothingBrought => nothing_brought(&names),
        QuietSign::MostlyYours => mostly_yours(&names),
        QuietSign::EndNear(day) => end_near(&intl::date(day, Style::Day)),
        QuietSign::EndPassed(day) => end_passed(&intl::date(day, Style::Day)),
        QuietSign::Strained => strained().to_owned(),
        QuietSign::Stopped(_) => ending::stopped_line().to_owned(),
    }
}
