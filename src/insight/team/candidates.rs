//! Who knows about something, for the suggestions of a project.

use crate::domain::{Depth, HowKnown, PartialDate, PersonId};
use crate::insight::knows::{Answer, Hit, ReferralWho, Tier};

/// Somebody who knows about something, or may know who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The person.
    pub(super) id: PersonId,
    /// How well, if the user stated that they know all of it. "Does it", if the user stated no more than that.
    pub(super) depth: Option<Depth>,
    /// How the user knows.
    pub(super) how: Option<HowKnown>,
    /// The date as of which it is true.
    pub(super) as_of: Option<PartialDate>,
}

/// Those of an answer who know, the likeliest first.
pub(super) fn candidates(answer: &Answer) -> Vec<Candidate> {
    let depth = |it: &Hit| (it.tier == Tier::Stated && it.is_whole()).then_some(it.depth.unwrap_or(Depth::Does));
    let candidate = |it: &Hit| Candidate { id: it.id, depth: depth(it), how: it.how, as_of: it.as_of };
    answer.knows.iter().map(candidate).collect()
}

/// Those of an answer who may know who knows.
pub(super) fn bridges_to(answer: &Answer) -> Vec<Candidate> {
    let candidate = |who: &ReferralWho| match who {
        ReferralWho::Person(id) => Some(Candidate { id: *id, depth: None, how: None, as_of: None }),
        _ => None,
    };
    answer.may_know_who.iter().filter_map(|it| candidate(&it.who)).collect()
}
