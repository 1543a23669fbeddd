//! Lists as text in a form: one item per line, with a label before the colon.
//!
//! The parsers are total, like all parsers in `formats`: an unreadable line is returned as a problem, never dropped.

use thiserror::Error;

use crate::domain::{
    Address, Book, ContactMethod, Fact, ImportantDate, List, PartialDate, PartialDateError, PersonId, Relation,
    RelationKind, VecSet, display_name, label_key, normalize, people_called, sort_by_key, tidy_line,
};

/// Why a line is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LineProblem {
    /// The date is invalid.
    #[error("{line}: {why}")]
    Date {
        /// The line.
        line: String,
        /// Why the date is invalid.
        why: PartialDateError,
    },
    /// No person in the book has this name, or more than one has it.
    #[error("{line}: not the name of one person")]
    Nobody {
        /// The line.
        line: String,
    },
    /// The text is not a number of days.
    #[error("{line}: not a number of days")]
    Days {
        /// The line.
        line: String,
    },
    /// The kind of relation is unknown.
    #[error("{line}: not a kind of relation")]
    Tie {
        /// The line.
        line: String,
    },
}

/// Reads a number of days. None for an empty text.
///
/// # Errors
///
/// [`LineProblem::Days`] for any other text than a whole number from one on.
///
/// # Examples
///
/// ```
/// # use kith::formats::form_text::{LineProblem, read_days};
/// assert_eq!(read_days(" 21 "), Ok(Some(21)));
/// assert_eq!(read_days(""), Ok(None));
/// assert_eq!(read_days("2.5"), Err(LineProblem::Days { line: "2.5".to_owned() }));
/// assert!(read_days("0").is_err());
/// ```
pub fn read_days(text: &str) -> Result<Option<u32>, LineProblem> {
    let line = text.trim();
    if line.is_empty() {
        return Ok(None);
    }
    let days = line.parse().ok().filter(|it| *it > 0);
    days.map(Some).ok_or_else(|| LineProblem::Days { line: line.to_owned() })
}

/// Reads words separated by commas or line breaks. Words that differ only in case are one.
///
/// # Examples
///
/// ```
/// # use kith::formats::form_text::read_words;
/// assert_eq!(&*read_words("tide tables, contract law, Tide tables\n"), ["contract law", "tide tables"]);
/// ```
pub fn read_words(text: &str) -> List<String> {
    let mut seen = VecSet::default();
    text.split([',', '\n']).map(tidy_line).filter(|it| !it.is_empty() && seen.insert(label_key(it))).collect()
}

/// Writes words in the form that [`read_words`] reads.
pub fn write_words(words: &[String]) -> String {
    words.join(", ")
}

/// Reads whole lines, which may contain commas.
///
/// # Examples
///
/// ```
/// use kith::formats::form_text::read_sentences;
///
/// let sentences = read_sentences("Write first, then call\n\n  Ask about the garden ");
/// assert_eq!(&*sentences, ["Ask about the garden", "Write first, then call"]);
/// ```
pub fn read_sentences(text: &str) -> List<String> {
    text.lines().map(tidy_line).filter(|it| !it.is_empty()).collect()
}

/// Writes lines in the form that [`read_sentences`] reads.
pub fn write_sentences(sentences: &List<String>) -> String {
    sentences.join("\n")
}

/// Reads contact methods, the preferred one first: `work: ana@northwind.example`.
///
/// # Examples
///
/// ```
/// # use kith::formats::form_text::read_contact_methods;
/// let methods = read_contact_methods("mobile: +351 912 000 000\nhttps://example.org/ana");
/// assert_eq!(methods.iter().find(|it| it.preferred).map(|it| it.kind.as_str()), Some("mobile"));
/// ```
pub fn read_contact_methods(text: &str) -> List<ContactMethod> {
    let lines: Vec<String> = text.lines().map(tidy_line).filter(|it| !it.is_empty()).collect();
    let is_choice = lines.len() > 1;
    let method = |(index, line): (usize, &String)| {
        let (kind, value) = labelled(line);
        ContactMethod { kind, value, preferred: is_choice && index == 0 }
    };
    lines.iter().enumerate().map(method).collect()
}

/// Writes contact methods in the form that [`read_contact_methods`] reads.
pub fn write_contact_methods(methods: &List<ContactMethod>) -> String {
    let mut sorted: Vec<&ContactMethod> = methods.iter().collect();
    sort_by_key(&mut sorted, |it| !it.preferred);
    let lines = sorted.into_iter().map(|it| with_label(&it.kind, &it.value));
    lines.collect::<Vec<_>>().join("\n")
}

/// Reads postal addresses, one per line.
pub fn read_addresses(text: &str) -> List<Address> {
    let methods = read_contact_methods(text).into_iter();
    methods.map(|it| Address { kind: it.kind, value: it.value, preferred: it.preferred }).collect()
}

/// Writes postal addresses in the form that [`read_addresses`] reads.
pub fn write_addresses(addresses: &List<Address>) -> String {
    let methods = addresses.iter().map(|address| ContactMethod {
        kind: address.kind.clone(),
        value: address.value.replace('\n', ", "),
        preferred: address.preferred,
    });
    write_contact_methods(&methods.collect())
}

/// Reads facts: `Drinks: black coffee, before two`.
///
/// # Examples
///
/// ```
/// use kith::formats::form_text::{read_facts, write_facts};
///
/// let facts = read_facts("Drinks: black coffee\nhttps://example.org");
/// assert_eq!(write_facts(&facts), "Drinks: black coffee\nNote: https://example.org", "a link is no label");
/// ```
pub fn read_facts(text: &str) -> List<Fact> {
    let fact = |line: String| {
        let (label, text) =
            labelled_fact(&line).map_or(("Note", line.as_str()), |(label, text)| (label.trim(), text.trim()));
        Fact { label: label.to_owned(), text: text.to_owned() }
    };
    text.lines().map(tidy_line).filter(|it| !it.is_empty()).map(fact).collect()
}

/// Splits a line at the first colon followed by a space, so that a link is not split.
fn labelled_fact(line: &str) -> Option<(&str, &str)> {
    line.split_once(": ").filter(|(label, _)| !label.trim().is_empty())
}

/// Writes facts in the form that [`read_facts`] reads.
pub fn write_facts(facts: &List<Fact>) -> String {
    facts.iter().map(|it| format!("{}: {}", it.label, it.text)).collect::<Vec<_>>().join("\n")
}

/// Reads important dates: `birthday: 1987-04-12`, `birthday: --04-12 cardamom, never chocolate`.
///
/// # Errors
///
/// The first line with an invalid date.
///
/// # Examples
///
/// ```
/// use kith::formats::form_text::{LineProblem, read_dates, write_dates};
///
/// let dates = read_dates("--04-12 cardamom, never chocolate").unwrap();
/// assert_eq!(write_dates(&dates), "birthday: --04-12 cardamom, never chocolate");
/// assert!(matches!(read_dates("wedding: someday"), Err(LineProblem::Date { .. })));
/// ```
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

/// Writes dates in the form that [`read_dates`] reads.
pub fn write_dates(dates: &List<ImportantDate>) -> String {
    let line = |it: &ImportantDate| Some(format!("{}: {} {}", it.kind, it.when?, it.note).trim_end().to_owned());
    dates.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// Reads relations to other people in the book: `partner: Björn Lindqvist`. A line that was written for one of the
/// relations `before` keeps that relation, even if several people have the name.
///
/// # Errors
///
/// The first line with an unknown kind of relation or an unknown name.
///
/// # Examples
///
/// ```
/// use kith::domain::List;
/// use kith::formats::backup::read;
/// use kith::formats::form_text::{read_relations, write_relations};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Björn", "family": "Lindqvist"}]}"#,
/// )?
/// .book;
/// let relations = read_relations("Partner: bjorn lindqvist", &List::default(), &book).unwrap();
/// assert_eq!(write_relations(&relations, &book), "partner: Björn Lindqvist");
/// assert!(read_relations("partner: Kenji", &relations, &book).is_err(), "nobody in the book has this name");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn read_relations(text: &str, before: &List<Relation>, book: &Book) -> Result<List<Relation>, LineProblem> {
    let mut left: Vec<(String, Relation)> =
        before.iter().filter_map(|it| Some((relation_line(it, book)?, *it))).collect();
    let relation = |line: String| {
        if let Some(at) = left.iter().position(|(it, _)| *it == line) {
            return Ok(left.remove(at).1);
        }
        let (kind, name) = line.split_once(':').unwrap_or(("", &line));
        let kind =
            RelationKind::from_word(&normalize(kind.trim())).ok_or_else(|| LineProblem::Tie { line: line.clone() })?;
        let to = find_name(name, book).ok_or_else(|| LineProblem::Nobody { line: line.clone() })?;
        Ok(Relation { kind: Some(kind), to: Some(to) })
    };
    text.lines().map(tidy_line).filter(|it| !it.is_empty()).map(relation).collect()
}

fn relation_line(relation: &Relation, book: &Book) -> Option<String> {
    let name = book.people.get(relation.to?).map(display_name)?;
    Some(format!("{}: {name}", relation.kind?.word()))
}

/// Writes relations in the form that [`read_relations`] reads.
pub fn write_relations(relations: &List<Relation>, book: &Book) -> String {
    relations.iter().filter_map(|it| relation_line(it, book)).collect::<Vec<_>>().join("\n")
}

/// Returns the only person in the book who is called by this name ([`people_called`]). `None` if there is none, or more
/// than one.
pub fn find_name(name: &str, book: &Book) -> Option<PersonId> {
    let found = people_called(book, name);
    found.first().copied().filter(|_| found.len() == 1)
}

/// Splits a line into label and value at the first colon. The label is empty if the colon belongs to a link (`//`
/// follows), if the part before it has 24 bytes or more or an `@`, `.` or `+`, or if no value follows.
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

#[cfg(test)]
mod tests {
    use super::{read_relations, write_relations};
    use crate::domain::tests::{add, ctx, person};
    use crate::domain::{Book, List, Relation, RelationKind};

    #[test]
    fn a_tie_to_one_of_two_people_of_one_name_stays() {
        let mut book = Book::default();
        let people = [(1, "Ana Silva"), (2, "Ana Silva"), (3, "Eve Holt")];
        let ids = people.map(|(minute, name)| add(&mut book, person(name), &ctx(minute, 1)));
        let tie = |kind, to| Relation { kind: Some(kind), to: Some(to) };
        let before: List<Relation> = [tie(RelationKind::Friend, ids[1])].into_iter().collect();
        let text = format!("{}\ncolleague: Eve", write_relations(&before, &book));
        let after = read_relations(&text, &before, &book).unwrap();
        assert_eq!(&*after, [tie(RelationKind::Colleague, ids[2]), tie(RelationKind::Friend, ids[1])]);
        assert!(read_relations("friend: Ana Silva", &List::default(), &book).is_err());
    }
}
