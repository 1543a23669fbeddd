//! The rules of the session sheet: its day, its length, its quiet lines, and what an ended session becomes.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Timelike};

use crate::domain::{
    ActionResult, Aim, Book, Exchange, Grow, Id, MentorshipId, NewAction, NextSession, PersonId, PromiseId,
    SessionRecord, Shape, Sitting, USUAL_MINUTES,
};
use crate::present::session_draft::{SessionDraft, SheetBox};

/// Minutes after which a sheet counts as left open (design decision).
const LEFT_OPEN: u32 = 180;
/// Milliseconds after which a draft is asked about (design decision).
const OLD_MILLIS: u64 = 24 * 60 * 60 * 1000;
/// Minutes before the agreed end at which the sheet says so (design decision).
const BEFORE_END: u32 = 10;
/// Number of new actions shown open (design decision).
pub const SHOWN_ACTIONS: usize = 5;

/// How sure the owner of an action is. Stored as a number, shown as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// Not very.
    NotVery,
    /// Fairly.
    Fairly,
    /// Quite.
    Quite,
    /// Certain.
    Certain,
}

impl Sureness {
    /// All, from the least to the most.
    pub const ALL: [Self; 4] = [Self::NotVery, Self::Fairly, Self::Quite, Self::Certain];

    /// The number that is stored.
    pub const fn number(self) -> u32 {
        match self {
            Self::NotVery => 3,
            Self::Fairly => 6,
            Self::Quite => 8,
            Self::Certain => 10,
        }
    }

    /// The word for any stored number: that of the nearest written number, of two the larger.
    ///
    /// ```
    /// # use kith::present::session_rules::Sureness;
    /// assert_eq!(Sureness::of(7), Sureness::Quite);
    /// assert!(Sureness::ALL.into_iter().all(|it| Sureness::of(it.number()) == it));
    /// ```
    pub const fn of(number: u32) -> Self {
        match number {
            0..=4 => Self::NotVery,
            5..=6 => Self::Fairly,
            7..=8 => Self::Quite,
            _ => Self::Certain,
        }
    }
}

/// The minutes since the session began.
pub const fn passed(draft: &SessionDraft, now_millis: u64) -> u32 {
    let minutes = now_millis.saturating_sub(draft.millis) / 60_000;
    if minutes > u32::MAX as u64 { u32::MAX } else { minutes as u32 }
}

/// Whether a sheet was left open: it is over three hours old and has a clock.
pub const fn is_left_open(draft: &SessionDraft, now_millis: u64) -> bool {
    !draft.is_later && passed(draft, now_millis) > LEFT_OPEN
}

/// The length of the session in minutes: what the user chose; else the time since the beginning, rounded to five; else
/// the agreed length, if the sheet was left open. None for a session that is written down later and has no agreed
/// length.
pub fn length(draft: &SessionDraft, now_millis: u64, agreed: Option<u32>) -> Option<u32> {
    if draft.minutes.is_some() {
        draft.minutes
    } else if draft.is_later {
        agreed
    } else if is_left_open(draft, now_millis) {
        Some(agreed.unwrap_or(USUAL_MINUTES))
    } else {
        Some(((passed(draft, now_millis) + 2) / 5 * 5).max(5))
    }
}

/// Whether a draft is older than a day, so that the user is asked about it.
pub const fn is_old(draft: &SessionDraft, now_millis: u64) -> bool {
    !draft.is_later && now_millis.saturating_sub(draft.millis) > OLD_MILLIS
}

/// Whether the agreed end is at most ten minutes away.
pub const fn is_near_end(draft: &SessionDraft, now_millis: u64, agreed: Option<u32>) -> bool {
    match agreed {
        Some(agreed) if !draft.is_later => {
            let passed = passed(draft, now_millis);
            passed + BEFORE_END >= agreed && passed < agreed
        }
        _ => false,
    }
}

/// The agreed end as `HH:MM`. None if the beginning is unknown.
pub fn end_time(time: &str, minutes: u32) -> Option<String> {
    let began = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
    let (end, _) = began.overflowing_add_signed(TimeDelta::minutes(minutes.into()));
    Some(clock_time(end))
}

/// A time of day as `HH:MM`.
pub fn clock_time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The time of day that the next session is offered at: the planned time of this one, else the quarter of an hour in
/// which it began.
///
/// ```
/// # use kith::present::session_draft::SessionDraft;
/// # use kith::present::session_rules::offer_time;
/// let draft = SessionDraft { time: "10:04".into(), ..SessionDraft::default() };
/// assert_eq!(offer_time(&draft, &Default::default()), "10:00");
/// ```
pub fn offer_time(draft: &SessionDraft, plan: &NextSession) -> String {
    if plan.when.is_some() && plan.when == draft.day && !plan.time.is_empty() {
        return plan.time.clone();
    }
    let began = NaiveTime::parse_from_str(&draft.time, "%H:%M").ok();
    let quarter = began.and_then(|it| NaiveTime::from_hms_opt(it.hour(), it.minute() / 15 * 15, 0));
    quarter.map(clock_time).unwrap_or_default()
}

/// The hour in words of a friend: "ten" for 10:00. None for a time within an hour, or after noon.
pub fn full_hour(time: &str) -> Option<usize> {
    let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
    (time.minute() == 0 && (1..=12).contains(&time.hour())).then_some(time.hour() as usize)
}

/// Whether the sheet reminds a mentor to ask before telling: options are written, and reality is empty.
pub fn asks_before_telling(shape: Option<Shape>, reality: &str, options: &str) -> bool {
    let is_mentor = matches!(shape, Some(Shape::Mentor | Shape::EachOther));
    is_mentor && reality.trim().is_empty() && !options.trim().is_empty()
}

/// The day a week after the session.
pub fn in_a_week(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(7))
}

/// The day of an action that is given more time: a week after its own day, that of the next session, or today.
pub fn given_time(draft: &SessionDraft, due: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    in_a_week(due.or(draft.next.as_ref().map(|it| it.0)).unwrap_or(today))
}

/// The kind of session: the first one; one that looks back, if a look back is due; or an ordinary one.
pub const fn sitting(sessions: usize, has_checkpoint: bool) -> Sitting {
    match (sessions, has_checkpoint) {
        (0, _) => Sitting::First,
        (_, true) => Sitting::Checkpoint,
        _ => Sitting::Ordinary,
    }
}

/// The day that a sheet "written down later" begins with: the planned day if it has come, else today.
pub fn later_day(book: &Book, id: MentorshipId, today: NaiveDate) -> (NaiveDate, String) {
    let next = book.mentorships.get(id).map(|it| it.next.clone()).unwrap_or_default();
    match next.when {
        Some(when) if when <= today => (when, next.time),
        _ => (today, String::new()),
    }
}

/// Whether a draft is to be offered: it says something, is not put away, and its session has not ended, or its ending
/// was undone.
pub fn is_offered(draft: &SessionDraft, book: &Book) -> bool {
    !draft.is_blank() && !draft.is_put_away && !has_ended(draft, book)
}

/// Whether the draft's session has ended, and the ending was not undone.
pub fn has_ended(draft: &SessionDraft, book: &Book) -> bool {
    draft.ended.is_some_and(|it| book.exchanges.get(it).is_some())
}

/// What an ended session is recorded with, besides the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// The people of the pair.
    pub people: Vec<PersonId>,
    /// The present moment, in milliseconds since 1970.
    pub now_millis: u64,
    /// The agreed length in minutes.
    pub agreed: Option<u32>,
    /// The kind of session.
    pub sitting: Sitting,
    /// The open actions of last time.
    pub open: Vec<PromiseId>,
    /// The goals of the pair.
    pub goals: Vec<Id<Aim>>,
}

/// The record of an ended session. Its day is the day on which it began. Actions without words are left out, and so are
/// answers about actions that are closed by now, and goals that are gone.
pub fn record(draft: &SessionDraft, ending: &Ending) -> SessionRecord {
    let is_open = |(id, _): &&(PromiseId, ActionResult)| ending.open.contains(id);
    SessionRecord {
        exchange: exchange(draft, ending),
        went: draft.went.iter().filter(is_open).copied().collect(),
        actions: draft.actions.iter().filter_map(worded).collect(),
        next: draft.next.clone().map(|(when, time)| NextSession { when: Some(when), time, ..NextSession::default() }),
        talked: draft.talked.clone(),
        goals: draft.goals.iter().copied().filter(|it| ending.goals.contains(it)).collect(),
    }
}

fn exchange(draft: &SessionDraft, ending: &Ending) -> Exchange {
    let text = |of| draft.text(of).trim().to_owned();
    Exchange {
        when: draft.day,
        time: draft.time.clone(),
        people: present(draft, &ending.people).into_iter().collect(),
        how: draft.how,
        minutes: length(draft, ending.now_millis, ending.agreed),
        place: draft.place.trim().to_owned(),
        sitting: Some(ending.sitting),
        brought: text(SheetBox::Brought),
        grow: Grow {
            goal: text(SheetBox::Goal),
            reality: text(SheetBox::Reality),
            options: text(SheetBox::Options),
            will: text(SheetBox::Will),
        },
        notes: text(SheetBox::Notes),
        learned: text(SheetBox::Learned),
        ..Exchange::default()
    }
}

/// The people who are there.
pub fn present(draft: &SessionDraft, people: &[PersonId]) -> Vec<PersonId> {
    people.iter().copied().filter(|it| !draft.absent.contains(it)).collect()
}

/// An action with words. The words of its "when exactly" stand in for a missing "what".
fn worded(action: &NewAction) -> Option<NewAction> {
    let (what, cue) = (action.what.trim(), action.cue.trim());
    let (what, cue) = if what.is_empty() { (cue, "") } else { (what, cue) };
    (!what.is_empty()).then(|| NewAction { what: what.to_owned(), cue: cue.to_owned(), ..action.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Went;

    const BEGAN: u64 = 1_779_184_800_000;

    fn id<T>(number: u8) -> Id<T> {
        Id::parse(&format!("0190c0de-0000-7000-8000-0000000000{number:02}")).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn draft() -> SessionDraft {
        SessionDraft::new(day("2026-05-19"), "21:50".into(), BEGAN)
    }

    fn after(minutes: u64) -> u64 {
        BEGAN + minutes * 60_000
    }

    fn check_length(minutes: u64, agreed: Option<u32>, expected: u32) {
        assert_eq!(length(&draft(), after(minutes), agreed), Some(expected), "after {minutes} minutes");
    }

    #[test]
    fn the_length_is_rounded_to_five_and_a_forgotten_sheet_offers_the_agreed_one() {
        check_length(0, None, 5);
        check_length(7, None, 5);
        check_length(8, None, 10);
        check_length(62, Some(45), 60);
        check_length(150, None, 150);
        check_length(180, Some(45), 180);
        check_length(181, Some(45), 45);
        check_length(60 * 24, None, 60);
        let chosen = SessionDraft { minutes: Some(20), ..draft() };
        assert_eq!(length(&chosen, after(400), Some(45)), Some(20));
        let later = SessionDraft { is_later: true, ..draft() };
        assert_eq!([length(&later, after(9), Some(45)), length(&later, after(9), None)], [Some(45), None]);
    }

    #[test]
    fn a_draft_of_yesterday_is_asked_about() {
        assert!(!is_old(&draft(), after(24 * 60)));
        assert!(is_old(&draft(), after(24 * 60 + 1)));
        assert!(!is_old(&SessionDraft { is_later: true, ..draft() }, after(9999)));
    }

    #[test]
    fn ten_minutes_before_the_agreed_end_there_is_a_line() {
        let near = |minutes, agreed| is_near_end(&draft(), after(minutes), agreed);
        assert_eq!(
            [near(49, Some(60)), near(50, Some(60)), near(59, Some(60)), near(60, Some(60))],
            [false, true, true, false]
        );
        assert!(!near(50, None));
        assert!(!is_near_end(&SessionDraft { is_later: true, ..draft() }, after(50), Some(60)));
    }

    #[test]
    fn the_end_may_be_after_midnight() {
        assert_eq!(end_time("21:50", 150).as_deref(), Some("00:20"));
        assert_eq!(end_time("", 60), None);
        assert_eq!([full_hour("10:00"), full_hour("10:05"), full_hour("22:00")], [Some(10), None, None]);
    }

    #[test]
    fn only_a_mentor_is_reminded_to_ask_before_telling() {
        assert!(asks_before_telling(Some(Shape::Mentor), " ", "Leave"));
        assert!(!asks_before_telling(Some(Shape::Mentor), "Tired", "Leave"));
        assert!(!asks_before_telling(Some(Shape::Mentor), "", ""));
        assert!(!asks_before_telling(Some(Shape::Mentee), "", "Leave"));
    }

    #[test]
    fn more_time_is_a_week_more() {
        let with_next = SessionDraft { next: Some((day("2026-06-09"), String::new())), ..draft() };
        let given = |draft: &SessionDraft, due| given_time(draft, due, day("2026-05-19"));
        assert_eq!(given(&with_next, Some(day("2026-05-26"))), Some(day("2026-06-02")));
        assert_eq!(given(&with_next, None), Some(day("2026-06-16")));
        assert_eq!(given(&draft(), None), Some(day("2026-05-26")));
    }

    fn ending(minutes: u64) -> Ending {
        Ending {
            people: vec![id(1), id(2)],
            now_millis: after(minutes),
            agreed: Some(60),
            sitting: Sitting::Ordinary,
            open: vec![id(3), id(4)],
            goals: vec![id(6)],
        }
    }

    #[test]
    fn a_session_over_midnight_is_on_the_day_it_began() {
        let record = record(&draft(), &ending(150));
        assert_eq!(record.exchange.when, Some(day("2026-05-19")));
        assert_eq!((record.exchange.time.as_str(), record.exchange.minutes), ("21:50", Some(150)));
    }

    #[test]
    fn one_of_two_juniors_may_be_absent() {
        let draft = SessionDraft { absent: vec![id(2)], ..draft() };
        assert_eq!(record(&draft, &ending(60)).exchange.people.to_vec(), [id::<crate::domain::Person>(1)]);
        assert_eq!(record(&self::draft(), &ending(60)).exchange.people.len(), 2);
    }

    #[test]
    fn the_record_has_the_words_and_the_answers_and_no_empty_action() {
        let action = |what: &str, cue: &str| NewAction { what: what.into(), cue: cue.into(), ..NewAction::default() };
        let draft = SessionDraft {
            words: [(SheetBox::Will, " Write \n".into()), (SheetBox::Learned, "Wait".into())].into(),
            went: vec![(id(3), ActionResult::Went(Went::Done)), (id(9), ActionResult::LetGo)],
            actions: vec![action("Write", "after lunch"), action(" ", ""), action("", "When I read")],
            next: Some((day("2026-06-09"), "17:00".into())),
            ..draft()
        };
        let record = record(&draft, &ending(60));
        assert_eq!((record.exchange.grow.will.as_str(), record.exchange.learned.as_str()), ("Write", "Wait"));
        assert_eq!(record.went, [(id(3), ActionResult::Went(Went::Done))]);
        assert_eq!(record.actions, [action("Write", "after lunch"), action("When I read", "")]);
        assert_eq!(record.next.and_then(|it| it.when), Some(day("2026-06-09")));
    }

    #[test]
    fn an_ended_session_is_offered_again_once_its_ending_is_undone() {
        let draft = SessionDraft { ended: Some(id(5)), goals: vec![id(6)], ..draft() };
        assert!(is_offered(&draft, &Book::default()));
        let book = Book::default();
        assert!(!is_offered(&SessionDraft { is_put_away: true, ..draft.clone() }, &book));
        assert!(!is_offered(&self::draft(), &book), "nothing is written");
    }
}
