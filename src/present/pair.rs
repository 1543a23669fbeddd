//! The page of a pair: the mentorships to choose from, the path, the sessions, the goals.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use crate::domain::{
    Aim, AimState, Book, Command, Exchange, ExchangeId, Id, Mentorship, PersonId, Promise, PromiseId, PromiseState,
    Shape, Stage, USUAL_MINUTES, display_name,
};
use crate::insight::mentoring::actions::{Action, actions};
use crate::insight::mentoring::goals::{Goal, MAX_WORKING, goals};
use crate::insight::mentoring::growth::{Learned, LearnedFrom, learned};
use crate::insight::mentoring::path::{Step, StepState};
use crate::insight::mentoring::sessions::{NextOffer, has_died, next_offers, open_mentorships, sessions};
use crate::present::names;

/// Number of steps in the figure of the path (design decision: five have room beside one another).
pub const STEPS: usize = 5;
/// Days for which an offer is silent after "not now" (design decision: a month, the usual time between sessions).
const NOT_NOW_DAYS: u64 = 30;
/// Lengths of a rest to choose from, in days (design decision: a month, a quarter).
const RESTS: [u64; 2] = [30, 91];
/// Days until an offered last day: twelve months (Wanberg et al. 2006 studied a programme of that length).
const YEAR_DAYS: u64 = 365;
/// Characters of a session's title in a list (design decision: one line of a phone).
const TITLE: usize = 60;

/// A mentorship in the row above the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairChip {
    /// The mentorship.
    pub id: Id<Mentorship>,
    /// The short names of its people.
    pub names: Vec<String>,
    /// The person whose picture is shown, with the display name and the picture.
    pub first: Option<(PersonId, String, Option<String>)>,
    /// Whether they mentor the user.
    pub mentors_you: bool,
}

/// The open mentorships, and `current`, the one of the page, if it is none of them.
pub fn chips(book: &Book, current: Id<Mentorship>) -> Vec<PairChip> {
    let mut pairs = open_mentorships(book);
    if !pairs.iter().any(|it| it.0 == current) {
        pairs.extend(book.mentorships.get(current).map(|it| (current, it)));
    }
    pairs.into_iter().map(|(id, it)| chip(book, id, it)).collect()
}

fn chip(book: &Book, id: Id<Mentorship>, mentorship: &Mentorship) -> PairChip {
    let first = mentorship.people.iter().find_map(|id| Some((*id, book.people.get(*id)?)));
    PairChip {
        id,
        names: names(book, mentorship.people.iter()),
        first: first.map(|(id, it)| (id, display_name(it), it.picture().map(str::to_owned))),
        mentors_you: matches!(mentorship.shape(), Some(Shape::Mentee | Shape::TheOtherWay)),
    }
}

/// Where a pair is. It decides which parts the page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is promised yet, and the pair has not talked.
    BeforeTheFirstTalk,
    /// Nothing is promised yet.
    FindingOut,
    /// The pair goes on.
    Agreed,
    /// It rests.
    Resting,
    /// It has ended.
    Ended,
    /// Everybody of it has died.
    Died,
}

/// Where a pair is on a day.
pub fn standing(book: &Book, id: Id<Mentorship>, mentorship: &Mentorship, today: NaiveDate) -> Standing {
    match mentorship.stage_on(today) {
        _ if has_died(book, mentorship) => Standing::Died,
        Stage::Ended => Standing::Ended,
        Stage::Resting => Standing::Resting,
        Stage::Agreed => Standing::Agreed,
        Stage::FindingOut if sessions(book, id).is_empty() => Standing::BeforeTheFirstTalk,
        Stage::FindingOut => Standing::FindingOut,
    }
}

impl Standing {
    /// Whether the pair meets: it has neither ended nor died.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Ended | Self::Died)
    }
}

/// At most five steps of the path: the first, those around the next one, and the last.
pub fn shown_steps(path: Vec<Step>) -> Vec<Step> {
    let (count, middle) = (path.len(), STEPS - 2);
    if count <= STEPS {
        return path;
    }
    let next = path.iter().position(|it| it.state == StepState::Next).unwrap_or(count - 1);
    let from = next.saturating_sub(1).clamp(1, count - 1 - middle);
    let is_shown = |at: usize| at == 0 || at == count - 1 || (from..from + middle).contains(&at);
    path.into_iter().enumerate().filter(|(at, _)| is_shown(*at)).map(|(_, it)| it).collect()
}

/// A session with its number, counted from the first.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberedSession {
    /// The exchange.
    pub id: ExchangeId,
    /// The number: 1 for the first.
    pub number: usize,
    /// The exchange with the notes.
    pub exchange: Exchange,
}

/// The sessions, the latest first, each with its number.
pub fn numbered_sessions(book: &Book, id: Id<Mentorship>) -> Vec<NumberedSession> {
    let sessions = sessions(book, id);
    let count = sessions.len();
    let numbered = sessions.into_iter().enumerate();
    numbered.map(|(at, (id, it))| NumberedSession { id, number: count - at, exchange: it.clone() }).collect()
}

/// A few words that name a session in a list: the topic, else the goal, the tags of topics, or the first words written.
///
/// ```
/// # use kith::domain::Exchange;
/// # use kith::present::pair::session_title;
/// let talk = Exchange { brought: "the long silence".into(), notes: "We sat outside.".into(), ..Exchange::default() };
/// assert_eq!(session_title(&talk), "the long silence");
/// ```
pub fn session_title(exchange: &Exchange) -> String {
    let topics = exchange.topics.iter().cloned().collect::<Vec<_>>().join(", ");
    let grow = &exchange.grow;
    let texts = [&exchange.brought, &grow.goal, &topics, &exchange.notes, &grow.reality, &grow.options, &grow.will];
    let first = texts.into_iter().find_map(|it| it.lines().map(str::trim).find(|it| !it.is_empty()));
    shortened(first.unwrap_or_default())
}

/// The beginning of a text, cut between words.
fn shortened(text: &str) -> String {
    if text.chars().count() <= TITLE {
        return text.to_owned();
    }
    let cut: String = text.chars().take(TITLE).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
}

/// The length of the next session: its own, else the agreed one, else an hour.
pub fn minutes(mentorship: &Mentorship) -> u32 {
    mentorship.next.minutes.or(mentorship.agreed.minutes).unwrap_or(USUAL_MINUTES)
}

/// The offers for the next session, without the day that is planned already.
pub fn offers(book: &Book, id: Id<Mentorship>, today: NaiveDate) -> Vec<NextOffer> {
    let planned = book.mentorships.get(id).and_then(|it| it.next.when);
    next_offers(book, id, today).into_iter().filter(|it| Some(it.when) != planned).collect()
}

/// Whether a further goal may be worked on.
pub fn has_room_for_a_goal(book: &Book, id: Id<Mentorship>) -> bool {
    working_goals(book, id).len() < MAX_WORKING
}

/// The goals that the pair works on.
pub fn working_goals(book: &Book, id: Id<Mentorship>) -> Vec<Goal> {
    goals(book, id).into_iter().filter(|it| it.aim.state() == AimState::Working).collect()
}

/// Whether a goal is in its last state: reached or let go.
pub fn is_closed(aim: &Aim) -> bool {
    matches!(aim.state(), AimState::Reached | AimState::LetGo)
}

/// A goal in another state. A goal that is reached or let go gets the day; one taken up again loses it.
pub fn in_state(aim: &Aim, state: AimState, today: NaiveDate) -> Aim {
    let is_closed = matches!(state, AimState::Reached | AimState::LetGo);
    Aim { state: Some(state), closed: is_closed.then_some(today), done: is_closed, ..aim.clone() }
}

/// The open actions of a pair, for the ending.
pub fn open_actions(book: &Book, id: Id<Mentorship>) -> Vec<(PromiseId, Promise)> {
    let open = actions(book, id).into_iter().filter(|it| it.promise.state.is_none());
    open.map(|Action { id, promise, .. }| (id, promise.clone())).collect()
}

/// The command that replaces an action with a smaller one. None if the action is gone.
pub fn smaller_action(book: &Book, id: PromiseId, what: String, today: NaiveDate) -> Option<Command> {
    let promise = Promise { what, made: Some(today), went: None, ..book.promises.get(id)?.clone() };
    Some(Command::Batch(vec![
        Command::ClosePromise(id, Some(PromiseState::LetGo)),
        Command::MakePromise(Box::new(promise), Vec::new()),
    ]))
}

/// The lines that the user learned with this pair, the newest first.
pub fn learned_here(book: &Book, id: Id<Mentorship>) -> Vec<Learned> {
    let sessions: HashSet<String> = sessions(book, id).into_iter().map(|it| it.0.to_string()).collect();
    let goals: HashSet<String> = goals(book, id).into_iter().map(|it| it.id.to_string()).collect();
    let is_here = |it: &Learned| match it.from {
        LearnedFrom::Session(session) => sessions.contains(&session.to_string()),
        LearnedFrom::Goal(goal) => goals.contains(&goal.to_string()),
        LearnedFrom::Ending(ending) => ending == id,
    };
    learned(book, None).into_iter().filter(is_here).collect()
}

/// The day until which an offer is silent after "not now".
pub fn not_now(today: NaiveDate) -> NaiveDate {
    after(today, NOT_NOW_DAYS)
}

/// The days until which a pair may rest.
pub fn rests(today: NaiveDate) -> [NaiveDate; 2] {
    RESTS.map(|it| after(today, it))
}

/// The last day that is offered: a year after the first day, or after today if that has passed.
pub fn offered_end(mentorship: &Mentorship, today: NaiveDate) -> NaiveDate {
    let end = after(mentorship.began.unwrap_or(today), YEAR_DAYS);
    if end > today { end } else { after(today, YEAR_DAYS) }
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tests::{add, ctx, person};
    use crate::domain::{Closing, EndRecord, EndingKind, List, MentoringCommand, Person, apply};
    use crate::insight::mentoring::path::StepKind;

    /// A book with Ana, who is mentored by the user, and the mentorship.
    fn pair() -> (Book, PersonId, Id<Mentorship>) {
        let mut book = Book::default();
        let ana = add(&mut book, person("Ana"), &ctx(1, 1));
        run(&mut book, 2, MentoringCommand::Begin(vec![ana], vec![], Shape::Mentor));
        let id = book.mentorships.iter().next().unwrap().0;
        (book, ana, id)
    }

    fn run(book: &mut Book, minute: u64, command: impl Into<Command>) {
        apply(book, command.into(), &ctx(minute, 1)).unwrap();
    }

    fn talk(book: &mut Book, minute: u64, people: List<PersonId>, learned: &str) {
        let talk = Exchange { when: Some(crate::domain::tests::today()), people, ..Exchange::default() };
        let purpose = Some(crate::domain::Purpose::MentoringSession);
        let talk = Exchange { purpose, learned: learned.into(), ..talk };
        run(book, minute, Command::LogExchange(Box::new(talk), vec![]));
    }

    #[track_caller]
    fn check_standing(book: &Book, id: Id<Mentorship>, expected: Standing) {
        assert_eq!(standing(book, id, book.mentorships.get(id).unwrap(), crate::domain::tests::today()), expected);
    }

    #[test]
    fn a_pair_finds_out_agrees_rests_and_ends() {
        let (mut book, ana, id) = pair();
        check_standing(&book, id, Standing::BeforeTheFirstTalk);
        talk(&mut book, 3, List::from_iter([ana]), "");
        check_standing(&book, id, Standing::FindingOut);
        run(&mut book, 4, MentoringCommand::Agree(id));
        check_standing(&book, id, Standing::Agreed);
        run(&mut book, 5, MentoringCommand::Rest(id, day("2027-01-01")));
        check_standing(&book, id, Standing::Resting);
        let closing = Closing { how: Some(EndingKind::Planned), ..Closing::default() };
        run(&mut book, 6, MentoringCommand::End(id, Box::new(EndRecord { closing, ..EndRecord::default() })));
        check_standing(&book, id, Standing::Ended);
        let died = Person { died: "2026".parse().ok(), ..person("Ana") };
        run(&mut book, 7, Command::EditPerson(ana, Box::new(died)));
        check_standing(&book, id, Standing::Died);
    }

    #[test]
    fn the_row_has_the_open_pairs_and_the_one_of_the_page() {
        let (mut book, _, ana) = pair();
        let luis = add(&mut book, person("Luis"), &ctx(3, 1));
        run(&mut book, 4, MentoringCommand::Begin(vec![luis], vec![], Shape::Mentee));
        let names = |book: &Book, id| chips(book, id).iter().map(|it| it.names.join(", ")).collect::<Vec<_>>();
        let mut open = names(&book, ana);
        open.sort();
        assert_eq!(open, ["Ana", "Luis"]);
        assert_eq!(chips(&book, ana).iter().filter(|it| it.mentors_you).count(), 1, "Luis mentors the user");
        run(&mut book, 5, MentoringCommand::End(ana, Box::default()));
        assert_eq!(names(&book, ana), ["Luis", "Ana"], "an ended pair is in the row of its own page");
        let other = chips(&book, ana)[0].id;
        assert_eq!(names(&book, other), ["Luis"]);
    }

    #[test]
    fn what_was_learned_with_somebody_else_is_not_on_the_page() {
        let (mut book, ana, id) = pair();
        let luis = add(&mut book, person("Luis"), &ctx(3, 1));
        talk(&mut book, 4, List::from_iter([ana]), "Ask before you tell");
        talk(&mut book, 5, List::from_iter([luis]), "Wait");
        let lines: Vec<String> = learned_here(&book, id).into_iter().map(|it| it.text).collect();
        assert_eq!(lines, ["Ask before you tell"]);
    }

    #[test]
    fn a_smaller_action_replaces_the_old_one() {
        let (mut book, ana, id) = pair();
        let action = Promise {
            what: "Write the paper".into(),
            people: List::from_iter([ana]),
            mentorship: Some(id),
            by_next: true,
            ..Promise::default()
        };
        run(&mut book, 3, Command::MakePromise(Box::new(action), vec![]));
        let old = open_actions(&book, id)[0].0;
        let command = smaller_action(&book, old, "Write one page".into(), day("2026-11-22")).unwrap();
        run(&mut book, 4, command);
        let open = open_actions(&book, id);
        let what: Vec<&str> = open.iter().map(|it| it.1.what.as_str()).collect();
        assert_eq!((what, open[0].1.by_next), (vec!["Write one page"], true));
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn step(number: usize, state: StepState) -> Step {
        Step { kind: StepKind::Session(number), state, day: None }
    }

    #[track_caller]
    fn check_steps(count: usize, next: Option<usize>, shown: &[usize]) {
        let state = |at| if Some(at) == next { StepState::Next } else { StepState::Ahead };
        let steps = shown_steps((0..count).map(|at| step(at, state(at))).collect());
        let numbers: Vec<usize> =
            steps.iter().filter_map(|it| if let StepKind::Session(at) = it.kind { Some(at) } else { None }).collect();
        assert_eq!(numbers, shown, "{count} steps, the next {next:?}");
    }

    #[test]
    fn the_path_has_at_most_five_steps_around_the_next() {
        check_steps(5, Some(2), &[0, 1, 2, 3, 4]);
        check_steps(8, Some(1), &[0, 1, 2, 3, 7]);
        check_steps(8, Some(4), &[0, 3, 4, 5, 7]);
        check_steps(8, Some(7), &[0, 4, 5, 6, 7]);
        check_steps(8, None, &[0, 4, 5, 6, 7]);
        check_steps(0, None, &[]);
    }

    #[track_caller]
    fn check_title(exchange: Exchange, title: &str) {
        assert_eq!(session_title(&exchange), title);
    }

    #[test]
    fn a_session_is_called_after_its_topic() {
        let notes = "  \nWe sat by the canal.\nIt rained.".to_owned();
        check_title(Exchange::default(), "");
        check_title(Exchange { notes: notes.clone(), ..Exchange::default() }, "We sat by the canal.");
        check_title(Exchange { notes, brought: "a post in Durban".into(), ..Exchange::default() }, "a post in Durban");
        let long = "a question about the timetable that nobody has answered since the spring".to_owned();
        check_title(
            Exchange { brought: long, ..Exchange::default() },
            "a question about the timetable that nobody has answered…",
        );
    }

    #[test]
    fn a_goal_that_is_reached_has_its_day_and_one_taken_up_again_has_none() {
        let today = day("2026-06-03");
        let reached = in_state(&Aim { what: "Chair".into(), ..Aim::default() }, AimState::Reached, today);
        assert_eq!((reached.state(), reached.closed, reached.done), (AimState::Reached, Some(today), true));
        let again = in_state(&reached, AimState::Working, today);
        assert_eq!((again.state(), again.closed, again.done), (AimState::Working, None, false));
    }

    #[test]
    fn the_offered_end_is_a_year_after_the_beginning_and_never_past() {
        let began = |text: &str| Mentorship { began: Some(day(text)), ..Mentorship::default() };
        assert_eq!(offered_end(&began("2026-01-12"), day("2026-05-01")), day("2027-01-12"));
        assert_eq!(offered_end(&began("2020-01-12"), day("2026-05-01")), day("2027-05-01"));
    }

    #[test]
    fn a_session_lasts_an_hour_unless_something_else_is_agreed() {
        let mut pair = Mentorship::default();
        assert_eq!(minutes(&pair), 60);
        pair.agreed.minutes = Some(45);
        assert_eq!(minutes(&pair), 45);
        pair.next.minutes = Some(30);
        assert_eq!(minutes(&pair), 30);
    }
}
