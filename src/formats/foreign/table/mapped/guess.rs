//! A guess at what the columns of a file are, from the words of its header and from the look of its cells.

use chrono::NaiveDate;

use super::lexicon::{BESIDE_EMAIL, EMAIL, KINDS, MORE_KINDS, MORE_PARTS, PARTS, PHONE, PROFILE, WHOLE_WORDS};
use super::{ColumnMap, Target};
use crate::domain::{DateOrder, email_addresses, is_email, is_phone_number, normalize, tidy_line};
use crate::formats::foreign::table::dates::{Reading, day};
use crate::formats::foreign::table::sheet::name_key;
use crate::formats::foreign::table::{Row, Sheet, head};

/// The rows whose cells are looked at (design decision).
const SAMPLE: usize = 100;

/// A guess at a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// What the columns are.
    pub map: ColumnMap,
    /// The names of the columns, as written. Empty if the file has no header.
    pub names: Vec<String>,
    /// The first rows, cell by cell, for the preview.
    pub preview: Vec<Vec<String>>,
    /// The form of the header. A map is remembered by it for the next file.
    pub signature: String,
}

impl Guess {
    /// Whether the columns are those of people for sure.
    pub fn is_sure(&self) -> bool {
        self.map.is_sure()
    }
}

/// Guesses what the columns of a CSV file are; `None` if the text is no table with a person in it.
///
/// ```
/// # use kith::formats::foreign::table::mapped::{Target, guess};
/// let guess = guess("Nachname;Vorname;E-Mail privat\nSilva;Ana;ana@example.org\n").unwrap();
/// assert_eq!(guess.map.columns, [Target::Family, Target::Given, Target::Email("home".into())]);
/// assert!(guess.is_sure());
/// ```
pub fn guess(text: &str) -> Option<Guess> {
    let sheet = Sheet::read(head(text));
    let (usual, first) = sheet.usual_width();
    // The header may be shorter than the rows: one of the rows before the first usual one.
    let known = |at: usize| {
        let cells: Vec<&str> = sheet.cells(at).collect();
        if cells.iter().any(|it| looks(it).is_some()) { 0 } else { cells.iter().filter_map(|it| target(it)).count() }
    };
    let first = (0..=first).rev().max_by_key(|it| known(*it)).unwrap_or(first);
    let cells: Vec<String> = sheet.cells(first).map(tidy_line).collect();
    let width = usual.max(cells.len());
    if width == 0 || cells.iter().all(String::is_empty) {
        return None;
    }
    let meanings: Vec<Option<Target>> = cells.iter().map(|it| target(it)).collect();
    let has_header = known(first) > 0;
    let header = has_header.then_some(first);
    let names = if has_header { cells } else { Vec::new() };
    let table = sheet.from(if has_header { first + 1 } else { first }, (0..width).map(|it| it.to_string()).collect());
    let rows: Vec<Row<'_>> = table.rows().take(SAMPLE).collect();
    let guessed = (0..width).map(|column| {
        let by_word = meanings.get(column).cloned().flatten().filter(|_| has_header);
        // "Kontakt" may head names as well as addresses.
        let by_word = by_word.filter(|it| *it != Target::Whole || by_look(&rows, column, None) != EMAIL);
        by_word.unwrap_or_else(|| by_look(&rows, column, names.get(column)))
    });
    let mut columns: Vec<Target> = guessed.collect();
    if !has_header && width > 1 && are_recipients(&rows, width) {
        return None;
    }
    settle_names(&mut columns, &names, &rows);
    settle_streets(&mut columns);
    let map = ColumnMap { header, columns };
    let preview = rows.iter().take(5).map(|row| (0..width).map(|it| row.at(it).to_owned()).collect()).collect();
    let guess = Guess { signature: signature(&names, width), map, names, preview };
    let is_table = width > 1 || guess.is_sure() && has_header;
    is_table.then_some(guess)
}

/// How plainly a text is a table, whatever its words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Lines of text.
    None,
    /// Rows of one width, which may be a list of names with commas as well.
    Likely,
    /// Rows of one width with a separator that no text has.
    Certain,
}

/// How plainly a text is a table. A comma may be one of a list or a sentence, above all with a blank behind it.
///
/// ```
/// # use kith::formats::foreign::table::mapped::{Shape, shape};
/// assert_eq!(shape("Wer;Wofür\nAna Silva;Garten\n"), Shape::Certain);
/// assert_eq!(shape("Ana Silva,Garden\nBo Ek,Music\n"), Shape::Likely);
/// assert_eq!(shape("Dear Ana, thank you.\nSee you soon, Bo\n"), Shape::None);
/// ```
pub fn shape(text: &str) -> Shape {
    /// The fewest rows that tell the commas of a table from those of a sentence (design decision).
    const FEWEST: usize = 3;
    let sheet = Sheet::read(head(text));
    let (width, first) = sheet.usual_width();
    let rows: Vec<Vec<&str>> = (first..first + SAMPLE).map(|it| sheet.cells(it).collect()).collect();
    let rows: Vec<&Vec<&str>> = rows.iter().filter(|it| it.iter().any(|it| !it.trim().is_empty())).collect();
    let regular = rows.iter().filter(|it| it.len() == width).count();
    // Four of five rows (design decision): a table may end with a line of remarks.
    if width < 2 || regular < 2 || regular * 5 < rows.len() * 4 {
        return Shape::None;
    }
    let blanks = rows.iter().filter(|it| it.iter().skip(1).any(|it| it.starts_with(' '))).count();
    match sheet.separator() {
        ',' if blanks * 2 > rows.len() && regular < FEWEST => Shape::None,
        ',' if blanks > 0 || regular < FEWEST => Shape::Likely,
        _ => Shape::Certain,
    }
}

/// The form of a header, whatever the case and the accents of its words.
fn signature(names: &[String], width: usize) -> String {
    if names.is_empty() {
        return format!("{width} columns");
    }
    names.iter().map(|it| name_key(it)).collect::<Vec<_>>().join("|")
}

/// Words before a header that say it is about the person.
const WHOSE: [&str; 3] = ["person - ", "contact - ", "lead - "];

/// The target of a header's word.
fn target(name: &str) -> Option<Target> {
    let key = name_key(name).replace(['_', '.'], " ");
    let key = key.trim_end_matches([':', '*', ' ']);
    if key.is_empty() || key.chars().count() > 60 {
        return None;
    }
    let parts = PARTS.iter().chain(MORE_PARTS);
    // "Person - Name": programs of sales say before each column whose it is.
    let key = WHOSE.iter().find_map(|it| key.strip_prefix(it)).unwrap_or(key);
    // "Name (as on the badge)": what stands in brackets explains the word.
    let plain = key.split(" (").next().unwrap_or(key);
    let whole = WHOLE_WORDS.iter().find(|it| it.0 == key || it.0 == plain);
    let meaning = &whole.or_else(|| parts.clone().find(|(word, _)| has_word(key, word)))?.1;
    if *meaning == EMAIL && BESIDE_EMAIL.iter().any(|it| has_word(key, it)) {
        return Some(Target::Ignore);
    }
    let kind = KINDS.iter().chain(MORE_KINDS).find(|(word, _)| has_word(key, word)).map_or("", |it| it.1);
    Some(meaning.of_kind(match meaning {
        Target::Profile(_) if kind == "work" || kind == "home" => "website",
        _ => kind,
    }))
}

/// Whether a header has a word. Short words must stand alone: "ort" is no part of "important".
fn has_word(key: &str, word: &str) -> bool {
    let is_short = word.len() <= 4 && word.is_ascii();
    if is_short {
        let is_it = |it: &str| it == word.trim() || it.strip_suffix('s') == Some(word);
        return key.split(|it: char| !it.is_alphanumeric()).any(is_it);
    }
    key.contains(word.trim())
}

/// What a cell looks like, if it looks like anything.
fn looks(cell: &str) -> Option<Target> {
    let is_link = cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www.");
    if is_link {
        Some(PROFILE)
    } else if is_email(cell) || !email_addresses(cell).is_empty() {
        Some(EMAIL)
    } else if matches!(day(cell, DateOrder::MonthFirst, NaiveDate::MIN), Reading::Day(_)) && cell.len() >= 6 {
        Some(Target::Birthday)
    } else if is_phone_number(cell) {
        Some(PHONE)
    } else {
        None
    }
}

/// The target of a column by most of its cells (three of five, design decision). A column whose name nobody knows is
/// offered as a field of the user's own.
fn by_look(rows: &[Row<'_>], column: usize, name: Option<&String>) -> Target {
    /// The fewest cells of which it tells something that all are the same (design decision).
    const FEWEST: usize = 3;
    let cells: Vec<&str> = rows.iter().map(|it| it.at(column)).filter(|it| !it.is_empty()).collect();
    let all = [EMAIL, PHONE, PROFILE, Target::Birthday];
    let is_most = |it: &Target| {
        let count = cells.iter().filter(|cell| looks(cell).as_ref() == Some(it)).count();
        count > 0 && count * 5 >= cells.len() * 3
    };
    let is_common = cells.len() >= FEWEST && cells.windows(2).all(|it| it[0] == it[1]);
    match (all.into_iter().find(is_most), name.filter(|it| !it.is_empty())) {
        // The same in every row, or of the user who looks after a customer: it is not the person's own.
        (Some(_), Some(name)) if is_common || is_of_owner(name) => Target::Fact(name.clone()),
        (Some(_), None) if is_common => Target::Ignore,
        // A day whose column has another name is no birthday.
        (Some(Target::Birthday), Some(_)) | (None, None) => Target::Ignore,
        // Figures alone are the number of anything: of an order, of a ticket.
        (Some(Target::Phone(_)), Some(name)) if cells.iter().all(|it| it.bytes().all(|it| it.is_ascii_digit())) => {
            Target::Fact(name.clone())
        }
        (Some(it), _) => it,
        (None, Some(name)) => Target::Fact(name.clone()),
    }
}

/// Whether a column tells who of the users looks after a person, in the tables of sales programs.
fn is_of_owner(name: &str) -> bool {
    const WORDS: [&str; 8] =
        ["owner", "assigned", "created by", "modified by", "besitzer", "zustandig", "propriet", "responsab"];
    let key = normalize(name);
    WORDS.iter().any(|it| key.contains(it))
}

/// Settles what the words alone leave open: "Name" beside "Vorname" is the family name, "Nombre" alone the whole one,
/// and the first columns of words in a file without header are the name.
fn settle_names(columns: &mut [Target], names: &[String], rows: &[Row<'_>]) {
    let at = |columns: &[Target], it: &Target| columns.iter().position(|column| column == it);
    let (given, family) = (at(columns, &Target::Given), at(columns, &Target::Family));
    let key = |at: usize| names.get(at).map(|it| name_key(it)).unwrap_or_default();
    match (given, family, at(columns, &Target::Whole)) {
        (Some(_), None, Some(whole)) if ["name", "naam"].contains(&key(whole).as_str()) => {
            columns[whole] = Target::Family
        }
        (Some(given), None, None) if ["nombre", "nome"].contains(&key(given).as_str()) => {
            columns[given] = Target::Whole
        }
        (None, Some(family), None) if key(family) == "nom" => columns[family] = Target::Whole,
        _ => (),
    }
    // "Title" is what precedes a name in Outlook, and a job elsewhere.
    let is_job = |cell: &str| cell.split_whitespace().count() > 1 || cell.chars().count() > 8;
    let has_job = columns.contains(&Target::Role);
    for (column, target) in columns.iter_mut().enumerate().filter(|it| *it.1 == Target::Prefix && !has_job) {
        let cells: Vec<&str> = rows.iter().map(|it| it.at(column)).filter(|it| !it.is_empty()).collect();
        if cells.iter().filter(|it| is_job(it)).count() * 2 > cells.len() {
            *target = Target::Role;
        }
    }
    // "Aniversario" is the birthday in Portuguese, and in Spanish another day beside it.
    let has_two = columns.iter().filter(|it| **it == Target::Birthday).count() > 1;
    for (column, target) in columns.iter_mut().enumerate().filter(|it| *it.1 == Target::Birthday) {
        if has_two && key(column).starts_with("aniversario") {
            *target = Target::Day("anniversary".to_owned());
        }
    }
    keep_seconds(columns, names);
    if names.is_empty() {
        name_by_place(columns, rows);
    } else {
        name_by_cells(columns, rows);
    }
}

/// Whether the cells of a file without header are the recipients of an e-mail: addresses and nothing else.
fn are_recipients(rows: &[Row<'_>], width: usize) -> bool {
    let cells = rows.iter().flat_map(|row| (0..width).map(|it| row.at(it)));
    let mut filled = cells.filter(|it| !it.is_empty()).peekable();
    filled.peek().is_some() && filled.all(|it| looks(it) == Some(EMAIL))
}

/// The lines of an address whose town has a column of its own are its street.
fn settle_streets(columns: &mut [Target]) {
    let all = columns.to_vec();
    for target in columns {
        if let Target::Address(kind) = target
            && (all.contains(&Target::City(kind.clone())) || all.contains(&Target::PostCode(kind.clone())))
        {
            *target = Target::Street(kind.clone());
        }
    }
}

/// Names the first column of words beside addresses or numbers, if no header names any: it is "Who" in one of the
/// many languages.
fn name_by_cells(columns: &mut [Target], rows: &[Row<'_>]) {
    let is_name = |it: &Target| {
        matches!(it, Target::Whole | Target::Given | Target::Family | Target::Nickname | Target::Organisation)
    };
    let is_reached = |it: &Target| matches!(it, Target::Email(_) | Target::Phone(_));
    if columns.iter().any(is_name) || !columns.iter().any(is_reached) {
        return;
    }
    let is_word = |cell: &str| cell.contains(char::is_alphabetic) && !cell.contains(|it: char| it.is_ascii_digit());
    let are_words = |column: usize| {
        let cells: Vec<&str> = rows.iter().map(|it| it.at(column)).filter(|it| !it.is_empty()).collect();
        let is_varied = cells.len() < 2 || cells.iter().any(|it| Some(it) != cells.first());
        !cells.is_empty() && is_varied && cells.iter().all(|it| is_word(it))
    };
    if let Some(at) = (0..columns.len()).find(|it| matches!(columns[*it], Target::Fact(_)) && are_words(*it)) {
        columns[at] = Target::Whole;
    }
}

/// Offers the second column of a thing that a person has once as a field of the user's own.
fn keep_seconds(columns: &mut [Target], names: &[String]) {
    let once = [Target::Whole, Target::Given, Target::Family, Target::Organisation, Target::Department, Target::Role];
    for target in once.into_iter().chain([Target::Nickname, Target::Place]) {
        let columns = columns.iter_mut().zip(names).filter(|it| *it.0 == target).skip(1);
        columns.for_each(|(column, name)| *column = Target::Fact(name.clone()));
    }
}

/// Names the first columns of words in a file without header.
fn name_by_place(columns: &mut [Target], rows: &[Row<'_>]) {
    let is_word = |cell: &str| cell.chars().any(char::is_alphabetic) && looks(cell).is_none();
    let words: Vec<usize> = (0..columns.len())
        .filter(|it| columns[*it] == Target::Ignore && rows.iter().any(|row| is_word(row.at(*it))))
        .collect();
    let is_single = |column: usize| {
        let cells: Vec<&str> = rows.iter().map(|it| it.at(column)).filter(|it| !it.is_empty()).collect();
        cells.iter().filter(|it| !it.contains(' ')).count() * 2 > cells.len()
    };
    match words[..] {
        [first, second, ..] if is_single(first) && second == first + 1 => {
            (columns[first], columns[second]) = (Target::Given, Target::Family);
        }
        [first, ..] => columns[first] = Target::Whole,
        [] => (),
    }
}
