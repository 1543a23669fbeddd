//! Lists as a person writes them into a form: a thing a line, a word before the colon saying which.
//!
//! Total, like every parser here: what cannot be read comes back as a problem with its line, and nothing is dropped.

use thiserror::Error;

use crate::domain::{
    Address, Book, ContactMethod, Fact, ImportantDate, List, PartialDate, PartialDateError, Person, PersonId, Relation,
    RelationKind, display_name, normalize, sort_by_key, tidy_line,
};

/// Why a line cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LineProblem {
    /// The date is not one.
    #[error("“{line}”: {why}.")]
    Date {
        /// The line.
        line: String,
        /// Why.
        why: PartialDateError,
    },
    /// Nobody of that name is in the book, or more than one.
    #[error("“{line}” names nobody in the book, or more than one.")]
    Nobody {
        /// The line.
        line: String,
    },
    /// The tie has no known name.
    #[error(
        "“{line}”: say partner, parent, child, sibling, family, friend, colleague, manager, report, mentor, mentee or acquaintance."
    )]
    Tie {
        /// The line.
        line: String,
    },
}

/// Words parted by commas or lines.
///
/// ```
/// # use kith::formats::form_text::read_words;
/// assert_eq!(&*read_words("tide tables, contract law\n"), ["contract law", "tide tables"]);
/// ```
pub fn read_words(text: &str) -> List<String> {
    text.split([',', '\n']).map(tidy_line).filter(|it| !it.is_empty()).collect()
}

/// Words as [`read_words`] reads them.
pub fn write_words(words: &List<String>) -> String {
    words.join(", ")
}

/// Whole lines, which may have commas in them.
pub fn read_sentences(text: &str) -> List<String> {
    text.lines().map(tidy_line).filter(|it| !it.is_empty()).collect()
}

/// Sentences as [`read_sentences`] reads them.
pub fn write_sentences(sentences: &List<String>) -> String {
    sentences.join("\n")
}

/// Ways to reach somebody, the one to use first on top: `work: ana@northwind.example`.
///
/// ```
/// # use kith::formats::form_text::read_reaches;
/// let reaches = read_reaches("mobile: +351 912 000 000\nhttps://example.org/ana");
/// assert_eq!(reaches.iter().find(|it| it.preferred).map(|it| it.kind.as_str()), Some("mobile"));
/// ```
pub fn read_reaches(text: &str) -> List<ContactMethod> {
    let lines: Vec<String> = text.lines().map(tidy_line).filter(|it| !it.is_empty()).collect();
    let is_choice = lines.len() > 1;
    let reach = |(index, line): (usize, &String)| {
        let (kind, value) = labelled(line);
        ContactMethod { kind, value, preferred: is_choice && index == 0 }
    };
    lines.iter().enumerate().map(reach).collect()
}

/// Ways to reach somebody as [`read_reaches`] reads them.
pub fn write_reaches(reaches: &List<ContactMethod>) -> String {
    let mut sorted: Vec<&ContactMethod> = reaches.iter().collect();
    sort_by_key(&mut sorted, |it| !it.preferred);
    let lines = sorted.into_iter().map(|it| with_label(&it.kind, &it.value));
    lines.collect::<Vec<_>>().join("\n")
}

/// Postal addresses, a line each.
pub fn read_addresses(text: &str) -> List<Address> {
    let reaches = read_reaches(text).into_iter();
    reaches.map(|it| Address { kind: it.kind, value: it.value, preferred: it.preferred }).collect()
}

/// Postal addresses as [`read_addresses`] reads them.
pub fn write_addresses(addresses: &List<Address>) -> String {
    let reaches = addresses.iter().map(|it| ContactMethod {
        kind: it.kind.clone(),
        value: it.value.replace('\n', ", "),
        preferred: it.preferred,
    });
    write_reaches(&reaches.collect())
}

/// Facts: `Drinks: black coffee, before two`.
pub fn read_facts(text: &str) -> List<Fact> {
    let fact = |line: String| {
        let (label, text) =
            labelled_fact(&line).map_or(("Note", line.as_str()), |(label, text)| (label.trim(), text.trim()));
        Fact { label: label.to_owned(), text: text.to_owned() }
    };
    text.lines().map(tidy_line).filter(|it| !it.is_empty()).map(fact).collect()
}

/// A label is what stands before a colon and a blank, so that a link is not cut in two.
fn labelled_fact(line: &str) -> Option<(&str, &str)> {
    line.split_once(": ").filter(|(label, _)| !label.trim().is_empty())
}

/// Facts as [`read_facts`] reads them.
pub fn write_facts(facts: &List<Fact>) -> String {
    facts.iter().map(|it| format!("{}: {}", it.label, it.text)).collect::<Vec<_>>().join("\n")
}

/// Dates that come round: `birthday: 1987-04-12`, `birthday: --04-12 cardamom, never chocolate`.
///
/// # Errors
///
/// The first line whose date is not one.
pub fn read_dates(text: &str) -> Result<List<ImportantDate>, LineProblem> {
    let date = |line: String| {
        let (kind, rest) =
            line.split_once(':').map_or(("birthday", line.as_str()), |(kind, rest)| (kind.trim(), rest.trim()));
        let (when, note) = rest.split_once(' ').unwrap_or((rest, ""));
        let when: PartialDate = when.parse().map_err(|why| LineProblem::Date { line: line.clone(), why })?;
        Ok(ImportantDate { kind: kind.to_owned(), when: Some(when), note: note.trim().to_owned() })
    };
    text.lines().map(tidy_line).filter(|it| !it.is_empty()).map(date).collect()
}

/// Dates as [`read_dates`] reads them.
pub fn write_dates(dates: &List<ImportantDate>) -> String {
    let line = |it: &ImportantDate| Some(format!("{}: {} {}", it.kind, it.when?, it.note).trim_end().to_owned());
    dates.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// Ties to other people of the book: `partner: Björn Lindqvist`.
///
/// # Errors
///
/// The first line with an unknown tie or an unknown name.
pub fn read_relations(text: &str, book: &Book) -> Result<List<Relation>, LineProblem> {
    let relation = |line: String| {
        let (kind, name) = line.split_once(':').unwrap_or(("", &line));
        let kind =
            RelationKind::from_word(&normalize(kind.trim())).ok_or_else(|| LineProblem::Tie { line: line.clone() })?;
        let to = find_name(name, book).ok_or_else(|| LineProblem::Nobody { line: line.clone() })?;
        Ok(Relation { kind: Some(kind), to: Some(to) })
    };
    text.lines().map(tidy_line).filter(|it| !it.is_empty()).map(relation).collect()
}

/// Ties as [`read_relations`] reads them.
pub fn write_relations(relations: &List<Relation>, book: &Book) -> String {
    let name = |id: PersonId| book.people.get(id).map(display_name);
    let lines = relations.iter().filter_map(|it| Some(format!("{}: {}", it.kind?.word(), name(it.to?)?)));
    lines.collect::<Vec<_>>().join("\n")
}

/// The one person of the book with this whole name.
pub fn find_name(name: &str, book: &Book) -> Option<PersonId> {
    let wanted = normalize(&tidy_line(name));
    let mut found =
        book.people.iter().filter(|(_, person): &(PersonId, &Person)| normalize(&display_name(person)) == wanted);
    let (id, _) = found.next()?;
    found.next().is_none().then_some(id)
}

/// A word before a colon, unless the colon belongs to a link or a time.
fn labelled(line: &str) -> (String, String) {
    match line.split_once(':') {
        Some((kind, value))
            if !value.starts_with("//")
                && !kind.contains(['@', '.', '+'])
                && kind.len() < 24
                && !value.trim().is_empty() =>
        {
            (kind.trim().to_owned(), value.trim().to_owned())
        }
        _ => (String::new(), line.to_owned()),
    }
}

fn with_label(kind: &str, value: &str) -> String {
    if kind.is_empty() { value.to_owned() } else { format!("{kind}: {value}") }
}
