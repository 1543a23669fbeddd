//! The user's mentors and mentees.

use chrono::NaiveDate;

use crate::domain::{Book, MentorshipRole, PersonId, Purpose, display_name};

/// A person with a mentorship or with mentoring sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The person.
    pub id: PersonId,
    /// The display name.
    pub name: String,
    /// The role of the person.
    pub role: Option<MentorshipRole>,
    /// The number of sessions.
    pub sessions: usize,
    /// The day of the last session.
    pub last: Option<NaiveDate>,
}

/// The people with a mentorship or with mentoring sessions. Archived people are left out.
pub fn pairs(book: &Book) -> Vec<Pair> {
    let people = book.people.iter().filter(|(_, it)| !it.archived);
    let pair = |(id, person)| {
        let is_session = |purpose: Option<Purpose>| purpose == Some(Purpose::MentoringSession);
        let days = book.exchanges_with(id).filter(|(_, it)| is_session(it.purpose)).map(|(_, it)| it.when);
        let (sessions, last) = days.fold((0, None), |(count, _), day| (count + 1, day));
        Pair { id, name: display_name(person), role: role(book, id), sessions, last }
    };
    people.map(pair).filter(|it| it.sessions > 0 || it.role.is_some()).collect()
}

/// The role of a person in a mentorship with the user: the counterpart of the user's role.
fn role(book: &Book, id: PersonId) -> Option<MentorshipRole> {
    let mentorship = book.mentorships.iter().map(|(_, it)| it).find(|it| it.people.contains(&id))?;
    mentorship.role.map(|it| match it {
        MentorshipRole::Mentor => MentorshipRole::Mentee,
        MentorshipRole::Mentee => MentorshipRole::Mentor,
    })
}
