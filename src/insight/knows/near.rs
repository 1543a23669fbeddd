//! Words in use that are near to those of a query.

use std::cmp::Reverse;

use crate::domain::{Book, Labels, Person, VecSet, into_set, label_key, normalize, sort_by_key};
use crate::insight::knows::free_text::is_denied;
use crate::insight::knows::query::Query;
use crate::insight::knows::words::{Token, is_slip, tokens};

/// The most near words (design decision).
const NEAR: usize = 3;
/// The fewest letters of a word that may be a slip or near (design decision: shorter ones have too many neighbours).
const LETTERS: usize = 5;
/// How many letters at the beginning two near words share (design decision).
const SHARED: usize = 4;

/// The words that say what people know, as they are shown, in alphabetical order. A search for one finds somebody.
pub fn words_in_use(book: &Book) -> Vec<String> {
    let people = book.people.iter().map(|(_, it)| it).filter(|it| it.may_be_suggested());
    let known: VecSet<String> = into_set(people.flat_map(Person::knows).map(|it| label_key(&it.what)));
    let labels = Labels::of(book, Labels::EXPERTISE);
    labels.iter().filter(|it| known.contains(&label_key(it))).map(str::to_owned).collect()
}

/// The words in use that continue a text as typed, whatever its accents and case. At most three, and none that is
/// written just so.
///
/// ```
/// # use kith::insight::knows::completions;
/// let words = ["cafés", "contract law", "tea"].map(str::to_owned);
/// let check = |typed, expected: &[&str]| assert_eq!(completions(&words, typed), expected, "{typed}");
/// check("Cafe", &["cafés"]);
/// check("law", &["contract law"]);
/// check("TEA", &["tea"]);
/// check("tea", &[]);
/// check("", &[]);
/// ```
pub fn completions(words: &[String], typed: &str) -> Vec<String> {
    let plain = normalize(typed.trim());
    let begins = |it: &str| {
        let it = normalize(it);
        it.starts_with(&plain) || it.contains(&format!(" {plain}"))
    };
    let is_news = |it: &&String| !plain.is_empty() && it.as_str() != typed.trim() && begins(it);
    words.iter().filter(is_news).take(NEAR).cloned().collect()
}

/// What is stated, the roles and the tags of a person.
pub(super) fn labels(person: &Person) -> impl Iterator<Item = &String> {
    person.knows().map(|it| &it.what).chain([&person.role, &person.department]).chain(person.tags.iter())
}

/// The query as typed, with each unknown word replaced by a word of the labels that is one slip away, as written there.
/// None if there is no such word.
pub(super) fn without_slip(labels: &[String], query: &Query, typed: &str) -> Option<String> {
    let written = |text: &str, it: &Token| text.get(it.from..it.to).unwrap_or_default().to_owned();
    let each = labels.iter().flat_map(|text| tokens(text).into_iter().map(|it| (written(text, &it), it)));
    let known: Vec<(String, Token)> = each.filter(|it| it.1.stem.is_some()).collect();
    let correct = |it: &Token| {
        let is_known = known.iter().any(|known| known.1.is_same(it)) || it.plain.chars().count() < LETTERS;
        // Of several words, the same one on every device.
        let slips = || known.iter().filter(|known| is_slip(&known.1.plain, &it.plain));
        let slip = || slips().map(|(written, known)| (&known.plain, written)).min().map(|it| it.1.clone());
        if is_known { None } else { slip() }
    };
    let corrected: Vec<Option<String>> = query.own().iter().map(correct).collect();
    corrected.iter().any(Option::is_some).then(|| {
        let words = query.own().iter().zip(corrected).map(|(own, new)| new.unwrap_or_else(|| written(typed, own)));
        words.collect::<Vec<_>>().join(" ")
    })
}

/// The letters at the beginning that a word shares with a near one. None if the two are not near.
fn shared(one: &Token, other: &Token) -> Option<usize> {
    let shared = one.plain.chars().zip(other.plain.chars()).take_while(|(a, b)| a == b).count();
    let is_near = one.is_same(other) || shared >= SHARED || is_slip(&one.plain, &other.plain) && one.stem.is_some();
    is_near.then_some(shared)
}

/// The words of a text that are near to one of the query, and the most letters that one of them shares. None if the
/// text has none, or denies them ("ex-marketing").
pub(super) fn near_words(text: &str, query: &Query) -> Option<(usize, Vec<Token>)> {
    let most = |word: &Token| query.own().iter().filter_map(|it| shared(it, word)).max();
    let found: Vec<(usize, Token)> = tokens(text).into_iter().filter_map(|it| Some((most(&it)?, it))).collect();
    let nearness = found.iter().map(|it| it.0).max()?;
    let words: Vec<Token> = found.into_iter().map(|it| it.1).collect();
    (!is_denied(text, &words)).then_some((nearness, words))
}

/// The labels that share a word or its beginning with the query, the nearest first. The query itself is none of them:
/// it found nobody.
pub(super) fn nearby(labels: &[String], query: &Query) -> Vec<String> {
    // Near words share their beginning, so most texts need no words made of them.
    let all = labels.iter().filter(|it| query.may_be_in(it) && query.find_whole(it).is_none());
    let near = all.filter_map(|it| Some((Reverse(near_words(it, query)?.0), label_key(it), it.clone())));
    let mut near: Vec<_> = near.collect();
    sort_by_key(&mut near, Clone::clone);
    near.dedup_by(|a, b| a.1 == b.1);
    near.into_iter().take(NEAR).map(|it| it.2).collect()
}
