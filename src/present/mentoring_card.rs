//! Mentoring on the page of a person and on the card before a meeting. Others may see the card, so its topics come from
//! [`share`](crate::insight::mentoring::share).

use chrono::NaiveDate;

use crate::domain::{
    Book, MentorshipId, PersonId, Promise, PromiseId, PromiseOwner, Shape, Stage, VecSet, into_set, sort_by_key,
};
use crate::insight::mentoring::actions::actions;
use crate::insight::mentoring::sessions::open_mentorships;
use crate::insight::mentoring::share::agenda_to_send;

/// A mentorship with a person, for a line on the person's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorshipLine {
    /// The mentorship.
    pub id: MentorshipId,
    /// Who mentors whom, if known.
    pub shape: Option<Shape>,
    /// Where the pair is.
    pub stage: Stage,
    /// The day of the next session, if it is planned and not over.
    pub next: Option<NaiveDate>,
    /// The last day, if it has ended and the day is known.
    pub ended: Option<NaiveDate>,
}

/// The mentorships with a person: those that go on first, the latest first.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::mentoring_card::mentorships;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "sam", "given": "Sam"}],
///     "mentorships": [
///         {"people": ["sam"], "began": "2024-01-10", "stage": "ended", "closing": {"when": "2025-01-10"}},
///         {"people": ["sam"], "began": "2026-05-04", "next": {"when": "2026-11-24"}}]}"#,
/// )?
/// .book;
/// let (sam, _) = book.people.iter().next().unwrap();
/// let lines = mentorships(&book, sam, "2026-11-22".parse().unwrap());
/// assert_eq!(lines.iter().map(|it| it.next).collect::<Vec<_>>(), ["2026-11-24".parse().ok(), None]);
/// assert_eq!(lines[1].ended, "2025-01-10".parse().ok());
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn mentorships(book: &Book, person: PersonId, today: NaiveDate) -> Vec<MentorshipLine> {
    let mut found: Vec<_> = book.mentorships.iter().filter(|(_, it)| it.people.contains(&person)).collect();
    sort_by_key(&mut found, |(id, it)| (it.stage() == Stage::Ended, std::cmp::Reverse((it.began, *id))));
    let line = |(id, it): (MentorshipId, &crate::domain::Mentorship)| MentorshipLine {
        id,
        shape: it.shape(),
        stage: it.stage_on(today),
        next: it.next.when.filter(|day| *day >= today && it.stage() != Stage::Ended),
        ended: it.closing.when.filter(|_| it.stage() == Stage::Ended),
    };
    found.into_iter().map(line).collect()
}

/// The next session with a person, for the card before a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionCard {
    /// The agenda without private topics and without the actions below.
    pub agenda: Vec<String>,
    /// The actions of last time, of the user and of this person: the open ones, and those closed since.
    pub actions: Vec<Promise>,
}

impl SessionCard {
    /// Whether there is nothing to show.
    pub const fn is_empty(&self) -> bool {
        self.agenda.is_empty() && self.actions.is_empty()
    }
}

/// The card of the open mentorships with a person; empty without one.
pub fn session_card(book: &Book, person: PersonId, today: NaiveDate) -> SessionCard {
    let mut card = SessionCard::default();
    for (id, _) in open_mentorships(book).into_iter().filter(|(_, it)| it.people.contains(&person)) {
        let of_pair = actions(book, id);
        let of_actions: VecSet<&str> = into_set(of_pair.iter().map(|it| it.promise.what.as_str()));
        card.agenda.extend(agenda_to_send(book, id, today).into_iter().filter(|it| !of_actions.contains(&it.as_str())));
        let is_here = |it: &&Promise| {
            it.whose != Some(PromiseOwner::Theirs) || it.people.is_empty() || it.people.contains(&person)
        };
        card.actions.extend(of_pair.iter().map(|it| it.promise).filter(is_here).cloned());
    }
    card
}

/// The promises that are not among the actions of the card.
pub fn without_actions(
    book: &Book,
    person: PersonId,
    mut promises: Vec<(PromiseId, Promise)>,
) -> Vec<(PromiseId, Promise)> {
    let open = open_mentorships(book);
    let is_on_card = |pair: &MentorshipId| open.iter().any(|(id, it)| id == pair && it.people.contains(&person));
    promises.retain(|(_, it)| !it.mentorship.as_ref().is_some_and(is_on_card));
    promises
}

#[cfg(test)]
mod tests {
    use super::{session_card, without_actions};
    use crate::domain::tests::today;
    use crate::formats::backup::read;
    use crate::present::person::open_promises;

    #[test]
    fn the_card_has_the_agenda_without_private_topics() {
        let check = |stage: &str, agenda: &[&str], actions: &[&str]| {
            let book = read(&format!(
                r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "sam", "given": "Sam"}}],
                "mentorships": [{{"id": "pair", "people": ["sam"], "stage": "{stage}", "next": {{"when": "2026-11-24"}},
                    "agenda": [
                        {{"text": "The review", "from": "2026-11-20"}},
                        {{"text": "Tired of the rows", "private": true, "from": "2026-11-20"}}]}}],
                "promises": [
                    {{"what": "Ask two people", "people": ["sam"], "mentorship": "pair", "made": "2026-11-03"}},
                    {{"what": "Lend the book", "people": ["sam"]}}]}}"#
            ))
            .unwrap()
            .book;
            let card = session_card(&book, book.people.iter().next().unwrap().0, today());
            assert_eq!(card.agenda, agenda, "{stage}");
            assert_eq!(card.actions.iter().map(|it| it.what.as_str()).collect::<Vec<_>>(), actions, "{stage}");
            let all = open_promises(&book, book.people.iter().next().unwrap().0);
            let others = without_actions(&book, book.people.iter().next().unwrap().0, all);
            assert_eq!(others.len(), 2 - actions.len(), "each promise once, {stage}");
        };
        check("agreed", &["The review"], &["Ask two people"]);
        check("ended", &[], &[]);
    }

    #[test]
    fn of_two_people_each_card_has_their_own_actions_and_yours() {
        let book = read(
            r#"{"format": "kith-backup", "version": 1,
            "people": [{"id": "ana", "given": "Ana"}, {"id": "ben", "given": "Ben"}],
            "mentorships": [{"id": "pair", "people": ["ana", "ben"], "stage": "agreed"}],
            "promises": [
                {"what": "Read", "whose": "theirs", "people": ["ana"], "mentorship": "pair", "made": "2026-11-01"},
                {"what": "Write", "whose": "theirs", "people": ["ben"], "mentorship": "pair", "made": "2026-11-02"},
                {"what": "Lend", "whose": "mine", "people": ["ana"], "mentorship": "pair", "made": "2026-11-03"}]}"#,
        )
        .unwrap()
        .book;
        let check = |name: &str, expected: &[&str]| {
            let (id, _) = book.people.iter().find(|(_, it)| it.given == name).unwrap();
            let card = session_card(&book, id, today());
            assert_eq!(card.actions.iter().map(|it| it.what.as_str()).collect::<Vec<_>>(), expected, "{name}");
            assert_eq!(card.agenda, [""; 0], "{name}");
        };
        check("Ana", &["Read", "Lend"]);
        check("Ben", &["Write", "Lend"]);
    }
}
