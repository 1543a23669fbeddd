//! E-mail addresses in a text as people write them: several in a field, with a name before, or as a link.

use std::ops::Range;

use crate::domain::normalize;

/// Returns the bytes of the mail addresses in a text: one, or several in a line, with a name before or `mailto:`.
///
/// ```
/// # use kith::domain::email_addresses;
/// let text = "Ana <ana@example.org>, mailto:ana@work.example";
/// let all: Vec<&str> = email_addresses(text).into_iter().map(|it| &text[it]).collect();
/// assert_eq!(all, ["ana@example.org", "ana@work.example"]);
/// ```
pub fn email_addresses(text: &str) -> Vec<Range<usize>> {
    words_of(text).into_iter().flat_map(|it| addresses_in(text, it).collect::<Vec<_>>()).collect()
}

/// Returns the normal forms of the mail addresses in a field, by which two fields are compared.
///
/// ```
/// # use kith::domain::email_keys;
/// assert_eq!(email_keys("Ana <Ana@example.org>"), email_keys("ana@example.org"));
/// assert!(email_keys("none yet").is_empty());
/// ```
pub fn email_keys(field: &str) -> Vec<String> {
    email_addresses(field).into_iter().map(|it| normalize(&field[it])).collect()
}

/// The runs of a text without white space.
pub(crate) fn words_of(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => (),
        }
    }
    words
}

/// The mail addresses in a word.
pub(crate) fn addresses_in(text: &str, word: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let is_local = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    let is_host = |c: char| c.is_alphanumeric() || ".-".contains(c);
    text[word.clone()].match_indices('@').filter_map(move |(at, _)| {
        let at = word.start + at;
        let before = &text[word.start..at];
        let name = before.rfind(|c| !is_local(c)).map_or(before, |it| {
            let next = before[it..].chars().next().map_or(1, char::len_utf8);
            &before[it + next..]
        });
        let name = name.trim_start_matches(['.', '\'', '-']);
        let after = &text[at + 1..word.end];
        let host = after.find(|c| !is_host(c)).map_or(after, |it| &after[..it]).trim_end_matches(['.', '-']);
        let (domain, top) = host.rsplit_once('.')?;
        let is_address = !name.is_empty()
            && domain.starts_with(char::is_alphanumeric)
            && top.chars().count() > 1
            && top.chars().all(char::is_alphabetic);
        is_address.then(|| at - name.len()..at + 1 + host.len())
    })
}
