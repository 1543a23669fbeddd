//! The edits of the commands of projects.

use crate::domain::apply::{checked_diff, edit_person, exists, save};
use crate::domain::cell_name::join;
use crate::domain::diff::date_back;
use crate::domain::project::covering_key;
use crate::domain::{
    Book, Cell, CommandError, Covering, Ctx, Depth, Edit, Element as _, HowKnown, Id, Knows, List, Need, NewProject,
    PartialDate, Person, PersonId, Project, ProjectId, ProjectMember, ProjectRecord, ProjectStage, label_key, limits,
    tidy_line,
};

/// The needs of an older version, each as the need that it becomes. The ids derive from the project and the words, so
/// that two devices that convert the same need have one.
///
/// ```
/// # use kith::domain::{Id, Project, old_needs};
/// let project = Project { needs: ["radio".to_owned()].into_iter().collect(), ..Project::default() };
/// let id = Id::from_uuid(uuid::Uuid::from_u128(1));
/// assert_eq!(old_needs(id, &project)[0].what, "radio");
/// assert_eq!(old_needs(id, &project), old_needs(id, &project));
/// ```
pub fn old_needs(id: ProjectId, project: &Project) -> Vec<Need> {
    let convert = |what: &String| Need {
        id: Some(Id::from_text(&format!("need {id} {}", what.key()))),
        what: what.clone(),
        ..Need::default()
    };
    project.needs.iter().map(convert).collect()
}

/// A project as the page shows it and the first edit stores it: needs of an older version are needs with an id, and a
/// member whose part is a need covers it. With needs of both shapes the old ones wait for the user to take them over.
pub fn converted(book: &Book, id: ProjectId, project: &Project) -> Project {
    if project.has_old_needs_beside() { project.clone() } else { taken_over(book, id, project) }
}

fn taken_over(book: &Book, id: ProjectId, project: &Project) -> Project {
    let mut taken = project.clone();
    taken.needs = List::default();
    for (need, words) in old_needs(id, project).into_iter().zip(project.needs.iter()) {
        let Some(key) = need.id else { continue };
        let words = join("needs", &words.key());
        let is_new = |list: &str, key: &str| is_new(book, id, &join(list, key), &words);
        let is_part = |it: &&ProjectMember| label_key(&it.part) == label_key(&need.what);
        let covers = project.members.iter().filter(is_part).filter_map(|it| it.person);
        for person in covers.filter(|it| is_new("covers", &covering_key(Some(*it), key))) {
            taken.covers.insert(Covering { person: Some(person), need: Some(key), depth: None });
        }
        if is_new("wants", &key.to_string()) {
            taken.wants.insert(need);
        }
    }
    taken
}

/// Whether an element was never written, or the conversion was taken back with its words: what another device has
/// converted, and changed or removed since, stays so.
fn is_new(book: &Book, id: ProjectId, cell: &str, words: &str) -> bool {
    let Some(view) = book.view(id.into()) else { return true };
    let Cell { value, stamp } = view.cell(cell);
    stamp.is_none() || value.is_none() && stamp == view.cell(words).stamp
}

/// Gives converted needs and their covers the time of the words that they come from.
fn date_back_conversion(book: &Book, id: ProjectId, edit: &mut Edit) {
    let (Some(project), Some(view)) = (book.projects.get(id), book.view(id.into())) else { return };
    let cleared: Vec<_> = edit.cells.iter().filter(|it| it.after.value.is_none()).map(|it| it.name.clone()).collect();
    let words = project.needs.iter().map(|it| join("needs", &it.key()));
    let needs: Vec<_> = old_needs(id, project).iter().filter_map(|it| it.id).zip(words).collect();
    let mut converted = taken_over(book, id, project);
    limits::tidy(&mut converted, Some(project));
    date_back(book, edit, &converted, |cell| {
        // The name of the cell of a need, and of a cover of it, ends with the id of the need.
        let (_, words) = needs.iter().find(|(need, _)| cell.ends_with(&need.to_string()))?;
        if cleared.contains(words) { view.cell(words).stamp } else { None }
    });
}

pub(super) fn begin(book: &Book, new: &NewProject, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
    let id = ProjectId::new(ctx);
    let is_first = |(at, what): &(usize, &String)| {
        let is_same = |it: &String| label_key(it) == label_key(what);
        new.needs.iter().position(is_same) == Some(*at)
    };
    let words = new.needs.iter().enumerate().filter(|it| !it.1.trim().is_empty() && is_first(it)).map(|it| it.1);
    // Ids sort in the order in which they are made, so the needs stay in the order in which the user wrote them.
    let wants = words.map(|what| Need { id: Some(Id::new(ctx)), what: what.clone(), ..Need::default() });
    let project = Project {
        name: new.name.clone(),
        what: new.what.clone(),
        wants: wants.collect(),
        began: Some(PartialDate::Day(ctx.today)),
        ..Project::default()
    };
    Ok(vec![save_project(book, id, project)?])
}

fn save_project(book: &Book, id: ProjectId, project: Project) -> Result<Edit, CommandError> {
    let named = |it: &mut Project| if it.name.is_empty() { Err(CommandError::NoProjectName) } else { Ok(()) };
    let mut edit = save(book, id.into(), project, named)?;
    date_back_conversion(book, id, &mut edit);
    Ok(edit)
}

fn existing(book: &Book, id: ProjectId) -> Result<Project, CommandError> {
    let project = book.projects.get(id).ok_or(CommandError::Missing(id.into()))?;
    Ok(converted(book, id, project))
}

/// Changes a project, after the conversion of what an older version wrote: both are one change. `change` returns none
/// if a need is no longer in the project.
pub(super) fn edit(
    book: &Book,
    id: ProjectId,
    change: impl FnOnce(&mut Project) -> Option<()>,
) -> Result<Vec<Edit>, CommandError> {
    let mut project = existing(book, id)?;
    change(&mut project).ok_or(CommandError::Missing(id.into()))?;
    Ok(vec![save_project(book, id, project)?])
}

pub(super) fn set_stage(project: &mut Project, stage: ProjectStage) {
    project.stage = Some(stage);
    stage.word().clone_into(&mut project.state);
}

/// The need of a command, which must have words.
pub(super) fn with_words(need: Need) -> Result<Need, CommandError> {
    if need.what.trim().is_empty() { Err(CommandError::NoNeed) } else { Ok(need) }
}

fn need(project: &Project, id: Id<Need>) -> Option<Need> {
    project.wants.iter().find(|it| it.id == Some(id)).cloned()
}

pub(super) fn save_need(project: &mut Project, words: Need) -> Option<()> {
    let before = need(project, words.id?)?;
    project.wants.insert(Need { of: before.of, ..words });
    Some(())
}

/// The other need stays in the list and says with which it was made one, so that a cover that another device adds to it
/// is not lost.
pub(super) fn join_needs(project: &mut Project, stays: Id<Need>, goes: Id<Need>) -> Option<()> {
    need(project, stays)?;
    let gone = need(project, goes)?;
    if project.counts_for(stays) != project.counts_for(goes) {
        project.wants.insert(Need { of: Some(stays), ..gone });
    }
    Some(())
}

pub(super) fn remove_need(project: &mut Project, id: Id<Need>) -> Option<()> {
    need(project, id)?;
    let all = project.wants.iter().filter_map(|it| it.id);
    let same: Vec<Id<Need>> = all.filter(|it| project.counts_for(*it) == Some(id)).collect();
    let stays = |it: &&Covering| it.need.is_none_or(|it| !same.contains(&it));
    project.covers = project.covers.iter().filter(stays).cloned().collect();
    same.iter().for_each(|it| project.wants.remove(&it.to_string()));
    Some(())
}

pub(super) fn cover(book: &Book, id: ProjectId, covering: &Covering) -> Result<Vec<Edit>, CommandError> {
    if let Some(person) = covering.person {
        exists(book, person.into())?;
    }
    edit(book, id, |project| {
        let counts = project.counts_for(covering.need?)?;
        // One person covers a need once, also if it was made one with another.
        uncover(project, covering.person, counts)?;
        project.covers.insert(Covering { need: Some(counts), ..covering.clone() });
        Some(())
    })
}

pub(super) fn uncover(project: &mut Project, person: Option<PersonId>, need: Id<Need>) -> Option<()> {
    let counts = Some(project.counts_for(need)?);
    let is_it = |it: &&Covering| it.person == person && it.need.and_then(|it| project.counts_for(it)) == counts;
    project.covers = project.covers.iter().filter(|it| !is_it(it)).cloned().collect();
    Some(())
}

pub(super) fn remove_member(project: &mut Project, person: PersonId) -> Option<()> {
    project.members.remove(&person.to_string());
    project.covers = project.covers.iter().filter(|it| it.person != Some(person)).cloned().collect();
    Some(())
}

pub(super) fn take_over(book: &Book, id: ProjectId) -> Result<Vec<Edit>, CommandError> {
    let project = book.projects.get(id).ok_or(CommandError::Missing(id.into()))?;
    Ok(vec![save_project(book, id, taken_over(book, id, project))?])
}

pub(super) fn close(book: &Book, id: ProjectId, record: &ProjectRecord, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
    let mut edits = edit(book, id, |project| {
        let ended = project.ended.filter(|_| project.stage() == ProjectStage::Done);
        set_stage(project, ProjectStage::Done);
        project.ended = ended.or(Some(PartialDate::Day(ctx.today)));
        project.closing.clone_from(&record.closing);
        Some(())
    })?;
    for (promise, state) in &record.promises {
        let mut closed = book.promises.get(*promise).ok_or(CommandError::Missing((*promise).into()))?.clone();
        (closed.state, closed.closed) = (Some(*state), Some(ctx.today));
        edits.push(checked_diff(book, (*promise).into(), &closed)?);
    }
    edits.extend(person_edits(book, &existing(book, id)?, record, ctx)?);
    Ok(edits)
}

/// The edits of people: their new knowledge, and their cadence. One edit for each.
fn person_edits(book: &Book, project: &Project, record: &ProjectRecord, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
    let named = record.knows.iter().map(|it| it.0).chain(record.contact.iter().map(|it| it.0));
    let people: List<PersonId> = named.collect();
    let edit = |person: PersonId| {
        edit_person(book, person, |it| {
            let known = record.knows.iter().filter(|known| known.0 == person);
            known.for_each(|(_, what)| turned_out_to_know(it, what, covered(project, person, what), ctx));
            let days = record.contact.iter().find(|contact| contact.0 == person).map(|contact| contact.1);
            it.cadence_days = days.or(it.cadence_days);
        })
    };
    people.iter().map(|it| edit(*it)).collect::<Result<Vec<_>, _>>().map(|it| it.concat())
}

/// How well a person covered a need of these words. None if there is no such need, or another covered it.
fn covered(project: &Project, person: PersonId, what: &str) -> Option<Depth> {
    let is_it = |need: Id<Need>| {
        let same = project.wants.iter().filter(|it| label_key(&it.what) == label_key(what));
        same.filter_map(|it| project.counts_for(it.id?)).any(|it| Some(it) == project.counts_for(need))
    };
    let covers = project.covers.iter().filter(|it| it.person == Some(person) && it.need.is_some_and(is_it));
    covers.map(|it| it.depth.unwrap_or(Depth::Does)).max()
}

/// The user has seen it, today. How well: the best of what the person's page and the project say, and at least "does
/// it". Words in another case are the same knowledge.
fn turned_out_to_know(person: &mut Person, what: &str, covered: Option<Depth>, ctx: &Ctx) {
    let what = tidy_line(what);
    let same = person.expertise.iter().filter(|it| label_key(&it.what) == label_key(&what));
    let before = same.min_by_key(|it| (it.gone.is_some(), it.what != what)).cloned();
    let known = before.unwrap_or_else(|| Knows::of(&what));
    let depth = known.depth.max(covered).max(Some(Depth::Does));
    let as_of = Some(PartialDate::Day(ctx.today));
    if !what.is_empty() {
        person.expertise.insert(Knows { how: Some(HowKnown::Seen), depth, as_of, gone: None, ..known });
    }
}
