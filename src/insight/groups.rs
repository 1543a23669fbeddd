//! Groups: the people of a group by the warmth of each tie, two of them to write to, and the reminder of the group.
//!
//! A group has no warmth of its own, and its people stand by name, never in an order of numbers. Somebody who died or
//! is archived is named apart, and nobody is asked to write to them.

use chrono::{Days, NaiveDate};

use crate::domain::{
    Book, Circle, Exchange, ExchangeId, Group, GroupId, GroupMember, PartialDate, Person, PersonId, VecSet,
    group_members, group_that_counts, into_set, label_key, short_name, sort_by_key,
};
use crate::insight::friction::ended_strained;
use crate::insight::rhythm::{Warmth, silence};

/// The people of a group, each list by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupPeople {
    /// Those whose tie is warm or cooling.
    pub in_contact: Vec<PersonId>,
    /// Those with whom it is quiet, after a talk since then.
    pub quiet: Vec<PersonId>,
    /// Those with whom no talk is noted since then: since the group ended, or began if it goes on.
    pub not_since: Vec<PersonId>,
    /// Those who died or are archived.
    pub apart: Vec<PersonId>,
    /// How many of those apart died.
    pub dead: usize,
    /// Those who left.
    pub left: Vec<GroupMember>,
    /// How many of those above the last two lists the user talked with since then. None if the group has no dates.
    pub met_since: Option<usize>,
}

impl GroupPeople {
    /// The current members with whom something can be planned, by list.
    pub fn current(&self) -> Vec<PersonId> {
        [&self.in_contact[..], &self.quiet, &self.not_since].concat()
    }

    /// How many people are in the group, with those who are archived and without those who died.
    pub fn count(&self) -> usize {
        self.in_contact.len() + self.quiet.len() + self.not_since.len() + self.apart.len() - self.dead
    }
}

/// The people of a group on a day.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::groups::people;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///     "people": [{"given": "Ana", "id": "ana"}, {"given": "Bo", "id": "bo"}],
///     "exchanges": [{"when": "2026-11-20", "people": ["ana"]}, {"when": "2023-05-20", "people": ["bo"]}],
///     "groups": [{"name": "Leadership", "ended": "2023", "members": [{"person": "ana"}, {"person": "bo"}]}]}"#,
/// )?
/// .book;
/// let found = people(&book, book.groups.iter().next().unwrap().0, "2026-11-22".parse().unwrap());
/// assert_eq!((found.in_contact.len(), found.quiet.len(), found.not_since.len()), (1, 0, 1));
/// assert_eq!(found.met_since, Some(1));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn people(book: &Book, id: GroupId, today: NaiveDate) -> GroupPeople {
    let Some(group) = book.groups.get(id) else { return GroupPeople::default() };
    let since = since(group, today);
    let mut found = GroupPeople { met_since: since.map(|_| 0), ..GroupPeople::default() };
    for (id, person, member) in by_name(book, group) {
        if has_left(&member, today) {
            found.left.push(member);
            continue;
        }
        if !person.may_be_suggested() {
            found.apart.push(id);
            found.dead += usize::from(person.died.is_some());
            continue;
        }
        let is_since = book.last_with(id).is_some_and(|last| since.is_none_or(|it| last >= it));
        found.met_since = found.met_since.map(|it| it + usize::from(is_since));
        match silence(book, id, person, today) {
            Some((_, Warmth::Warm | Warmth::Cooling)) => found.in_contact.push(id),
            Some(_) if is_since => found.quiet.push(id),
            _ => found.not_since.push(id),
        }
    }
    found
}

/// The members with their people, by name.
fn by_name<'a>(book: &'a Book, group: &Group) -> Vec<(PersonId, &'a Person, GroupMember)> {
    let members = group_members(book, group).into_iter();
    let mut all: Vec<_> = members.filter_map(|it| Some((it.person?, book.people.get(it.person?)?, it))).collect();
    sort_by_key(&mut all, |(id, person, _)| (label_key(&short_name(person)), *id));
    all
}

/// Whether somebody left by a day. A year or a month that has begun counts.
fn has_left(member: &GroupMember, today: NaiveDate) -> bool {
    member.until.and_then(first_day).is_some_and(|it| it <= today)
}

/// Whether a group has ended by a day. An end that lies ahead is a plan.
///
/// ```
/// # use kith::domain::Group;
/// # use kith::insight::groups::has_ended;
/// let today = "2026-11-22".parse().unwrap();
/// let check = |ended: &str, expected| {
///     assert_eq!(has_ended(&Group { ended: ended.parse().ok(), ..Group::default() }, today), expected, "{ended}");
/// };
/// check("2023", true);
/// check("2026-11-22", true);
/// check("2027-01", false);
/// check("", false);
/// ```
pub fn has_ended(group: &Group, today: NaiveDate) -> bool {
    group.ended.and_then(first_day).is_some_and(|it| it <= today)
}

/// The first day that counts as "since then": after the end of a group, or from its beginning if it goes on.
fn since(group: &Group, today: NaiveDate) -> Option<NaiveDate> {
    match group.ended.filter(|_| has_ended(group, today)) {
        Some(ended) => next_day(ended),
        None => group.began.and_then(first_day),
    }
}

/// The first day of a date.
fn first_day(date: PartialDate) -> Option<NaiveDate> {
    match date {
        PartialDate::Day(day) => Some(day),
        PartialDate::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
        PartialDate::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
        PartialDate::EveryYear { .. } => None,
    }
}

/// The day after a date.
fn next_day(date: PartialDate) -> Option<NaiveDate> {
    match date {
        PartialDate::Day(day) => day.succ_opt(),
        PartialDate::Month(year, 12) | PartialDate::Year(year) => NaiveDate::from_ymd_opt(year + 1, 1, 1),
        PartialDate::Month(year, month) => NaiveDate::from_ymd_opt(year, month + 1, 1),
        PartialDate::EveryYear { .. } => None,
    }
}

/// Two of a group whom the user could write to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WriteTo {
    /// The one with whom the user talked most often.
    pub comfortable: Option<PersonId>,
    /// The one with whom the user talked least.
    pub least_known: Option<PersonId>,
}

/// Whom to write to. Somebody who rests, or with whom the last talk was strained, is not offered, and nobody of the
/// last two weeks or of the two closest circles is offered as one whom the user knows least (design decision).
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::groups::write_to;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///     "people": [{"given": "Ana", "id": "ana"}, {"given": "Bo", "id": "bo"}, {"given": "Cleo", "id": "cleo"}],
///     "exchanges": [{"when": "2026-05-20", "people": ["ana"]}, {"when": "2023-05-20", "people": ["ana", "bo"]}],
///     "groups": [{"name": "Choir", "members": [{"person": "ana"}, {"person": "bo"}, {"person": "cleo"}]}]}"#,
/// )?
/// .book;
/// let two = write_to(&book, book.groups.iter().next().unwrap().0, "2026-11-22".parse().unwrap());
/// let name = |id: Option<_>| id.and_then(|it| book.people.get(it)).map(|it| it.given.as_str());
/// assert_eq!((name(two.comfortable), name(two.least_known)), (Some("Ana"), Some("Cleo")));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn write_to(book: &Book, id: GroupId, today: NaiveDate) -> WriteTo {
    let rests = |it: &Person| it.not_before.is_some_and(|it| it > today);
    let may_be = |id: &PersonId| book.people.get(*id).is_some_and(|it| !rests(it)) && !ended_strained(book, *id, today);
    let all = people(book, id, today).current().into_iter().filter(may_be);
    let known: Vec<(usize, PersonId)> = all.map(|it| (book.days_with(it).len(), it)).collect();
    // Of several, the first by name.
    let comfortable = known.iter().rev().filter(|it| it.0 > 0).max_by_key(|it| it.0).map(|it| it.1);
    let recent = today.checked_sub_days(Days::new(RECENT_DAYS));
    let is_news = |id: PersonId| book.last_with(id).is_none_or(|last| Some(last) < recent);
    // The user knows those of the two closest circles, however few talks are noted.
    let is_close = |id: PersonId| {
        let circle = book.people.get(id).and_then(|it| it.circle);
        matches!(circle, Some(Circle::Inner | Circle::Close))
    };
    let others = known.iter().filter(|it| Some(it.1) != comfortable && is_news(it.1) && !is_close(it.1));
    WriteTo { comfortable, least_known: others.min_by_key(|it| it.0).map(|it| it.1) }
}

/// Days after a talk in which somebody is not offered again.
const RECENT_DAYS: u64 = 14;

/// The talks of a group with their days, the latest first: those in memory that name it, or a group that was joined
/// into it.
pub fn talks(book: &Book, id: GroupId) -> Vec<(ExchangeId, NaiveDate)> {
    let is_of = |it: &Exchange| it.groups.iter().any(|it| group_that_counts(book, *it) == Some(id));
    let all = book.exchanges.iter().filter(|(_, it)| is_of(it));
    let mut talks: Vec<(ExchangeId, NaiveDate)> = all.filter_map(|(id, it)| Some((id, it.when?))).collect();
    sort_by_key(&mut talks, |(id, day)| (std::cmp::Reverse(*day), *id));
    talks
}

/// The last day on which the user talked with two people or more of a group at once. An archived talk counts by its
/// day.
pub fn last_together(book: &Book, id: GroupId) -> Option<NaiveDate> {
    let group = book.groups.get(id)?;
    let people = into_set(group_members(book, group).into_iter().filter_map(|it| it.person));
    let are_two = |it: &&Exchange| it.people.iter().filter(|it| people.contains(it)).count() > 1;
    let of_person = |id: &PersonId| {
        let together = book.exchanges_with(*id).map(|it| it.1).rev().find(are_two);
        together.and_then(|it| it.when)
    };
    people.iter().filter_map(of_person).chain(archived_together(book, &people)).max()
}

/// The last day of archived exchanges that two of these people share.
fn archived_together(book: &Book, people: &VecSet<PersonId>) -> Option<NaiveDate> {
    let days_of = |id: &PersonId| {
        into_set(book.archive_index().of(*id).iter().flat_map(|(_, it)| it.days.iter().copied())).to_vec()
    };
    let mut days: Vec<NaiveDate> = people.iter().flat_map(days_of).collect();
    sort_by_key(&mut days, |it| *it);
    days.windows(2).rev().find(|it| it[0] == it[1]).map(|it| it[0])
}

/// The reminder of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The last day on which the user talked with several of them.
    pub last: Option<NaiveDate>,
}

/// The reminder of a group on a day: none unless the user wants one and its days have passed, and none after its end.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::groups::reminder;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///     "people": [{"given": "Ana", "id": "ana"}, {"given": "Bo", "id": "bo"}],
///     "exchanges": [{"when": "2026-05-20", "people": ["ana", "bo"]}, {"when": "2026-11-20", "people": ["ana"]}],
///     "groups": [{"name": "Choir", "rhythm_days": 90, "members": [{"person": "ana"}, {"person": "bo"}]}]}"#,
/// )?
/// .book;
/// let of_day = |day: &str| reminder(&book, book.groups.iter().next().unwrap().0, day.parse().unwrap());
/// assert!(of_day("2026-11-22").is_some(), "a talk with one of them is none of the group");
/// assert!(of_day("2026-08-01").is_none());
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn reminder(book: &Book, id: GroupId, today: NaiveDate) -> Option<Reminder> {
    let group = book.groups.get(id).filter(|it| !has_ended(it, today))?;
    let days = group.rhythm_days.filter(|it| *it > 0)?;
    // A talk with one is none of the group, so fewer than two who can be reached would be asked for in vain.
    if people(book, id, today).current().len() < 2 {
        return None;
    }
    let last = last_together(book, id).filter(|it| *it <= today);
    let from = last.or_else(|| group.began.and_then(first_day));
    let is_due = from.is_none_or(|it| (today - it).num_days() >= i64::from(days));
    is_due.then_some(Reminder { last })
}

/// The groups of a person with their names, by name. One that they left is among them.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::groups::groups_of;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana", "groups": ["band"]}],
///     "groups": [{"name": "Choir", "members": [{"person": "ana"}]}, {"name": "Band", "tag": "band"}]}"#,
/// )?
/// .book;
/// let (ana, _) = book.people.iter().next().unwrap();
/// let names: Vec<String> = groups_of(&book, ana).into_iter().map(|it| it.1).collect();
/// assert_eq!(names, ["Band", "Choir"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn groups_of(book: &Book, person: PersonId) -> Vec<(GroupId, String)> {
    let is_in = |it: &Group| group_members(book, it).iter().any(|it| it.person == Some(person));
    let mut found: Vec<(GroupId, String)> =
        book.groups.iter().filter(|(_, it)| is_in(it)).map(|(id, it)| (id, it.name.clone())).collect();
    sort_by_key(&mut found, |(id, name)| (label_key(name), *id));
    found
}
