//! Sorting and collecting with small compiled code.
//!
//! The standard library's sort adds some four kilobytes of code for every type, and collecting into a map or a set
//! sorts as well. These functions sort positions instead, or insert one by one: a little slower and much smaller. The
//! crate `litemap` is no replacement: it has no set, and it collects with the standard library's sort.

use std::cmp::Ordering;

use serde_json::Value;

/// Sorts by a comparison. Stable.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_positions(&mut order, &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

/// Sorts by a key. Stable.
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
pub fn into_set<T: Ord>(items: impl Iterator<Item = T>) -> VecSet<T> {
    items.collect()
}

/// Collects into a map; of two values for a key the later one wins.
pub fn into_map<K: Ord, V>(items: impl Iterator<Item = (K, V)>) -> VecMap<K, V> {
    let mut map = VecMap::default();
    items.for_each(|(key, value)| map.insert(key, value));
    map
}

/// Collects names and values into a map; of two values for a key the later one stays. Sorts once, because inserting
/// thousands in any order takes the square of their number. Not generic: a sort is compiled anew for every type.
pub fn named_values(mut items: Vec<(String, Value)>) -> VecMap<String, Value> {
    if !items.is_sorted_by(|a, b| a.0 < b.0) {
        sort_by(&mut items, |a, b| a.0.cmp(&b.0));
        // The sort is stable, so the later of two is the second.
        items.dedup_by(|later, kept| {
            let is_same = later.0 == kept.0;
            if is_same {
                std::mem::swap(&mut later.1, &mut kept.1);
            }
            is_same
        });
    }
    VecMap(items)
}

/// Collects texts into a set, in the same way.
pub fn text_set(mut items: Vec<String>) -> VecSet<String> {
    if !items.is_sorted_by(|a, b| a < b) {
        sort_by(&mut items, String::cmp);
        items.dedup();
    }
    VecSet(items)
}

/// A sorted set in a vector. Inserting in order and lookup are fast, and its code is a tenth of a B-tree's size;
/// removing elements one by one from a large set is slow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VecSet<T>(Vec<T>);

impl<T> Default for VecSet<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> VecSet<T> {
    /// Inserts an element. Returns whether it is new.
    pub fn insert(&mut self, item: T) -> bool {
        if self.0.last().is_none_or(|last| *last < item) {
            self.0.push(item);
            return true;
        }
        match self.0.binary_search(&item) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, item);
                true
            }
        }
    }

    /// Whether the set contains an element.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: std::borrow::Borrow<Q>,
    {
        self.0.binary_search_by(|it| it.borrow().cmp(item)).is_ok()
    }

    /// Retains the elements for which `keep` is true.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    /// Removes an element.
    pub fn remove<Q: Ord + ?Sized>(&mut self, item: &Q)
    where
        T: std::borrow::Borrow<Q>,
    {
        if let Ok(at) = self.0.binary_search_by(|it| it.borrow().cmp(item)) {
            self.0.remove(at);
        }
    }

    /// Removes and returns the last element.
    pub fn pop(&mut self) -> Option<T> {
        self.0.pop()
    }

    /// Splits off all elements from `first` on.
    pub fn split_off(&mut self, first: &T) -> Self {
        let at = self.0.binary_search(first).unwrap_or_else(|at| at);
        Self(self.0.split_off(at))
    }

    /// Removes all elements.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl<T> std::ops::Deref for VecSet<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Ord> Extend<T> for VecSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| {
            self.insert(item);
        });
    }
}

impl<T: Ord> FromIterator<T> for VecSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::default();
        set.extend(items);
        set
    }
}

impl<T> IntoIterator for VecSet<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// A sorted map in a vector: for few entries, or for entries that arrive in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VecMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for VecMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> VecMap<K, V> {
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.0.binary_search_by(|(it, _)| it.borrow().cmp(key))
    }

    /// The value under a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.place(key).ok().map(|at| &self.0[at].1)
    }

    /// The value under a key, mutable.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.place(key).ok().map(|at| &mut self.0[at].1)
    }

    /// Whether the map contains a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: std::borrow::Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Inserts a value, replacing the one under the same key.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Removes and returns the value under a key.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }

    /// The entries, in the order of their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The value under a key, mutable; inserts the default if it is missing.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::VecMap;
    /// let mut counts: VecMap<&str, u32> = VecMap::default();
    /// ["tide", "ink", "tide"].into_iter().for_each(|it| *counts.slot(it) += 1);
    /// assert_eq!(counts.get("tide"), Some(&2));
    /// ```
    pub fn slot(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let at = self.place(&key).unwrap_or_else(|at| {
            self.0.insert(at, (key, V::default()));
            at
        });
        &mut self.0[at].1
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, mutable, in the order of their keys.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// The last key.
    pub fn last_key(&self) -> Option<&K> {
        self.0.last().map(|(key, _)| key)
    }

    /// Retains the entries for which `keep` is true.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &V) -> bool) {
        self.0.retain(|(key, value)| keep(key, value));
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the map has no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl<K, V> IntoIterator for VecMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
