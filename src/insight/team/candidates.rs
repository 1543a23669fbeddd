//! Who knows about something, for the suggestions of a project.

use crate::domain::{Book, Knows, PersonId, label_key, normalize};
use crate::insight::knows::{Answer, ReferralWho};
use crate::insight::share_list::words_of;

/// Somebody who knows about something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The person.
    pub(super) id: PersonId,
    /// The stated knowledge, if it is stated.
    pub(super) knows: Option<Knows>,
}

fn shares(asked: &[String], text: &str) -> bool {
    words_of(text).iter().any(|it| asked.contains(&normalize(it)))
}

/// Those of an answer to `words` who know, the likeliest first.
pub(super) fn candidates(book: &Book, words: &str, answer: &Answer) -> Vec<Candidate> {
    let asked: Vec<String> = words_of(words).iter().map(|it| normalize(it)).collect();
    let candidate = |id: PersonId| {
        let person = book.people.get(id)?;
        let same = person.knows().find(|it| label_key(&it.what) == label_key(words));
        let knows = same.or_else(|| person.knows().find(|it| shares(&asked, &it.what))).cloned();
        Some(Candidate { id, knows })
    };
    answer.knows.iter().map(|it| it.id).filter_map(candidate).collect()
}

/// Those of an answer who may know who knows.
pub(super) fn bridges_to(answer: &Answer) -> Vec<Candidate> {
    let person = |who: &ReferralWho| match who {
        ReferralWho::Person(id) => Some(*id),
        _ => None,
    };
    answer.may_know_who.iter().filter_map(|it| person(&it.who)).map(|id| Candidate { id, knows: None }).collect()
}
