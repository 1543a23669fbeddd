//! Writes people as a table (RFC 4180) for spreadsheets and address books: a header in plain English, and one row for
//! each person. Addresses and numbers have a column for each kind and place ("Work e-mail 1"), so that a reader of
//! headers knows what they are; `foreign/table/mapped` reads the table back.
//!
//! The text begins with a byte-order mark, because Excel takes a table without one for the encoding of the country.

use csv::{Terminator, WriterBuilder};

use crate::domain::{Address, Book, Circle, ContactMethod, ImportantDate, Person, PersonId, display_name, label_key};

/// The kinds of addresses and numbers that have columns of their own, with their words in the header. Further kinds
/// share the columns without a word.
const MAILS: [(&str, &str); 3] = [("work", "Work e-mail"), ("home", "Home e-mail"), ("", "E-mail")];
const PHONES: [(&str, &str); 6] = [
    ("mobile", "Mobile phone"),
    ("work", "Work phone"),
    ("home", "Home phone"),
    ("fax", "Fax"),
    ("pager", "Pager"),
    ("", "Phone"),
];
const PROFILES: [(&str, &str); 2] = [("linkedin", "LinkedIn profile"), ("", "Profile")];
const ADDRESSES: [(&str, &str); 3] = [("work", "Work address"), ("home", "Home address"), ("", "Address")];

/// Reads the cell of a person.
type Cell = fn(&Person) -> String;

/// Reads the cell of a person with more than the person.
type CellOf<'a> = dyn Fn(PersonId, &Person) -> String + 'a;

/// A column: its name, and the cell of a person.
struct Column<'a> {
    name: String,
    cell: Box<CellOf<'a>>,
}

/// Writes the people for whom `chosen` is true. A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
///
/// # Examples
///
/// ```
/// use kith::formats::{backup, csv};
///
/// let book = backup::read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "role": "=1+1", "emails": [{"kind": "work", "value": "ana@northwind.example"}]}]}"#,
/// )?
/// .book;
/// let text = csv::write(&book, &|_| true);
/// assert!(text.starts_with("\u{feff}Name,Prefix,Given name,"));
/// assert!(text.contains(",'=1+1,"));
/// assert!(text.contains("Work e-mail 1"));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn write(book: &Book, chosen: &dyn Fn(PersonId) -> bool) -> String {
    let people: Vec<(PersonId, &Person)> = book.people.iter().filter(|(id, _)| chosen(*id)).collect();
    let columns = columns(book, &people);
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory cannot fail, and every record has the same number of cells.
    let mut record = |cells: Vec<String>| _ = writer.write_record(cells);
    record(columns.iter().map(|it| it.name.clone()).collect());
    for (id, person) in &people {
        record(columns.iter().map(|it| neutral((it.cell)(*id, person))).collect());
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8(bytes).unwrap_or_default())
}

/// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection").
fn neutral(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

fn columns<'a>(book: &'a Book, people: &[(PersonId, &Person)]) -> Vec<Column<'a>> {
    let mut columns = vec![text("Name", display_name)];
    columns.extend(NAMES.map(|(name, read)| text(name, read)));
    columns.extend(numbered(people, &MAILS, |it, kind| methods(it.emails.iter(), &MAILS, kind)));
    columns.extend(numbered(people, &PHONES, |it, kind| methods(it.phones.iter(), &PHONES, kind)));
    columns.extend(numbered(people, &PROFILES, |it, kind| methods(it.profiles.iter(), &PROFILES, kind)));
    columns.extend(numbered(people, &ADDRESSES, addresses));
    columns.extend(DETAILS.map(|(name, read)| text(name, read)));
    let last = move |id| book.last_with(id).map(|it| it.to_string()).unwrap_or_default();
    columns.push(Column { name: "Last exchange".to_owned(), cell: Box::new(move |id, _| last(id)) });
    columns.push(text("Notes", |it| it.notes.clone()));
    columns
}

/// The columns before the addresses and numbers.
const NAMES: [(&str, Cell); 11] = [
    ("Prefix", |it| it.prefix.clone()),
    ("Given name", |it| it.given.clone()),
    ("Middle name", |it| it.middle.clone()),
    ("Family name", |it| it.family.clone()),
    ("Suffix", |it| it.suffix.clone()),
    ("Nickname", |it| it.nickname.clone()),
    ("Pronouns", |it| it.pronouns.clone()),
    ("Organisation", |it| it.organisation.clone()),
    ("Department", |it| it.department.clone()),
    ("Role", |it| it.role.clone()),
    ("Place", |it| it.place.clone()),
];

/// The columns after them.
const DETAILS: [(&str, Cell); 7] = [
    ("Birthday", |it| date(it, "birthday")),
    ("Anniversary", |it| date(it, "anniversary")),
    ("Other dates", other_dates),
    ("Circle", |it| it.circle.map_or("", Circle::word).to_owned()),
    ("Tags", |it| it.tags.join("; ")),
    ("Groups", |it| it.groups.join("; ")),
    ("Knows about", |it| it.known_words().join("; ")),
];

fn text<'a>(name: &str, read: Cell) -> Column<'a> {
    Column { name: name.to_owned(), cell: Box::new(move |_, person| read(person)) }
}

/// A column for each kind and place that a person of the table needs.
fn numbered<'a>(
    people: &[(PersonId, &Person)],
    kinds: &[(&'static str, &'static str)],
    read: impl Fn(&Person, &str) -> Vec<String> + Copy + 'a,
) -> Vec<Column<'a>> {
    let column = |(kind, name): (&'static str, &'static str), at: usize| Column {
        name: format!("{name} {}", at + 1),
        cell: Box::new(move |_, person| read(person, kind).into_iter().nth(at).unwrap_or_default()),
    };
    let width = |kind: &str| people.iter().map(|(_, it)| read(it, kind).len()).max().unwrap_or_default();
    kinds.iter().flat_map(|kind| (0..width(kind.0)).map(move |at| column(*kind, at))).collect()
}

/// The kind of the columns for a value: its first one with columns of its own, else the one without a word.
fn column_kind(kind: &str, kinds: &[(&'static str, &str)]) -> &'static str {
    let known = |it: &str| kinds.iter().find(|known| known.0 == label_key(it)).map(|it| it.0);
    kind.split(", ").find_map(known).unwrap_or_default()
}

/// The addresses or numbers of a kind, the preferred one first.
fn methods<'a>(
    methods: impl Iterator<Item = &'a ContactMethod> + Clone,
    kinds: &[(&'static str, &str)],
    kind: &str,
) -> Vec<String> {
    let of_kind = methods.filter(|it| column_kind(&it.kind, kinds) == kind);
    let first = of_kind.clone().filter(|it| it.preferred);
    first.chain(of_kind.filter(|it| !it.preferred)).map(|it| it.value.clone()).collect()
}

fn addresses(person: &Person, kind: &str) -> Vec<String> {
    let of_kind = |it: &&Address| column_kind(&it.kind, &ADDRESSES) == kind;
    person.addresses.iter().filter(of_kind).map(|it| it.value.clone()).collect()
}

/// Whether a date has a column of its own: the first of its kind.
fn is_first(person: &Person, date: &ImportantDate) -> bool {
    let key = label_key(&date.kind);
    let first = person.dates.iter().find(|it| label_key(&it.kind) == key);
    ["birthday", "anniversary"].contains(&key.as_str()) && first == Some(date)
}

fn date(person: &Person, kind: &str) -> String {
    let first = person.dates.iter().find(|it| label_key(&it.kind) == kind);
    first.and_then(|it| it.when).map(|it| it.to_string()).unwrap_or_default()
}

fn other_dates(person: &Person) -> String {
    let other = person.dates.iter().filter(|it| !is_first(person, it));
    let shown = other.filter_map(|it| Some(format!("{}: {}", it.kind, it.when?)));
    shown.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::domain::tests::{add, ctx};
    use crate::domain::{Book, ContactMethod, ImportantDate, Person};
    use crate::formats::foreign::{FileSort, IncomingPerson, Wish, read};

    fn method(kind: &str, value: &str, preferred: bool) -> ContactMethod {
        ContactMethod { kind: kind.into(), value: value.into(), preferred }
    }

    fn ana() -> Person {
        Person {
            prefix: "Dr.".into(),
            given: "Ana".into(),
            middle: "M.".into(),
            family: "Silva".into(),
            organisation: "Northwind, \"North\"".into(),
            role: "Accountant".into(),
            emails: [method("work", "ana@northwind.example", false), method("home", "ana@home.example", true)]
                .into_iter()
                .collect(),
            phones: [method("mobile", "+351 912 345 678", false), method("the boat", "+351 213 000 000", false)]
                .into_iter()
                .collect(),
            profiles: [method("linkedin", "https://www.linkedin.com/in/ana-silva", false)].into_iter().collect(),
            place: "Lisbon".into(),
            dates: [ImportantDate {
                kind: "birthday".into(),
                when: "--04-12".parse().ok(),
                ..ImportantDate::default()
            }]
            .into_iter()
            .collect(),
            tags: ["supplier".into(), "chess".into()].into_iter().collect(),
            notes: "One line\nand another".into(),
            ..Person::default()
        }
    }

    fn read_back(text: &str) -> Vec<IncomingPerson> {
        let file = read(text.as_bytes(), &Wish::default(), "2026-11-26".parse().unwrap(), &|_| ()).unwrap();
        assert_eq!(file.sort, FileSort::Table);
        assert_eq!(file.incoming.skipped, []);
        file.incoming.people
    }

    #[test]
    fn a_table_is_read_back() {
        let mut book = Book::default();
        add(&mut book, ana(), &ctx(0, 1));
        let wang = Person { given: "子涵".into(), family: "王".into(), ..Person::default() };
        add(&mut book, wang.clone(), &ctx(1, 1));
        let people = read_back(&write(&book, &|_| true));
        let (back, ana) = (&people[0].person, ana());
        assert_eq!(back.name_parts(), ana.name_parts());
        let shown = |it: &Person| {
            (it.organisation.clone(), it.role.clone(), it.place.clone(), it.notes.clone(), it.dates.clone())
        };
        assert_eq!(shown(back), shown(&ana));
        let values = |it: &mut dyn Iterator<Item = &ContactMethod>| {
            it.map(|it| (it.kind.clone(), it.value.clone())).collect::<Vec<_>>()
        };
        assert_eq!(values(&mut back.emails.iter()), values(&mut ana.emails.iter()));
        let phones = values(&mut back.phones.iter());
        assert_eq!(phones[0], (String::new(), "+351 213 000 000".to_owned()), "another kind has no column");
        assert_eq!(phones[1], ("mobile".to_owned(), "+351 912 345 678".to_owned()));
        assert_eq!(values(&mut back.profiles.iter()), values(&mut ana.profiles.iter()));
        assert_eq!(people[0].labels, ["chess", "supplier"]);
        assert_eq!(people[1].person.name_parts(), wang.name_parts());
    }

    #[test]
    fn a_formula_is_text() {
        #[track_caller]
        fn check(role: &str, expected: &str) {
            let mut book = Book::default();
            add(&mut book, Person { given: "Ana".into(), notes: role.into(), ..Person::default() }, &ctx(0, 1));
            let text = write(&book, &|_| true);
            assert!(text.ends_with(&format!(",{expected}\r\n")), "{text}");
        }
        check("=HYPERLINK(1)", "'=HYPERLINK(1)");
        check("+1", "'+1");
        check("-1", "'-1");
        check("@SUM(1)", "'@SUM(1)");
        check("a=1", "a=1");
        check("=\"a, b\"", "\"'=\"\"a, b\"\"\"");
    }

    #[test]
    fn only_the_chosen_are_in_the_table() {
        let mut book = Book::default();
        add(&mut book, ana(), &ctx(0, 1));
        let text = write(&book, &|_| false);
        assert_eq!(text.lines().count(), 1);
        assert!(!text.contains("e-mail"), "no column without a cell: {text}");
    }
}
