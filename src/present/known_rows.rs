//! The rows of what a person knows, in the form of the person.

use crate::domain::{Depth, HowKnown, Knows, List, PartialDate, label_key, tidy_line};
use crate::present::form_rows::{Row, RowProblem, elements};
use crate::quick_entry::{DateRules, read_date};

/// The evidence of a field of knowledge, as typed. A row has it in its note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownNote {
    /// How the user knows, in the word of a file.
    pub how: String,
    /// The date as of which it is true.
    pub as_of: String,
    /// Who said so.
    pub who_said: String,
}

impl KnownNote {
    /// Reads the note of a row.
    ///
    /// ```
    /// # use kith::present::known_rows::KnownNote;
    /// let note = KnownNote { how: "told".into(), as_of: "2023".into(), who_said: "Nadia".into() };
    /// assert_eq!(KnownNote::read(&note.write()), note);
    /// assert_eq!(KnownNote::default().write(), "");
    /// ```
    pub fn read(note: &str) -> Self {
        // A field of one line has no line feed.
        let mut parts = note.splitn(3, '\n').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Self { how: next(), as_of: next(), who_said: next() }
    }

    /// The note of a row.
    pub fn write(&self) -> String {
        [self.how.as_str(), &self.as_of, &self.who_said].join("\n").trim_end_matches('\n').to_owned()
    }
}

/// The row of a field of knowledge: how well is its kind, and the evidence its note.
fn row(it: &Knows, words: &dyn Fn(PartialDate) -> String) -> Row {
    let how = it.how.map(HowKnown::word).unwrap_or_default().to_owned();
    let note = KnownNote { how, as_of: it.as_of.map(words).unwrap_or_default(), who_said: it.who_said.clone() };
    Row {
        kind: it.depth.map(Depth::word).unwrap_or_default().to_owned(),
        value: it.what.clone(),
        note: note.write(),
        is_first: false,
    }
}

/// The rows of a person's knowledge, without the fields that do not count. `words` writes a date.
pub fn of_known(expertise: &List<Knows>, words: &dyn Fn(PartialDate) -> String) -> Vec<Row> {
    expertise.iter().filter(|it| it.gone.is_none()).map(|it| row(it, words)).collect()
}

/// The date as of which something is known, as typed.
///
/// # Errors
///
/// If it does not read as a date, or is still to come.
pub fn as_of(text: &str, rules: &DateRules) -> Result<Option<PartialDate>, RowProblem> {
    let date = read_date(text, rules).map_err(RowProblem::Date)?.map(|it| it.date);
    if PartialDate::is_ahead(date, rules.now.date()) { Err(RowProblem::Ahead) } else { Ok(date) }
}

/// What a person knows, from rows. What does not count stays, unless it is written anew. New evidence without a
/// date is as of today.
///
/// # Errors
///
/// Every row without words, or with a date that does not read as one, by its place.
///
/// # Examples
///
/// ```
/// use kith::domain::{DateOrder, Depth, Gone, HowKnown, Knows, List};
/// use kith::present::form_rows::{Row, RowProblem};
/// use kith::present::known_rows::{known, of_known};
/// use kith::quick_entry::{DateProblem, DateRules, DateScope};
///
/// let now = "2026-11-22T12:00:00".parse().unwrap();
/// let rules = DateRules { now, order: DateOrder::DayFirst, scope: DateScope::Partial };
/// let row = |kind: &str, value: &str, note: &str| Row { note: note.into(), ..Row::new(kind, value) };
/// let read = |rows: &[Row]| known(rows, &List::default(), &rules, &|it| it.to_string());
///
/// let told = row("known-for", "contracts", "told\n\nNadia");
/// let found = read(&[told, row("", "law", ""), row("does", "tax", "\n2023")]);
/// let found = found.unwrap();
/// assert_eq!((found[0].depth, found[0].how), (Some(Depth::KnownFor), Some(HowKnown::Told)));
/// assert_eq!((found[0].who_said.as_str(), found[0].as_of), ("Nadia", "2026-11-22".parse().ok()));
/// assert_eq!(found[1], Knows::of("law"), "plain words stay plain");
/// assert_eq!(found[2].as_of, "2023".parse().ok());
/// let later = DateRules { now: "2027-01-01T12:00:00".parse().unwrap(), ..rules };
/// let words = |it: kith::domain::PartialDate| it.to_string();
/// assert_eq!(known(&of_known(&found, &words), &found, &later, &words).unwrap(), found);
///
/// let gone = Knows { gone: Some(Gone::NotAnyMore), ..Knows::of("tea") };
/// let check = |typed: &str, expected: &[Knows]| {
///     let read = known(&[row("", typed, "")], &[gone.clone()].into_iter().collect(), &rules, &|it| it.to_string());
///     assert_eq!(&*read.unwrap(), expected, "{typed}");
/// };
/// check("tea", &[Knows::of("tea")]);
/// check("Tea", &[Knows::of("Tea")]);
/// check("milk", &[Knows::of("milk"), gone.clone()]);
///
/// assert_eq!(read(&[row("", "tea", "\none day")]), Err(vec![(0, RowProblem::Date(DateProblem::NotRead))]));
/// assert_eq!(read(&[row("does", "tea", "\n2027")]), Err(vec![(0, RowProblem::Ahead)]));
/// assert!(read(&[row("does", "tea", "\n2026")]).is_ok(), "this year has come");
/// assert_eq!(read(&[row("does", " ", "seen")]), Err(vec![(0, RowProblem::NoValue)]));
/// ```
pub fn known(
    rows: &[Row],
    opened: &List<Knows>,
    rules: &DateRules,
    words: &dyn Fn(PartialDate) -> String,
) -> Result<List<Knows>, Vec<(usize, RowProblem)>> {
    let read = |row: &Row| {
        let KnownNote { how, as_of: typed, who_said } = KnownNote::read(&row.note);
        let what = Some(tidy_line(&row.value)).filter(|it| !it.is_empty()).ok_or(RowProblem::NoValue)?;
        let (depth, how) = (Depth::from_word(&row.kind), HowKnown::from_word(&how));
        let date = as_of(&typed, rules)?;
        let today = (depth.is_some() || how.is_some()).then_some(PartialDate::Day(rules.now.date()));
        let who_said = if how == Some(HowKnown::Told) { tidy_line(&who_said) } else { String::new() };
        Ok(Knows { what, depth, how, who_said, as_of: date.or(today), gone: None })
    };
    let (gone, counted): (List<Knows>, List<Knows>) = (of(opened, true), of(opened, false));
    let read = elements(rows, &counted, &|it| row(it, words), &read)?;
    let is_anew = |it: &Knows| read.iter().any(|new| label_key(&new.what) == label_key(&it.what));
    Ok(gone.into_iter().filter(|it| !is_anew(it)).chain(read.clone()).collect())
}

fn of(all: &List<Knows>, is_gone: bool) -> List<Knows> {
    all.iter().filter(|it| it.gone.is_some() == is_gone).cloned().collect()
}

/// The place of the first row that says the same in another spelling as a later one.
///
/// ```
/// # use kith::present::{form_rows::Row, known_rows::same_before};
/// let rows = ["Tea", "contracts", "tea", "tea"].map(|it| Row::new("", it));
/// assert_eq!(same_before(&rows, 2), Some(0));
/// assert_eq!(same_before(&rows, 1), None);
/// ```
pub fn same_before(rows: &[Row], at: usize) -> Option<usize> {
    let later = rows.get(at).map(|it| label_key(&it.value)).filter(|it| !it.is_empty())?;
    rows.iter().take(at).position(|it| label_key(&it.value) == later)
}

/// One row of two. The first stays, with the evidence of the other where it has none.
///
/// ```
/// # use kith::present::{form_rows::Row, known_rows::joined};
/// assert_eq!(joined(&Row::new("", "Tea"), &Row::new("does", "tea")), Row::new("does", "Tea"));
/// ```
pub fn joined(stays: &Row, goes: &Row) -> Row {
    let filled = |stays: &String, goes: &String| if stays.is_empty() { goes.clone() } else { stays.clone() };
    Row { kind: filled(&stays.kind, &goes.kind), note: filled(&stays.note, &goes.note), ..stays.clone() }
}
