//! Why a file is not opened.

use crate::formats::backup::{BackupProblem, Expected, Place};
use crate::formats::encoding::Encoding;
use crate::formats::file_kind::FileKind;
use crate::formats::foreign::ForeignError;
use crate::formats::import::ImportError;
use crate::formats::jwe::JweError;
use crate::ui::text::catalogue::sentences;
use crate::ui::text::join;

sentences! {
    empty: "The file is empty.";
    opens_only: "Kith reads its own backups, address books (vCard), calendars (iCalendar), chats from WhatsApp, exports of Monica, and tables from LinkedIn, Google, Outlook and others.";
    vcard: "This is a vCard file.";
    calendar: "This is a calendar file.";
    ldif: "This is an LDIF file.";
    csv: "This is a table (CSV).";
    zip: "This is a zip archive.";
    gzip: "This is a file compressed with gzip.";
    office: "This is an office document.";
    pdf: "This is a PDF document.";
    picture: "This is a picture.";
    html: "This is a web page.";
    xml: "This is an XML file.";
    monica: "This is an export of Monica.";
    json: "This is a JSON file of another program.";
    rtf: "This is a text document (RTF).";
    mail: "This is an e-mail.";
    archive: "This is an archive.";
    database: "This is a database.";
    media: "This is a sound or a video.";
    utf16: "This is text in UTF-16.";
    plain_text: "This is plain text.";
    unknown: "Kith does not know this kind of file.";

    nested: "This archive holds another archive. Unpack it first, and open that one.";
    archive_too_large: "This archive unpacks to more than Kith reads at once. Open the files in it one by one.";
    foreign_damaged: "The file was cut or altered, and nothing of it can be read. Export it again.";
    monica_sql: "This is an export of Monica as SQL. Kith reads the JSON export: in Monica, under Settings, Export.";

    western: "The text of this file is in an old encoding of Windows (Windows-1252 or Latin-1), and Kith reads UTF-8. Save it as UTF-8 and open it again.";
    damaged_utf8: "The text of this file is not valid UTF-8: it was cut or altered, or it mixes two encodings.";
    damaged_utf16: "The text of this file is not valid UTF-16: it was cut or altered.";
    utf32: "The text of this file is in UTF-32, and Kith reads UTF-8. Save it as UTF-8 and open it again.";

    too_large: "The file is too large to be a Kith backup.";
    cut(line): "The file cannot be read past line {line}: it was cut or altered there.";
    not_ours: "This is a JSON file and not a Kith backup: the file does not begin with \"format\": \"kith-backup\".";
    newer(version): "The file was written by a newer version of Kith (format {version}). Update this one first. Nothing was changed.";
    altered(line): "The file was altered after it was written: its checksum, on line {line}, does not fit. If you altered it yourself, remove that line and open it again.";

    /// A place in a file: an entry of a list.
    entry(number, list): "entry {number} of “{list}”";
    /// A place in a file: a part with a name.
    part(name): "“{name}”";
    no_version: "The file cannot be read: it names no format that Kith knows.";
    no_object(place): "The file cannot be read: {place} is not an object.";
    no_list(place): "The file cannot be read: {place} is not a list.";
    no_id(place): "The file cannot be read: {place} has no id.";
    no_kind(place): "The file cannot be read: {place} is of no known kind.";
    no_timestamp(place): "The file cannot be read: {place} is not 24 hexadecimal digits.";
    no_count(place): "The file cannot be read: the count of {place} is not the number of entries.";
    too_deep(place): "The file cannot be read: something in {place} is nested too deeply.";
    no_field_name(place): "The file cannot be read: a field in {place} has no valid name.";
    too_many_kinds: "The file cannot be read: it has too many kinds of entries that this version does not know.";

    not_sealed: "It is not an encrypted file.";
    end_missing: "The file was cut on its way: its end is missing.";
    unsupported: "It was encrypted in a way that Kith does not know.";
    unsupported_name(name): "It was encrypted in a way that Kith does not know ({name}).";
    wrong_passphrase: "The passphrase does not open it. Capital letters and spaces count.";
    damaged: "The passphrase is right, but the file was changed or cut on its way.";
}

/// Why a file is not imported.
pub(crate) fn import(error: &ImportError) -> String {
    match error {
        ImportError::Empty => empty().to_owned(),
        ImportError::NotRecognised(kind) => join(&[this_is(*kind), opens_only()], " "),
        ImportError::Encoding(it) => encoding(*it).to_owned(),
        ImportError::Foreign(ForeignError::MonicaSql) => monica_sql().to_owned(),
        ImportError::Foreign(ForeignError::NotRecognised(kind)) => join(&[this_is(*kind), opens_only()], " "),
        ImportError::Foreign(ForeignError::Nested) => nested().to_owned(),
        ImportError::Foreign(ForeignError::TooLarge) => archive_too_large().to_owned(),
        ImportError::Foreign(ForeignError::Damaged) => foreign_damaged().to_owned(),
        ImportError::Backup(problem) => backup(problem),
    }
}

/// Why a text in this encoding is not read.
fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Western => western(),
        Encoding::DamagedUtf8 => damaged_utf8(),
        Encoding::DamagedUtf16 => damaged_utf16(),
        Encoding::Utf32 => utf32(),
    }
}

/// A sentence that names the kind of a file.
fn this_is(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Empty => empty(),
        FileKind::VCard => vcard(),
        FileKind::Calendar => calendar(),
        FileKind::Ldif => ldif(),
        FileKind::Csv => csv(),
        FileKind::Zip => zip(),
        FileKind::Gzip => gzip(),
        FileKind::Office | FileKind::OldOffice => office(),
        FileKind::Pdf => pdf(),
        FileKind::Picture => picture(),
        FileKind::Html => html(),
        FileKind::Xml => xml(),
        FileKind::Monica => monica(),
        FileKind::Json => json(),
        FileKind::Rtf => rtf(),
        FileKind::Mail => mail(),
        FileKind::Archive => archive(),
        FileKind::Database => database(),
        FileKind::Media => media(),
        FileKind::Utf16 => utf16(),
        FileKind::Text => plain_text(),
        FileKind::Unknown => unknown(),
    }
}

fn backup(problem: &BackupProblem) -> String {
    match problem {
        BackupProblem::Empty => empty().to_owned(),
        BackupProblem::TooLarge => too_large().to_owned(),
        BackupProblem::Encoding(it) => encoding(*it).to_owned(),
        BackupProblem::Cut { line } => cut(line),
        BackupProblem::NotOurs => not_ours().to_owned(),
        BackupProblem::Newer { version } => newer(version),
        BackupProblem::Altered { line } => altered(line),
        BackupProblem::Shape { place, expected } => shape(place, *expected),
    }
}

fn shape(place: &Place, expected: Expected) -> String {
    let place = match place.entry {
        Some(number) => entry(&number, &place.member),
        None => part(&place.member),
    };
    match expected {
        Expected::Version => no_version().to_owned(),
        Expected::Object => no_object(&place),
        Expected::List => no_list(&place),
        Expected::Id => no_id(&place),
        Expected::Kind => no_kind(&place),
        Expected::Timestamp => no_timestamp(&place),
        Expected::Count => no_count(&place),
        Expected::Shallow => too_deep(&place),
        Expected::FieldName => no_field_name(&place),
        Expected::FewUnknownKinds => too_many_kinds().to_owned(),
    }
}

/// Why an encrypted file is not decrypted.
pub(crate) fn decrypt(error: &JweError) -> String {
    let sentence = match error {
        JweError::NotSealed => not_sealed(),
        JweError::Cut => end_missing(),
        JweError::Unsupported(name) if !name.is_empty() => return unsupported_name(name),
        JweError::Unsupported(_) => unsupported(),
        JweError::WrongPassphrase => wrong_passphrase(),
        JweError::Damaged => damaged(),
    };
    sentence.to_owned()
}
