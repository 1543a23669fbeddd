//! Words in use that are near to those of a query.

use crate::domain::{Book, Labels, VecSet, normalize, sort_by_key};
use crate::insight::knows::query::Query;
use crate::insight::knows::words::{Token, is_slip, tokens};

/// The most near words (design decision).
const NEAR: usize = 3;
/// The fewest letters of a word that may be a slip or near (design decision: shorter ones have too many neighbours).
const LETTERS: usize = 5;
/// How many letters at the beginning two near words share (design decision).
const SHARED: usize = 4;

/// The words that say what people know, as they are shown, in alphabetical order.
pub fn words_in_use(book: &Book) -> Vec<String> {
    Labels::of(book, Labels::EXPERTISE).iter().map(str::to_owned).collect()
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

/// The words of stated knowledge, roles and tags, each once.
fn vocabulary(book: &Book) -> Vec<Token> {
    let mut seen = VecSet::default();
    let mut all = Vec::new();
    for (_, person) in book.people.iter().filter(|(_, it)| it.may_be_suggested()) {
        let texts =
            person.knows().map(|it| &it.what).chain([&person.role, &person.department]).chain(person.tags.iter());
        for text in texts {
            let new = tokens(text).into_iter().filter(|it| seen.insert(it.plain.clone()));
            all.extend(new.filter(|it| it.stem.is_some()));
        }
    }
    sort_by_key(&mut all, |it| it.plain.clone());
    all
}

/// The query with each unknown word replaced by a word in use that is one slip away. None if there is no such word.
pub(super) fn without_slip(book: &Book, query: &Query) -> Option<String> {
    let known = vocabulary(book);
    let correct = |it: &Token| {
        let is_known = known.iter().any(|known| known.is_same(it)) || it.plain.chars().count() < LETTERS;
        let slip = || known.iter().find(|known| is_slip(&known.plain, &it.plain)).map(|it| it.plain.clone());
        if is_known { None } else { slip() }
    };
    let corrected: Vec<Option<String>> = query.own().iter().map(correct).collect();
    corrected.iter().any(Option::is_some).then(|| {
        let words = query.own().iter().zip(corrected).map(|(own, new)| new.unwrap_or_else(|| own.plain.clone()));
        words.collect::<Vec<_>>().join(" ")
    })
}

/// The words of knowledge in use that share a word or its beginning with the query.
pub(super) fn nearby(book: &Book, query: &Query) -> Vec<String> {
    let begins_alike = |a: &Token, b: &Token| {
        let shared = a.plain.chars().zip(b.plain.chars()).take_while(|(a, b)| a == b).count();
        a.is_same(b) || shared >= SHARED || is_slip(&a.plain, &b.plain) && a.stem.is_some()
    };
    let is_near = |it: &String| tokens(it).iter().any(|word| query.own().iter().any(|it| begins_alike(it, word)));
    words_in_use(book).into_iter().filter(is_near).take(NEAR).collect()
}
