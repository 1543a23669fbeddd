//! The list of projects on the page "Teams".

use crate::domain::{Book, Id, Need, PersonId, Project, ProjectId, ProjectStage, label_key, old_needs, sort_by_key};
use crate::insight::knows::finder;
use crate::insight::team::{Row, Standing, member_names, rows, team};

/// A project in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectLine {
    /// The project.
    pub id: ProjectId,
    /// The name.
    pub name: String,
    /// The names of the people, as [`member_names`] has them.
    pub people: Vec<String>,
    /// Needs that nobody covers, or that are only being learned.
    pub gaps: usize,
    /// For each need that one person covers alone, the name of that person. None for the user.
    pub alone: Vec<Option<String>>,
    /// The number of needs.
    pub needs: usize,
    /// Where it is.
    pub stage: ProjectStage,
}

/// The projects: running ones first, then ideas, those that rest and those that are done, each by name.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::projects::projects;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "projects": [
///     {"name": "Zoo", "stage": "running"}, {"name": "Attic", "stage": "done"},
///     {"name": "Boat", "stage": "running"}]}"#,
/// )?
/// .book;
/// let names: Vec<String> = projects(&book).into_iter().map(|it| it.name).collect();
/// assert_eq!(names, ["Boat", "Zoo", "Attic"]);
///
/// let check = |covers: &str, gaps: usize, alone: &[Option<&str>]| {
///     let file = format!(
///         r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "ana", "given": "Ana"}}],
///         "projects": [{{"name": "Zoo", "wants": [{{"id": "a", "what": "Fish"}}], "covers": [{covers}]}}]}}"#
///     );
///     let line = projects(&read(&file).unwrap().book).remove(0);
///     let names: Vec<Option<&str>> = line.alone.iter().map(Option::as_deref).collect();
///     assert_eq!((line.gaps, names.as_slice()), (gaps, alone), "{covers}");
/// };
/// check("", 1, &[]);
/// check(r#"{"need": "a"}"#, 0, &[None]);
/// check(r#"{"need": "a", "person": "ana"}"#, 0, &[Some("Ana")]);
/// check(r#"{"need": "a"}, {"need": "a", "person": "ana"}"#, 0, &[]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn projects(book: &Book) -> Vec<ProjectLine> {
    let order = |stage: ProjectStage| match stage {
        ProjectStage::Running => 0,
        ProjectStage::Idea => 1,
        ProjectStage::Resting => 2,
        ProjectStage::Done => 3,
    };
    let mut all: Vec<ProjectLine> = book.projects.iter().map(|(id, it)| line(book, id, it)).collect();
    sort_by_key(&mut all, |it| (order(it.stage), label_key(&it.name), it.id));
    all
}

fn line(book: &Book, id: ProjectId, project: &Project) -> ProjectLine {
    let rows = rows(book, id);
    let is_gap = |it: Standing| matches!(it, Standing::Nobody | Standing::Learning);
    let people = team(book, id).people;
    let names = member_names(book, id, []);
    let name_of = |id: PersonId| names.iter().find(|it| it.0 == id).map(|it| it.1.clone());
    ProjectLine {
        id,
        name: project.name.clone(),
        people: people.into_iter().filter_map(name_of).collect(),
        alone: rows.iter().filter_map(Row::alone).map(|who| name_of(who?)).collect(),
        gaps: rows.iter().filter(|it| is_gap(it.standing)).count(),
        needs: rows.len(),
        stage: project.stage(),
    }
}

/// Whether a project has a need already, in any case and spacing. The need that is renamed does not count.
pub fn has_need(book: &Book, id: ProjectId, need: &str, renamed: Option<Id<Need>>) -> bool {
    let key = label_key(need);
    let is_named = |it: &Project| {
        let old = old_needs(id, it);
        let others = it.own_needs().map(|it| it.1).chain(&old).filter(|it| renamed.is_none() || it.id != renamed);
        others.into_iter().any(|it| label_key(&it.what) == key)
    };
    book.projects.get(id).is_some_and(is_named)
}

/// The projects that a need can be put on: those that are not done and do not name it yet, also with more words.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::projects::without_need;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "projects": [
///     {"name": "Zoo", "stage": "running", "needs": ["Tax"]}, {"name": "Attic", "stage": "done"},
///     {"name": "Ark", "stage": "running", "needs": ["Ship tax"]}, {"name": "Boat", "stage": "running"}]}"#,
/// )?
/// .book;
/// let names: Vec<String> = without_need(&book, "tax").into_iter().map(|it| it.1).collect();
/// assert_eq!(names, ["Boat"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn without_need(book: &Book, need: &str) -> Vec<(ProjectId, String)> {
    let named = finder(book, need);
    let says = |it: &Project| it.own_needs().map(|it| &it.1.what).chain(it.needs.iter()).any(|it| named(it).is_some());
    let lacks = |id: ProjectId| !has_need(book, id, need, None) && !book.projects.get(id).is_some_and(says);
    let open = projects(book).into_iter().filter(|it| it.stage != ProjectStage::Done && lacks(it.id));
    open.map(|it| (it.id, it.name)).collect()
}

/// The project that the page draws whole: the first one that is not done.
pub fn first_project(lines: &[ProjectLine]) -> Option<&ProjectLine> {
    lines.first().filter(|it| it.stage != ProjectStage::Done)
}

#[cfg(test)]
mod tests {
    use super::projects;
    use crate::formats::backup::read;

    /// The people of the one project of a book, and the one on whom its need rests alone.
    #[track_caller]
    fn check(people: &str, covers: &str, expected: &[&str], alone: &str) {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{people}],
            "projects": [{{"name": "Zoo", "wants": [{{"id": "a", "what": "Fish"}}], "covers": [{covers}],
                "members": [{{"person": "a"}}, {{"person": "b"}}]}}]}}"#
        );
        let line = projects(&read(&file).unwrap().book).remove(0);
        let mut names = line.people;
        names.sort_unstable();
        assert_eq!(
            (names, line.alone),
            (expected.iter().map(|it| (*it).to_owned()).collect(), vec![Some(alone.into())])
        );
    }

    #[test]
    fn people_of_a_project_with_the_same_given_name_are_told_apart() {
        let covers = r#"{"need": "a", "person": "a"}"#;
        let kerr = r#"{"id": "b", "given": "Ana", "family": "Kerr"}"#;
        let silva = r#"{"id": "a", "given": "Ana", "family": "Silva"}"#;
        let dead = r#"{"id": "b", "given": "Ana", "family": "Kerr", "died": "2020"}"#;
        check(&format!("{silva}, {kerr}"), covers, &["Ana K.", "Ana S."], "Ana S.");
        // Those who were in it are named on its page too.
        check(&format!("{silva}, {dead}"), covers, &["Ana S."], "Ana S.");
        check(&format!(r#"{silva}, {{"id": "b", "given": "Bo"}}"#), covers, &["Ana", "Bo"], "Ana");
    }
}
