//! The names of two people, compared: the same words, another order, a middle name or an initial more, a nickname.

use crate::domain::name_words::{is_family_first, is_generation_key};
use crate::domain::{Person, into_set, name_keys};

/// A name in comparable words.
pub(super) struct Name {
    words: Vec<String>,
    /// A Chinese, Japanese or Korean name in the other order, in one piece: an entry may have its parts the wrong way
    /// round. Else empty.
    turned: String,
    /// Other names in one piece: the nickname, with and without the family name, and the name in another script.
    others: Vec<String>,
}

/// How two names fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameLikeness {
    /// The same words.
    Same,
    /// The same words in another order.
    OtherOrder,
    /// The nickname or the other script of one is the name of the other.
    Nickname,
    /// One has a middle name or initial more, or an initial in place of a name.
    Longer,
}

impl Name {
    /// The name of a person. Without given and family name, it has no words and fits nobody.
    pub(super) fn of(person: &Person) -> Self {
        let parts = person.name_parts();
        let mut all = name_keys(&parts.bare());
        // A title or a degree tells nobody apart.
        all.extend(name_keys(&parts.suffix).into_iter().filter(|it| is_generation_key(it, true)));
        let nickname = name_keys(&person.nickname).concat();
        let mut others = vec![name_keys(&person.other_script).concat(), nickname.clone()];
        if let ([_, .., family], false) = (all.as_slice(), nickname.is_empty()) {
            others.push([nickname.as_str(), family].concat());
        }
        others.retain(|it| !it.is_empty());
        let is_turned = is_family_first(&parts.family) && is_family_first(&parts.given);
        let turned = if is_turned { all.iter().rev().map(String::as_str).collect() } else { String::new() };
        Self { words: all, turned, others }
    }

    /// The keys under which people with fitting names meet.
    pub(super) fn keys(&self) -> Vec<String> {
        let mut sorted = self.words.clone();
        sorted.sort_unstable();
        let mut keys = vec![self.words.concat(), sorted.concat(), self.turned.clone()];
        keys.extend(self.others.iter().cloned());
        if let [first, .., last] = self.words.as_slice() {
            let initial = |it: &str| it.chars().take(1).collect::<String>();
            keys.push(format!("{first} {last}"));
            keys.push(format!("{} {last}", initial(first)));
            keys.push(format!("{first} {}", initial(last)));
        }
        keys.retain(|it| !it.is_empty());
        into_set(keys.into_iter()).into_iter().collect()
    }

    /// How two names fit. None if they do not.
    pub(super) fn fits(&self, other: &Self) -> Option<NameLikeness> {
        let (one, two) = (self.words.concat(), other.words.concat());
        if one == two && !one.is_empty() {
            return Some(NameLikeness::Same);
        }
        let sorted = |words: &[String]| {
            let mut words = words.to_vec();
            words.sort_unstable();
            words
        };
        let is_turned = |name: &Self, whole: &str| !whole.is_empty() && name.turned == whole;
        let is_one_set = self.words.len() > 1 && sorted(&self.words) == sorted(&other.words);
        if is_one_set || is_turned(self, &two) || is_turned(other, &one) {
            return Some(NameLikeness::OtherOrder);
        }
        let is_called =
            |name: &Self, other: &Self, whole: &str| name.others.iter().any(|it| it == whole || *it == other.turned);
        if is_called(self, other, &two) || is_called(other, self, &one) {
            return Some(NameLikeness::Nickname);
        }
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        is_shorter(&short.words, &long.words).then_some(NameLikeness::Longer)
    }

    /// Whether two full names are those of two people: the first words do not fit.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let is_full = |it: &Self| it.words.len() > 1;
        let first = self.words.first().zip(other.words.first());
        is_full(self)
            && is_full(other)
            && self.fits(other).is_none()
            && first.is_some_and(|(one, other)| !is_word_or_initial(one, other))
    }

    /// The first word.
    pub(super) fn first(&self) -> Option<&str> {
        self.words.first().map(String::as_str)
    }

    /// Whether it is one word, such as a given name.
    pub(super) const fn is_one_word(&self) -> bool {
        self.words.len() == 1
    }

    /// Whether a word at the end tells a father from a son.
    pub(super) fn is_of_other_generation(&self, other: &Self) -> bool {
        self.words.last() != other.words.last() && (self.has_generation() || other.has_generation())
    }

    fn has_generation(&self) -> bool {
        self.words.last().is_some_and(|it| is_generation_key(it, self.words.len() > 2))
    }
}

/// Whether a name is another with middle names left out or with initials: the first and the last word fit, and those in
/// between stand in the longer name in the same order.
fn is_shorter(short: &[String], long: &[String]) -> bool {
    let ([first, middle @ .., last], [its_first, its_middle @ .., its_last]) = (short, long) else { return false };
    let is_end = is_word_or_initial(first, its_first) && is_word_or_initial(last, its_last);
    // An initial at both ends is no name.
    let is_name = (first == its_first && first.chars().count() > 1) || (last == its_last && last.chars().count() > 1);
    let mut rest = its_middle.iter();
    is_end && is_name && middle.iter().all(|word| rest.any(|it| is_word_or_initial(word, it)))
}

/// Whether two words are the same, or one is the initial of the other.
fn is_word_or_initial(one: &str, other: &str) -> bool {
    let is_initial = |it: &str| it.chars().count() == 1;
    one == other || (is_initial(one) && other.starts_with(one)) || (is_initial(other) && one.starts_with(other))
}
