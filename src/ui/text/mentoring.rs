//! The page "Mentoring".

use super::catalogue::sentences;
use super::sentence;

sentences! {
    title: "Mentoring";
    line: "Log a “mentoring session with Sam”, and the two of you appear here, with every session since.";
    none_yet: "No session is written down yet.";
    no_sessions: "No sessions yet.";
    one_or_more[count]: "One session.", "{count} sessions.";
    one_or_more_last[count](day): "One session, on {day}.", "{count} sessions, the last on {day}.";
}

/// The number of sessions with a person, and the day of the last.
pub(crate) fn sessions(count: usize, last: Option<&str>) -> String {
    match (count, last) {
        (0, _) => no_sessions().to_owned(),
        (count, None) => sentence(&one_or_more(count)),
        (count, Some(day)) => sentence(&one_or_more_last(count, &day)),
    }
}
