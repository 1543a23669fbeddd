//! Possessives: "Luis's brother" is not Luis, "dinner at Ana's" was with Ana, and in "Ana's called" Ana did.

use std::ops::Range;

use crate::quick_entry::lexicon::DEFINITE;
use crate::quick_entry::who::lexicon::HOSTED;
use crate::quick_entry::who::place::{is_kin, is_verb, opens};
use crate::quick_entry::who::scan::{Phrase, Scan, Standing};

/// The words that name somebody by a tie to another person, from this word on: "Luis's brother", "the wife of Sam",
/// "a friend of Ana's". The name after them stays: "Luis's brother Marco".
pub(super) fn relative(scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
    let range = of_owner(scan, at).or_else(|| of_name(scan, at)).or_else(|| of_pronoun(scan, at))?;
    range.clone().all(|it| scan.words.list[it].is_open()).then_some(range)
}

/// "Luis's older brother": a name with a possessive, and a word for a tie within two words.
fn of_owner(scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
    let list = &scan.words.list;
    let owner = (at..list.len().min(at + 4)).find(|it| list[*it].is_possessive)?;
    let is_name = |it: usize| list[it].is_like_a_name() || !scan.names.called(&scan.keys(it..it + 1)).is_empty();
    if !(at..=owner).all(is_name) || (at..owner).any(|it| list[it].ends) {
        return None;
    }
    let next_kin = |owner: usize| (owner + 1..list.len().min(owner + 4)).find(|it| is_kin(scan.words.normalized(*it)));
    let mut kin = next_kin(owner)?;
    let first = kin;
    // "At Lena's with her sister" names two.
    let is_other =
        |it: usize| matches!(scan.words.normalized(it), "with" | "and" | "about" | "for" | "on" | "by" | "to");
    if (owner + 1..first).any(is_other) {
        return None;
    }
    // "Rob's sister's friend".
    while let Some(next) = next_kin(kin).filter(|_| list[kin].is_possessive) {
        kin = next;
    }
    // "Dinner at Will's, his wife was away" is about Will.
    let is_one = !list[owner].ends && (owner + 1..first).all(|it| !list[it].ends && !list[it].is_capital);
    is_one.then_some(at..kin + 1)
}

/// "The wife of Sam", "a friend of Ana's".
fn of_name(scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
    let list = &scan.words.list;
    let is_article = matches!(scan.words.normalized(at), "the" | "a" | "an" | "some" | "one" | "two" | "another");
    if !is_article && !is_kin(scan.words.normalized(at)) {
        return None;
    }
    let of = (at + 1..list.len().min(at + 5)).find(|it| scan.words.normalized(*it) == "of")?;
    if !is_kin(scan.words.normalized(of - 1)) || (at..=of).any(|it| list[it].ends) {
        return None;
    }
    let end = (of + 1..list.len()).find(|it| !list[*it].is_like_a_name() || list[it - 1].ends).unwrap_or(list.len());
    let known = (of + 1..list.len().min(of + 4))
        .rev()
        .find(|it| !scan.names.called(&scan.keys(of + 1..it + 1)).is_empty())
        .map(|it| it + 1);
    let end = if end > of + 1 { end } else { known? };
    // "A friend of Sam and Luis" is a friend of both.
    let is_joined = scan.words.normalized(end) == "and" && !list[end - 1].ends;
    let goes_on =
        is_joined && list.get(end + 1).is_some_and(|it| it.is_capital && !is_verb(scan.words.normalized(end + 2)));
    Some(at..if goes_on { end + 2 } else { end })
}

/// "My brother called", "an old friend called": the subject, without a name.
fn of_pronoun(scan: &Scan<'_>, at: usize) -> Option<Range<usize>> {
    let list = &scan.words.list;
    let is_article =
        DEFINITE.contains(&scan.words.normalized(at)) || matches!(scan.words.normalized(at), "two" | "three");
    if !is_article || !opens(scan, at) {
        return None;
    }
    let kin = (at + 1..list.len().min(at + 4)).find(|it| is_kin(scan.words.normalized(*it)))?;
    let is_one = (at..=kin).all(|it| !list[it].ends && !list[it].is_possessive);
    let is_known = !scan.names.called(&scan.keys(kin..kin + 1)).is_empty();
    (is_one && !is_known && is_verb(scan.words.normalized(kin + 1))).then_some(at..kin + 1)
}

/// Whether a name owns what follows.
pub(super) fn is_owner(scan: &Scan<'_>, phrase: &Phrase) -> bool {
    let end = phrase.range.end;
    scan.words.list[end - 1].is_possessive && !is_verb(scan.words.normalized(end)) && !is_host(scan, phrase)
}

/// Where a person with a possessive stands; `None` if the word is no possessive, or one for "is" and "has".
pub(super) fn standing(scan: &Scan<'_>, phrase: &Phrase) -> Option<Standing> {
    let (end, list) = (phrase.range.end, &scan.words.list);
    if !list[end - 1].is_possessive {
        return None;
    }
    if is_verb(scan.words.normalized(end)) || is_host(scan, phrase) {
        return Some(Standing::There);
    }
    // "Thanked Ana for Luis's slides": if nobody else was there, the user says whether Luis was.
    Some(Standing::Doubtful)
}

/// "At Ana's", "Ana's birthday party", if nobody else is named before.
fn is_host(scan: &Scan<'_>, phrase: &Phrase) -> bool {
    let end = phrase.range.end;
    // "Tea at Lena's with her sister": the host, and not a thing of hers.
    let is_small_next = matches!(
        scan.words.normalized(end),
        "with" | "about" | "for" | "on" | "after" | "last" | "yesterday" | "today" | "this" | "tonight" | "until"
    );
    let is_last =
        end == scan.words.len() || scan.words.list[end - 1].ends || !scan.words.list[end].is_open() || is_small_next;
    let is_at = matches!(scan.words.before(phrase.range.start), "at" | "to" | "over" | "from");
    let hosts = (end..scan.words.len().min(end + 3)).any(|it| HOSTED.contains(&scan.words.normalized(it)));
    // "At Ana and Luis's": both are hosts.
    let is_joined = scan.words.before(phrase.range.start) == "and"
        && scan.found.last().is_some_and(|it| {
            let is_first = it.range.start == 0 && hosts;
            let is_at = matches!(scan.words.before(it.range.start), "at" | "to");
            it.range.end + 1 == phrase.range.start && (is_first || is_at)
        });
    (is_joined || (scan.found.is_empty() && is_at)) && (is_last || hosts)
}
