//! The rows of a CSV file.
//!
//! The crate `csv` reads every text, and takes the rest of a file for one cell if a quotation mark has no end. So each
//! record that spans lines is checked: if lines of it are rows by themselves, only its first line is broken, and the
//! reading goes on with the second.

use std::io::Cursor;

use csv::{Position, Reader, ReaderBuilder, StringRecord};

use super::head;
use crate::domain::{normalize, tidy_line};
use crate::formats::foreign::{SkippedEntry, WhySkipped};

/// The separators of cells, the most usual first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// The most rows that are looked at to find a separator or a header (design decision).
const SAMPLE: usize = 60;

/// The most rows of a file (design decision: more people than anybody knows, and few enough for the memory of a phone).
/// Further ones are counted and reported.
const MAX_ROWS: usize = 200_000;

/// The rows of a CSV file, with everything that stands before its header.
#[derive(Clone, Debug)]
pub struct Sheet {
    rows: Vec<SheetRow>,
    separator: u8,
    /// The number of the rows beyond the limit.
    more: usize,
}

#[derive(Clone, Debug)]
struct SheetRow {
    cells: StringRecord,
    fault: Option<WhySkipped>,
    /// Whether the file seems to end within the row, which is read as far as it goes.
    is_cut_short: bool,
}

/// The names of the columns, in the form in which they are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    names: Vec<String>,
    written: Vec<String>,
}

/// The rows below a header.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The header.
    pub header: Header,
    rows: &'a [SheetRow],
    more: usize,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The number of the row below the header, from 1.
    pub number: usize,
    header: &'a Header,
    cells: &'a StringRecord,
}

impl Sheet {
    /// Reads a text. Total: every text is a sheet.
    ///
    /// ```
    /// # use kith::formats::foreign::table::Sheet;
    /// let sheet = Sheet::read("Written by a program\n\nName;City\nAna;Porto\n");
    /// let table = sheet.table(|it| it.has("name")).unwrap();
    /// assert_eq!(table.rows().map(|it| it.get("city").to_owned()).collect::<Vec<_>>(), ["Porto"]);
    /// ```
    pub fn read(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let (text, separator) = named_separator(text).unwrap_or_else(|| (text, guess_separator(text)));
        let (mut rows, more) = records(text, separator);
        let is_cut_short = more == 0 && ends_early(text, &rows);
        rows.last_mut().into_iter().for_each(|it| it.is_cut_short = is_cut_short);
        Self { rows, separator, more }
    }

    /// The character between cells.
    pub fn separator(&self) -> char {
        char::from(self.separator)
    }

    /// The first row that is a header, and the rows below it. `None` if there is none among the first rows.
    pub fn table(&self, is_header: impl Fn(&Header) -> bool) -> Option<Table<'_>> {
        let rows = self.rows.iter().take(SAMPLE).enumerate();
        rows.map(|(at, row)| (at, Header::of(&row.cells))).find(|(_, it)| is_header(it)).map(|(at, header)| Table {
            header,
            rows: &self.rows[at + 1..],
            more: self.more,
        })
    }

    /// The number of cells that most rows have, and the first row of that width.
    pub(super) fn usual_width(&self) -> (usize, usize) {
        let widths: Vec<usize> = self.rows.iter().take(SAMPLE).map(|it| it.cells.len()).collect();
        let width = usual(&widths).map_or(0, |(width, _)| width);
        (width, widths.iter().position(|it| *it == width).unwrap_or_default())
    }

    /// The cells of a row.
    pub(super) fn cells(&self, at: usize) -> impl Iterator<Item = &str> {
        self.rows.get(at).into_iter().flat_map(|it| it.cells.iter())
    }

    /// The rows from `at` on, below a header of the given names.
    pub(super) fn from(&self, at: usize, names: Vec<String>) -> Table<'_> {
        Table {
            header: Header { written: names.clone(), names },
            rows: self.rows.get(at..).unwrap_or_default(),
            more: self.more,
        }
    }
}

impl Header {
    fn of(cells: &StringRecord) -> Self {
        Self { names: cells.iter().map(name_key).collect(), written: cells.iter().map(tidy_line).collect() }
    }

    /// Whether there is a column of this name, in whichever case.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|it| it == name)
    }

    /// Whether there is a column with one of the names.
    pub fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|it| self.has(it))
    }

    /// How many of the names are columns.
    pub fn count(&self, names: &[&str]) -> usize {
        names.iter().filter(|it| self.has(it)).count()
    }

    /// The names of the columns in normal form.
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

/// The normal form of a column's name.
pub(super) fn name_key(name: &str) -> String {
    normalize(&tidy_line(name))
}

impl<'a> Table<'a> {
    /// The rows that can be read, in the order of the file. The number of a row counts the broken ones too.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let whole = self.rows.iter().enumerate().filter(|(_, it)| it.fault.is_none());
        whole.map(|(at, it)| Row { number: at + 1, header: &self.header, cells: &it.cells })
    }

    /// The rows that cannot be read, and the cells beyond the last column.
    pub fn faults(&self) -> Vec<SkippedEntry> {
        let mut faults = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let name = || row.cells.iter().map(tidy_line).find(|it| !it.is_empty()).unwrap_or_default();
            let is_longer = row.cells.iter().skip(self.header.names.len()).any(|it| !it.trim().is_empty());
            let entry = |why, is_whole| SkippedEntry { row: at + 1, name: shortened(&name()), why, is_whole };
            match &row.fault {
                Some(why) => faults.push(entry(why.clone(), true)),
                None if is_longer => faults.push(entry(WhySkipped::BrokenRow, false)),
                None if row.is_cut_short => faults.push(entry(WhySkipped::Cut, false)),
                None => (),
            }
        }
        if self.more > 0 {
            let why = WhySkipped::FurtherRows(self.more);
            faults.push(SkippedEntry { row: self.rows.len() + 1, name: String::new(), why, is_whole: true });
        }
        faults
    }

    /// The number of rows, with the broken ones.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<'a> Row<'a> {
    /// The cell below a name, trimmed; the first that is not empty, if two columns have the name. Empty if there is
    /// none.
    pub fn get(&self, name: &str) -> &'a str {
        let columns = self.header.names.iter().enumerate().filter(|(_, it)| *it == name);
        columns.map(|(at, _)| self.at(at)).find(|it| !it.is_empty()).unwrap_or_default()
    }

    /// The first cell that is not empty below one of the names.
    pub fn any(&self, names: &[&str]) -> &'a str {
        names.iter().map(|it| self.get(it)).find(|it| !it.is_empty()).unwrap_or_default()
    }

    /// Whether there is a column of this name.
    pub fn has(&self, name: &str) -> bool {
        self.header.has(name)
    }

    /// The cell of a column by its number from 0, trimmed.
    pub fn at(&self, column: usize) -> &'a str {
        bare(self.cells.get(column).unwrap_or_default())
    }

    /// The cells that are not empty, each with the name of its column in normal form and as written.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
        let names = self.header.names.iter().zip(&self.header.written).enumerate();
        let row = *self;
        names
            .map(move |(at, (name, written))| (name.as_str(), written.as_str(), row.at(at)))
            .filter(|it| !it.2.is_empty())
    }

    /// Whether every cell is empty.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|it| it.trim().is_empty())
    }

    /// The first text of the row, by which the user knows it.
    pub fn first_text(&self) -> String {
        shortened(&(0..self.cells.len()).map(|it| tidy_line(self.at(it))).find(|it| !it.is_empty()).unwrap_or_default())
    }
}

/// The beginning of a text that is shown for an entry (design decision: a line of a list).
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

/// A cell without the marks that keep a spreadsheet from taking it for a formula.
fn bare(cell: &str) -> &str {
    let cell = cell.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}');
    let is_guarded = cell.strip_prefix('\'').is_some_and(|it| it.starts_with(['=', '+', '-', '@']));
    let cell = if is_guarded { &cell[1..] } else { cell };
    cell.strip_prefix("=\"").and_then(|it| it.strip_suffix('"')).unwrap_or(cell)
}

/// Whether the last row has fewer cells than all the others and no line break behind it.
fn ends_early(text: &str, rows: &[SheetRow]) -> bool {
    /// The fewest rows that tell how long a row is (design decision).
    const FEWEST: usize = 3;
    let Some((last, others)) = rows.split_last() else { return false };
    let is_open = !text.ends_with(['\n', '\r']);
    is_open && others.len() >= FEWEST && others.iter().all(|it| it.cells.len() > last.cells.len())
}

/// The separator that a first line names, as spreadsheets write it: `sep=;`.
fn named_separator(text: &str) -> Option<(&str, u8)> {
    let (line, rest) = text.split_once('\n')?;
    let separator = line.trim_matches(['"', '\r', ' ']).strip_prefix("sep=")?;
    let separator = SEPARATORS.into_iter().find(|it| separator.as_bytes() == [*it])?;
    Some((rest, separator))
}

/// The separator by which most rows of the beginning have the same number of cells.
fn guess_separator(text: &str) -> u8 {
    let head = head(text);
    let weight = |separator: u8| usual(&widths(head, separator)).map_or(0, |(width, count)| count * (width - 1));
    // Of equal weights the first separator.
    SEPARATORS.into_iter().rev().max_by_key(|it| weight(*it)).unwrap_or(b',')
}

/// The width that most rows have, and how many have it. Rows of one cell count only if there are no others.
fn usual(widths: &[usize]) -> Option<(usize, usize)> {
    let count = |width: usize| widths.iter().filter(|it| **it == width).count();
    let most = widths.iter().filter(|it| **it > 1).map(|it| (*it, count(*it))).max_by_key(|it| (it.1, it.0));
    most.or_else(|| widths.first().map(|it| (*it, count(*it)))).filter(|it| it.0 > 0)
}

fn reader(text: &str, separator: u8) -> Reader<Cursor<&[u8]>> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator).from_reader(Cursor::new(text.as_bytes()))
}

/// The next record and the byte behind it.
fn next_record(reader: &mut Reader<Cursor<&[u8]>>) -> Option<(StringRecord, usize)> {
    let mut record = StringRecord::new();
    let is_read = reader.read_record(&mut record).unwrap_or(false);
    let end = usize::try_from(reader.position().byte()).ok()?;
    is_read.then_some((record, end))
}

/// The widths of the first records, as the crate reads them.
fn widths(text: &str, separator: u8) -> Vec<usize> {
    let mut reader = reader(text, separator);
    std::iter::from_fn(|| next_record(&mut reader)).take(SAMPLE).map(|it| it.0.len()).collect()
}

/// The rows up to the limit, and the number of the others.
fn records(text: &str, separator: u8) -> (Vec<SheetRow>, usize) {
    let mut reader = reader(text, separator);
    let mut rows: Vec<SheetRow> = Vec::new();
    let (mut count, mut widest, mut from) = (0, 0, 0);
    while let Some((cells, next)) = next_record(&mut reader) {
        let raw = text.get(from..next).unwrap_or_default();
        let row = match check(raw, separator, cells.len(), widest) {
            Check::FirstLine(length) => {
                let mut place = Position::new();
                place.set_byte(u64::try_from(from + length).unwrap_or(u64::MAX));
                if reader.seek(place).is_err() {
                    break;
                }
                let line = raw.get(..length).unwrap_or_default().trim();
                from += length;
                SheetRow {
                    cells: line.split(char::from(separator)).collect(),
                    fault: Some(WhySkipped::BrokenRow),
                    is_cut_short: false,
                }
            }
            check => {
                widest = widest.max(cells.len());
                from = next;
                SheetRow { cells, fault: (check == Check::Cut).then_some(WhySkipped::Cut), is_cut_short: false }
            }
        };
        count += 1;
        if rows.len() < MAX_ROWS {
            rows.push(row);
        }
    }
    let more = count - rows.len();
    (rows, more)
}

#[derive(PartialEq)]
enum Check {
    Whole,
    /// The text ends within quotation marks, and what follows the first line is no row.
    Cut,
    /// The first line is broken; the bytes to its end. The next lines are rows.
    FirstLine(usize),
}

/// Whether a record is one row, and not several that a quotation mark without an end has joined.
fn check(raw: &str, separator: u8, width: usize, widest: usize) -> Check {
    if !raw.contains('"') {
        return Check::Whole;
    }
    let lead = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
    let record = raw[lead..].trim_end_matches(['\n', '\r']);
    let quotes = quotes(record, separator);
    let count = |line: &str| line.bytes().filter(|it| *it == separator).count() + 1;
    let is_row = |line: &str| count(line) == widest || widths(line, separator).contains(&widest);
    // The first lines tell enough: an open quotation mark may have a whole file behind it.
    let mut lines = record.split(['\n', '\r']).filter(|it| !it.is_empty()).take(SAMPLE);
    let first = lines.next().unwrap_or_default();
    let has_rows = match quotes {
        Quotes::Even => width != widest && count(first) == widest && lines.clone().all(is_row),
        Quotes::Odd | Quotes::Open => lines.clone().any(is_row),
    };
    if has_rows && widest > 1 && lines.next().is_some() {
        let end = record.find(['\n', '\r']).unwrap_or(record.len());
        return Check::FirstLine(lead + end + 1);
    }
    if quotes == Quotes::Open { Check::Cut } else { Check::Whole }
}

#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    /// Every quotation mark has its counterpart.
    Even,
    /// Behind a closing mark stands more than a separator.
    Odd,
    /// The record ends within quotation marks.
    Open,
}

/// How a record is quoted (RFC 4180).
fn quotes(record: &str, separator: u8) -> Quotes {
    let bytes = record.as_bytes();
    let (mut at, mut is_start, mut state) = (0, true, Quotes::Even);
    while at < bytes.len() {
        if !(is_start && bytes[at] == b'"') {
            is_start = [separator, b'\n', b'\r'].contains(&bytes[at]);
            at += 1;
            continue;
        }
        at += 1;
        loop {
            match (bytes.get(at), bytes.get(at + 1)) {
                (Some(b'"'), Some(b'"')) => at += 2,
                (Some(b'"'), _) => break,
                (Some(_), _) => at += 1,
                (None, _) => return Quotes::Open,
            }
        }
        at += 1;
        is_start = false;
        if bytes.get(at).is_some_and(|it| ![separator, b'\n', b'\r', b' '].contains(it)) {
            state = Quotes::Odd;
        }
    }
    state
}
