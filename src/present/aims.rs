//! The user's aims on the page "Mentoring", the page of an aim, and the returns of the long view.

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    Aim, AimId, AimState, Book, Exchange, Id, MAX_WORKING_GOALS, Outcome, PartialDate, PathHow, Person, PersonId,
    Purpose, VecMap, short_name, sort_by_key,
};
use crate::insight::aims::talks::{own, talks};
use crate::insight::years::Window;
use crate::present::names;

/// An aim in the list of the page "Mentoring".
#[derive(Clone, Debug, PartialEq)]
pub struct AimRow {
    /// The id.
    pub id: AimId,
    /// The aim.
    pub aim: Aim,
}

/// The user's own aims: those that are worked on, those that rest, and the closed ones, oldest first within each.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::aims::rows;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "aims": [{"what": "Rest", "state": "resting"}, {"what": "Sail"},
///         {"what": "Theirs", "whose": "theirs"}, {"what": "Of a pair", "mentorship": "m"},
///         {"what": "Old", "done": true}],
///     "mentorships": [{"id": "m"}]}"#,
/// )?
/// .book;
/// let names = |rows: Vec<kith::present::aims::AimRow>| rows.into_iter().map(|it| it.aim.what).collect::<Vec<_>>();
/// let (open, closed) = rows(&book);
/// assert_eq!((names(open), names(closed)), (vec!["Sail".to_owned(), "Rest".into()], vec!["Old".into()]));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn rows(book: &Book) -> (Vec<AimRow>, Vec<AimRow>) {
    let of = |state| own(book, state).into_iter().map(|(id, aim)| AimRow { id, aim: aim.clone() });
    let open = of(AimState::Working).chain(of(AimState::Resting)).collect();
    (open, of(AimState::Reached).chain(of(AimState::LetGo)).collect())
}

/// The aims of which one has to rest before the user works on another. Empty if there is room.
pub fn to_rest_first(book: &Book, except: Option<AimId>) -> Vec<AimRow> {
    let working = own(book, AimState::Working).into_iter().filter(|(id, _)| Some(*id) != except);
    let working: Vec<AimRow> = working.map(|(id, aim)| AimRow { id, aim: aim.clone() }).collect();
    if working.len() >= MAX_WORKING_GOALS { working } else { Vec::new() }
}

/// With whom the user has talked for an aim, by how they know the path: the short names of each way.
pub fn talked_with(book: &Book, id: AimId, today: NaiveDate) -> Vec<(Option<PathHow>, Vec<String>)> {
    let Some(aim) = book.aims.get(id) else { return Vec::new() };
    let paths = aim.all_paths();
    let how = |person: PersonId| paths.iter().find(|it| it.person == Some(person)).and_then(|it| it.how);
    let mut people: Vec<PersonId> = talks(book, id, today).into_iter().flat_map(|it| it.people).collect();
    people.sort_unstable();
    people.dedup();
    let mut by_how: VecMap<Option<PathHow>, Vec<PersonId>> = VecMap::default();
    people.into_iter().for_each(|it| by_how.slot(how(it)).push(it));
    by_how.iter().map(|(how, people)| (*how, names(book, people.iter()))).collect()
}

/// A return, with the short names of its people.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnRow {
    /// The id.
    pub id: Id<Outcome>,
    /// The return.
    pub outcome: Outcome,
    /// The people, also those who have died.
    pub names: Vec<String>,
    /// Those whom the user can thank: the living, until thanks with the words of the return were sent to them, or the
    /// user says that all know.
    pub to_thank: Vec<PersonId>,
}

fn return_row(book: &Book, id: Id<Outcome>, outcome: &Outcome) -> ReturnRow {
    let is_alive = |it: &PersonId| book.people.get(*it).is_some_and(|it| it.died.is_none());
    let what = outcome.what.trim_end_matches('.');
    let is_thanks = |it: &Exchange| it.purpose == Some(Purpose::Thanks) && it.notes.contains(what);
    let is_thanked = |id: &PersonId| book.exchanges_with(*id).any(|(_, it)| is_thanks(it));
    let living = outcome.people.iter().copied().filter(is_alive);
    let to_thank = living.filter(|it| outcome.thanked.is_none() && !is_thanked(it));
    ReturnRow { id, outcome: outcome.clone(), names: names(book, outcome.people.iter()), to_thank: to_thank.collect() }
}

/// What a return is, and the people to thank for it, by name.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::aims::to_thank;
///
/// let check = |returned: &str, exchanges: &str, expected: &[&str]| {
///     let file = format!(
///         r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "a", "given": "Ana"}},
///             {{"id": "b", "given": "Bo"}}, {{"id": "c", "given": "Cy", "died": "2020"}}],
///         "returns": [{{"what": "A flat.", "people": ["a", "b", "c"] {returned}}}], "exchanges": [{exchanges}]}}"#
///     );
///     let book = read(&file).unwrap().book;
///     let (_, people) = to_thank(&book, book.returns.iter().next().unwrap().0).unwrap();
///     assert_eq!(people.iter().map(|it| it.1.given.as_str()).collect::<Vec<_>>(), expected, "{exchanges}");
/// };
/// check("", "", &["Ana", "Bo"]);
/// let thanks =
///     |notes| format!(r#"{{"when": "2026-01-01", "people": ["a"], "purpose": "thanks", "notes": "{notes}"}}"#);
/// check("", &thanks("Ana, I have found it: A flat."), &["Bo"]);
/// check("", &thanks("For the cake."), &["Ana", "Bo"]);
/// check(r#", "thanked": "2026-01-01""#, "", &[]);
/// ```
pub fn to_thank(book: &Book, id: Id<Outcome>) -> Option<(String, Vec<(PersonId, Person)>)> {
    let row = return_row(book, id, book.returns.get(id)?);
    let people = row.to_thank.iter().filter_map(|it| Some((*it, book.people.get(*it)?.clone())));
    let mut people: Vec<(PersonId, Person)> = people.collect();
    sort_by_key(&mut people, |(id, it)| (short_name(it), *id));
    Some((row.outcome.what, people))
}

/// The returns of an aim so far, in the user's words, oldest first: as a report to somebody can say it.
pub fn came_of(book: &Book, aim: AimId) -> Vec<String> {
    returns_of(book, aim).into_iter().map(|it| it.outcome.what).collect()
}

/// What grew last in the years of a window, up to a day, in the user's words. None without a return that has a date.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::years::{Window, WindowKind};
/// use kith::present::aims::latest_return;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "returns": [{"when": "2021", "what": "The boat"}, {"when": "2026-08-30", "what": "The prize"}]}"#,
/// )?
/// .book;
/// let check = |year: &str, expected: Option<&str>| {
///     let (day, today) = (year.parse().unwrap(), "2026-11-26".parse().unwrap());
///     let window = Window::around(WindowKind::Year, day, day);
///     assert_eq!(latest_return(&book, window, today).as_deref(), expected);
/// };
/// check("2026-01-01", Some("The prize"));
/// check("2021-01-01", Some("The boat"));
/// check("2019-01-01", None);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn latest_return(book: &Book, window: Window, today: NaiveDate) -> Option<String> {
    let years = window.first.year()..=window.last.year().min(today.year());
    let is_in = |it: &Outcome| it.when.and_then(PartialDate::year).is_some_and(|it| years.contains(&it));
    let dated = book.returns.iter().filter(|(_, it)| is_in(it));
    dated.max_by_key(|(id, it)| (it.when, *id)).map(|(_, it)| it.what.clone())
}

/// The returns of an aim, oldest first.
pub fn returns_of(book: &Book, aim: AimId) -> Vec<ReturnRow> {
    let of_aim = book.returns.iter().filter(|(_, it)| it.aim == Some(aim));
    let mut rows: Vec<ReturnRow> = of_aim.map(|(id, it)| return_row(book, id, it)).collect();
    sort_by_key(&mut rows, |it| (it.outcome.when, it.id));
    rows
}

/// What grew: the returns by year, the latest year first and those without a year last. No order but time.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::aims::what_grew;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "returns": [{"what": "A flat", "when": "2009"},
///         {"what": "A friend"}, {"what": "A trade", "when": "2009-02"}, {"what": "A post", "when": "2026-03-01"}]}"#,
/// )?
/// .book;
/// let years: Vec<_> = what_grew(&book).into_iter().map(|(year, rows)| (year, rows.len())).collect();
/// assert_eq!(years, [(Some(2026), 1), (Some(2009), 2), (None, 1)]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn what_grew(book: &Book) -> Vec<(Option<i32>, Vec<ReturnRow>)> {
    let mut years: VecMap<Option<i32>, Vec<ReturnRow>> = VecMap::default();
    for (id, it) in book.returns.iter() {
        years.slot(it.when.and_then(|it| it.year())).push(return_row(book, id, it));
    }
    let mut grown: Vec<_> = years.iter().map(|(year, rows)| (*year, rows.clone())).collect();
    grown.reverse();
    for (_, rows) in &mut grown {
        sort_by_key(rows, |it| (it.outcome.when, it.id));
    }
    grown
}
