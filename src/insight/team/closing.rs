//! The ending of a project: its people, its length, and the needs that each of them covered.

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    Book, Depth, HowKnown, Knows, PartialDate, Person, PersonId, ProjectId, ProjectStage, label_key, short_name,
};
use crate::insight::team::{drafts, member_names, project, rows, team};

/// A person at the end of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teammate {
    /// The person.
    pub id: PersonId,
    /// The name by which the project calls the person.
    pub name: String,
    /// The needs that they cover and do not only learn, without those that the user said they do not know.
    pub knows: Vec<String>,
    /// The draft of a message of thanks.
    pub thanks: String,
}

/// The people of a project at its end, by name. The dead are left out: no message goes to them.
pub fn teammates(book: &Book, id: ProjectId) -> Vec<Teammate> {
    let name_of_project = book.projects.get(id).map(|it| it.name.clone()).unwrap_or_default();
    let (rows, names) = (rows(book, id), member_names(book, id, []));
    let seen_on = book.projects.get(id).filter(|it| it.stage() == ProjectStage::Done).and_then(|it| it.ended);
    let mate = |(turn, person): (usize, PersonId)| {
        let body = book.people.get(person)?;
        let name = names.iter().find(|it| it.0 == person)?.1.clone();
        let is_gone = |what: &String| {
            let mut same = body.expertise.iter().filter(|it| label_key(&it.what) == label_key(what)).peekable();
            same.peek().is_some() && same.all(|it| it.gone.is_some())
        };
        let does = rows.iter().filter(|it| it.of(Some(person)).is_some_and(|it| it >= Depth::Does));
        let mut knows: Vec<String> = does.map(|it| it.what.clone()).collect();
        let thanks = drafts::thanks(&short_name(body), &with_turned_out(&knows, body, seen_on), &name_of_project, turn);
        knows.retain(|it| !is_gone(it));
        Some(Teammate { id: person, name, knows, thanks })
    };
    team(book, id).people.into_iter().enumerate().filter_map(mate).collect()
}

/// The words of a list with commas, as the user changed it. A need with a comma that the person covered stays whole.
///
/// ```
/// # use kith::insight::team::closing::words_of;
/// let covered = ["law, contracts".to_owned(), "law".to_owned()];
/// assert_eq!(words_of("law, contracts, fuel", &covered), ["law, contracts", "fuel"]);
/// assert_eq!(words_of("law, contracts and such, ", &covered), ["law", "contracts and such"]);
/// ```
pub fn words_of(list: &str, covered: &[String]) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = list;
    loop {
        rest = rest.trim_start_matches(|it: char| it == ',' || it.is_whitespace());
        let ends = |it: &&String| {
            rest.strip_prefix(it.as_str())
                .is_some_and(|it| it.trim_start().is_empty() || it.trim_start().starts_with(','))
        };
        let whole = covered.iter().filter(ends).map(String::len).max();
        let end = whole.or_else(|| rest.find(',')).unwrap_or(rest.len());
        let (word, left) = rest.split_at(end);
        if word.is_empty() {
            return words;
        }
        words.push(word.trim_end().to_owned());
        rest = left;
    }
}

/// The needs that a person covered, and what the end of the project noted about them: the closing writes that as seen
/// on the day on which the project ended.
fn with_turned_out(covered: &[String], person: &Person, ended: Option<PartialDate>) -> Vec<String> {
    let is_new = |it: &&Knows| {
        let is_seen = ended.is_some() && it.as_of == ended && it.how == Some(HowKnown::Seen) && it.gone.is_none();
        is_seen && !covered.iter().any(|covered| label_key(covered) == label_key(&it.what))
    };
    let turned_out = person.expertise.iter().filter(is_new).map(|it| it.what.clone());
    covered.iter().cloned().chain(turned_out).collect()
}

/// The whole months from the beginning to the end. None if one of them is unknown or the time is shorter than a month.
///
/// ```
/// # use kith::insight::team::closing::months;
/// let check = |began: &str, ended: &str, expected| {
///     assert_eq!(months(began.parse().ok(), ended.parse().ok()), expected);
/// };
/// check("2025-11", "2026-11", Some(12));
/// check("2026-03-10", "2026-09-09", Some(5));
/// check("2026-11-01", "2026-11-22", None);
/// check("2025", "2026-11-22", None);
/// ```
pub fn months(began: Option<PartialDate>, ended: Option<PartialDate>) -> Option<usize> {
    let (began, ended) = (first_day(began?)?, first_day(ended?)?);
    let months = |it: NaiveDate| i64::from(it.year()) * 12 + i64::from(it.month());
    let is_short = ended.day() < began.day();
    usize::try_from(months(ended) - months(began) - i64::from(is_short)).ok().filter(|it| *it > 0)
}

/// The years from the beginning to the end, where only the years are known. None within one year.
///
/// ```
/// # use kith::insight::team::closing::years;
/// let check = |began: &str, ended: &str, expected| {
///     assert_eq!(years(began.parse().ok(), ended.parse().ok()), expected);
/// };
/// check("2023", "2026-11-22", Some(3));
/// check("2023-05", "2025", Some(2));
/// check("2026", "2026", None);
/// check("", "2026", None);
/// ```
pub fn years(began: Option<PartialDate>, ended: Option<PartialDate>) -> Option<usize> {
    usize::try_from(ended?.year()? - began?.year()?).ok().filter(|it| *it > 0)
}

/// How long a project took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many whole months.
    Months(usize),
    /// About so many years: the months are not known.
    Years(usize),
}

/// The day of a date whose month is known.
fn first_day(date: PartialDate) -> Option<NaiveDate> {
    match date {
        PartialDate::Day(day) => Some(day),
        PartialDate::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
        PartialDate::Year(_) | PartialDate::EveryYear { .. } => None,
    }
}

/// The length of a project if it is known, and the people who were in it, the user not counted.
pub fn looked_back(book: &Book, id: ProjectId) -> (Option<Length>, usize) {
    let Some(project) = project(book, id) else { return (None, 0) };
    let team = team(book, id);
    let (began, ended) = (project.began, project.ended);
    let is_by_month = began.and_then(first_day).is_some() && ended.and_then(first_day).is_some();
    let length =
        if is_by_month { months(began, ended).map(Length::Months) } else { years(began, ended).map(Length::Years) };
    (length, team.people.len() + team.earlier.len())
}
