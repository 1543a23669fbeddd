//! The order of those who know it, and the parts that decide it.

use crate::domain::{Depth, PersonId, normalize, sort_by_key};
use crate::insight::knows::answer::{Hit, Part, Whole};

/// The places of a person in each part of the order, the best first.
fn places(hit: &Hit) -> [(Part, u8); 6] {
    // An unset depth stands after "does it": plain words of older versions say no more than that.
    let depth = match hit.depth {
        Some(Depth::KnownFor) => 0,
        Some(Depth::Does) => 1,
        None => 2,
        Some(Depth::Curious) => 3,
    };
    let place = |at: Option<usize>| at.and_then(|it| u8::try_from(it).ok()).unwrap_or(u8::MAX);
    [
        (Part::Tier, hit.tier as u8),
        (Part::Whole, hit.whole as u8),
        (Part::Depth, depth),
        (Part::Freshness, u8::from(hit.is_old)),
        (Part::Warmth, place(hit.warmth.map(|it| it as usize))),
        (Part::Circle, place(hit.circle.map(|it| it as usize))),
    ]
}

/// What the order compares. Made once for each hit, because a name takes long to normalize.
fn order(hit: &Hit) -> (bool, bool, [u8; 6], String, PersonId) {
    // Those with some of the words stand below a line of their own.
    let is_partial = hit.whole == Whole::Some;
    (is_partial, hit.held_back.is_some(), places(hit).map(|it| it.1), normalize(&hit.name), hit.id)
}

/// Sorts the people, and notes for each the first two parts in which the next one differs; for the last one, the one
/// before. Somebody who is held back stands last for a reason of their own, which says nothing about the others.
pub(super) fn sort(hits: &mut Vec<Hit>) {
    sort_by_key(hits, order);
    let mut free: Vec<&mut Hit> = hits.iter_mut().filter(|it| it.held_back.is_none()).collect();
    let all: Vec<_> = free.iter().map(|it| places(it)).collect();
    for (at, hit) in free.iter_mut().enumerate() {
        let other = all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?));
        let (Some(mine), Some(other)) = (all.get(at), other) else { continue };
        let differ = mine.iter().zip(other).filter(|(mine, other)| mine.1 != other.1);
        hit.because = differ.map(|(mine, _)| mine.0).take(2).collect();
    }
}
