//! The next natural conversation: at most one a week over all aims, within the people of the weekly session.

use chrono::NaiveDate;

use crate::domain::{Aim, AimState, Book, Id, PartialDate, PathHow, Person, PersonId, sort_by_key};
use crate::insight::aims::paths::{path, rank};
use crate::insight::aims::peace::is_left_in_peace;
use crate::insight::aims::talks::{is_guarded, is_waiting, own, waits_for_answer, was_since};
use crate::insight::energy::budget;
use crate::insight::knows::{WayOn, held_back, way_on};
use crate::insight::rhythm::{Warmth, silence};
use crate::insight::session_week::began;
use crate::insight::week::next_begins;
use crate::insight::week_choice::WeekChoice;

/// A talk to have: with whom, and how they know the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextTalk {
    /// The aim.
    pub aim: Id<Aim>,
    /// The person.
    pub person: PersonId,
    /// How they know the path.
    pub how: Option<PathHow>,
}

/// What the page of an aim says about the next natural conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A talk.
    Talk(NextTalk),
    /// A talk in another week: this one has had its talk for an aim, or the user put it aside.
    AnotherWeek(NextTalk, WeekOver),
    /// The last three talks with the person were about the user's plans.
    Guard(PersonId),
    /// All on the path decide about it. The user would be asking for something.
    OnlyDecides(PersonId),
    /// The user asked this person, and nobody else on the path is free.
    Waiting(PersonId),
    /// Everybody on the path is to be left in peace, or waits for the report on the last talk.
    NotNow,
    /// Nobody is on the path yet.
    Nobody,
}

/// Why there is no further talk for an aim in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekOver {
    /// There was a talk for an aim, or the user asked for one for another aim.
    Talked,
    /// The user asked this person of the path and waits for an answer.
    Asked(PersonId),
    /// The user put it aside.
    NotThisWeek,
    /// The week has little energy.
    LowBattery,
}

/// Why there is no further talk for an aim in the week of a day, over all the user's own aims. None if there may be.
fn week_over(book: &Book, today: NaiveDate) -> Option<WeekOver> {
    let first = began(today, book.settings().session_day().to_chrono());
    let is_low = || book.settings().low_battery.is_some_and(|it| it >= first) || budget(book, today).is_low;
    if was_since(book, first) {
        Some(WeekOver::Talked)
    } else if own_offered_since(book, first) {
        Some(WeekOver::NotThisWeek)
    } else {
        is_low().then_some(WeekOver::LowBattery)
    }
}

/// The next natural conversation of an aim.
pub fn next(book: &Book, id: Id<Aim>, today: NaiveDate) -> Next {
    let Some(aim) = book.aims.get(id).filter(|it| it.is_own()) else { return Next::Nobody };
    let paths = path(book, aim);
    if let Some(talk) = candidates(book, id, aim, today).into_iter().next() {
        return match (week_over(book, today), asked(book, id, aim, today)) {
            (None, _) => Next::Talk(talk),
            (Some(WeekOver::Talked), Some(person)) => Next::AnotherWeek(talk, WeekOver::Asked(person)),
            (Some(why), _) => Next::AnotherWeek(talk, why),
        };
    }
    let people = || paths.iter().filter_map(|it| it.person);
    let asked = asked(book, id, aim, today).filter(|_| aim.state() == AimState::Working);
    let decides =
        paths.iter().find(|_| paths.iter().all(|it| it.how == Some(PathHow::Decides))).and_then(|it| it.person);
    match (people().find(|it| is_left_in_peace(book, *it, today).is_none() && is_guarded(book, *it)), decides) {
        (_, Some(person)) => Next::OnlyDecides(person),
        (Some(person), _) => Next::Guard(person),
        _ if paths.is_empty() => Next::Nobody,
        _ => asked.map_or(Next::NotNow, Next::Waiting),
    }
}

/// Somebody on the path whom the user asked for this aim, and with whom there was no talk for an aim since.
fn asked(book: &Book, id: Id<Aim>, aim: &Aim, today: NaiveDate) -> Option<PersonId> {
    let is_here = |it: &PersonId| book.people.get(*it).is_some_and(Person::may_be_suggested);
    let people = path(book, aim).into_iter().filter_map(|it| it.person);
    people.filter(is_here).find(|it| waits_for_answer(book, id, *it, today))
}

/// The talks that an aim may have, the most natural first: who walked the path before who walks it now, who teaches it
/// and who knows somebody; within each, those with whom the user is in contact, and new ones, before those of long ago.
/// Those whom it is better not to ask now come after all others. Nobody who decides about it.
fn candidates(book: &Book, id: Id<Aim>, aim: &Aim, today: NaiveDate) -> Vec<NextTalk> {
    if aim.state() != AimState::Working {
        return Vec::new();
    }
    let is_open = |it: &PersonId| {
        is_left_in_peace(book, *it, today).is_none() && !is_waiting(book, *it, today) && !is_guarded(book, *it)
    };
    let paths = path(book, aim).into_iter().filter(|it| it.how != Some(PathHow::Decides));
    let talks =
        paths.filter_map(|it| Some(NextTalk { aim: id, person: it.person.filter(|it| is_open(it))?, how: it.how }));
    let mut talks: Vec<NextTalk> = talks.collect();
    sort_by_key(&mut talks, |it| {
        (
            held_back(book, it.person, today).is_some(),
            rank(it.how),
            is_far(book, it.person, today),
            last_for(book, id, it.person),
            it.person,
        )
    });
    talks
}

/// Whether the last exchange is so long ago that a hello comes first.
fn is_far(book: &Book, id: PersonId, today: NaiveDate) -> bool {
    let warmth = book.people.get(id).and_then(|it| silence(book, id, it, today)).map(|(_, warmth)| warmth);
    matches!(warmth, Some(Warmth::Quiet | Warmth::Sleeping))
}

/// The last day of a talk for the aim with a person: people not asked yet come first.
fn last_for(book: &Book, aim: Id<Aim>, person: PersonId) -> Option<NaiveDate> {
    book.exchanges_with(person).rev().find(|(_, it)| it.aim == Some(aim)).and_then(|(_, it)| it.when)
}

/// The user's own aims that are worked on, in the order in which they have their turn: the one that waited longest.
fn in_turn(book: &Book) -> Vec<(Id<Aim>, &Aim)> {
    let mut aims = own(book, AimState::Working);
    sort_by_key(&mut aims, |(id, it)| (it.last_offered, *id));
    aims
}

/// The one talk for an aim of this week: with one of the people of the weekly session, never with a fourth. None after
/// a talk for an aim in the same week, after the user put one aside, on a day or in a week with little energy, and for
/// an aim without a why. Where something else comes first, the question is for another week.
pub fn of_week(book: &Book, people: &[PersonId], today: NaiveDate) -> Option<NextTalk> {
    if week_over(book, today).is_some() {
        return None;
    }
    ready(book, today).find(|it| people.contains(&it.person))
}

/// The talks in which the user can ask at once: before them comes neither a hello, nor an introduction, nor a better
/// day. In the order in which the aims have their turn; only of aims that say why.
fn ready(book: &Book, today: NaiveDate) -> impl Iterator<Item = NextTalk> {
    let talks = move |(id, aim): (Id<Aim>, &Aim)| candidates(book, id, aim, today);
    let aims = in_turn(book).into_iter().filter(|(_, it)| has_why(it));
    let is_ready = move |it: &NextTalk| {
        way_on(book, it.person, today) == WayOn::Ask && held_back(book, it.person, today).is_none()
    };
    aims.flat_map(talks).filter(is_ready)
}

fn own_offered_since(book: &Book, first: NaiveDate) -> bool {
    book.aims.iter().any(|(_, it)| it.is_own() && it.last_offered.is_some_and(|it| it >= first))
}

/// Whether the aim says why. There are no words to somebody else without it.
pub fn has_why(aim: &Aim) -> bool {
    !aim.why.trim().is_empty()
}

/// The person for whom the session of next week keeps one of its places: the next talk of the aim whose turn it is.
pub fn for_next_week(book: &Book, today: NaiveDate) -> Option<NextTalk> {
    ready(book, next_begins(book, today)).next()
}

/// When the user sees a talk with the people of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InWeek {
    /// In this week.
    Now,
    /// From this day, the next session day.
    From(NaiveDate),
}

/// When a talk stands with the people of the week, of whom `people` are those of this week. None if that is not known
/// yet: another aim has its turn first, something else comes before the question, or the aim does not say why.
pub fn in_week(book: &Book, talk: NextTalk, people: &[PersonId], today: NaiveDate) -> Option<InWeek> {
    if of_week(book, people, today) == Some(talk) {
        return Some(InWeek::Now);
    }
    (for_next_week(book, today) == Some(talk)).then(|| InWeek::From(next_begins(book, today)))
}

/// The choice for next week with that place kept, or a choice of nobody.
pub fn next_week(book: &Book, today: NaiveDate) -> WeekChoice {
    let talk = for_next_week(book, today);
    talk.map(|it| WeekChoice::reserved(next_begins(book, today), it.person)).unwrap_or_default()
}

/// The aim whose date has passed without a word since, and the date: "By about spring. Still?"
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::aims::next::still;
///
/// let check = |aim: &str, expected: bool| {
///     let file = format!(r#"{{"format": "kith-backup", "version": 1, "aims": [{{"what": "Sail" {aim}}}]}}"#);
///     let book = read(&file).unwrap().book;
///     assert_eq!(still(&book, "2026-11-22".parse().unwrap()).is_some(), expected, "{aim}");
/// };
/// check("", false);
/// check(r#", "by": "2026-12""#, false);
/// check(r#", "by": "2026""#, false);
/// check(r#", "by": "2026-05""#, true);
/// check(r#", "by": "2026-05", "spoken_of": "2026-06-02""#, false);
/// check(r#", "by": "2026-05", "state": "resting""#, false);
/// check(r#", "by": "2026-05", "whose": "theirs""#, false);
/// ```
pub fn still(book: &Book, today: NaiveDate) -> Option<(Id<Aim>, PartialDate)> {
    own(book, AimState::Working).into_iter().find_map(|(id, _)| still_of(book, id, today))
}

/// The same for one aim.
pub fn still_of(book: &Book, id: Id<Aim>, today: NaiveDate) -> Option<(Id<Aim>, PartialDate)> {
    let aim = book.aims.get(id).filter(|it| it.is_own() && it.state() == AimState::Working)?;
    let by = aim.by?;
    let last = by.last_day()?;
    (last < today && aim.spoken_of.is_none_or(|it| it <= last)).then_some((id, by))
}
