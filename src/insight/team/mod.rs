//! Projects: their needs, the people who cover them, the gaps, and the ending.
//!
//! A team needs to know who knows what, and that knowledge must be right (Lewis 2003; Austin 2003). So each need says
//! in words how it stands, and nobody is counted, rated or ranked. All thresholds are design decisions.

mod candidates;
pub mod closing;
pub mod drafts;
pub mod gaps;
pub mod smallest;
pub mod timeline;

use chrono::{DateTime, Days, NaiveDate};

use crate::domain::{
    Book, Covering, Depth, Id, Need, PartialDate, PersonId, Project, ProjectId, ProjectStage, converted,
    distinct_names, into_set, label_key, short_name, sort_by_key,
};

/// People who do it, from which on a need is in good hands (focusedobjective: two people for the work, and a teacher).
const GOOD_HANDS: usize = 2;
/// Days without a change or a talk, after which a project rests (design decision).
const RESTING_DAYS: u64 = 365;

/// How a need stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Two people do it, or one is known for it and another does it.
    GoodHands,
    /// One person, or the user.
    OnePerson,
    /// Only somebody who learns it.
    Learning,
    /// Nobody.
    Nobody,
}

/// Who covers a need: a person, or the user if none.
pub type Who = Option<PersonId>;

/// A need with those who cover it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The need.
    pub need: Id<Need>,
    /// The need in the user's words.
    pub what: String,
    /// How well it is needed.
    pub depth: Option<Depth>,
    /// Who covers it, and how well. Each once, in the order of [`Team::people`], the user last.
    pub covers: Vec<(Who, Depth)>,
    /// How it stands.
    pub standing: Standing,
}

impl Row {
    /// Whether somebody covers it, be it only by learning it.
    pub fn is_covered(&self) -> bool {
        !self.covers.is_empty()
    }

    /// The one person on whom it rests alone.
    pub fn alone(&self) -> Option<Who> {
        let mut able = self.covers.iter().filter(|(_, depth)| *depth >= Depth::Does);
        able.next().filter(|_| self.standing == Standing::OnePerson).map(|(who, _)| *who)
    }

    /// How well somebody covers it.
    pub fn of(&self, who: Who) -> Option<Depth> {
        self.covers.iter().find(|it| it.0 == who).map(|it| it.1)
    }
}

/// The people of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// Those who are in it now, by name. Archived people and the dead are in `earlier`.
    pub people: Vec<PersonId>,
    /// Whether the user covers a need.
    pub has_me: bool,
    /// Those of `people` who cover no need, each with their part in the user's words.
    pub beside: Vec<(PersonId, String)>,
    /// Those who were in it: archived or dead. Their needs are open again.
    pub earlier: Vec<PersonId>,
}

/// The project as it is shown: one of an older version has its needs with ids.
pub fn project(book: &Book, id: ProjectId) -> Option<Project> {
    book.projects.get(id).map(|it| converted(book, id, it))
}

/// The people of a project. People who are not in the book are left out. A person who covers a need that is gone,
/// because another device removed it at the same time, is in the project all the same.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::team::team;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///     "people": [{"given": "Ana", "id": "ana"}, {"given": "Bo", "id": "bo", "died": "2024"}],
///     "projects": [{"name": "The fair", "members": [{"person": "ana", "part": "cake"}],
///         "wants": [{"id": "n", "what": "stall"}], "covers": [{"person": "bo", "need": "n"}, {"need": "n"}]}]}"#,
/// )?
/// .book;
/// let team = team(&book, book.projects.iter().next().unwrap().0);
/// assert_eq!((team.people.len(), team.earlier.len(), team.has_me), (1, 1, true));
/// assert_eq!(team.beside[0].1, "cake");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn team(book: &Book, id: ProjectId) -> Team {
    let Some(project) = project(book, id) else { return Team::default() };
    let covers: Vec<&Covering> =
        project.covers.iter().filter(|it| it.need.and_then(|it| project.counts_for(it)).is_some()).collect();
    let covering = into_set(covers.iter().filter_map(|it| it.person));
    let named = into_set(project.people().into_iter());
    let mut all: Vec<_> = named.iter().filter_map(|it| Some((*it, book.people.get(*it)?))).collect();
    sort_by_key(&mut all, |(id, it)| (short_name(it), *id));
    let (now, before): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, it)| it.may_be_suggested());
    let people: Vec<PersonId> = now.into_iter().map(|it| it.0).collect();
    let part = |id: PersonId| project.members.iter().find(|it| it.person == Some(id)).map(|it| it.part.clone());
    let beside = people.iter().filter(|it| !covering.contains(it)).map(|it| (*it, part(*it).unwrap_or_default()));
    Team {
        beside: beside.collect(),
        people,
        has_me: covers.iter().any(|it| it.person.is_none()),
        earlier: before.into_iter().map(|it| it.0).collect(),
    }
}

/// The names by which a project calls its people, also those who were in it: short, and each unlike the others.
/// `beside` are people who are named with them, such as somebody to ask.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::team::member_names;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "a", "given": "Ana", "family": "Silva"},
///         {"id": "b", "given": "Ana", "family": "Kerr"}, {"id": "c", "given": "Bo"}],
///     "projects": [{"name": "Zoo", "members": [{"person": "a"}, {"person": "c"}]}]}"#,
/// )?
/// .book;
/// let id = book.projects.iter().next().unwrap().0;
/// let check = |beside: &[kith::domain::PersonId], expected: &[&str]| {
///     let names = member_names(&book, id, beside.iter().copied());
///     let mut names: Vec<String> = names.into_iter().map(|it| it.1).collect();
///     names.sort();
///     assert_eq!(names, expected);
/// };
/// check(&[], &["Ana", "Bo"]);
/// let (kerr, _) = book.people.iter().find(|(_, it)| it.family == "Kerr").unwrap();
/// check(&[kerr], &["Ana K.", "Ana S.", "Bo"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn member_names(book: &Book, id: ProjectId, beside: impl IntoIterator<Item = PersonId>) -> Vec<(PersonId, String)> {
    let team = team(book, id);
    let all = into_set(team.people.into_iter().chain(team.earlier).chain(beside));
    let known: Vec<_> = all.iter().filter_map(|it| Some((*it, book.people.get(*it)?))).collect();
    let names = distinct_names(&known.iter().map(|it| it.1).collect::<Vec<_>>());
    known.into_iter().map(|it| it.0).zip(names).collect()
}

/// The needs of a project in the order in which they were written, each with those who cover it now. An
/// archived or dead person covers nothing any more.
pub fn rows(book: &Book, id: ProjectId) -> Vec<Row> {
    let Some(project) = project(book, id) else { return Vec::new() };
    let team = team(book, id);
    let whos: Vec<Who> = team.people.iter().map(|it| Some(*it)).chain([None]).collect();
    let row = |(need, it): (Id<Need>, &Need)| {
        let depth_of = |who: Who| {
            let of_who =
                |it: &&Covering| it.person == who && it.need.and_then(|it| project.counts_for(it)) == Some(need);
            // Unset is "does it". Of two needs that were made one, the better counts.
            project.covers.iter().filter(of_who).map(|it| it.depth.unwrap_or(Depth::Does)).max()
        };
        let covers: Vec<(Who, Depth)> = whos.iter().filter_map(|who| Some((*who, depth_of(*who)?))).collect();
        let standing = standing(&covers, it.depth);
        Row { need, what: it.what.clone(), depth: it.depth, covers, standing }
    };
    project.own_needs().map(row).collect()
}

/// How a need stands with those who cover it.
fn standing(covers: &[(Who, Depth)], needed: Option<Depth>) -> Standing {
    let able = covers.iter().filter(|(_, depth)| *depth >= Depth::Does).count();
    let known = covers.iter().any(|(_, depth)| *depth == Depth::KnownFor);
    // Where somebody known for it is needed, those who do it are on the way there.
    let is_enough = known || needed != Some(Depth::KnownFor);
    match (able, covers) {
        (_, []) => Standing::Nobody,
        (0, _) => Standing::Learning,
        _ if !is_enough => Standing::Learning,
        (1, _) => Standing::OnePerson,
        (GOOD_HANDS.., _) => Standing::GoodHands,
    }
}

/// Two needs of a project in other case or spacing: offered to become one.
pub fn twins(rows: &[Row]) -> Option<(&Row, &Row)> {
    let is_twin = |a: &Row, b: &Row| label_key(&a.what) == label_key(&b.what);
    rows.iter().enumerate().find_map(|(at, a)| rows[at + 1..].iter().find(|b| is_twin(a, b)).map(|b| (a, b)))
}

/// The projects in which a person is now, by name: those that are not done.
pub fn also_in(book: &Book, person: PersonId) -> Vec<(ProjectId, String)> {
    let is_open = |it: &Project| it.stage() != ProjectStage::Done;
    let open = book.projects.iter().filter(|(_, it)| is_open(it));
    let with = open.filter(|(id, _)| team(book, *id).people.contains(&person));
    let mut found: Vec<_> = with.map(|(id, it)| (id, it.name.clone())).collect();
    sort_by_key(&mut found, |(id, name)| (label_key(name), *id));
    found
}

/// The date since which a running project rests, because nobody touched it for a year: the day of the last change, talk
/// or promise, or the date on which it began, be it only a month or a year. None for one that was touched, rests
/// already or is done, and for one of which no date is known.
pub fn resting_since(book: &Book, id: ProjectId, today: NaiveDate) -> Option<PartialDate> {
    let project = book.projects.get(id)?;
    let stage = project.stage();
    let changed = book.view(id.into()).and_then(|it| it.newest()).and_then(|it| day_of(it.millis()));
    let events = timeline::timeline(book, id);
    let days = events.iter().filter_map(|it| it.when).chain(changed).map(PartialDate::Day);
    let (last, since) = days.chain(project.began).filter_map(|it| Some((it.last_day()?, it))).max()?;
    let is_open = matches!(stage, ProjectStage::Idea | ProjectStage::Running);
    let limit = today.checked_sub_days(Days::new(RESTING_DAYS))?;
    (is_open && last < limit).then_some(since)
}

/// The day of a change. A file written by hand has no times: all of it is at zero, which is no day.
fn day_of(millis: u64) -> Option<NaiveDate> {
    let millis = Some(millis).filter(|it| *it > 0)?;
    DateTime::from_timestamp_millis(i64::try_from(millis).ok()?).map(|it| it.date_naive())
}

#[cfg(test)]
mod tests;
