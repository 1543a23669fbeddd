//! What ran in some years: mentorships, projects, aims that closed, and the chapters of relationships.

use chrono::{Datelike, NaiveDate};

use crate::domain::{AimId, AimState, Book, MentorshipId, PartialDate, PersonId, ProjectId, display_name, sort_by_key};
use crate::insight::years::Window;
use crate::present::names;

/// What ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ran {
    /// A mentorship, with the short names of its people.
    Mentorship(MentorshipId, Vec<String>),
    /// A project, with its name.
    Project(ProjectId, String),
    /// An aim of the user that was reached (true) or let go, in their words.
    Aim(AimId, String, bool),
    /// A chapter, with its name and that of the person.
    Chapter(PersonId, String, String),
}

/// A line of the section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RanLine {
    /// When it began, if that is known.
    pub from: Option<PartialDate>,
    /// When it ended. None while it goes on.
    pub to: Option<PartialDate>,
    /// What it is.
    pub what: Ran,
}

/// What ran in the calendar years of a window, in the order in which it began. Nothing without a year.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::years::{Window, WindowKind};
/// use kith::present::years_ran::{Ran, ran};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"id": "n", "given": "Nadia", "chapters": [{"name": "Harbour", "from": "2017", "to": "2019"}]}],
///         "mentorships": [{"people": ["n"], "began": "2019-05-01"}],
///         "aims": [{"what": "Teach", "state": "reached", "closed": "2020-02-01"}, {"what": "Sail"}]}"#,
/// )?
/// .book;
/// let today = "2026-11-26".parse().unwrap();
/// let check = |year: &str, expected: usize| {
///     let window = Window::around(WindowKind::Year, format!("{year}-06-01").parse().unwrap(), today);
///     assert_eq!(ran(&book, window, today).len(), expected, "{year}");
/// };
/// check("2016", 0);
/// check("2018", 1);
/// check("2019", 2);
/// check("2020", 2); // The mentorship goes on, and the aim is reached.
/// check("2026", 1);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn ran(book: &Book, window: Window, today: NaiveDate) -> Vec<RanLine> {
    let day = |it: Option<NaiveDate>| it.map(PartialDate::Day);
    let mentorships = book.mentorships.iter().map(|(id, it)| RanLine {
        from: day(it.began),
        to: day(it.closing.when),
        what: Ran::Mentorship(id, names(book, it.people.iter())),
    });
    let projects = book.projects.iter().filter(|(_, it)| it.began.is_some()).map(|(id, it)| RanLine {
        from: it.began,
        to: it.ended,
        what: Ran::Project(id, it.name.clone()),
    });
    let closed = book.aims.iter().filter(|(_, it)| it.is_own() && it.closed.is_some());
    let aims = closed.filter_map(|(id, it)| {
        let is_reached = it.state() == AimState::Reached;
        let is_closed = is_reached || it.state() == AimState::LetGo;
        let what = Ran::Aim(id, it.what.clone(), is_reached);
        is_closed.then(|| RanLine { from: day(it.closed), to: day(it.closed), what })
    });
    let chapters = book.people.iter().flat_map(|(id, person)| {
        let what = move |name: &str| Ran::Chapter(id, name.to_owned(), display_name(person));
        person.chapters.iter().map(move |it| RanLine { from: it.from, to: it.to, what: what(&it.name) })
    });
    let mut lines: Vec<RanLine> = mentorships.chain(projects).chain(aims).chain(chapters).collect();
    lines.retain(|it| is_of(it, window, today));
    sort_by_key(&mut lines, |it| it.from.or(it.to));
    lines
}

/// Whether a line has a part in the years of a window, and not only ahead of today.
fn is_of(line: &RanLine, window: Window, today: NaiveDate) -> bool {
    let year = |it: Option<PartialDate>| it.and_then(PartialDate::year);
    let (from, to) = (year(line.from).or(year(line.to)), year(line.to).unwrap_or(today.year()));
    from.is_some_and(|from| from <= window.last.year().min(today.year()) && to >= window.first.year())
}
