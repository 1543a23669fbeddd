//! Addresses that may become links, and the choice among several.

use std::ops::Range;

use crate::domain::{ContactMethod, List, addresses_in, dial_string, email_addresses, phone_numbers, words_of};

/// The preferred contact method, else the first.
pub fn preferred(methods: &List<ContactMethod>) -> Option<&ContactMethod> {
    methods.iter().find(|it| it.preferred).or_else(|| methods.first())
}

/// A postal address in one line, with commas between its lines.
///
/// ```
/// # use kith::present::links::in_one_line;
/// assert_eq!(in_one_line("1 St James\nSW1 London\nUK"), "1 St James, SW1 London, UK");
/// ```
pub fn in_one_line(address: &str) -> String {
    let lines = address.lines().map(|it| it.trim().trim_end_matches(',')).filter(|it| !it.is_empty());
    lines.collect::<Vec<_>>().join(", ")
}

/// The digits to dial: of the preferred telephone number, else of the first one that can be dialled.
pub fn number(phones: &List<ContactMethod>) -> Option<String> {
    preferred(phones).into_iter().chain(phones.iter()).find_map(|it| dial_string(&it.value))
}

/// The preferred mail address, else the first.
pub fn address(emails: &List<ContactMethod>) -> Option<String> {
    let first =
        |it: &ContactMethod| email_addresses(&it.value).into_iter().next().map(|range| it.value[range].to_owned());
    preferred(emails).into_iter().chain(emails.iter()).find_map(first)
}

/// Whether a text may become a link: profiles and shared items are free text, and only a web address is safe.
///
/// ```
/// # use kith::present::links::is_web;
/// assert!(is_web("https://example.org/ana"));
/// assert!(!is_web("javascript:alert(1)"));
/// ```
pub fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// A part of a text: plain, or a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The target. `None` for plain text.
    pub target: Option<Target>,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A web address.
    Web(String),
    /// A mail address.
    Mail(String),
    /// The digits of a telephone number.
    Phone(String),
}

/// Splits prose into plain parts and links: web addresses and mail addresses. The parts together are the text.
///
/// ```
/// use kith::present::links::{Target, parts};
///
/// let text = "See https://example.org/plan, or ask ana@example.org.";
/// let parts = parts(text);
/// let texts: Vec<&str> = parts.iter().map(|it| &text[it.range.clone()]).collect();
/// assert_eq!(texts, ["See ", "https://example.org/plan", ", or ask ", "ana@example.org", "."]);
/// assert_eq!(parts[3].target, Some(Target::Mail("ana@example.org".to_owned())));
/// ```
pub fn parts(text: &str) -> Vec<Part> {
    let mut links = Vec::new();
    let mut from = 0;
    for word in words_of(text) {
        match web_address(text, word.clone()) {
            Some((range, address)) => links.push((range, Target::Web(address))),
            None => links.extend(addresses_in(text, word).map(|it| (it.clone(), Target::Mail(text[it].to_owned())))),
        }
    }
    let mut parts = Vec::new();
    // In "a@b.example.@c.example" two addresses overlap; the first one counts.
    for (range, target) in links {
        if range.start < from {
            continue;
        }
        parts.extend(plain(from..range.start));
        from = range.end;
        parts.push(Part { range, target: Some(target) });
    }
    parts.extend(plain(from..text.len()));
    parts
}

/// Splits a telephone field into plain parts and links: a field may hold several numbers.
pub fn phone_parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = 0;
    for number in phone_numbers(text) {
        parts.extend(plain(from..number.range.start));
        from = number.range.end;
        parts.push(Part { range: number.range, target: Some(Target::Phone(number.digits)) });
    }
    parts.extend(plain(from..text.len()));
    parts
}

fn plain(range: Range<usize>) -> Option<Part> {
    (!range.is_empty()).then_some(Part { range, target: None })
}

/// The web address in a word, and its target.
fn web_address(text: &str, word: Range<usize>) -> Option<(Range<usize>, String)> {
    let lower = text[word.clone()].to_ascii_lowercase();
    let at = ["https://", "http://", "www."].into_iter().filter_map(|it| lower.find(it)).min()?;
    // "www." inside a word is no address.
    let before = lower[..at].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let start = word.start + at;
    let rest = &text[start..word.end];
    let end = rest.find(|c: char| !is_in_address(c)).unwrap_or(rest.len());
    let address = without_punctuation(&rest[..end]);
    let is_bare = lower[at..].starts_with("www.");
    let host = if is_bare { address.get(4..)? } else { address.split_once("//")?.1 };
    // Without a host there is no address ("https://").
    let is_host = host.starts_with(char::is_alphanumeric) && (!is_bare || host.contains('.'));
    if !is_host {
        return None;
    }
    let target = if is_bare { format!("https://{address}") } else { with_scheme(address) };
    Some((start..start + address.len(), target))
}

/// The text as it is drawn: without the signs that turn its direction around, which could make one address look like
/// another.
///
/// ```
/// # use kith::present::links::shown;
/// assert_eq!(shown("https://bad\u{202e}exe.example/"), "https://badexe.example/");
/// ```
pub fn shown(text: &str) -> String {
    text.chars().filter(|it| !matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

/// The address with its scheme in lower case, so that [`is_web`] is true.
fn with_scheme(address: &str) -> String {
    address
        .split_once("://")
        .map_or_else(String::new, |(scheme, rest)| format!("{}://{rest}", scheme.to_ascii_lowercase()))
}

fn is_in_address(c: char) -> bool {
    c.is_alphanumeric() || (c.is_ascii_graphic() && !"<>\"`{}|\\^".contains(c))
}

/// An address without the punctuation of the sentence around it. A closing bracket stays if it is opened inside.
fn without_punctuation(mut address: &str) -> &str {
    while let Some(last) = address.chars().next_back() {
        let is_unopened =
            |open: char, close: char| last == close && address.matches(close).count() > address.matches(open).count();
        let ends_sentence = ".,;:!?'*_~".contains(last);
        if !ends_sentence && !is_unopened('(', ')') && !is_unopened('[', ']') {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

#[cfg(test)]
#[path = "links_tests.rs"]
mod tests;
