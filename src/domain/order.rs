//! Sorting and collecting, compiled once.
//!
//! The standard library's sort is some four kilobytes of program for every type it is used with, and collecting into a
//! map or a set sorts as well. These sort positions instead, or insert one by one: a little slower, and much smaller.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts by a comparison; equal elements stay in their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_positions(&mut order, &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

/// Sorts by a key; equal elements stay in their order.
///
/// ```
/// # use kith::domain::sort_by_key;
/// let mut words = vec!["tide", "a", "ink"];
/// sort_by_key(&mut words, |it| it.len());
/// assert_eq!(words, ["a", "ink", "tide"]);
/// ```
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_positions(&mut order, &|a, b| keys[a].cmp(&keys[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

fn sort_positions(order: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    order.sort_by(|a, b| compare(*a, *b));
}

/// Collects into a set.
pub fn into_set<T: Ord>(items: impl Iterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    items.for_each(|it| {
        set.insert(it);
    });
    set
}

/// Collects into a map; of two values for a key the later stays.
pub fn into_map<K: Ord, V>(items: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    items.for_each(|(key, value)| {
        map.insert(key, value);
    });
    map
}
