//! The table of readers: which one reads a file is decided by the content.

use chrono::NaiveDate;
use serde::de::IgnoredAny;
use serde_derive::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::DateOrder;
use crate::formats::file_kind::FileKind;
use crate::formats::foreign::Locale;
use crate::formats::foreign::incoming::{FileSort, Incoming, SkippedEntry, WhySkipped};
use crate::formats::foreign::monica::{self, MonicaProblem};
use crate::formats::foreign::table::linkedin::LinkedInFile;
use crate::formats::foreign::table::mapped::{self, ColumnMap, Guess, Shape};
use crate::formats::foreign::table::{google, linkedin, outlook, thunderbird};
use crate::formats::foreign::zip::{self, ArchiveError, LeftOut, Limits};
use crate::formats::foreign::{calendar, charset, names, vcard, whatsapp};

/// What a reader needs to know beside the file: readers have no clock, no zone and no settings of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// The name of the file, or empty. It never decides the kind of the file.
    pub file_name: String,
    /// The user's time zone by its IANA name: `Europe/Berlin`.
    pub zone: String,
    /// Whether the month comes first in the user's dates.
    pub is_month_first: bool,
    /// The user's own e-mail addresses, profiles and names.
    pub owner: Vec<String>,
    /// The first day from which meetings are read. None for the usual span of time.
    pub since: Option<NaiveDate>,
    /// What the columns of a table are, if the user has said so.
    pub columns: Option<ColumnMap>,
}

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForeignFile {
    /// What the file is.
    pub sort: FileSort,
    /// The content.
    pub incoming: Incoming,
    /// The columns of a table whose program is not known, as they were read.
    pub table: Option<Guess>,
}

/// Why a file of another program is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ForeignError {
    /// No reader knows the file.
    #[error("no reader knows the file")]
    NotRecognised(FileKind),
    /// The file was cut or altered, so that nothing of it can be read.
    #[error("the file is damaged")]
    Damaged,
    /// An archive unpacks to more than an import may be.
    #[error("the archive is too large")]
    TooLarge,
    /// An archive holds nothing but another archive.
    #[error("an archive in an archive")]
    Nested,
    /// An export of Monica as SQL. The JSON export of the same Monica is read.
    #[error("an export of Monica as SQL")]
    MonicaSql,
}

impl From<MonicaProblem> for ForeignError {
    fn from(problem: MonicaProblem) -> Self {
        match problem {
            MonicaProblem::NotMonica => Self::NotRecognised(FileKind::Json),
            MonicaProblem::Damaged => Self::Damaged,
            MonicaProblem::Sql => Self::MonicaSql,
        }
    }
}

impl From<ArchiveError> for ForeignError {
    fn from(problem: ArchiveError) -> Self {
        match problem {
            ArchiveError::Damaged => Self::Damaged,
            ArchiveError::TooMany | ArchiveError::TooLarge => Self::TooLarge,
        }
    }
}

/// The cards between two reports of the progress (design decision: some milliseconds of work).
const CARDS_A_REPORT: usize = 50;

/// Reads a file of another program. Calls `progress` now and then with the share that is read, from 0 to 1.
///
/// # Errors
///
/// A [`ForeignError`] if the file as a whole is not read.
///
/// # Examples
///
/// ```
/// use kith::formats::foreign::{FileSort, ForeignError, Wish, read};
///
/// let today = "2026-11-22".parse().unwrap();
/// let sort = |file: &str| read(file.as_bytes(), &Wish::default(), today, &|_| ()).map(|it| it.sort);
/// assert_eq!(sort("BEGIN:VCARD\nVERSION:3.0\nFN:Ana Silva\nEND:VCARD\n"), Ok(FileSort::VCard));
/// assert_eq!(sort("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"), Ok(FileSort::LinkedIn));
/// assert_eq!(sort("Ana Silva\nLuis Ortega\n"), Ok(FileSort::Names));
/// assert!(matches!(sort("%PDF-1.4\n"), Err(ForeignError::NotRecognised(_))));
/// ```
pub fn read(bytes: &[u8], wish: &Wish, today: NaiveDate, progress: &dyn Fn(f64)) -> Result<ForeignFile, ForeignError> {
    let date_order = if wish.is_month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    let locale = Locale { today, date_order, zone: &wish.zone };
    if zip::is_zip(bytes) && FileKind::of(bytes) != FileKind::Office {
        return read_archive(bytes, wish, &locale);
    }
    if zip::is_gzip(bytes) {
        return read_one(&zip::gunzip(bytes, Limits::USUAL)?, wish, &locale, true, progress);
    }
    read_one(bytes, wish, &locale, true, progress)
}

/// Reads a file that is no archive. A table of which nothing is known is read if it is alone: the user says what its
/// columns are. Among other files of an archive it may be anything.
fn read_one(
    bytes: &[u8],
    wish: &Wish,
    locale: &Locale<'_>,
    is_alone: bool,
    progress: &dyn Fn(f64),
) -> Result<ForeignFile, ForeignError> {
    let file = |sort, incoming| Ok(ForeignFile { sort, incoming, table: None });
    if vcard::recognise(bytes) {
        let mut reader = vcard::Reader::new(bytes.to_vec(), *locale);
        while reader.read_some(CARDS_A_REPORT) {
            progress(reader.progress());
        }
        return file(FileSort::VCard, reader.finish());
    }
    if calendar::is_calendar(bytes) {
        let from = wish.since.unwrap_or_else(|| calendar::usual_start(locale.today));
        let incoming = calendar::read(bytes, locale, from, &wish.owner).map_err(|_| ForeignError::Damaged)?;
        return file(FileSort::Calendar, incoming);
    }
    if monica::is_monica(bytes) {
        return file(FileSort::Monica, monica::read(bytes, locale)?);
    }
    let kind = FileKind::of(bytes);
    let refused = ForeignError::NotRecognised(kind);
    if !matches!(kind, FileKind::Csv | FileKind::Text | FileKind::Utf16 | FileKind::Json) {
        return Err(refused);
    }
    let text = charset::decode(bytes, locale.zone);
    // A chat of an iPhone begins with a bracket, like a list in JSON.
    if kind == FileKind::Json && !whatsapp::recognise(&text) {
        // Only of a program that Kith reads would a whole file be of use.
        let is_cut = monica::may_begin(&text) && serde_json::from_str::<IgnoredAny>(&text).is_err_and(|it| it.is_eof());
        return Err(if is_cut { ForeignError::Damaged } else { refused });
    }
    read_text(&text, wish, locale, is_alone).ok_or(refused)
}

/// Reads a table, a chat or a list of names. None if the text is neither.
fn read_text(text: &str, wish: &Wish, locale: &Locale<'_>, is_alone: bool) -> Option<ForeignFile> {
    let text = text.trim_start_matches('\u{feff}');
    let file = |sort, incoming| Some(ForeignFile { sort, incoming, table: None });
    if whatsapp::recognise(text) {
        let name = Some(wish.file_name.as_str()).filter(|it| !it.is_empty());
        return file(FileSort::WhatsApp, whatsapp::read(text, name, &wish.owner, locale));
    }
    if let Some(kind) = linkedin::recognise(text) {
        return file(sort_of(&[kind]), linkedin::read(text, &wish.owner, locale));
    }
    if google::recognise(text) {
        return file(FileSort::Google, google::read(text, locale));
    }
    // Thunderbird's table has columns that Outlook's has too.
    if thunderbird::recognise(text) {
        return file(FileSort::Thunderbird, thunderbird::read(text, locale));
    }
    if outlook::recognise(text) {
        return file(FileSort::Outlook, outlook::read(text, locale));
    }
    // The commas of a list with bullets or numbers stand within its entries.
    if wish.columns.is_none() && names::is_marked(text) && names::recognise(text) {
        return file(FileSort::Names, names::read(text));
    }
    let guess = mapped::guess(text);
    let shape = if is_alone { mapped::shape(text) } else { Shape::None };
    let is_sure = guess.as_ref().is_some_and(Guess::is_sure) || wish.columns.is_some() || shape == Shape::Certain;
    if let Some(guess) = guess.as_ref().filter(|_| is_sure) {
        return Some(read_table(text, guess, wish, locale));
    }
    // A word in another file of an archive is no list.
    if names::recognise(text) && (is_alone || text.trim().lines().count() > 1) {
        return file(FileSort::Names, names::read(text));
    }
    guess.filter(|_| shape == Shape::Likely).map(|it| read_table(text, &it, wish, locale))
}

/// Reads a table by the columns that the user has set, or else by the guess.
fn read_table(text: &str, guess: &Guess, wish: &Wish, locale: &Locale<'_>) -> ForeignFile {
    let map = wish.columns.clone().unwrap_or_else(|| guess.map.clone());
    let incoming = mapped::read_with(text, &map, locale);
    ForeignFile { sort: FileSort::Table, incoming, table: Some(Guess { map, ..guess.clone() }) }
}

/// What some files of LinkedIn's export are together.
fn sort_of(kinds: &[LinkedInFile]) -> FileSort {
    let has = |kind| kinds.contains(&kind);
    if has(LinkedInFile::Connections) {
        FileSort::LinkedIn
    } else if has(LinkedInFile::Messages) {
        FileSort::LinkedInMessages
    } else if has(LinkedInFile::Invitations) {
        FileSort::LinkedInInvitations
    } else {
        FileSort::LinkedIn
    }
}

/// Reads an archive: an export of LinkedIn as a whole, else each file by itself. What cannot be read is listed.
fn read_archive(bytes: &[u8], wish: &Wish, locale: &Locale<'_>) -> Result<ForeignFile, ForeignError> {
    let archive = zip::unpack(bytes, Limits::USUAL)?;
    let texts: Vec<String> =
        archive.files.iter().map(|it| charset::decode(&it.bytes, locale.zone).into_owned()).collect();
    let kinds: Vec<LinkedInFile> = texts.iter().filter_map(|it| linkedin::recognise(it)).collect();
    let mut read = ForeignFile::default();
    if kinds.is_empty() {
        let mut is_read = false;
        for file in &archive.files {
            // A phone names the archive of a chat after the chat, and the file within `_chat.txt`.
            let is_plain_chat = zip::plain_name(&file.name) == "_chat.txt";
            let file_name = if is_plain_chat { wish.file_name.clone() } else { file.name.clone() };
            let wish = Wish { file_name, ..wish.clone() };
            let Ok(one) = read_one(&file.bytes, &wish, locale, false, &|_| ()) else {
                read.incoming.skipped.push(left_out(&file.name, WhySkipped::OtherKind));
                continue;
            };
            (read.sort, is_read) = (one.sort, true);
            join(&mut read.incoming, one.incoming);
        }
        if !is_read {
            let is_large = archive.left_out.iter().any(|(_, why)| *why == LeftOut::TooLarge);
            let is_nested = archive.left_out.iter().any(|(_, why)| *why == LeftOut::Nested);
            return Err(match (is_large, is_nested) {
                (true, _) => ForeignError::TooLarge,
                (_, true) => ForeignError::Nested,
                _ => ForeignError::NotRecognised(FileKind::Zip),
            });
        }
    } else {
        let names = archive.files.iter().map(|it| it.name.as_str());
        let files: Vec<(&str, &str)> = names.zip(texts.iter().map(String::as_str)).collect();
        read.sort = sort_of(&kinds);
        read.incoming = linkedin::read_all(&files, &wish.owner, locale);
    }
    let others = archive.left_out.iter().filter(|(_, why)| *why != LeftOut::OtherKind);
    read.incoming.skipped.extend(others.map(|(name, _)| left_out(name, WhySkipped::NotUnpacked)));
    Ok(read)
}

/// A file of an archive that is not read.
fn left_out(name: &str, why: WhySkipped) -> SkippedEntry {
    SkippedEntry { row: 0, name: name.to_owned(), why, is_whole: true }
}

/// Appends the content of another file, whose people are then counted from the end of these.
fn join(all: &mut Incoming, mut more: Incoming) {
    let first = all.people.len();
    for person in &mut more.people {
        person.relations.iter_mut().for_each(|it| it.1 += first);
        person.met_through = person.met_through.map(|it| it + first);
    }
    for participant in more.meetings.iter_mut().flat_map(|it| &mut it.with) {
        participant.index = participant.index.map(|it| it + first);
    }
    let series = all.meetings.iter().filter_map(|it| it.series).max().map_or(0, |it| it + 1);
    more.meetings.iter_mut().for_each(|it| it.series = it.series.map(|it| it + series));
    all.people.append(&mut more.people);
    all.meetings.append(&mut more.meetings);
    all.skipped.append(&mut more.skipped);
    all.owner.append(&mut more.owner);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ForeignError, Wish, read};
    use crate::formats::file_kind::FileKind;
    use crate::formats::foreign::FileSort;

    fn sort(bytes: &[u8]) -> Result<FileSort, ForeignError> {
        read(bytes, &Wish::default(), "2026-11-22".parse().unwrap(), &|_| ()).map(|it| it.sort)
    }

    #[test]
    fn a_file_is_read_by_its_content() {
        #[track_caller]
        fn check(text: &str, expected: FileSort) {
            assert_eq!(sort(text.as_bytes()), Ok(expected), "{text}");
            assert_eq!(sort(format!("\u{feff}{text}").as_bytes()), Ok(expected), "with a mark: {text}");
            assert_eq!(sort(text.replace('\n', "\r\n").as_bytes()), Ok(expected), "of Windows: {text}");
            let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            assert_eq!(sort(&utf16), Ok(expected), "in UTF-16: {text}");
        }
        check("BEGIN:VCARD\nVERSION:2.1\nN:Silva;Ana\nEND:VCARD\n", FileSort::VCard);
        check("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", FileSort::Calendar);
        check(
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Silva,,,,,\n",
            FileSort::LinkedIn,
        );
        check(
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n",
            FileSort::LinkedInMessages,
        );
        check(
            "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value\nAna,,Silva,,,\n",
            FileSort::Google,
        );
        check(
            "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Phone,\
             Mobile Phone,Categories,E-mail Address,E-mail Type,E-mail Display Name,Web Page\n\
             ,Ana,,Silva,,,,,,,,,,,,\n",
            FileSort::Outlook,
        );
        check(
            "First Name,Last Name,Display Name,Nickname,Primary Email\nAna,Silva,Ana Silva,,\n",
            FileSort::Thunderbird,
        );
        check("Name;Telefon\nAna Silva;+351 912 345 678\n", FileSort::Table);
        check("31/12/23, 22:15 - Ana: See you\n31/12/23, 22:16 - Luis: Yes\n", FileSort::WhatsApp);
        check("[12.10.26, 20:14:03] Ana: See you\n[12.10.26, 20:15:00] Luis: Yes\n", FileSort::WhatsApp);
        check("Ana Silva\nLuis Ortega\n", FileSort::Names);
    }

    #[test]
    fn a_table_of_which_nothing_is_known_is_offered_with_its_columns() {
        #[track_caller]
        fn check(text: &str, expected: Option<FileSort>) {
            assert_eq!(sort(text.as_bytes()).ok(), expected, "{text}");
        }
        let table = Some(FileSort::Table);
        check("Wer;Wof\u{fc}r;Seit\nAna Silva;Garten;lange\nBo Ek;Musik;kurz\n", table);
        check("Ki,Mit\u{151}l,Mikor\nAna Silva,Kert,tavaly\nBo Ek,Zene,id\u{e9}n\n", table);
        check("Kdo\tOdkud\nAna Silva\tKino\n", table);
        check("1,2,3\n4,5,6\n7,8,9\n", table);
        // Names of people with commas between them stay a list, and words stay words.
        check("Ana Silva, Bo Ek, Kim Lee\n", Some(FileSort::Names));
        check("Silva, Ana\nEk, Bo\n", Some(FileSort::Names));
        check("This is a letter, as people write them to each other.\nIt goes on for a while and ends here.\n", None);
    }

    #[test]
    fn any_other_file_is_named() {
        let check = |bytes: &[u8], expected| assert_eq!(sort(bytes), Err(ForeignError::NotRecognised(expected)));
        check(b"", FileKind::Empty);
        check(b"%PDF-1.4\n", FileKind::Pdf);
        check(b"{\"a\": 1}", FileKind::Json);
        check(&[0, 1, 2], FileKind::Unknown);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = sort(&bytes);
        }
    }
}
