//! The rows of a field that has several values in a form: telephone numbers, dates, related people.
//!
//! A row whose texts are the same as when the form opened stays the very same element of the list, so that an edit of
//! one element on this device and of another on a second device both survive.

use serde_json::{Value, json};

use crate::domain::{
    Address, Book, ContactMethod, Element, Fact, ImportantDate, List, MAX_LINE, PartialDate, Relation, RelationKind,
    sort_by_key, tidy_line,
};
use crate::present::people_picker::{Picked, label, picked};
use crate::quick_entry::{DateProblem, DateRules, read_date};

/// One row, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The kind, in the words of a file: `work`, `birthday`.
    pub kind: String,
    /// The value.
    pub value: String,
    /// A note beside it.
    pub note: String,
    /// Whether it is the one to use first.
    pub is_first: bool,
}

/// Why a row cannot be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// The date does not read as one.
    Date(DateProblem),
    /// The date is still to come, and it says as of when something is so.
    Ahead,
    /// There is a kind or a note, and no value.
    NoValue,
    /// The relation has no kind.
    NoKind,
    /// Nobody in the book is called so.
    Unknown,
    /// Several people are called so.
    Several,
}

impl Row {
    /// A row with a kind and a value.
    pub fn new(kind: &str, value: &str) -> Self {
        Self { kind: kind.to_owned(), value: value.to_owned(), ..Self::default() }
    }

    /// Whether nothing is typed. The kind alone says nothing, as a new row has one.
    pub fn is_empty(&self) -> bool {
        self.value.trim().is_empty() && self.note.trim().is_empty()
    }
}

/// The rows as a text, one on each line, without empty rows. Unsaved rows are stored so.
///
/// # Examples
///
/// ```
/// use kith::present::form_rows::{Row, read, write};
///
/// let rows = [Row::new("mobile", "+351 912 000 000"), Row::default(), Row::new("", "two\nlines")];
/// assert_eq!(write(&rows).lines().count(), 2);
/// assert_eq!(read(&write(&rows)), [rows[0].clone(), rows[2].clone()]);
/// assert_eq!(read("no rows"), []);
/// ```
pub fn write(rows: &[Row]) -> String {
    let line = |it: &Row| json!([it.kind, it.value, it.note, it.is_first]).to_string();
    rows.iter().filter(|it| !it.is_empty()).map(line).collect::<Vec<_>>().join("\n")
}

/// The place of the row with the longest text, if it is longer than a line may be: the one that the book refuses. The
/// first row otherwise.
///
/// # Examples
///
/// ```
/// use kith::present::form_rows::{Row, longest};
///
/// let rows = [Row::new("", "Likes tea"), Row::new("", &"tea ".repeat(1000)), Row::default()];
/// assert_eq!(longest(&rows), 1);
/// assert_eq!(longest(&rows[..1]), 0);
/// ```
#[must_use]
pub fn longest(rows: &[Row]) -> usize {
    let length = |it: &Row| [&it.kind, &it.value, &it.note].map(|it| it.chars().count()).into_iter().max();
    let longest = rows.iter().enumerate().map(|(at, it)| (length(it), at)).max();
    longest.filter(|it| it.0 > Some(MAX_LINE)).map_or(0, |it| it.1)
}

/// Reads the text that [`write`](fn@write) writes. A line that cannot be read is left out.
pub fn read(text: &str) -> Vec<Row> {
    let row = |line: &str| {
        let value: Value = serde_json::from_str(line).ok()?;
        let part = |at: usize| Some(value.get(at)?.as_str()?.to_owned());
        Some(Row { kind: part(0)?, value: part(1)?, note: part(2)?, is_first: value.get(3)?.as_bool()? })
    };
    text.lines().filter_map(row).collect()
}

/// The elements of the rows. `opened` is the list with which the form opened, and `row_of` its rows.
///
/// # Errors
///
/// Every row that cannot be read, by its place.
pub(super) fn elements<T: Element>(
    rows: &[Row],
    opened: &List<T>,
    row_of: &dyn Fn(&T) -> Row,
    read: &dyn Fn(&Row) -> Result<T, RowProblem>,
) -> Result<List<T>, Vec<(usize, RowProblem)>> {
    let mut left: Vec<(Row, &T)> = opened.iter().map(|it| (row_of(it), it)).collect();
    let (mut list, mut problems) = (List::default(), Vec::new());
    for (at, row) in rows.iter().enumerate().filter(|(_, it)| !it.is_empty()) {
        if let Some(same) = left.iter().position(|it| it.0 == *row) {
            list.insert(left.remove(same).1.clone());
            continue;
        }
        match read(row) {
            Ok(element) => list.insert(element),
            Err(problem) => problems.push((at, problem)),
        }
    }
    if problems.is_empty() { Ok(list) } else { Err(problems) }
}

fn total<T>(read: Result<List<T>, Vec<(usize, RowProblem)>>) -> List<T> {
    read.unwrap_or_default()
}

/// With several rows, one is the first to use: the one that the user chose, or else the topmost of changed rows.
fn with_first(rows: &[Row], opened: &[Row]) -> Vec<Row> {
    let mut rows = rows.to_vec();
    let is_changed = write(&rows) != write(opened);
    let mut filled: Vec<&mut Row> = rows.iter_mut().filter(|it| !it.is_empty()).collect();
    if is_changed && filled.len() > 1 && !filled.iter().any(|it| it.is_first) {
        filled.first_mut().into_iter().for_each(|it| it.is_first = true);
    }
    rows
}

fn method_row(it: &ContactMethod) -> Row {
    Row { kind: it.kind.clone(), value: it.value.clone(), note: String::new(), is_first: it.preferred }
}

/// The rows of contact methods, the preferred one first.
pub fn of_methods(methods: &List<ContactMethod>) -> Vec<Row> {
    let mut rows: Vec<Row> = methods.iter().map(method_row).collect();
    sort_by_key(&mut rows, |it| !it.is_first);
    rows
}

/// The contact methods of rows.
///
/// # Examples
///
/// ```
/// use kith::domain::List;
/// use kith::present::form_rows::{Row, methods};
///
/// let rows = [Row::new("mobile", "+351 912 000 000"), Row::new("work", " ")];
/// let read = methods(&rows, &List::default());
/// assert_eq!(read.iter().map(|it| (it.kind.as_str(), it.preferred)).collect::<Vec<_>>(), [("mobile", false)]);
/// ```
pub fn methods(rows: &[Row], opened: &List<ContactMethod>) -> List<ContactMethod> {
    let read = |row: &Row| {
        Ok(ContactMethod { kind: tidy_line(&row.kind), value: tidy_line(&row.value), preferred: row.is_first })
    };
    total(elements(&with_first(rows, &of_methods(opened)), opened, &method_row, &read))
}

fn address_row(it: &Address) -> Row {
    Row { kind: it.kind.clone(), value: it.value.clone(), note: String::new(), is_first: it.preferred }
}

/// The rows of postal addresses, the preferred one first.
pub fn of_addresses(addresses: &List<Address>) -> Vec<Row> {
    let mut rows: Vec<Row> = addresses.iter().map(address_row).collect();
    sort_by_key(&mut rows, |it| !it.is_first);
    rows
}

/// The postal addresses of rows.
pub fn addresses(rows: &[Row], opened: &List<Address>) -> List<Address> {
    let read = |row: &Row| {
        Ok(Address { kind: tidy_line(&row.kind), value: row.value.trim().to_owned(), preferred: row.is_first })
    };
    total(elements(&with_first(rows, &of_addresses(opened)), opened, &address_row, &read))
}

fn fact_row(it: &Fact) -> Row {
    Row::new(&it.label, &it.text)
}

/// The rows of facts.
pub fn of_facts(facts: &List<Fact>) -> Vec<Row> {
    facts.iter().map(fact_row).collect()
}

/// The facts of rows. One without a label is a note.
pub fn facts(rows: &[Row], opened: &List<Fact>) -> List<Fact> {
    let read = |row: &Row| {
        let label = tidy_line(&row.kind);
        let label = if label.is_empty() { "Note".to_owned() } else { label };
        Ok(Fact { label, text: row.value.trim().to_owned() })
    };
    total(elements(rows, opened, &fact_row, &read))
}

/// The rows of sentences.
pub fn of_sentences(sentences: &List<String>) -> Vec<Row> {
    sentences.iter().map(|it| Row::new("", it)).collect()
}

/// The sentences of rows.
pub fn sentences(rows: &[Row], opened: &List<String>) -> List<String> {
    total(elements(rows, opened, &|it: &String| Row::new("", it), &|row| Ok(tidy_line(&row.value))))
}

/// The rows of dates, which `words` writes as people read them.
pub fn of_dates(dates: &List<ImportantDate>, words: &dyn Fn(PartialDate) -> String) -> Vec<Row> {
    dates.iter().map(|it| date_row(it, words)).collect()
}

fn date_row(it: &ImportantDate, words: &dyn Fn(PartialDate) -> String) -> Row {
    let value = it.when.map(words).unwrap_or_default();
    Row { kind: it.kind.clone(), value, note: it.note.clone(), is_first: false }
}

/// The dates of rows. `words` is the writer of [`of_dates`].
///
/// # Errors
///
/// Every row without a date that can be read.
///
/// # Examples
///
/// ```
/// use kith::domain::{DateOrder, List};
/// use kith::present::form_rows::{Row, RowProblem, dates};
/// use kith::quick_entry::{DateProblem, DateRules, DateScope};
///
/// let now = "2026-11-26T12:00:00".parse().unwrap();
/// let rules = DateRules { now, order: DateOrder::DayFirst, scope: DateScope::Partial };
/// let read = |value: &str| dates(&[Row::new("birthday", value)], &List::default(), &rules, &|it| it.to_string());
/// assert_eq!(read("19 November").unwrap()[0].when, "--11-19".parse().ok());
/// assert_eq!(read("one day"), Err(vec![(0, RowProblem::Date(DateProblem::NotRead))]));
/// ```
pub fn dates(
    rows: &[Row],
    opened: &List<ImportantDate>,
    rules: &DateRules,
    words: &dyn Fn(PartialDate) -> String,
) -> Result<List<ImportantDate>, Vec<(usize, RowProblem)>> {
    let read = |row: &Row| {
        let when = read_date(&row.value, rules).map_err(RowProblem::Date)?.ok_or(RowProblem::NoValue)?.date;
        Ok(ImportantDate { kind: tidy_line(&row.kind), when: Some(when), note: tidy_line(&row.note) })
    };
    elements(rows, opened, &|it: &ImportantDate| date_row(it, words), &read)
}

fn relation_row(it: &Relation, book: &Book) -> Row {
    let name = it.to.map(|id| label(book, id)).unwrap_or_default();
    Row::new(it.kind.map_or("", RelationKind::word), &name)
}

/// The rows of relations to people who are in the book.
pub fn of_relations(relations: &List<Relation>, book: &Book) -> Vec<Row> {
    relations.iter().map(|it| relation_row(it, book)).filter(|it| !it.is_empty()).collect()
}

/// The relations of rows. A relation to somebody who is not in the book at present has no row, and stays.
///
/// # Errors
///
/// Every row without a kind, or that does not name one person.
pub fn relations(
    rows: &[Row],
    opened: &List<Relation>,
    book: &Book,
) -> Result<List<Relation>, Vec<(usize, RowProblem)>> {
    let read = |row: &Row| {
        let to = match picked(book, &row.value) {
            Picked::One(id) => id,
            Picked::Nobody => return Err(RowProblem::NoValue),
            Picked::Several(_) => return Err(RowProblem::Several),
            Picked::Unknown => return Err(RowProblem::Unknown),
        };
        let kind = RelationKind::from_word(&row.kind).ok_or(RowProblem::NoKind)?;
        Ok(Relation { kind: Some(kind), to: Some(to) })
    };
    let mut list = elements(rows, opened, &|it: &Relation| relation_row(it, book), &read)?;
    opened.iter().filter(|it| relation_row(it, book).is_empty()).for_each(|it| list.insert(*it));
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DateOrder;
    use crate::domain::tests::{add, ctx, person};
    use crate::quick_entry::DateScope;

    fn method(kind: &str, value: &str, preferred: bool) -> ContactMethod {
        ContactMethod { kind: kind.to_owned(), value: value.to_owned(), preferred }
    }

    #[test]
    fn a_row_that_is_not_edited_stays_the_same_element() {
        let opened: List<ContactMethod> =
            [method("Büro ", " 1 : 2 ", true), method("fax", "3", false)].into_iter().collect();
        let mut rows = of_methods(&opened);
        assert_eq!(methods(&rows, &opened), opened);
        rows[1].value = "4".to_owned();
        let expected: List<ContactMethod> =
            [method("Büro ", " 1 : 2 ", true), method("fax", "4", false)].into_iter().collect();
        assert_eq!(methods(&rows, &opened), expected);
    }

    #[test]
    fn the_topmost_of_several_new_rows_is_used_first_and_an_unchanged_list_stays() {
        let check = |rows: &[Row], opened: &[ContactMethod], expected: &[bool]| {
            let opened: List<ContactMethod> = opened.iter().cloned().collect();
            let read = methods(rows, &opened);
            assert_eq!(read.iter().map(|it| it.preferred).collect::<Vec<_>>(), expected);
        };
        check(&[Row::new("", "1")], &[], &[false]);
        check(&[Row::new("", "1"), Row::new("", "2")], &[], &[true, false]);
        let plain = [method("", "1", false), method("", "2", false)];
        check(&of_methods(&plain.iter().cloned().collect()), &plain, &[false, false]);
    }

    #[test]
    fn each_row_with_a_fault_is_named_and_the_others_are_read() {
        let mut book = Book::default();
        let names = ["Ana Silva", "Ana Silva", "Eve Holt"];
        let ids: Vec<_> = names.into_iter().zip(1..).map(|(it, at)| add(&mut book, person(it), &ctx(at, 1))).collect();
        let before: List<Relation> =
            [Relation { kind: Some(RelationKind::Friend), to: Some(ids[1]) }].into_iter().collect();
        let check = |rows: &[Row], expected: &[(usize, RowProblem)]| {
            assert_eq!(relations(rows, &before, &book).err().unwrap_or_default(), expected);
        };
        check(&of_relations(&before, &book), &[]);
        check(
            &[
                Row::new("friend", "Ana Silva"),
                Row::new("", "Eve"),
                Row::new("child", ""),
                Row::new("child", "Kenji"),
                Row::new("child", "eve holt"),
            ],
            &[(0, RowProblem::Several), (1, RowProblem::NoKind), (3, RowProblem::Unknown)],
        );
        let kept = relations(&of_relations(&before, &book), &before, &book);
        assert_eq!(kept, Ok(before));
    }

    #[test]
    fn a_relation_to_somebody_in_the_trash_stays() {
        let gone = add(&mut Book::default(), person("Eve"), &ctx(9, 1));
        let before: List<Relation> =
            [Relation { kind: Some(RelationKind::Friend), to: Some(gone) }].into_iter().collect();
        assert_eq!(relations(&[], &before, &Book::default()), Ok(before));
    }

    #[test]
    fn a_date_that_is_not_edited_stays_however_it_is_written() {
        let now = "2026-11-26T12:00:00".parse().unwrap();
        let rules = DateRules { now, order: DateOrder::DayFirst, scope: DateScope::Partial };
        let words = |_: PartialDate| "in no known words".to_owned();
        let when = "--02-29".parse().ok();
        let before: List<ImportantDate> =
            [ImportantDate { kind: "birthday".to_owned(), when, note: "cake".to_owned() }].into_iter().collect();
        assert_eq!(dates(&of_dates(&before, &words), &before, &rules, &words), Ok(before.clone()));
        let empty = Row { note: "cake".to_owned(), ..Row::default() };
        assert_eq!(dates(&[empty], &before, &rules, &words), Err(vec![(0, RowProblem::NoValue)]));
    }
}
