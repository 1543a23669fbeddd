//! Who knows about a need, from the answer of the search, so that a project and the search say the same.

use crate::domain::{Depth, PersonId};
use crate::insight::knows::{Answer, Hit, ReferralWho, Tier, Whole};

/// Those of an answer who have all the words, the likeliest first. Some of the words are another thing: "law of the
/// sea" is not "contract law".
pub(super) fn candidates(answer: &Answer) -> impl Iterator<Item = &Hit> {
    answer.knows.iter().filter(|it| it.is_whole())
}

/// The hit, if the user stated just that. What a role or a tag says, and words over several places, may mean less.
pub(super) fn stated(hit: &Hit) -> Option<&Hit> {
    Some(hit).filter(|it| it.tier == Tier::Stated && it.whole == Whole::One)
}

/// How well, if the user stated it. Unset is "does it".
pub(super) fn depth(hit: &Hit) -> Option<Depth> {
    stated(hit).map(|it| it.depth.unwrap_or(Depth::Does))
}

/// Those of an answer who may know who knows.
pub(super) fn bridges_to(answer: &Answer) -> impl Iterator<Item = PersonId> {
    answer.may_know_who.iter().filter_map(|it| match it.who {
        ReferralWho::Person(id) => Some(id),
        _ => None,
    })
}
